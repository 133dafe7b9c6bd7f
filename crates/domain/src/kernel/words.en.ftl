# What any stream can say: refusals, verdicts, times, places, kinds of stream, citations of law.
# The same messages stand in words.ur.ftl, with the same arguments. How they are named: words.rs.

## Verdicts and ends

verdict-running = running
verdict-met = met
verdict-late = late
verdict-overdue = overdue
verdict-ended = ended
verdict-missed = missed
verdict-cannot-be-judged = cannot be judged

# A deadline whose days are not counted for now.
stopped = stopped since { $since }: { $by }

# A last day that was moved.
moved-sunday = { $from } was a Sunday: in time until the end of { $to } ({ $section }; this reading has not been checked by a lawyer)
moved-holiday = Courts were closed on { $from }: in time until the end of { $to } ({ $section }; this reading has not been checked by a lawyer)

ended-done-late = done late
ended-given-late = given late

## Kinds of stream, places, what is unique

kind-log = log
kind-centre = call centre
kind-complaint = complaint
kind-case = case
kind-raid = raid
kind-fir = FIR
kind-exhibit = exhibit
kind-person = person
kind-regime = regime
kind-figure = publication of figures
kind-reservation = reservation
kind-licence = licence
kind-gazetteer = gazetteer
kind-unknown = unknown

place-province = province
place-city = city
place-circle = circle
place-station = station
place-malkhana = malkhana

# What a field asks for.
wanted-city = city
wanted-circle = circle
wanted-station = station or circle
wanted-malkhana = malkhana, station or circle

namespace-fir-number = FIR number
namespace-exhibit-number = exhibit number
namespace-cnic = CNIC
namespace-licence-number = licence number
namespace-licence-premises = licence for these premises

## Lists

list-names = { ", " }
list-separator = ;{ " " }
list-numbers = ,{ " " }
list-or = { " " }or{ " " }
list-items = ,{ " " }

## What a stream is called where nobody may be named

called-person = { $label }
called-person-unknown = unknown { $sex ->
        [female] female
        [male] male
       *[person] person
    }{ $ordinal ->
        [0] { "" }
       *[other] { " " }{ $ordinal }
    }
called-raid = raid at { $place }
called-fir = FIR { $serial }/{ $year }
called-fir-at = FIR at { $station }
called-exhibit = { $kind }, { $quantity }
called-exhibit-numbered = { $kind }, { $quantity } ({ $malkhana } { $serial }/{ $year })
called-centre = call centre { $name }
called-centre-in = call centre in { $city }
called-licence = licence { $number }
called-application = application, diary no. { $diary }

## Values

value-yes = yes
value-no = no
value-sealed = sealed
value-without-code = had no code when it was recorded

## Times

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

time-month = { $month } { $year }
time-day = { $day } { $month } { $year }
time-clock = { $day }, { $clock }
time-range = { $first } to { $last }

span-under-an-hour = less than an hour
span-hour = an hour
span-hours = { $hours } hours
span-days = { $days } days

## Citations of law

# How a statute's sections, rules and articles are cited; English citations stand as they are.
citation-section = { $statute } s.{ $section }
citation-sections = { $statute } s.{ $section }
citation-rule = { $statute } { $section }
citation-article = { $statute } art. { $section }
statute-crpc = CrPC
statute-peca = PECA
statute-ppc = PPC
statute-police-rules = Police Rules
statute-juvenile-justice-system-act = Juvenile Justice System Act
statute-general-clauses-act = General Clauses Act
statute-vienna-convention-on-consular-relations = Vienna Convention on Consular Relations

# What stands in the place of a section and is none.
section-record = record
section-late-entry = late entry
section-offence-catalogue = offence catalogue
section-nccia-dg-s-permission = NCCIA, DG's permission
section-licensing-regime = licensing regime

## Refusals

# How a refusal is told where nothing else says what it means for the data.
refused = nothing was recorded: { $why }

# Rules that several refusals share.
rule-opened-first = what is added to is opened first
rule-recorded-once = a fact is recorded once
rule-own-kind = each event belongs to its own kind
rule-records-of-a-command = a command makes 1 to 1,000 records
rule-cnic = CNICs are NNNNN-NNNNNNN-N
rule-code-of-the-gazetteer = a code is one of the gazetteer's, of the kind that is asked for
rule-an-event-that-stands = only an event that stands is corrected or retracted
rule-own-type = a correction replaces an event by one of its own type, about the same thing

refusal-stream-not-open = nothing is on record under this id yet; open it first, or check the id
    .rule = { rule-opened-first }
refusal-stream-already-open = this was opened before; if the record is wrong, correct the event that opened it
    .rule = { rule-recorded-once }
refusal-event-already-recorded = this is on record already; if the record is wrong, correct it instead
    .rule = { rule-recorded-once }
refusal-stream-unknown = { $stream } is not on record; check the id, or record it first
    .rule = { rule-opened-first }
refusal-event-wrong-kind = this event belongs to a stream of another kind ({ $wanted }), and the id is of this kind: { $found }; check the id
    .rule = { rule-own-kind }
refusal-event-not-for-commands = this event is not added by itself: the service writes it, or a command made for it (seize, note, correct, retract)
    .rule = { rule-own-kind }
refusal-command-empty = the command holds no event; add at least one
    .rule = { rule-records-of-a-command }
refusal-command-too-many-events = the command makes at least { $records } records, and one command may make { $max }; send it in parts
    .rule = { rule-records-of-a-command }
refusal-time-in-the-future = the time it happened ({ $occurred }) is more than 5 minutes in the future; check the date and the clock
    .rule = occurred_at is at most 5 minutes after the moment of recording
refusal-number-cnic = a CNIC is written NNNNN-NNNNNNN-N (a real one begins with 1 to 9, a made-up one with 0)
    .rule = { rule-cnic }
refusal-number-imei = an IMEI has 15 digits, the last of them a check digit that must fit
    .rule = IMEIs have 15 digits and pass Luhn
refusal-number-phone = a phone number is written as E.164: a plus, the country, the number, such as +92 without blanks
    .rule = phone numbers are E.164
refusal-number-synthetic-cnic = a CNIC that begins with 0 is made up, and only a demonstration log takes it
    .rule = { rule-cnic }
refusal-number-too-much-money = more than { $max } units of a currency are taken for a slip of the hand; check the amount
    .rule = no amount is larger than a year's budget of the country
refusal-number-not-in-a-register = a register's number is 1 or more, and its year is 1947 or later and not to come; check both
    .rule = a number stands in a register of a year
refusal-number-too-large = no number of this kind is larger than { $max }; check it for a slip of the hand
    .rule = days, minutes and years have a limit
refusal-time-device-clock = the device's clock plus its correction is not a possible time; nothing was recorded; check both
    .rule = a device's clock, put right, shows a time
refusal-reservation-taken = this { $what } is on record already, and there can be only one; check it, or correct the earlier record
    .rule = FIR numbers, exhibit numbers, licence numbers and checked CNICs are unique, and premises have one licence at a time
refusal-reservation-not-comparable = this { $what } holds a character that cannot be compared reliably with other entries, or nothing but marks; write it with letters and digits
    .rule = what must be unique can be compared for ever
refusal-place-unknown = the gazetteer has no such place under the code { $code }; look in the list of places (greyfile gazetteer list), or add it first
    .rule = { rule-code-of-the-gazetteer }
refusal-place-wrong-kind = { $code } is no { $wanted }, as the gazetteer has it; pick another, or give the name alone
    .rule = { rule-code-of-the-gazetteer }
refusal-place-wrong-area = { $code } is no { $kinds }, as the gazetteer has it; give the code of one
    .rule = { rule-code-of-the-gazetteer }
refusal-place-no-store = only a malkhana belongs to a station or circle, and this is a { $kind }; leave the station out
    .rule = { rule-code-of-the-gazetteer }
refusal-place-not-asked-for = no field asks for a { $kind }, so no text is mapped to one; give the code of another place
    .rule = { rule-code-of-the-gazetteer }
refusal-place-means-another = “{ $typed }” means { $code } already; if that is wrong, correct or retract the entry of the gazetteer that says so
    .rule = a text means one place where a field asks for one
refusal-place-used-before = { $what ->
        [place] the code { $code }
        [regime] the code { $code }
       *[stream] { $stream }
    } was given before, and is never given again; give another code
    .rule = a code means one thing for ever
regime-list = { $list ->
        [bodies] bodies
        [fees] fees
        [terms] terms
        [grounds] grounds
        [checklists] checklists
        [intervals] intervals
        [periods] periods
        [powers] powers
        [series] series of numbers
       *[offences] offence catalogue
    }
refusal-regime-body-missing = the regime names no body that { $kind ->
        [licensing] decides applications (kind licensing)
        [vetting] vets them (kind vetting)
       *[intelligence] vets them as an intelligence body (kind intelligence)
    }; add one under bodies
    .rule = a regime of licensing names the office, a body that vets and an intelligence body
refusal-regime-named-twice = { regime-list }: { $code } is named twice; name it once
    .rule = a list names each thing once
refusal-regime-dates-overlap = { $section } stands twice in the offence catalogue for one time; end the first entry (in_force_until) before the next begins
    .rule = a section is in force once at a time
refusal-regime-unknown-currency = { regime-list }: { $code } is in { $currency }, which the regime does not name; add it under currencies or correct it
    .rule = money is in a currency that the regime names
refusal-regime-unknown-stop = nothing is known that is called { $stop } and could stop the period { $period }; name objection, fee, inspection, stay, vetting, or a period of the file that is called objection_answer, vetting_answer or show_cause_answer
    .rule = a period is stopped by what can be seen on the record
refusal-regime-cycle-of-stops = these periods stop each other, so that none would ever run: { $periods }; take one of the stops out
    .rule = periods do not stop each other in a circle
refusal-regime-unknown-power = the regime states no power to { $power }{ $of ->
        [period] , by which the period { $period } would be extended
       *[alone] {""}
    }; add it under powers or name another
    .rule = a power is used that the regime states
refusal-regime-unknown-class = the regime has no terms for the class { $class }; add them under terms or name another class
    .rule = a class has terms
refusal-regime-series-pattern = the pattern of the series { $code } gives no number of its own to each; write the serial once, as {"{"}serial{"}"} or {"{"}serial:5{"}"}, and beside it only {"{"}year{"}"} and text
    .rule = each number of a series is another
refusal-regime-too-few-recipients = { $body } needs at least { $least } different recipients (grounds_to), to whom what is for it alone is encrypted
    .rule = an intelligence body has two recipients against loss, another that vets has one
refusal-regime-no-key = { $body } has no key, so that nothing it signs could be known for its own; add one under keys
    .rule = each body signs with a key of its own
refusal-regime-key-shared = a key of { $body } is listed twice, or is another body's; give it one that no other has
    .rule = each body signs with a key of its own
refusal-regime-key-given-up = a key of { $body } was replaced or got into other hands before; give a new one
    .rule = a key that was given up is never taken again
refusal-regime-key-of-demonstration = a key of { $body } is one of the demonstration’s, with which everybody can sign and read; put in the keys that the body gave
    .rule = no body of a real log has a key of the demonstration
refusal-regime-part-too-large = { regime-list }: { $code } is more than one record can hold; shorten its texts
    .rule = a part of a regime fits into one record
refusal-regime-code-taken = there is a regime of the code { $code } already; give this one another code, or correct that one
    .rule = each regime has a code of its own
refusal-regime-unknown-body = the regime in force names no body { $body }; look in greyfile regime show
    .rule = only bodies of the regime take part
refusal-regime-unknown-key = { $body } has no such key in force; look in greyfile regime show
    .rule = a key is replaced or given up that the body has
refusal-regime-not-to-be-delegated = the regime does not let the power to { $power } be delegated
    .rule = a power is delegated where the regime allows it
refusal-regime-ends-before-it-begins = the last day is before the first; check both
    .rule = what begins ends later
refusal-section-not-in-force = { $section } is known not to have been in force at the time of the offence ({ $offence }); check the section and the date
    .rule = a section is in force on the date of the offence
refusal-file-not-here = the file { $sha256 } is not here: it was never received whole, or waited longer than a day; send it again, then attach it
    .rule = { rule-a-file-that-is-here }
refusal-file-other-length = the file has { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }, another length than is said; give the length that it has
    .rule = { rule-a-file-that-is-here }
refusal-file-other-type = by its first bytes the file is { $is }, something else than is said; give the type that it has
    .rule = { rule-a-file-that-is-here }
rule-a-file-that-is-here = a file is attached that was received whole, with its own length and type
refusal-custody-not-the-holder = only who holds the exhibit can hand it over or have it destroyed; if it happened elsewhere, record it with its basis (report, paper or press)
    .rule = only the holder decides a transfer or a destruction
refusal-custody-destroyed = this exhibit is on record as destroyed; if that is wrong, correct or retract it, and if this happened elsewhere, record it with its basis (report, paper or press)
    .rule = what is destroyed is neither moved nor destroyed again
refusal-custody-second-person = this takes a second person, other than who does it and who logs it; name one
    .rule = nothing is destroyed, and no decision is undone, without a second person
refusal-correction-no-such-event = there is no such event here to correct or retract; check both ids
    .rule = { rule-an-event-that-stands }
refusal-correction-retracted = this event was retracted and cannot be corrected; record what is right as a new event
    .rule = { rule-an-event-that-stands }
refusal-correction-cannot-be-undone = this event cannot be corrected or retracted
    .rule = { rule-an-event-that-stands }
refusal-correction-type-changed = a correction cannot turn the event into another kind; retract it and record the right one
    .rule = { rule-own-type }
refusal-correction-identity-changed = a correction cannot make the event concern something else; retract it and record the right one
    .rule = { rule-own-type }
refusal-not-the-same-not-marked = this entry is not marked as possibly the same as an earlier one; there is nothing to decide
    .rule = an event is said not to be the same as an earlier one only while it is marked as possibly the same
refusal-correction-nothing-changed = the correction changes nothing; give what it should have said, or when it happened
    .rule = a correction changes something
refusal-correction-overtaken = this event was corrected after you looked at it (see { $by }); look at it again, and correct what is still wrong
    .rule = a correction is made from what the event says now
refusal-retraction-no-such-duplicate = the entry it is said to duplicate is not on record, or is itself; check its id
    .rule = a duplicate is one of an entry that stands
refusal-raid-one-case = the raid names a case on record and a new one; give one of the two
    .rule = a raid is recorded with one case; link others afterwards
refusal-raid-role-without-case = people[{ $person }].role: a role is seen in a case, and the raid names none; give case or new_case, or leave the role out
    .rule = a role is seen in a case

# Rules that several refusals of licensing share.
rule-of-the-regime = what is decided here rests on what the regime in force states
rule-show-cause = an adverse decision follows a show-cause notice that was answered, or whose time to answer is over; one notice leads to one decision
rule-suspended-at-once = a suspension before a hearing needs a ground that gives the power for it, and the date of the hearing
rule-state-of-the-licence = a decision fits what the record says of the application and its licence

refusal-licensing-no-such-reference = the entry that this refers to ({ $event }) is not on this record, was retracted, or is of another kind; check its id
    .rule = an entry refers to an entry of its own record that stands
refusal-licensing-not-in-the-regime = the regime in force does not state the { $what ->
        [body] body
        [fee] fee
        [class] class
        [ground] ground
        [checklist] checklist
        [point] point
       *[power] power
    } { $code } for this; look at the regime (greyfile regime show) and correct the code
    .rule = { rule-of-the-regime }
refusal-licensing-no-regime = no regime of licensing was in force on that day; have one adopted first, or, if this was decided elsewhere, record it with its basis (report, paper or press)
    .rule = { rule-of-the-regime }
refusal-licensing-unknown-currency = the regime takes no money in this currency; give the amount in a currency that it names
    .rule = { rule-of-the-regime }
refusal-licensing-not-its-premises = the centre's record has no premises { $premises }; check the code, or add them to the centre's record first
    .rule = a licence or an order is about premises of its own centre
refusal-licensing-no-premises = no premises are named; name those that the licence is for
    .rule = a licence is for premises
refusal-licensing-no-validity = the last day lies before the first; check both
    .rule = a licence has at least one day
refusal-licensing-answer-refused = { $why ->
        [not_a_file] this is no file of vetting; look whether it is the right one
        [other_kind] this file of vetting is no answer; send the file that the body signed
        [cut_short] the answer file is cut short; have it sent again
        [too_large] the answer file has more bytes than any such file has; look whether it is the right one
        [line_ends] the line ends of the answer file were changed on its way; have it sent again, as an attachment
        [newer_format] the answer file was written by a newer Greyfile; update this one first
        [malformed] the answer file is not as it should be; have it made again
        [key_unknown] the answer is signed with a key that the regime does not name; ask whose it is before you go on
        [key_of_another] the answer is signed with the key of another body; ask the body that was asked
        [key_rotated_out] the answer is signed with a key that was replaced, and the overlap is over; have it signed with the new key
        [key_compromised] the answer is signed with a key that got into other hands; ask again in a new round, and have it signed with the new key
        [signature] the signature of the answer is wrong: it was altered after it was signed, or damaged; have it sent again, and report it if that happens twice
        [other_log] the answer is about the record of another log; look whether it was meant for another office
        [other_licence] the answer is about another application; record it there
        [other_body] the answer is about what another body was asked; ask the body for its own
        [other_round] the answer is about a round in which this body was not asked; look at which request it answers
        [other_digest] the answer is about other persons or premises than those the body was asked about; ask again in a new round
        [covers_less] the answer leaves out persons or premises that the body was asked about; have it made again
        [covers_other] the answer covers persons or premises that the body was not asked about; have it made again
       *[not_asked] the body was not asked this, or the request was withdrawn; send it a request first
    }
    .rule = a body's answer counts as the file that it signed, with a key of the regime, about exactly what it was asked
refusal-licensing-not-vetted = { $why ->
        [not_asked] { $body } was not asked this, or the request was withdrawn; send it a vetting request first
        [awaited] { $body } has not answered its vetting request yet; wait for its answer
        [not_clear] { $body } did not clear it; refuse it, or send a new vetting request
        [contradicts] { $body } answered its vetting request in two different ways; ask again in a new round
        [lapsed] the vetting answer of { $body } counts no longer; ask again in a new round
        [not_covered] the owners, key persons or premises are no longer those that { $body } cleared; ask again in a new round
       *[key] the key that signed the vetting answer of { $body } does not count; ask again in a new round
    }
    .rule = every body that the regime names has cleared, in its last round, the owners, key persons and premises of that moment
refusal-licensing-to-be-confirmed = this decision was recorded from elsewhere; it becomes one of this office when it is confirmed (decision confirmed), not by a correction
    .rule = a decision is taken here by who holds the power, and passes every rule then
refusal-licensing-too-long = with this first day, the regime lets a licence last until { $last } at most; end it on that day or before
    .rule = a licence is given for as long as the regime says, or for less
refusal-licensing-other-amount = { $fee } is { $amount } by the regime; assess that amount
    .rule = a fee is assessed as the regime states it
refusal-licensing-no-ground = { $wanted ->
        [bar] no ground is named that gives a bar; name one of the regime's, or set no bar
       *[fine] no ground is named that gives a fine; name one of the regime's
    }
    .rule = a bar and a fine rest on a ground that the regime gives for them
refusal-licensing-bar-too-long = these grounds give no bar beyond { $last }; end it on that day or before
    .rule = a bar is no longer than the regime gives for its grounds
refusal-licensing-fine-too-high = the highest fine on these grounds is { $max }; impose that or less, in that currency
    .rule = a fine is no higher than the regime gives for its grounds
refusal-licensing-other-round = the next vetting request to { $body } in this matter is round { $next }; number it so
    .rule = the requests to a body are numbered from 1 in each matter
refusal-licensing-not-inspected = { $unmet ->
        [0] the premises { $premises } were not inspected; record their inspection first
        [one] the last inspection of the premises { $premises } found { $unmet } required point not met; inspect them again once it is
       *[other] the last inspection of the premises { $premises } found { $unmet } required points not met; inspect them again once they are
    }
    .rule = where the regime asks for it, premises are inspected and every required point is met
refusal-licensing-fee-due = { $why ->
        [not_assessed] no fee was assessed for: { $fee }; assess it and record its payment first
       *[unpaid] { $left } of this fee is not paid: { $fee }; record its payment first
    }
    .rule = fees are assessed and paid before a decision, and a payment that was reversed does not count
refusal-licensing-objections-open = { $count ->
        [one] { $count } objection that the decision waits for is open; close it first
       *[other] { $count } objections that the decision waits for are open; close them first
    }
    .rule = nothing is decided while an objection that blocks is open
refusal-licensing-findings-open = { $count ->
        [one] { $count } finding that the decision waits for is open; close it first
       *[other] { $count } findings that the decision waits for are open; close them first
    }
    .rule = nothing is decided while a finding that blocks is open
refusal-licensing-barred = this applicant cannot be licensed until { $until } is over; decide after that day, or once the bar was ended
    .rule = nobody is licensed while a bar is in force
refusal-licensing-no-power = who decides this does not hold the power for it ({ $power }); have an officer decide it who does, or have the power delegated first
    .rule = a decision is taken by an office that the regime gives the power, or by whom it was delegated to
refusal-licensing-recused = this cannot be decided by this officer; assign another officer
    .rule = a decision is taken by an officer who takes part in the matter
refusal-licensing-no-reasons = an adverse decision needs reasons that may be told to whom it is about; add them
    .rule = an adverse decision gives its reasons (General Clauses Act 1897 s.24-A)
refusal-licensing-no-show-cause = no show-cause notice is named that this decision follows; name it, or issue one first
    .rule = { rule-show-cause }
refusal-licensing-show-cause-over = this show-cause notice was closed, or a decision followed it already; issue a new one
    .rule = { rule-show-cause }
refusal-licensing-show-cause-for-another = this show-cause notice proposes something else; name the one for this decision, or issue one first
    .rule = { rule-show-cause }
refusal-licensing-time-to-answer-runs = the show-cause notice can be answered until { $until }; decide after that, or once it is answered
    .rule = { rule-show-cause }
refusal-licensing-not-served = the show-cause notice was not answered, and no time to answer it runs: its service is not on record, or the regime states no time; record its service, or wait for the answer
    .rule = { rule-show-cause }
refusal-licensing-stayed = a court stayed this; decide it once the court ended its stay and that is on record
    .rule = nothing is decided that a court stayed
refusal-licensing-no-interim-power = a suspension before a hearing needs a ground of the regime that gives the power for it, and none is named; name it, or issue a show-cause notice instead
    .rule = { rule-suspended-at-once }
refusal-licensing-no-hearing-date = a suspension before a hearing needs the date on which the holder is heard; add it
    .rule = { rule-suspended-at-once }
refusal-licensing-not-licensed = at that time there was no licence, or no suspension, that this could act on; check the id of the record and the date
    .rule = { rule-state-of-the-licence }
refusal-licensing-issued = a licence was issued on this record and stands; renew or amend it instead
    .rule = { rule-state-of-the-licence }
refusal-licensing-not-pending = no application or renewal waits here for a decision; check the id of the record, or have one filed first
    .rule = { rule-state-of-the-licence }
refusal-licensing-more-than-there-is = this is more than is left of that fine or payment, or in another currency; check the amount
    .rule = no more is waived or given back than there is
refusal-licensing-not-its-hand = this is an act of the officer's own; have the officer who took the decision undo it, or an officer with the power confirm it, as own act
    .rule = a decision is undone by who took it, and confirmed by an own act
refusal-licensing-rested-on = this was served, or something rests on it, so it is neither corrected nor retracted; lift it, record how an appeal was decided, or recall the decision
    .rule = what others have acted on is undone by another decision, and both stay readable
refusal-licensing-bar-over = the last day of the bar lies before the decision; check both dates
    .rule = a bar ends after it begins
refusal-licensing-too-many-open = { $max } objections, or { $max } findings, are open on this record already, and it can have no more; close some first
    .rule = no more are open at once than somebody can decide on

## note_added

note-added = Note
    .about = Something worth knowing about this record, with where it comes from. A note changes nothing else on the record.
    .line = Note added
note-added--text = Note
note-added--source = Where it comes from
    .hint = Blank if it is your own.

## file_attached

file-attached = File
    .about = A paper, a photograph or a recording that belongs to this record. The file is kept beside the record, known by its SHA-256.
    .line = File attached: { $kind } ({ $media_type }, { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    })
file-attached--sha256 = SHA-256
    .hint = 64 digits. Send the file first; the answer says it.
file-attached--bytes = Length in bytes
    .hint = As the answer says.
file-attached--kind = What it shows
    .hint = Such as an application, a lease or a CNIC.
file-attached--name = Name of the file
    .hint = As whoever sent it called it; can be blank.
file-attached--media_type = Type
    .hint = What its first bytes say it is, such as application/pdf; the answer says it.
file-attached--caption = Caption
    .hint = What is to be seen on it; can be blank.

## corrected

corrected = Correction
    .about = An entry of this record was wrong, and this is what it should say. The first version stays readable beside it, with the reason.
    .line = Correction: { $reason }
corrected--event = Entry corrected
    .hint = The id of the entry that was wrong.
corrected--seen = Version you saw
    .hint = The id of the latest correction of the entry, or the entry's own id if it was never corrected.
corrected--replacement = What it should say
    .hint = The whole entry as it should be, not only the part that was wrong.
corrected--occurred_at = When it happened
    .hint = Blank if the time was right.
corrected--captured = Captured offline
    .hint = Blank if this was right.
corrected--done_by = Done by
    .hint = Badge or desk; blank if this was right.
corrected--basis = Basis
    .hint = Blank if this was right.
corrected--reason = Why
    .hint = Everybody who reads the case file sees it: no names, no numbers of documents.
corrected--source = What shows it
    .hint = A memo, or a page of a register; blank if nothing does.
corrected--second = Second person
    .hint = Badge or desk. A decision and a vetting answer take one, other than who does this and who logs it; blank for any other entry.

## retracted

retracted = Retraction
    .about = An entry of this record should never have been made, for example because it was entered twice. It stays readable, struck through, and counts nowhere any more.
    .line = Retraction: { $reason }
retracted--event = Entry retracted
    .hint = The id of the entry that should not be there.
retracted--seen = Version you saw
    .hint = The id of the latest correction of the entry, or the entry's own id if it was never corrected.
retracted--reason = Why
    .hint = Everybody who reads the case file sees it: no names, no numbers of documents.
retracted--source = What shows it
    .hint = A memo, or a page of a register; blank if nothing does.
retracted--duplicate_of = Duplicate of
    .hint = The entry that says the same and stays; blank if there is none.
retracted--second = Second person
    .hint = Badge or desk. A decision and a vetting answer take one, other than who does this and who logs it; blank for any other entry.

## not_the_same

not-the-same = Not the same
    .about = An entry that is marked as possibly the same as an earlier one tells of something else: both count from now on.
    .line = Not the same: { $reason }
not-the-same--event = Entry marked
    .hint = The id of the later of the two entries.
not-the-same--reason = Why
    .hint = Everybody who reads the case file sees it: no names, no numbers of documents.
not-the-same--source = What shows it
    .hint = A memo, or a page of a register; blank if nothing does.

## event-in

event-in = Entry of a record
event-in--stream = Record
event-in--event = Entry
