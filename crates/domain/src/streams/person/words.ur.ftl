# Words of a person. Nothing is due and nothing is flagged of it alone.

# What a person is called whom nobody named or labelled.
person-unknown = نامعلوم { $sex-choice ->
        [female] عورت
        [male] مرد
       *[other] شخص
    }{ $ordinal ->
        [none] { "" }
       *[other] { " " }{ $ordinal }
    }

## person.recorded

person-recorded = شخص کا اندراج
    .about = جب کسی شخص کا ریکارڈ کھولا جائے، نام معلوم ہو یا نہ ہو۔ گرفتاری، کردار اور بطور ملزم نامزدگی کے اندراجات میں اسی ریکارڈ کا حوالہ دیا جاتا ہے۔
    .line = شخص کا اندراج ہوا: { $label ->
        [none] { person-unknown }
       *[other] { $label }
    }
person-recorded--label = پہچان
    .hint = نام لیے بغیر شخص کو کیا کہا جائے، مثلاً ”نامعلوم مرد 3“؛ واقعات کی فہرست میں یہی دکھایا جاتا ہے۔
person-recorded--ordinal = فہرست میں نمبر
    .hint = جس فہرست میں یہ شخص آیا، اس میں نمبر شمار، 1 سے؛ فہرست نہ ہو تو خالی چھوڑیں۔
person-recorded--name = نام
    .hint = جیسا شخص نے بتایا یا دستاویز میں ہے؛ معلوم نہ ہو تو خالی چھوڑیں۔
person-recorded--sex = جنس
    .hint = جیسا دیکھا گیا؛ معلوم نہ ہو تو خالی چھوڑیں۔
person-recorded--nationality = قومیت
    .hint = جیسا بتایا گیا؛ معلوم نہ ہو تو خالی چھوڑیں۔

## person.identified

person-identified = دستاویز سے شناخت
    .about = جب کسی دستاویز سے شخص کی شناخت ہو۔ جاری کرنے والے ادارے سے تصدیق شدہ شناختی کارڈ نمبر ایک ہی شخص کا ہو سکتا ہے۔
    .line = شناخت بذریعہ { $document }، { $checked ->
        [yes] تصدیق شدہ
       *[no] غیر تصدیق شدہ
    }
person-identified--document = دستاویز
    .hint = مثلاً شناختی کارڈ، پاسپورٹ یا پی او آر کارڈ۔
person-identified--number = دستاویز نمبر
    .hint = جیسا دستاویز پر ہے؛ شناختی کارڈ نمبر { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" } کی شکل میں لکھیں۔
person-identified--checked = تصدیق شدہ
    .hint = آیا جاری کرنے والے ادارے، مثلاً نادرا، سے تصدیق کرائی گئی۔

## person.alias_added

person-alias-added = عرفیت
    .about = جب شخص کسی اور نام سے بھی پکارا جاتا ہو۔
    .line = عرفیت درج ہوئی
person-alias-added--alias = عرف

## person.age_claimed

person-age-claimed = بیان کردہ عمر
    .about = جب شخص خود یا اس کی طرف سے کوئی اس کی عمر بتائے۔
    .line = بیان کردہ عمر: { $years } سال
person-age-claimed--years = عمر
    .hint = اُس وقت کی عمر، پورے سالوں میں۔

## person.age_determined

person-age-determined = عمر کا تعین
    .about = جب دستاویز، میڈیکل بورڈ یا عدالت کے ذریعے شخص کی عمر کا تعین ہو۔
    .line = عمر کا تعین: { $years } سال، بذریعہ { $by }
person-age-determined--years = عمر
    .hint = اُس وقت کی عمر، پورے سالوں میں۔
person-age-determined--by = تعین کا ذریعہ
    .hint = مثلاً میڈیکل بورڈ یا پیدائش کا سرٹیفکیٹ؛ کوئی نام نہ لکھیں۔

## person.role_observed

person-role-observed = کردار کا اندراج
    .about = جب کسی مقدمے میں شخص کا کوئی کردار سامنے آئے۔
    .line = کردار سامنے آیا: { $role }
person-role-observed--case = مثلِ مقدمہ
person-role-observed--role = کردار
    .hint = مثلاً کال کرنے والا یا بھرتی کرنے والا۔

## person.consular_notice_given

person-consular-notice-given = قونصلر اطلاع
    .about = جب گرفتار غیر ملکی کے سفارت خانے یا قونصل خانے کو گرفتاری کی اطلاع دی جائے، جیسا کہ ویانا کنونشن کا تقاضا ہے۔
    .line = قونصلر اطلاع دی گئی: { $mission }
person-consular-notice-given--mission = سفارت خانہ یا قونصل خانہ
    .hint = مثلاً چین کا سفارت خانہ، اسلام آباد۔

## person.guardian_informed

person-guardian-informed = سرپرست کو اطلاع
    .about = جب گرفتار نابالغ کے سرپرست کو گرفتاری کی اطلاع دی جائے۔
    .line = سرپرست کو اطلاع دی گئی
person-guardian-informed--guardian = سرپرست
    .hint = نام اور رشتہ؛ یہ واقعات کی فہرست میں نہیں دکھایا جاتا۔

## person.absconded

person-absconded = مفرور
    .about = جب شخص مفرور ہو: چھاپے سے، حراست سے یا عدالت سے۔
    .line = مفرور
person-absconded--from = کہاں سے مفرور
    .hint = مثلاً چھاپے کے دوران یا حراست سے؛ معلوم نہ ہو تو خالی چھوڑیں۔
