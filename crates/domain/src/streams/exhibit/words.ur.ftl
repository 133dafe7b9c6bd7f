# Words of an exhibit. A flag names the exhibit before what is wrong; of several exhibits of one raid
# it says how many they are, and names the first of them after it.

named-exhibit = { $exhibits ->
        [1] { $label }
       *[other] مال مقدمہ کے { $exhibits } عدد
    }
named-exhibits = { $exhibits ->
        [1] { "" }
       *[other] { " " }({ $label }{ $more ->
            [0] { "" }
           *[other] { " " }اور مزید { $more }
        })
    }

due-exhibit-number-pending = مال مقدمہ نمبر
flag-exhibit-number-pending = { named-exhibit }: مال مقدمہ نمبر: { $verdict }؛ آخری وقت { $due }{ named-exhibits }
ended-destroyed-without-number = نمبر کے بغیر تلف ہوا

flag-exhibit-no-diary = { named-exhibit }: قبضے میں لینے کا روزنامچے میں کوئی اندراج نہیں{ named-exhibits }
flag-exhibit-no-place = { named-exhibit }: قبضے میں لینے کی ٹھیک جگہ درج نہیں{ named-exhibits }
flag-exhibit-destroyed-alone = { named-exhibit }: تلف کیا گیا، دوسرا شخص ریکارڈ پر نہیں{ named-exhibits }
flag-exhibit-destroyed-again = { named-exhibit }: دوسری بار تلف کیا گیا{ named-exhibits }
flag-exhibit-wrong-holder = { named-exhibit }: { $how ->
        [deposited] مال خانے میں جمع کرانے والا
       *[handed_over] حوالے کرنے والا
    } آخری معلوم تحویل دار ({ $last ->
        [known] { $holder }
       *[nobody] کوئی نہیں
    }) سے مختلف ہے{ named-exhibits }
flag-exhibit-after-destruction = { named-exhibit }: تلف ہونے کے بعد منتقل کیا گیا{ named-exhibits }
flag-exhibit-seal-broken = { named-exhibit }: مہر بلا وجہ بتائے توڑی گئی{ named-exhibits }
flag-exhibit-seal-unknown = { named-exhibit }: توڑی گئی مہر وہ نہیں جو آخر میں لگائی گئی تھی{ named-exhibits }
flag-exhibit-resealed = { named-exhibit }: مہر { $seal } سالم مہر { $under } کے اوپر لگائی گئی{ named-exhibits }
flag-exhibit-seal-differs = { named-exhibit }: مہر { $seal } کے تحت منتقل ہوا، جو آخر میں لگائی گئی مہر نہیں{ named-exhibits }
