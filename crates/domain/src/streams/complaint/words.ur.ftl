# Words of a complaint. Nothing is due and nothing is flagged of it alone.

## complaint.received

complaint-received = شکایت موصول
    .about = جب کسی متاثرہ شخص یا ادارے کی شکایت موصول ہو۔ اسے کسی بھی تصدیق سے پہلے درج کریں۔
    .line = شکایت موصول ہوئی، { $city }{ $loss ->
        [none] { "" }
       *[other] ، نقصان { $loss }
    }
complaint-received--complainant = شکایت کنندہ
    .hint = شخص یا ادارے کا نام؛ گمنام شکایت میں خالی چھوڑیں۔
complaint-received--city = شہر
    .hint = وہ شہر جس سے شکایت متعلق ہے۔
complaint-received--circle = سرکل
    .hint = جس سرکل کو شکایت بھیجی گئی؛ ابھی نہ بھیجی گئی ہو تو خالی چھوڑیں۔
complaint-received--loss = مالی نقصان
    .hint = ضائع ہونے والی رقم؛ نقصان نہ ہوا ہو یا معلوم نہ ہو تو خالی چھوڑیں۔
complaint-received--payment_route = ادائیگی کا ذریعہ
    .hint = بینک، والٹ، کارڈ یا کرپٹو کرنسی؛ معلوم ہو تو اکاؤنٹ بھی لکھیں۔
complaint-received--centres = شکایت میں مذکور سینٹر
    .hint = ریکارڈ پر موجود وہ سینٹر جن کا شکایت میں ذکر ہے؛ کوئی نہ ہو تو خالی چھوڑیں۔
complaint-received--caller = کال کرنے والا نمبر
    .hint = جیسا شکایت کنندہ نے دیکھا، جمع کے نشان اور ملک کے کوڈ کے ساتھ، درمیان میں خالی جگہ کے بغیر، مثلاً { "\u2068" }+92{ "\u2069" } سے شروع۔
complaint-received--summary = تفصیلِ شکایت
    .hint = شکایت کنندہ کے الفاظ میں، ضرورت ہو تو مختصر کر کے۔

## complaint.verified

complaint-verified = شکایت کی تصدیق
    .about = جب پڑتال پر شکایت درست پائی جائے۔
    .line = شکایت کی تصدیق ہوئی
complaint-verified--finding = تصدیق کی بنیاد
    .hint = مثلاً بینک اسٹیٹمنٹ یا کال ریکارڈ؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## complaint.rejected

complaint-rejected = شکایت مسترد
    .about = جب شکایت مسترد کر کے داخل دفتر کر دی جائے۔
    .line = شکایت مسترد ہوئی: { $reason }
complaint-rejected--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔

## complaint.attached_to_case

complaint-attached-to-case = شکایت مثلِ مقدمہ سے منسلک
    .about = جب شکایت کسی مثلِ مقدمہ کا حصہ بنے۔
    .line = شکایت مثلِ مقدمہ سے منسلک ہوئی
complaint-attached-to-case--case = مثلِ مقدمہ
