# Words of a call centre. What Greyfile itself writes is said to be written by the program.

due-centre-show-cause-answer = answer to a show-cause notice
flag-centre-show-cause-answer = { due-centre-show-cause-answer } { $verdict }: due { $due }
flag-centre-stay-to-review = { stay-to-review }

## centre.registered

centre-registered = Centre put on record
    .about = A call centre became known, licensed or not. Use it once for each centre; raids, complaints and licences then refer to it.
    .line = Centre put on record, { $city }
centre-registered--name = What it calls itself
    .hint = Blank if nobody knows.
centre-registered--city = City
centre-registered--address = Where in the city
    .hint = Such as “third floor, Plaza 4, F-11 Markaz”.
centre-registered--kind = Kind of centre
    .hint = Blank if nobody knows.
centre-registered--calls = Who calls whom
    .hint = Blank if nobody knows.
centre-registered--seats = Seats
    .hint = How many can work there at once; blank if nobody knows.

## centre.name_changed

centre-name-changed = Name changed
    .about = The centre goes by another name from now on.
    .line = Name changed: { $name }
centre-name-changed--name = Name
    .hint = In English letters.
centre-name-changed--name_urdu = Name in Urdu
    .hint = Blank if it has none.

## centre.identifier_recorded

centre-identifier-recorded = Number recorded
    .about = A number that an authority gave the centre.
    .line = Number recorded: { $kind } { $number }
centre-identifier-recorded--kind = Kind of number
    .hint = Such as NTN.
centre-identifier-recorded--number = Number

## centre.premises_added

centre-premises-added = Premises added
    .about = The centre has further premises.
    .line = Premises { $premises } added: { $role }, { $city }
centre-premises-added--premises = Code
    .hint = A short code of your choice by which other entries refer to them, such as main.
centre-premises-added--role = Used as
centre-premises-added--city = City
centre-premises-added--address = Where in the city
    .hint = Such as “third floor, Plaza 4, F-11 Markaz”.
centre-premises-added--seats = Seats
    .hint = How many can work there at once; blank if nobody knows.

## centre.premises_changed

centre-premises-changed = Premises changed
    .about = What is known of premises changed. Give all of it as it is from now on.
    .line = Premises { $premises } changed: { $role }, { $city }
centre-premises-changed--premises = Code
    .hint = Of the premises on this record, such as main.
centre-premises-changed--role = Used as
centre-premises-changed--city = City
centre-premises-changed--address = Where in the city
    .hint = Such as “third floor, Plaza 4, F-11 Markaz”.
centre-premises-changed--seats = Seats
    .hint = How many can work there at once; blank if nobody knows.

## centre.premises_closed

centre-premises-closed = Premises closed
    .about = The centre works in these premises no longer.
    .line = Premises { $premises } closed{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-premises-closed--premises = Code
    .hint = Of the premises on this record, such as main.
centre-premises-closed--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## centre.ip_range_changed

centre-ip-range-changed = Internet addresses changed
    .about = The centre uses these addresses of the internet from now on, and no others.
    .line = { $ranges ->
        [none] Uses no internet addresses from now on
       *[other] Uses these internet addresses from now on: { $ranges }
    }
centre-ip-range-changed--ranges = Ranges
    .hint = Each in CIDR form, such as 203.0.113.0/24; blank if it uses none any more.

## centre.caller_numbers_changed

centre-caller-numbers-changed = Numbers it calls from changed
    .about = The centre calls from these numbers from now on, and from no others.
    .line = { $numbers ->
        [none] Calls from no numbers from now on
       *[other] Calls from these numbers from now on: { $numbers }
    }
centre-caller-numbers-changed--numbers = Numbers
    .hint = Each in full, or the digits it begins with and a star, such as +9221111*; blank if it calls from none any more.

## centre.remote_positions_declared

centre-remote-positions-declared = Remote positions declared
    .about = The centre said how many work for it from elsewhere.
    .line = Remote positions declared: { $positions }
centre-remote-positions-declared--positions = Remote positions
    .hint = How many work from elsewhere.

## centre.key_person_appointed

centre-key-person-appointed = Key person appointed
    .about = Somebody runs the centre from now on, alone or with others.
    .line = { $person } appointed as { $role }
centre-key-person-appointed--person = Person
    .hint = Put the person on record first.
centre-key-person-appointed--role = Role
    .hint = Such as director.

## centre.key_person_left

centre-key-person-left = Key person left
    .about = Somebody runs the centre no longer.
    .line = { $person } left{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-key-person-left--person = Person
centre-key-person-left--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## centre.ownership_changed

centre-ownership-changed = Ownership changed
    .about = These own the centre from now on, and nobody else.
    .line = Ownership changed{ $persons ->
        [none] { "" }
       *[other] ; persons: { $persons }
    }{ $firms ->
        [none] { "" }
       *[other] ; firms: { $firms }
    }{ $others ->
        [none] { "" }
       *[other] ; others: { $others }
    }
centre-ownership-changed--persons = Persons
    .hint = Put each on record first.
centre-ownership-changed--firms = Firms
    .hint = Those that are on record as centres.
centre-ownership-changed--others = Others
    .hint = Such as a firm abroad; no names of persons.

## centre.client_relation_declared

centre-client-relation-declared = Client declared
    .about = The centre calls for a client.
    .line = Client declared: { $client }{ $service ->
        [none] { "" }
       *[other] , { $service }
    }{ $until ->
        [none] { "" }
       *[other] , until { $until }
    }
centre-client-relation-declared--client = Client
    .hint = A firm, such as a bank or a telecom company; no names of persons.
centre-client-relation-declared--service = What it does for the client
    .hint = Such as calls about bills; blank if nobody knows.
centre-client-relation-declared--until = Until
    .hint = When the contract ends; blank if nobody knows.

## centre.client_relation_ended

centre-client-relation-ended = Client relation ended
    .about = The centre calls for a client no longer.
    .line = Client relation ended: { $client }
centre-client-relation-ended--client = Client
    .hint = As it was declared.

## centre.closure_ordered

centre-closure-ordered = Closure ordered
    .about = The closure of the centre, or of some of its premises, was ordered.
    .line = Closure ordered{ $premises ->
        [none] { "" }
       *[other] , premises { $premises }
    }{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }
centre-closure-ordered--premises = Premises
    .hint = Their codes on this record, such as main; blank if all are closed.
centre-closure-ordered--show_cause = Show-cause notice
    .hint = The entry of the notice that this follows; blank if the source does not give it.
centre-closure-ordered--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
centre-closure-ordered--reasons = Reasons
    .hint = As they may be told to the centre.
centre-closure-ordered--order = Order
    .hint = Number and date; blank if not known.
centre-closure-ordered--appeal_within = Time to appeal
    .hint = As the regime says; the program writes it.

## centre.closure_lifted

centre-closure-lifted = Closure lifted
    .about = The centre may open again, as far as its closure stood in the way.
    .line = Closure lifted{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-closure-lifted--closure = Closure
    .hint = The entry of the order; blank if the source does not say.
centre-closure-lifted--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## centre.premises_sealed

centre-premises-sealed = Premises sealed
    .about = The centre's premises were sealed.
    .line = Premises sealed{ $premises ->
        [none] { "" }
       *[other] : { $premises }
    }
centre-premises-sealed--premises = Premises
    .hint = Their code on this record, such as main; blank if all were sealed.
centre-premises-sealed--order = Order
    .hint = Number and date of the order; blank if not known.

## centre.premises_unsealed

centre-premises-unsealed = Premises unsealed
    .about = The seal was taken off the centre's premises.
    .line = Premises unsealed{ $premises ->
        [none] { "" }
       *[other] : { $premises }
    }
centre-premises-unsealed--premises = Premises
    .hint = Their code on this record, such as main; blank if all were unsealed.
centre-premises-unsealed--order = Order
    .hint = Number and date of the order; blank if not known.

## centre.fine_imposed

centre-fine-imposed = Fine imposed
    .about = The centre has to pay a fine.
    .line = Fine imposed: { $amount }{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }
centre-fine-imposed--amount = Amount
centre-fine-imposed--show_cause = Show-cause notice
    .hint = The entry of the notice that this follows; blank if the source does not give it.
centre-fine-imposed--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
centre-fine-imposed--reasons = Reasons
    .hint = As they may be told to the centre.
centre-fine-imposed--order = Order
    .hint = Number and date; blank if not known.
centre-fine-imposed--pay_within = Time to pay
    .hint = As the regime says; the program writes it.

## centre.fine_waived

centre-fine-waived = Fine waived
    .about = A fine was waived, whole or in part.
    .line = Fine waived: { $amount }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
centre-fine-waived--fine = Fine
    .hint = The entry by which it was imposed.
centre-fine-waived--amount = Amount
centre-fine-waived--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## centre.fine_paid

centre-fine-paid = Fine paid
    .about = A fine was paid, whole or in part. Each payment is an entry of its own.
    .line = Fine paid: { $amount }
centre-fine-paid--fine = Fine
    .hint = The entry by which it was imposed.
centre-fine-paid--amount = Amount
centre-fine-paid--receipt = Receipt number
    .hint = The number of the bank's receipt.

## centre.licence_linked

centre-licence-linked = Licence linked
    .about = A licence is for premises of this centre. The program writes it, together with the entry on the record of the licence.
    .line = Linked: { $licence }, last day { $to }{ $premises ->
        [none] { "" }
       *[other] ; premises: { $premises }
    }
centre-licence-linked--licence = Licence
centre-licence-linked--premises = Premises
    .hint = Their codes on this record.
centre-licence-linked--to = Last day
    .hint = Of the licence.

## centre.data_misuse_found

centre-data-misuse-found = Misuse of data found
    .about = Data of a client was misused in this centre, as a complaint, a licence's record or a case says.
    .line = Misuse of data found: { $found_in }{ $client ->
        [none] { "" }
       *[other] ; client: { $client }
    }
centre-data-misuse-found--found_in = Found in
centre-data-misuse-found--client = Whose data
    .hint = The client, such as a bank; no names of persons. Blank if nobody knows.
centre-data-misuse-found--gist = What was found
    .hint = In short; the timeline does not show it.

## centre.exemption_recorded

centre-exemption-recorded = Exemption recorded
    .about = The centre needs no licence, as a rule or an order says. Without one it is an assumption.
    .line = Exemption recorded: { $kind }{ $rule ->
        [none] , an assumption
       *[other] , { $rule }
    }{ $until ->
        [none] { "" }
       *[other] , until { $until }
    }
centre-exemption-recorded--kind = Exempt as
    .hint = A code, such as bank.
centre-exemption-recorded--rule = Rule or order
    .hint = Number and date; blank if none says so.
centre-exemption-recorded--until = Last day
    .hint = Blank if it has none.

## centre.exemption_ended

centre-exemption-ended = Exemption ended
    .about = The centre needs a licence again.
    .line = Exemption ended{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
centre-exemption-ended--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## Types

centre-kind = Kind of centre
centre-kind--captive = Captive: it calls for the firm it belongs to
    .line = captive
centre-kind--outsourced = Outsourced: it calls for other firms
    .line = outsourced
centre-kind--employment = Employment: it places people in work
    .line = employment

calls = Who calls whom
calls--inbound = Inbound: others call it
    .line = inbound
calls--outbound = Outbound: it calls others
    .line = outbound
calls--both = Both
    .line = inbound and outbound

misuse-found-in = Where misuse was found
misuse-found-in--complaint = A complaint
    .line = { $complaint }
misuse-found-in--licence = A finding on a licence
    .line = { $licence }
misuse-found-in--case = A case
    .line = { $case }

## Numbers of authorities

code--ntn = NTN
code--secp = SECP number
code--pseb = PSEB number
code--strn = STRN

## Roles of key persons

code--director = director
code--chief_executive = chief executive
code--partner = partner
code--site_manager = site manager
code--compliance_officer = compliance officer
code--it_manager = IT manager
code--data_protection_officer = data protection officer
