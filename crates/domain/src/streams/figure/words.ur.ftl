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
    .hint = جن دنوں کا شمار ہے، مثلاً 2024، { "\u2068" }2025-06{ "\u2069" } یا { "\u2068" }2024-01-01/2025-06-30{ "\u2069" }۔
figure-published--city = شہر
    .hint = پورے ملک کا شمار ہو تو خالی چھوڑیں۔
figure-published--value = عدد
    .hint = جیسا چھپا؛ رقم پورے روپوں میں۔
figure-published--printed_total = میزان کے طور پر چھپا
    .hint = آیا یہ عدد اپنے کالم کے میزان کے طور پر چھپا۔
figure-published--by = فراہم کنندہ
    .hint = کس نے کسے بتایا، مثلاً حکومتِ پاکستان نے سینیٹ کو۔
figure-published--source = ماخذ
    .hint = عدد کہاں پڑھا گیا۔

## Measures of one kind, such as seized:phone

measure-nationality = { $of }، گرفتار
measure-recovered = { $of }، برآمد شدہ رقم
measure-seized = { $of }، قبضے میں لیے گئے
measure-seized-or-more = { $of }، پارسل جن کی گنتی ”اتنے یا زائد“ درج ہے
measure-parcels = { $of }، پارسل

## Published figures that do not fit

remark-total-differs = { $measure }: شائع شدہ میزان { $printed } ہے جبکہ سطروں کا میزان { $sum } بنتا ہے
remark-possibly-same-event = { $city }: شائع شدہ گرفتاریاں { $local } مقامی اور { $foreign } غیر ملکی، جبکہ { $when } کے چھاپے میں { $raid_local } اور { $raid_foreign } درج ہیں؛ غالباً یہ ایک ہی واقعہ ہے جو بتائی گئی مدت سے باہر شمار ہوا
remark-exceeds-figure = { $city }: پوری مدت کی شائع شدہ مقامی گرفتاریاں { $local }، جبکہ صرف { $when } کی { $raid_local } درج ہیں
