# Words of a raid.

flag-raid-no-warrant = وارنٹ نہیں، اور بلا وارنٹ کارروائی کی کوئی وجہ ریکارڈ پر نہیں
flag-raid-witnesses = مقامی مشیر: { $local_witnesses }؛ دو لازم ہیں، اور کوئی عذر ریکارڈ پر نہیں
flag-raid-arrests-not-recorded = { $known ->
        [stated] بیان کے مطابق
       *[counted] گنتی کے مطابق
    } { $arrests } گرفتاریاں، جن میں سے { $recorded } فرداً فرداً درج ہیں
flag-raid-counts-disagree = اعداد آپس میں مطابقت نہیں رکھتے: { $how ->
        [parts] گرفتار { $counted }، جبکہ { $which ->
            [local_and_foreign] مقامی اور غیر ملکی
            [by_nationality] قومیت کے لحاظ سے
           *[women] خواتین
        } { $also }
       *[one_by_one] { $which ->
            [local] مقامی
            [foreign] غیر ملکی
            [women] خواتین
           *[arrested] گرفتار
        }: گنتی میں { $counted }، فرداً فرداً درج { $also }
    }
