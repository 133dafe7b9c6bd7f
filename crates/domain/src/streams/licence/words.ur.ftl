# Words of an application and its licence.

due-licence-decision = درخواست کا فیصلہ
flag-licence-decision = { due-licence-decision }: { $verdict }؛ آخری وقت { $due }
due-licence-vetting-answer = سیکیورٹی کلیئرنس کا جواب
flag-licence-vetting-answer = { due-licence-vetting-answer } ({ $body }، دور { $round }): { $verdict }؛ آخری وقت { $due }
due-licence-objection-answer = اعتراض کا جواب
flag-licence-objection-answer = { due-licence-objection-answer } ({ $about }): { $verdict }؛ آخری وقت { $due }
due-licence-finding-put-right = خامی دور کرنا
flag-licence-finding-put-right = { due-licence-finding-put-right }: { $verdict }؛ آخری وقت { $due }
due-licence-show-cause-answer = شوکاز نوٹس کا جواب
flag-licence-show-cause-answer = { due-licence-show-cause-answer }: { $verdict }؛ آخری وقت { $due }
ended-application-withdrawn = درخواست واپس لی گئی
ended-request-withdrawn = سیکیورٹی کلیئرنس کی طلبی واپس لی گئی
ended-objection-closed = اعتراض نمٹایا گیا
ended-finding-closed = خامی کا معاملہ نمٹایا گیا

flag-licence-not-confirmed = رپورٹ، کاغذات یا اخبار سے درج ہوا اور یہاں توثیق نہیں ہوئی: اس کی شرائط کا پورا ہونا ثابت نہیں
flag-licence-answers-differ = { $body } نے دور { $round } کے دو مختلف جواب دیے؛ نئے دور میں دوبارہ طلب کریں
flag-licence-stale-answer = { $body } نے دور { $round } کا جواب اس وقت دیا جب نیا دور طلب کیا جا چکا تھا
flag-licence-fee-in-excess = فیس ({ $fee }) تشخیص شدہ رقم سے زیادہ ادا ہوئی
flag-licence-before-filing = درخواست دائر ہونے سے پہلے کی تاریخ کا
flag-licence-stay-to-review = { stay-to-review }

## licence.application_filed

licence-application-filed = لائسنس کی درخواست
    .about = جب کوئی سینٹر لائسنس کی درخواست دے۔ اس سے درخواست اور بعد میں جاری ہونے والے لائسنس کا ریکارڈ کھلتا ہے۔ وقت وہی ہے جو کاؤنٹر کی مہر پر ہے۔
    .line = لائسنس کی درخواست دائر ہوئی{ $class ->
        [none] { "" }
       *[other] ، درجہ { $class }
    }: { $centre }{ $diary ->
        [none] { "" }
       *[other] { " " }(ڈائری نمبر { $diary })
    }
licence-application-filed--centre = کال سینٹر
    .hint = پہلے اس سینٹر کا اندراج کریں۔
licence-application-filed--class = درجہ
    .hint = جس درجے کی درخواست ہے؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-application-filed--premises = احاطے
    .hint = سینٹر کے ریکارڈ پر ان کے کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
licence-application-filed--remote_positions = دیگر مقامات سے کام کرنے والے
    .hint = کتنے افراد احاطے سے باہر کام کرتے ہیں؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-application-filed--diary = ڈائری نمبر
    .hint = کاؤنٹر سے درخواست کو ملا نمبر؛ نہ ہو تو خالی چھوڑیں۔
licence-application-filed--decide_within = فیصلے کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-application-filed--may_operate = اس دوران کام کی اجازت
    .hint = آیا ضابطے کے تحت سینٹر درخواست زیرِ غور ہونے کے دوران کام کر سکتا ہے؛ اسے سروس خود درج کرتی ہے۔
licence-application-filed--may_operate_until = کام کی اجازت کب تک
    .hint = آخری دن؛ خالی ہو تو فیصلے تک۔ اسے سروس خود درج کرتی ہے۔

## licence.fee_assessed

licence-fee-assessed = فیس کی تشخیص
    .about = جب طے ہو کہ ضابطے کی کوئی فیس کتنی واجب الادا ہے۔
    .line = فیس کی تشخیص ({ $fee }): { $amount }
licence-fee-assessed--fee = فیس
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }application{ "\u2069" }۔
licence-fee-assessed--amount = رقم
licence-fee-assessed--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے متعلقہ ضابطہ نافذ ہوا؛ اسے سروس خود درج کرتی ہے۔

## licence.fee_paid

licence-fee-paid = فیس کی ادائیگی
    .about = جب کوئی فیس پوری یا جزوی ادا ہو۔ ہر ادائیگی کا الگ اندراج کریں۔
    .line = فیس ادا ہوئی ({ $fee }): { $amount }
licence-fee-paid--fee = فیس
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }application{ "\u2069" }۔
licence-fee-paid--amount = رقم
licence-fee-paid--receipt = رسید نمبر
    .hint = بینک کی رسید کا نمبر۔
licence-fee-paid--bank = بینک
    .hint = برانچ کے ساتھ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## licence.fee_reversed

licence-fee-reversed = ادائیگی کالعدم
    .about = جب ادائیگی درحقیقت ہوئی ہی نہ ہو یا بینک نے واپس لے لی ہو۔ یہ پھر شمار نہیں ہوتی۔
    .line = ادائیگی کالعدم: { $reason }
licence-fee-reversed--payment = ادائیگی
    .hint = ادائیگی کا اندراج۔
licence-fee-reversed--reason = وجہ
    .hint = مثلاً پے آرڈر مسترد ہوا؛ کوئی نام نہ لکھیں۔

## licence.fee_refunded

licence-fee-refunded = ادائیگی کی واپسی
    .about = جب ادا شدہ رقم پوری یا جزوی واپس کی جائے۔
    .line = رقم واپس کی گئی: { $amount }{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }
licence-fee-refunded--payment = ادائیگی
    .hint = ادائیگی کا اندراج۔
licence-fee-refunded--amount = رقم
licence-fee-refunded--order = حکم
    .hint = نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## licence.document_added

licence-document-added = دستاویز موصول
    .about = جب پڑتال کی فہرست کی کوئی دستاویز جمع ہو۔
    .line = دستاویز موصول ہوئی: { $document }{ $valid_until ->
        [none] { "" }
       *[other] ، میعاد تا { $valid_until }
    }
licence-document-added--document = دستاویز
    .hint = پڑتال کی فہرست میں اس کا کوڈ۔
licence-document-added--title = دستاویز پر کیا لکھا ہے
    .hint = مثلاً عنوان، نمبر اور تاریخ؛ واقعات کی فہرست میں نہیں دکھایا جاتا۔
licence-document-added--file = فائل کا ہیش (SHA-256)
    .hint = 64 ہیکسا ڈیسیمل ہندسے؛ دستاویز صرف کاغذ پر ہو تو خالی چھوڑیں۔
licence-document-added--valid_until = میعاد کا آخری دن
    .hint = میعاد نہ ہو تو خالی چھوڑیں۔

## licence.objection_raised

licence-objection-raised = اعتراض
    .about = جب کوئی اعتراض لگایا جائے جس کا جواب درخواست گزار کو دینا ہو۔
    .line = اعتراض لگایا گیا: { $about }{ $blocks ->
        [yes] ؛ فیصلہ اس پر موقوف ہے
       *[no] { "" }
    }
licence-objection-raised--about = کس پر
    .hint = دستاویز، فیس یا پڑتال کی فہرست کے نکتے کا کوڈ۔
licence-objection-raised--objection = اعتراض
    .hint = جیسا درخواست گزار کو بتایا جائے۔
licence-objection-raised--blocks = فیصلہ اس پر موقوف ہے
    .hint = آیا اس کے نمٹنے سے پہلے فیصلہ نہیں ہو سکتا۔
licence-objection-raised--answer_within = جواب کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.objection_answered

licence-objection-answered = اعتراض کا جواب
    .about = جب درخواست گزار اعتراض کا جواب دے۔
    .line = اعتراض کا جواب موصول ہوا
licence-objection-answered--objection = اعتراض
    .hint = وہ اندراج جس سے اعتراض لگایا گیا۔
licence-objection-answered--answer = جواب
    .hint = مختصراً؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-objection-answered--file = فائل کا ہیش (SHA-256)
    .hint = 64 ہیکسا ڈیسیمل ہندسے؛ جواب صرف کاغذ پر ہو تو خالی چھوڑیں۔

## licence.objection_closed

licence-objection-closed = اعتراض نمٹایا گیا
    .about = جب اعتراض اپنے انجام کو پہنچے۔
    .line = اعتراض نمٹایا گیا: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
licence-objection-closed--objection = اعتراض
    .hint = وہ اندراج جس سے اعتراض لگایا گیا۔
licence-objection-closed--how = کیسے
licence-objection-closed--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.vetting_requested

licence-vetting-requested = سیکیورٹی کلیئرنس کی طلبی
    .about = جب ضابطے کے کسی ادارے سے سینٹر کے مالکان، اسے چلانے والوں اور احاطوں کی کلیئرنس طلب کی جائے۔ ادارے کو دستخط شدہ فائل بھیجی جاتی ہے۔
    .line = سیکیورٹی کلیئرنس طلب کی گئی: { $body }، دور { $round }
licence-vetting-requested--body = ادارہ
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }pta{ "\u2069" }۔
licence-vetting-requested--round = دور
    .hint = اس معاملے میں اس ادارے سے پہلی بار طلب کی جائے تو 1، پھر 2، اور اسی طرح آگے۔
licence-vetting-requested--owners = مالکان
licence-vetting-requested--key_persons = کلیدی افراد
    .hint = جو سینٹر چلاتے ہیں۔
licence-vetting-requested--premises = احاطے
    .hint = سینٹر کے ریکارڈ پر ان کے کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
licence-vetting-requested--digest = زیرِ کلیئرنس مواد کا ہیش (SHA-256)
    .hint = جیسا طلبی کی فائل میں ہے، 64 ہیکسا ڈیسیمل ہندسے۔
licence-vetting-requested--answer_within = جواب کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.vetting_passed

licence-vetting-passed = سیکیورٹی کلیئرنس ملی
    .about = جب کوئی ادارہ درخواست یا لائسنس کے خلاف کچھ نہ پائے۔ یہ ادارے کی دستخط شدہ جوابی فائل سے لیا جاتا ہے۔
    .line = سیکیورٹی کلیئرنس ملی: { $answer }{ $counts_until ->
        [none] { "" }
       *[other] ، { $counts_until } تک مؤثر
    }
licence-vetting-passed--answer = جواب
licence-vetting-passed--counts_until = کب تک مؤثر
    .hint = ضابطے کے مطابق آخری دن؛ اسے سروس خود درج کرتی ہے۔

## licence.vetting_failed

licence-vetting-failed = سیکیورٹی کلیئرنس نہیں ملی
    .about = جب کوئی ادارہ درخواست یا لائسنس کے خلاف کچھ پائے۔ وہ کیا ہے، یہ صرف وہی ادارہ پڑھ سکتا ہے۔ یہ ادارے کی دستخط شدہ جوابی فائل سے لیا جاتا ہے۔
    .line = سیکیورٹی کلیئرنس نہیں ملی: { $answer }
licence-vetting-failed--answer = جواب
licence-vetting-failed--commitment = وجوہات کا پابند ہیش
    .hint = اس سے ادارہ اپنی دی ہوئی وجوہات کا پابند ہے، تاکہ جج کھولی گئی وجوہات کی پڑتال کر سکے؛ 64 ہیکسا ڈیسیمل ہندسے۔

## licence.vetting_deferred

licence-vetting-deferred = سیکیورٹی کلیئرنس مؤخر
    .about = جب کوئی ادارہ مزید مہلت مانگے۔ یہ ادارے کی دستخط شدہ جوابی فائل سے لیا جاتا ہے۔
    .line = سیکیورٹی کلیئرنس مؤخر: { $answer }{ $until ->
        [none] { "" }
       *[other] ، { $until } تک
    }
licence-vetting-deferred--answer = جواب
licence-vetting-deferred--until = کب تک
    .hint = ادارے نے کوئی دن نہ بتایا ہو تو خالی چھوڑیں۔

## licence.vetting_withdrawn

licence-vetting-withdrawn = سیکیورٹی کلیئرنس کی طلبی واپس
    .about = جب کسی ادارے کو بھیجی گئی طلبی جواب سے پہلے واپس لے لی جائے۔
    .line = سیکیورٹی کلیئرنس کی طلبی واپس لی گئی{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-vetting-withdrawn--request = طلبی
    .hint = طلبی کا اندراج۔
licence-vetting-withdrawn--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.inspection_scheduled

licence-inspection-scheduled = معائنہ مقرر
    .about = جب احاطے کے معائنے کا دن مقرر ہو۔
    .line = احاطہ { $premises } کا معائنہ مقرر: { $day }
licence-inspection-scheduled--premises = احاطہ
    .hint = سینٹر کے ریکارڈ پر اس کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
licence-inspection-scheduled--day = دن
licence-inspection-scheduled--by = معائنہ کون کرے گا
    .hint = معائنہ کرنے والوں کے بیج نمبر یا ڈیسک؛ معلوم نہ ہو تو خالی چھوڑیں۔

## licence.inspection_conducted

licence-inspection-conducted = احاطے کا معائنہ
    .about = جب ضابطے کی پڑتال کی فہرست کے مطابق احاطے کا معائنہ ہو۔
    .line = احاطہ { $premises } کا معائنہ ہوا{ $unmet ->
        [none] { $adoption ->
            [none] { "" }
           *[other] ، تمام لازمی نکات پورے
        }
       *[other] ؛ لازمی نکات جو پورے نہیں: { $unmet }
    }
licence-inspection-conducted--premises = احاطہ
    .hint = سینٹر کے ریکارڈ پر اس کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
licence-inspection-conducted--checklist = پڑتال کی فہرست
    .hint = ضابطے میں اس کا کوڈ۔
licence-inspection-conducted--points = کیا پایا گیا
    .hint = ہر نکتہ الگ۔
licence-inspection-conducted--unmet = لازمی نکات جو پورے نہیں
    .hint = انہیں سروس خود درج کرتی ہے۔
licence-inspection-conducted--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے متعلقہ ضابطہ نافذ ہوا؛ اسے سروس خود درج کرتی ہے۔

## licence.application_refused

licence-application-refused = درخواست نامنظور
    .about = جب درخواست نامنظور کی جائے۔ درخواست گزار پر پابندی لگی یا نہیں، یہ حکم میں ہوتا ہے۔
    .line = درخواست نامنظور ہوئی{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }{ $bar_until ->
        [none] { "" }
       *[other] ؛ { $bar_until } تک پابندی
    }
licence-application-refused--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
licence-application-refused--reasons = وجوہات کی تفصیل
    .hint = جس حد تک درخواست گزار کو بتائی جا سکتی ہے؛ یہاں کیے گئے فیصلے میں لازم ہے (دفعہ 24-A جنرل کلازز ایکٹ 1897)۔
licence-application-refused--bar_until = پابندی کب تک
    .hint = پابندی کا آخری دن؛ حکم میں پابندی نہ ہو تو خالی چھوڑیں۔
licence-application-refused--appeal_within = اپیل کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.application_withdrawn

licence-application-withdrawn = درخواست واپس
    .about = جب درخواست گزار اپنی درخواست واپس لے لے۔
    .line = درخواست واپس لی گئی{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-application-withdrawn--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-application-withdrawn--by = کس نے واپس لی
    .hint = وہ شخص ریکارڈ پر نہ ہو تو خالی چھوڑیں۔

## licence.issued

licence-issued = لائسنس کا اجرا
    .about = جب سینٹر کو لائسنس جاری کیا جائے۔
    .line = لائسنس نمبر { $number } جاری ہوا، میعاد { $from } تا { $to }
licence-issued--number = لائسنس نمبر
    .hint = جیسا لائسنس پر چھپا ہے۔
licence-issued--class = درجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-issued--from = پہلا دن
licence-issued--to = آخری دن
licence-issued--premises = احاطے
licence-issued--remote_positions = دیگر مقامات سے کام کرنے والے
    .hint = کتنے افراد احاطے سے باہر کام کر سکتے ہیں؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-issued--conditions = شرائط
licence-issued--centre = کال سینٹر
    .hint = درخواست کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-issued--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے متعلقہ ضابطہ نافذ ہوا؛ اسے سروس خود درج کرتی ہے۔
licence-issued--grace_until = رعایت کب تک
    .hint = میعاد کے بعد رعایت کا آخری دن، ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-issued--renewal_from = تجدید کب سے
    .hint = وہ پہلا دن جب تجدید کی درخواست دی جا سکتی ہے، ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-issued--renewal_keeps_alive = تجدید کی درخواست سے لائسنس برقرار
    .hint = آیا بروقت درخواست پر فیصلے تک لائسنس برقرار رہتا ہے؛ اسے سروس خود درج کرتی ہے۔

## licence.decision_confirmed

licence-decision-confirmed = فیصلے کی توثیق
    .about = جب رپورٹ، کاغذات یا اخبار سے درج کیے گئے فیصلے کی یہاں کوئی مجاز افسر توثیق کرے۔ اس وقت اس کے تمام قواعد پورے ہوتے ہیں۔
    .line = فیصلے کی توثیق ہوئی
licence-decision-confirmed--decision = فیصلہ
    .hint = فیصلے کا اندراج۔

## licence.decision_recalled

licence-decision-recalled = فیصلے کی واپسی
    .about = جب فیصلہ کرنے والا خود، دوسرے شخص کے ساتھ، اپنا فیصلہ واپس لے۔
    .line = فیصلہ واپس لیا گیا
licence-decision-recalled--decision = فیصلہ
    .hint = فیصلے کا اندراج۔
licence-decision-recalled--reasons = وجوہات کی تفصیل
    .hint = جس حد تک متعلقہ فریق کو بتائی جا سکتی ہے۔
licence-decision-recalled--second = دوسرا شخص
    .hint = بیج نمبر یا ڈیسک؛ نہ یہ کام کرنے والا ہو نہ اندراج کرنے والا۔

## licence.reservation_ended

licence-reservation-ended = احاطہ واگزار
    .about = یہ لائسنس اب اپنے احاطے کا حامل نہیں، تاکہ اس کے لیے دوسرا لائسنس جاری ہو سکے۔ اسے سروس خود درج کرتی ہے۔
    .line = احاطہ واگزار ہوا: { $why }
licence-reservation-ended--why = وجہ

## licence.condition_added

licence-condition-added = شرط کا اضافہ
    .about = جب لائسنس میں کوئی شرط بڑھائی جائے۔
    .line = شرط کا اضافہ: { $condition }
licence-condition-added--condition = شرط
licence-condition-added--reason = وجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.condition_removed

licence-condition-removed = شرط ختم
    .about = جب لائسنس کی کوئی شرط ختم کی جائے۔
    .line = شرط ختم کی گئی: { $condition }
licence-condition-removed--condition = شرط
    .hint = اس کا کوڈ۔
licence-condition-removed--reason = وجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.amendment_requested

licence-amendment-requested = ترمیم کی درخواست
    .about = جب لائسنس یافتہ لائسنس کے مندرجات، مثلاً احاطے، میں تبدیلی کی درخواست دے۔
    .line = ترمیم کی درخواست{ $changes ->
        [none] { "" }
       *[other] : { $changes }
    }
licence-amendment-requested--changes = کیا تبدیل ہو
licence-amendment-requested--request = درخواست
    .hint = مختصراً کیا مانگا گیا ہے۔

## licence.amendment_approved

licence-amendment-approved = ترمیم منظور
    .about = جب لائسنس کے مندرجات میں تبدیلی منظور کی جائے۔
    .line = ترمیم منظور ہوئی{ $premises ->
        [none] { "" }
       *[other] ؛ احاطے: { $premises }
    }{ $remote_positions ->
        [none] { "" }
       *[other] ؛ دیگر مقامات سے کام کرنے والے: { $remote_positions }
    }
licence-amendment-approved--request = درخواست
    .hint = وہ اندراج جس سے ترمیم کی درخواست دی گئی۔
licence-amendment-approved--premises = آئندہ احاطے
    .hint = سب احاطے؛ تبدیل نہ ہوں تو خالی چھوڑیں۔
licence-amendment-approved--remote_positions = آئندہ دیگر مقامات سے کام کرنے والے
    .hint = کتنے افراد احاطے سے باہر کام کر سکتے ہیں؛ تعداد تبدیل نہ ہو تو خالی چھوڑیں۔
licence-amendment-approved--centre = کال سینٹر
    .hint = اسے سروس خود درج کرتی ہے۔

## licence.amendment_refused

licence-amendment-refused = ترمیم نامنظور
    .about = جب لائسنس کے مندرجات میں تبدیلی نامنظور کی جائے۔
    .line = ترمیم نامنظور ہوئی{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }
licence-amendment-refused--request = درخواست
    .hint = وہ اندراج جس سے ترمیم کی درخواست دی گئی۔
licence-amendment-refused--show_cause = شوکاز نوٹس
    .hint = اس سے پہلے کے نوٹس کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-amendment-refused--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
licence-amendment-refused--reasons = وجوہات کی تفصیل
    .hint = جس حد تک لائسنس یافتہ کو بتائی جا سکتی ہے۔

## licence.renewal_filed

licence-renewal-filed = تجدید کی درخواست
    .about = جب لائسنس یافتہ لائسنس کی تجدید کی درخواست دے۔
    .line = تجدید کی درخواست دائر ہوئی{ $diary ->
        [none] { "" }
       *[other] { " " }(ڈائری نمبر { $diary })
    }{ $in_window ->
        [yes] ، مقررہ مدت میں
       *[no] { "" }
    }
licence-renewal-filed--diary = ڈائری نمبر
    .hint = کاؤنٹر سے درخواست کو ملا نمبر؛ نہ ہو تو خالی چھوڑیں۔
licence-renewal-filed--in_window = مقررہ مدت میں
    .hint = آیا درخواست ضابطے کی مقررہ مدت میں دی گئی؛ اسے سروس خود درج کرتی ہے۔
licence-renewal-filed--decide_within = فیصلے کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.renewal_refused

licence-renewal-refused = تجدید نامنظور
    .about = جب لائسنس کی تجدید نامنظور کی جائے۔
    .line = تجدید نامنظور ہوئی{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }
licence-renewal-refused--renewal = تجدید کی درخواست
    .hint = درخواست کا اندراج۔
licence-renewal-refused--show_cause = شوکاز نوٹس
    .hint = اس سے پہلے کے نوٹس کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-renewal-refused--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
licence-renewal-refused--reasons = وجوہات کی تفصیل
    .hint = جس حد تک لائسنس یافتہ کو بتائی جا سکتی ہے۔

## licence.renewed

licence-renewed = لائسنس کی تجدید
    .about = جب لائسنس کی نئی میعاد کے لیے تجدید ہو۔
    .line = لائسنس کی تجدید ہوئی، میعاد { $from } تا { $to }
licence-renewed--renewal = تجدید کی درخواست
    .hint = درخواست کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-renewed--from = پہلا دن
    .hint = نئی میعاد کا۔
licence-renewed--to = آخری دن
    .hint = نئی میعاد کا۔
licence-renewed--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے متعلقہ ضابطہ نافذ ہوا؛ اسے سروس خود درج کرتی ہے۔
licence-renewed--grace_until = رعایت کب تک
    .hint = میعاد کے بعد رعایت کا آخری دن، ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-renewed--renewal_from = تجدید کب سے
    .hint = وہ پہلا دن جب اگلی تجدید کی درخواست دی جا سکتی ہے، ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔
licence-renewed--renewal_keeps_alive = تجدید کی درخواست سے لائسنس برقرار
    .hint = آیا بروقت درخواست پر فیصلے تک لائسنس برقرار رہتا ہے؛ اسے سروس خود درج کرتی ہے۔

## licence.compliance_report_filed

licence-compliance-report-filed = تعمیلی رپورٹ
    .about = جب لائسنس یافتہ کی رپورٹ این سی سی آئی اے کے ذریعے موصول ہو: معمول کی، یا کسی واقعے کی۔
    .line = تعمیلی رپورٹ موصول ہوئی ({ $kind }){ $period ->
        [none] { "" }
       *[other] ، بابت { $period }
    }{ $reference ->
        [none] { "" }
       *[other] ، نمبر { $reference }
    }
licence-compliance-report-filed--kind = رپورٹ کی قسم
licence-compliance-report-filed--period = کس مدت کی
    .hint = مثلاً کوئی مہینہ یا سال؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-compliance-report-filed--reference = نمبر
    .hint = نہ ہو تو خالی چھوڑیں۔
licence-compliance-report-filed--file = فائل کا ہیش (SHA-256)
    .hint = 64 ہیکسا ڈیسیمل ہندسے؛ رپورٹ صرف کاغذ پر ہو تو خالی چھوڑیں۔

## licence.report_forwarded

licence-report-forwarded = رپورٹ ارسال
    .about = جب تعمیلی رپورٹ ضابطے کے کسی ادارے کو بھیجی جائے۔
    .line = رپورٹ ارسال کی گئی: { $body }
licence-report-forwarded--report = رپورٹ
    .hint = رپورٹ کا اندراج۔
licence-report-forwarded--body = ادارہ
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }pta{ "\u2069" }۔

## licence.report_returned

licence-report-returned = رپورٹ واپس
    .about = جب تعمیلی رپورٹ لائسنس یافتہ کو واپس بھیجی جائے۔
    .line = رپورٹ واپس بھیجی گئی: { $why }
licence-report-returned--report = رپورٹ
    .hint = رپورٹ کا اندراج۔
licence-report-returned--why = وجہ
    .hint = مثلاً ”دو ماہ کا ریکارڈ شامل نہیں“؛ کوئی نام نہ لکھیں۔

## licence.audit_scheduled

licence-audit-scheduled = آڈٹ مقرر
    .about = جب لائسنس یافتہ کے آڈٹ کا دن مقرر ہو۔
    .line = آڈٹ مقرر: { $day }، از { $by }
licence-audit-scheduled--day = دن
licence-audit-scheduled--by = کون سا ادارہ
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }pta{ "\u2069" }۔

## licence.audit_conducted

licence-audit-conducted = آڈٹ
    .about = جب لائسنس یافتہ کا آڈٹ ہو۔ ہر خامی کا الگ اندراج کریں۔
    .line = آڈٹ ہوا، از { $by }{ $premises ->
        [none] { "" }
       *[other] ، احاطہ { $premises }
    }{ $reference ->
        [none] { "" }
       *[other] ، نمبر { $reference }
    }
licence-audit-conducted--by = کون سا ادارہ
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }pta{ "\u2069" }۔
licence-audit-conducted--premises = احاطہ
    .hint = سینٹر کے ریکارڈ پر اس کا کوڈ؛ آڈٹ سب احاطوں کا ہو تو خالی چھوڑیں۔
licence-audit-conducted--reference = نمبر
    .hint = آڈٹ رپورٹ کا؛ نہ ہو تو خالی چھوڑیں۔

## licence.finding_recorded

licence-finding-recorded = خامی کا اندراج
    .about = جب آڈٹ، معائنے یا کسی اور طرح کوئی خامی پائی جائے۔
    .line = خامی کا اندراج ({ $gravity }){ $point ->
        [none] { "" }
       *[other] : { $point }
    }{ $blocks ->
        [yes] ؛ فیصلہ اس پر موقوف ہے
       *[no] { "" }
    }
licence-finding-recorded--found_in = کہاں پائی گئی
    .hint = آڈٹ یا معائنے کا اندراج؛ کسی اور طرح پائی گئی ہو تو خالی چھوڑیں۔
licence-finding-recorded--point = نکتہ
    .hint = پڑتال کی فہرست کے نکتے کا کوڈ؛ کسی نکتے سے متعلق نہ ہو تو خالی چھوڑیں۔
licence-finding-recorded--gravity = سنگینی
licence-finding-recorded--finding = خامی
    .hint = کیا پایا گیا؛ واقعات کی فہرست میں نہیں دکھایا جاتا۔
licence-finding-recorded--blocks = فیصلہ اس پر موقوف ہے
    .hint = آیا اس کے نمٹنے سے پہلے فیصلہ نہیں ہو سکتا۔
licence-finding-recorded--put_right_within = دور کرنے کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.finding_closed

licence-finding-closed = خامی کا معاملہ نمٹایا گیا
    .about = جب خامی کا معاملہ اپنے انجام کو پہنچے۔
    .line = خامی کا معاملہ نمٹایا گیا: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
licence-finding-closed--finding = خامی
    .hint = وہ اندراج جس سے خامی درج ہوئی۔
licence-finding-closed--how = کیسے
licence-finding-closed--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.suspended

licence-suspended = لائسنس کی معطلی
    .about = جب لائسنس معطل کیا جائے: شوکاز نوٹس کے بعد، یا فوراً، جہاں ضابطہ اس کا اختیار دے۔
    .line = لائسنس معطل ہوا ({ $after }){ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }{ $until ->
        [none] { "" }
       *[other] ؛ { $until } تک
    }
licence-suspended--after = کس بنا پر
licence-suspended--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
licence-suspended--reasons = وجوہات کی تفصیل
    .hint = جس حد تک لائسنس یافتہ کو بتائی جا سکتی ہے۔
licence-suspended--until = آخری دن
    .hint = معطلی ختم کیے جانے تک ہو تو خالی چھوڑیں۔
licence-suspended--appeal_within = اپیل کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.suspension_lifted

licence-suspension-lifted = معطلی ختم
    .about = جب لائسنس کی معطلی ختم کی جائے۔
    .line = معطلی ختم کی گئی{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-suspension-lifted--suspension = معطلی
    .hint = معطلی کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-suspension-lifted--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## licence.revoked

licence-revoked = لائسنس کی منسوخی
    .about = جب لائسنس ہمیشہ کے لیے منسوخ کیا جائے۔ لائسنس یافتہ پر پابندی لگی یا نہیں، یہ حکم میں ہوتا ہے۔
    .line = لائسنس منسوخ ہوا{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }{ $bar_until ->
        [none] { "" }
       *[other] ؛ { $bar_until } تک پابندی
    }
licence-revoked--show_cause = شوکاز نوٹس
    .hint = اس سے پہلے کے نوٹس کا اندراج؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
licence-revoked--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
licence-revoked--reasons = وجوہات کی تفصیل
    .hint = جس حد تک لائسنس یافتہ کو بتائی جا سکتی ہے۔
licence-revoked--bar_until = پابندی کب تک
    .hint = پابندی کا آخری دن؛ حکم میں پابندی نہ ہو تو خالی چھوڑیں۔
licence-revoked--appeal_within = اپیل کی مہلت
    .hint = ضابطے کے مطابق؛ اسے سروس خود درج کرتی ہے۔

## licence.surrendered

licence-surrendered = لائسنس کی رضاکارانہ واپسی
    .about = جب لائسنس یافتہ سینٹر خود لائسنس واپس کر دے۔
    .line = { $reason ->
        [none] لائسنس رضاکارانہ طور پر واپس کیا گیا
       *[other] لائسنس رضاکارانہ طور پر واپس کیا گیا: { $reason }
    }
licence-surrendered--reason = وجہ
    .hint = ماخذ میں مذکور نہ ہو تو خالی چھوڑیں؛ کوئی نام نہ لکھیں۔

## licence.officer_assigned

licence-officer-assigned = افسر کی تقرری
    .about = جب درخواست یا لائسنس پر کوئی افسر مقرر کیا جائے۔
    .line = { $officer } بطور { $role } مقرر
licence-officer-assigned--officer = افسر
    .hint = بیج نمبر یا ڈیسک۔
licence-officer-assigned--role = حیثیت
    .hint = مثلاً لائسنسنگ افسر۔

## licence.officer_recused

licence-officer-recused = افسر کی علیحدگی
    .about = جب کوئی افسر اس معاملے سے الگ ہو جائے۔
    .line = { $officer } اس معاملے سے علیحدہ{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }
licence-officer-recused--officer = افسر
    .hint = بیج نمبر یا ڈیسک۔
licence-officer-recused--reason = وجہ
    .hint = بتانی نہ ہو تو خالی چھوڑیں؛ واقعات کی فہرست میں نہیں دکھائی جاتی۔
licence-officer-recused--order = حکم
    .hint = نمبر اور تاریخ؛ حکم نہ ہو تو خالی چھوڑیں۔

## Types

closing = کیسے نمٹا
closing--met = تقاضا پورا ہوا: جو مطلوب تھا وہ کر دیا گیا
    .line = تقاضا پورا ہوا
closing--overruled = مسترد: غور کے بعد رکاوٹ نہ سمجھا گیا
    .line = مسترد
closing--withdrawn = واپس: لگانے والے نے خود واپس لیا
    .line = واپس لیا گیا

premises-role = احاطے کا استعمال
premises-role--main = مرکزی دفتر
    .line = مرکزی دفتر
premises-role--branch = شاخ
    .line = شاخ
premises-role--recovery = متبادل احاطہ (ہنگامی صورت کے لیے)
    .line = متبادل احاطہ

licensed-premises = لائسنس کا احاطہ
    .line = { $premises } ({ $role })
licensed-premises--premises = احاطہ
    .hint = سینٹر کے ریکارڈ پر اس کا کوڈ، مثلاً { "\u2068" }main{ "\u2069" }۔
licensed-premises--role = استعمال

condition = شرط
    .line = { $text } ({ $code })
condition--code = کوڈ
    .hint = آپ کا دیا ہوا مختصر کوڈ، جس سے شرط ختم کی جاتی ہے، مثلاً { "\u2068" }recording{ "\u2069" }۔
condition--text = شرط کی عبارت

change = کیا تبدیل ہو
change--premises = احاطے
    .line = احاطے
change--ownership = ملکیت
    .line = ملکیت
change--key_persons = کلیدی افراد
    .line = کلیدی افراد
change--caller_numbers = کال کرنے کے نمبر
    .line = کال کرنے کے نمبر
change--remote_positions = دیگر مقامات سے کام کرنے والے
    .line = دیگر مقامات سے کام کرنے والے

not-held = احاطہ واگزار ہونے کی وجہ
not-held--expired = لائسنس کی میعاد ختم ہوئی
    .line = لائسنس کی میعاد ختم ہوئی
not-held--revoked = لائسنس منسوخ ہوا
    .line = لائسنس منسوخ ہوا
not-held--surrendered = لائسنس رضاکارانہ طور پر واپس ہوا
    .line = لائسنس رضاکارانہ طور پر واپس ہوا
not-held--set_aside = اجرا کالعدم ہوا یا واپس لیا گیا
    .line = اجرا کالعدم ہوا یا واپس لیا گیا

report-kind = رپورٹ کی قسم
report-kind--periodic = معمول کی (مقررہ وقفے پر)
    .line = معمول کی
report-kind--incident = کسی واقعے کی
    .line = کسی واقعے کی

gravity = سنگینی
gravity--minor = معمولی: مہلت میں دور کی جائے
    .line = معمولی
gravity--major = سنگین: فوراً دور کی جائے
    .line = سنگین
gravity--critical = انتہائی سنگین: خود لائسنس زیرِ سوال ہے
    .line = انتہائی سنگین

suspended-after = معطلی کی بنا
suspended-after--show_cause = شوکاز نوٹس
    .line = شوکاز نوٹس کے بعد
suspended-after--show_cause--show_cause = شوکاز نوٹس
    .hint = وہ اندراج جس سے نوٹس جاری ہوا۔
suspended-after--interim = عبوری معطلی کا اختیار، سماعت سے پہلے
    .line = عبوری{ $hearing ->
        [none] { "" }
       *[other] ، سماعت { $hearing }
    }
suspended-after--interim--hearing = سماعت
    .hint = لائسنس یافتہ کو کب سنا جائے گا؛ یہاں کی گئی معطلی میں لازم ہے۔
suspended-after--not_stated = ماخذ میں مذکور نہیں
    .line = بنا مذکور نہیں

signed-answer = دستخط شدہ جواب
    .line = { $body }، دور { $round }، نمبر { $reference }
signed-answer--body = ادارہ
    .hint = ضابطے میں اس کا کوڈ، مثلاً { "\u2068" }pta{ "\u2069" }۔
signed-answer--round = دور
    .hint = جس طلبی کا جواب ہے، اس کا دور۔
signed-answer--reference = نمبر
    .hint = ادارے کا اپنا حوالہ نمبر۔
signed-answer--digest = زیرِ کلیئرنس مواد کا ہیش (SHA-256)
    .hint = جیسا جوابی فائل میں ہے، 64 ہیکسا ڈیسیمل ہندسے۔
signed-answer--signed = دستخط شدہ عبارت
    .hint = جواب مع دستخط، ہیکسا ڈیسیمل ہندسوں میں۔
signed-answer--key = کلید
    .hint = دستخط کرنے والے ادارے کی عوامی کلید، { "\u2068" }Ed25519{ "\u2069" }، 64 ہیکسا ڈیسیمل ہندسے۔

point-found = نکتے پر کیا پایا گیا
    .line = { $point }{ $met ->
        [yes] : پورا
        [no] : پورا نہیں
       *[other] { "" }
    }{ $measured ->
        [none] { "" }
       *[other] { " " }({ $measured })
    }
point-found--point = نکتہ
    .hint = پڑتال کی فہرست میں اس کا کوڈ۔
point-found--met = پورا ہے
    .hint = دیکھا نہ گیا ہو تو خالی چھوڑیں۔
point-found--measured = پیمائش یا گنتی
    .hint = مکمل عدد؛ پیمائش نہ ہوئی ہو تو خالی چھوڑیں۔
point-found--remark = کیفیت
    .hint = کیا دیکھا گیا؛ واقعات کی فہرست میں نہیں دکھایا جاتا۔

## Roles of officers

code--licensing_officer = لائسنسنگ افسر
code--reviewing_officer = جائزہ افسر
code--inspector = معائنہ افسر
code--deciding_authority = مجاز اتھارٹی
