# One form for a whole raid, and what is read of a pasted list of people.

raid-title = چھاپہ درج کریں
raid-about = پورا چھاپہ ایک ہی بار میں درج ہوتا ہے: یا سارا، یا بالکل نہیں۔ موقع پر جو ہوا وہ جوں کا توں درج کیا جاتا ہے؛ قانون کا کوئی تقاضا پورا نہ ہوا ہو تو اندراج روکا نہیں جاتا، اس کی نشاندہی ہوتی ہے۔
raid-unknown = معلوم نہیں کہ یہ چھاپہ درج ہوا یا نہیں۔
    .how = سروس کا جواب یہاں تک نہیں پہنچا۔
    .then = اسے تبدیل کیے بغیر دوبارہ بھیجیں: یہ اسی آئی ڈی کے تحت جائے گا۔ اگر چھاپہ درج ہو چکا ہے تو اس کی مثلِ مقدمہ کھل جائے گی؛ یہ دو بار کبھی درج نہیں ہو گا۔
raid-again = یہی چھاپہ دوبارہ بھیجیں
raid-send = چھاپہ درج کریں
raid-check = درج کیے بغیر جانچیں
raid-to-mend = ابھی کچھ درج نہیں ہوا: { $count ->
    [one] ایک خانہ درست کریں۔
   *[other] { $count } خانے درست کریں۔
}
raid-checked-to-mend = کچھ درج نہیں ہوا: { $count ->
    [one] ایک خانہ درست کریں۔
   *[other] { $count } خانے درست کریں۔
}
raid-sent-before = اس بار کچھ درج نہیں ہوا۔ یہ فارم پہلے کسی اور مضمون کے ساتھ درج ہو چکا ہے: جو ریکارڈ پر ہے اس کی تصحیح مثلِ مقدمہ سے کریں، اور کسی دوسرے چھاپے کے لیے نیا فارم کھولیں (اوپر ”چھاپہ درج کریں“)۔
raid-one-of = نشان زدہ خانوں میں سے کوئی ایک مراد ہے: { $why }
raid-size = اس چھاپے سے { $made ->
    [one] ایک اندراج بنتا ہے
   *[other] { $made } اندراجات بنتے ہیں
}؛ ایک کمانڈ میں { $max } کی حد ہے۔

## Where and when

raid-where-when = کہاں اور کب
raid-place = چھاپے کی جگہ
raid-city = شہر
raid-date = تاریخ
    .hint = { "\u2068" }2025-07-08{ "\u2069" }؛ پوری تاریخ معلوم نہ ہو تو { "\u2068" }2025-07{ "\u2069" } یا 2025
raid-from = آغاز
raid-to = اختتام
raid-operation = آپریشن
    .hint = مثلاً آپریشن گرے
raid-centre-count = سینٹروں کی تعداد
    .hint = اگر سب سینٹر ریکارڈ پر نہ ہوں

## Centres

raid-centres = سینٹر جن پر چھاپہ مارا گیا
    .hint = ریکارڈ پر موجود جو سینٹر وہاں پائے گئے، ان پر نشان لگائیں۔ کوئی معلوم نہ ہو تو خالی چھوڑیں۔
raid-centres-none = ابھی کوئی سینٹر ریکارڈ پر نہیں۔
raid-centres-none-found = ریکارڈ پر ان الفاظ کا کوئی سینٹر نہیں۔
raid-centres-none-here = اس شہر کا کوئی سینٹر ریکارڈ پر نہیں؛ اسے نام یا پتے سے تلاش کریں۔
raid-centres-on-record = ریکارڈ پر موجود سینٹر
raid-centre-at = { $address }، { $city }
raid-centre-nameless = نام معلوم نہیں
raid-centre-find = سینٹر تلاش کریں
    .hint = اس کے نام، پتے یا شہر کا کوئی لفظ
raid-centre-look = تلاش کریں
raid-centre-new = سینٹر جو ابھی ریکارڈ پر نہیں
    .hint = سینٹر اسی فارم کے شہر، تاریخ، بیج نمبر اور بنیاد کے ساتھ الگ درج ہو گا؛ پھر اوپر اس پر نشان لگا ہو گا۔
raid-centre-name = سینٹر کا نام
    .hint = جو نام سینٹر خود استعمال کرتا ہے؛ معلوم نہ ہو تو خالی چھوڑیں
    .alone = سینٹر کا نام
raid-centre-address = شہر میں پتہ
    .alone = سینٹر کا پتہ
raid-centre-put = سینٹر درج کریں
raid-centre-noted = سینٹر درج ہو گیا، اور نیچے اس پر نشان لگا ہے۔ چھاپہ ابھی درج نہیں ہوا۔
raid-centre-to-mend = سینٹر ابھی درج نہیں ہوا: نیچے نشان زدہ خانے دیکھیں۔
raid-centre-refused = سینٹر درج نہیں ہوا: نیچے دیکھیں۔
raid-centre-unknown = معلوم نہیں کہ سینٹر درج ہوا یا نہیں۔ ”سینٹر درج کریں“ دوبارہ دبائیں: یہ دو بار کبھی درج نہیں ہو گا۔

## Case

raid-case-choice = مثلِ مقدمہ
raid-case-new = نئی مثلِ مقدمہ کھولیں
raid-case-existing = ریکارڈ پر موجود مثلِ مقدمہ
raid-case-title = نئی مثلِ مقدمہ کا عنوان
    .hint = کسی شخص کا نام نہ لکھیں
raid-case-agency = تفتیشی ادارہ
    .hint = خالی ہو تو این سی سی آئی اے
raid-case-circle = سرکل
raid-case-for = مثلِ مقدمہ:
raid-case = ریکارڈ پر موجود مثلِ مقدمہ کی آئی ڈی
    .hint = حالیہ مثلوں میں سے منتخب کریں، یا مثلِ مقدمہ سے اس کی آئی ڈی نقل کریں
    .alone = ریکارڈ پر موجود مثلِ مقدمہ
raid-case-offer = { $title }، { $city }

## Authority and team

raid-authority-team = تلاشی کا اختیار اور ٹیم
raid-authority = تلاشی کا اختیار
raid-authority-warrant = وارنٹ
raid-authority-exception = بلا وارنٹ، درج شدہ وجہ کی بنا پر
raid-authority-not-stated = مذکور نہیں
raid-warrant-number = وارنٹ نمبر
raid-warrant-court = عدالت
raid-exception-ground = بلا وارنٹ تلاشی کی وجہ
    .hint = دفعہ 33 پیکا
raid-lead-officer = انچارج چھاپہ ٹیم
    .hint = بیج نمبر یا ڈیسک
raid-team = ٹیم
    .hint = بیج نمبر، درمیان میں کوما لگائیں

## Witnesses

raid-witnesses = برآمدگی کے گواہ (مشیر)
    .hint = دفعہ 103 ضابطہ فوجداری کے تحت علاقے کے دو گواہ لازم ہیں۔
raid-witness = مشیر { $row }
raid-witness-name = نام
raid-witness-cnic = شناختی کارڈ نمبر
    .hint = { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" }
raid-witness-local = مقامی
raid-witness-excuse = دو مشیر نہ ہونے کی وجہ
    .alone = دو مشیر نہ ہونے کی وجہ

## Counts and people

raid-counts = موقع پر گنتی
    .hint = پورے چھاپے کی گنتی یا رپورٹ کے مطابق۔ نیچے فرداً فرداً درج ہونے والے افراد ان اعداد میں جمع نہیں ہوتے۔
raid-on-site = موقع پر موجود
raid-arrested = گرفتار
raid-arrested-local = مقامی
raid-arrested-foreign = غیر ملکی
raid-arrested-female = خواتین
raid-by-nationality = بلحاظ قومیت
    .hint = { "\u2068" }CN 48, NG 8{ "\u2069" }
raid-people = افراد، فرداً فرداً
    .paste = فہرست چسپاں کریں، ہر سطر میں ایک شخص
    .hint = نام؛ جنس؛ عمر؛ قومیت؛ شناختی کارڈ یا پاسپورٹ نمبر؛ کردار؛ گرفتار یا رہا۔ ترتیب کوئی بھی ہو، درمیان میں سیمی کولن، ٹیب، کوما یا کھڑی لکیر ہو، یا اسپریڈ شیٹ سے چسپاں کریں، عنوانات کے ساتھ یا ان کے بغیر۔ جو معلوم نہ ہو وہ نہ لکھیں۔

## Parcels and money

raid-parcels = قبضے میں لیے گئے پارسل
    .hint = ایک پارسل ایک مال مقدمہ ہوتا ہے: 10,000 سم کارڈ ایک ہی پارسل ہیں۔ نمبر زیرِ التوا ہو تو مال خانہ اور نمبر خالی چھوڑیں۔
raid-parcel = پارسل { $row }
raid-parcel-kind = قسم
raid-parcel-count = تعداد
    .hint = زیادہ بھی ہو سکتی ہو تو { "\u2068" }10000+{ "\u2069" }
raid-parcel-unit = اکائی
    .hint = خالی ہو تو عدد
raid-parcel-imei = آئی ایم ای آئی نمبر
    .hint = صرف ایک فون کا، 15 ہندسے
raid-parcel-description = تفصیل
raid-parcel-found-at = جائے برآمدگی
raid-parcel-seal = مہر
raid-parcel-malkhana = مال خانہ
raid-parcel-serial = مال مقدمہ نمبر
    .hint = مثلاً { "\u2068" }14/2025{ "\u2069" }
raid-parcel-diary = رپٹ روزنامچہ
raid-parcel-holder = تحویل دار
    .hint = خالی ہو تو قبضے میں لینے والا
raid-parcel-add = پارسل شامل کریں
raid-money = رقم کی برآمدگی
raid-cash = رقم { $row }
raid-cash-amount = رقم
raid-cash-currency = کرنسی
    .hint = خالی ہو تو { "\u2068" }PKR{ "\u2069" }

## Who records it

raid-who = اندراج کرنے والا
raid-actor = آپ کا بیج نمبر یا ڈیسک
    .hint = خود لکھا گیا، تصدیق شدہ نہیں
raid-done-by = کس نے کیا
    .hint = خالی ہو تو آپ نے
raid-basis = بنیاد
raid-basis-own-act = اپنی کارروائی
raid-basis-report = رپورٹ
raid-basis-paper = کاغذات
raid-basis-press = اخبار
raid-basis-by = رپورٹ کنندہ
raid-basis-register = رجسٹر
    .hint = روزنامچہ، رجسٹر نمبر 19
raid-basis-number = نمبر
    .alone = رجسٹر میں نمبر
raid-basis-page = صفحہ
raid-basis-source = ماخذ
    .hint = اخبار کا نام اور خبر کا نمبر

## What is wrong with a field

raid-of-row = { $row }، { $field }
raid-wrong-needed = یہ لازمی ہے
raid-wrong-whole = مکمل عدد لکھیں، مثلاً 149
raid-wrong-count = مکمل عدد لکھیں؛ تعداد زیادہ بھی ہو سکتی ہو تو جمع کے نشان کے ساتھ: { "\u2068" }10000+{ "\u2069" }
raid-wrong-amount = رقم مکمل عدد میں لکھیں، مثلاً 5850000
raid-wrong-kind = لکھیں کہ کیا چیز ہے
raid-wrong-serial = نمبر اور سال لکھیں، مثلاً { "\u2068" }14/2025{ "\u2069" }؛ نمبر زیرِ التوا ہو تو خالی چھوڑیں
raid-wrong-malkhana-missing = جس مال خانے کے رجسٹر کا یہ نمبر ہے، وہ درج نہیں
raid-wrong-serial-missing = نمبر درج نہیں؛ نمبر زیرِ التوا ہو تو مال خانہ بھی خالی چھوڑیں
raid-wrong-imei-of-one = آئی ایم ای آئی نمبر ایک ہی فون کا ہوتا ہے: اس فون کو الگ پارسل میں لکھیں
raid-wrong-day = تاریخ یوں لکھیں: { "\u2068" }2025-07-08{ "\u2069" }، { "\u2068" }2025-07{ "\u2069" } یا 2025
raid-wrong-began = آغاز کا وقت درج نہیں
raid-wrong-day-of-times = وقت کے ساتھ پوری تاریخ لازم ہے: یوں لکھیں { "\u2068" }2025-07-08{ "\u2069" }، یا وقت خالی چھوڑیں
raid-wrong-times = تاریخ یوں لکھیں: { "\u2068" }2025-07-08{ "\u2069" }، اور وقت یوں: 04:15؛ وقت معلوم نہ ہو تو خالی چھوڑیں
raid-wrong-authority = منتخب کریں کہ تلاشی کس اختیار کے تحت لی گئی
raid-wrong-case = اس آئی ڈی کی کوئی مثلِ مقدمہ نہیں
raid-wrong-case-choice = منتخب کریں کہ چھاپہ کس مثلِ مقدمہ کا ہے
raid-wrong-witness = مشیر کا نام درج نہیں
raid-wrong-centre = یہ سینٹر ابھی ریکارڈ پر نہیں: ”سینٹر درج کریں“ دبائیں، یا دونوں خانے خالی کر دیں
raid-wrong-nationality = ”{ $part }“ میں ملک اور تعداد سمجھ نہیں آئی؛ یوں لکھیں: { "\u2068" }CN 48{ "\u2069" }
raid-wrong-people-max = فہرست میں { $count } افراد ہیں؛ ایک فارم میں زیادہ سے زیادہ { $max } آ سکتے ہیں
raid-wrong-people-lines = { $count ->
    [one] ایک سطر سمجھ نہیں آئی؛ نیچے دیکھیں
   *[other] { $count } سطریں سمجھ نہیں آئیں؛ نیچے دیکھیں
}
raid-wrong-size = { raid-size } کچھ افراد یا پارسل نکال دیں؛ انہیں بعد میں مثلِ مقدمہ سے درج کریں۔

## What was understood of a pasted list of people

people-understood = جو سمجھا گیا
people-sum = { $count ->
    [one] ایک شخص
   *[other] { $count } افراد
}: { $arrested } گرفتار، { $released } رہا
people-unread = { $count ->
    [one] ایک سطر سمجھ نہیں آئی
   *[other] { $count } سطریں سمجھ نہیں آئیں
}
people-line = سطر
people-outcome = گرفتار یا رہا
people-not-told = درج نہیں
people-arrested = گرفتار
people-released = رہا
people-not-understood = سمجھ نہیں آیا
people-left-out = چھوڑا گیا
people-headings = عنوانات
people-wrong-outcome = یہ درج نہیں کہ گرفتار ہوا یا رہا
