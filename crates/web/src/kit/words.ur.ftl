# What every page says.

page-skip = سیدھے متن پر جائیں
page-demo-mark = نمائشی ریکارڈ۔
page-demo = حقائق اخبارات سے، افراد فرضی۔ یہاں کوئی مثلِ مقدمہ اصل نہیں۔
nav-main = فہرستِ صفحات
nav-operations = کارروائیاں
nav-cases = مقدمات کی مثلیں
nav-deadlines = مہلتیں
nav-registers = رجسٹر
nav-events = ریکارڈ
nav-status = سروس کی حالت
nav-raid = چھاپہ درج کریں
nav-record = اندراج…
nav-language = English
page-care = توجہ فرمائیں۔

# جو رک گیا ہے، اور یہ عمل کیسے چلایا گیا: ہر صفحے کے اوپر۔
notice-stopped = کوئی چیز رک گئی ہے۔
notice-log-full = { $since } سے کچھ نیا درج نہیں ہو رہا: جس ڈسک پر ریکارڈ ہے وہ بھر گئی ہے۔ یہاں وہی نظر آتا ہے جو اس سے پہلے درج ہوا؛ اس میں سے کچھ ضائع نہیں ہوا۔ اس ڈسک پر جگہ خالی ہوتے ہی اندراج خود دوبارہ شروع ہو جائے گا۔
notice-log-closed = { $since } سے کچھ نیا درج نہیں ہو رہا: ریکارڈ لکھا نہیں جا سکا۔ یہاں وہی نظر آتا ہے جو اس سے پہلے درج ہوا؛ اس میں سے کچھ ضائع نہیں ہوا۔ سروس کے ذمہ دار کو اسے دیکھ کر دوبارہ چلانا ہو گا۔
notice-log-unreached = { $since } سے ریکارڈ تک رسائی نہیں، اس لیے کچھ نیا درج نہیں ہو سکتا۔ یہاں ریکارڈ نمبر شمار { $position } تک نظر آتا ہے؛ اس کے بعد جو کہیں اور درج ہوا وہ یہاں نہیں ہے۔ رسائی بحال ہوتے ہی یہ صفحہ خود آگے چلے گا۔
notice-view-stopped = { $since } سے ویو «{ $view }» رکا ہوا ہے۔ صفحات اس میں سے ریکارڈ نمبر شمار { $position } تک دکھاتے ہیں؛ اس کے بعد جو درج ہوا وہ وہاں نہیں ہے۔ وجہ حالت کے صفحے پر ہے۔
notice-view-behind = { $since } سے ویو «{ $view }» پیچھے ہے۔ صفحات اس میں سے ریکارڈ نمبر شمار { $position } تک دکھاتے ہیں، جبکہ کل { $last } ہیں۔ یہ خود آگے چلے گا۔
notice-broker-lazy = ممکن ہے کہ بروکر ڈسک پر لکھنے سے پہلے اندراج کی تصدیق کر دے: بجلی جانے سے وہ اندراج واپس ہو سکتے ہیں۔
notice-intake-reading = یہ صفحات ریکارڈ دکھاتے ہیں؛ یہاں کچھ درج نہیں کیا جا سکتا۔

page-declared = فی الحال لاگ اِن کی سہولت نہیں: ریکارڈ میں وہی نام آتا ہے جو لکھا جائے؛ یہ اس کا ثبوت نہیں کہ کارروائی اسی شخص نے کی۔
kit-where = آپ کہاں ہیں

problem-title-unreadable = یہ پڑھا نہیں جا سکا
problem-title-origin = کسی اور سائٹ سے قبول نہیں
problem-title-nothing = یہ صفحہ موجود نہیں
problem-title-method = درخواست کا یہ طریقہ درست نہیں
problem-title-before = پہلے درج ہو چکا
problem-title-much = ایک بار میں حد سے زیادہ
problem-title-address = پتہ درست نہیں
problem-title-refused = کچھ درج نہیں ہوا
problem-title-later = ابھی نہیں
problem-title-mistake = پروگرام کی خرابی
problem-title-failed = یہ نہیں ہو سکا
problem-rule = قاعدہ: { $rule }۔
problem-retry = یہی درخواست کچھ دیر بعد کامیاب ہو سکتی ہے۔
problem-again = دوبارہ کوشش کریں
page-as-of = یہ صفحہ نمبر شمار { $position } تک کا ریکارڈ دکھاتا ہے۔ اوقات پاکستان کے وقت کے مطابق ہیں۔
page-live = تازہ
page-not-live = تازہ نہیں۔ نئے اندراجات دیکھنے کے لیے صفحہ دوبارہ کھولیں۔

# What a view is doing, and why it was last made.
view-opening = کھل رہا ہے
view-rebuilding = دوبارہ بن رہا ہے: { $phase ->
        [reading] لاگ پڑھا جا رہا ہے
        [folding] ریکارڈ یکجا ہو رہے ہیں
       *[writing] سطریں لکھی جا رہی ہیں
    }، { $total } میں سے { $done }
view-following = لاگ کے ساتھ ساتھ چل رہا ہے
view-stopped = رک گیا؛ وجہ: { $cause }
view-closed = بند
view-made-first = لاگ کے ساتھ بنا
view-made-asked = دوبارہ بنانے کو کہا گیا
view-made-version = ویو ورژن { $found } سے بنا تھا جبکہ اس پروگرام کا ورژن { $wanted } ہے
view-made-log = کسی اور لاگ سے بنا تھا
view-made-past = اس میں نمبر شمار { $checkpoint } تک کے اندراجات ہیں جبکہ لاگ { $last } پر ختم ہوتا ہے: اگر کسی نے پرانا لاگ بحال نہیں کیا تو لاگ سے اندراجات غائب ہوئے ہیں؛ لاگ کی تصدیق کریں
view-made-differs = نمبر شمار { $position } پر لاگ کا اندراج وہ نہیں جس سے یہ بنا تھا: اگر کسی نے دوسرا لاگ بحال نہیں کیا تو لاگ میں ردوبدل ہوا ہے؛ لاگ کی تصدیق کریں
view-made-unclean = ویو کھلا تھا کہ مشین بند ہو گئی، اس لیے ممکن ہے اس کی آخری تحریریں رہ گئی ہوں
view-made-behind = یہ نمبر شمار { $checkpoint } تک تھا جبکہ لاگ { $last } تک، اور نئے سرے سے بنانا زیادہ جلدی ہوتا ہے
view-made-damaged = اس کی فائلیں خراب ہیں: { $what }
