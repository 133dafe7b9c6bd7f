# What the program tells people about its data folder, its log and its servers. A message says what
# happened, what it means for the data, and what to do.

## The data folder

folder-in-use = ڈیٹا فولڈر { $folder } ایک اور greyfile کے استعمال میں ہے{ $by }؛ کچھ تبدیل نہیں ہوا؛ پہلے اسے بند کریں، یا کوئی اور فولڈر دیں (--data)
folder-held-by = { " " }(پروسیس { $pid })
folder-held-at = { " " }(پروسیس { $pid }، http://{ $address })
folder-held = { "" }
folder-full = جس ڈسک پر { $path } ہے وہ بھر چکی ہے؛ جس اندراج کی تصدیق ہو چکی وہ محفوظ ہے؛ وہاں کچھ جگہ خالی کر کے دوبارہ کوشش کریں
folder-io = { $path }: { $why }؛ کچھ تبدیل نہیں ہوا؛ فولڈر کی ملکیت اس صارف کو دیں جس کے تحت greyfile چلتا ہے، یا کوئی اور فولڈر دیں (--data)
folder-no-log = { $folder } میں کوئی لاگ نہیں؛ نیا لاگ شروع کرنے کے لیے `greyfile serve --found` چلائیں (اصل مقدمات کے لیے) یا `greyfile serve --demo`
folder-log-gone = { $folder } میں لاگ { $log } تھا، اور اب لاگ کی فائل موجود نہیں؛ کچھ تبدیل نہیں ہوا؛ آخری بیک اپ بحال کریں
folder-on-broker = { $folder } کا لاگ NATS سرور پر ہے؛ کچھ تبدیل نہیں ہوا؛ سرور کا پتہ دیں (--log nats://…)
folder-on-file = { $folder } میں اپنا لاگ موجود ہے؛ کچھ تبدیل نہیں ہوا؛ --log نہ دیں، یا کوئی اور فولڈر دیں (--data)
folder-not-founded = اسٹریم { $stream } میں ابھی کوئی اندراج نہیں؛ اس میں لاگ شروع کرنے کے لیے `greyfile serve --found` چلائیں (اصل مقدمات کے لیے) یا `greyfile serve --demo`
folder-founded-by-another = یہ لاگ ابھی ایک اور پروسیس نے شروع کر دیا ہے؛ کچھ تبدیل نہیں ہوا؛ اس کے ڈیٹا فولڈر سے keys/log نقل کریں، پھر --found کے بغیر دوبارہ شروع کریں
folder-founding-failed = لاگ شروع نہیں ہو سکا: { $why }؛ دوبارہ شروع کریں
folder-founding-unknown = معلوم نہیں کہ لاگ شروع ہوا یا نہیں («{ $why }»)؛ ڈیٹا فولڈر کو keys/log سمیت سنبھال کر رکھیں اور دوبارہ شروع کریں: جو شروع ہو چکا تھا وہی آگے چلے گا
folder-another-log = { $folder } میں لاگ { $known } تھا اور اب { $found } ہے؛ کچھ تبدیل نہیں ہوا؛ صحیح لاگ کی فائل واپس رکھیں
folder-other-purpose = { $folder } کا لاگ { $is ->
        [production] اصل مقدمات کا ہے، نمائشی نہیں
       *[demo] نمائشی ہے، اصل مقدمات کا نہیں
    }؛ کچھ تبدیل نہیں ہوا؛ کوئی اور فولڈر دیں (--data)
folder-secret = لاگ کی خفیہ کلید { $file } موجود نہیں یا خراب ہے؛ اس کے بغیر منفرد نمبروں کی پڑتال نہیں ہو سکتی اور ریکارڈ پر مہر نہیں لگ سکتی؛ کچھ تبدیل نہیں ہوا؛ اسے بیک اپ سے بحال کریں، یا کمانڈ لینے والے کسی اور پروسیس سے نقل کریں (صرف صفحات دکھانے کے لیے، یعنی --role web، یہ ضروری نہیں)
folder-another-secret = خفیہ کلید { $file } وہ نہیں جس سے یہ لاگ شروع ہوا تھا؛ اس سے ایک ہی نمبر دو بار لیا جا سکتا ہے؛ کچھ تبدیل نہیں ہوا؛ صحیح کلید واپس رکھیں
folder-random = آپریٹنگ سسٹم بے ترتیب اعداد نہیں دے رہا: { $why }؛ کچھ تبدیل نہیں ہوا

## The log on a broker

nats-servers = معلوم نہیں ہو سکا کہ اسٹریم کن سرورز پر ہے: { $why }؛ کچھ تبدیل نہیں ہوا؛ دوبارہ کوشش کریں
sync-monitor = { $url } سے NATS سرور کی حالت معلوم نہیں ہوتی: «{ $what }»؛ کچھ تبدیل نہیں ہوا؛ وہ سرور چلائیں، یا ہر سرور کا نگرانی کا پتہ دیں (--nats-monitor http://host:8222)
sync-lazy = سرور { $server } اندراجات کی تصدیق انہیں ڈسک پر لکھنے سے پہلے کر دیتا ہے، اس لیے بجلی جانے سے وہ ضائع ہو سکتے ہیں؛ کچھ تبدیل نہیں ہوا؛ اس کی کنفیگریشن کے jetstream والے حصے میں `sync_interval: always` لکھیں (یا --allow-lazy-sync دے کر یہ نقصان قبول کریں)
sync-unproven = ثابت نہیں کہ سرور { $server }، جس پر لاگ ہے، اندراجات کی تصدیق سے پہلے انہیں ڈسک پر لکھتا ہے؛ کچھ تبدیل نہیں ہوا؛ ہر سرور کا نگرانی کا پتہ دیں (--nats-monitor http://host:8222)، یا سسٹم اکاؤنٹ کا لاگ اِن (--nats-system-nkey)؛ یا --allow-lazy-sync دے کر یہ نقصان قبول کریں
sync-system = سرورز سے پوچھا نہیں جا سکا کہ آیا وہ تصدیق سے پہلے ڈسک پر لکھتے ہیں: { $what }؛ کچھ تبدیل نہیں ہوا؛ سسٹم اکاؤنٹ کا ایسا لاگ اِن دیں جسے { $subject } پر بھیجنے کی اجازت ہو (--nats-system-nkey یا --nats-system-creds)
sync-nobody = کسی نے جواب نہیں دیا

## The service

serve-not-loopback = { $address } اسی مشین کا (loopback) پتہ نہیں؛ جب تک رسائی پر قابو کا نظام نہیں بنتا، greyfile صرف اسی مشین پر سنتا ہے؛ 127.0.0.1 یا [::1] دیں
serve-backups-inside = بیک اپ کا فولڈر { $folder } ڈیٹا فولڈر { $data } کے اندر ہے؛ کچھ تبدیل نہیں ہوا؛ کوئی اور فولڈر دیں، بہتر ہے کہ دوسری ڈسک پر ہو (--backups)
serve-intake-both = --intake اس پروسیس کے لیے ہے جو خود کمانڈ نہیں لیتا؛ کچھ تبدیل نہیں ہوا؛ اسے نہ دیں، یا --role میں سے intake نکال دیں
serve-founds-not = لاگ صرف وہ پروسیس شروع کر سکتا ہے جو کمانڈ لیتا ہو؛ کچھ تبدیل نہیں ہوا؛ --role intake یا intake,web دیں
serve-listen = { $address } پر سننا ممکن نہیں؛ کچھ تبدیل نہیں ہوا؛ وہاں جو پروگرام سن رہا ہے اسے بند کریں، یا کوئی اور پتہ دیں (--listen)
serve-task = سروس کا کام ختم ہو گیا
serve-demo-loaded = نمائشی ریکارڈ: { $added ->
        [0] پہلے سے موجود ہے، کچھ شامل نہیں ہوا
       *[other] { $commands } کمانڈز سے { $added } اندراجات درج ہوئے
    }
serve-opening = { $folder } میں لاگ کھولا جا رہا ہے؛ کھلنے تک http://{ $address } یہی جواب دے گا
serve-waits = { $why }؛ انتظار ہے، ہر سیکنڈ دوبارہ کوشش ہوتی ہے؛ Ctrl-C سے روکیں
serve-at = Greyfile کی سروس http://{ $address } پر ہے
serve-folder = ڈیٹا فولڈر { $folder }؛ Ctrl-C سے بند کریں
service-files = فائلوں کا فولڈر کھولتے ہوئے
service-end = لاگ کا آخری نمبر شمار پڑھتے ہوئے
service-closing = لاگ بند کرتے ہوئے
service-metrics = پیمائش شروع کرتے ہوئے
service-no-intake = یہ پروسیس کمانڈ نہیں لیتا
intake-none-named = --intake میں کوئی پتہ نہیں
intake-no-address = --intake { $intake } کمانڈ لینے والے پروسیس کا پتہ نہیں؛ کچھ تبدیل نہیں ہوا؛ یوں لکھیں: http://127.0.0.1:8081
demo-loading = نمائشی ریکارڈ لوڈ کرتے ہوئے، { $what }

## The way to the record

door-no-answer = { $base } کی سروس جواب نہیں دے رہی؛ اگر کوئی کمانڈ بھیجی گئی تھی تو بالکل وہی کمانڈ اسی آئی ڈی کے ساتھ دوبارہ بھیجیں
door-problem = { $field }{ $message } [{ $code }]
door-status = اسٹیٹس { $status }
door-not-understood = سروس کا جواب ایسی شکل میں ہے جو یہ پروگرام نہیں جانتا؛ شاید اس کا ورژن مختلف ہے
door-not-ready = پانچ منٹ بعد بھی ویو تیار نہیں؛ `greyfile status` دیکھیں
program-start = پروگرام شروع نہیں ہو سکا
collector-no-address = --trace-to { $collector } کلیکٹر کا پتہ نہیں؛ یوں لکھیں: http://127.0.0.1:4318

## A copy of the log

backup-no-folder = { $folder } بن نہیں سکا؛ کچھ نقل نہیں ہوا
backup-ended = نمبر شمار { $last } تک نقل کرتے ہوئے لاگ نمبر شمار { $at } پر ختم ہو گیا
backup-files = فائلیں نقل کرتے ہوئے
backup-differs = نقل لاگ سے مختلف ہے؛ ڈسک کی پڑتال کریں
log-empty = لاگ خالی ہے
record-at = نمبر شمار { $position } کا ریکارڈ

## A log that moves

migrate-served = { $folder } کا لاگ ایک سروس کھول چکی ہے؛ کچھ تبدیل نہیں ہوا؛ کوئی اور فولڈر دیں (--to-data)
migrate-followed = اسٹریم { $stream } پر سروسز چل رہی ہیں؛ کچھ تبدیل نہیں ہوا؛ پہلے انہیں بند کریں
migrate-target-longer = منزل نمبر شمار { $at } تک جاتی ہے جبکہ اصل لاگ نمبر شمار { $last } پر ختم ہوتا ہے: یعنی یہ اس کا حصہ نہیں؛ کچھ تبدیل نہیں ہوا؛ خالی منزل دیں
migrate-target-other = منزل میں کوئی اور لاگ ہے یا دوسرے اندراجات ہیں؛ کچھ تبدیل نہیں ہوا؛ خالی منزل دیں
migrate-source-ended = نقل کے دوران اصل لاگ نمبر شمار { $at } پر ختم ہو گیا
migrate-source-went-on = نمبر شمار { $last } تک نقل کے دوران اصل لاگ نمبر شمار { $ended } تک بڑھ گیا؛ اس کی سروسز بند کر کے یہ کمانڈ دوبارہ چلائیں: نقل وہیں سے آگے بڑھے گی
migrate-target-went-on = منزل خود آگے بڑھ گئی: کوئی اور اس میں لکھ رہا ہے
migrate-target-ended = پڑھنے کے دوران منزل نمبر شمار { $at } پر ختم ہو گئی
migrate-landed = اندراجات نمبر شمار { $wanted } کے بجائے { $last } تک گئے: کوئی اور اس میں لکھ رہا ہے
migrate-not-taken = سرور نمبر شمار { $after } کے بعد کے اندراجات نہیں لے رہا؛ یہ کمانڈ بعد میں دوبارہ چلائیں
migrate-different = نمبر شمار { $position } پر دونوں لاگ کے ریکارڈ مختلف ہیں
migrate-no-record = نمبر شمار { $position } پر کوئی ریکارڈ نہیں

## Files of places

places-no-file = یہ مقامات کی فائل نہیں (`gazetteer import --help` دیکھیں)
places-none = اس میں کوئی مقام نہیں (`gazetteer import --help` دیکھیں)
places-line = سطر { $line }، { $code }
places-twice = سطر { $line }: کوڈ { $code } دو بار آیا ہے
places-until = کس سال تک؟
places-verified = verified میں yes یا no لکھیں، «{ $given }» نہیں

## Made-up cases

simulate-real-cases = اس لاگ میں اصل مقدمات ہیں؛ کچھ درج نہیں کیا گیا؛ فرضی مقدمات صرف نمائشی لاگ میں بنائیں
simulate-gazetteer = فہرستِ مقامات
simulate-command = فرضی کمانڈ { $id }
simulate-bar = { $cases } میں سے { $done } مقدمات، باقی وقت { $left }

## What a process tells of its duties

problem-intake-none = یہ پروسیس ریکارڈ دکھاتا ہے اور کمانڈ نہیں لیتا؛ کچھ درج نہیں کیا گیا؛ کمانڈ اس پروسیس کو بھیجیں جو لیتا ہو (greyfile serve --role intake)، یا یہاں اس کا پتہ دیں ({ "\u2068" }--intake{ "\u2069" })
problem-intake-unreached = کمانڈ لینے والے کسی پروسیس تک رسائی نہیں؛ کچھ درج نہیں کیا گیا؛ ریکارڈ اب بھی پڑھا جا سکتا ہے؛ تھوڑی دیر بعد کمانڈ دوبارہ بھیجیں
problem-unanswered = کمانڈ لینے والا پروسیس جواب دینے سے پہلے بند ہو گیا، اس لیے معلوم نہیں کہ کمانڈ درج ہوئی یا نہیں؛ بالکل وہی کمانڈ اسی آئی ڈی کے ساتھ دوبارہ بھیجیں: درج ہو چکی ہو تو اس کا جواب ملے گا، اور وہ دو بار کبھی درج نہیں ہوتی
problem-intake-strange = { $what }؛ کچھ درج نہیں کیا گیا؛ دیکھ لیں کہ { "\u2068" }--intake{ "\u2069" } میں greyfile ہی کا پتہ ہے
problem-unwritten = کمانڈ لکھی نہیں جا سکی: { $why }
problem-status = { $intake } سے اسٹیٹس { $status } کا جواب آیا

## Regime files

regime-file-large = { $file } کا حجم { $max } بائٹ سے زیادہ ہے؛ کچھ درج نہیں کیا گیا
regime-file-form = سطر { $line }: یہ TOML نہیں: { $what }؛ کچھ درج نہیں کیا گیا
regime-file-beside = فہرستِ جرائم ”{ $name }“ اسی فائل کے ساتھ سادہ نام سے ہونی چاہیے؛ کچھ درج نہیں کیا گیا
regime-file-field = سطر { $line }: { $field }: { $what }
regime-file-wrong = موجودہ صورت میں یہ ضابطہ نہیں؛ کچھ درج نہیں کیا گیا:
    { $lines }
regime-file-refused = { $why }؛ کچھ درج نہیں کیا گیا
regime-offences-line = سطر { $line }
regime-offences-year = قانون کا نام اس کے سال پر ختم ہوتا ہے، یا عنوان میں ”(2025 amendment)“ لکھا ہوتا ہے
