# Words of a publication of figures. Nothing is due and nothing is flagged of it alone.

## figure.published

figure-published = شائع شدہ عدد
    .about = ایک عدد جو عوام یا پارلیمان کو بتایا گیا، جیسا چھپا۔ یہ اس ریکارڈ کے اندراجات کے ساتھ دکھایا جاتا ہے، ان میں کبھی جمع نہیں ہوتا۔
    .line = شائع شدہ: { $city ->
        [none] { "" }
       *[other] { $city }،{ " " }
    }{ $measure }، { $period }: { $value }
figure-published--table = جدول یا بیان
    .hint = اس جدول یا بیان کا عنوان جس میں یہ عدد ہے۔
figure-published--measure = شمار کی مد
    .hint = مثلاً گرفتار غیر ملکی۔
figure-published--period = مدت
    .hint = جن دنوں کا شمار ہے، مثلاً 2024، { "\u2066" }2025-06{ "\u2069" } یا { "\u2066" }2024-01-01/2025-06-30{ "\u2069" }۔
figure-published--city = شہر
    .hint = پورے ملک کا شمار ہو تو خالی چھوڑیں۔
figure-published--value = عدد
    .hint = جیسا چھپا؛ رقم پورے روپوں میں۔
figure-published--printed_total = میزان کے طور پر چھپا
    .hint = آیا یہ عدد اپنے خانے کے میزان کے طور پر چھپا۔
figure-published--by = فراہم کنندہ
    .hint = کس نے کسے بتایا، مثلاً حکومتِ پاکستان نے سینیٹ کو۔
figure-published--source = ماخذ
    .hint = عدد کہاں پڑھا گیا۔
