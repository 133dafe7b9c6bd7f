# What any stream can say, in Urdu: the same messages as words.en.ftl, with the same arguments.
# Numbers are written in Western digits, as in official Urdu in Pakistan; terms are GLOSSARY.md's.

## Verdicts and ends

verdict-running = مہلت باقی ہے
verdict-met = بروقت تعمیل ہوئی
verdict-late = تاخیر سے تعمیل ہوئی
verdict-overdue = مہلت ختم، تعمیل نہیں ہوئی
verdict-ended = تعمیل لازم نہیں رہی
verdict-missed = تعمیل نہ ہوئی، اب لازم نہیں
verdict-cannot-be-judged = تعین ممکن نہیں

# A deadline whose days are not counted for now.
stopped = { $since } سے مہلت رکی ہوئی ہے؛ وجہ: { $by }

# A last day that was moved.
moved-sunday = { $from } کو اتوار تھا: { $to } کے اختتام تک مہلت کے اندر ہے ({ $section }؛ اس تشریح کی کسی وکیل نے ابھی تصدیق نہیں کی)
moved-holiday = { $from } کو عدالتیں بند تھیں: { $to } کے اختتام تک مہلت کے اندر ہے ({ $section }؛ اس تشریح کی کسی وکیل نے ابھی تصدیق نہیں کی)

ended-done-late = تاخیر سے تعمیل ہوئی
ended-given-late = اطلاع تاخیر سے دی گئی

## Kinds of stream, places, what is unique

kind-log = ریکارڈ کا لاگ
kind-centre = کال سینٹر
kind-complaint = شکایت
kind-case = مثلِ مقدمہ
kind-raid = چھاپہ
kind-fir = ایف آئی آر
kind-exhibit = مال مقدمہ
kind-person = شخص
kind-regime = نافذ ضابطہ
kind-figure = شائع شدہ اعداد و شمار
kind-reservation = منفرد اندراج
kind-licence = لائسنس
kind-gazetteer = فہرستِ مقامات
kind-unknown = نامعلوم

place-province = صوبہ
place-city = شہر
place-circle = سرکل
place-station = تھانہ
place-malkhana = مال خانہ

# What a field asks for.
wanted-city = شہر
wanted-circle = سرکل
wanted-station = تھانہ یا سرکل
wanted-malkhana = مال خانہ، تھانہ یا سرکل

namespace-fir-number = ایف آئی آر نمبر
namespace-exhibit-number = مال مقدمہ نمبر
namespace-cnic = شناختی کارڈ نمبر
namespace-licence-number = لائسنس نمبر
namespace-licence-premises = احاطے کا لائسنس

## Lists

list-names = { "، " }
list-separator = ؛{ " " }
list-numbers = ،{ " " }
list-or = { " " }یا{ " " }
list-items = ،{ " " }

## What a stream is called where nobody may be named

called-person = { $label }
called-person-unknown = نامعلوم { $sex ->
        [female] عورت
        [male] مرد
       *[person] شخص
    }{ $ordinal ->
        [0] { "" }
       *[other] { " " }{ $ordinal }
    }
called-raid = چھاپہ بمقام { $place }
called-fir = ایف آئی آر نمبر { $serial }/{ $year }
called-fir-at = ایف آئی آر، { $station }
called-exhibit = { $kind }، { $quantity }
called-exhibit-numbered = { $kind }، { $quantity } ({ $malkhana } { $serial }/{ $year })
called-centre = کال سینٹر { $name }
called-centre-in = کال سینٹر، { $city }
called-licence = لائسنس نمبر { $number }
called-application = درخواست، ڈائری نمبر { $diary }

## Values

value-yes = ہاں
value-no = نہیں
value-sealed = سربمہر
value-without-code = اندراج کے وقت کوئی کوڈ نہیں تھا

## Times

month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

time-month = { $month } { $year }
time-day = { $day } { $month } { $year }
time-clock = { $day }، { $clock } بجے
time-range = { $first } تا { $last }

span-under-an-hour = ایک گھنٹے سے کم
span-hour = ایک گھنٹہ
span-hours = { $hours } گھنٹے
span-days = { $days } دن

## Citations of law

citation-section = دفعہ { $section } { $statute }
citation-sections = دفعات { $section } { $statute }
citation-rule = قاعدہ { $section } { $statute }
citation-article = آرٹیکل { $section } { $statute }
statute-crpc = ضابطہ فوجداری
statute-peca = پیکا
statute-ppc = تعزیراتِ پاکستان
statute-police-rules = پولیس رولز
statute-juvenile-justice-system-act = جووینائل جسٹس سسٹم ایکٹ
statute-general-clauses-act = جنرل کلازز ایکٹ
statute-vienna-convention-on-consular-relations = ویانا کنونشن برائے قونصلر تعلقات

# What stands in the place of a section and is none.
section-record = ریکارڈ
section-late-entry = تاخیر سے اندراج
section-offence-catalogue = فہرستِ جرائم
section-nccia-dg-s-permission = این سی سی آئی اے، ڈائریکٹر جنرل کی اجازت
section-licensing-regime = لائسنسنگ کا ضابطہ

## Refusals

refused = کچھ درج نہیں کیا گیا: { $why }

rule-opened-first = اندراج اسی ریکارڈ میں ہوتا ہے جو پہلے کھولا جا چکا ہو
rule-recorded-once = ایک امر ایک ہی بار درج کیا جاتا ہے
rule-own-kind = ہر اندراج اپنی ہی قسم کے ریکارڈ میں ہوتا ہے
rule-records-of-a-command = ایک کمانڈ سے 1 تا 1,000 اندراجات ہوتے ہیں
rule-cnic = شناختی کارڈ نمبر کی شکل { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" } ہے
rule-code-of-the-gazetteer = کوڈ فہرستِ مقامات کا اور مطلوبہ قسم کا ہونا چاہیے
rule-an-event-that-stands = صرف برقرار اندراج کی تصحیح یا تنسیخ ہو سکتی ہے
rule-own-type = تصحیح میں اندراج کی قسم اور موضوع تبدیل نہیں ہوتے

refusal-stream-not-open = اس آئی ڈی کے تحت ابھی کچھ درج نہیں؛ پہلے اس کا ریکارڈ کھولیں یا آئی ڈی کی پڑتال کریں
    .rule = { rule-opened-first }
refusal-stream-already-open = یہ ریکارڈ پہلے ہی کھولا جا چکا ہے؛ اگر ریکارڈ غلط ہے تو ابتدائی اندراج کی تصحیح کریں
    .rule = { rule-recorded-once }
refusal-event-already-recorded = یہ امر پہلے سے ریکارڈ پر ہے؛ اگر ریکارڈ غلط ہے تو اس کی تصحیح کریں
    .rule = { rule-recorded-once }
refusal-stream-unknown = { $stream } ریکارڈ پر نہیں؛ آئی ڈی کی پڑتال کریں یا پہلے اس کا اندراج کریں
    .rule = { rule-opened-first }
refusal-event-wrong-kind = یہ اندراج کسی اور قسم کے ریکارڈ ({ $wanted }) کا ہے، جبکہ دی گئی آئی ڈی اس قسم کی ہے: { $found }؛ آئی ڈی کی پڑتال کریں
    .rule = { rule-own-kind }
refusal-event-not-for-commands = یہ اندراج الگ سے نہیں کیا جاتا؛ اسے سروس خود درج کرتی ہے یا اس کے لیے مخصوص کمانڈ (seize، note، correct، retract)
    .rule = { rule-own-kind }
refusal-command-empty = کمانڈ میں کوئی اندراج نہیں؛ کم از کم ایک اندراج شامل کریں
    .rule = { rule-records-of-a-command }
refusal-command-too-many-events = اس کمانڈ سے کم از کم { $records } اندراجات بنتے ہیں، جبکہ ایک کمانڈ میں { $max } کی حد ہے؛ اسے حصوں میں بھیجیں
    .rule = { rule-records-of-a-command }
refusal-time-in-the-future = کارروائی کا وقت ({ $occurred }) موجودہ وقت سے 5 منٹ سے زیادہ آگے کا ہے؛ تاریخ اور گھڑی کی پڑتال کریں
    .rule = کارروائی کا وقت اندراج کے وقت سے زیادہ سے زیادہ 5 منٹ بعد کا ہو سکتا ہے
refusal-number-cnic = شناختی کارڈ نمبر { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" } کی شکل میں لکھا جاتا ہے (اصل نمبر 1 تا 9 سے شروع ہوتا ہے، فرضی 0 سے)
    .rule = { rule-cnic }
refusal-number-imei = آئی ایم ای آئی نمبر 15 ہندسوں کا ہوتا ہے اور آخری ہندسہ پڑتال کا ہوتا ہے، جو درست ہونا چاہیے
    .rule = آئی ایم ای آئی نمبر 15 ہندسوں کا ہوتا ہے اور Luhn کی پڑتال پر پورا اترتا ہے
refusal-number-phone = فون نمبر E.164 کے مطابق لکھا جاتا ہے: جمع کا نشان، ملک کا کوڈ اور نمبر، درمیان میں خالی جگہ کے بغیر، مثلاً { "\u2068" }+92{ "\u2069" } سے شروع
    .rule = فون نمبر E.164 کے مطابق ہوتا ہے
refusal-number-synthetic-cnic = 0 سے شروع ہونے والا شناختی کارڈ نمبر فرضی ہے، اور صرف نمائشی لاگ میں درج ہو سکتا ہے
    .rule = { rule-cnic }
refusal-number-too-much-money = کسی کرنسی کی { $max } سے زائد رقم لکھنے کی غلطی سمجھی جاتی ہے؛ رقم کی پڑتال کریں
    .rule = کوئی رقم ملک کے سالانہ بجٹ سے زیادہ نہیں ہوتی
refusal-number-not-in-a-register = رجسٹر کا نمبر 1 یا اس سے زیادہ ہوتا ہے، اور اس کا سال 1947 یا بعد کا اور آنے والا نہیں؛ دونوں کی پڑتال کریں
    .rule = نمبر کسی سال کے رجسٹر کا ہوتا ہے
refusal-number-too-large = اس قسم کا کوئی عدد { $max } سے بڑا نہیں ہوتا؛ پڑتال کریں کہ لکھنے میں غلطی تو نہیں
    .rule = دن، منٹ اور سال ممکنہ حد کے اندر ہوتے ہیں
refusal-time-device-clock = آلے کی گھڑی اور اس کی درستی ملا کر کوئی ممکن وقت نہیں بنتا؛ کچھ درج نہیں ہوا؛ دونوں کی پڑتال کریں
    .rule = آلے کی گھڑی درستی کے بعد کوئی وقت بتاتی ہے
refusal-reservation-taken = یہ { $what } پہلے سے ریکارڈ پر ہے، اور ایک سے زیادہ نہیں ہو سکتا؛ اس کی پڑتال کریں یا سابقہ ریکارڈ کی تصحیح کریں
    .rule = ایف آئی آر نمبر، مال مقدمہ نمبر، لائسنس نمبر اور تصدیق شدہ شناختی کارڈ نمبر منفرد ہوتے ہیں، اور ایک احاطے کا ایک وقت میں ایک ہی لائسنس ہوتا ہے
refusal-reservation-not-comparable = اس { $what } میں ایسا حرف ہے جس کا دیگر اندراجات سے قابلِ اعتماد موازنہ نہیں ہو سکتا، یا صرف علامات ہیں؛ اسے حروف اور ہندسوں میں لکھیں
    .rule = جو منفرد ہو، اس کا موازنہ ہمیشہ ممکن ہونا چاہیے
refusal-place-unknown = فہرستِ مقامات میں کوڈ { $code } کا کوئی مقام نہیں؛ فہرست (greyfile gazetteer list) دیکھیں یا پہلے مقام شامل کریں
    .rule = { rule-code-of-the-gazetteer }
refusal-place-wrong-kind = فہرستِ مقامات کے مطابق { $code } مطلوبہ قسم ({ $wanted }) کا مقام نہیں؛ کوئی اور مقام منتخب کریں یا صرف نام لکھیں
    .rule = { rule-code-of-the-gazetteer }
refusal-place-wrong-area = فہرستِ مقامات کے مطابق { $code } مطلوبہ قسم ({ $kinds }) کا مقام نہیں؛ اس قسم کے مقام کا کوڈ دیں
    .rule = { rule-code-of-the-gazetteer }
refusal-place-no-store = صرف مال خانہ کسی تھانے یا سرکل کا ہوتا ہے، جبکہ اس مقام کی قسم یہ ہے: { $kind }؛ تھانہ درج نہ کریں
    .rule = { rule-code-of-the-gazetteer }
refusal-place-not-asked-for = کسی خانے میں اس قسم کا مقام ({ $kind }) نہیں پوچھا جاتا، اس لیے کوئی متن اس سے منسوب نہیں ہوتا؛ کسی اور مقام کا کوڈ دیں
    .rule = { rule-code-of-the-gazetteer }
refusal-place-means-another = ”{ $typed }“ سے پہلے ہی { $code } مراد ہے؛ اگر یہ غلط ہے تو فہرستِ مقامات کے متعلقہ اندراج کی تصحیح یا تنسیخ کریں
    .rule = ایک خانے میں ایک متن سے ایک ہی مقام مراد ہوتا ہے
refusal-place-used-before = { $what ->
        [place] کوڈ { $code }
        [regime] کوڈ { $code }
       *[stream] { $stream }
    } پہلے دیا جا چکا ہے اور دوبارہ نہیں دیا جاتا؛ کوئی اور کوڈ دیں
    .rule = ایک کوڈ سے ہمیشہ ایک ہی چیز مراد ہوتی ہے
regime-list = { $list ->
        [bodies] ادارے
        [fees] فیسیں
        [terms] قواعدِ لائسنس
        [grounds] وجوہات
        [checklists] پڑتال کی فہرستیں
        [intervals] وقفے
        [periods] مدتیں
        [powers] اختیارات
        [series] نمبروں کے سلسلے
       *[offences] فہرستِ جرائم
    }
refusal-regime-body-missing = ضابطے میں ایسا کوئی ادارہ نہیں جو { $kind ->
        [licensing] درخواستوں کا فیصلہ کرے (kind licensing)
        [vetting] سیکیورٹی کلیئرنس دے (kind vetting)
       *[intelligence] بطور انٹیلی جنس ادارہ سیکیورٹی کلیئرنس دے (kind intelligence)
    }؛ اسے bodies میں شامل کریں
    .rule = لائسنسنگ کے ضابطے میں دفتر، کلیئرنس کا ادارہ اور انٹیلی جنس ادارہ درج ہوتے ہیں
refusal-regime-named-twice = { regime-list }: { $code } دو بار درج ہے؛ ایک ہی بار درج کریں
    .rule = ہر فہرست میں ایک چیز ایک ہی بار درج ہوتی ہے
refusal-regime-dates-overlap = { $section } ایک ہی مدت کے لیے فہرستِ جرائم میں دو بار درج ہے؛ پہلا اندراج (in_force_until) دوسرے کے آغاز سے پہلے ختم کریں
    .rule = ایک وقت میں ایک دفعہ ایک ہی بار نافذ ہوتی ہے
refusal-regime-unknown-currency = { regime-list }: { $code } کی کرنسی { $currency } ضابطے میں درج نہیں؛ اسے currencies میں شامل کریں یا درست کریں
    .rule = رقم اسی کرنسی میں ہوتی ہے جو ضابطے میں درج ہو
refusal-regime-unknown-stop = مدت { $period } روکنے والی { $stop } نام کی کوئی چیز معلوم نہیں؛ objection، fee، inspection، stay، vetting، یا فائل میں درج مدت objection_answer، vetting_answer یا show_cause_answer کا نام دیں
    .rule = مدت صرف اسی چیز سے رکتی ہے جو ریکارڈ پر ہو
refusal-regime-cycle-of-stops = یہ مدتیں ایک دوسرے کو روکتی ہیں، یوں کوئی بھی نہیں چلے گی: { $periods }؛ ان میں سے ایک رکاوٹ نکال دیں
    .rule = مدتیں گھوم کر ایک دوسرے کو نہیں روکتیں
refusal-regime-unknown-power = ضابطے میں { $power } کا کوئی اختیار درج نہیں{ $of ->
        [period] ، جس سے مدت { $period } بڑھتی
       *[alone] {""}
    }؛ اسے powers میں شامل کریں یا کوئی اور لکھیں
    .rule = وہی اختیار استعمال ہوتا ہے جو ضابطے میں درج ہو
refusal-regime-unknown-class = ضابطے میں درجہ { $class } کے قواعدِ لائسنس درج نہیں؛ انہیں terms میں شامل کریں یا کوئی اور درجہ لکھیں
    .rule = ہر درجے کے قواعدِ لائسنس ہوتے ہیں
refusal-regime-series-pattern = سلسلہ { $code } کے نمونے سے ہر ایک کا الگ نمبر نہیں بنتا؛ اس میں {"{"}serial{"}"} یا {"{"}serial:5{"}"} ایک بار لکھیں، اور اس کے سوا صرف {"{"}year{"}"} اور متن
    .rule = سلسلے کا ہر نمبر الگ ہوتا ہے
refusal-regime-too-few-recipients = { $body } کے لیے کم از کم { $least } مختلف وصول کنندگان (grounds_to) درکار ہیں، جن کے لیے اس کی تحریریں خفیہ کی جائیں
    .rule = انٹیلی جنس ادارے کے دو وصول کنندگان ہوتے ہیں تاکہ ایک گم ہو تو دوسرا رہے، دیگر کا ایک
refusal-regime-no-key = { $body } کی کوئی کلید نہیں، اس لیے اس کے دستخط پہچانے نہیں جا سکتے؛ اسے keys میں شامل کریں
    .rule = ہر ادارہ اپنی کلید سے دستخط کرتا ہے
refusal-regime-key-shared = { $body } کی ایک کلید دو بار درج ہے یا کسی اور ادارے کی ہے؛ اسے الگ کلید دیں
    .rule = ہر ادارہ اپنی کلید سے دستخط کرتا ہے
refusal-regime-key-given-up = { $body } کی ایک کلید پہلے تبدیل یا افشا ہو چکی ہے؛ نئی کلید دیں
    .rule = ترک شدہ کلید دوبارہ نہیں لی جاتی
refusal-regime-key-of-demonstration = { $body } کی ایک کلید نمائشی ہے، جس سے ہر کوئی دستخط کر سکتا اور پڑھ سکتا ہے؛ وہ کلیدیں درج کریں جو ادارے نے دی ہیں
    .rule = حقیقی لاگ میں کسی ادارے کی کلید نمائشی نہیں ہوتی
refusal-regime-part-too-large = { regime-list }: { $code } ایک ریکارڈ کی گنجائش سے زیادہ ہے؛ اس کی عبارت مختصر کریں
    .rule = ضابطے کا ہر حصہ ایک ریکارڈ میں سماتا ہے
refusal-regime-code-taken = کوڈ { $code } کا ضابطہ پہلے سے موجود ہے؛ اسے کوئی اور کوڈ دیں، یا اسی کی تصحیح کریں
    .rule = ہر ضابطے کا اپنا کوڈ ہوتا ہے
refusal-regime-unknown-body = نافذ ضابطے میں { $body } نام کا ادارہ نہیں؛ greyfile regime show دیکھیں
    .rule = صرف ضابطے کے ادارے شریک ہوتے ہیں
refusal-regime-unknown-key = { $body } کی ایسی کوئی کلید نافذ نہیں؛ greyfile regime show دیکھیں
    .rule = وہی کلید بدلی یا ترک کی جاتی ہے جو ادارے کی ہو
refusal-regime-not-to-be-delegated = ضابطے کے تحت { $power } کا اختیار تفویض نہیں کیا جا سکتا
    .rule = اختیار صرف وہاں تفویض ہوتا ہے جہاں ضابطہ اجازت دے
refusal-regime-ends-before-it-begins = آخری دن پہلے دن سے پہلے ہے؛ دونوں کی پڑتال کریں
    .rule = آغاز اختتام سے پہلے ہوتا ہے
refusal-section-not-in-force = { $section } بوقتِ وقوعہ ({ $offence }) نافذ نہیں تھی؛ دفعہ اور تاریخ کی پڑتال کریں
    .rule = دفعہ تاریخِ وقوعہ پر نافذ ہونی چاہیے
refusal-file-not-here = فائل { $sha256 } یہاں موجود نہیں: پوری موصول نہیں ہوئی، یا ایک دن سے زیادہ گزر گیا؛ فائل دوبارہ بھیجیں، پھر منسلک کریں
    .rule = { rule-a-file-that-is-here }
refusal-file-other-length = فائل { $bytes ->
        [one] { $bytes } بائٹ
       *[other] { $bytes } بائٹ
    } کی ہے، جو بتائے گئے حجم سے مختلف ہے؛ اصل حجم دیں
    .rule = { rule-a-file-that-is-here }
refusal-file-other-type = ابتدائی بائٹ کے مطابق فائل { $is } ہے، جو بتائی گئی قسم سے مختلف ہے؛ اصل قسم دیں
    .rule = { rule-a-file-that-is-here }
rule-a-file-that-is-here = صرف وہی فائل منسلک ہوتی ہے جو پوری موصول ہوئی ہو، اپنے ہی حجم اور قسم کے ساتھ
refusal-custody-not-the-holder = مال مقدمہ صرف وہی حوالے یا تلف کرا سکتا ہے جس کی تحویل میں ہو؛ اگر یہ کہیں اور ہوا تو اسے اس کی بنیاد (رپورٹ، کاغذات یا اخبار) کے ساتھ درج کریں
    .rule = منتقلی یا تلفی کا فیصلہ صرف وہ کرتا ہے جس کی تحویل میں مال مقدمہ ہو
refusal-custody-destroyed = ریکارڈ کے مطابق یہ مال مقدمہ تلف ہو چکا ہے؛ اگر یہ غلط ہے تو اس اندراج کی تصحیح یا تنسیخ کریں، اور اگر یہ کہیں اور ہوا تو اسے اس کی بنیاد (رپورٹ، کاغذات یا اخبار) کے ساتھ درج کریں
    .rule = تلف شدہ مال مقدمہ نہ منتقل ہوتا ہے نہ دوبارہ تلف
refusal-custody-second-person = اس کے لیے ایک دوسرا شخص لازم ہے، جو نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا؛ اس کا بیج نمبر یا ڈیسک لکھیں
    .rule = دوسرے شخص کے بغیر نہ کچھ تلف کیا جاتا ہے اور نہ کوئی فیصلہ کالعدم ہوتا ہے
refusal-correction-no-such-event = یہاں ایسا کوئی اندراج نہیں جس کی تصحیح یا تنسیخ ہو؛ دونوں آئی ڈی کی پڑتال کریں
    .rule = { rule-an-event-that-stands }
refusal-correction-retracted = اس اندراج کی تنسیخ ہو چکی ہے، اس لیے اس کی تصحیح نہیں ہو سکتی؛ درست بات نئے اندراج کے طور پر درج کریں
    .rule = { rule-an-event-that-stands }
refusal-correction-cannot-be-undone = اس اندراج کی تصحیح یا تنسیخ نہیں ہو سکتی
    .rule = { rule-an-event-that-stands }
refusal-correction-type-changed = تصحیح سے اندراج کی قسم نہیں بدلی جا سکتی؛ اس کی تنسیخ کر کے درست اندراج کریں
    .rule = { rule-own-type }
refusal-correction-identity-changed = تصحیح سے اندراج کا موضوع نہیں بدلا جا سکتا؛ اس کی تنسیخ کر کے درست اندراج کریں
    .rule = { rule-own-type }
refusal-not-the-same-not-marked = اس اندراج پر کسی پہلے اندراج سے ممکنہ تکرار کا نشان نہیں؛ فیصلے کی کوئی بات نہیں
    .rule = تکرار نہ ہونے کا فیصلہ صرف اسی اندراج پر ہوتا ہے جس پر ممکنہ تکرار کا نشان ہو
refusal-correction-nothing-changed = اس تصحیح سے کچھ نہیں بدلتا؛ درست بات یا کارروائی کا درست وقت لکھیں
    .rule = تصحیح سے کچھ نہ کچھ بدلنا چاہیے
refusal-correction-overtaken = آپ کے دیکھنے کے بعد اس اندراج کی تصحیح ہو چکی ہے ({ $by } دیکھیں)؛ اسے دوبارہ دیکھیں اور جو اب بھی غلط ہو اس کی تصحیح کریں
    .rule = تصحیح اندراج کی موجودہ صورت سے کی جاتی ہے
refusal-retraction-no-such-duplicate = جس اندراج کی یہ تکرار بتائی گئی ہے وہ ریکارڈ پر نہیں، یا یہی اندراج ہے؛ اس کی آئی ڈی کی پڑتال کریں
    .rule = تکرار کسی برقرار اندراج ہی کی ہو سکتی ہے
refusal-raid-one-case = چھاپے میں ریکارڈ پر موجود مقدمہ بھی دیا گیا ہے اور نیا بھی؛ دونوں میں سے ایک دیں
    .rule = چھاپہ ایک مقدمے کے ساتھ درج ہوتا ہے؛ دیگر مقدمات بعد میں منسلک کریں
refusal-raid-role-without-case = people[{ $person }].role: کردار مقدمے کے حوالے سے ہوتا ہے، جبکہ چھاپے میں کوئی مقدمہ نہیں؛ case یا new_case دیں، یا کردار درج نہ کریں
    .rule = کردار مقدمے کے حوالے سے ہوتا ہے

rule-of-the-regime = یہاں کا فیصلہ نافذ ضابطے کے مطابق ہوتا ہے
rule-show-cause = مخالفانہ فیصلہ اس شوکاز نوٹس کے بعد ہوتا ہے جس کا جواب آ چکا ہو یا جواب کی مہلت ختم ہو چکی ہو؛ ایک نوٹس پر ایک ہی فیصلہ ہوتا ہے
rule-suspended-at-once = سماعت سے پہلے معطلی کے لیے ایسی وجہ لازم ہے جو اس کا اختیار دے، اور سماعت کی تاریخ
rule-state-of-the-licence = فیصلہ درخواست اور لائسنس کی درج صورتِ حال کے مطابق ہوتا ہے

refusal-licensing-no-such-reference = جس اندراج ({ $event }) کا حوالہ دیا گیا ہے وہ اس ریکارڈ پر نہیں، تنسیخ شدہ ہے یا کسی اور قسم کا ہے؛ اس کی آئی ڈی کی پڑتال کریں
    .rule = حوالہ اسی ریکارڈ کے برقرار اندراج کا دیا جاتا ہے
refusal-licensing-not-in-the-regime = نافذ ضابطے میں اس کے لیے { $what ->
        [body] یہ ادارہ
        [fee] یہ فیس
        [class] یہ درجہ
        [ground] یہ وجہ
        [checklist] پڑتال کی یہ فہرست
        [point] یہ نکتہ
       *[power] یہ اختیار
    } نہیں: { $code }؛ ضابطہ (greyfile regime show) دیکھیں اور کوڈ درست کریں
    .rule = { rule-of-the-regime }
refusal-licensing-no-regime = اس دن لائسنسنگ کا کوئی ضابطہ نافذ نہیں تھا؛ پہلے ضابطہ نافذ کرائیں، یا اگر فیصلہ کہیں اور ہوا تو اسے اس کی بنیاد (رپورٹ، کاغذات یا اخبار) کے ساتھ درج کریں
    .rule = { rule-of-the-regime }
refusal-licensing-unknown-currency = ضابطے کے تحت اس کرنسی میں رقم نہیں لی جاتی؛ رقم ضابطے میں درج کرنسی میں لکھیں
    .rule = { rule-of-the-regime }
refusal-licensing-not-its-premises = سینٹر کے ریکارڈ پر احاطہ { $premises } نہیں؛ کوڈ کی پڑتال کریں، یا پہلے احاطہ سینٹر کے ریکارڈ میں شامل کریں
    .rule = لائسنس یا حکم اسی سینٹر کے احاطوں کا ہوتا ہے
refusal-licensing-no-premises = کوئی احاطہ درج نہیں؛ لکھیں کہ لائسنس کن احاطوں کا ہے
    .rule = لائسنس احاطوں کا ہوتا ہے
refusal-licensing-no-validity = آخری دن پہلے دن سے پہلے ہے؛ دونوں کی پڑتال کریں
    .rule = لائسنس کی میعاد کم از کم ایک دن کی ہوتی ہے
refusal-licensing-answer-refused = { $why ->
        [not_a_file] یہ سیکیورٹی کلیئرنس کی فائل نہیں؛ دیکھیں کہ یہی صحیح فائل ہے
        [other_kind] سیکیورٹی کلیئرنس کی یہ فائل جواب نہیں؛ وہ فائل دیں جس پر ادارے نے دستخط کیے
        [cut_short] جواب کی فائل نامکمل ہے؛ دوبارہ منگوائیں
        [too_large] جواب کی فائل اتنی بڑی ہے جتنی ایسی کوئی فائل نہیں ہوتی؛ دیکھیں کہ یہی صحیح فائل ہے
        [line_ends] راستے میں جواب کی فائل کی سطروں کے اختتام بدل گئے؛ بطور منسلکہ دوبارہ منگوائیں
        [newer_format] جواب کی فائل گرے فائل کے نئے ورژن نے لکھی ہے؛ پہلے اسے اپ ڈیٹ کریں
        [malformed] جواب کی فائل درست شکل میں نہیں؛ دوبارہ بنوائیں
        [key_unknown] جواب پر ایسی کلید کے دستخط ہیں جو نافذ ضابطے میں درج نہیں؛ آگے بڑھنے سے پہلے معلوم کریں کہ یہ کس کی ہے
        [key_of_another] جواب پر کسی اور ادارے کی کلید کے دستخط ہیں؛ اسی ادارے سے پوچھیں جس سے استفسار ہوا تھا
        [key_rotated_out] جواب پر ایسی کلید کے دستخط ہیں جو بدل دی گئی اور جس کی رعایتی مدت ختم ہو چکی؛ نئی کلید سے دستخط کروائیں
        [key_compromised] جواب پر ایسی کلید کے دستخط ہیں جو افشا ہو چکی؛ نئے دور میں دوبارہ پوچھیں اور نئی کلید سے دستخط کروائیں
        [signature] جواب کے دستخط غلط ہیں: یہ دستخط کے بعد بدلا گیا یا خراب ہوا؛ دوبارہ منگوائیں، اور پھر ایسا ہو تو اطلاع دیں
        [other_log] جواب کسی اور لاگ کے ریکارڈ کے بارے میں ہے؛ دیکھیں کہ یہ کسی اور دفتر کے لیے تو نہیں
        [other_licence] جواب کسی اور درخواست کے بارے میں ہے؛ وہیں درج کریں
        [other_body] جواب اس کے بارے میں ہے جو کسی اور ادارے سے پوچھا گیا؛ ادارے سے اس کا اپنا جواب لیں
        [other_round] جواب ایسے دور کے بارے میں ہے جس میں اس ادارے سے نہیں پوچھا گیا؛ دیکھیں کہ یہ کس استفسار کا جواب ہے
        [other_digest] جواب ان افراد یا احاطوں کے بارے میں نہیں جن کے بارے میں پوچھا گیا تھا؛ نئے دور میں دوبارہ پوچھیں
        [covers_less] جواب میں وہ سب افراد یا احاطے شامل نہیں جن کے بارے میں پوچھا گیا تھا؛ دوبارہ بنوائیں
        [covers_other] جواب میں ایسے افراد یا احاطے ہیں جن کے بارے میں نہیں پوچھا گیا تھا؛ دوبارہ بنوائیں
       *[not_asked] اس ادارے سے یہ نہیں پوچھا گیا، یا استفسار واپس لے لیا گیا؛ پہلے استفسار بھیجیں
    }
    .rule = ادارے کا جواب وہی فائل ہے جس پر اس نے ضابطے میں درج کلید سے دستخط کیے، ٹھیک اسی کے بارے میں جو پوچھا گیا
refusal-licensing-not-vetted = { $why ->
        [not_asked] { $body } سے یہ کلیئرنس طلب نہیں کی گئی، یا طلبی واپس لی جا چکی ہے؛ پہلے سیکیورٹی کلیئرنس طلب کریں
        [awaited] { $body } نے سیکیورٹی کلیئرنس کا جواب ابھی نہیں دیا؛ جواب کا انتظار کریں
        [not_clear] { $body } نے سیکیورٹی کلیئرنس نہیں دی؛ نامنظور کریں، یا دوبارہ طلب کریں
        [contradicts] { $body } نے سیکیورٹی کلیئرنس کے دو مختلف جواب دیے؛ نئے دور میں دوبارہ طلب کریں
        [lapsed] { $body } کی سیکیورٹی کلیئرنس اب مؤثر نہیں؛ نئے دور میں دوبارہ طلب کریں
        [not_covered] مالکان، کلیدی افراد یا احاطے اب وہ نہیں جن کی { $body } نے کلیئرنس دی تھی؛ نئے دور میں دوبارہ طلب کریں
       *[key] { $body } کے جواب پر دستخط کی کلید مانی نہیں جاتی؛ نئے دور میں دوبارہ طلب کریں
    }
    .rule = ضابطے کا ہر ادارہ اپنے آخری دور میں اس وقت کے مالکان، کلیدی افراد اور احاطوں کی کلیئرنس دے چکا ہو
refusal-licensing-to-be-confirmed = یہ فیصلہ کسی اور ذریعے سے درج ہوا تھا؛ یہ تصحیح سے نہیں، توثیق سے اس دفتر کا فیصلہ بنتا ہے
    .rule = یہاں فیصلہ وہی کرتا ہے جس کے پاس اختیار ہو، اور فیصلہ اس وقت کے ہر قاعدے پر پورا اترتا ہے
refusal-licensing-too-long = اس تاریخِ آغاز کے ساتھ لائسنس کی میعاد { $last } سے آگے نہیں جا سکتی؛ آخری تاریخ یہی یا اس سے پہلے کی رکھیں
    .rule = لائسنس ضابطے میں مقرر میعاد یا اس سے کم کے لیے دیا جاتا ہے
refusal-licensing-other-amount = ضابطے کے مطابق { $fee } کی رقم { $amount } ہے؛ اسی رقم کی تشخیص کریں
    .rule = فیس کی تشخیص اتنی ہی رقم کی ہوتی ہے جتنی ضابطے میں درج ہے
refusal-licensing-no-ground = { $wanted ->
        [bar] کوئی ایسی وجہ درج نہیں جس پر پابندی لگ سکے؛ ضابطے میں سے ایسی وجہ درج کریں، یا پابندی نہ لگائیں
       *[fine] کوئی ایسی وجہ درج نہیں جس پر جرمانہ ہو سکے؛ ضابطے میں سے ایسی وجہ درج کریں
    }
    .rule = پابندی اور جرمانہ ایسی وجہ پر ہوتے ہیں جو ضابطے میں ان کے لیے مقرر ہو
refusal-licensing-bar-too-long = ان وجوہ پر پابندی { $last } سے آگے نہیں جا سکتی؛ آخری تاریخ یہی یا اس سے پہلے کی رکھیں
    .rule = پابندی کی مدت اُس حد سے زیادہ نہیں ہو سکتی جو ضابطے میں ان وجوہ کے لیے مقرر ہے
refusal-licensing-fine-too-high = ان وجوہ پر زیادہ سے زیادہ جرمانہ { $max } ہے؛ اسی کرنسی میں یہی یا اس سے کم رقم لکھیں
    .rule = جرمانہ اُس حد سے زیادہ نہیں ہو سکتا جو ضابطے میں ان وجوہ کے لیے مقرر ہے
refusal-licensing-other-round = اس معاملے میں { $body } سے کلیئرنس کی اگلی طلبی کا دور { $next } ہے؛ یہی نمبر لکھیں
    .rule = ہر معاملے میں ایک ادارے سے طلبی کے دور 1 سے شمار ہوتے ہیں
refusal-licensing-not-inspected = { $unmet ->
        [0] احاطہ { $premises } کا معائنہ نہیں ہوا؛ پہلے معائنے کا اندراج کریں
        [one] احاطہ { $premises } کے آخری معائنے میں { $unmet } لازمی نکتہ پورا نہیں تھا؛ پورا ہونے پر دوبارہ معائنہ کریں
       *[other] احاطہ { $premises } کے آخری معائنے میں { $unmet } لازمی نکات پورے نہیں تھے؛ پورے ہونے پر دوبارہ معائنہ کریں
    }
    .rule = جہاں ضابطے کے تحت لازم ہو، احاطے کا معائنہ ہوتا ہے اور ہر لازمی نکتہ پورا ہوتا ہے
refusal-licensing-fee-due = { $why ->
        [not_assessed] فیس ({ $fee }) کی تشخیص نہیں ہوئی؛ پہلے تشخیص کریں، پھر ادائیگی کا اندراج کریں
       *[unpaid] فیس ({ $fee }) میں سے { $left } باقی ہے؛ پہلے ادائیگی کا اندراج کریں
    }
    .rule = فیصلے سے پہلے فیس کی تشخیص اور ادائیگی ہوتی ہے، اور کالعدم ادائیگی شمار نہیں ہوتی
refusal-licensing-objections-open = { $count ->
        [one] { $count } اعتراض، جس پر فیصلہ موقوف ہے، باقی ہے؛ پہلے اسے نمٹائیں
       *[other] { $count } اعتراضات، جن پر فیصلہ موقوف ہے، باقی ہیں؛ پہلے انہیں نمٹائیں
    }
    .rule = جس اعتراض پر فیصلہ موقوف ہو، اس کے نمٹنے تک فیصلہ نہیں ہوتا
refusal-licensing-findings-open = { $count ->
        [one] { $count } خامی، جس پر فیصلہ موقوف ہے، باقی ہے؛ پہلے اسے نمٹائیں
       *[other] { $count } خامیاں، جن پر فیصلہ موقوف ہے، باقی ہیں؛ پہلے انہیں نمٹائیں
    }
    .rule = جس خامی پر فیصلہ موقوف ہو، اس کے نمٹنے تک فیصلہ نہیں ہوتا
refusal-licensing-barred = اس درخواست گزار کو { $until } کے اختتام تک لائسنس نہیں مل سکتا؛ اس دن کے بعد، یا پابندی ختم ہونے پر، فیصلہ کریں
    .rule = پابندی کے دوران کسی کو لائسنس نہیں ملتا
refusal-licensing-no-power = فیصلہ کرنے والے کے پاس اس کا اختیار ({ $power }) نہیں؛ کسی بااختیار افسر سے فیصلہ کرائیں، یا پہلے اختیار تفویض کرائیں
    .rule = فیصلہ وہی دفتر کرتا ہے جسے ضابطہ اختیار دے، یا جسے اختیار تفویض ہوا ہو
refusal-licensing-recused = یہ فیصلہ یہ افسر نہیں کر سکتا؛ کوئی اور افسر مقرر کریں
    .rule = فیصلہ وہی افسر کرتا ہے جو اس معاملے میں شریک ہو
refusal-licensing-no-reasons = مخالفانہ فیصلے کی وجوہات، جو متعلقہ فریق کو بتائی جا سکیں، لازم ہیں؛ انہیں لکھیں
    .rule = مخالفانہ فیصلے میں اس کی وجوہات ہوتی ہیں (دفعہ 24-A جنرل کلازز ایکٹ 1897)
refusal-licensing-no-show-cause = اس فیصلے سے پہلے کا شوکاز نوٹس درج نہیں؛ اس کا حوالہ دیں، یا پہلے نوٹس جاری کریں
    .rule = { rule-show-cause }
refusal-licensing-show-cause-over = یہ شوکاز نوٹس نمٹایا جا چکا ہے، یا اس پر فیصلہ ہو چکا ہے؛ نیا نوٹس جاری کریں
    .rule = { rule-show-cause }
refusal-licensing-show-cause-for-another = اس شوکاز نوٹس میں کوئی اور کارروائی تجویز ہوئی تھی؛ اس فیصلے کے نوٹس کا حوالہ دیں، یا پہلے نوٹس جاری کریں
    .rule = { rule-show-cause }
refusal-licensing-time-to-answer-runs = شوکاز نوٹس کا جواب { $until } تک دیا جا سکتا ہے؛ اس کے بعد، یا جواب آنے پر، فیصلہ کریں
    .rule = { rule-show-cause }
refusal-licensing-not-served = شوکاز نوٹس کا جواب نہیں آیا، اور جواب کی مہلت شروع نہیں ہوئی: نوٹس کی تعمیل ریکارڈ پر نہیں، یا ضابطے میں مہلت درج نہیں؛ تعمیل کا اندراج کریں، یا جواب کا انتظار کریں
    .rule = { rule-show-cause }
refusal-licensing-stayed = عدالت نے اس پر حکمِ امتناعی دیا ہے؛ جب عدالت اسے ختم کرے اور اس کا اندراج ہو جائے، تب فیصلہ کریں
    .rule = جس پر عدالت کا حکمِ امتناعی ہو، اس کا فیصلہ نہیں ہوتا
refusal-licensing-no-interim-power = سماعت سے پہلے معطلی کے لیے ضابطے کی ایسی وجہ لازم ہے جو اس کا اختیار دے، اور ایسی کوئی وجہ درج نہیں؛ وجہ لکھیں، یا شوکاز نوٹس جاری کریں
    .rule = { rule-suspended-at-once }
refusal-licensing-no-hearing-date = سماعت سے پہلے معطلی کے لیے وہ تاریخ لازم ہے جب لائسنس یافتہ کو سنا جائے گا؛ اسے لکھیں
    .rule = { rule-suspended-at-once }
refusal-licensing-not-licensed = اس وقت کوئی ایسا لائسنس یا معطلی نہیں تھی جس پر یہ کارروائی ہو سکے؛ ریکارڈ کی آئی ڈی اور تاریخ کی پڑتال کریں
    .rule = { rule-state-of-the-licence }
refusal-licensing-issued = اس ریکارڈ پر لائسنس جاری ہو چکا ہے اور برقرار ہے؛ اس کی تجدید یا ترمیم کریں
    .rule = { rule-state-of-the-licence }
refusal-licensing-not-pending = یہاں کوئی درخواست یا تجدید فیصلے کی منتظر نہیں؛ ریکارڈ کی آئی ڈی کی پڑتال کریں، یا پہلے درخواست کا اندراج کریں
    .rule = { rule-state-of-the-licence }
refusal-licensing-more-than-there-is = یہ رقم اس جرمانے یا ادائیگی کی باقی رقم سے زیادہ ہے، یا کسی اور کرنسی میں ہے؛ رقم کی پڑتال کریں
    .rule = باقی رقم سے زیادہ نہ معاف ہوتا ہے نہ واپس
refusal-licensing-not-its-hand = یہ افسر کی اپنی کارروائی ہونی چاہیے؛ فیصلہ کرنے والا افسر خود اسے واپس لے، یا بااختیار افسر اپنی کارروائی سے اس کی توثیق کرے
    .rule = فیصلہ وہی واپس لیتا ہے جس نے کیا ہو، اور توثیق اپنی کارروائی سے ہوتی ہے
refusal-licensing-rested-on = اس کی تعمیل ہو چکی ہے یا کوئی اور فیصلہ اس پر مبنی ہے، اس لیے نہ اس کی تصحیح ہو سکتی ہے نہ تنسیخ؛ اسے ختم کرنے کا حکم، اپیل کا فیصلہ یا فیصلے کی واپسی درج کریں
    .rule = جس پر دوسرے عمل کر چکے ہوں وہ نئے فیصلے ہی سے ختم ہوتا ہے، اور دونوں پڑھے جا سکتے ہیں
refusal-licensing-bar-over = پابندی کا آخری دن فیصلے سے پہلے کا ہے؛ دونوں تاریخوں کی پڑتال کریں
    .rule = پابندی آغاز کے بعد ختم ہوتی ہے
refusal-licensing-too-many-open = اس ریکارڈ پر پہلے ہی { $max } اعتراضات یا { $max } خامیاں باقی ہیں، اور مزید نہیں ہو سکتیں؛ پہلے کچھ نمٹائیں
    .rule = ایک وقت میں اتنے ہی باقی رہتے ہیں جن پر فیصلہ ہو سکے

## note_added

note-added = نوٹ
    .about = اس ریکارڈ سے متعلق کوئی قابلِ ذکر بات، مع ماخذ۔ نوٹ سے باقی ریکارڈ میں کوئی تبدیلی نہیں ہوتی۔
    .line = نوٹ درج ہوا
note-added--text = نوٹ
note-added--source = ماخذ
    .hint = اگر بات آپ کی اپنی ہو تو خالی چھوڑیں۔

## file_attached

file-attached = فائل
    .about = اس ریکارڈ سے متعلق کاغذ، تصویر یا ریکارڈنگ۔ فائل ریکارڈ کے ساتھ محفوظ رہتی ہے اور اپنے ڈیجیٹل نشان سے پہچانی جاتی ہے۔
    .line = فائل منسلک ہوئی: { $kind } ({ $media_type }، { $bytes } بائٹ)
file-attached--sha256 = ڈیجیٹل نشان
    .hint = 64 ہندسے۔ پہلے فائل بھیجیں؛ جواب میں یہ درج ہو گا۔
file-attached--bytes = بائٹ میں حجم
    .hint = جیسا جواب میں بتایا گیا۔
file-attached--kind = فائل میں کیا ہے
    .hint = مثلاً درخواست، کرایہ نامہ یا شناختی کارڈ۔
file-attached--name = فائل کا نام
    .hint = بھیجنے والے نے جو نام رکھا؛ خالی چھوڑا جا سکتا ہے۔
file-attached--media_type = قسم
    .hint = فائل کے ابتدائی بائٹ جو بتائیں، مثلاً application/pdf؛ جواب میں درج ہوتی ہے۔
file-attached--caption = عنوان
    .hint = اس میں کیا نظر آتا ہے؛ خالی چھوڑا جا سکتا ہے۔

## corrected

corrected = تصحیح
    .about = جب اس ریکارڈ کا کوئی اندراج غلط ہو تو یہاں درست اندراج لکھیں۔ پہلا اندراج وجہ کے ساتھ بدستور پڑھا جا سکتا ہے۔
    .line = تصحیح: { $reason }
corrected--event = تصحیح طلب اندراج
    .hint = غلط اندراج کی آئی ڈی۔
corrected--seen = زیرِ نظر صورت
    .hint = اندراج کی آخری تصحیح کی آئی ڈی؛ اگر پہلے تصحیح نہیں ہوئی تو اندراج ہی کی آئی ڈی۔
corrected--replacement = درست اندراج
    .hint = صرف غلط حصہ نہیں، پورا درست اندراج لکھیں۔
corrected--occurred_at = وقتِ کارروائی
    .hint = اگر وقت درست تھا تو خالی چھوڑیں۔
corrected--captured = آف لائن اندراج
    .hint = اگر درست تھا تو خالی چھوڑیں۔
corrected--done_by = کس نے کیا
    .hint = بیج نمبر یا ڈیسک؛ اگر درست تھا تو خالی چھوڑیں۔
corrected--basis = بنیاد
    .hint = اگر درست تھی تو خالی چھوڑیں۔
corrected--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: نہ کوئی نام لکھیں نہ کسی دستاویز کا نمبر۔
corrected--source = ثبوت
    .hint = کوئی فرد (مثلاً فرد مقبوضگی) یا رجسٹر کا صفحہ؛ کوئی ثبوت نہ ہو تو خالی چھوڑیں۔
corrected--second = دوسرا شخص
    .hint = بیج نمبر یا ڈیسک۔ فیصلے اور جانچ کے جواب کے لیے لازم ہے، جو نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا؛ باقی اندراجات میں خالی چھوڑیں۔

## retracted

retracted = تنسیخ
    .about = جب کوئی اندراج سرے سے ہونا ہی نہیں چاہیے تھا، مثلاً وہ دو بار ہو گیا ہو۔ تنسیخ شدہ اندراج قلم زد حالت میں پڑھا جا سکتا ہے، مگر کسی شمار میں نہیں آتا۔
    .line = تنسیخ: { $reason }
retracted--event = تنسیخ طلب اندراج
    .hint = اس اندراج کی آئی ڈی جو نہیں ہونا چاہیے تھا۔
retracted--seen = زیرِ نظر صورت
    .hint = اندراج کی آخری تصحیح کی آئی ڈی؛ اگر پہلے تصحیح نہیں ہوئی تو اندراج ہی کی آئی ڈی۔
retracted--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: نہ کوئی نام لکھیں نہ کسی دستاویز کا نمبر۔
retracted--source = ثبوت
    .hint = کوئی فرد (مثلاً فرد مقبوضگی) یا رجسٹر کا صفحہ؛ کوئی ثبوت نہ ہو تو خالی چھوڑیں۔
retracted--duplicate_of = یہ کس اندراج کی تکرار ہے
    .hint = وہ اندراج جو یہی بات کہتا ہے اور برقرار رہے گا؛ اگر کوئی نہ ہو تو خالی چھوڑیں۔
retracted--second = دوسرا شخص
    .hint = بیج نمبر یا ڈیسک۔ فیصلے اور جانچ کے جواب کے لیے لازم ہے، جو نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا؛ باقی اندراجات میں خالی چھوڑیں۔

## not_the_same

not-the-same = تکرار نہیں
    .about = جس اندراج پر کسی پہلے اندراج کی ممکنہ تکرار کا نشان ہے، وہ کسی اور بات کا ہے: اب سے دونوں شمار ہوں گے۔
    .line = تکرار نہیں: { $reason }
not-the-same--event = نشان زدہ اندراج
    .hint = دونوں میں سے بعد والے اندراج کی شناخت۔
not-the-same--reason = وجہ
    .hint = مثل پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام یا دستاویز کا نمبر نہ لکھیں۔
not-the-same--source = ثبوت
    .hint = کوئی یادداشت یا رجسٹر کا صفحہ؛ کچھ نہ ہو تو خالی چھوڑیں۔

## event-in

event-in = کسی ریکارڈ کا اندراج
event-in--stream = ریکارڈ
event-in--event = اندراج
