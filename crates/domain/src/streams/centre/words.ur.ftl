# Words of a call centre. Nothing is due and nothing is flagged of it alone.

## centre.registered

centre-registered = کال سینٹر کا اندراج
    .about = جب کوئی کال سینٹر، لائسنس یافتہ ہو یا نہ ہو، علم میں آئے۔ ہر سینٹر کا اندراج ایک ہی بار کریں؛ چھاپے، شکایات اور لائسنس اسی کا حوالہ دیتے ہیں۔
    .line = کال سینٹر کا اندراج ہوا، { $city }
centre-registered--name = سینٹر کا نام
    .hint = جو نام سینٹر خود استعمال کرتا ہے؛ معلوم نہ ہو تو خالی چھوڑیں۔
centre-registered--city = شہر
centre-registered--address = شہر میں پتہ
    .hint = مثلاً ”تیسری منزل، پلازہ 4، ایف 11 مرکز“۔

## centre.premises_sealed

centre-premises-sealed = احاطہ سیل
    .about = جب کال سینٹر کا احاطہ سیل کیا جائے۔
    .line = احاطہ سیل کیا گیا
centre-premises-sealed--order = حکم
    .hint = حکم کا نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## centre.premises_unsealed

centre-premises-unsealed = احاطہ ڈی سیل
    .about = جب کال سینٹر کا سیل شدہ احاطہ کھول دیا جائے۔
    .line = احاطہ ڈی سیل کیا گیا
centre-premises-unsealed--order = حکم
    .hint = حکم کا نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔
