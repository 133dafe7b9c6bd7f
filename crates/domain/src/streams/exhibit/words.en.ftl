# Words of an exhibit. A flag names the exhibit before what is wrong; of several exhibits of one raid
# it says how many they are, and names the first of them after it.

named-exhibit = { $exhibits ->
        [1] { $label }
       *[other] { $exhibits } exhibits
    }
named-exhibits = { $exhibits ->
        [1] { "" }
       *[other] { " " }({ $label }{ $more ->
            [0] { "" }
           *[other] { " " }and { $more } more
        })
    }

due-exhibit-number-pending = exhibit number
flag-exhibit-number-pending = { named-exhibit }: number { $verdict }: due { $due }{ named-exhibits }
ended-destroyed-without-number = destroyed without a number

flag-exhibit-no-diary = { named-exhibit }: no diary entry refers to the seizure{ named-exhibits }
flag-exhibit-no-place = { named-exhibit }: no exact place of seizure{ named-exhibits }
flag-exhibit-destroyed-alone = { named-exhibit }: destroyed, and no second person recorded{ named-exhibits }
flag-exhibit-destroyed-again = { named-exhibit }: destroyed a second time{ named-exhibits }
flag-exhibit-wrong-holder = { named-exhibit }: { $how ->
        [deposited] deposited
       *[handed_over] handed over
    } by someone other than the last known holder ({ $last ->
        [known] { $holder }
       *[nobody] nobody
    }){ named-exhibits }
flag-exhibit-after-destruction = { named-exhibit }: moved after it was destroyed{ named-exhibits }
flag-exhibit-seal-broken = { named-exhibit }: seal broken without an explanation{ named-exhibits }
flag-exhibit-seal-unknown = { named-exhibit }: the seal broken is not the seal last put on{ named-exhibits }
flag-exhibit-resealed = { named-exhibit }: seal { $seal } put over the unbroken seal { $under }{ named-exhibits }
flag-exhibit-seal-differs = { named-exhibit }: moved under seal { $seal }, which is not the seal last put on{ named-exhibits }
