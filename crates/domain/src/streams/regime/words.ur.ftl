# Words of the regime.

## Flags

flag-regime-part-missing = ضابطہ { $code } کے { $missing } حصوں کی تنسیخ ہو چکی ہے، اس لیے وہ نافذ نہیں؛ اسے کسی اور کوڈ سے دوبارہ منظور کریں

## regime.drafted

regime-drafted = ضابطے کا مسودہ
    .about = ضابطے کا مسودہ، پڑھنے اور موازنے کے لیے۔ اس سے کوئی فیصلہ نہیں ہوتا۔
    .line = ضابطے کا مسودہ درج ہوا: { $title }، مجوزہ نفاذ { $effective_from }
regime-drafted--code = کوڈ
    .hint = مثلاً { "\u2068" }assumed_2025{ "\u2069" }؛ یہ کسی اور ضابطے کو نہیں دیا جاتا۔
regime-drafted--title = عنوان
regime-drafted--effective_from = تاریخِ نفاذ
    .hint = جس دن سے نافذ ہے، مثلاً { "\u2068" }2025-07-01{ "\u2069" }۔
regime-drafted--source = ماخذ
    .hint = متعلقہ گزٹ، نوٹیفکیشن یا ایکٹ۔
regime-drafted--currencies = کرنسیاں
    .hint = جن میں فیس اور جرمانہ لکھا جا سکتا ہے، مثلاً { "\u2068" }PKR{ "\u2069" }۔
regime-drafted--parts = حصوں کی تعداد

## regime.adopted

regime-adopted = ضابطے کا نفاذ
    .about = نیا ضابطہ اپنے پہلے دن سے سابقہ ضابطے کی جگہ لیتا ہے۔ منظوری سے پہلے کے فیصلے برقرار رہتے ہیں۔ ایف آئی آر کی دفعات کی پڑتال اسی کی فہرستِ جرائم سے ہوتی ہے۔
    .line = ضابطہ منظور ہوا: { $title }، نافذ از { $effective_from }
regime-adopted--code = کوڈ
    .hint = مثلاً { "\u2068" }assumed_2025{ "\u2069" }؛ یہ کسی اور ضابطے کو نہیں دیا جاتا۔
regime-adopted--title = عنوان
regime-adopted--effective_from = تاریخِ نفاذ
    .hint = جس دن سے نافذ ہے، مثلاً { "\u2068" }2025-07-01{ "\u2069" }۔
regime-adopted--source = ماخذ
    .hint = متعلقہ گزٹ، نوٹیفکیشن یا ایکٹ۔
regime-adopted--currencies = کرنسیاں
    .hint = جن میں فیس اور جرمانہ لکھا جا سکتا ہے، مثلاً { "\u2068" }PKR{ "\u2069" }۔
regime-adopted--parts = حصوں کی تعداد

## regime.part_stated

regime-part-stated = ضابطے کا حصہ
    .about = کسی منظور شدہ یا مسودہ ضابطے کا ایک حصہ۔
    .line = ضابطہ { $of }: { $part }{ $drafted ->
        [yes] {" "}(مسودہ)
       *[no] {""}
    }
regime-part-stated--of = ضابطہ
regime-part-stated--drafted = مسودہ
regime-part-stated--part = حصہ

## regime.key_rotated

regime-key-rotated = کلید کی تبدیلی
    .about = کسی ادارے نے دستخط کی کلید بدل دی۔ پرانی کلید کے دستخط عبوری مدت کے اختتام تک وصول ہوں تو مانے جاتے ہیں۔
    .line = { $body } کی کلید تبدیل ہوئی؛ پرانی کلید { $overlap_until } تک مانی جائے گی
regime-key-rotated--body = ادارہ
regime-key-rotated--old = پرانی کلید
regime-key-rotated--new = نئی کلید
    .hint = { "\u2068" }Ed25519{ "\u2069" }، 64 ہیکس ہندسے۔
regime-key-rotated--overlap_until = پرانی کلید کب تک مانی جائے
regime-key-rotated--source = ماخذ
    .hint = نئی کلید کیسے پہنچی، مثلاً دفتر میں دستی۔

## regime.key_compromised

regime-key-compromised = کلید کا افشا
    .about = کسی ادارے کی کلید غیر متعلقہ ہاتھوں میں چلی گئی۔ لاگ کے دیے گئے نمبر شمار سے اس کے دستخط شمار نہیں ہوتے؛ پہلے وصول شدہ جوابات نشان کے ساتھ برقرار رہتے ہیں۔
    .line = { $body } کی کلید افشا ہوئی، نمبر شمار { $from } سے
regime-key-compromised--body = ادارہ
regime-key-compromised--key = کلید
regime-key-compromised--from = کس نمبر شمار سے
    .hint = لاگ کا وہ پہلا نمبر شمار جہاں سے کلید شمار نہیں ہوتی۔
regime-key-compromised--source = ماخذ
    .hint = یہ کیسے معلوم ہوا۔

## regime.office_delegated

regime-office-delegated = اختیار کی تفویض
    .about = کسی دفتر نے حکم کے ذریعے اپنا اختیار ایک مدت کے لیے کسی کو تفویض کیا۔
    .line = اختیار ({ $power }) { $to } کو تفویض ہوا، { $from } تا { $until }
regime-office-delegated--power = اختیار
regime-office-delegated--to = کس کو
    .hint = بیج نمبر یا ڈیسک۔
regime-office-delegated--from = پہلا دن
regime-office-delegated--until = آخری دن
regime-office-delegated--source = ماخذ
    .hint = تفویض کا حکم۔

## regime.grace_period_set

regime-grace-period-set = رعایتی مدت
    .about = ایک تاریخ تک کسی درجے کے، یا تمام درجوں کے، لائسنس ختم شدہ شمار نہیں ہوتے۔
    .line = { $until } تک رعایت{ $class ->
        [none] {""}
       *[other] {" "}برائے { $class }
    }
regime-grace-period-set--class = درجہ
    .hint = تمام درجوں کے لیے خالی چھوڑیں۔
regime-grace-period-set--until = آخری دن
regime-grace-period-set--source = ماخذ
    .hint = رعایت کا حکم۔

## regime.holiday_declared

regime-holiday-declared = تعطیل کا اعلان
    .about = اس دن عدالتیں یا دفاتر بند ہیں۔ جس کام کا عدالت میں آخری دن یہ ہو، وہ عدالت کے اگلی بار کھلنے کے دن تک بھی بروقت شمار ہوتا ہے۔
    .line = { $of } { $day } کو بند: { $title }
regime-holiday-declared--day = دن
    .hint = مثلاً { "\u2068" }2025-07-05{ "\u2069" }؛ کئی دنوں کی تعطیل میں ہر دن الگ درج کریں۔
regime-holiday-declared--of = کیا بند ہے
regime-holiday-declared--title = موقع
    .hint = مثلاً عاشورہ، یا جولائی کا سیلاب۔
regime-holiday-declared--province = صوبہ
    .hint = اگر تعطیل ایک ہی صوبے میں ہو تو اس کا کوڈ؛ پورے ملک کی تعطیل ہو تو خالی چھوڑیں۔
regime-holiday-declared--source = ماخذ
    .hint = تعطیل کا نوٹیفکیشن۔

## Types

holiday-of = کیا بند ہے
holiday-of--everything = عدالتیں اور دفاتر
    .line = عدالتیں اور دفاتر
holiday-of--courts = عدالتیں
    .line = عدالتیں
holiday-of--offices = دفاتر
    .line = دفاتر

offence = جرم
offence--section = دفعہ
offence--title = عنوان
offence--title_verified = عنوان تصدیق شدہ
    .hint = آیا عنوان کسی ماخذ میں پڑھا گیا۔
offence--imprisonment_max = زیادہ سے زیادہ قید
    .hint = مثلاً تین سال؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--fine_pkr_max = زیادہ سے زیادہ جرمانہ (روپے)
    .hint = پورے روپوں میں؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--maximum_verified = سزا تصدیق شدہ
    .hint = آیا قید اور جرمانہ کسی ماخذ میں پڑھے گئے۔
offence--source = ماخذ
    .hint = یہ کہاں پڑھا گیا۔
offence--in_force_from = تاریخِ نفاذ
    .hint = جس حد تک معلوم ہو؛ معلوم نہ ہو تو خالی چھوڑیں۔
offence--in_force_until = نفاذ کا اختتام
    .hint = کب نافذ العمل نہ رہی؛ اب بھی نافذ ہو تو خالی چھوڑیں۔

part = ضابطے کا حصہ
part--bodies = ادارے
    .line = ادارے
part--fees = فیسیں
    .line = فیسیں
part--terms = قواعدِ لائسنس
    .line = قواعدِ لائسنس
part--grounds = وجوہات
    .line = وجوہات
part--checklists = پڑتال کی فہرستیں
    .line = پڑتال کی فہرستیں
part--intervals = وقفے
    .line = وقفے
part--periods = مدتیں
    .line = مدتیں
part--powers = اختیارات
    .line = اختیارات
part--series = نمبروں کے سلسلے
    .line = نمبروں کے سلسلے
part--offences = فہرستِ جرائم
    .line = فہرستِ جرائم
stated = ماخذ اور انتخاب
    .line = { $source } ({ $verified ->
        [yes] تصدیق شدہ
       *[no] غیر تصدیق شدہ
    }؛ { $selected_by })
stated--source = ماخذ
    .hint = متعلقہ گزٹ، نوٹیفکیشن یا حکم؛ اگر محض مفروضہ ہے تو یہی لکھیں۔
stated--verified = تصدیق شدہ
    .hint = آیا یہ کسی ماخذ میں پڑھا گیا۔
stated--selected_by = کس تاریخ کا ضابطہ
    .hint = جس تاریخ پر نافذ ضابطے سے یہ لیا جائے۔
selected-by = کس تاریخ کا ضابطہ
selected-by--filing = بتاریخِ درخواست
    .line = بتاریخِ درخواست
selected-by--conduct = بتاریخِ عمل
    .line = بتاریخِ عمل
selected-by--due = بتاریخِ ادائیگی
    .line = بتاریخِ ادائیگی
selected-by--decision = بتاریخِ فیصلہ
    .line = بتاریخِ فیصلہ
licensing-body = ادارہ
licensing-body--code = کوڈ
licensing-body--name = نام
licensing-body--name_urdu = نام (اردو)
licensing-body--kind = کردار
licensing-body--keys = عوامی کلیدیں
licensing-body--grounds_to = کن کلیدوں کے لیے خفیہ
    .hint = X25519 کلیدیں، ہر ایک 64 ہیکس ہندسے؛ انٹیلی جنس ادارے کے لیے کم از کم دو، تاکہ ایک گم ہو تو دوسری رہے۔
licensing-body--answer_within_days = جواب کی مدت (دن)
licensing-body--silence_is_clearance = خاموشی کلیئرنس شمار ہو
licensing-body--stated = ماخذ اور تصدیق
body-key = عوامی کلید
body-key--key = کلید
    .hint = { "\u2068" }Ed25519{ "\u2069" }، 64 ہیکس ہندسے۔
body-key--source = ماخذ
    .hint = یہ کیسے پہنچی۔
body-kind = کردار
body-kind--licensing = لائسنسنگ دفتر
    .line = لائسنسنگ دفتر
body-kind--vetting = سیکیورٹی کلیئرنس
    .line = سیکیورٹی کلیئرنس
body-kind--intelligence = سیکیورٹی کلیئرنس، وجوہات صرف اسی کے لیے
    .line = سیکیورٹی کلیئرنس، وجوہات صرف اسی کے لیے
fee = فیس
fee--code = برائے
fee--class = درجہ
    .hint = تمام درجوں کے لیے خالی چھوڑیں۔
fee--amount = رقم
fee--refundable = قابلِ واپسی
fee--stated = ماخذ اور تصدیق
terms = قواعدِ لائسنس
terms--class = درجہ
terms--validity_months = میعاد (ماہ)
terms--renewal_window_days = تجدید کی مدت (دن)
    .hint = اختتام سے کتنے دن پہلے تجدید کی درخواست دی جا سکتی ہے۔
terms--renewal_keeps_alive = تجدید کی درخواست سے لائسنس برقرار
    .hint = آیا بروقت درخواست پر فیصلے تک لائسنس برقرار رہتا ہے۔
terms--grace_days = رعایت (دن)
terms--pending_may_operate = زیرِ غور درخواست پر کام کی اجازت
terms--pending_may_operate_days = کتنے دن تک
    .hint = درخواست سے؛ فیصلے تک ہو تو خالی چھوڑیں۔
terms--vetting_lapses_days = کلیئرنس کی مدت (دن)
    .hint = کبھی ختم نہ ہو تو خالی چھوڑیں۔
terms--inspection_required = معائنہ لازم
terms--stated = ماخذ اور تصدیق
ground = وجہ
ground--code = کوڈ
ground--title = عنوان
ground--title_urdu = عنوان (اردو)
ground--of = کس فیصلے کی وجہ
ground--fine_max = زیادہ سے زیادہ جرمانہ
    .hint = متعین نہ ہو تو خالی چھوڑیں۔
ground--bar_months_max = زیادہ سے زیادہ پابندی (ماہ)
    .hint = متعین نہ ہو تو خالی چھوڑیں۔
ground--stated = ماخذ اور تصدیق
ground-for = کس فیصلے کی وجہ
ground-for--refusal = درخواست کی نامنظوری
    .line = درخواست کی نامنظوری
ground-for--renewal_refusal = تجدید کی نامنظوری
    .line = تجدید کی نامنظوری
ground-for--suspension = معطلی
    .line = معطلی
ground-for--interim_suspension = عبوری معطلی
    .line = عبوری معطلی
ground-for--revocation = منسوخی
    .line = منسوخی
ground-for--closure = بندش
    .line = بندش
ground-for--fine = جرمانہ
    .line = جرمانہ
ground-for--bar = پابندی
    .line = پابندی
checklist = پڑتال کی فہرست
checklist--code = کس کی
checklist--title = عنوان
checklist--points = نکات
checklist--stated = ماخذ اور تصدیق
point = نکتہ
point--code = کوڈ
point--title = عنوان
point--title_urdu = عنوان (اردو)
point--required = لازم
point--unit = اکائی
    .hint = ہاں یا نہیں کا نکتہ ہو تو خالی چھوڑیں۔
point--least = کم از کم
point--most = زیادہ سے زیادہ
period = مدت
period--code = برائے
period--days = دن
period--from = آغاز
period--stops = کس سے رکتی ہے
period--may_extend = کس اختیار سے بڑھتی ہے
period--stated = ماخذ اور تصدیق
interval = وقفہ
interval--code = کیا
interval--months = ہر کتنے ماہ بعد
interval--within_days = کتنے دن میں
interval--stated = ماخذ اور تصدیق
power = اختیار
power--code = برائے
power--offices = دفاتر
power--may_delegate = قابلِ تفویض
power--stated = ماخذ اور تصدیق
series = نمبروں کا سلسلہ
series--code = کس کا
series--pattern = نمونہ
    .hint = مثلاً { "\u2068" }NCCIA-CC-{"{"}year{"}"}-{"{"}serial:5{"}"}{ "\u2069" }۔
series--class = درجہ
    .hint = تمام درجوں کے لیے خالی چھوڑیں۔
series--first = پہلا نمبر
series--stated = ماخذ اور تصدیق

## Codes of regimes

code--application = درخواست
code--renewal = تجدید
code--licence = لائسنس
code--amendment = ترمیم
code--inspection = معائنہ
code--compliance_report = تعمیلی رپورٹ
code--captive = ذاتی
code--outsourced = بیرونی خدمات
code--employment = ملازمت
code--objection = زیرِ جواب اعتراض
code--stay = عدالتی حکمِ امتناعی
code--vetting = سیکیورٹی کلیئرنس
code--vetting_answer = سیکیورٹی کلیئرنس کا جواب
code--objection_answer = اعتراض کا جواب
code--show_cause_answer = شوکاز نوٹس کا جواب
code--decision = فیصلہ
code--appeal = اپیل
code--hearing = سماعت
code--audit = آڈٹ
code--fee = واجب الادا فیس
code--filing = درخواست دائر ہونا
code--request = طلبی
code--service = نوٹس کی تعمیل
code--completion = کاغذات کی تکمیل
code--suspension = معطلی
code--issue = اجرا
code--refuse = نامنظوری
code--renew = تجدید
code--amend = ترمیم
code--suspend = معطلی
code--suspend_interim = عبوری معطلی
code--lift = معطلی کا خاتمہ
code--revoke = منسوخی
code--close = سینٹر کی بندش
code--fine = جرمانہ
code--bar = پابندی
code--extend = مہلت میں توسیع
code--recall = فیصلے کی واپسی
code--confirm = فیصلے کی توثیق
code--director_general = ڈائریکٹر جنرل
code--director_licensing = ڈائریکٹر لائسنسنگ
code--licensing_office = لائسنسنگ دفتر
code--day = دن
code--month = ماہ
code--position = نشستیں
