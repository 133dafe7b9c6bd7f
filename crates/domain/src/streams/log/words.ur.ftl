# Words of the log itself. Nothing is due and nothing is flagged of it alone.

## log.founded

log-founded = لاگ کا آغاز
    .about = ہر لاگ کا پہلا اندراج، جو لاگ شروع ہوتے وقت سروس خود ایک ہی بار کرتی ہے۔
    .line = لاگ کا آغاز ہوا
log-founded--log_id = لاگ کی آئی ڈی
    .hint = یہ لاگ ہمیشہ اسی آئی ڈی سے پہچانا جائے گا۔
log-founded--purpose = مقصد
log-founded--format = ریکارڈ کا فارمیٹ
    .hint = اس فارمیٹ کا نمبر جس سے لاگ شروع ہوا۔

## log.clock_mended

log-clock-mended = گھڑی کی درستی
    .about = جب کچھ اندراجات کے وقت سروس کی گھڑی آگے ہو اور ان کا وقتِ اندراج اصل سے بعد کا لکھا گیا ہو۔ اس کے لیے دوسرا شخص لازم ہے۔
    .line = گھڑی درست کی گئی: { $reason }
log-clock-mended--from = پہلا نمبر شمار
log-clock-mended--to = آخری نمبر شمار
    .hint = یہ اندراج بھی شامل ہے۔
log-clock-mended--reason = وجہ
    .hint = کیسے معلوم ہوا کہ گھڑی غلط تھی۔
log-clock-mended--second = دوسرا شخص
    .hint = تصدیق کرنے والے کا بیج نمبر یا ڈیسک؛ نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا۔

## log.record_set_aside

log-record-set-aside = ریکارڈ خارج از شمار
    .about = جب لاگ کا کوئی ریکارڈ پڑھا نہ جا سکے یا اسے اس سروس نے نہ لکھا ہو۔ اس کے بعد وہ کسی صفحے یا شمار میں نہیں آتا۔ اس کے لیے دوسرا شخص لازم ہے۔
    .line = نمبر شمار { $position } کا ریکارڈ خارج از شمار: { $reason }
log-record-set-aside--position = نمبر شمار
    .hint = لاگ میں اس ریکارڈ کا نمبر شمار۔
log-record-set-aside--sha256 = ہیش (SHA-256)
    .hint = پورے ریکارڈ کا، تاکہ کوئی اور ریکارڈ مراد نہ لیا جا سکے: 64 ہیکسا ڈیسیمل ہندسے۔
log-record-set-aside--reason = وجہ
log-record-set-aside--second = دوسرا شخص
    .hint = تصدیق کرنے والے کا بیج نمبر یا ڈیسک؛ نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا۔
