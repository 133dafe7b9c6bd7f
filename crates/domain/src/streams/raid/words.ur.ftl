# Words of a raid.

flag-raid-no-warrant = وارنٹ نہیں، اور بلا وارنٹ کارروائی کی کوئی وجہ ریکارڈ پر نہیں
flag-raid-witnesses = مقامی مشیر: { $local_witnesses }؛ دو لازم ہیں، اور کوئی عذر ریکارڈ پر نہیں
flag-raid-arrests-not-recorded = { $known ->
        [stated] بیان کے مطابق
       *[counted] گنتی کے مطابق
    } گرفتار { $arrests }، فرداً فرداً درج { $recorded }
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

# The counts of a raid, in one line: each that is known but the first has a comma before it.

counted-arrested = { $on_site ->
        [none] گنتی:{ " " }
       *[other] ،{ " " }
    }
counted-local = { $arrested ->
        [none] { counted-arrested }
       *[other] ،{ " " }
    }
counted-foreign = { $arrested_local ->
        [none] { counted-local }
       *[other] ،{ " " }
    }
counted-women = { $arrested_foreign ->
        [none] { counted-foreign }
       *[other] ،{ " " }
    }
# What stands before the nationalities, if they are all that is known.
counted-nothing = { $on_site ->
        [none] { $arrested ->
            [none] { $arrested_local ->
                [none] { $arrested_foreign ->
                    [none] { $arrested_female ->
                        [none] { $by_nationality ->
                            [none] افراد موجود پائے گئے، گنتی نہیں ہوئی
                           *[other] گنتی:
                        }
                       *[other] { "" }
                    }
                   *[other] { "" }
                }
               *[other] { "" }
            }
           *[other] { "" }
        }
       *[other] { "" }
    }

## raid.conducted

raid-conducted = چھاپہ
    .about = جب کسی جگہ چھاپہ مار کر تلاشی لی جائے۔ چھاپے کا آغاز اور اختتام وقتِ کارروائی کے خانے میں لکھا جاتا ہے۔
    .line = چھاپہ بمقام { $place }، { $city } ({ $authority })
raid-conducted--city = شہر
raid-conducted--circle = سرکل
    .hint = جس سرکل نے چھاپہ مارا؛ مقدمے ہی کا سرکل ہو تو خالی چھوڑیں۔
raid-conducted--place = چھاپے کی جگہ
    .hint = شہر میں ٹھیک جگہ، مثلاً ”دوسری منزل، پلازہ 3، گلبرگ“۔
raid-conducted--centres = سینٹر جن پر چھاپہ مارا گیا
    .hint = ریکارڈ پر موجود وہ سینٹر جو وہاں پائے گئے؛ کوئی معلوم نہ ہو تو خالی چھوڑیں۔
raid-conducted--centre_count = سینٹروں کی تعداد
    .hint = اگر سب سینٹر ریکارڈ پر نہ ہوں تو ان کی تعداد۔
raid-conducted--operation = آپریشن
    .hint = مثلاً آپریشن گرے؛ کسی آپریشن کا حصہ نہ ہو تو خالی چھوڑیں۔
raid-conducted--lead_officer = انچارج چھاپہ ٹیم
    .hint = بیج نمبر یا ڈیسک۔
raid-conducted--team = ٹیم
    .hint = شریک دیگر اہلکاروں کے بیج نمبر یا ڈیسک۔
raid-conducted--authority = تلاشی کا اختیار
    .hint = تلاشی کس اختیار کے تحت لی گئی۔
raid-conducted--witness_excuse = دو مشیر نہ ہونے کی وجہ
    .hint = اگر دو مقامی مشیر موجود نہ تھے تو وجہ لکھیں؛ دفعہ 103 ضابطہ فوجداری کے تحت دو لازم ہیں۔

## raid.witness_named

raid-witness-named = مشیر کا اندراج
    .about = جب تلاشی یا برآمدگی کے گواہ (مشیر) کا نام درج کیا جائے۔ دفعہ 103 ضابطہ فوجداری کے تحت علاقے کے دو گواہ لازم ہیں۔
    .line = { $local ->
        [yes] مقامی مشیر کا نام درج ہوا
       *[no] مشیر کا نام درج ہوا
    }
raid-witness-named--name = نام
raid-witness-named--cnic = شناختی کارڈ نمبر
    .hint = { "\u2068" }NNNNN-NNNNNNN-N{ "\u2069" } کی شکل میں؛ معلوم نہ ہو تو خالی چھوڑیں۔
raid-witness-named--local = مقامی
    .hint = آیا گواہ اسی علاقے کا معزز باشندہ ہے۔

## raid.persons_found

raid-persons-found = افراد کی گنتی
    .about = موقع پر کتنے افراد پائے گئے اور کتنے گرفتار ہوئے، گنتی یا رپورٹ کے مطابق۔ فرداً فرداً درج ہونے والے افراد ان اعداد میں جمع نہیں ہوتے۔
    .line = { counted-nothing }{ $on_site ->
        [none] { "" }
       *[other] گنتی: موقع پر { $on_site }
    }{ $arrested ->
        [none] { "" }
       *[other] { counted-arrested }گرفتار { $arrested }
    }{ $arrested_local ->
        [none] { "" }
       *[other] { counted-local }مقامی { $arrested_local }
    }{ $arrested_foreign ->
        [none] { "" }
       *[other] { counted-foreign }غیر ملکی { $arrested_foreign }
    }{ $arrested_female ->
        [none] { "" }
       *[other] { counted-women }خواتین { $arrested_female }
    }{ $by_nationality ->
        [none] { "" }
       *[other] { " " }({ $by_nationality })
    }
raid-persons-found--on_site = موقع پر موجود
    .hint = وہاں موجود تمام افراد، گرفتار ہوئے ہوں یا نہیں۔
raid-persons-found--arrested = گرفتار
    .hint = کل تعداد۔
raid-persons-found--arrested_local = مقامی
    .hint = گرفتار افراد میں سے پاکستانی۔
raid-persons-found--arrested_foreign = غیر ملکی
    .hint = گرفتار افراد میں سے غیر ملکی۔
raid-persons-found--arrested_female = خواتین
    .hint = گرفتار افراد میں سے خواتین۔
raid-persons-found--by_nationality = بلحاظ قومیت
    .hint = گرفتار افراد ملک کے لحاظ سے، مثلاً { "\u2068" }CN 48{ "\u2069" }، { "\u2068" }NG 8{ "\u2069" }۔

## raid.person_arrested

raid-person-arrested = گرفتاری
    .about = جب کسی شخص کو اس چھاپے میں گرفتار کیا جائے۔ مجسٹریٹ کے روبرو پیشی کی مہلت اسی وقت سے شمار ہوتی ہے۔
    .line = گرفتار: { $person }
raid-person-arrested--person = شخص
    .hint = پہلے اس شخص کا اندراج کریں۔
raid-person-arrested--sex = جنس
    .hint = جیسے گرفتاری کے وقت درج ہوئی؛ معلوم نہ ہو تو خالی چھوڑیں۔
raid-person-arrested--nationality = قومیت
    .hint = جیسے گرفتاری کے وقت درج ہوئی؛ معلوم نہ ہو تو خالی چھوڑیں۔

## raid.person_released_unarrested

raid-person-released-unarrested = بلا گرفتاری چھوڑا گیا
    .about = جب موقع پر روکے گئے کسی شخص کو گرفتار کیے بغیر چھوڑ دیا جائے۔
    .line = { $reason ->
        [none] چھوڑ دیا گیا: { $person } (گرفتاری نہیں ہوئی)
       *[other] چھوڑ دیا گیا: { $person } ({ $reason })
    }
raid-person-released-unarrested--person = شخص
    .hint = پہلے اس شخص کا اندراج کریں۔
raid-person-released-unarrested--reason = وجہ
    .hint = کسی نے وجہ نہ بتائی ہو تو خالی چھوڑیں۔

## raid.equipment_seized

raid-equipment-seized = قبضے میں لیا گیا سامان
    .about = جب چھاپے میں کوئی سامان قبضے میں لیا جائے اور اس کے لیے مال مقدمہ کا ریکارڈ کھولا جائے۔ نمبر، مہر اور تحویل مال مقدمہ کے ریکارڈ میں درج ہوتے ہیں۔
    .line = قبضے میں لیا گیا: { $kind }، { $quantity }
raid-equipment-seized--exhibit = مال مقدمہ
raid-equipment-seized--kind = قسم
    .hint = کیا چیز ہے، مثلاً فون۔
raid-equipment-seized--quantity = تعداد

## raid.cash_recovered

raid-cash-recovered = رقم کی برآمدگی
    .about = جب چھاپے میں رقم برآمد ہو۔ ہر کرنسی کا الگ اندراج کریں۔
    .line = برآمد شدہ رقم: { $amount }
raid-cash-recovered--amount = رقم
raid-cash-recovered--exhibit = مال مقدمہ
    .hint = اگر رقم مال مقدمہ بنی ہو؛ ورنہ خالی چھوڑیں۔

## Types

authority = تلاشی کا اختیار
authority--warrant = وارنٹ
    .line = وارنٹ نمبر { $number }
authority--warrant--number = وارنٹ نمبر
authority--warrant--court = عدالت
    .hint = معلوم نہ ہو تو خالی چھوڑیں۔
authority--exception = بلا وارنٹ، درج شدہ وجہ کی بنا پر
    .line = بلا وارنٹ: { $ground }
authority--exception--ground = بلا وارنٹ تلاشی کی وجہ
    .hint = جیسے دفعہ 33 پیکا کے تحت درج کی گئی۔
authority--not_stated = مذکور نہیں
    .line = اختیار مذکور نہیں
