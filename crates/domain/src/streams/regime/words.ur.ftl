# Words of the regime. Nothing is due and nothing is flagged of it alone.

## regime.adopted

regime-adopted = ضابطے کا نفاذ
    .about = نیا ضابطہ اپنے پہلے دن سے سابقہ ضابطے کی جگہ لیتا ہے۔ ایف آئی آر کی دفعات کی پڑتال اسی کی فہرستِ جرائم سے ہوتی ہے۔
    .line = ضابطہ منظور ہوا: { $title }، نافذ از { $effective_from }
regime-adopted--title = عنوان
regime-adopted--effective_from = تاریخِ نفاذ
    .hint = جس دن سے نافذ ہے، مثلاً { "\u2068" }2025-07-01{ "\u2069" }۔
regime-adopted--offences = فہرستِ جرائم
regime-adopted--source = ماخذ
    .hint = متعلقہ گزٹ، نوٹیفکیشن یا ایکٹ۔

## regime.holiday_declared

regime-holiday-declared = تعطیل کا اعلان
    .about = اس دن عدالتیں یا دفاتر بند ہیں۔ جس کام کا عدالت میں آخری دن یہ ہو، وہ عدالت کے اگلی بار کھلنے کے دن تک بھی بروقت شمار ہوتا ہے۔
    .line = { $of } { $day } کو بند: { $title }
regime-holiday-declared--day = دن
    .hint = مثلاً { "\u2068" }2025-07-05{ "\u2069" }؛ کئی دنوں کی تعطیل میں ہر دن الگ درج کریں۔
regime-holiday-declared--of = کیا بند ہے
regime-holiday-declared--title = موقع
    .hint = مثلاً عاشورہ، یا جولائی کا سیلاب۔
regime-holiday-declared--province = صوبہ
    .hint = اگر تعطیل ایک ہی صوبے میں ہو تو اس کا کوڈ؛ پورے ملک کی تعطیل ہو تو خالی چھوڑیں۔
regime-holiday-declared--source = ماخذ
    .hint = تعطیل کا نوٹیفکیشن۔

## Types

holiday-of = کیا بند ہے
holiday-of--everything = عدالتیں اور دفاتر
    .line = عدالتیں اور دفاتر
holiday-of--courts = عدالتیں
    .line = عدالتیں
holiday-of--offices = دفاتر
    .line = دفاتر

offence = جرم
offence--section = دفعہ
offence--title = عنوان
offence--title_verified = عنوان تصدیق شدہ
    .hint = آیا عنوان کسی ماخذ میں پڑھا گیا۔
offence--imprisonment_max = زیادہ سے زیادہ قید
    .hint = مثلاً تین سال؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--fine_pkr_max = زیادہ سے زیادہ جرمانہ (روپے)
    .hint = پورے روپوں میں؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--maximum_verified = سزا تصدیق شدہ
    .hint = آیا قید اور جرمانہ کسی ماخذ میں پڑھے گئے۔
offence--source = ماخذ
    .hint = یہ کہاں پڑھا گیا۔
offence--in_force_from = تاریخِ نفاذ
    .hint = جس حد تک معلوم ہو؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--in_force_until = نفاذ کا اختتام
    .hint = کب نافذ العمل نہ رہی؛ اب بھی نافذ ہو تو خالی چھوڑیں۔
