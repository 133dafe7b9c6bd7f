# کاغذی رجسٹر۔

registers-title = کاغذی رجسٹر
registers-are = ریکارڈ پر موجود ایف آئی آر اور مال مقدمہ کے نمبر، رجسٹر وار، سب سے چھوٹے سے سب سے بڑے تک۔ درمیان کا جو نمبر موجود نہیں وہ یا تو ایسی چیز کو دیا گیا جس کا اندراج نہیں ہوا، یا کسی کو نہیں دیا گیا: اسے اصل رجسٹر میں دیکھیں۔
registers-all = تمام
registers-with-gaps = جن میں کچھ موجود نہیں
registers-firs = ایف آئی آر
registers-exhibits = مال خانہ
registers-whose = کس کا رجسٹر
registers-year = سال
registers-known = ریکارڈ پر
registers-span = نمبر
registers-gaps = غیر موجود
registers-twice = ایک سے زائد ریکارڈ کے پاس
registers-nothing = کچھ نہیں
registers-run = { $first } تا { $last }
registers-missing = { $runs }{ $left ->
        [0] { "" }
       *[other] { " " }اور مزید { $left }
    }{ $count ->
        [1] { "" }
       *[other] { " " }(کل { $count })
    }
registers-none = ایسے کسی رجسٹر کا کوئی نمبر ابھی ریکارڈ پر نہیں۔
registers-no-gaps = ریکارڈ پر موجود رجسٹروں میں کوئی نمبر کم نہیں۔
registers-on-other-page = یہ اس فہرست کے دوسرے صفحے پر ہیں۔
registers-pages = صفحات
registers-earlier = پچھلے رجسٹر
registers-later = اگلے رجسٹر
registers-programs = پروگراموں کے لیے:
