# What fields hold: why what was sent cannot stand in one.

# What stands in the place of something else, in JSON.
found = { $found ->
    [list] a list
    [text] a text
    [number] a number
    [yes_no] true or false
    [fields] fields with names
   *[nothing] nothing
}

wrong-field-missing = this field is needed
wrong-field-twice = this field is given twice; give it once
wrong-field-unknown = { $count ->
    [0] there is no such field here, and no other either
   *[other] there is no such field here; there are: { $names }
}
wrong-field-of-another-event = this is a field of another event, { $event }; here there are: { $names }
wrong-shape-fields = fields with names are wanted here (a JSON object, {"{"}…{"}"}), not { found }
wrong-shape-text = a text is wanted here, not { found }
wrong-shape-number = a number is wanted here, not { found }
wrong-shape-whole = a whole number is wanted here, without decimals or exponent
wrong-shape-yes-no = true or false is wanted here, not { found }
wrong-shape-list = a list is wanted here, not { found }
wrong-shape-place = the name of a place is wanted here, or an object with what was typed and a code, not { found }
wrong-shape-personal = a text is wanted here, or an object with sealed data, not { found }
wrong-shape-choice = one of these names is wanted here, alone or as the only name of an object, not { found }: { $names }
wrong-number-range = a number from { $min } to { $max } is wanted here
wrong-choice-unknown = this choice is not known here: it was written by a newer Greyfile, or mistyped; there are: { $names }
wrong-choice-none = nothing is chosen; give exactly one of: { $names }
wrong-choice-several = more than one is chosen; give exactly one of: { $names }
wrong-choice-alone = this choice stands alone; nothing belongs to it
wrong-event-unknown-kind = events of this kind are not known here: they were written by a newer Greyfile, or the kind is mistyped; there are: { $names }
wrong-event-unknown = this event is not known here: it was written by a newer Greyfile, or mistyped; there are: { $names }
wrong-list-too-long = { $len } rows are more than the { $max } that one list can have; send them as several commands
wrong-list-place = this is no place in the list; give `next` of the page before, whole
wrong-text-empty = it is empty
wrong-text-too-long = it is { $len } characters long, and at most { $max } are allowed
wrong-text-invisible = it holds the invisible character { $character }; remove it
wrong-text-scripts = a word of it has letters of two scripts, so that it looks like another code; write each word in one
wrong-text-code = a code has small letters, digits and underscores only, such as sim_card
wrong-text-place-code = a place's code has letters of English, digits and dashes only, such as lahore or PK-PB
wrong-text-country = a country is its two capital letters (ISO 3166), such as PK
wrong-text-currency = a currency is its three capital letters (ISO 4217), such as PKR
wrong-text-hex = an even number of digits 0 to 9 and a to f is wanted
wrong-text-hex-of = { $digits } digits 0 to 9 and a to f are wanted
wrong-hand-too-long = the code of an officer, a desk or a source has at most { $max } characters
wrong-number-cnic = a CNIC is written NNNNN-NNNNNNN-N (a real one begins with 1 to 9, a made-up one with 0)
wrong-number-imei = an IMEI has 15 digits, the last of them a check digit that must fit
wrong-number-phone = a phone number is written as E.164: a plus, the country, the number, such as +92 without blanks
wrong-id-ulid = this is no id: it has 26 letters and digits, such as 01JZMK5V3QW0Y8T4D2N6R9XABC
wrong-stream-shape = this is no id of the record: it has a kind, a dash and 26 letters and digits, such as raid-01JZMK5V3QW0Y8T4D2N6R9XABC
wrong-stream-kind = there is no such kind of record; an id begins with its kind, such as raid-
wrong-stream-other-kind = a { $wanted } is wanted here, and this id names something else
wrong-time-instant = a time with its offset is wanted, such as 2025-07-08T14:30:00+05:00
wrong-time-day = { $written ->
        [iso] a day is wanted, such as 2025-07-08
       *[people] a day is wanted, such as 2025-07-08 or 8 July 2025
    }
wrong-time-occurred = { $written ->
        [iso] this is no time of happening: give a year (2024), a month (2025-06), a day (2025-07-08), a minute (2025-07-08T14:30), a second, or a window of two of these with a slash between, in Pakistan's time; a minute or a second may name another offset (2025-07-08T00:30Z)
       *[people] this is no time: give a year (2024), a month (June 2025), a day (8 July 2025), a minute (8 July 2025 14:30), or a window: two of these with “to” between
    }
wrong-time-backwards = the window ends before it begins

## Money, quantities, sections

money = Money
    .line = { $currency } { $amount }
money--currency = Currency
    .hint = Three capital letters, such as PKR.
money--amount = Amount
    .hint = In whole units, without decimals.

quantity = How many
    .line = { $count ->
        [none] not counted{ $unit ->
            [none] { "" }
           *[other] { " " }({ $unit })
        }
       *[other] { $count }{ $or_more ->
            [yes] { " " }or more
           *[no] { "" }
        }{ $unit ->
            [none] { "" }
           *[other] { " " }{ $unit }
        }
    }
quantity--count = Number
    .hint = Blank if nobody counted.
quantity--or_more = Or more
    .hint = Whether there may be more than this number.
quantity--unit = Unit
    .hint = What is counted, such as boxes; single items when blank.

section = Section
    .line = { $statute } s.{ $section }
section--statute = Statute
    .hint = With its year, such as PECA 2016.
section--section = Section
    .hint = Its number alone, such as 26A.

nationality-count = People of one nationality
    .line = { $country } { $count }
nationality-count--country = Country
    .hint = Two capital letters, such as CN.
nationality-count--count = Number

## Sex

sex = Sex
sex--female = Female
    .line = female
sex--male = Male
    .line = male
sex--other = Khawaja sira, or other
    .line = other

## Kinds of place

place-kind = Kind of place
place-kind--province = Province, or a territory with its own police
place-kind--city = City or town
place-kind--circle = Circle (field office of NCCIA)
place-kind--station = Police station (thana)
place-kind--malkhana = Malkhana

## What an entry rests on

basis = Basis
basis--own_act = Own act
    .line = own act
basis--report = Report
    .line = report by { $by }
basis--report--by = Reported by
    .hint = Badge, desk or office.
basis--paper = Paper
    .line = paper: { $register }, no. { $number }{ $page ->
        [none] { "" }
       *[other] , page { $page }
    }
basis--paper--register = Register
    .hint = Such as roznamcha or Register XIX.
basis--paper--number = Number
    .hint = The number of the entry in the register.
basis--paper--page = Page
    .hint = Blank if there is none.
basis--press = Press
    .line = press: { $source }
basis--press--source = Source
    .hint = The paper or agency, with the article's number if known.

captured = Captured offline
captured--at = Device's clock
    .hint = The time that the device showed when it was entered.
captured--clock_offset_ms = Clock offset, ms
    .hint = What to add to the device's clock to get the true time, in milliseconds; measured when it was next online.

## The offence catalogues

consulted = From the offence catalogue
consulted--section = Section
consulted--said = What each catalogue said
    .hint = Blank if no catalogue has the section.

said = What a catalogue says
said--adoption = Adopted by
    .hint = The entry that brought the catalogue into force.
said--effective_from = First day
    .hint = Of the catalogue.
said--in_force = In force
    .hint = The times in which the section was in force; blank if the catalogue does not have it.

in-force = Time in force
in-force--from = From
    .hint = When it came into force; blank if not known.
in-force--until = Until
    .hint = When it went out of force; blank if it did not, or if that is not known.

## What a log is for

purpose = Purpose
purpose--production = Real cases
purpose--demo = Demonstration and tests

## Agencies

code--nccia = NCCIA
code--fia = FIA
code--police = police
code--ctd = CTD
code--pta = PTA
code--anf = ANF
code--ib = IB
code--isi = ISI
code--customs = customs
code--not_stated = not stated

## Roles of officers

code--investigating_officer = investigating officer
code--enquiry_officer = enquiry officer
code--supervising_officer = supervising officer
code--circle_in_charge = circle in-charge
code--team_member = team member
code--malkhana_officer = malkhana officer
code--forensic_examiner = forensic examiner
code--prosecutor = prosecutor

## Roles of persons

code--frontline_agent = frontline agent
code--frontline_social_media_agent = frontline social media agent
code--social_media_agent = social media agent
code--caller = caller
code--recruiter = recruiter
code--finance_manager = finance manager
code--crypto_handler = crypto handler
code--overseas_operative = overseas operative
code--owner = owner
code--facilitator = facilitator
code--coerced_staff = coerced staff
code--trafficking_victim = trafficking victim
code--informant = informant
code--complainant = complainant
code--victim = victim
code--witness = witness

## Equipment and other exhibits

code--computer = computer
code--laptop = laptop
code--tablet = tablet
code--phone = phone
code--sim_card = SIM card
code--gateway_exchange = gateway exchange
code--server = server
code--router = router
code--hard_disk = hard disk
code--usb_drive = USB drive
code--memory_card = memory card
code--dvr = DVR
code--headset = headset
code--printer = printer
code--biometric_device = biometric device
code--bank_card = bank card
code--cheque_book = cheque book
code--wallet = wallet
code--cash = cash
code--document = document
code--vehicle = vehicle
code--other = other

## Units

code--piece = pieces
code--box = boxes
code--bag = bags
code--bundle = bundles
code--set = sets
code--sheet = sheets
code--file = files

## Identity documents

code--cnic = CNIC
code--nicop = NICOP
code--form_b = Form B
code--passport = passport
code--por_card = PoR card
code--afghan_citizen_card = Afghan Citizen Card
code--driving_licence = driving licence
code--birth_certificate = birth certificate

## Measures of figures

code--raids = raids
code--centres_raided = centres raided
code--arrests = arrests
code--arrests_local = Pakistanis arrested
code--arrests_foreign = foreigners arrested
code--arrests_female = women arrested
code--recovered_pkr = rupees recovered
code--complaints = complaints
code--verifications = verifications
code--enquiries = enquiries
code--firs = cases (FIRs)
code--challans = challans
code--convictions = convictions
code--acquittals = acquittals

## What a file shows

code--application_paper = application
code--company_paper = company papers
code--lease = lease
code--fee_receipt = fee receipt
code--plan = plan of the premises
code--order = order
code--notice = notice
code--letter = letter
code--report = report
code--photograph = photograph
code--recording = recording
