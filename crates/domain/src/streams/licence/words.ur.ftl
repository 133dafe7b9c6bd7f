# Words of a licence. Nothing is due and nothing is flagged of it alone.

## licence.application_filed

licence-application-filed = لائسنس کی درخواست
    .about = جب کوئی سینٹر لائسنس کی درخواست دے۔ اس سے درخواست اور بعد میں جاری ہونے والے لائسنس کا ریکارڈ کھلتا ہے۔
    .line = لائسنس کی درخواست دائر ہوئی{ $class ->
        [none] { "" }
       *[other] ، درجہ { $class }
    }: { $centre }
licence-application-filed--centre = کال سینٹر
    .hint = پہلے اس سینٹر کا اندراج کریں۔
licence-application-filed--class = درجہ
    .hint = جس درجے کی درخواست ہے؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.issued

licence-issued = لائسنس کا اجرا
    .about = جب سینٹر کو لائسنس جاری کیا جائے۔
    .line = لائسنس نمبر { $number } جاری ہوا، میعاد { $validity }
licence-issued--number = لائسنس نمبر
    .hint = جیسا لائسنس پر چھپا ہے۔
licence-issued--validity = میعاد
    .hint = پہلا اور آخری دن، درمیان میں ترچھی لکیر، مثلاً { "\u2068" }2025-08-01/2026-07-31{ "\u2069" }۔

## licence.surrendered

licence-surrendered = لائسنس کی رضاکارانہ واپسی
    .about = جب لائسنس یافتہ سینٹر خود لائسنس واپس کر دے۔
    .line = { $reason ->
        [none] لائسنس رضاکارانہ طور پر واپس کیا گیا
       *[other] لائسنس رضاکارانہ طور پر واپس کیا گیا: { $reason }
    }
licence-surrendered--reason = وجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں؛ کوئی نام نہ لکھیں۔
