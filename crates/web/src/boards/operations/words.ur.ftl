# Operations at a glance, and the events behind a number. $numbers stands for numbers that are links.

operations-title = کارروائیاں

## Which days, as known when

operations-reversed = مدت کا اختتام اس کے آغاز سے پہلے کا ہے: ”از تاریخ“ یا ”تا تاریخ“ بدلیں۔ نیچے دیے گئے اعداد کی مدت: { $range }۔
operations-range-all = پورا ریکارڈ
operations-range-year = سال { $year }، اب تک
operations-range-to = { $day } تک
operations-range-from = { $day } سے
operations-this-year = رواں سال
operations-12m = گزشتہ 12 ماہ
operations-all = پورا ریکارڈ
operations-from = از تاریخ
operations-to = تا تاریخ
operations-known-by = اس دن کے اختتام تک درج
operations-show = دکھائیں
operations-known-hint = اس دن کے اختتام تک درج: اعداد ویسے ہی جیسے اس دن کے اختتام پر ریکارڈ میں تھے۔ خالی چھوڑیں تو موجودہ اعداد دکھائے جائیں گے۔
operations-known = { $day } کے اختتام تک کا ریکارڈ: صرف وہ جو اس وقت تک درج ہو چکا تھا، اور جیسا اس وقت تھا۔ بعد کے اندراجات اور تصحیحات شامل نہیں۔
operations-known-now = موجودہ اعداد

## Key numbers

operations-key = اہم اعداد
operations-raids = چھاپے
operations-arrests = گرفتاریاں
operations-recovered = برآمد شدہ رقم
operations-firs = ایف آئی آر
operations-rupees = { $numbers } روپے
operations-of-centres = { $n ->
    [one] سینٹر پر
   *[other] سینٹروں پر
}
operations-of-local = مقامی
operations-of-foreign = غیر ملکی
operations-of-women = { $n ->
    [one] خاتون
   *[other] خواتین
}
operations-of-challans = { $n ->
   *[other] چالان
}
operations-counted = صرف وہ اندراجات شمار ہوئے ہیں جو پوری طرح اس مدت کے اندر ہیں۔ کوئی شخص دو بار شمار نہیں ہوتا: چھاپے کی مجموعی گنتی اور فرداً فرداً درج افراد سے ایک ہی گرفتاریاں مراد ہیں۔

## Over time

operations-timeline = { $unit ->
    [year] چھاپے اور گرفتاریاں، سال وار
   *[month] چھاپے اور گرفتاریاں، ماہ وار
}
operations-no-months = اس مدت کے کسی چھاپے کا مہینہ معلوم نہیں۔
operations-column-arrests = { $when }: { $arrests ->
    [one] { $arrests } گرفتاری
   *[other] { $arrests } گرفتاریاں
}، { $local } مقامی، { $foreign } غیر ملکی
operations-column-raids = { $when }: { $raids ->
    [one] { $raids } چھاپہ
   *[other] { $raids } چھاپے
}
operations-legend-local = مقامی
operations-legend-foreign = غیر ملکی
operations-legend-untold = مذکور نہیں
operations-legend-raids = چھاپے
operations-unplaced = میزان میں شامل ہیں مگر کسی { $unit ->
    [year] سال
   *[month] مہینے
} میں نہیں، کیونکہ ان کا وقت اتنا ٹھیک معلوم نہیں: { $numbers }۔
operations-unplaced-raids = { $n ->
    [one] چھاپہ
   *[other] چھاپے
}
operations-unplaced-arrests = { $n ->
    [one] گرفتاری
   *[other] گرفتاریاں
}
operations-as-table = یہی اعداد جدول میں
operations-table = چھاپے اور گرفتاریاں، جدول
operations-when = کب
operations-local = مقامی
operations-foreign = غیر ملکی

# Months as an axis has them.
operations-month-1 = جنوری
operations-month-2 = فروری
operations-month-3 = مارچ
operations-month-4 = اپریل
operations-month-5 = مئی
operations-month-6 = جون
operations-month-7 = جولائی
operations-month-8 = اگست
operations-month-9 = ستمبر
operations-month-10 = اکتوبر
operations-month-11 = نومبر
operations-month-12 = دسمبر

## Nationalities, seizures, the way of a case

operations-nationality = گرفتاریاں بلحاظ قومیت
operations-country = ملک
operations-no-nationality = کسی کی قومیت مذکور نہیں۔
operations-untold = جن کی قومیت مذکور نہیں: { $numbers }۔
operations-seizures = قبضے میں لیا گیا سامان بلحاظ قسم
operations-kind = قسم
operations-parcels = پارسل
operations-not-counted = گنتی نہیں ہوئی
operations-units = گنتی: { $units } عدد
operations-units-or-more = گنتی: { $units } یا زائد عدد
operations-funnel = شکایت سے بریت تک
operations-step = مرحلہ
operations-events = اندراجات
operations-funnel-note = ہر مرحلے میں اس مدت کے اپنے اندراجات شمار ہوتے ہیں، یہ نہیں کہ پچھلے مرحلے کا کیا بنا۔
operations-nothing = اس مدت میں کچھ درج نہیں۔

## By city

operations-cities = شہر وار
operations-city = شہر
operations-not-stated = مذکور نہیں
operations-city-not-stated = شہر مذکور نہیں
operations-overlaps = معلوم نہیں کہ مدت کے اندر ہیں یا باہر
operations-overlaps-about = ان کا وقت اتنا ٹھیک معلوم نہیں کہ شمار ہو سکیں۔ یہ اوپر کے کسی عدد میں شامل نہیں۔

## Published figures

operations-figures = شائع شدہ اعداد و شمار، اندراجات کے ساتھ
operations-figures-about = عوام یا پارلیمان کو بتائے گئے اعداد، جیسے چھپے۔ یہ اندراجات سے شمار ہونے والے اعداد میں کبھی جمع نہیں ہوتے؛ ہر عدد کے نیچے چھوٹے حروف میں وہ عدد ہے جو انہی دنوں اور اسی مقام کے اندراجات سے بنتا ہے۔
operations-no-figures = کوئی شائع شدہ عدد اس مدت سے متعلق نہیں۔
operations-given = فراہم کنندہ: { $by }، { $published }۔
operations-given-for = فراہم کنندہ: { $by }، { $published }، بابت { $period }۔
operations-read-in = ماخذ: { $source }۔
operations-total-differs = میزان درست نہیں
operations-same-event = غالباً ایک ہی واقعہ
operations-exceeds = اندراجات شائع شدہ عدد سے زائد
operations-does-not-fit = مطابقت نہیں
operations-raid = متعلقہ چھاپہ
operations-place = مقام
operations-period = مدت
operations-total = میزان
operations-printed = شائع شدہ، { $period }
operations-printed-total = شائع شدہ میزان
operations-whole-country = پورا ملک
operations-from-events = اندراجات سے:
operations-events-mark = اندراجات

## Behind a number

behind-title = اندراجات: { $what }
behind-known = { $day } کے اختتام تک کا ریکارڈ: بعد کے اندراجات اور تصحیحات شامل نہیں۔
behind-from = { $events ->
    [one] ({ $events } اندراج سے)
   *[other] ({ $events } اندراجات سے)
}
behind-counted = شمار میں شامل
behind-none = کوئی اندراج پوری طرح اس مدت کے اندر نہیں۔
behind-overlaps-about = ان کا وقت اتنا ٹھیک معلوم نہیں کہ شمار ہو سکیں؛ میزان میں شامل نہیں۔
behind-pages = صفحات
behind-first = پہلا صفحہ
behind-next = مزید اندراجات
behind-moved = پچھلے صفحے کے بعد نئے اندراجات ہوئے ہیں، اس لیے کوئی اندراج ایک صفحے سے دوسرے پر جا سکتا ہے؛ تمام صفحات ایک ہی وقت کے مطابق پڑھنے ہوں تو گزشتہ روز تک کی معلومات مانگیں۔
behind-left-out = { $left ->
    [one] مزید { $left } اندراج اس فہرست میں نہیں۔ اسے دیکھنے کے لیے مدت کم کریں یا کوئی ایک شہر لیں۔
   *[other] مزید { $left } اندراجات اس فہرست میں نہیں۔ انہیں دیکھنے کے لیے مدت کم کریں یا کوئی ایک شہر لیں۔
}
behind-only-loose = مہینہ معلوم نہیں
behind-only-untold = قومیت مذکور نہیں
behind-when = کب
behind-city = شہر
behind-number = عدد
behind-what = اندراج کے مندرجات
behind-says = مندرجات
behind-stream = متعلقہ ریکارڈ
behind-cases = متعلقہ مثلیں
behind-no-case = کوئی نہیں
