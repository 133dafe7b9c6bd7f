# Words of proceedings: one text, whatever the record is of.

ended-show-cause-closed = شوکاز نوٹس نمٹایا گیا
stay-to-review = تا حکمِ ثانی جاری حکمِ امتناعی پر دوبارہ غور کی تاریخ گزر چکی؛ جب تک عدالت اسے ختم نہ کرے، یہ مؤثر ہے

## show_cause_issued

proceeding-show-cause-issued = شوکاز نوٹس کا اجرا
    .about = جب مجاز دفتر بتائے کہ وہ کیا کارروائی کرنا چاہتا ہے، اور اظہارِ وجوہ طلب کرے کہ وہ کیوں نہ کی جائے۔ جواب کی مہلت نوٹس کی تعمیل سے شمار ہوتی ہے۔
    .line = شوکاز نوٹس جاری ہوا، مجوزہ کارروائی: { $proposes }{ $grounds ->
        [none] { "" }
       *[other] ؛ وجوہات: { $grounds }
    }
proceeding-show-cause-issued--proposes = مجوزہ کارروائی
proceeding-show-cause-issued--grounds = وجوہات
    .hint = ضابطے میں ان کے کوڈ؛ ماخذ میں مذکور نہ ہوں تو خالی چھوڑیں۔
proceeding-show-cause-issued--reasons = وجوہات کی تفصیل
    .hint = جس حد تک متعلقہ فریق کو بتائی جا سکتی ہے۔
proceeding-show-cause-issued--answer_within = جواب کی مہلت
    .hint = ضابطے کے مطابق، نوٹس کی تعمیل سے شمار ہوتی ہے؛ اسے سروس خود درج کرتی ہے۔

## show_cause_answered

proceeding-show-cause-answered = شوکاز نوٹس کا جواب
    .about = جب متعلقہ فریق شوکاز نوٹس کا جواب دے۔
    .line = شوکاز نوٹس کا جواب موصول ہوا
proceeding-show-cause-answered--show_cause = شوکاز نوٹس
    .hint = وہ اندراج جس سے نوٹس جاری ہوا۔
proceeding-show-cause-answered--answer = جواب
    .hint = مختصراً؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔
proceeding-show-cause-answered--file = فائل کا ہیش (SHA-256)
    .hint = 64 ہیکسا ڈیسیمل ہندسے؛ جواب صرف کاغذ پر ہو تو خالی چھوڑیں۔

## show_cause_closed

proceeding-show-cause-closed = شوکاز نوٹس نمٹایا گیا
    .about = جب شوکاز نوٹس اپنے انجام کو پہنچے: داخل دفتر ہو، واپس لیا جائے یا اس پر فیصلہ ہو۔
    .line = شوکاز نوٹس نمٹایا گیا: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
proceeding-show-cause-closed--show_cause = شوکاز نوٹس
    .hint = وہ اندراج جس سے نوٹس جاری ہوا۔
proceeding-show-cause-closed--how = کیسے
proceeding-show-cause-closed--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## notice_served

proceeding-notice-served = نوٹس کی تعمیل
    .about = جب کوئی نوٹس یا فیصلہ متعلقہ فریق تک پہنچ جائے۔ جواب اور اپیل کی مہلت اسی سے شمار ہوتی ہے۔
    .line = نوٹس کی تعمیل ہوئی ({ $how })
proceeding-notice-served--of = کس کی تعمیل
    .hint = نوٹس یا فیصلے کا اندراج۔
proceeding-notice-served--whom = کس پر
    .hint = نام اور حیثیت، مثلاً ڈیوٹی پر موجود مینیجر؛ واقعات کی فہرست میں نہیں دکھایا جاتا۔
proceeding-notice-served--how = طریقہ
    .hint = مثلاً دستی، یا رجسٹرڈ ڈاک۔
proceeding-notice-served--file = ثبوت کا ہیش (SHA-256)
    .hint = رسید یا تصویر کا، 64 ہیکسا ڈیسیمل ہندسے؛ صرف کاغذ پر ہو تو خالی چھوڑیں۔

## notice_returned

proceeding-notice-returned = نوٹس بلا تعمیل واپس
    .about = جب نوٹس یا فیصلے کی تعمیل نہ ہو سکے اور وہ واپس آ جائے۔
    .line = نوٹس بلا تعمیل واپس آیا: { $why }
proceeding-notice-returned--of = کس کی تعمیل ہونی تھی
    .hint = نوٹس یا فیصلے کا اندراج۔
proceeding-notice-returned--why = وجہ
    .hint = جیسا اس پر لکھا ہے، مثلاً ”احاطہ مقفل پایا گیا“؛ کوئی نام نہ لکھیں۔

## hearing_fixed

proceeding-hearing-fixed = سماعت مقرر
    .about = جب فریقین کو سننے کی تاریخ مقرر ہو۔
    .line = سماعت مقرر: { $when }{ $place ->
        [none] { "" }
       *[other] ، { $place }
    }
proceeding-hearing-fixed--of = کس معاملے میں
    .hint = متعلقہ اندراج، مثلاً شوکاز نوٹس۔
proceeding-hearing-fixed--when = تاریخِ سماعت
proceeding-hearing-fixed--place = جگہ
    .hint = مثلاً لائسنسنگ دفتر، اسلام آباد؛ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## hearing_held

proceeding-hearing-held = سماعت
    .about = جب سماعت ہو یا ملتوی کی جائے۔ اس میں جو فیصلہ ہو، اس کا اندراج الگ سے ہوتا ہے۔
    .line = { $adjourned_to ->
        [none] سماعت ہوئی
       *[other] سماعت ملتوی، آئندہ تاریخ { $adjourned_to }
    }
proceeding-hearing-held--of = کس معاملے میں
    .hint = متعلقہ اندراج، مثلاً شوکاز نوٹس۔
proceeding-hearing-held--heard = جنہیں سنا گیا
    .hint = واقعات کی فہرست میں نہیں دکھائے جاتے۔
proceeding-hearing-held--absent = جو طلبی پر حاضر نہ ہوئے
    .hint = واقعات کی فہرست میں نہیں دکھائے جاتے۔
proceeding-hearing-held--adjourned_to = آئندہ تاریخ
    .hint = آئندہ سماعت کب ہے؛ ملتوی نہ ہوئی ہو تو خالی چھوڑیں۔

## time_extended

proceeding-time-extended = مہلت میں توسیع
    .about = جب کسی کام، مثلاً نوٹس کے جواب، کے لیے مزید مہلت دی جائے۔
    .line = مہلت میں { $to } تک توسیع{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }
proceeding-time-extended--of = کس کام کی مہلت
    .hint = وہ اندراج جس سے مہلت شروع ہوئی، مثلاً شوکاز نوٹس۔
proceeding-time-extended--to = آخری دن
proceeding-time-extended--by = کس اختیار سے
    .hint = ضابطے میں اس کا کوڈ، یا عدالت۔
proceeding-time-extended--order = حکم
    .hint = نمبر اور تاریخ؛ حکم نہ ہو تو خالی چھوڑیں۔

## appeal_filed

proceeding-appeal-filed = اپیل دائر
    .about = جب کسی فیصلے کے خلاف اپیل دائر کی جائے۔
    .line = { $tier ->
        [1] اپیل دائر ہوئی
       *[other] اپیل (مرحلہ { $tier }) دائر ہوئی
    }، { $forum }{ $reference ->
        [none] { "" }
       *[other] ، نمبر { $reference }
    }
proceeding-appeal-filed--decision = کس فیصلے کے خلاف
    .hint = فیصلے کا اندراج۔
proceeding-appeal-filed--forum = کس کے روبرو
    .hint = مثلاً ڈائریکٹر جنرل، یا اسلام آباد ہائی کورٹ۔
proceeding-appeal-filed--tier = کون سی اپیل
    .hint = اس معاملے کی پہلی اپیل ہو تو 1؛ اس کے فیصلے کے خلاف ہو تو 2، اور اسی طرح آگے۔
proceeding-appeal-filed--reference = اپیل نمبر
    .hint = ابھی نمبر نہ لگا ہو تو خالی چھوڑیں۔

## appeal_decided

proceeding-appeal-decided = اپیل کا فیصلہ
    .about = جب اپیل کا فیصلہ ہو جائے۔
    .line = اپیل کا فیصلہ: { $outcome }{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }
proceeding-appeal-decided--appeal = اپیل
    .hint = وہ اندراج جس سے اپیل دائر ہوئی۔
proceeding-appeal-decided--outcome = نتیجہ
proceeding-appeal-decided--order = حکم
    .hint = نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔
proceeding-appeal-decided--gist = حکم کا خلاصہ
    .hint = مختصراً۔

## court_stay_granted

proceeding-court-stay-granted = حکمِ امتناعی
    .about = جب عدالت کسی فیصلے پر عمل درآمد روک دے، یا کسی کارروائی میں فیصلہ کرنے سے روک دے۔ تا حکمِ ثانی حکمِ امتناعی صرف عدالت کے حکم سے ختم ہوتا ہے۔
    .line = حکمِ امتناعی جاری ہوا ({ $scope })، { $court }، حکم { $order }{ $from ->
        [none] { "" }
       *[other] ، از { $from }
    }{ $until ->
        [none] ، تا حکمِ ثانی
       *[other] ، تا { $until }
    }
proceeding-court-stay-granted--of = کیا روکا گیا
    .hint = فیصلے کا اندراج، یا وہ اندراج جس سے کارروائی شروع ہوئی۔
proceeding-court-stay-granted--scope = فیصلہ یا کارروائی
proceeding-court-stay-granted--court = عدالت
proceeding-court-stay-granted--order = حکم
    .hint = نمبر اور تاریخ۔
proceeding-court-stay-granted--from = پہلا دن
    .hint = حکم ہی کے دن سے مؤثر ہو تو خالی چھوڑیں۔
proceeding-court-stay-granted--until = آخری دن
    .hint = تا حکمِ ثانی ہو تو خالی چھوڑیں۔
proceeding-court-stay-granted--review = دوبارہ غور کی تاریخ
    .hint = عدالت اسے دوبارہ کب دیکھے گی؛ مقرر نہ ہوئی ہو تو خالی چھوڑیں۔

## court_stay_vacated

proceeding-court-stay-vacated = حکمِ امتناعی ختم
    .about = جب عدالت اپنا حکمِ امتناعی ختم کر دے۔
    .line = حکمِ امتناعی ختم ہوا{ $order ->
        [none] { "" }
       *[other] ، حکم { $order }
    }
proceeding-court-stay-vacated--stay = حکمِ امتناعی
    .hint = وہ اندراج جس سے حکمِ امتناعی درج ہوا۔
proceeding-court-stay-vacated--order = حکم
    .hint = نمبر اور تاریخ؛ معلوم نہ ہو تو خالی چھوڑیں۔

## bar_imposed

proceeding-bar-imposed = لائسنس کے حصول پر پابندی
    .about = اس ریکارڈ کے سینٹر یا شخص کو مقررہ دن کے اختتام تک لائسنس نہیں مل سکتا۔ اسے سروس خود، لائسنس کے ریکارڈ پر حکم کے ساتھ، درج کرتی ہے۔
    .line = لائسنس کے حصول پر { $until } تک پابندی: { $licence }
proceeding-bar-imposed--licence = لائسنس یا درخواست
    .hint = وہ ریکارڈ جس پر حکم درج ہے۔
proceeding-bar-imposed--until = آخری دن

## bar_ended

proceeding-bar-ended = پابندی ختم
    .about = اس ریکارڈ کے سینٹر یا شخص کو دوبارہ لائسنس مل سکتا ہے۔
    .line = پابندی ختم ہوئی{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
proceeding-bar-ended--licence = لائسنس یا درخواست
    .hint = جس کے بارے میں حکم سے پابندی لگی تھی۔ خالی چھوڑیں تو ہر پابندی ختم ہو گی۔
proceeding-bar-ended--reason = وجہ
    .hint = ریکارڈ پڑھنے والا ہر شخص اسے دیکھتا ہے: کوئی نام نہ لکھیں۔ ماخذ میں مذکور نہ ہو تو خالی چھوڑیں۔

## Types

proposed = مجوزہ کارروائی
proposed--suspension = لائسنس کی معطلی
    .line = معطلی
proposed--revocation = لائسنس کی منسوخی
    .line = منسوخی
proposed--closure = سینٹر کی بندش
    .line = بندش
proposed--fine = جرمانہ
    .line = جرمانہ
proposed--renewal_refusal = تجدید کی نامنظوری
    .line = تجدید کی نامنظوری
proposed--amendment_refusal = ترمیم کی نامنظوری
    .line = ترمیم کی نامنظوری
proposed--other = کوئی اور کارروائی، جو وجوہات کی تفصیل میں درج ہے
    .line = کوئی اور کارروائی

show-cause-end = شوکاز نوٹس کا انجام
show-cause-end--dropped = داخل دفتر: جواب تسلی بخش تھا
    .line = داخل دفتر
show-cause-end--decided = فیصلہ ہوا، جس کا اندراج الگ ہے
    .line = فیصلہ ہوا
show-cause-end--withdrawn = واپس لیا گیا
    .line = واپس لیا گیا

appeal-outcome = اپیل کا نتیجہ
appeal-outcome--upheld = اپیل خارج: فیصلہ برقرار
    .line = فیصلہ برقرار
appeal-outcome--reversed = اپیل منظور: فیصلہ کالعدم
    .line = فیصلہ کالعدم
appeal-outcome--varied = فیصلہ ترمیم کے ساتھ برقرار
    .line = فیصلہ ترمیم کے ساتھ برقرار
appeal-outcome--remanded = فیصلہ کالعدم، معاملہ ازسرِنو فیصلے کے لیے واپس
    .line = فیصلہ کالعدم، ازسرِنو فیصلے کے لیے واپس

stay-scope = کیا روکا گیا
stay-scope--decision = فیصلہ: حکمِ امتناعی کے دوران اس کا اثر نہیں ہوتا
    .line = فیصلہ
stay-scope--proceeding = کارروائی: حکمِ امتناعی کے دوران اس میں فیصلہ نہیں ہوتا
    .line = کارروائی

used-period = مدت
    .line = { $days ->
        [one] { $days } دن
       *[other] { $days } دن
    }
used-period--adoption = نافذ کرنے والا اندراج
    .hint = وہ اندراج جس سے متعلقہ ضابطہ نافذ ہوا۔
used-period--days = دن
    .hint = آغاز کے اگلے دن سے شمار ہوتے ہیں۔
used-period--stops = کس سے رکتی ہے
used-period--may_extend = کس اختیار سے بڑھتی ہے

## How a notice is served

code--by_hand = دستی
code--registered_post = رجسٹرڈ ڈاک
code--courier = کوریئر
code--email = ای میل
code--affixed = احاطے پر چسپاں
code--through_nccia = این سی سی آئی اے کے ذریعے
code--press = اخباری اشتہار
