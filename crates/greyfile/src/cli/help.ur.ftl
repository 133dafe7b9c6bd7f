# The help of the command line: a message for each command, argument and value. What says more than
# one line can stands under `.more`.

help-usage = طریقہ:
help-commands = کمانڈز
help-arguments = دلائل
help-options = فلیگز
help-everywhere = ہر کمانڈ کے فلیگز
help-default = [نہ دیں تو: { $value }]
help-env = [ماحولیاتی متغیر: { $name }]
help-choices = ممکنہ انتخاب:
help-values = [ممکنہ: { $values }]

cli = کال سینٹرز کے لائسنسوں اور آپریشن گرے کی مثلوں کا ریکارڈ
    .more = کمانڈز اس سروس سے بات کرتی ہیں جس نے ڈیٹا فولڈر کھول رکھا ہو؛ سروس نہ چل رہی ہو تو فولڈر خود کھول لیتی ہیں۔
cli--data = ڈیٹا فولڈر
cli--config = ترتیبات کی فائل (TOML): جس فلیگ کا ماحولیاتی متغیر ہو وہ اس میں اپنے نام سے لکھا جا سکتا ہے
cli--json = لوگوں کے لیے متن کے بجائے JSON دکھائیں
cli--lang = پیغامات کی زبان، en یا ur؛ نہ دیں تو LC_ALL، LC_MESSAGES یا LANG کے مطابق
cli--trace = اسٹینڈرڈ ایرر پر کیا بتایا جائے، مثلاً `info` یا `greyfile=debug`
cli--trace-to = اسپین اس پتے کے OpenTelemetry کلیکٹر کو بھیجیں، مثلاً http://127.0.0.1:4318 (OTLP، HTTP پر)
cli--help = مدد دکھائیں
cli--version = ورژن دکھائیں
cli-help = کسی کمانڈ کی مدد دکھائیں

## The log on a broker

cli--log = NATS سرورز جن پر لاگ ہے، مثلاً nats://host:4222؛ کئی ہوں تو درمیان میں کاما لگائیں۔ نہ دیں تو لاگ ڈیٹا فولڈر کی ایک فائل ہے
cli--log-name = سرورز پر لاگ کا نام
cli--replicas = سرورز پر لاگ کی کم از کم کتنی نقول ہوں
cli--nats-nkey = لاگ اِن کی nkey سیڈ والی فائل
cli--nats-creds = لاگ اِن کی اسناد کی فائل (JWT اور سیڈ)
cli--nats-ca = سرورز کے سرٹیفکیٹ جاری کرنے والے اداروں کے سرٹیفکیٹ، PEM میں
cli--nats-inbox = جوابات کے سبجیکٹ کس سے شروع ہوں، جہاں لاگ اِن کو صرف اپنے کی اجازت ہو
cli--nats-monitor = سرور کا نگرانی کا پتہ، مثلاً http://host:8222: اس بات کا ثبوت کہ وہ تصدیق سے پہلے ڈسک پر لکھتا ہے۔ ہر سرور کے لیے الگ دیں
cli--nats-system-nkey = سسٹم اکاؤنٹ کے لاگ اِن کی nkey سیڈ والی فائل؛ اس سے ہر سرور سے پوچھا جاتا ہے کہ آیا وہ تصدیق سے پہلے ڈسک پر لکھتا ہے
cli--nats-system-creds = وہی، اسناد کی فائل کی صورت میں
cli--allow-lazy-sync = سروس چلائیں چاہے سرور ایسے اندراج کی تصدیق کر دے جو بجلی جانے سے ضائع ہو سکتا ہو۔ ہر صفحے پر یہ لکھا ہو گا

## serve

cli-serve = سروس چلائیں: API اور صفحات، صرف اسی مشین پر
cli-serve--listen = کس پتے پر سنے۔ جب تک رسائی پر قابو کا نظام نہیں بنتا، صرف اسی مشین کا (loopback) پتہ
cli-serve--demo = لاگ نہ ہو تو نمائشی لاگ شروع کریں اور نمائشی ریکارڈ لوڈ کریں
cli-serve--found = لاگ نہ ہو تو اصل مقدمات کے لیے لاگ شروع کریں
cli-serve--seed = نئے نمائشی لاگ کی آئی ڈیز اور کلیدیں اسی سے بنتی ہیں
cli-serve--role = یہ پروسیس کیا کرے۔ NATS سرور کا لاگ کئی پروسیس مل کر استعمال کر سکتے ہیں
cli-serve--role--intake = کمانڈز لیتا ہے: فیصلہ کرتا اور لاگ میں درج کرتا ہے۔ لاگ کی خفیہ کلید لازمی ہے
cli-serve--role--web = اپنے ویوز سے صفحات اور معلومات دکھاتا ہے
cli-serve--intake = جس پروسیس کا کردار intake نہ ہو وہ اپنے صفحات کی کمانڈز کہاں بھیجے: ان پروسیس کے پتے جن کا یہ کردار ہو۔ ایک نہ ملے تو اگلے سے پوچھا جاتا ہے
cli-serve--memory = تمام ویوز اور کیش مل کر زیادہ سے زیادہ کتنے میگابائٹ میموری لے سکتے ہیں
cli-serve--backups = وہ فولڈر جس میں یہ سروس کہے جانے پر لاگ کی نقل رکھتی ہے (greyfile backup، POST /api/backup)؛ اس کے بغیر کہیں نقل نہیں رکھتی
cli-serve--without = وہ ویو جو یہ پروسیس نہیں چلاتا، اس کے نام سے
cli-serve--clock-is-right = میں تصدیق کرتا ہوں کہ اس مشین کی گھڑی درست ہے، اگرچہ وہ لاگ کے آخری اندراج سے 3 سال سے زیادہ آگے ہے
cli-serve--public = وہ پتہ جس سے لوگ پراکسی کے ذریعے اس سروس تک پہنچتے ہیں، مثلاً https://grey.example

## Recording

cli-record = اندراج کا نام دے کر اسے درج کریں: اس کے خانے فلیگ ہیں
    .more = `greyfile record EVENT --help` دیکھیں، اور سب اندراجات کے لیے `greyfile explain`۔
cli-record--words = کون سا اندراج، مثلاً `exhibit.destroyed`، اور پھر اس کے خانے فلیگ کی صورت میں
cli-explain = کسی اندراج کا مطلب، اس کے خانے اور ایک مثال؛ نام نہ دیں تو سب اندراجات
cli-explain--event = کون سا اندراج، مثلاً `exhibit.destroyed`
cli-submit = ایک کمانڈ درج کریں، یا کئی (اسٹینڈرڈ اِن پٹ پر JSON Lines)
cli-submit--file = فائل جس میں ایک کمانڈ JSON میں ہو؛ `-` دیں تو اسٹینڈرڈ اِن پٹ سے کئی پڑھی جاتی ہیں، ہر سطر میں ایک
cli-submit--actor = کون درج کر رہا ہے
cli-submit--done-by = کس نے کیا؛ نہ دیں تو درج کرنے والے نے
cli-submit--occurred = کب ہوا: 2024، 2025-06، 2025-07-08، 2025-07-08T14:30، یا دو وقت جن کے درمیان / ہو
cli-submit--press = جس اخباری رپورٹ پر مبنی ہے
cli-submit--report = جس کی رپورٹ پر مبنی ہے
cli-submit--on = جس ریکارڈ میں اندراج ہو گا، مثلاً `raid-01J…`؛ نہ دیں تو نیا ریکارڈ کھلے گا
cli-submit--event = وہ فائل جس میں JSON میں ایک اندراج یا ان کی فہرست ہے؛ `-` یعنی standard input۔ اندراج مثلاً {"{"}"raid":{"{"}"cash_recovered":{"{"}"amount":{"{"}"currency":"PKR","amount":5000{"}}}}"}
cli-submit--note = وہ فائل جس میں کسی ریکارڈ میں شامل کرنے کے لیے نوٹ کا متن ہے؛ `-` یعنی standard input
cli-submit--id = کمانڈ کی آئی ڈی؛ نہ دیں تو نئی بنتی ہے۔ کمانڈ دوبارہ بھیجنی ہو تو وہی آئی ڈی دیں
cli-submit--ids-from-content = جس کمانڈ کی آئی ڈی نہ ہو، اسے اس کے مواد سے بنی آئی ڈی دیں، تاکہ وہی فائل دوبارہ بھیجی جا سکے۔ تب دو ایک جیسی سطریں ایک ہی کمانڈ ہیں اور ایک بار درج ہوتی ہیں

cli-attach = فائل سروس کو بھیجیں اور ریکارڈ سے منسلک کریں؛ ٹوٹی ہوئی ترسیل وہیں سے آگے چلتی ہے
    .more = فائل اپنے SHA-256 کے تحت محفوظ رہتی ہے، زیادہ سے زیادہ 4 GiB۔ وہ کیا ہے، یہ ابتدائی بائٹ بتاتے ہیں، نام نہیں۔
cli-attach--stream = کس سے منسلک ہو، مثلاً `licence-01J…`
cli-attach--file = فائل
cli-attach--kind = فائل میں کیا ہے، مثلاً `lease`، `cnic`، `photograph`
cli-attach--caption = عنوان والی فائل؛ `-` ہو تو اسٹینڈرڈ اِن پُٹ سے
cli-attach--no-name = فائل کا نام درج نہ کریں
cli-attach--actor = کون منسلک کرتا ہے
cli-attach--occurred = کب جمع ہوئی؛ نہ دیں تو ابھی
cli-attach--upload = پہلے ٹوٹی ہوئی اس ترسیل کو آگے چلائیں
cli-attach--id = کمانڈ کی آئی ڈی؛ نہ دیں تو نئی بنتی ہے۔ دوبارہ بھیجنے کے لیے وہی دیں

record-on = جس ریکارڈ میں اندراج ہو گا ({ $kind })، مثلاً { $id }؛ نہ دیں تو نیا ریکارڈ کھلے گا
record-fill = خانے فائل سے، یا اسٹینڈرڈ اِن پٹ (-) سے: سطریں مثلاً purpose = "safe custody" (TOML)۔ ذاتی معلومات دینے کا یہی طریقہ ہے
record-dry-run = صرف بتائیں کہ کیا ہو گا اور کیا نشاندہی ہو گی؛ کچھ درج نہ کریں
record-command-id = کمانڈ کی آئی ڈی؛ نہ دیں تو نئی بنتی ہے۔ دوبارہ بھیجنی ہو تو وہی آئی ڈی دیں
record-recorded-at = اندراج کا وقت، مثلاً 2025-07-08T14:30:00+05:00؛ صرف نمائشی لاگ میں
record-data = ڈیٹا فولڈر، جیسے `record` سے پہلے دیا جاتا ہے

## Reading

cli-case = مقدمات کی مثلیں
cli-case-list = مقدمات کی فہرست، نئے پہلے
cli-case-list--city = شہر
cli-case-list--stage = `enquiry` (انکوائری)، `open` (زیرِ تفتیش) یا `closed` (بند)
cli-case-list--agency = تفتیشی ادارہ
cli-case-list--year = جس سال شروع ہوا
cli-case-list--q = عنوان، نمبر یا آپریشن کے نام میں الفاظ
cli-case-list--limit = زیادہ سے زیادہ کتنے
cli-case-list--after = فہرست کہاں سے شروع ہو: پچھلے حصے کا `next`
cli-case-show = مثلِ مقدمہ دکھائیں
cli-case-show--case = کون سا مقدمہ، مثلاً `case-01J…`
cli-deadlines = قانونی مہلتیں: پہلے وہ جن کا وقت ختم ہو چکا، پھر آج کی، پھر باقی
    .more = دو اوقات ہیں: --known-by بتاتا ہے کہ کب تک کیا درج ہو چکا تھا، اور --at کہ زیرِ التوا مہلتیں کس وقت کے لحاظ سے دیکھی جائیں۔
cli-deadlines--rule = صرف اس قاعدے کی، جیسے `fir.production`
cli-deadlines--verdict = کون سی: نہ دیں تو `open`، یا `due_today`، `due_later`، یا نتیجہ، جیسے `overdue` یا `late`
cli-deadlines--circle = صرف اس سرکل یا تھانے کی: اس کا کوڈ، یا وہ متن جو اس کے لیے آتا ہے
cli-deadlines--officer = صرف ان مقدمات اور چھاپوں کی جن پر یہ افسر ہے؛ اس کا کوڈ
cli-deadlines--case = صرف اس مقدمے کی، جیسے `case-01J…`
cli-deadlines--person = صرف اس شخص کی، جیسے `person-01J…`
cli-deadlines--known-by = صرف وہ جو اس دن کے اختتام تک درج ہو چکا تھا
cli-deadlines--at = زیرِ التوا مہلتیں کس وقت کے لحاظ سے دیکھی جائیں، جیسے 2025-07-09T14:00؛ نہ دیں تو ابھی
cli-deadlines--limit = زیادہ سے زیادہ اتنی
cli-deadlines--after = صفحہ کہاں سے شروع ہو: پچھلے صفحے کا `next`
cli-deadlines--csv = جتنی بھی مطابقت رکھتی ہوں، سب CSV میں
cli-operations = کچھ دنوں کی میزان، اور شہر وار تعداد
cli-operations--from = پہلا دن، YYYY-MM-DD؛ نہ دیں تو سال کا پہلا دن
cli-operations--to = آخری دن؛ نہ دیں تو آج
cli-operations--known-by = صرف وہ جو اس دن کے اختتام تک درج ہو چکا تھا
cli-operations--behind = اس کے بجائے کسی عدد کے پیچھے کے اندراجات دکھائیں: raids، arrests، seized:phone
cli-operations--city = صرف اس شہر کے: کوڈ، یا کوئی متن جو اسے ظاہر کرے
cli-operations--limit = ایک صفحے پر کتنے
cli-operations--after = صفحہ کہاں سے شروع ہو، جیسا پچھلا صفحہ بتاتا ہے
cli-events = لاگ کے اندراجات
cli-events--from = پہلا نمبر شمار
cli-events--to = آخری نمبر شمار
cli-events--stream = صرف اس ریکارڈ کے، مثلاً `raid-01J…`
cli-events--type = صرف اس قسم کے، مثلاً `raid.conducted`
cli-events--limit = زیادہ سے زیادہ کتنے؛ نہ دیں تو سب

## Places

cli-regime = نافذ ضابطہ: ادارے، فیسیں، مدتیں، وجوہات، اختیارات، جرائم
cli-regime-adopt = فائل کا ضابطہ بحیثیت مجموعی منظور کریں
    .more = یہ اپنے پہلے دن سے سابقہ ضابطے کی جگہ لیتا ہے؛ ہو چکے فیصلے برقرار رہتے ہیں۔ فائل TOML ہے؛ لکھنے کا طریقہ docs/regime.md میں ہے، اور schemas/regime/assumed-2025.toml ایک مثال ہے۔ جو لاگ نمائشی نہ ہو وہ اس کی کلیدیں نہیں لیتا: وہ کلیدیں درج کریں جو اداروں نے دی ہیں۔
cli-regime-adopt--file = فائل
cli-regime-adopt--shipped = پروگرام کے ساتھ آنے والی فائل: مفروضے، کیونکہ کوئی ضوابط شائع نہیں ہوئے تھے
cli-regime-adopt--occurred-at = کب منظور ہوا؛ نہ دیں تو ابھی
cli-regime-adopt--actor = کون منظور کر رہا ہے
cli-regime-draft = فائل کا ضابطہ بطور مسودہ درج کریں، جس سے کوئی فیصلہ نہیں ہوتا
cli-regime-draft--file = فائل
cli-regime-draft--shipped = پروگرام کے ساتھ آنے والی فائل
cli-regime-draft--occurred-at = مسودہ کب بنا؛ نہ دیں تو ابھی
cli-regime-draft--actor = کون مسودہ دے رہا ہے
cli-regime-show = کسی دن نافذ ضابطہ، یا مسودہ، اور یہ کہ کیا تصدیق شدہ نہیں
cli-regime-show--on = دن؛ نہ دیں تو آج
cli-regime-show--draft = مسودے کا کوڈ
cli-regime-diff = ایک فائل دوسری فائل سے، یا نافذ ضابطے سے، کن قدروں میں مختلف ہے
cli-regime-diff--a = فائل؛ دو ہوں تو پہلی
cli-regime-diff--b = دوسری فائل؛ نہ دیں تو پہلی کا موازنہ نافذ ضابطے سے ہوتا ہے
cli-regime-diff--on = جس دن کے ضابطے سے موازنہ ہو؛ نہ دیں تو آج
cli-gazetteer = مقامات اور ان کے کوڈ، اور یہ کہ کسی متن سے کون سا مقام مراد ہے
cli-gazetteer-import = فائل کے وہ مقامات شامل کریں جو ابھی موجود نہیں
    .more = فائل CSV میں ہو اور پہلی سطر میں یہ عنوان ہوں: code، kind (province، city، circle، station یا malkhana)، name_en، name_ur، other_spellings (درمیان میں سیمی کولن؛ پرانے نام کے آخر میں اس کا آخری سال: "Lyallpur (until 1977)")، province، circle (کوڈ)، verified (yes یا no)۔ اس کے بعد station کا کالم بھی ہو سکتا ہے: جس تھانے یا سرکل کا مال خانہ ہے اس کا کوڈ؛ دونوں کا رجسٹر ایک ہی ہوتا ہے۔ جو کسی اور نام سے موجود ہو وہ بتا دیا جاتا ہے اور جوں کا توں رہتا ہے: اس کی تصحیح کریں۔
cli-gazetteer-import--file = فائل
cli-gazetteer-import--shipped = پروگرام کے ساتھ آنے والی فائل: صوبے، 45 شہر اور این سی سی آئی اے کے سرکل
cli-gazetteer-import--actor = کون شامل کر رہا ہے
cli-gazetteer-map = جو متن کسی مقام سے نہیں ملتا، یا کئی سے ملتا ہے، بتائیں کہ اس سے کون سا مقام مراد ہے
    .more = جہاں یہ متن کوڈ کے بغیر ہے وہاں ہر جگہ یہی مراد لیا جائے گا، پہلے کے اندراجات میں بھی۔ واپس لینا ہو تو اس اندراج کی تنسیخ کریں: وہ greyfile events --type gazetteer.spelling_mapped سے ملے گا۔
cli-gazetteer-map--text = متن، جیسا لکھا گیا تھا
cli-gazetteer-map--code = مقام کا کوڈ
cli-gazetteer-map--actor = کون بتا رہا ہے
cli-gazetteer-unmatched = ریکارڈ کے وہ متن جو کسی مقام سے نہیں ملتے، یا کئی سے ملتے ہیں
cli-gazetteer-list = ہر مقام اپنے کوڈ کے ساتھ

## The log and its views

cli-rebuild = ویو کو لاگ سے نئے سرے سے بنائیں
cli-rebuild--view = ویو کا نام، جیسا `greyfile status` بتاتا ہے
cli-views = ویوز کی دیکھ بھال
cli-views-check = ویو کو اس کے ساتھ نئے سرے سے بنائیں اور دونوں کا سطر بہ سطر مقابلہ کریں
cli-views-check--view = ویو کا نام، جیسا `greyfile status` بتاتا ہے؛ نہ دیا جائے تو ہر ویو
cli-status = کون سا لاگ ہے، کہاں تک ہے، اور ویوز کس حال میں ہیں
cli-status--files = ہر فائل دوبارہ پڑھیں، اور بتائیں کہ کون سی خراب یا غائب ہے
cli-backup = لاگ کو ایک ہی وقت کی حالت میں نئے فولڈر میں نقل کریں۔ خفیہ کلیدیں نقل نہیں ہوتیں
cli-backup--to = ایسا فولڈر جو ابھی موجود نہ ہو۔ سروس چل رہی ہو تو اس فولڈر کے اندر جس کے ساتھ وہ چلائی گئی (serve --backups)
cli-migrate = لاگ کو فائل سے NATS سرور پر، یا واپس، حرف بہ حرف منتقل کریں۔ اس دوران اس پر کوئی سروس نہ چلے
cli-migrate--to-data = جس ڈیٹا فولڈر میں لاگ جائے گا: نیا، یا وہ جس میں پچھلی منتقلی ادھوری رہ گئی تھی
cli-migrate--to-log = جن NATS سرورز پر لاگ جائے گا۔ نہ دیں تو لاگ فولڈر کی ایک فائل بنتا ہے۔ اسٹریم پہلے سے موجود ہو (`greyfile stream create`)، اور `--nats-…` انہی سرورز کے بارے میں ہیں
cli-stream = NATS سرور پر لاگ کی اسٹریم
cli-stream-create = لاگ کے لیے اسٹریم بنائیں، اس ترتیب کے ساتھ جو لاگ کو چاہیے۔ موجودہ اسٹریم کبھی بدلی نہیں جاتی
cli-simulate = حقیقت سے ملتے جلتے فرضی مقدمات درج کریں؛ صرف نمائشی لاگ میں
cli-simulate--cases = کتنے مقدمات، ہر ایک کے تقریباً 65 اندراجات؛ 70 میں سے ایک کے سینکڑوں یا زیادہ
cli-simulate--seed = ایک ہی سیڈ سے وہی مقدمات بنتے ہیں
cli-completions = وہ اسکرپٹ دکھائیں جس سے شیل کمانڈز، اندراجات، ان کے خانے اور کوڈ مکمل کرتا ہے
    .more = bash میں: source <(greyfile completions bash)۔ یہی سطر ~/.bashrc میں لکھ دیں تو ہمیشہ کے لیے۔
cli-completions--shell = کون سا شیل

cli-log = وہ ریکارڈ دیکھیں جو سروس نے نہیں لکھے، انہیں خارج از شمار کریں، اور آگے رہ جانے والی گھڑی کی درستی کریں
cli-log-show = بتائیں کہ کسی نمبر شمار پر کیا ہے: اندراج، یا وہ ریکارڈ جو سروس کا نہیں، وجہ اور SHA-256 کے ساتھ
cli-log-show--position = نمبر شمار
cli-log-set-aside = جو ریکارڈ سروس کے نہیں انہیں خارج از شمار کریں، تاکہ ہر ویو، شمار اور فیصلہ ٹھیک انہی کو چھوڑ دے
    .more = اس کے لیے دو افراد لازم ہیں۔ وجہ پوچھی جاتی ہے یا standard input سے پڑھی جاتی ہے۔ جو سروس نے یا گرے فائل کے نئے ورژن نے لکھا وہ کبھی خارج از شمار نہیں ہوتا۔ پہلے رن بک میں "A record that is not intake's" پڑھیں۔
cli-log-set-aside--position = ان کے نمبر شمار
cli-log-set-aside--actor = کون کر رہا ہے
cli-log-set-aside--second = دوسرا شخص: نہ کرنے والا، نہ درج کنندہ
cli-log-mend-clock = بتائیں کہ ان اندراجات کے وقت گھڑی آگے تھی، تاکہ لاگ درست وقت سے آگے چلے
    .more = اس کے لیے دو افراد لازم ہیں اور گھڑی اب درست ہونی چاہیے۔ وجہ پوچھی جاتی ہے یا standard input سے پڑھی جاتی ہے۔ نمبر شمار greyfile status بتاتا ہے۔ پہلے رن بک میں "The clock was ahead" پڑھیں۔
cli-log-mend-clock--from = پہلا نمبر شمار جس کا وقتِ اندراج مستقبل کا ہے
cli-log-mend-clock--to = آخری نمبر شمار
cli-log-mend-clock--actor = کون کر رہا ہے
cli-log-mend-clock--second = دوسرا شخص: نہ کرنے والا، نہ درج کنندہ

## Vetting

cli-vetting-request = کسی ادارے سے درخواست کی سیکیورٹی کلیئرنس مانگیں، اور استفسار کی فائل لکھیں
    .more = فائل میں درج ہوتا ہے کہ سینٹر کے مالک اور کلیدی افراد اس وقت کون ہیں اور کن احاطوں کے لیے درخواست ہے۔ اس پر دفتر کی کلید سے دستخط ہوتے ہیں اور یہ ادارے کی کلید سے سربمہر ہوتی ہے۔ ریکارڈ میں صرف اس کا ڈیجیٹل نشان رہتا ہے، کوئی نام نہیں۔ فائل اور اندراج دونوں ہوتے ہیں، یا کوئی نہیں۔
cli-vetting-request--licence = درخواست یا لائسنس
cli-vetting-request--body = ادارے کا کوڈ، جو نافذ ضابطے میں درج ہے
cli-vetting-request--key = دفتر کی secret.keys؛ اس کا عوامی حصہ نافذ ضابطے میں درج ہے
cli-vetting-request--to = استفسار اس فائل میں لکھیں، جو پہلے سے موجود نہ ہو
cli-vetting-request--actor = آپ کا بیج نمبر یا ڈیسک
cli-vetting-request--occurred = کب پوچھا گیا؛ نہ لکھیں تو ابھی
cli-vetting-answer = ادارے کا جواب وصول کریں
    .more = فائل کی پڑتال نافذ ضابطے کی کلیدوں سے، اور جو پوچھا گیا تھا اس سے ہوتی ہے۔ اسے دستخط سمیت جوں کا توں، ایک ہی بار رکھا جاتا ہے۔
cli-vetting-answer--answer = جواب کی فائل
cli-vetting-answer--actor = آپ کا بیج نمبر یا ڈیسک
cli-vetting-answer--occurred = کب موصول ہوا؛ نہ لکھیں تو ابھی
cli-vetting = دستخط شدہ فائلوں سے سیکیورٹی کلیئرنس: دفتر پوچھتا ہے، ادارہ اپنی مشین پر جواب دیتا ہے
cli-vetting-keygen = ادارے یا دفتر کی کلیدیں بنائیں
    .more = secret.keys اسی مشین پر رہتی ہے، دستخط کرتی اور کھولتی ہے۔ secret.keys گم ہو جائے تو ادارے کی وجوہات spare.key سے کھلتی ہیں: اسے کہیں اور رکھیں۔ public.keys لائسنسنگ کے دفتر کو دیں۔ جو فائل موجود ہو وہ کبھی بدلی نہیں جاتی۔
cli-vetting-keygen--dir = جس فولڈر میں رکھی جائیں؛ نہ ہو تو بنا دیا جاتا ہے
cli-vetting-read = دکھائیں کہ استفسار کن کے بارے میں ہے
cli-vetting-read--request = استفسار کی فائل
cli-vetting-read--key = ادارے کی secret.keys
cli-vetting-read--office = دفتر کی public.keys؛ نہ دیں تو کلید کے ساتھ رکھی office.keys
cli-vetting-sign = استفسار کا جواب دیں اور اس پر دستخط کریں
    .more = جواب میں وہ تمام افراد اور احاطے شامل ہوتے ہیں جن کے بارے میں پوچھا گیا۔ جواب standard output پر جاتا ہے، یا اس فائل میں جو --to سے دی جائے۔ وجوہات اسی ادارے کی اپنی دو کلیدوں سے سربمہر ہوتی ہیں: کوئی اور انہیں نہیں پڑھ سکتا۔
cli-vetting-sign--request = استفسار کی فائل
cli-vetting-sign--key = ادارے کی secret.keys
cli-vetting-sign--office = دفتر کی public.keys؛ نہ دیں تو کلید کے ساتھ رکھی office.keys
cli-vetting-sign--clear = کلیئر: ان کے خلاف کچھ نہیں
cli-vetting-sign--not-clear = کلیئر نہیں: ان کے خلاف کچھ ہے
cli-vetting-sign--defer = ابھی جواب نہیں؛ آخری دن جو ادارے کو چاہیے، مثلاً 2026-12-31
cli-vetting-sign--reference = ادارے کا اپنا حوالہ نمبر۔ یہ سب کو نظر آتا ہے: اس میں کسی شخص کا نام نہ ہو
cli-vetting-sign--grounds = کلیئر نہ کرنے کی وجوہات: ہمیشہ `-` لکھیں؛ متن standard input سے آتا ہے، یا پوچھنے پر لکھا جاتا ہے
cli-vetting-sign--to = جواب اس فائل میں لکھیں، جو ابھی موجود نہ ہو
cli-vetting-open = جج کے لیے جواب کی وجوہات کھولیں
    .more = جو دکھایا جائے اسے فائل میں رکھیں: `greyfile vetting check` اسی کا جواب سے مقابلہ کرتا ہے۔ جس کے پاس یہ فائل ہو وہ وجوہات پڑھ سکتا ہے۔
cli-vetting-open--answer = جواب کی فائل
cli-vetting-open--key = ادارے کی secret.keys، یا اس کی spare.key
cli-vetting-open--keys = ادارے کی public.keys
cli-vetting-open--body = ادارے کا کوڈ، جیسا ضابطے میں ہے
cli-vetting-check = جانچیں کہ کھولی گئی وجوہات وہی ہیں جن کا جواب میں عہد کیا گیا تھا
cli-vetting-check--answer = جواب کی فائل
cli-vetting-check--grounds = جو `greyfile vetting open` نے دکھایا
cli-vetting-check--keys = ادارے کی public.keys
cli-vetting-check--body = ادارے کا کوڈ، جیسا ضابطے میں ہے
