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
    .rule = FIR numbers, exhibit numbers and checked CNICs are unique
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
       *[stream] { $stream }
    } was given before, and is never given again; give another code
    .rule = a code means one place for ever
refusal-section-not-in-force = { $section } is known not to have been in force at the time of the offence ({ $offence }); check the section and the date
    .rule = a section is in force on the date of the offence
refusal-custody-not-the-holder = only who holds the exhibit can hand it over or have it destroyed; if it happened elsewhere, record it with its basis (report, paper or press)
    .rule = only the holder decides a transfer or a destruction
refusal-custody-destroyed = this exhibit is on record as destroyed; if that is wrong, correct or retract it, and if this happened elsewhere, record it with its basis (report, paper or press)
    .rule = what is destroyed is neither moved nor destroyed again
refusal-custody-second-person = this takes a second person, other than who does it and who logs it; name one
    .rule = nothing is destroyed without a second person
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

## note_added

note-added = Note
    .about = Something worth knowing about this record, with where it comes from. A note changes nothing else on the record.
    .line = Note added
note-added--text = Note
note-added--source = Where it comes from
    .hint = Blank if it is your own.

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
