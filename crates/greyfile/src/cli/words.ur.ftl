# What the commands print: answers, headings of tables, what is wrong with what was typed.

error = خرابی: { $what }
panic = خرابی: پروگرام میں خرابی ہے، اور جو کام جاری تھا وہ مکمل نہیں ہوا؛ جس کی تصدیق پہلے ہو چکی وہ محفوظ ہے؛ اگر کوئی کمانڈ درج ہو رہی تھی تو بالکل وہی کمانڈ اسی آئی ڈی کے ساتھ دوبارہ بھیجیں؛ خرابی کی اطلاع اس کی جگہ کے ساتھ دیں: { $place }
answer-unwritten = جواب اسٹینڈرڈ آؤٹ پٹ پر لکھا نہیں جا سکا
broker-unnamed = کسی NATS سرور کا نام نہیں دیا گیا؛ کچھ تبدیل نہیں ہوا؛ اس کا پتہ دیں (--log nats://host:4222)
working-copying = نقل اور موازنہ جاری ہے
working-checking = { $view } کی جانچ ہو رہی ہے
views-checked = { $view }: { $same } سطریں، ویسی ہی جیسی نئے سرے سے بنانے پر ہوتیں
working-rebuilding = { $view } دوبارہ بن رہا ہے
folder-to-copy-to = جس فولڈر میں نقل کرنی ہے
standard-input = اسٹینڈرڈ اِن پٹ
file-unreadable = { $file } پڑھی نہیں جا سکی
file-unreadable-unrecorded = { $file } پڑھی نہیں جا سکی؛ کچھ درج نہیں کیا گیا
file-not-json = { $file } درست JSON نہیں
file-unrecorded = { $file }؛ کچھ درج نہیں کیا گیا

## Answers

recorded = { $events ->
        [1] 1 اندراج درج ہوا
       *[other] { $events } اندراجات درج ہوئے
    }، نمبر شمار { $position } تک{ $flags ->
        [0] { "" }
        [1] ، 1 نشاندہی
       *[other] ، { $flags } نشاندہیاں
    }
checked = کچھ درج نہیں کیا گیا؛ درج کرنے پر { $events ->
        [1] 1 اندراج ہو گا
       *[other] { $events } اندراجات ہوں گے
    }
flagged = { "  " }نشاندہی: { $flag }{ $besides }
flagged-besides = ؛ { $field } { $value }
happened = وقتِ کارروائی { $at }
deadlines-counts = مہلت ختم: { $overdue }؛ آج آخری دن: { $today }؛ باقی مہلت: { $later }
deadlines-none = کوئی مہلت مطابقت نہیں رکھتی۔
deadlines-early = بہت زیادہ مہلتوں میں سے چند ہی اس تلاش کے مطابق ہیں: باقی تلاش اگلے صفحے پر ہو گی۔
more-moved = پہلا صفحہ پڑھنے کے بعد فہرست کا یہ حصہ بدل چکا ہے۔
more-cases = مزید: --after { $next }
range = { $from } تا { $to }
operations-nothing = ان دنوں کا کچھ ریکارڈ پر نہیں؛ --from اور --to سے دوسرے دن دیں۔
operations-outside = میزان میں شامل نہیں، کیونکہ ممکن ہے ان دنوں سے باہر کا ہو:
operations-outside-row = { $first } تا { $last }، { $city }: { $numbers }
status-log = { $log } ({ $purpose ->
        [demo] نمائشی
       *[production] اصل مقدمات
    })، آغاز { $founded }
status-last = آخری نمبر شمار { $position }
status-halted = لاگ مزید اندراجات نہیں لیتا: { $why }
status-view = ویو { $view }، نمبر شمار { $position } تک: { $state } (بننے کی وجہ: { $built })
backup-done = نمبر شمار { $position } تک نقل ہوئی اور موازنہ کر لیا گیا: { $to }
backup-digest = اس کے اندراجات کا SHA-256: { $digest }
backup-keys = خفیہ کلیدیں نقل میں شامل نہیں؛ انہیں الگ رکھیں
migrate-done = نمبر شمار { $position } تک منتقل ہوا، ہر ریکارڈ کا موازنہ کر لیا گیا (SHA-256 { $digest })
migrate-next = اب سروس { $to } سے چلائیں؛ نئے لاگ کی پڑتال ہونے تک پرانا لاگ رکھیں، اور دونوں پر سروس کبھی نہ چلائیں
stream-created = اسٹریم { $stream } بن گئی، { $copies ->
        [1] ایک نقل
       *[other] { $copies } نقول
    }؛ اس میں لاگ `greyfile serve --found` یا `greyfile serve --demo` سے شروع کریں
simulated = { $cases } مقدمات، { $commands } کمانڈز، { $events } اندراجات، { $seconds } سیکنڈ میں ({ $rate } اندراجات فی سیکنڈ)؛ سیڈ { $seed }

table-opened = آغاز
table-stage = مرحلہ
table-city = شہر
table-title = عنوان
table-raids = چھاپے
table-firs = ایف آئی آر
table-case = مثلِ مقدمہ
table-measure = مد
table-number = تعداد
table-arrests = گرفتاریاں
table-local = مقامی
table-foreign = غیر ملکی
table-women = خواتین
table-code = کوڈ
table-kind = قسم
table-name = نام
table-in-urdu = اردو میں
table-province = صوبہ
table-circle = سرکل
table-store-of = کس کا مال خانہ
table-text = متن
table-asked-for = کیا مطلوب تھا
table-streams = ریکارڈ
table-one-of-them = ان میں سے ایک
table-fits = ممکنہ مقامات
table-clock = مہلت
table-section = دفعہ
table-due = آخری وقت
table-met = تعمیل
table-verdict = نتیجہ
table-whom = کس کی بابت
table-about = متعلقہ ریکارڈ
table-positions = اندراجات
table-exhibit = مال مقدمہ
table-quantity = تعداد
table-exhibit-number = نمبر
table-stream = ریکارڈ
table-last = آخری دن
table-first = پہلا دن
table-holder = تحویل دار
table-happened = وقتِ کارروائی
table-recorded = وقتِ اندراج
table-gap = وقفہ
table-what = کیا ہوا
table-position = نمبر شمار

## submit

submit-unknown = معلوم نہیں کہ کمانڈ { $id } درج ہوئی یا نہیں؛ بالکل وہی کمانڈ اسی آئی ڈی کے ساتھ دوبارہ بھیجیں (--id { $id })
submit-line = سطر { $line }: { $told }
submit-line-unknown = معلوم نہیں کہ درج ہوئی یا نہیں؛ بالکل یہی سطر دوبارہ بھیجیں
submit-line-refused = نامنظور: { $field }{ $message } [{ $code }]
submit-lines = { $accepted } منظور، { $refused } نامنظور
submit-unnamed = { $lines ->
        [1] 1 کمانڈ کی آئی ڈی نہیں تھی، اسے نئی دی گئی
       *[other] { $lines } کمانڈوں کی آئی ڈی نہیں تھی، انھیں نئی دی گئیں
    }؛ دوبارہ بھیجنے پر وہ دوسری بار درج ہوں گی۔ ہر ایک کو اپنی آئی ڈی دیں، یا --ids-from-content استعمال کریں
submit-equal = { $equal ->
        [1] بغیر آئی ڈی کی 1 کمانڈ پہلے آئی ہوئی ایک کمانڈ جیسی ہے: اسے
       *[other] بغیر آئی ڈی کی { $equal } کمانڈیں پہلے آئی ہوئی کمانڈوں جیسی ہیں: ہر ایک کو
    } پہلی کا جواب ملا اور دوبارہ درج نہیں کیا گیا۔ اگر واقعات الگ الگ ہیں تو ہر ایک کو اپنی آئی ڈی دیں
submit-line-too-long = سطر { $max } بائٹ سے لمبی ہے؛ کچھ درج نہیں کیا گیا
submit-line-not-json = کالم { $column } پر درست JSON نہیں؛ کچھ درج نہیں کیا گیا
submit-no-object = کمانڈ JSON آبجیکٹ ہونی چاہیے
submit-line-no-object = کمانڈ JSON آبجیکٹ ہونی چاہیے؛ کچھ درج نہیں کیا گیا
submit-what = فائل کا نام، `-`، یا فلیگز میں کمانڈ دیں: کم از کم --actor، --occurred اور --event یا --note
submit-when = بتائیں کہ یہ کب ہوا (--occurred)
submit-event = بتائیں کہ کیا ہوا (--event یا --note)

## record and explain

record-refused-event = کچھ درج نہیں کیا گیا: { $why }
record-no-event = ایسا کوئی اندراج{ $named } نہیں جو کوئی شخص درج کرتا ہو۔{ $near } سب دیکھنے کے لیے `greyfile explain` چلائیں
record-no-event-named = { " " }«{ $event }»
record-no-event-near = { " " }موجود اندراجات: { $events }۔
record-flags = { $why }؛ کچھ درج نہیں کیا گیا
record-id = --id؛ کچھ درج نہیں کیا گیا
record-to-mend = کچھ درج نہیں کیا گیا؛ یہ درست کریں:
    { $lines }
record-mend-personal = { $field }: { $why } (ذاتی معلومات: --fill سے دیں، یا ٹرمینل پر پوچھے جانے پر)
record-any = کوئی بھی ریکارڈ
record-heading = اندراج
record-needed = { $label } (لازمی)
record-offered = [مجوزہ: { $codes }]
record-personal = [ذاتی معلومات: پوچھی جائیں گی، یا --fill سے دیں]
record-personal-flag = --{ $name } ذاتی معلومات ہیں، اور فلیگ اس مشین پر ہر کوئی پڑھ سکتا ہے؛ کچھ درج نہیں کیا گیا؛ اسے نہ لکھیں تو پوچھا جائے گا، یا فائل یا اسٹینڈرڈ اِن پٹ سے دیں (--fill FILE، --fill -)
record-ask = { $label }:
record-ask-optional = { $label } (نہ ہو تو خالی چھوڑیں):
record-twice = { $name } دو بار دیا گیا، فلیگ میں بھی اور --fill میں بھی؛ کچھ درج نہیں کیا گیا
record-file-line = --fill: سطر { $line } اس شکل میں نہیں: `field = "text"`؛ کچھ درج نہیں کیا گیا
explain-hint = { $label }۔ { $hint }
explain-needed = لازمی
explain-personal = ذاتی
explain-codes = کوڈ: { $codes }
holds-text = متن
holds-code = کوڈ
holds-hand = بیج نمبر یا ڈیسک
holds-time = وقت
holds-id = آئی ڈی
holds-number-of-a-document = دستاویز نمبر
holds-hex = ہیکسا
holds-place = مقام
holds-number = عدد
holds-yes-or-no = ہاں یا نہیں
holds-row = سطر
holds-choice = انتخاب

## gazetteer

gazetteer-still-unasked = یہ درج ہو گیا؛ یہ معلوم نہیں ہو سکا کہ کون سے متن اب بھی کسی مقام سے نہیں ملتے: { $why }
gazetteer-still-unmatched = جہاں { $wanted } مطلوب ہے (مثلاً { $example } میں) وہاں یہ اب بھی نہیں ملتا: کوڈ { $wanted } کا نہیں
gazetteer-other-version = سروس کی فہرستِ مقامات اس پروگرام کی سمجھ میں نہیں آتی؛ کیا وہ پرانی یا نئی ہے؟
gazetteer-other-case = کوڈ { $code } وہاں { $there } کی صورت میں موجود ہے؛ کچھ درج نہیں کیا گیا؛ اسی طرح لکھیں
gazetteer-added-before = اس سے پہلے شامل ہوئے: { $before }؛ یہاں بتائی گئی غلطی درست کر کے دوبارہ چلائیں
gazetteer-entry = { $code }: { $why }؛ کچھ درج نہیں کیا گیا
gazetteer-no-area = { $code }: اس کے خانے { $column } میں { $named } ہے، اور اس کوڈ کا کوئی { $wanted } نہیں؛ کچھ درج نہیں کیا گیا؛ greyfile gazetteer list دیکھیں
gazetteer-unknown = معلوم نہیں کہ یہ درج ہوا یا نہیں؛ دیکھ لیں (greyfile gazetteer list)، اور وہاں نہ ہو تو دوبارہ کریں: جو موجود ہے وہ دو بار شامل نہیں ہوتا
gazetteer-all-matched = ریکارڈ کے ہر مقام کا کوڈ موجود ہے
gazetteer-map = کسی متن کا مطلب یوں بتائیں: greyfile gazetteer map TEXT CODE --actor YOU
gazetteer-added = شامل ہوئے: { $added }؛ پہلے سے موجود: { $there }
gazetteer-differ = پہلے سے موجود، مگر ان خانوں میں فرق ہے: { $differ }؛ جوں کے توں چھوڑ دیے گئے، ان کی تصحیح وہیں کریں:
gazetteer-retired = شامل نہیں کیے گئے، کیونکہ جس کوڈ کی تنسیخ ہو چکی وہ دوبارہ نہیں دیا جاتا: { $codes }

## Settings from a file

settings-unreadable = ترتیبات کی فائل { $file } پڑھی نہیں جا سکی: { $what }؛ کچھ تبدیل نہیں ہوا؛ صحیح فائل دیں (--config)
settings-line = سطر { $line }: «{ $what }»
settings-unknown = { $file }: { $key } نام کی کوئی ترتیب نہیں؛ کچھ تبدیل نہیں ہوا؛ ترتیبات یہ ہیں: { $known }
settings-form = { $file }: { $key } نہ متن ہے، نہ عدد، نہ true یا false، اور نہ ان کی فہرست؛ کچھ تبدیل نہیں ہوا
settings-value = { $file }: { $what }

## What is wrong with a command line

usage-invalid-value = { $arg } کی قدر درست نہیں
usage-invalid-value-given = { $arg } کے لیے «{ $value }» درست نہیں
usage-value-missing = { $arg } کے ساتھ قدر لازمی ہے، جو نہیں دی گئی
usage-unknown-argument = { $arg } نام کا کوئی فلیگ نہیں
usage-unknown-word = ایک لفظ بے محل ہے
usage-invalid-subcommand = «{ $name }» نام کی کوئی کمانڈ نہیں
usage-missing-subcommand = ذیلی کمانڈ لازمی ہے
usage-no-equals = { $arg } اور اس کی قدر کے درمیان = لگائیں
usage-conflict = { $arg } کو { $other } کے ساتھ نہیں دیا جا سکتا
usage-repeated = { $arg } ایک سے زیادہ بار نہیں دیا جا سکتا
usage-missing = یہ لازمی ہیں اور نہیں دیے گئے: { $args }
usage-too-many = { $arg } کی قدریں زیادہ ہیں
usage-too-few = { $arg } کی قدریں کم ہیں
usage-not-utf8 = دیا گیا متن UTF-8 میں نہیں
usage-other = یہ پڑھا نہیں جا سکا
usage-why = : { $why }
usage-choose = ؛ ان میں سے ایک چنیں: { $values }
usage-meant = ؛ کیا مراد { $near } ہے؟
usage-usage = طریقہ: { $usage }
usage-help = مزید معلومات کے لیے '--help' دیں۔
usage-languages = زبانیں en اور ur ہیں
usage-origin = پتہ ویسے لکھیں جیسے لوگ ٹائپ کرتے ہیں، آگے کے راستے کے بغیر: https://grey.example
usage-log-name = یہ لاگ کا نام نہیں ہو سکتا: صرف چھوٹے انگریزی حروف اور ہندسے، زیادہ سے زیادہ 32
usage-no-number = یہ مناسب مکمل عدد نہیں
usage-number-range = { $from } سے { $to } تک کوئی مکمل عدد لکھیں
usage-no-address = یہ پتہ اور پورٹ نہیں، مثلاً 127.0.0.1:8080

case-opened = { $agency }، { $city }، آغاز { $at }؛ { $case }
case-flags = نشاندہیاں ({ $count })
case-ended = ختم: { $how } { $at }
case-clocks = مہلتیں
case-exhibits = مال مقدمہ
case-corrected = تصحیح شدہ: { $fields }
case-was = پہلے: { $was }
case-retracted = تنسیخ شدہ
case-timeline = واقعات کی فہرست

## The log's own stream

log-ask-why = وجہ (یہ ریکارڈ میں رہے گی):
log-no-why = کچھ درج نہیں کیا گیا: وجہ بتائیں؛ ٹرمینل پر پوچھی جاتی ہے، ورنہ standard input سے پڑھی جاتی ہے
log-nothing-there = کچھ درج نہیں کیا گیا: نمبر شمار { $position } پر اسی لاگ کا اندراج ہے یا کچھ نہیں؛ صرف وہی ریکارڈ خارج از شمار ہو سکتا ہے جو سروس کا نہ ہو؛ دیکھیں: greyfile log show { $position }
log-not-intakes = { $position }  سروس کا ریکارڈ نہیں ({ $why })، { $bytes } بائٹ، SHA-256 { $sha256 }{ $aside ->
        [no] { "" }؛ ویو اس سے پہلے رکے ہوئے ہیں
       *[other] { "" }؛ نمبر شمار { $aside } کے اندراج نے اسے خارج از شمار کیا
    }
log-not-there = نمبر شمار { $position } پر کچھ نہیں؛ لاگ { $last } پر ختم ہوتا ہے
status-stopped = ویو { $since } سے رکے ہوئے ہیں: { $message }
status-set-aside = خارج از شمار، جو کسی ویو میں نہیں آتے: { $positions }
status-seals-unchecked = یہ پروسیس جعلی ریکارڈ اصل سے الگ نہیں پہچان سکتا: keys/seal کسی intake کے فولڈر سے نقل کریں
status-clock = { $message }
status-ahead = نمبر شمار { $from } سے { $to } اس مشین کی گھڑی ({ $now }) سے آگے ہیں؛ آخری کا وقتِ اندراج { $recorded } ہے

## Vetting

vetting-made = کلیدیں بن گئیں؛ دستخط کی کلید { $key } ہے
    { $secret }  اسی مشین پر رہے، کوئی اور نہ پڑھے
    { $spare }  پہلی گم ہو جائے تو ادارے کی وجوہات اسی سے کھلتی ہیں: ابھی کہیں اور رکھیں، یہاں نقل نہ چھوڑیں
    { $public }  یہ لائسنسنگ کے دفتر کو دیں، اور کلید کا نمبر ٹیلی فون پر پڑھ کر ملا لیں
vetting-asked = { $body } سے { $centre } ({ $licence }) کے بارے میں پوچھا گیا ہے، دور { $round }
    پوچھا گیا: { $asked }؛ جواب کی آخری تاریخ { $due }
    ڈیجیٹل نشان: { $digest }
vetting-owners = مالکان
vetting-key-persons = کلیدی افراد
vetting-premises = احاطے
vetting-signed = دستخط ہو گئے: { $answer ->
        [clear] کلیئر
        [not-clear] کلیئر نہیں، وجوہات کے بغیر
        [grounds] کلیئر نہیں؛ وجوہات صرف اس ادارے کے لیے سربمہر ہیں
       *[deferred] مؤخر
    }؛ { $licence }، دور { $round }، افراد: { $persons }، احاطے: { $premises }
    ڈیجیٹل نشان: { $digest }
vetting-genuine = { $answer }: اس جواب پر ادارے کے دستخط ہیں اور اس نے ٹھیک انہی وجوہات کا عہد کیا تھا:
vetting-ask-grounds = کلیئر نہ کرنے کی وجوہات لکھیں۔ انہیں صرف یہی ادارہ پڑھ سکے گا۔ آخر میں الگ سطر پر Ctrl-D دبائیں:
vetting-no-random = سسٹم سے بے ترتیب اعداد نہیں ملے؛ نہ کچھ بنا، نہ دستخط ہوئے
vetting-keys-there = کچھ نہیں بنایا گیا: { $file } پہلے سے موجود ہے، اور جس کلید پر دوسری لکھ دی جائے وہ ہمیشہ کے لیے ضائع ہو جاتی ہے؛ کوئی اور فولڈر دیں
vetting-there = کچھ نہیں لکھا گیا: { $file } پہلے سے موجود ہے؛ کوئی اور نام دیں
vetting-unwritten = { $file } لکھی نہیں جا سکتی؛ جو شروع ہوا تھا ہٹا دیا گیا
vetting-unread = کچھ نہیں کیا گیا: { $file } پڑھی نہیں جا سکتی
vetting-no-office = کچھ نہیں کیا گیا: دفتر کی عوامی کلیدوں کے بغیر معلوم نہیں ہو سکتا کہ استفسار اصلی ہے؛ { $file } موجود نہیں؛ دفتر سے اس کی public.keys لیں، کلید کا نمبر ٹیلی فون پر ملا لیں، اور فائل --office سے دیں
vetting-no-body = کچھ نہیں کیا گیا: --body میں ادارے کا کوڈ نہیں؛ کوڈ میں چھوٹے انگریزی حروف، ہندسے اور ڈیش ہوتے ہیں، مثلاً nccia
vetting-no-day = دستخط نہیں ہوئے: --defer کے ساتھ تاریخ لکھیں، مثلاً 2026-12-31
vetting-no-reference = دستخط نہیں ہوئے: حوالہ نمبر ایک سطر میں 1 سے { $max } حروف کا ہو، اور اس میں ایسے حروف نہ ہوں جو نظر نہ آئیں
vetting-until = دستخط نہیں ہوئے: --defer کی تاریخ استفسار سے پہلے کی ہے؛ وہ آخری دن لکھیں جو ادارے کو چاہیے
vetting-grounds = دستخط نہیں ہوئے: وجوہات 1 سے { $max } بائٹ تک ہوں؛ مختصر لکھیں، اور تفصیل ادارے کی اپنی فائل میں رکھ کر اس کا حوالہ دیں
vetting-grounds-typed = دستخط نہیں ہوئے: --grounds کے ساتھ صرف `-` لکھیں، متن standard input سے آتا ہے؛ فلیگ کے بعد لکھا متن دوسرے دیکھ سکتے ہیں اور شیل اسے محفوظ رکھتا ہے: اسے شیل کی ہسٹری سے مٹائیں
vetting-spare-unusable = دستخط نہیں ہوئے: secret.keys کی متبادل کلید قابلِ استعمال نہیں؛ فائل بیک اپ سے بحال کریں، یا نئی کلیدیں بنا کر عوامی کلیدیں دفتر کو دیں
vetting-too-much = دستخط نہیں ہوئے: اس استفسار کا جواب { $max } بائٹ سے بڑا ہو گا؛ دفتر کو بتائیں کہ ایک بار میں کم افراد اور احاطوں کے بارے میں پوچھے
vetting-requested = استفسار { $file } میں ہے (ڈیجیٹل نشان { $digest })؛ ادارے کو یہی فائل بھیجیں، اور کچھ نہیں
vetting-not-the-office = کچھ نہیں پوچھا گیا: { $file } کی کلید نافذ ضابطے میں دفتر کے نام درج نہیں؛ دفتر کی secret.keys استعمال کریں، یا پہلے نئی کلید والا ضابطہ نافذ کریں
vetting-unfit = کچھ نہیں پوچھا گیا: ریکارڈ کے کسی متن میں استفسار کی فائل کی گنجائش سے زیادہ حروف ہیں، یا ایسے حروف جو نظر نہیں آتے؛ پہلے تصحیح کریں
vetting-not-a-file = کچھ نہیں کیا گیا: { $file } سیکیورٹی کلیئرنس کی فائل نہیں؛ دیکھیں کہ یہی صحیح فائل ہے
vetting-other-kind = کچھ نہیں کیا گیا: { $file } { $found ->
        [request] استفسار
        [answer] جواب
       *[grounds] کھولی گئی وجوہات
    } کی فائل ہے، جبکہ { $wanted ->
        [request] استفسار
        [answer] جواب
       *[grounds] کھولی گئی وجوہات
    } کی فائل چاہیے
vetting-cut-short = کچھ نہیں کیا گیا: { $file } ادھوری ہے؛ دوبارہ منگوائیں
vetting-too-large = کچھ نہیں کیا گیا: { $file } میں { $max } سے زیادہ بائٹ ہیں، ایسی فائل اتنی بڑی نہیں ہوتی؛ باقی نہیں پڑھی گئی
vetting-line-ends = کچھ نہیں کیا گیا: راستے میں { $file } کی سطروں کے آخر بدل گئے (CR LF)؛ اسے منسلک فائل کے طور پر یا ڈسک پر دوبارہ منگوائیں
vetting-newer-format = کچھ نہیں کیا گیا: { $file } کا فارمیٹ { $format } ہے، جو گرے فائل کے نئے ورژن نے لکھا؛ یہ پروگرام اپ ڈیٹ کریں
vetting-malformed = کچھ نہیں کیا گیا: { $file } کی سطر { $line } درست نہیں، حالانکہ دستخط درست ہیں؛ غلطی اسے لکھنے والے پروگرام کی ہے
vetting-key-unknown = کچھ نہیں کیا گیا: { $file } پر کلید { $key } کے دستخط ہیں، جو دی گئی کلید نہیں؛ آگے بڑھنے سے پہلے معلوم کریں کہ یہ کس کی ہے
vetting-key-of-another = کچھ نہیں کیا گیا: { $file } پر کلید { $key } کے دستخط ہیں، جو کسی اور ادارے کی ہے؛ دیکھیں کہ --body صحیح ہے
vetting-signature = کچھ نہیں کیا گیا: { $file } کے دستخط غلط ہیں؛ یہ دستخط کے بعد بدلی گئی یا خراب ہوئی؛ دوبارہ منگوائیں، اور پھر ایسا ہو تو اطلاع دیں
vetting-other-recipient = کچھ نہیں کیا گیا: { $file } کسی اور کلید سے سربمہر ہے؛ نئی کلیدیں بنائی گئی ہوں تو پرانی استعمال کریں
vetting-sealed = کچھ نہیں کیا گیا: { $file } میں جو سربمہر ہے وہ کھل نہیں سکتا، یا کسی اور فائل کا ہے؛ اسے دوبارہ بنوائیں
vetting-no-grounds = کچھ نہیں کیا گیا: { $file } میں وجوہات نہیں
vetting-commitment = { $file } میں وہ وجوہات نہیں جن کا جواب میں عہد کیا گیا تھا؛ یہ بدلی گئیں، یا کسی اور جواب کی ہیں
vetting-other-request = کچھ نہیں کیا گیا: { $file } کسی اور استفسار کا جواب ہے
vetting-no-keys = کچھ نہیں کیا گیا: { $file } میں ایسی کلیدیں نہیں؛ secret.keys، spare.key اور public.keys تین الگ فائلیں ہیں
vetting-newer-keys = کچھ نہیں کیا گیا: { $file } کی کلیدیں گرے فائل کے نئے ورژن نے لکھیں؛ یہ پروگرام اپ ڈیٹ کریں
vetting-broken-keys = کچھ نہیں کیا گیا: { $file } کی کلیدیں خراب یا غیر محفوظ ہیں؛ فائل بیک اپ سے بحال کریں
vetting-only-spare = کچھ نہیں کیا گیا: { $file } متبادل کلید ہے، جس سے نہ دستخط ہوتے ہیں نہ استفسار کھلتا ہے؛ secret.keys دیں

## regime

regime-stated = { $act ->
        [adopted] منظور ہوا
       *[drafted] مسودہ درج ہوا
    }: { $code }، { $act ->
        [adopted] نافذ از
       *[drafted] مجوزہ نفاذ
    } { $from }؛ مقام { $position } پر { $events ->
        [one] 1 اندراج
       *[other] { $events } اندراجات
    }
regime-unknown = معلوم نہیں کہ یہ درج ہوا یا نہیں؛ دیکھ لیں (greyfile regime show)، اور وہاں نہ ہو تو دوبارہ کریں: ایک کوڈ ایک ہی بار لیا جاتا ہے
regime-day = --on میں دن لکھیں، مثلاً 2025-07-01
regime-occurred-at = --occurred-at میں وقت لکھیں، مثلاً 2025-07-01 یا 2025-07-01T10:00
regime-none-in-force = { $day } کو کوئی ضابطہ نافذ نہیں تھا؛ greyfile regime adopt FILE --actor YOU سے منظور کریں
regime-head = { $title } ({ $code })، { $what ->
        [draft] مسودہ، جس سے کوئی فیصلہ نہیں ہوتا؛ مجوزہ نفاذ
       *[in-force] نافذ از
    } { $from }۔ ماخذ: { $source }
regime-open = { $all } میں سے { $open } قدریں کسی ماخذ سے تصدیق شدہ نہیں
regime-adopted = منظور شدہ
regime-drafts = مسودے
regime-same = دونوں میں کوئی فرق نہیں
regime-changes = { $changes ->
        [one] 1 فرق
       *[other] { $changes } فرق
    }
regime-there = موجود
table-regime-from = تاریخِ نفاذ
table-regime-title = عنوان
table-regime-position = مقام
table-regime-value = قدر
table-regime-field = خانہ
table-regime-was = پہلے
table-regime-is = اب

working-sending = فائل بھیجی جا رہی ہے
working-reading-files = ہر فائل دوبارہ پڑھی جا رہی ہے
attach-differs = جو فائل پہنچی وہ بھیجی گئی فائل نہیں؛ کچھ منسلک نہیں ہوا؛ کیا اس دوران فائل بدلی گئی؟ دوبارہ بھیجیں
attach-other-length = ترسیل { $bytes } بائٹ کی فائل کے لیے شروع ہوئی تھی، اس فائل کا حجم مختلف ہے؛ کچھ نہیں بھیجا گیا؛ --upload کے بغیر چلائیں
attach-broke-off = ترسیل بار بار ٹوٹتی رہی؛ کچھ منسلک نہیں ہوا؛ جو پہنچا وہ 24 گھنٹے محفوظ ہے: --upload { $upload } سے آگے بھیجیں
attach-misnamed = فائل کا نام کچھ اور بتاتا ہے: ابتدائی بائٹ کے مطابق یہ { $is } ہے، اور یہی درج ہوتا ہے
files-whole = { $files } فائلیں ویسی ہی ہیں جیسی موصول ہوئیں ({ $bytes } بائٹ)
files-damaged = خراب: { $sha256 }؛ فائل کسی نقل سے واپس لائیں یا دوبارہ بھیجیں
files-missing = غائب: { $sha256 }؛ فائل کسی نقل سے واپس لائیں یا دوبارہ بھیجیں
files-unnamed = { $files } محفوظ فائلوں کا ریکارڈ پر کوئی اندراج نہیں
backup-files-done = { $files } فائلیں نقل ہوئیں اور جانچ لی گئیں ({ $bytes } بائٹ)
