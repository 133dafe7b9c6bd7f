# What the API tells of its own: requests that cannot be read, and what cannot be done now.

problem-request-bad-json = { $of ->
        [syntax] یہ JSON نہیں: سطر { $line }، کالم { $column } پر غلطی ہے
        [cut_off] یہ JSON نہیں: سطر { $line }، کالم { $column } پر ادھورا ختم ہو گیا ہے
        [unread] یہ پڑھا نہیں جا سکا، حالانکہ اس میں کوئی غلطی نہیں ملی؛ یہ گرے فائل کی خرابی ہے، براہِ کرم اس کی اطلاع دیں
       *[fields] { $why }{ $more ->
            [0] { "" }
           *[other] { " " }(مزید { $more } غلطیاں ہیں، دیکھیں `errors`)
        }
    }؛ کچھ درج نہیں کیا گیا
problem-request-too-long = { $of ->
        [form] فارم { $max } بائٹ سے بڑا ہے، یا راستے میں کٹ گیا؛ کچھ درج نہیں کیا گیا؛ پیچھے جائیں، جو لکھا تھا وہیں موجود ہے، اور اسے حصوں میں بھیجیں
       *[body] درخواست { $max } بائٹ سے بڑی ہے، یا راستے میں کٹ گئی؛ کچھ درج نہیں کیا گیا؛ اسے حصوں میں بھیجیں
    }
problem-request-not-json = JSON بھیجیں، ہیڈر Content-Type: application/json کے ساتھ؛ کچھ درج نہیں کیا گیا
problem-request-bad-form = یہ اس سروس کا فارم نہیں؛ کچھ درج نہیں کیا گیا؛ پیچھے جائیں، صفحہ دوبارہ کھولیں اور پھر بھیجیں
problem-request-bad-id = { $of ->
        [kinds] ریکارڈ کی ایسی کوئی قسم نہیں جس کی یہ آئی ڈی ہو؛ آئی ڈی اپنی قسم سے شروع ہوتی ہے ({ $kinds })؛ کچھ درج نہیں کیا گیا؛ آئی ڈی کی پڑتال کریں
       *[fields] { $why }
    }
problem-request-bad-query = { $of ->
        [unread] پتے کا سوالیہ حصہ پڑھا نہیں جا سکا؛ پتے کی پڑتال کریں
       *[fields] پتے کا سوالیہ حصہ درست نہیں: { $why }{ $more ->
            [0] { "" }
           *[other] { " " }(مزید { $more } غلطیاں ہیں، دیکھیں `errors`)
        }
    }
problem-request-bad-path = پتے میں ایسے حروف ہیں جو پڑھے نہیں جا سکتے؛ پتے کی پڑتال کریں
problem-request-bad-range = مدت کا اختتام اس کے آغاز سے پہلے کا ہے؛ from اور to کو باہم بدل دیں
problem-request-bad-address = { $field }: { $why }۔ کچھ تبدیل نہیں ہوا؛ پتے کی پڑتال کریں۔
problem-request-not-found = { $of ->
        [commands] یہ پروسیس صرف کمانڈ لیتا ہے اور اس پتے پر کچھ نہیں؛ صفحے دکھانے والے پروسیس سے پوچھیں (greyfile serve --role web)
        [api] اس پتے پر کچھ نہیں؛ GET /api/openapi.json میں دستیاب پتوں کی فہرست ہے
        [page] اس پتے پر کوئی صفحہ نہیں؛ پتے کی پڑتال کریں، یا کسی بھی صفحے کے مینو سے جائیں
        [position] نمبر شمار { $position } ریکارڈ پر نہیں۔ آئی ڈی کی پڑتال کریں، یا فہرستوں میں تلاش کریں۔
        [case] یہ مثلِ مقدمہ ریکارڈ پر نہیں۔ آئی ڈی کی پڑتال کریں، یا فہرستوں میں تلاش کریں۔
        [form] یہ فارم موجود نہیں۔ آئی ڈی کی پڑتال کریں، یا فہرستوں میں تلاش کریں۔
       *[event] یہ اندراج ریکارڈ پر نہیں۔ آئی ڈی کی پڑتال کریں، یا فہرستوں میں تلاش کریں۔
    }
problem-request-method = { $of ->
        [api] اس پتے پر اس طریقے کی درخواست قبول نہیں ہوتی؛ GET /api/openapi.json میں دیکھیں کہ کون سی درخواست قبول ہوتی ہے
       *[page] اس پتے پر فارم قبول ہوتا ہے، اور کوئی فارم نہیں آیا؛ کچھ درج نہیں کیا گیا؛ اس صفحے پر واپس جائیں جہاں فارم ہے
    }
problem-request-host = ہیڈر Host میں اس سروس کا نام نہیں؛ کچھ درج نہیں کیا گیا؛ { $origin } استعمال کریں، یا لوگوں کے زیرِ استعمال پتہ بتائیں ({ "\u2068" }--public{ "\u2069" })
problem-request-origin = یہ درخواست کسی اور سائٹ کے صفحے سے آئی ہے؛ کچھ درج نہیں کیا گیا؛ اسی سروس کے صفحے استعمال کریں
problem-request-unreadable = درخواست پڑھی نہیں جا سکی؛ کچھ درج نہیں کیا گیا؛ پیچھے جائیں اور دوبارہ کوشش کریں

problem-case-unknown = ایسی کوئی مثلِ مقدمہ ریکارڈ پر نہیں؛ آئی ڈی کی پڑتال کریں

problem-view-unknown = یہاں ایسا کوئی ویو نہیں؛ موجود ویوز کے نام greyfile status بتاتا ہے
problem-view-differs = ویو ویسا نہیں جیسا نئے سرے سے بنانے پر ہوتا؛ وجہ: { $cause }
problem-view-behind = { $of ->
        [page] آپ کا اندراج محفوظ ہے۔ یہ صفحہ اسے ابھی نہیں دکھاتا؛ تھوڑی دیر بعد دوبارہ کھولیں۔
        [start] ویو { $view } ابھی نمبر شمار { $position } پر ہے، جبکہ سروس شروع ہوتے وقت لاگ نمبر شمار { $started } پر تھا؛ لاگ مکمل ہے؛ تھوڑی دیر بعد دوبارہ پوچھیں
       *[position] ویو میں یہ نمبر شمار ابھی نظر نہیں آتا؛ تھوڑی دیر بعد دوبارہ پوچھیں
    }
problem-view-not-ready = { $of ->
        [state] ویو { $view } ابھی تیار نہیں: { $state }
       *[read] ویو ابھی تیار نہیں؛ وجہ: { $cause }
    }
problem-view-unreadable = ویو پڑھا نہیں جا سکا؛ وجہ: { $cause }
problem-view-rebuild-failed = ویو دوبارہ نہیں بن سکا؛ وجہ: { $cause }
problem-backup-failed = بیک اپ نہیں بن سکا؛ وجہ: { $cause }

problem-service-panicked = { $of ->
        [reading] پروگرام میں خرابی ہوئی؛ ریکارڈ جوں کا توں ہے؛ اس کی اطلاع دیں
       *[any] پروگرام میں خرابی ہوئی؛ جس کی تصدیق پہلے ہو چکی وہ محفوظ ہے؛ اگر یہ کوئی کمانڈ تھی تو وہی اسی آئی ڈی کے ساتھ دوبارہ بھیجیں، اور خرابی کی اطلاع دیں
    }

state-opening = کھل رہا ہے
state-rebuilding = دوبارہ بن رہا ہے: { $phase }، { $total } میں سے { $done }
state-following = لاگ کے ساتھ ساتھ چل رہا ہے
state-stopped = رک گیا؛ وجہ: { $cause }
state-closed = بند

## مہلتیں

problem-filter-unknown = { $of ->
        [circle] ریکارڈ پر نہ کوئی مقدمہ یا چھاپہ اس سرکل کا ہے اور نہ کوئی ایف آئی آر وہاں درج ہے؛ املا کی پڑتال کریں
        [officer] ریکارڈ کے مطابق اس کوڈ کا کوئی اہلکار نہ کسی مقدمے پر مامور ہے اور نہ کسی چھاپے میں شریک تھا؛ کوڈ کی پڑتال کریں
        [person] ایسا کوئی شخص ریکارڈ پر نہیں؛ آئی ڈی کی پڑتال کریں
       *[case] ایسی کوئی مثلِ مقدمہ ریکارڈ پر نہیں؛ آئی ڈی کی پڑتال کریں
    }
deadlines-rule = مہلت
deadlines-section = دفعہ
deadlines-whom = کس کی بابت
deadlines-about = آغاز کا ریکارڈ
deadlines-began = آغاز
deadlines-due-earliest = آخری وقت (جلد از جلد)
deadlines-due = آخری وقت
deadlines-verdict = نتیجہ
deadlines-settled = وقتِ تکمیل
deadlines-how = کیسے ختم ہوئی
deadlines-cases = مقدمات کی مثلیں
deadlines-events = اندراجات کے نمبر شمار
deadlines-code = کوڈ
deadlines-group = { $count ->
        [1] 1 ملزم
       *[other] { $count } ملزمان
    }: { $label }
