# Cases: their list, the file of each, and notes on it.

# The list.
cases-title = مقدمات کی مثلیں
cases-filter = مثلیں چھانٹیں
cases-case = مثل
cases-city = شہر
cases-stage = مرحلہ
cases-agency = تفتیشی ادارہ
cases-year = سال
cases-words = الفاظ
cases-words-hint = عنوان، نمبر یا آپریشن کے الفاظ لکھیں۔ یہاں کسی شخص کا نام یا شناختی کارڈ نمبر ہرگز نہ لکھیں: براؤزر صفحے کا پتہ محفوظ رکھتے ہیں۔
cases-any = کوئی بھی
cases-show = چھانٹیں
cases-show-all = سب دکھائیں
cases-none-fits = کوئی مثل اس تلاش سے مطابقت نہیں رکھتی۔
cases-no-further = مزید کوئی مثل نہیں۔
# A link stands between the second and the third.
cases-none = ابھی کوئی مقدمہ ریکارڈ پر نہیں۔ مثل کھولنے کے لیے
cases-none-act = چھاپہ درج کریں
cases-none-end = ۔
cases-began = آغاز
cases-linked = منسلک
cases-changed = مثل میں آخری اندراج
cases-number = نمبر
cases-pages = صفحات
cases-moved = جب سے آپ نے فہرست پڑھنا شروع کی، اس کا یہ حصہ بدل چکا ہے۔ یہاں وہی دکھایا گیا ہے جو اُس وقت تھا، تاکہ کوئی مثل نہ رہ جائے اور نہ دو بار آئے۔
cases-moved-newest = موجودہ فہرست دیکھیں
cases-newest = تازہ ترین
cases-older = اس سے پرانی مثلیں

# The head of a file.
case-struck = اس مثل کا آغاز منسوخ کیا جا چکا ہے: یہ کسی فہرست یا شمار میں شامل نہیں۔ اس کے اندراجات نیچے موجود ہیں۔
case-struck-why = تنسیخ دیکھیں
case-untitled = بلا عنوان مثل
case-enquiry = انکوائری نمبر
case-began = آغاز:
case-parts = مثل کے حصے
case-flags = نشاندہیاں
case-clocks = قانونی مہلتیں
case-raids = چھاپے
case-firs = ایف آئی آر
case-exhibits = مال مقدمہ
case-persons = افراد
case-timeline = واقعات کی فہرست
case-new-raid = اس مثل میں چھاپہ درج کریں
case-attach = فائل منسلک کریں
case-record = اندراج…
# A link stands before the end.
case-recorded = درج ہو گیا۔ یہ صفحہ یہاں تک کا ریکارڈ دکھاتا ہے:
case-recorded-at = نمبر شمار { $position }
case-recorded-end = ۔

# What stands behind a number.
case-of-raids = { $count ->
    [one] چھاپہ
   *[other] چھاپے
}
case-of-arrests = { $count ->
    [one] گرفتار
   *[other] گرفتار
}
case-of-firs = { $count ->
    [one] ایف آئی آر
   *[other] ایف آئی آر
}
case-of-accused = { $count ->
    [one] ملزم
   *[other] ملزمان
}
case-of-exhibits = { $count ->
    [one] عدد مال مقدمہ
   *[other] عدد مال مقدمہ
}
case-of-persons = { $count ->
    [one] شخص
   *[other] افراد
}
case-of-flags = { $count ->
    [one] نشاندہی زیرِ التوا
   *[other] نشاندہیاں زیرِ التوا
}

# Flags.
case-flags-are = قانون کے وہ تقاضے جن کی تعمیل ریکارڈ پر نہیں
case-no-flags = کوئی نہیں۔
case-flag-open = زیرِ التوا
case-flags-open = { $count } زیرِ التوا
case-flags-ended = ختم
case-times = { $count } بار

# Clocks.
case-judged = بلحاظ
case-no-clocks = کوئی قانونی مہلت جاری نہیں۔
case-clock-what = مطلوبہ کارروائی
case-clock-from = کب سے
case-clock-due = آخری وقت
case-clock-done = تعمیل
case-clock-verdict = نتیجہ
case-clock-latest = آخری ممکنہ وقت
case-clock-not-yet = ابھی نہیں
case-for-accused = { $count ->
    [one] { $count } ملزم
   *[other] { $count } ملزمان
}
case-for-firs = { $count ->
    [one] { $count } ایف آئی آر
   *[other] { $count } ایف آئی آر
}
case-for-raids = { $count ->
    [one] { $count } چھاپہ
   *[other] { $count } چھاپے
}
case-for-exhibits = { $count ->
    [one] { $count } عدد مال مقدمہ
   *[other] { $count } عدد مال مقدمہ
}
case-for-records = { $count ->
    [one] { $count } ریکارڈ
   *[other] { $count } ریکارڈ
}
case-for-accused-in = { $accused }، { $streams } میں
case-officers = افسران

# Raids.
case-no-raids = کوئی چھاپہ منسلک نہیں۔
case-raid-arrested = گرفتار
case-raid-local = مقامی
case-raid-foreign = غیر ملکی
case-raid-women = خواتین
case-raid-not-told = مذکور نہیں
case-raid-one-by-one = فرداً فرداً درج
case-raid-centres = سینٹر
case-raid-witnesses = مشیر
case-raid-local-of = { $count } مقامی
case-raid-recovered = برآمد شدہ رقم
case-raid-authority = تلاشی کا اختیار
case-raid-led-by = انچارج چھاپہ ٹیم
case-raid-team = ٹیم
case-raid-nationalities = بلحاظ قومیت
case-raid-also = دیگر متعلقہ مقدمات
case-none-recorded = درج نہیں
case-not-known = معلوم نہیں

# FIRs and accused.
case-firs-and-accused = ایف آئی آر اور ملزمان
case-no-firs = کوئی ایف آئی آر منسلک نہیں۔
case-fir = ایف آئی آر نمبر { $number }
case-fir-nth = ایف آئی آر { $nth } از { $count }، نمبر معلوم نہیں
case-fir-unknown = ایف آئی آر، نمبر معلوم نہیں
case-fir-lodged = تاریخِ اندراج:
case-fir-challan = چالان:
case-fir-cancelled = خارج:
case-fir-no-sections = دفعات مذکور نہیں
case-accused-all = ملزمان
case-accused = ملزم
case-standing = موجودہ حیثیت
case-arrested = گرفتاری
case-produced = پیشی
case-remand = ریمانڈ
case-physical = جسمانی ریمانڈ (دن)
case-accused-clocks = مہلتیں
case-not-arrested = گرفتار نہیں
case-not-produced = درج نہیں
case-no-remand = کوئی نہیں
case-remand-told = { $custody }{ $days ->
    [none] { "" }
   *[other] ، { $days } دن
}{ $asked ->
    [none] { "" }
   *[other] { " " }(استدعا { $asked } دن)
}

# Exhibits.
case-no-exhibits = کوئی مال مقدمہ درج نہیں۔
case-exhibit-what = قسم
case-exhibit-quantity = تعداد
case-exhibit-number = نمبر
case-exhibit-holder = تحویل دار
case-exhibit-seal = مہر
case-exhibit-custody = تحویل کا سلسلہ
case-exhibit-destroyed = تلف شدہ
case-exhibit-from = حوالے کرنے والا:

# Persons and complaints.
case-no-persons = کوئی شخص فرداً فرداً درج نہیں۔
case-persons-counted = { $count ->
    [one] { $count } شخص
   *[other] { $count } افراد
}
case-person-name = نام یا پہچان
case-person-cnic = شناختی کارڈ نمبر
case-person-sex = جنس
case-person-nationality = قومیت
case-person-roles = کردار
case-person-marks = کیفیت
case-person-checked = تصدیق شدہ
case-person-not-checked = غیر تصدیق شدہ
case-person-no-cnic = درج نہیں
case-person-minor = نابالغ
case-person-absconded = مفرور
case-complaints = شکایات

# The timeline. Behind some of these stands a time or who did it.
case-entries = { $count ->
    [one] { $count } اندراج
   *[other] { $count } اندراجات، وقتِ کارروائی کی ترتیب سے
}
case-entries-earlier = پہلے کے اندراجات
case-entries-later = بعد کے اندراجات
case-all-entries = تمام اندراجات، پرنٹ کے لیے
case-other-entries = دیگر اندراجات
case-entries-some = { $total } میں سے اندراجات { $first } تا { $last }، وقتِ کارروائی کی ترتیب سے
case-entry-at = نمبر شمار { $position } کا اندراج
case-done-by = کس نے کیا:
case-logged-by = کس نے درج کیا:
case-logged = وقتِ اندراج:
case-assurance = { $of ->
    [declared] خود لکھا گیا
   *[other] { $code }
}
case-later = { $exact ->
    [yes] { $span } بعد
   *[no] کم از کم { $span } بعد
}
case-corrected = تصحیح شدہ
case-before = پہلے:
case-why = وجہ:
case-stop = ۔
case-mended-by = کس نے درج کیا:
case-retracted = تنسیخ شدہ
case-same = ممکنہ تکرار، شمار نہیں
case-same-as = اندراج { "\u2068" }#{ $position }{ "\u2069" } کی تکرار؟
case-apart = تکرار نہیں
case-field-happened = وقتِ کارروائی
case-field-done-by = کس نے کیا
case-field-basis = بنیاد
case-correct = تصحیح کریں
case-correct-entry = نمبر شمار { $position } کے اندراج کی تصحیح کریں
case-retract = تنسیخ کریں
case-retract-entry = نمبر شمار { $position } کے اندراج کی تنسیخ کریں
case-take-back = تصحیح واپس لیں
case-take-back-of = نمبر شمار { $position } کے اندراج کی تصحیح واپس لیں

# A note.
note-add = نوٹ درج کریں
note-not-known = معلوم نہیں کہ نوٹ درج ہوا یا نہیں۔ اسے دوبارہ بھیجیں: یہ اسی آئی ڈی کے تحت جائے گا اور دو بار کبھی درج نہیں ہو گا۔
note-text = نوٹ
note-source = ماخذ
note-source-hint = اگر بات آپ کی اپنی نہ ہو
note-actor = آپ کا بیج نمبر یا ڈیسک
note-actor-hint = خود لکھا گیا، تصدیق شدہ نہیں
note-no-actor = اپنا بیج نمبر یا ڈیسک لکھیں
note-send = نوٹ درج کریں
note-again = یہی نوٹ دوبارہ بھیجیں
note-no-id = فارم کے ساتھ اس کی آئی ڈی نہیں آئی؛ کچھ درج نہیں ہوا۔ واپس جا کر صفحہ دوبارہ کھولیں اور پھر بھیجیں۔
