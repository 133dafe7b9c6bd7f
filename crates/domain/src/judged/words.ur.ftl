# What is judged over several streams.

due-fir-production = مجسٹریٹ کے روبرو پیشی
flag-fir-production = { due-fir-production }: { $verdict }؛ آخری وقت { $due }
due-person-consular-notice = قونصلر اطلاع
due-person-guardian = سرپرست کو اطلاع
ended-let-go = چھوڑ دیا گیا
ended-firs-cancelled = ایف آئی آر خارج

flag-fir-arrest-differs = ایف آئی آر میں گرفتاری { $fir } کی ہے، جبکہ چھاپے کے ریکارڈ میں { $raid } کی
flag-fir-female-physical-remand = خاتون ملزمہ جسمانی ریمانڈ پر
flag-person-consular-notice = { $given ->
        [late] غیر ملکی کی گرفتاری، قونصلر اطلاع کم از کم { $hours } بعد دی گئی
       *[no] غیر ملکی کی گرفتاری، قونصلر اطلاع ریکارڈ پر نہیں
    }
flag-person-guardian = { $given ->
        [late] نابالغ کی گرفتاری، سرپرست کو اطلاع کم از کم { $hours } بعد دی گئی
       *[no] نابالغ کی گرفتاری، سرپرست کو اطلاع ریکارڈ پر نہیں
    }
flag-order-not-known = معلوم نہیں کہ کون سا امر پہلے ہوا، اور موجودہ صورتِ حال اسی پر منحصر ہے
flag-order-before-opening = تاریخ اس ریکارڈ کے آغاز سے پہلے کی ہے؛ دونوں میں سے ایک تاریخ غلط ہے
flag-entry-device-clock = { $how ->
        [ahead] جس آلے پر یہ لکھا گیا اس کی گھڑی اندراج کے بعد کا وقت بتاتی ہے: وہ درست نہیں ہو سکتی
       *[off] جس آلے پر یہ لکھا گیا اس کی گھڑی ایک دن یا زیادہ غلط تھی
    }
flag-entry-possibly-same = ممکن ہے یہ اندراج { $first } کی تکرار ہو: فیصلہ ہونے تک شمار نہیں
flag-entry-late = { $entries ->
        [1] کارروائی کے کم از کم { $hours } بعد درج ہوا
       *[other] { $entries } اندراجات کارروائی کے کم از کم { $hours } بعد درج ہوئے
    }
together-entry-late = تاخیر سے درج ہوئے
