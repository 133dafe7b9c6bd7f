# What fields hold: why what was sent cannot stand in one.

# What stands in the place of something else, in JSON.
found = { $found ->
    [list] فہرست
    [text] متن
    [number] عدد
    [yes_no] true یا false
    [fields] ناموں والے خانے
   *[nothing] خالی
}

wrong-field-missing = یہ خانہ لازمی ہے
wrong-field-twice = یہ خانہ دو بار دیا گیا ہے؛ ایک ہی بار دیں
wrong-field-unknown = { $count ->
    [0] یہاں ایسا کوئی خانہ نہیں، بلکہ کوئی خانہ ہی نہیں
   *[other] یہاں ایسا کوئی خانہ نہیں؛ موجود خانے یہ ہیں: { $names }
}
wrong-field-of-another-event = یہ خانہ ایک اور اندراج ({ $event }) کا ہے؛ یہاں کے خانے یہ ہیں: { $names }
wrong-shape-fields = یہاں ناموں والے خانے (JSON آبجیکٹ، {"{"}…{"}"}) درکار ہیں، جبکہ دیا گیا ہے: { found }
wrong-shape-text = یہاں متن درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-number = یہاں عدد درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-whole = یہاں مکمل عدد درکار ہے، اعشاریہ یا قوت نما کے بغیر
wrong-shape-yes-no = یہاں true یا false درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-list = یہاں فہرست درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-place = یہاں مقام کا نام، یا ٹائپ کیے گئے نام اور کوڈ والا آبجیکٹ درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-personal = یہاں متن، یا سربمہر ڈیٹا والا آبجیکٹ درکار ہے، جبکہ دیا گیا ہے: { found }
wrong-shape-choice = یہاں ان ناموں میں سے کوئی ایک درکار ہے، اکیلا یا آبجیکٹ کے واحد نام کے طور پر: { $names }؛ جبکہ دیا گیا ہے: { found }
wrong-number-range = یہاں { $min } سے { $max } تک کا عدد درکار ہے
wrong-choice-unknown = یہ انتخاب یہاں معلوم نہیں: یا تو گرے فائل کے کسی نئے ورژن سے لکھا گیا ہے، یا لکھنے میں غلطی ہے؛ ان میں سے ایک منتخب کریں: { $names }
wrong-choice-none = کچھ منتخب نہیں کیا گیا؛ ان میں سے کوئی ایک دیں: { $names }
wrong-choice-several = ایک سے زیادہ منتخب کیے گئے ہیں؛ ان میں سے صرف ایک دیں: { $names }
wrong-choice-alone = یہ انتخاب اکیلا آتا ہے؛ اس کے ساتھ کچھ اور نہ دیں
wrong-event-unknown-kind = اس قسم کے اندراجات یہاں معلوم نہیں: یا تو گرے فائل کے کسی نئے ورژن سے لکھے گئے ہیں، یا قسم لکھنے میں غلطی ہے؛ موجود قسمیں یہ ہیں: { $names }
wrong-event-unknown = یہ اندراج یہاں معلوم نہیں: یا تو گرے فائل کے کسی نئے ورژن سے لکھا گیا ہے، یا لکھنے میں غلطی ہے؛ موجود اندراجات یہ ہیں: { $names }
wrong-list-too-long = فہرست میں { $len } سطریں ہیں، جبکہ ایک فہرست میں زیادہ سے زیادہ { $max } آ سکتی ہیں؛ انہیں کئی کمانڈز میں بھیجیں
wrong-list-place = فہرست میں ایسی کوئی جگہ نہیں؛ پچھلے صفحے کا `next` پورا دیں
wrong-text-empty = یہ خانہ خالی ہے
wrong-text-too-long = اس میں { $len } حروف ہیں، زیادہ سے زیادہ { $max } کی اجازت ہے
wrong-text-invisible = اس میں پوشیدہ حرف { $character } ہے؛ اسے نکال دیں
wrong-text-scripts = اس کے کسی لفظ میں دو رسم الخط کے حروف ہیں، جس سے یہ کسی اور کوڈ جیسا لگتا ہے؛ ہر لفظ ایک ہی رسم الخط میں لکھیں
wrong-text-code = کوڈ میں صرف انگریزی کے چھوٹے حروف، ہندسے اور انڈر سکور آتے ہیں، مثلاً { "\u2068" }sim_card{ "\u2069" }
wrong-text-place-code = مقام کے کوڈ میں صرف انگریزی حروف، ہندسے اور ڈیش آتے ہیں، مثلاً { "\u2068" }lahore{ "\u2069" } یا { "\u2068" }PK-PB{ "\u2069" }
wrong-text-country = ملک کا دو حرفی کوڈ بڑے انگریزی حروف میں لکھیں ({ "\u2068" }ISO 3166{ "\u2069" })، مثلاً { "\u2068" }PK{ "\u2069" }
wrong-text-currency = کرنسی کا تین حرفی کوڈ بڑے انگریزی حروف میں لکھیں ({ "\u2068" }ISO 4217{ "\u2069" })، مثلاً { "\u2068" }PKR{ "\u2069" }
wrong-text-hex = جفت تعداد میں 0 تا 9 اور a تا f کے ہندسے درکار ہیں
wrong-text-hex-of = 0 تا 9 اور a تا f کے { $digits } ہندسے درکار ہیں
wrong-hand-too-long = افسر، ڈیسک یا ماخذ کا کوڈ زیادہ سے زیادہ { $max } حروف کا ہو سکتا ہے
wrong-number-cnic = شناختی کارڈ نمبر { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" } کی شکل میں لکھا جاتا ہے (اصل نمبر 1 تا 9 سے اور فرضی نمبر 0 سے شروع ہوتا ہے)
wrong-number-imei = آئی ایم ای آئی نمبر 15 ہندسوں کا ہوتا ہے اور آخری ہندسہ پڑتال کا ہوتا ہے، جو درست ہونا چاہیے
wrong-number-phone = فون نمبر E.164 کے مطابق لکھا جاتا ہے: جمع کا نشان، ملک کا کوڈ اور نمبر، درمیان میں خالی جگہ کے بغیر، مثلاً { "\u2068" }+92{ "\u2069" } سے شروع
wrong-id-ulid = یہ آئی ڈی نہیں: اس میں 26 حروف اور ہندسے ہوتے ہیں، مثلاً { "\u2068" }01JZMK5V3QW0Y8T4D2N6R9XABC{ "\u2069" }
wrong-stream-shape = یہ کسی ریکارڈ کی آئی ڈی نہیں: اس میں قسم، ڈیش اور 26 حروف اور ہندسے ہوتے ہیں، مثلاً { "\u2068" }raid-01JZMK5V3QW0Y8T4D2N6R9XABC{ "\u2069" }
wrong-stream-kind = ریکارڈ کی ایسی کوئی قسم نہیں؛ آئی ڈی اپنی قسم سے شروع ہوتی ہے، مثلاً { "\u2068" }raid-{ "\u2069" }
wrong-stream-other-kind = یہاں { $wanted } درکار ہے، جبکہ یہ آئی ڈی کسی اور ریکارڈ کی ہے
wrong-time-instant = وقت اپنے فرق (آفسیٹ) کے ساتھ درکار ہے، مثلاً { "\u2068" }2025-07-08T14:30:00+05:00{ "\u2069" }
wrong-time-day = { $written ->
        [iso] تاریخ درکار ہے، مثلاً { "\u2068" }2025-07-08{ "\u2069" }
       *[people] تاریخ درکار ہے، مثلاً { "\u2068" }2025-07-08{ "\u2069" } یا 8 جولائی 2025
    }
wrong-time-occurred = { $written ->
        [iso] یہ کارروائی کا وقت نہیں: سال (2024)، مہینہ ({ "\u2068" }2025-06{ "\u2069" })، تاریخ ({ "\u2068" }2025-07-08{ "\u2069" })، منٹ تک کا وقت ({ "\u2068" }2025-07-08T14:30{ "\u2069" })، سیکنڈ تک کا وقت، یا ان میں سے دو ترچھی لکیر کے ساتھ، پاکستان کے وقت میں لکھیں؛ کسی اور جگہ کے منٹ یا سیکنڈ کے ساتھ اس کا فرق لکھیں ({ "\u2068" }2025-07-08T00:30Z{ "\u2069" })
       *[people] یہ وقت نہیں: سال (2024)، مہینہ (جون 2025)، تاریخ (8 جولائی 2025)، منٹ تک کا وقت (8 جولائی 2025 14:30)، یا مدت: دو اوقات جن کے درمیان ”تا“ ہو
    }
wrong-time-backwards = مدت کا اختتام اس کے آغاز سے پہلے کا ہے

## Money, quantities, sections

money = رقم
    .line = { $currency ->
        [PKR] { $amount } روپے
       *[other] { $amount } { $currency }
    }
money--currency = کرنسی
    .hint = تین بڑے انگریزی حروف، مثلاً { "\u2068" }PKR{ "\u2069" }۔
money--amount = رقم
    .hint = مکمل عدد میں، اعشاریہ کے بغیر۔

quantity = تعداد
    .line = { $count ->
        [none] گنتی نہیں ہوئی{ $unit ->
            [none] { "" }
           *[other] { " " }({ $unit })
        }
       *[other] { $count }{ $or_more ->
            [yes] { " " }یا زائد
           *[no] { "" }
        }{ $unit ->
            [none] { " " }عدد
           *[other] { " " }{ $unit }
        }
    }
quantity--count = عدد
    .hint = گنتی نہ ہوئی ہو تو خالی چھوڑیں۔
quantity--or_more = یا زائد
    .hint = آیا تعداد اس سے زیادہ بھی ہو سکتی ہے۔
quantity--unit = اکائی
    .hint = کیا گنا گیا، مثلاً ڈبے؛ الگ الگ اشیاء ہوں تو خالی چھوڑیں۔

section = دفعہ
    .line = دفعہ { $section } { $statute }
section--statute = قانون
    .hint = سال کے ساتھ، مثلاً { "\u2068" }PECA 2016{ "\u2069" }۔
section--section = دفعہ
    .hint = صرف نمبر، مثلاً { "\u2068" }26A{ "\u2069" }۔

nationality-count = ایک قومیت کے افراد
    .line = { $country } { $count }
nationality-count--country = ملک
    .hint = دو بڑے انگریزی حروف، مثلاً { "\u2068" }CN{ "\u2069" }۔
nationality-count--count = تعداد

## Sex

sex = جنس
sex--female = عورت
    .line = عورت
sex--male = مرد
    .line = مرد
sex--other = خواجہ سرا یا دیگر
    .line = دیگر

## Kinds of place

place-kind = مقام کی قسم
place-kind--province = صوبہ، یا علاقہ جس کی اپنی پولیس ہو
place-kind--city = شہر یا قصبہ
place-kind--circle = سرکل (این سی سی آئی اے)
place-kind--station = تھانہ
place-kind--malkhana = مال خانہ

## What an entry rests on

basis = بنیاد
basis--own_act = اپنی کارروائی
    .line = اپنی کارروائی
basis--report = رپورٹ
    .line = رپورٹ از { $by }
basis--report--by = رپورٹ کنندہ
    .hint = بیج نمبر، ڈیسک یا دفتر۔
basis--paper = کاغذات
    .line = کاغذات: { $register }، نمبر { $number }{ $page ->
        [none] { "" }
       *[other] ، صفحہ { $page }
    }
basis--paper--register = رجسٹر
    .hint = مثلاً روزنامچہ یا رجسٹر نمبر 19۔
basis--paper--number = نمبر
    .hint = رجسٹر میں اندراج کا نمبر۔
basis--paper--page = صفحہ
    .hint = نہ ہو تو خالی چھوڑیں۔
basis--press = اخبار
    .line = اخبار: { $source }
basis--press--source = ماخذ
    .hint = اخبار یا خبر رساں ادارہ؛ معلوم ہو تو خبر کا نمبر بھی لکھیں۔

captured = آف لائن اندراج
captured--at = آلے کی گھڑی
    .hint = اندراج کے وقت آلے پر جو وقت تھا۔
captured--clock_offset_ms = گھڑی کا فرق (ملی سیکنڈ)
    .hint = درست وقت کے لیے آلے کی گھڑی میں کتنے ملی سیکنڈ جمع کیے جائیں؛ آلے کے دوبارہ آن لائن ہونے پر ناپا گیا۔

## The offence catalogues

consulted = فہرستِ جرائم کے مطابق
consulted--section = دفعہ
consulted--said = ہر فہرست میں کیفیت
    .hint = دفعہ کسی فہرست میں نہ ہو تو خالی۔

said = فہرستِ جرائم میں کیفیت
said--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے یہ فہرست نافذ ہوئی۔
said--effective_from = تاریخِ نفاذ
    .hint = فہرست کا پہلا دن۔
said--in_force = نافذ العمل
    .hint = وہ مدتیں جن میں دفعہ نافذ تھی؛ دفعہ فہرست میں نہ ہو تو خالی۔

in-force = مدتِ نفاذ
in-force--from = ابتدا
    .hint = کب نافذ ہوئی؛ معلوم نہ ہو تو خالی۔
in-force--until = انتہا
    .hint = کب نافذ العمل نہ رہی؛ اب بھی نافذ ہو یا معلوم نہ ہو تو خالی۔

## What a log is for

purpose = مقصد
purpose--production = اصل مقدمات
purpose--demo = نمائش اور آزمائش

## Agencies

code--nccia = این سی سی آئی اے
code--fia = ایف آئی اے
code--police = پولیس
code--ctd = سی ٹی ڈی
code--pta = پی ٹی اے
code--anf = اے این ایف
code--ib = آئی بی
code--isi = آئی ایس آئی
code--customs = کسٹمز
code--not_stated = مذکور نہیں

## Roles of officers

code--investigating_officer = تفتیشی افسر
code--enquiry_officer = انکوائری افسر
code--supervising_officer = نگران افسر
code--circle_in_charge = انچارج سرکل
code--team_member = رکن ٹیم
code--malkhana_officer = انچارج مال خانہ
code--forensic_examiner = فرانزک ماہر
code--prosecutor = پراسیکیوٹر

## Roles of persons

code--frontline_agent = فرنٹ لائن ایجنٹ
code--frontline_social_media_agent = فرنٹ لائن سوشل میڈیا ایجنٹ
code--social_media_agent = سوشل میڈیا ایجنٹ
code--caller = کال کرنے والا
code--recruiter = بھرتی کرنے والا
code--finance_manager = فنانس مینیجر
code--crypto_handler = کرپٹو کرنسی سنبھالنے والا
code--overseas_operative = بیرونِ ملک کارندہ
code--owner = مالک
code--facilitator = سہولت کار
code--coerced_staff = جبراً رکھا گیا ملازم
code--trafficking_victim = انسانی اسمگلنگ کا متاثرہ شخص
code--informant = مخبر
code--complainant = شکایت کنندہ
code--victim = متاثرہ شخص
code--witness = گواہ

## Equipment and other exhibits

code--computer = کمپیوٹر
code--laptop = لیپ ٹاپ
code--tablet = ٹیبلٹ
code--phone = فون
code--sim_card = سم کارڈ
code--gateway_exchange = گیٹ وے ایکسچینج
code--server = سرور
code--router = راؤٹر
code--hard_disk = ہارڈ ڈسک
code--usb_drive = یو ایس بی
code--memory_card = میموری کارڈ
code--dvr = ڈی وی آر
code--headset = ہیڈ سیٹ
code--printer = پرنٹر
code--biometric_device = بائیو میٹرک مشین
code--bank_card = بینک کارڈ
code--cheque_book = چیک بک
code--wallet = والٹ
code--cash = نقدی
code--document = دستاویز
code--vehicle = گاڑی
code--other = دیگر

## Units

code--piece = عدد
code--box = ڈبے
code--bag = تھیلے
code--bundle = بنڈل
code--set = سیٹ
code--sheet = اوراق
code--file = فائلیں

## Identity documents

code--cnic = شناختی کارڈ
code--nicop = نائیکوپ
code--form_b = ب فارم
code--passport = پاسپورٹ
code--por_card = پی او آر کارڈ
code--afghan_citizen_card = افغان سٹیزن کارڈ
code--driving_licence = ڈرائیونگ لائسنس
code--birth_certificate = پیدائش کا سرٹیفکیٹ

## Measures of figures

code--raids = چھاپے
code--centres_raided = سینٹر جن پر چھاپہ مارا گیا
code--arrests = گرفتاریاں
code--arrests_local = گرفتار پاکستانی
code--arrests_foreign = گرفتار غیر ملکی
code--arrests_female = گرفتار خواتین
code--recovered_pkr = برآمد شدہ رقم (روپے)
code--complaints = شکایات
code--verifications = تصدیق شدہ شکایات
code--enquiries = انکوائریاں
code--firs = مقدمات (ایف آئی آر)
code--challans = چالان
code--convictions = سزائیں
code--acquittals = بریت

## فائل میں کیا ہے

code--application_paper = درخواست
code--company_paper = کمپنی کے کاغذات
code--lease = کرایہ نامہ
code--fee_receipt = فیس کی رسید
code--plan = عمارت کا نقشہ
code--order = حکم نامہ
code--notice = نوٹس
code--letter = خط
code--report = رپورٹ
code--photograph = تصویر
code--recording = ریکارڈنگ
