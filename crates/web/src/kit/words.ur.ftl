# What every page says.

page-skip = سیدھے متن پر جائیں
page-demo-mark = نمائشی ریکارڈ۔
page-demo = اخبارات میں آئے حقائق اور فرضی افراد۔ یہاں کوئی چیز اصل مثلِ مقدمہ نہیں۔
nav-main = فہرستِ صفحات
nav-operations = کارروائیاں
nav-cases = مقدمات کی مثلیں
nav-record = ریکارڈ
nav-status = نظام کی حالت
nav-raid = چھاپہ درج کریں
nav-new = اندراج…
nav-language = English
page-care = توجہ فرمائیں۔
page-declared = فی الحال لاگ اِن نہیں ہے: کارروائی کرنے والا اپنا نام خود لکھتا ہے، اس کی تصدیق نہیں ہوتی۔
kit-where = آپ کہاں ہیں
