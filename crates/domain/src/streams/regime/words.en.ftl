# Words of the regime.

## Flags

flag-regime-part-missing = { $missing } part(s) of the regime { $code } were retracted, so it is not in force; adopt it anew under another code

## regime.drafted

regime-drafted = Regime drafted
    .about = A draft of a regime, to be read and compared. It decides nothing.
    .line = Regime drafted: { $title }, from { $effective_from }
regime-drafted--code = Code
    .hint = Such as assumed_2025; it is never given to another regime.
regime-drafted--title = Title
regime-drafted--effective_from = First day
    .hint = The day from which it counts, such as 2025-07-01.
regime-drafted--source = Source
    .hint = The gazette, notification or act that it comes from.
regime-drafted--currencies = Currencies
    .hint = In which fees and fines can be stated, such as PKR.
regime-drafted--parts = Number of parts

## regime.adopted

regime-adopted = Regime adopted
    .about = A new regime replaces the one before from its first day on. What was decided before its adoption stays as it was. FIRs are checked against its offence catalogue.
    .line = Regime adopted: { $title }, in force from { $effective_from }
regime-adopted--code = Code
    .hint = Such as assumed_2025; it is never given to another regime.
regime-adopted--title = Title
regime-adopted--effective_from = First day
    .hint = The day from which it counts, such as 2025-07-01.
regime-adopted--source = Source
    .hint = The gazette, notification or act that it comes from.
regime-adopted--currencies = Currencies
    .hint = In which fees and fines can be stated, such as PKR.
regime-adopted--parts = Number of parts

## regime.part_stated

regime-part-stated = Part of a regime
    .about = A part of a regime that was adopted or drafted as a whole.
    .line = { $part } of the regime { $of }{ $drafted ->
        [yes] , in draft
       *[no] {""}
    }
regime-part-stated--of = Regime
regime-part-stated--drafted = Draft
regime-part-stated--part = Part

## regime.key_rotated

regime-key-rotated = Key replaced
    .about = A body replaced the key with which it signs. What the old key signed is taken in until the overlap ends, by when it is taken in.
    .line = Key of { $body } replaced; the old one counts until { $overlap_until }
regime-key-rotated--body = Body
regime-key-rotated--old = Old key
regime-key-rotated--new = New key
    .hint = Ed25519, 64 hex digits.
regime-key-rotated--overlap_until = Old key counts until
regime-key-rotated--source = Source
    .hint = How the new key came here, such as by hand at the office.

## regime.key_compromised

regime-key-compromised = Key compromised
    .about = A body's key got into other hands. What it signed counts no more from the given position of the log on; what was taken in before stays, with a flag.
    .line = Key of { $body } compromised, from position { $from } on
regime-key-compromised--body = Body
regime-key-compromised--key = Key
regime-key-compromised--from = From position
    .hint = The first position of the log from which the key does not count.
regime-key-compromised--source = Source
    .hint = How it is known.

## regime.office_delegated

regime-office-delegated = Power delegated
    .about = An office delegates a power to somebody for a time, by an order.
    .line = Power to { $power } delegated to { $to }, { $from } to { $until }
regime-office-delegated--power = Power
regime-office-delegated--to = To whom
    .hint = Badge or desk.
regime-office-delegated--from = First day
regime-office-delegated--until = Last day
regime-office-delegated--source = Source
    .hint = The order that delegates it.

## regime.grace_period_set

regime-grace-period-set = Grace set
    .about = Until a day the licences of a class, or of every class, do not count as expired.
    .line = Grace until { $until }{ $class ->
        [none] {""}
       *[other] {" "}for { $class }
    }
regime-grace-period-set--class = Class
    .hint = Blank for every class.
regime-grace-period-set--until = Last day
regime-grace-period-set--source = Source
    .hint = The order that sets it.

## regime.holiday_declared

regime-holiday-declared = Holiday declared
    .about = Courts or offices are closed on a day. Where it is the last day of what is due in a court, the next day on which the court sits counts.
    .line = { $of } closed on { $day }: { $title }
regime-holiday-declared--day = Day
    .hint = Such as 2025-07-05; each day of several is declared by itself.
regime-holiday-declared--of = What is closed
regime-holiday-declared--title = Occasion
    .hint = Such as Ashura, or the monsoon flood of July.
regime-holiday-declared--province = Province
    .hint = The code of a province where it is a holiday in one alone; blank if everywhere.
regime-holiday-declared--source = Source
    .hint = The notification that declares it.

## Types

holiday-of = What is closed
holiday-of--everything = Courts and offices
    .line = Courts and offices
holiday-of--courts = Courts
    .line = Courts
holiday-of--offices = Offices
    .line = Offices

offence = Offence
offence--section = Section
offence--title = Title
offence--title_verified = Title checked
    .hint = Whether the title was read in a source.
offence--imprisonment_max = Longest imprisonment
    .hint = Such as three years; blank if not known.
offence--fine_pkr_max = Highest fine, PKR
    .hint = In whole rupees; blank if not known.
offence--maximum_verified = Punishment checked
    .hint = Whether imprisonment and fine were read in a source.
offence--source = Source
    .hint = Where it was read.
offence--in_force_from = In force from
    .hint = As exactly as it is known; blank if not known.
offence--in_force_until = In force until
    .hint = When it went out of force; blank if it did not.

part = Part of a regime
part--bodies = Bodies
    .line = Bodies
part--fees = Fees
    .line = Fees
part--terms = Terms of licences
    .line = Terms of licences
part--grounds = Grounds
    .line = Grounds
part--checklists = Checklists
    .line = Checklists
part--intervals = Intervals
    .line = Intervals
part--periods = Periods
    .line = Periods
part--powers = Powers
    .line = Powers
part--series = Series of numbers
    .line = Series of numbers
part--offences = Offence catalogue
    .line = Offence catalogue
stated = Source and selection
    .line = { $source } ({ $verified ->
        [yes] checked
       *[no] not checked
    }; { $selected_by })
stated--source = Source
    .hint = The gazette, notification or order that it comes from; of an assumption, that it is one.
stated--verified = Checked
    .hint = Whether it was read in a source.
stated--selected_by = Selected by
    .hint = The date whose regime the value is taken from.
selected-by = Selected by
selected-by--filing = as on the day of filing
    .line = as on the day of filing
selected-by--conduct = as on the day of the conduct
    .line = as on the day of the conduct
selected-by--due = as on the day it is due
    .line = as on the day it is due
selected-by--decision = as on the day of the decision
    .line = as on the day of the decision
licensing-body = Body
licensing-body--code = Code
licensing-body--name = Name
licensing-body--name_urdu = Name in Urdu
licensing-body--kind = What it does
licensing-body--keys = Public keys
licensing-body--grounds_to = Encrypted to keys
    .hint = X25519 keys, 64 hex digits each; two or more for an intelligence body, against loss.
licensing-body--answer_within_days = Answers within, days
licensing-body--silence_is_clearance = Silence is clearance
licensing-body--stated = Stated
body-key = Public key
body-key--key = Key
    .hint = Ed25519, 64 hex digits.
body-key--source = Source
    .hint = How it came here.
body-kind = What it does
body-kind--licensing = licensing office
    .line = licensing office
body-kind--vetting = vets
    .line = vets
body-kind--intelligence = vets, its reasons are for it alone
    .line = vets, its reasons are for it alone
fee = Fee
fee--code = For
fee--class = Class
    .hint = Blank for every class.
fee--amount = Amount
fee--refundable = Refundable
fee--stated = Stated
terms = Terms
terms--class = Class
terms--validity_months = Validity, months
terms--renewal_window_days = Renewal window, days
    .hint = From how many days before its end a renewal can be filed.
terms--renewal_keeps_alive = Renewal keeps it alive
    .hint = Whether a renewal filed in time keeps the licence alive until it is decided.
terms--grace_days = Grace, days
terms--pending_may_operate = May operate while pending
terms--pending_may_operate_days = For how many days
    .hint = From filing; blank until the decision.
terms--vetting_lapses_days = Pass lapses after, days
    .hint = Blank if never.
terms--inspection_required = Inspection required
terms--stated = Stated
ground = Ground
ground--code = Code
ground--title = Title
ground--title_urdu = Title in Urdu
ground--of = Ground for
ground--fine_max = Highest fine
    .hint = Blank if not stated.
ground--bar_months_max = Longest bar, months
    .hint = Blank if not stated.
ground--stated = Stated
ground-for = Ground for
ground-for--refusal = refusal
    .line = refusal
ground-for--renewal_refusal = refusal of a renewal
    .line = refusal of a renewal
ground-for--suspension = suspension
    .line = suspension
ground-for--interim_suspension = interim suspension
    .line = interim suspension
ground-for--revocation = revocation
    .line = revocation
ground-for--closure = closure
    .line = closure
ground-for--fine = fine
    .line = fine
ground-for--bar = bar
    .line = bar
checklist = Checklist
checklist--code = Of what
checklist--title = Title
checklist--points = Points
checklist--stated = Stated
point = Point
point--code = Code
point--title = Title
point--title_urdu = Title in Urdu
point--required = Required
point--unit = Unit
    .hint = Blank where it is a yes or no.
point--least = At least
point--most = At most
period = Period
period--code = For
period--days = Days
period--from = Runs from
period--stops = Stopped by
period--may_extend = Extended by the power to
period--stated = Stated
interval = Interval
interval--code = What
interval--months = Every, months
interval--within_days = Within, days
interval--stated = Stated
power = Power
power--code = To
power--offices = Offices
power--may_delegate = May be delegated
power--stated = Stated
series = Series of numbers
series--code = Of what
series--pattern = Pattern
    .hint = Such as NCCIA-CC-{"{"}year{"}"}-{"{"}serial:5{"}"}.
series--class = Class
    .hint = Blank for every class.
series--first = First serial
series--stated = Stated

## Codes of regimes

code--application = application
code--renewal = renewal
code--licence = licence
code--amendment = amendment
code--inspection = inspection
code--compliance_report = compliance report
code--captive = captive
code--outsourced = outsourced
code--employment = employment
code--objection = open objection
code--stay = stay of a court
code--vetting = vetting
code--vetting_answer = answer to vetting
code--objection_answer = answer to an objection
code--show_cause_answer = answer to a show-cause notice
code--decision = decision
code--appeal = appeal
code--hearing = hearing
code--audit = audit
code--fee = fee due
code--filing = filing
code--request = request
code--service = service of the notice
code--completion = completion of the papers
code--suspension = suspension
code--issue = issue
code--refuse = refuse
code--renew = renew
code--amend = amend
code--suspend = suspend
code--suspend_interim = suspend at once
code--lift = lift a suspension
code--revoke = revoke
code--close = close a centre
code--fine = fine
code--bar = bar
code--extend = extend time
code--recall = recall a decision
code--confirm = confirm a decision
code--director_general = Director General
code--director_licensing = Director Licensing
code--licensing_office = licensing office
code--day = days
code--month = months
code--position = positions
