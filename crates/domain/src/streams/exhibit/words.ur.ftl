# Words of an exhibit. A flag names the exhibit before what is wrong; of several exhibits of one raid
# it says how many they are, and names the first of them after it.

named-exhibit = { $exhibits ->
        [1] { $label }
       *[other] { $exhibits } عدد مال مقدمہ
    }
named-exhibits = { $exhibits ->
        [1] { "" }
       *[other] { " " }({ $label }{ $more ->
            [0] { "" }
           *[other] { " " }اور مزید { $more }
        })
    }

due-exhibit-number-pending = مال مقدمہ نمبر
flag-exhibit-number-pending = { named-exhibit }: مال مقدمہ نمبر، { $verdict }؛ آخری وقت { $due }{ named-exhibits }
ended-destroyed-without-number = نمبر کے بغیر تلف ہوا

flag-exhibit-no-diary = { named-exhibit }: قبضے میں لینے کی بابت روزنامچے میں کوئی رپٹ نہیں{ named-exhibits }
flag-exhibit-no-place = { named-exhibit }: ٹھیک جائے برآمدگی درج نہیں{ named-exhibits }
flag-exhibit-destroyed-alone = { named-exhibit }: تلف کیا گیا، دوسرا شخص ریکارڈ پر نہیں{ named-exhibits }
flag-exhibit-destroyed-again = { named-exhibit }: دوسری بار تلف کیا گیا{ named-exhibits }
flag-exhibit-wrong-holder = { named-exhibit }: { $how ->
        [deposited] مال خانے میں جمع کرانے والا
       *[handed_over] حوالے کرنے والا
    } آخری معلوم تحویل دار ({ $last ->
        [known] { $holder }
       *[nobody] کوئی نہیں
    }) سے مختلف ہے{ named-exhibits }
flag-exhibit-after-destruction = { named-exhibit }: تلف ہونے کے بعد منتقل کیا گیا{ named-exhibits }
flag-exhibit-seal-broken = { named-exhibit }: مہر وجہ بتائے بغیر توڑی گئی{ named-exhibits }
flag-exhibit-seal-unknown = { named-exhibit }: توڑی گئی مہر وہ نہیں جو آخر میں لگائی گئی تھی{ named-exhibits }
flag-exhibit-resealed = { named-exhibit }: مہر { $seal } سالم مہر { $under } کے اوپر لگائی گئی{ named-exhibits }
flag-exhibit-seal-differs = { named-exhibit }: مہر { $seal } کے تحت منتقل ہوا، جو آخر میں لگائی گئی مہر نہیں{ named-exhibits }

## exhibit.seized

exhibit-seized = مال مقدمہ کا اندراج
    .about = جب کوئی چیز یا پارسل قبضے میں لیا جائے۔ اس سے مال مقدمہ کا ریکارڈ کھلتا ہے؛ ایک پارسل میں دس ہزار سم کارڈ ایک ہی مال مقدمہ ہیں۔
    .line = مال مقدمہ قبضے میں لیا گیا: { $kind }، { $quantity }، نمبر: { $number }، تحویل: { $holder }
exhibit-seized--raid = چھاپہ
    .hint = جس چھاپے میں قبضے میں لیا گیا؛ چھاپے میں نہ ہو تو خالی چھوڑیں۔
exhibit-seized--kind = قسم
    .hint = کیا چیز ہے، مثلاً فون۔
exhibit-seized--quantity = تعداد
exhibit-seized--description = تفصیل
    .hint = ساخت، رنگ اور نشانات۔
exhibit-seized--number = مال مقدمہ نمبر
exhibit-seized--diary = رپٹ روزنامچہ
    .hint = روزنامچے کی وہ رپٹ جس میں اس کا ذکر ہے، نمبر اور تاریخ کے ساتھ۔
exhibit-seized--place = جائے برآمدگی
    .hint = ٹھیک جگہ، مثلاً ”دوسری منزل، دروازے کے ساتھ والی میز“۔
exhibit-seized--holder = تحویل دار
    .hint = جس کے پاس اب ہے، اس کا بیج نمبر یا ڈیسک۔
exhibit-seized--imei = آئی ایم ای آئی نمبر
    .hint = صرف ایک فون کا، 15 ہندسے۔

## exhibit.list_added

exhibit-list-added = فہرستِ اشیاء
    .about = جب پارسل میں موجود اشیاء کی فہرست بنے۔ اس کے ہیش سے بعد میں ثابت ہوتا ہے کہ فہرست وہی ہے۔
    .line = فہرستِ اشیاء شامل کی گئی، { $items } عدد
exhibit-list-added--sha256 = فہرست کا ہیش (SHA-256)
    .hint = 64 ہیکسا ڈیسیمل ہندسے۔
exhibit-list-added--items = تعداد اشیاء
    .hint = فہرست میں درج اشیاء کی تعداد۔

## exhibit.sealed

exhibit-sealed = سربمہر
    .about = جب مال مقدمہ پر مہر لگائی جائے۔
    .line = سربمہر کیا گیا: { $seal }
exhibit-sealed--seal = مہر
    .hint = مہر کا نشان، مثلاً { "\u2068" }S-9{ "\u2069" }۔

## exhibit.seal_broken

exhibit-seal-broken = مہر توڑی گئی
    .about = جب مال مقدمہ کی مہر معائنے کے لیے یا کسی اور وجہ سے توڑی جائے۔
    .line = { $why ->
        [none] مہر { $seal } توڑی گئی، وجہ درج نہیں
       *[other] مہر { $seal } توڑی گئی: { $why }
    }
exhibit-seal-broken--seal = مہر
    .hint = توڑی گئی مہر کا نشان۔
exhibit-seal-broken--why = وجہ
    .hint = کسی نے وجہ نہ بتائی ہو تو خالی چھوڑیں؛ اس صورت میں نشاندہی ہوتی ہے۔

## exhibit.deposited

exhibit-deposited = مال خانے میں جمع
    .about = جب مال مقدمہ مال خانے میں جمع کرایا جائے؛ اس کے بعد وہ مال خانے کی تحویل میں ہوتا ہے۔
    .line = { $from ->
        [none] مال خانے میں جمع ہوا: { $malkhana }
       *[other] { $from } نے مال خانے میں جمع کرایا: { $malkhana }
    }
exhibit-deposited--malkhana = مال خانہ
    .hint = مال خانے کا ڈیسک، جس کی تحویل میں اب مال مقدمہ ہے۔
exhibit-deposited--from = جمع کرانے والا
    .hint = بیج نمبر یا ڈیسک؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
exhibit-deposited--number = مال مقدمہ نمبر
    .hint = اگر رجسٹر نمبر 19 کا نمبر اب ملا ہو؛ ورنہ خالی چھوڑیں۔
exhibit-deposited--shelf = شیلف
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔

## exhibit.custody_transferred

exhibit-custody-transferred = حوالگی
    .about = جب مال مقدمہ کسی افسر، لیبارٹری یا عدالت کے حوالے کیا جائے۔ صرف وہی حوالے کر سکتا ہے جس کی تحویل میں ہو۔
    .line = { $from } نے { $to } کے حوالے کیا: { $purpose }
exhibit-custody-transferred--from = حوالے کرنے والا
    .hint = جس کی تحویل میں تھا، اس کا بیج نمبر یا ڈیسک۔
exhibit-custody-transferred--to = وصول کرنے والا
    .hint = جس کی تحویل میں اب ہے، اس کا بیج نمبر یا ڈیسک۔
exhibit-custody-transferred--purpose = غرض
    .hint = مثلاً معائنہ یا عدالت میں پیشی؛ کوئی نام نہ لکھیں۔
exhibit-custody-transferred--seal = مہر
    .hint = جس مہر کے تحت منتقل ہوا؛ سربمہر نہ ہو یا معلوم نہ ہو تو خالی چھوڑیں۔
exhibit-custody-transferred--road_certificate = راہداری
    .hint = نمبر اور تاریخ؛ راہداری نہ ہو تو خالی چھوڑیں۔

## exhibit.destroyed

exhibit-destroyed = تلفی
    .about = جب مال مقدمہ کسی حکم پر تلف کیا جائے۔ اس کے لیے دوسرا شخص لازم ہے، اور تلفی کے بعد مال مقدمہ کہیں منتقل نہیں ہو سکتا۔
    .line = تلف کیا گیا: { $order }
exhibit-destroyed--order = حکم
    .hint = عدالت، حکم کا نمبر اور تاریخ۔
exhibit-destroyed--second = دوسرا شخص
    .hint = موقع پر موجود شخص کا بیج نمبر یا ڈیسک؛ نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا۔

## Types

exhibit-number = مال مقدمہ نمبر
exhibit-number--given = نمبر مل چکا
    .line = { $malkhana } { $serial }/{ $year }
exhibit-number--given--malkhana = مال خانہ
    .hint = جس مال خانے کے رجسٹر نمبر 19 کا نمبر ہے۔
exhibit-number--given--station = مال خانے کا تھانہ
    .hint = جس تھانے یا سرکل کا مال خانہ ہے؛ سروس اسے فہرستِ مقامات سے خود درج کرتی ہے۔
exhibit-number--given--year = سال
    .hint = رجسٹر کا سال، مثلاً 2025۔
exhibit-number--given--serial = نمبر
    .hint = اس سال کے رجسٹر میں نمبر۔
exhibit-number--pending = نمبر زیرِ التوا
    .line = زیرِ التوا

## exhibit.examined

exhibit-examined = معائنہ
    .about = جب مال مقدمہ کا معائنہ لیبارٹری میں یا موقع پر ہو۔ معائنے کا نتیجہ بعد میں ناقابلِ مطالعہ کیا جا سکتا ہے؛ رپورٹ نمبر بدستور نظر آئے گا۔
    .line = معائنہ از { $by }{ $laboratory ->
        [none] { "" }
       *[other] ، { $laboratory }
    }{ $report ->
        [none] { "" }
       *[other] ، رپورٹ نمبر { $report }
    }
exhibit-examined--by = معائنہ کنندہ
    .hint = معائنہ کرنے والے کا بیج نمبر یا ڈیسک۔
exhibit-examined--laboratory = لیبارٹری
    .hint = مثلاً این سی سی آئی اے کی فرانزک لیبارٹری؛ معائنہ موقع پر ہوا ہو تو خالی چھوڑیں۔
exhibit-examined--report = رپورٹ نمبر
    .hint = رپورٹ ابھی نہیں آئی تو خالی چھوڑیں۔
exhibit-examined--finding = نتیجہ
    .hint = مختصراً کیا پایا گیا؛ اصل رپورٹ بعد میں منسلک ہو گی۔
