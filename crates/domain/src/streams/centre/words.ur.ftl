# Words of a call centre.

due-centre-show-cause-answer = شوکاز نوٹس کا جواب
flag-centre-show-cause-answer = { due-centre-show-cause-answer }: { $verdict }؛ آخری وقت { $due }
flag-centre-stay-to-review = { stay-to-review }

## centre.registered

centre-registered = کال سینٹر کا اندراج
    .about = جب کوئی کال سینٹر، لائسنس یافتہ ہو یا نہ ہو، علم میں آئے۔ ہر سینٹر کا اندراج ایک ہی بار کریں؛ چھاپے، شکایات اور لائسنس اسی کا حوالہ دیتے ہیں۔
    .line = کال سینٹر کا اندراج ہوا، { $city }
centre-registered--name = سینٹر کا نام
    .hint = جو نام سینٹر خود استعمال کرتا ہے؛ معلوم نہ ہو تو خالی چھوڑیں۔
centre-registered--city = شہر
centre-registered--address = شہر میں پتہ
    .hint = مثلاً ”تیسری منزل، پلازہ 4، ایف 11 مرکز“۔
centre-registered--kind = سینٹر کی قسم
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
centre-registered--calls = کالوں کی سمت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
centre-registered--seats = نشستیں
    .hint = ایک وقت میں کتنے افراد کام کر سکتے ہیں؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.name_changed

centre-name-changed = نام کی تبدیلی
    .about = جب سینٹر کوئی اور نام اختیار کرے۔
    .line = نام تبدیل ہوا: { $name }
centre-name-changed--name = نام
    .hint = انگریزی حروف میں۔
centre-name-changed--name_urdu = نام (اردو)
    .hint = نہ ہو تو خالی چھوڑیں۔

## centre.identifier_recorded

centre-identifier-recorded = نمبر کا اندراج
    .about = جب سینٹر کا کسی ادارے سے ملا نمبر معلوم ہو۔
    .line = نمبر کا اندراج: { $kind } { $number }
centre-identifier-recorded--kind = نمبر کی قسم
    .hint = مثلاً این ٹی این۔
centre-identifier-recorded--number = نمبر

## centre.premises_added

centre-premises-added = احاطے کا اضافہ
    .about = جب سینٹر کا کوئی اور احاطہ ہو۔
    .line = احاطہ { $premises } کا اضافہ: { $role }، { $city }
centre-premises-added--premises = کوڈ
    .hint = آپ کا دیا ہوا مختصر کوڈ، جس سے دیگر اندراجات اس کا حوالہ دیتے ہیں، مثلاً { "\u2068" }main{ "\u2069" }۔
centre-premises-added--role = استعمال
centre-premises-added--city = شہر
centre-premises-added--address = شہر میں پتہ
    .hint = مثلاً ”تیسری منزل، پلازہ 4، ایف 11 مرکز“۔
centre-premises-added--seats = نشستیں
    .hint = ایک وقت میں کتنے افراد کام کر سکتے ہیں؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.premises_changed

centre-premises-changed = احاطے میں تبدیلی
    .about = جب احاطے کی معلومات بدل جائیں۔ سب کچھ آئندہ صورت کے مطابق لکھیں۔
    .line = احاطہ { $premises } میں تبدیلی: { $role }، { $city }
centre-premises-changed--premises = کوڈ
    .hint = اس ریکارڈ پر احاطے کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
centre-premises-changed--role = استعمال
centre-premises-changed--city = شہر
centre-premises-changed--address = شہر میں پتہ
    .hint = مثلاً ”تیسری منزل، پلازہ 4، ایف 11 مرکز“۔
centre-premises-changed--seats = نشستیں
    .hint = ایک وقت میں کتنے افراد کام کر سکتے ہیں؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.premises_closed

centre-premises-closed = احاطہ بند
    .about = جب سینٹر اس احاطے میں کام چھوڑ دے۔
    .line = احاطہ { $premises } بند ہوا{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-premises-closed--premises = کوڈ
    .hint = اس ریکارڈ پر احاطے کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
centre-premises-closed--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## centre.ip_range_changed

centre-ip-range-changed = انٹرنیٹ پتوں کی تبدیلی
    .about = سینٹر آئندہ انٹرنیٹ کے یہی پتے استعمال کرتا ہے، کوئی اور نہیں۔
    .line = { $ranges ->
        [none] آئندہ کوئی انٹرنیٹ پتہ نہیں
       *[other] آئندہ انٹرنیٹ پتے: { $ranges }
    }
centre-ip-range-changed--ranges = پتوں کے سلسلے
    .hint = ہر ایک سی آئی ڈی آر کی شکل میں، مثلاً { "\u2068" }203.0.113.0/24{ "\u2069" }؛ اب کوئی نہ ہو تو خالی چھوڑیں۔

## centre.caller_numbers_changed

centre-caller-numbers-changed = کال کرنے کے نمبروں کی تبدیلی
    .about = سینٹر آئندہ انہی نمبروں سے کال کرتا ہے، کسی اور سے نہیں۔
    .line = { $numbers ->
        [none] آئندہ کال کرنے کا کوئی نمبر نہیں
       *[other] آئندہ کال کرنے کے نمبر: { $numbers }
    }
centre-caller-numbers-changed--numbers = نمبر
    .hint = ہر نمبر پورا، یا ابتدائی ہندسے اور ستارہ، مثلاً { "\u2068" }+9221111*{ "\u2069" }؛ اب کوئی نہ ہو تو خالی چھوڑیں۔

## centre.remote_positions_declared

centre-remote-positions-declared = دیگر مقامات سے کام کرنے والے
    .about = جب سینٹر بتائے کہ اس کے کتنے افراد احاطے سے باہر کام کرتے ہیں۔
    .line = دیگر مقامات سے کام کرنے والے: { $positions }
centre-remote-positions-declared--positions = تعداد
    .hint = کتنے افراد احاطے سے باہر کام کرتے ہیں۔

## centre.key_person_appointed

centre-key-person-appointed = کلیدی فرد کی تقرری
    .about = جب کوئی شخص، اکیلا یا دوسروں کے ساتھ، سینٹر چلانے لگے۔
    .line = { $person } بطور { $role } مقرر
centre-key-person-appointed--person = شخص
    .hint = پہلے اس شخص کا اندراج کریں۔
centre-key-person-appointed--role = حیثیت
    .hint = مثلاً ڈائریکٹر۔

## centre.key_person_left

centre-key-person-left = کلیدی فرد کی علیحدگی
    .about = جب کوئی شخص سینٹر چلانا چھوڑ دے۔
    .line = { $person } علیحدہ{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-key-person-left--person = شخص
centre-key-person-left--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## centre.ownership_changed

centre-ownership-changed = ملکیت کی تبدیلی
    .about = آئندہ سینٹر کے مالک یہی ہیں، کوئی اور نہیں۔
    .line = ملکیت تبدیل ہوئی{ $persons ->
        [none] { "" }
       *[other] ؛ افراد: { $persons }
    }{ $firms ->
        [none] { "" }
       *[other] ؛ کمپنیاں: { $firms }
    }{ $others ->
        [none] { "" }
       *[other] ؛ دیگر: { $others }
    }
centre-ownership-changed--persons = افراد
    .hint = پہلے ہر ایک کا اندراج کریں۔
centre-ownership-changed--firms = کمپنیاں
    .hint = جو بطور سینٹر ریکارڈ پر ہیں۔
centre-ownership-changed--others = دیگر
    .hint = مثلاً بیرونِ ملک کی کوئی کمپنی؛ کسی شخص کا نام نہ لکھیں۔

## centre.client_relation_declared

centre-client-relation-declared = کلائنٹ کا اندراج
    .about = جب سینٹر کسی کلائنٹ کے لیے کال کرے۔
    .line = کلائنٹ: { $client }{ $service ->
        [none] { "" }
       *[other] ، { $service }
    }{ $until ->
        [none] { "" }
       *[other] ، { $until } تک
    }
centre-client-relation-declared--client = کلائنٹ
    .hint = کوئی ادارہ، مثلاً بینک یا ٹیلی کام کمپنی؛ کسی شخص کا نام نہ لکھیں۔
centre-client-relation-declared--service = کلائنٹ کے لیے کیا کام
    .hint = مثلاً بلوں کی بابت کالیں؛ معلوم نہ ہو تو خالی چھوڑیں۔
centre-client-relation-declared--until = کب تک
    .hint = معاہدہ کب ختم ہوتا ہے؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.client_relation_ended

centre-client-relation-ended = کلائنٹ سے تعلق ختم
    .about = جب سینٹر کسی کلائنٹ کے لیے کال کرنا چھوڑ دے۔
    .line = کلائنٹ سے تعلق ختم: { $client }
centre-client-relation-ended--client = کلائنٹ
    .hint = جیسا پہلے درج ہوا۔

## centre.closure_ordered

centre-closure-ordered = بندش کا حکم
    .about = جب سینٹر، یا اس کے کسی احاطے، کو بند کرنے کا حکم ہو۔
    .line = بندش کا حکم{ $premises ->
        [none] { "" }
       *[other] ، احاطہ { $premises }
    }{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }
centre-closure-ordered--premises = احاطے
    .hint = اس ریکارڈ پر ان کے کوڈ، مثلاً { "\u2068" }main{ "\u2069" }؛ سب بند ہوں تو خالی چھوڑیں۔
centre-closure-ordered--show_cause = شوکاز نوٹس
    .hint = اس سے پہلے کے نوٹس کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
centre-closure-ordered--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
centre-closure-ordered--reasons = وجوہات کی تفصیل
    .hint = جس حد تک سینٹر کو بتائی جا سکتی ہے۔
centre-closure-ordered--order = حکم
    .hint = نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔
centre-closure-ordered--appeal_within = اپیل کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## centre.closure_lifted

centre-closure-lifted = بندش ختم
    .about = جب بندش ختم کی جائے؛ جہاں تک بندش کا تعلق ہے، سینٹر دوبارہ کھل سکتا ہے۔
    .line = بندش ختم کی گئی{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-closure-lifted--closure = بندش
    .hint = بندش کے حکم کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
centre-closure-lifted--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## centre.premises_sealed

centre-premises-sealed = احاطہ سیل
    .about = جب کال سینٹر کا احاطہ سیل کیا جائے۔
    .line = احاطہ سیل کیا گیا{ $premises ->
        [none] { "" }
       *[other] : { $premises }
    }
centre-premises-sealed--premises = احاطہ
    .hint = اس ریکارڈ پر اس کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }؛ سب سیل ہوئے ہوں تو خالی چھوڑیں۔
centre-premises-sealed--order = حکم
    .hint = حکم کا نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.premises_unsealed

centre-premises-unsealed = احاطہ ڈی سیل
    .about = جب کال سینٹر کا سیل شدہ احاطہ کھول دیا جائے۔
    .line = احاطہ ڈی سیل کیا گیا{ $premises ->
        [none] { "" }
       *[other] : { $premises }
    }
centre-premises-unsealed--premises = احاطہ
    .hint = اس ریکارڈ پر اس کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }؛ سب ڈی سیل ہوئے ہوں تو خالی چھوڑیں۔
centre-premises-unsealed--order = حکم
    .hint = حکم کا نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.fine_imposed

centre-fine-imposed = جرمانہ عائد
    .about = جب سینٹر پر جرمانہ عائد کیا جائے۔
    .line = جرمانہ عائد ہوا: { $amount }{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }
centre-fine-imposed--amount = رقم
centre-fine-imposed--show_cause = شوکاز نوٹس
    .hint = اس سے پہلے کے نوٹس کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
centre-fine-imposed--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
centre-fine-imposed--reasons = وجوہات کی تفصیل
    .hint = جس حد تک سینٹر کو بتائی جا سکتی ہے۔
centre-fine-imposed--order = حکم
    .hint = نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔
centre-fine-imposed--pay_within = ادائیگی کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## centre.fine_waived

centre-fine-waived = جرمانہ معاف
    .about = جب جرمانہ پورا یا جزوی معاف کیا جائے۔
    .line = جرمانہ معاف ہوا: { $amount }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
centre-fine-waived--fine = جرمانہ
    .hint = وہ اندراج جس سے جرمانہ عائد ہوا۔
centre-fine-waived--amount = رقم
centre-fine-waived--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## centre.fine_paid

centre-fine-paid = جرمانے کی ادائیگی
    .about = جب جرمانہ پورا یا جزوی ادا ہو۔ ہر ادائیگی کا الگ اندراج کریں۔
    .line = جرمانہ ادا ہوا: { $amount }
centre-fine-paid--fine = جرمانہ
    .hint = وہ اندراج جس سے جرمانہ عائد ہوا۔
centre-fine-paid--amount = رقم
centre-fine-paid--receipt = رسید نمبر
    .hint = بینک کی رسید کا نمبر۔

## centre.licence_linked

centre-licence-linked = لائسنس منسلک
    .about = ایک لائسنس اس سینٹر کے احاطوں کا ہے۔ اسے سروس خود، لائسنس کے ریکارڈ کے اندراج کے ساتھ، درج کرتی ہے۔
    .line = منسلک: { $licence }، آخری دن { $to }{ $premises ->
        [none] { "" }
       *[other] ؛ احاطے: { $premises }
    }
centre-licence-linked--licence = لائسنس
centre-licence-linked--premises = احاطے
    .hint = اس ریکارڈ پر ان کے کوڈ۔
centre-licence-linked--to = آخری دن
    .hint = لائسنس کا۔

## centre.data_misuse_found

centre-data-misuse-found = ڈیٹا کا غلط استعمال
    .about = جب کسی شکایت، لائسنس کے ریکارڈ یا مقدمے سے معلوم ہو کہ اس سینٹر میں کلائنٹ کے ڈیٹا کا غلط استعمال ہوا۔
    .line = ڈیٹا کا غلط استعمال پایا گیا: { $found_in }{ $client ->
        [none] { "" }
       *[other] ؛ کلائنٹ: { $client }
    }
centre-data-misuse-found--found_in = کہاں پایا گیا
centre-data-misuse-found--client = کس کا ڈیٹا
    .hint = کلائنٹ، مثلاً کوئی بینک؛ کسی شخص کا نام نہ لکھیں۔ معلوم نہ ہو تو خالی چھوڑیں۔
centre-data-misuse-found--gist = کیا پایا گیا
    .hint = مختصراً؛ واقعات کی فہرست میں نہیں دکھایا جاتا۔

## centre.exemption_recorded

centre-exemption-recorded = استثنا کا اندراج
    .about = کسی قاعدے یا حکم کے مطابق سینٹر کو لائسنس کی ضرورت نہیں۔ اس کے بغیر یہ محض مفروضہ ہے۔
    .line = استثنا: { $kind }{ $rule ->
        [none] ، مفروضہ
       *[other] ، { $rule }
    }{ $until ->
        [none] { "" }
       *[other] ، { $until } تک
    }
centre-exemption-recorded--kind = کس حیثیت سے
    .hint = ایک کوڈ، مثلاً { "\u2068" }bank{ "\u2069" }۔
centre-exemption-recorded--rule = قاعدہ یا حکم
    .hint = نمبر اور تاریخ؛ کوئی نہ ہو تو خالی چھوڑیں۔
centre-exemption-recorded--until = آخری دن
    .hint = نہ ہو تو خالی چھوڑیں۔

## centre.exemption_ended

centre-exemption-ended = استثنا ختم
    .about = جب سینٹر کو دوبارہ لائسنس کی ضرورت ہو۔
    .line = استثنا ختم ہوا{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-exemption-ended--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## Types

centre-kind = سینٹر کی قسم
centre-kind--captive = ذاتی: اپنے ہی ادارے کے لیے کال کرتا ہے
    .line = ذاتی
centre-kind--outsourced = بیرونی خدمات: دوسرے اداروں کے لیے کال کرتا ہے
    .line = بیرونی خدمات
centre-kind--employment = ملازمت: لوگوں کو ملازمت دلاتا ہے
    .line = ملازمت

calls = کالوں کی سمت
calls--inbound = آنے والی: دوسرے اسے کال کرتے ہیں
    .line = آنے والی
calls--outbound = جانے والی: یہ دوسروں کو کال کرتا ہے
    .line = جانے والی
calls--both = دونوں
    .line = دونوں

misuse-found-in = غلط استعمال کہاں پایا گیا
misuse-found-in--complaint = کوئی شکایت
    .line = { $complaint }
misuse-found-in--licence = لائسنس پر کوئی خامی
    .line = { $licence }
misuse-found-in--case = کوئی مقدمہ
    .line = { $case }

## Numbers of authorities

code--ntn = این ٹی این
code--secp = ایس ای سی پی نمبر
code--pseb = پی ایس ای بی نمبر
code--strn = ایس ٹی آر این

## Roles of key persons

code--director = ڈائریکٹر
code--chief_executive = چیف ایگزیکٹو
code--partner = شراکت دار
code--site_manager = سائٹ مینیجر
code--compliance_officer = کمپلائنس افسر
code--it_manager = آئی ٹی مینیجر
code--data_protection_officer = ڈیٹا پروٹیکشن افسر
