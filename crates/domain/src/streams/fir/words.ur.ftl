# Words of an FIR.

due-fir-challan = چالان
flag-fir-challan = { due-fir-challan }: { $verdict }؛ آخری وقت { $due }
due-fir-interim-challan = عبوری چالان یا چالان
flag-fir-interim-challan = { due-fir-interim-challan }: { $verdict }؛ آخری وقت { $due }
due-fir-remand-end = ریمانڈ کی مدت ختم ہونے پر پیشی
flag-fir-remand-end = { due-fir-remand-end }: { $verdict }؛ آخری وقت { $due }
ended-released-on-bail = ضمانت پر رہا
ended-discharged = ڈسچارج
ended-decided = سزا یا بریت
ended-fir-cancelled = ایف آئی آر خارج

flag-fir-remand-too-long = جسمانی ریمانڈ { $days } دن کا، جبکہ زیادہ سے زیادہ { $max } دن کی اجازت ہے
flag-fir-section-unknown = { $section } فہرستِ جرائم میں نہیں
flag-fir-section-not-in-force = { $section } بوقتِ وقوعہ نافذ نہیں تھی

## fir.lodged

fir-lodged = ایف آئی آر کا اندراج
    .about = جب دفعہ 154 ضابطہ فوجداری کے تحت ایف آئی آر درج ہو۔ درج ہونے کی تاریخ وقتِ کارروائی کے خانے میں لکھی جاتی ہے؛ چالان کی مہلت اسی سے شمار ہوتی ہے۔
    .line = ایف آئی آر{ $number ->
        [none] { "" }
       *[other] { " " }نمبر { $number }
    } درج ہوئی، { $station }{ $sections ->
        [none] { "" }
       *[other] : { $sections }
    }
fir-lodged--station = تھانہ یا سرکل
    .hint = پولیس کا تھانہ، یا ادارے کا سرکل جو اپنی ایف آئی آر خود درج کرتا ہے۔
fir-lodged--city = شہر
    .hint = جس شہر میں شمار ہو؛ مذکور نہ ہو تو خالی چھوڑیں۔
fir-lodged--number = ایف آئی آر نمبر
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
fir-lodged--sections = دفعات
    .hint = ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
fir-lodged--catalogue = فہرستِ جرائم کے مطابق
    .hint = اندراج کے وقت فہرستِ جرائم میں ان دفعات کی کیفیت؛ اسے سروس خود درج کرتی ہے۔
fir-lodged--offence = تاریخِ وقوعہ
    .hint = جس حد تک معلوم ہو؛ دفعات کا اس تاریخ پر نافذ ہونا لازم ہے۔
fir-lodged--raid = چھاپہ
    .hint = جس چھاپے کے نتیجے میں ایف آئی آر درج ہوئی؛ کوئی نہ ہو تو خالی چھوڑیں۔
fir-lodged--gist = خلاصہ
    .hint = ایف آئی آر کا مختصر مضمون۔

## fir.section_added

fir-section-added = دفعہ کا اضافہ
    .about = جب دورانِ تفتیش ایف آئی آر میں کوئی دفعہ ایزاد کی جائے۔
    .line = دفعہ ایزاد کی گئی: { $section }
fir-section-added--section = دفعہ
fir-section-added--catalogue = فہرستِ جرائم کے مطابق
    .hint = اندراج کے وقت فہرستِ جرائم میں اس دفعہ کی کیفیت؛ اسے سروس خود درج کرتی ہے۔

## fir.section_deleted

fir-section-deleted = دفعہ حذف
    .about = جب ایف آئی آر سے کوئی دفعہ حذف کی جائے۔
    .line = دفعہ حذف کی گئی: { $section }
fir-section-deleted--section = دفعہ
fir-section-deleted--reason = وجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## fir.accused_named

fir-accused-named = ملزم نامزد
    .about = جب کسی شخص کو، یا ایسے گروہ کو جس کی گنتی ہوئی ہو مگر نام درج نہ ہوں، اس ایف آئی آر میں ملزم نامزد کیا جائے۔
    .line = ملزم نامزد: { $who }
fir-accused-named--who = ملزم
fir-accused-named--role = کردار
    .hint = جو کردار سامنے آیا، مثلاً کال کرنے والا؛ معلوم نہ ہو تو خالی چھوڑیں۔
fir-accused-named--arrested = تاریخِ گرفتاری
    .hint = اگر خود ایف آئی آر میں درج ہو؛ گرفتاری کسی چھاپے کے ریکارڈ میں ہو تو خالی چھوڑیں۔
fir-accused-named--sex = جنس
    .hint = اگر خود ایف آئی آر میں درج ہو۔
fir-accused-named--nationality = قومیت
    .hint = اگر خود ایف آئی آر میں درج ہو۔

## fir.person_produced

fir-person-produced = مجسٹریٹ کے روبرو پیشی
    .about = جب ملزم کو مجسٹریٹ کے روبرو پیش کیا جائے۔ قانون کے مطابق یہ گرفتاری کے 24 گھنٹے کے اندر لازم ہے، سفر کا وقت اس میں شامل نہیں۔
    .line = مجسٹریٹ کے روبرو پیش کیا گیا: { $who }
fir-person-produced--who = ملزم
fir-person-produced--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
fir-person-produced--travel_minutes = سفر (منٹ)
    .hint = جائے گرفتاری سے عدالت تک؛ دفعہ 61 ضابطہ فوجداری کے تحت یہ وقت 24 گھنٹے میں شمار نہیں ہوتا۔

## fir.remand_granted

fir-remand-granted = ریمانڈ منظور
    .about = جب مجسٹریٹ ملزم کا جسمانی یا جوڈیشل ریمانڈ دے۔
    .line = { $custody } ریمانڈ{ $days ->
        [none] { "" }
       *[other] ، { $days } دن{ $days_asked ->
            [none] { "" }
           *[other] { " " }(استدعا { $days_asked } دن)
        }
    }: { $who }
fir-remand-granted--who = ملزم
fir-remand-granted--custody = ریمانڈ کی قسم
fir-remand-granted--days = منظور شدہ دن
    .hint = معلوم نہ ہوں تو خالی چھوڑیں۔
fir-remand-granted--days_asked = استدعا کردہ دن
    .hint = معلوم نہ ہوں تو خالی چھوڑیں۔
fir-remand-granted--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## fir.bail_granted

fir-bail-granted = ضمانت منظور
    .about = جب عدالت ملزم کی ضمانت منظور کرے۔
    .line = ضمانت منظور ہوئی: { $who }
fir-bail-granted--who = ملزم
fir-bail-granted--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## fir.bail_refused

fir-bail-refused = ضمانت نامنظور
    .about = جب عدالت ملزم کی درخواستِ ضمانت خارج کرے۔
    .line = ضمانت نامنظور ہوئی: { $who }
fir-bail-refused--who = ملزم
fir-bail-refused--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## fir.person_discharged

fir-person-discharged = ملزم ڈسچارج
    .about = جب مجسٹریٹ سماعتِ مقدمہ سے پہلے ملزم کو مقدمے سے ڈسچارج کرے۔
    .line = ڈسچارج: { $who } ({ $reason })
fir-person-discharged--who = ملزم
fir-person-discharged--reason = وجہ

## fir.interim_challan_submitted

fir-interim-challan-submitted = عبوری چالان پیش
    .about = جب تفتیش جاری ہو اور دفعہ 173 ضابطہ فوجداری کے تحت عبوری رپورٹ عدالت میں پیش کی جائے۔
    .line = عبوری چالان پیش کیا گیا
fir-interim-challan-submitted--accused = متعلقہ ملزمان
    .hint = سب ملزمان سے متعلق ہو تو خالی چھوڑیں۔
fir-interim-challan-submitted--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## fir.challan_submitted

fir-challan-submitted = چالان پیش
    .about = جب دفعہ 173 ضابطہ فوجداری کے تحت حتمی رپورٹ (چالان) عدالت میں پیش کی جائے۔
    .line = چالان پیش کیا گیا
fir-challan-submitted--accused = متعلقہ ملزمان
    .hint = سب ملزمان سے متعلق ہو تو خالی چھوڑیں۔
fir-challan-submitted--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## fir.convicted

fir-convicted = سزا
    .about = جب عدالت کسی دفعہ کے تحت ملزم کو مجرم قرار دے۔ ہر دفعہ کا الگ اندراج کریں۔
    .line = سزا زیرِ { $section }: { $who }
fir-convicted--who = ملزم
fir-convicted--section = دفعہ
fir-convicted--sentence = سزا کی تفصیل
    .hint = مثلاً دو سال قید اور 500,000 روپے جرمانہ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## fir.acquitted

fir-acquitted = بریت
    .about = جب عدالت کسی دفعہ کے تحت ملزم کو بری کرے۔ ہر دفعہ کا الگ اندراج کریں۔
    .line = بریت زیرِ { $section }: { $who }
fir-acquitted--who = ملزم
fir-acquitted--section = دفعہ

## fir.cancelled

fir-cancelled = ایف آئی آر خارج
    .about = جب ایف آئی آر خارج ہو جائے؛ اس کے بعد اس کے تحت کوئی کارروائی لازم نہیں رہتی۔
    .line = ایف آئی آر خارج ہوئی: { $reason }
fir-cancelled--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔

## Types

accused = ملزم
accused--person = ریکارڈ پر موجود شخص
    .line = { $person }
accused--unnamed = گروہ، جس کی گنتی ہوئی مگر نام درج نہیں
    .line = { $count ->
        [one] { $count } ملزم ({ $label })
       *[other] { $count } ملزمان ({ $label })
    }
accused--unnamed--count = تعداد
accused--unnamed--label = کون سے ملزمان
    .hint = ایک ایف آئی آر کے گروہوں میں امتیاز کے لیے، مثلاً ”جسمانی ریمانڈ والے“؛ کوئی نام نہ لکھیں۔

remand = ریمانڈ کی قسم
remand--physical = جسمانی (پولیس)
    .line = جسمانی
remand--judicial = جوڈیشل (جیل)
    .line = جوڈیشل

fir-number = ایف آئی آر نمبر
    .line = { $serial }/{ $year }
fir-number--year = سال
    .hint = رجسٹر کا سال، مثلاً 2025۔
fir-number--serial = نمبر
    .hint = اس سال کے رجسٹر میں نمبر۔

## How far it has come with an accused

stage-named = نامزد
stage-produced = پیش کیا گیا
stage-physical-remand = جسمانی ریمانڈ
stage-judicial-remand = جوڈیشل ریمانڈ
stage-on-bail = ضمانت پر
stage-discharged = ڈسچارج
stage-acquitted = بری
stage-convicted = سزا یافتہ

## fir.hearing_held

fir-hearing-held = سماعت
    .about = جب اس ایف آئی آر کے مقدمے کی عدالت میں سماعت ہو۔ اس میں جو فیصلہ ہو، جیسے ضمانت یا سزا، اس کا اندراج الگ سے ہوتا ہے۔
    .line = سماعت ہوئی{ $court ->
        [none] { "" }
       *[other] ، { $court }
    }{ $purpose ->
        [none] { "" }
       *[other] : { $purpose }
    }{ $next ->
        [none] { "" }
       *[other] ؛ آئندہ تاریخ { $next }
    }
fir-hearing-held--court = عدالت
    .hint = ماخذ میں درج نہ ہو تو خالی چھوڑیں۔
fir-hearing-held--purpose = کس غرض سے
    .hint = مثلاً فردِ جرم عائد ہونا یا شہادت؛ کوئی نام نہ لکھیں۔
fir-hearing-held--outcome = کارروائی کا نتیجہ
    .hint = مثلاً ملزم کی درخواست پر ملتوی۔
fir-hearing-held--next = آئندہ تاریخ
    .hint = آئندہ سماعت کب ہے؛ مقرر نہ ہوئی ہو تو خالی چھوڑیں۔
