# Words of the gazetteer.

flag-place-ambiguous = یہ مقامات ایک ہی نام سے پکارے جاتے ہیں؛ جب تک اس نام کو کسی ایک سے منسوب نہ کیا جائے، یہ کسی کا شمار نہیں ہو گا

## gazetteer.place_added

gazetteer-place-added = مقام کا اضافہ
    .about = جب فہرستِ مقامات میں کوئی شہر، سرکل، تھانہ، مال خانہ یا صوبہ شامل کیا جائے۔ اس کا کوڈ کسی اور مقام کو کبھی نہیں دیا جاتا۔
    .line = مقام شامل کیا گیا: { $place }
gazetteer-place-added--place = مقام
gazetteer-place-added--source = ماخذ
    .hint = مقام کہاں پڑھا گیا؛ کہیں نہیں تو خالی چھوڑیں۔

## gazetteer.spelling_mapped

gazetteer-spelling-mapped = متن مقام سے منسوب
    .about = جب لکھا ہوا متن کسی مقام سے نہ ملے، یا کئی سے ملے۔ اس سے طے ہوتا ہے کہ کون سا مقام مراد ہے، سابقہ اندراجات میں بھی۔
    .line = { $typed } سے مراد { $code }، سابقہ اندراجات میں بھی
gazetteer-spelling-mapped--typed = متن
    .hint = جیسا لکھا گیا تھا۔
gazetteer-spelling-mapped--code = مقام
    .hint = مراد مقام کا کوڈ، مثلاً { "\u2068" }lahore{ "\u2069" }۔

## Types

# Where a place has no Urdu name, its English one stands.
entry = مقام
    .line = { $name_ur ->
        [none] { $name_en }
       *[other] { $name_ur }
    } ({ $code })
entry--code = کوڈ
    .hint = انگریزی حروف، ہندسے اور ڈیش، مثلاً { "\u2068" }lahore{ "\u2069" } یا { "\u2068" }PK-PB{ "\u2069" }؛ کسی اور مقام کو کبھی نہیں دیا جاتا۔
entry--kind = قسم
entry--name_en = انگریزی نام
entry--name_ur = اردو نام
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
entry--spellings = دیگر املا
    .hint = نام لکھنے کی دیگر صورتیں، انگریزی یا اردو میں۔
entry--aliases = دیگر نام
    .hint = دوسرے نام، موجودہ یا سابقہ۔
entry--province = صوبہ
    .hint = جس صوبے میں واقع ہے، اس کا کوڈ۔
entry--circle = سرکل
    .hint = جس سرکل کی حدود میں واقع ہے، اس کا کوڈ۔
entry--station = تھانہ
    .hint = صرف مال خانے کے لیے: جس تھانے یا سرکل کا مال خانہ ہے، اس کا کوڈ۔
entry--verified = تصدیق شدہ
    .hint = آیا کسی ماخذ سے تصدیق کی گئی۔

alias = دیگر نام
alias--name = نام
alias--until = کب تک
    .hint = جس سال تک یہ نام رہا؛ اب بھی ہو تو خالی چھوڑیں۔
