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

## exhibit.seized

exhibit-seized = Exhibit opened
    .about = An item or a parcel was seized. It opens the record of the exhibit; ten thousand SIM cards in one parcel are one exhibit.
    .line = Exhibit opened: { $kind }, { $quantity }, number { $number }, held by { $holder }
exhibit-seized--raid = Raid
    .hint = The raid it was seized in; blank if in none.
exhibit-seized--kind = Kind
    .hint = What it is, such as phone.
exhibit-seized--quantity = How many
exhibit-seized--description = Description
    .hint = What it looks like: make, colour, marks.
exhibit-seized--number = Exhibit number
exhibit-seized--diary = Diary entry
    .hint = The entry of the daily diary (roznamcha) that speaks of the seizure.
exhibit-seized--place = Found where
    .hint = The exact spot, such as “second floor, desk by the door”.
exhibit-seized--holder = Held by
    .hint = Badge or desk of the person who has it now.
exhibit-seized--imei = IMEI
    .hint = Of a single phone, 15 digits.

## exhibit.list_added

exhibit-list-added = List of items added
    .about = The list of what is in the parcel was made. Its fingerprint shows later that the list is the same.
    .line = List of { $items } items added
exhibit-list-added--sha256 = SHA-256 of the list
    .hint = 64 hexadecimal digits.
exhibit-list-added--items = Items
    .hint = How many the list names.

## exhibit.sealed

exhibit-sealed = Sealed
    .about = A seal was put on the exhibit.
    .line = Sealed: { $seal }
exhibit-sealed--seal = Seal
    .hint = The seal's mark, such as S-9.

## exhibit.seal_broken

exhibit-seal-broken = Seal broken
    .about = The exhibit's seal was broken, for an examination or otherwise.
    .line = { $why ->
        [none] Seal { $seal } broken, not explained
       *[other] Seal { $seal } broken: { $why }
    }
exhibit-seal-broken--seal = Seal
    .hint = The mark of the seal that was broken.
exhibit-seal-broken--why = Why
    .hint = Blank if nobody explained it; a flag is raised then.

## exhibit.deposited

exhibit-deposited = Deposited in a malkhana
    .about = The exhibit came into a malkhana, which holds it from then on.
    .line = { $from ->
        [none] Deposited: { $malkhana }
       *[other] Deposited by { $from }: { $malkhana }
    }
exhibit-deposited--malkhana = Malkhana
    .hint = Its desk, which holds the exhibit from now on.
exhibit-deposited--from = Brought by
    .hint = Badge or desk; blank if the source does not say.
exhibit-deposited--number = Exhibit number
    .hint = If it got its number in Register XIX now; blank otherwise.
exhibit-deposited--shelf = Shelf
    .hint = Blank if not known.

## exhibit.custody_transferred

exhibit-custody-transferred = Handed over
    .about = The exhibit changed hands: to an officer, a laboratory, a court. Only the person who holds it can hand it over.
    .line = Handed over by { $from } to { $to }: { $purpose }
exhibit-custody-transferred--from = Given by
    .hint = Badge or desk of the person who held it.
exhibit-custody-transferred--to = Taken by
    .hint = Badge or desk of the person who holds it from now on.
exhibit-custody-transferred--purpose = Purpose
    .hint = Such as examination, or production in court; no names.
exhibit-custody-transferred--seal = Seal
    .hint = The mark of the seal it travelled under; blank if unsealed or not known.
exhibit-custody-transferred--road_certificate = Road certificate (rahdari)
    .hint = Its number and date; blank if there was none.

## exhibit.destroyed

exhibit-destroyed = Destroyed
    .about = The exhibit was destroyed on an order. It needs a second person, and cannot be moved afterwards.
    .line = Destroyed: { $order }
exhibit-destroyed--order = Order
    .hint = Court, number and date of the order.
exhibit-destroyed--second = Second person
    .hint = Badge or desk of the person who was there; neither who does it nor who logs it.

## Types

exhibit-number = Exhibit number
exhibit-number--given = Given
    .line = { $malkhana } { $serial }/{ $year }
exhibit-number--given--malkhana = Malkhana
    .hint = The malkhana whose Register XIX gives the number.
exhibit-number--given--station = Station of the malkhana
    .hint = The station or circle whose store it is; the service writes it from the gazetteer.
exhibit-number--given--year = Year
    .hint = The register's year, such as 2025.
exhibit-number--given--serial = Number
    .hint = The number in the register of that year.
exhibit-number--pending = Pending
    .line = pending

## exhibit.examined

exhibit-examined = Examined
    .about = The exhibit was examined, in a laboratory or where it lies. What was found can be made unreadable later; the report's number stays readable.
    .line = Examined by { $by }{ $laboratory ->
        [none] { "" }
       *[other] , { $laboratory }
    }{ $report ->
        [none] { "" }
       *[other] , report { $report }
    }
exhibit-examined--by = Examined by
    .hint = Badge or desk of the examiner.
exhibit-examined--laboratory = Laboratory
    .hint = Such as the forensic laboratory of NCCIA; blank if it was examined where it lies.
exhibit-examined--report = Report number
    .hint = Blank if there is no report yet.
exhibit-examined--finding = Finding
    .hint = What was found, in short; the report itself is attached later.
