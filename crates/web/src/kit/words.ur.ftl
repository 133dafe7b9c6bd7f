# What every page says.

page-skip = سیدھے متن پر جائیں
page-demo-mark = نمائشی ریکارڈ۔
page-demo = اخبارات میں آئے حقائق اور فرضی افراد۔ یہاں کوئی چیز اصل مثل مقدمہ نہیں۔
nav-main = فہرستِ صفحات
nav-operations = کارروائیاں
nav-cases = مثل ہائے مقدمہ
nav-record = ریکارڈ
nav-status = نظام کی حالت
nav-raid = چھاپہ درج کریں
nav-new = اندراج…
nav-language = English
page-care = خبردار۔
page-declared = کارروائی کرنے والے کا نام صرف بتایا گیا ہے: فی الحال لاگ اِن نہیں، اس لیے ریکارڈ پر درج نام سے یہ ظاہر ہے کہ کس کا نام دیا گیا، یہ نہیں کہ وہ ثابت بھی ہے۔
page-as-of = یہ صفحہ ریکارڈ کو مقام { $position } تک دکھاتا ہے۔ اوقات پاکستان کے ہیں۔
