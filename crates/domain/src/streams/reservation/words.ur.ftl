# Words of a reservation. Nothing is due and nothing is flagged of it alone.

# Nobody records one: the service writes these entries itself.

## reservation.taken

reservation-taken = منفرد نمبر مختص
    .about = جب کوئی ریکارڈ ایسا نمبر لے جو ایک ہی کا ہو سکتا ہے: ایف آئی آر نمبر، مال مقدمہ نمبر، لائسنس نمبر، لائسنس کا احاطہ یا تصدیق شدہ شناختی کارڈ نمبر۔ اسے سروس خود درج کرتی ہے۔
    .line = منفرد نمبر مختص ہوا: { $holder }
reservation-taken--holder = حامل ریکارڈ
    .hint = وہ ریکارڈ جس کے نام نمبر مختص ہے۔
reservation-taken--namespace = نمبر کی قسم
    .hint = اپنے عدد کے لحاظ سے: ایف آئی آر نمبر، مال مقدمہ نمبر، لائسنس نمبر، لائسنس کا احاطہ یا شناختی کارڈ نمبر۔
reservation-taken--normalisation = موازنے کا قاعدہ
    .hint = اس قاعدے کا نمبر جس سے نمبروں کا موازنہ ہوتا ہے۔

## reservation.released

reservation-released = منفرد نمبر واگزار
    .about = جب نمبر واگزار ہو جائے اور کوئی دوسرا ریکارڈ اسے لے سکے۔ اسے سروس خود درج کرتی ہے۔
    .line = منفرد نمبر واگزار ہوا: { $reason }
reservation-released--reason = وجہ

## Types

release-reason = واگزاری کی وجہ
release-reason--corrected = تصحیح: اندراج میں اب کچھ اور درج ہے
    .line = تصحیح
release-reason--retracted = تنسیخ: اندراج برقرار نہیں رہا
    .line = تنسیخ
release-reason--ended = اختتام: حامل ریکارڈ کی میعاد یا اثر ختم ہوا
    .line = اختتام
