# Words of a case.

flag-case-frozen-without-permission = ڈائریکٹر جنرل کی اجازت کے بغیر اکاؤنٹ یا جائیداد منجمد کی گئی

## case.enquiry_opened

case-enquiry-opened = انکوائری کا آغاز
    .about = جب مقدمے سے پہلے انکوائری شروع کی جائے۔ اس سے نئی مثل کھلتی ہے۔
    .line = انکوائری شروع ہوئی
case-enquiry-opened--number = انکوائری نمبر
    .hint = ابھی نمبر نہ لگا ہو تو خالی چھوڑیں۔
case-enquiry-opened--title = عنوان
    .hint = معاملہ کیا ہے، کسی شخص کا نام لکھے بغیر۔
case-enquiry-opened--agency = تفتیشی ادارہ
    .hint = وہ ادارہ جس کی سربراہی میں کارروائی ہو رہی ہے، مثلاً این سی سی آئی اے۔
case-enquiry-opened--circle = سرکل
    .hint = اسی ادارے کا سرکل؛ معلوم نہ ہو تو خالی چھوڑیں۔
case-enquiry-opened--city = شہر

## case.enquiry_closed

case-enquiry-closed = انکوائری بند
    .about = جب انکوائری مقدمہ درج کیے بغیر ختم کی جائے۔
    .line = انکوائری بند کی گئی: { $reason }
case-enquiry-closed--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔

## case.case_opened

case-case-opened = مثلِ مقدمہ کا آغاز
    .about = جب مقدمے کی کارروائی شروع ہو۔ نئے ریکارڈ پر اس سے مثلِ مقدمہ کھلتی ہے؛ انکوائری کے بعد وہی مثل جاری رہتی ہے۔
    .line = { $operation ->
        [none] مثلِ مقدمہ کھولی گئی
       *[other] { $operation } کے تحت مثلِ مقدمہ کھولی گئی
    }
case-case-opened--title = عنوان
    .hint = معاملہ کیا ہے، کسی شخص کا نام لکھے بغیر۔
case-case-opened--agency = تفتیشی ادارہ
    .hint = وہ ادارہ جس کی سربراہی میں کارروائی ہو رہی ہے، مثلاً این سی سی آئی اے۔
case-case-opened--circle = سرکل
    .hint = اسی ادارے کا سرکل؛ معلوم نہ ہو تو خالی چھوڑیں۔
case-case-opened--city = شہر
case-case-opened--operation = آپریشن
    .hint = مثلاً آپریشن گرے؛ کسی آپریشن کا حصہ نہ ہو تو خالی چھوڑیں۔

## case.officer_assigned

case-officer-assigned = افسر کی تقرری
    .about = جب مقدمے پر کوئی افسر مقرر کیا جائے۔
    .line = { $officer } بطور { $role } مقرر
case-officer-assigned--officer = افسر
    .hint = بیج نمبر یا ڈیسک۔
case-officer-assigned--role = حیثیت
    .hint = مثلاً تفتیشی افسر۔

## case.officer_relieved

case-officer-relieved = افسر کی سبکدوشی
    .about = جب کسی افسر کو مقدمے سے سبکدوش کیا جائے۔
    .line = { $officer } سبکدوش: { $reason }
case-officer-relieved--officer = افسر
    .hint = بیج نمبر یا ڈیسک۔
case-officer-relieved--reason = وجہ

## case.lead_agency_changed

case-lead-agency-changed = تفتیشی ادارے کی تبدیلی
    .about = جب تفتیش کسی دوسرے ادارے کو منتقل ہو اور آئندہ وہی اس کی سربراہی کرے۔
    .line = آئندہ تفتیشی ادارہ { $agency }: { $reason }
case-lead-agency-changed--agency = نیا تفتیشی ادارہ
case-lead-agency-changed--reason = وجہ
    .hint = مثلاً تفتیش کی منتقلی کا حکم، مع نمبر۔

## case.warrant_obtained

case-warrant-obtained = وارنٹ کا حصول
    .about = جب عدالت وارنٹ جاری کرے؛ اس کی تعمیل الگ درج ہوتی ہے۔
    .line = وارنٹ نمبر { $number } مجاریہ { $court }: { $purpose }
case-warrant-obtained--number = وارنٹ نمبر
case-warrant-obtained--court = عدالت
case-warrant-obtained--purpose = غرض
    .hint = مثلاً کسی جگہ کی تلاشی؛ کسی شخص کا نام نہ لکھیں۔

## case.account_frozen

case-account-frozen = اکاؤنٹ منجمد
    .about = جب کسی بینک، والٹ یا ایکسچینج کا اکاؤنٹ منجمد کیا جائے۔ اس کے لیے ڈائریکٹر جنرل کی اجازت لازم ہے؛ اجازت کے بغیر نشاندہی ہوتی ہے۔
    .line = { $amount ->
        [none] { $bank } میں اکاؤنٹ منجمد کیا گیا
       *[other] { $bank } میں اکاؤنٹ منجمد کیا گیا، { $amount }
    }
case-account-frozen--account = اکاؤنٹ
    .hint = اکاؤنٹ نمبر یا والٹ ایڈریس؛ یہ واقعات کی فہرست میں نہیں دکھایا جاتا۔
case-account-frozen--bank = بینک یا ایکسچینج
case-account-frozen--amount = موجود رقم
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
case-account-frozen--permission = اجازت نامہ
    .hint = ڈائریکٹر جنرل کی اجازت کا نمبر اور تاریخ؛ ریکارڈ پر نہ ہو تو خالی چھوڑیں۔

## case.raid_linked

case-raid-linked = چھاپہ منسلک
    .about = جب ریکارڈ پر موجود کوئی چھاپہ اس مقدمے سے متعلق ہو۔ ایک چھاپہ کئی مقدمات سے متعلق ہو سکتا ہے۔
    .line = منسلک: { $raid }
case-raid-linked--raid = چھاپہ

## case.fir_linked

case-fir-linked = ایف آئی آر منسلک
    .about = جب ریکارڈ پر موجود کوئی ایف آئی آر اس مقدمے سے متعلق ہو۔
    .line = منسلک: { $fir }
case-fir-linked--fir = ایف آئی آر

## case.case_closed

case-case-closed = مثلِ مقدمہ بند
    .about = جب مثلِ مقدمہ بند کر دی جائے۔ اسے دوبارہ کھولا جا سکتا ہے۔
    .line = مثلِ مقدمہ بند کی گئی: { $reason }
case-case-closed--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔

## case.case_reopened

case-case-reopened = مثلِ مقدمہ کی بحالی
    .about = جب بند مثلِ مقدمہ دوبارہ کھولی جائے۔
    .line = مثلِ مقدمہ دوبارہ کھولی گئی: { $reason }
case-case-reopened--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔

## An agency that is not stated

agency-not-stated = ادارہ مذکور نہیں

## How far a case is

stage-enquiry = انکوائری
stage-open = زیرِ تفتیش
stage-closed = بند
