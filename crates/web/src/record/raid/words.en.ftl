# One form for a whole raid, and what is read of a pasted list of people.

raid-title = Record a raid
raid-about = The whole raid goes on record in one go: all of it, or nothing. What happened outside is taken as it was; what the law asks for and is missing is flagged, not refused.
raid-unknown = It is not known whether this raid was recorded.
    .how = The answer was lost on its way.
    .then = Send it again, unchanged: it goes out under the same id. If it was recorded, you get to its case file; it is never recorded twice.
raid-again = Send the same raid again
raid-send = Record the raid
raid-check = Check without recording
raid-to-mend = Nothing was recorded yet: { $count ->
    [one] { $count } field needs a look.
   *[other] { $count } fields need a look.
}
raid-checked-to-mend = Nothing was recorded: { $count ->
    [one] { $count } field needs a look.
   *[other] { $count } fields need a look.
}
raid-sent-before = Nothing was recorded now. This form was recorded before, with other content: what is on record is corrected from its case file, and another raid needs a new form (Record a raid, above).
raid-one-of = one of the fields marked so is meant: { $why }
raid-size = This raid makes { $made ->
    [one] { $made } record
   *[other] { $made } records
}; one command may make { $max }.

## Where and when

raid-where-when = Where and when
raid-place = Place
raid-city = City
raid-date = Day
    .hint = 2025-07-08, or 2025-07 or 2025 if no more is known
raid-from = Began
raid-to = Ended
raid-operation = Operation
    .hint = such as Operation Grey
raid-centre-count = Centres found
    .hint = their number, if not all are on record

## Centres. What a field is called alone is for the list of what is wrong.

raid-centres = Centres raided
    .hint = Tick the centres on record that were found at the place. Leave it blank if none is known.
raid-centres-none = No centre is on record yet.
raid-centres-none-found = No centre on record has these words.
raid-centres-none-here = None is on record in this city; look for it by its name or address.
raid-centres-on-record = Centres on record
raid-centre-at = { $address }, { $city }
raid-centre-nameless = name not known
raid-centre-find = Look for a centre
    .hint = a word of its name, address or city
raid-centre-look = Look for it
raid-centre-new = A centre that is not on record yet
    .hint = It goes on record by itself, with the city, day, badge and basis of this form; then it is ticked above.
raid-centre-name = What it calls itself
    .hint = blank if nobody knows
    .alone = What the centre calls itself
raid-centre-address = Where in the city
    .alone = Where in the city the centre is
raid-centre-put = Put it on record
raid-centre-noted = The centre is on record, and ticked below. The raid is not recorded yet.
raid-centre-to-mend = The centre was not put on record yet: see what is marked below.
raid-centre-refused = The centre was not put on record: see below.
raid-centre-unknown = It is not known whether the centre was put on record. Press “Put it on record” again: it is never recorded twice.

## Case

raid-case-choice = Case
raid-case-new = Open a new case
raid-case-existing = A case on record
raid-case-title = Title of the new case
    .hint = no names
raid-case-agency = Agency
    .hint = NCCIA when blank
raid-case-circle = Circle
raid-case-for = For
raid-case = Id of the case on record
    .hint = choose one of the newest, or copy the id from its case file
    .alone = Case on record
raid-case-offer = { $title }, { $city }

## Authority and team

raid-authority-team = Authority and team
raid-authority = Authority
raid-authority-warrant = Warrant
raid-authority-exception = Without a warrant, on a recorded ground
raid-authority-not-stated = Not stated
raid-warrant-number = Warrant number
raid-warrant-court = Court
raid-exception-ground = Ground for the search without a warrant
    .hint = PECA s.33
raid-lead-officer = Led by
    .hint = badge or desk
raid-team = Team
    .hint = badges, with commas between

## Witnesses

raid-witnesses = Witnesses of the recovery
    .hint = CrPC s.103 asks for two from the locality.
raid-witness = Witness { $row }
raid-witness-name = Name
raid-witness-cnic = CNIC
    .hint = NNNNN-NNNNNNN-N
raid-witness-local = of the locality
raid-witness-excuse = Why there were fewer than two
    .alone = Why there were fewer than two witnesses

## Counts and people

raid-counts = Counts on the spot
    .hint = As counted or reported for the whole raid. People listed below are not added to them.
raid-on-site = On site
raid-arrested = Arrested
raid-arrested-local = Local
raid-arrested-foreign = Foreign
raid-arrested-female = Women
raid-by-nationality = By nationality
    .hint = CN 48, NG 8
raid-people = People, one by one
    .paste = Paste a list, one person a line
    .hint = name; sex; age; nationality; CNIC or passport; role; arrested or released. In any order, with semicolons, tabs, commas or bars between, or pasted from a spreadsheet, with headings or without. Leave out what is not known.

## Parcels and money

raid-parcels = Parcels seized
    .hint = A parcel is one exhibit: 10,000 SIM cards are one parcel. Leave malkhana and number blank while the number is pending.
raid-parcel = Parcel { $row }
raid-parcel-kind = Kind
raid-parcel-count = How many
    .hint = 10000+ if there may be more
raid-parcel-unit = Unit
    .hint = items when blank
raid-parcel-imei = IMEI
    .hint = of a single phone, 15 digits
raid-parcel-description = Description
raid-parcel-found-at = Found where
raid-parcel-seal = Seal
raid-parcel-malkhana = Malkhana
raid-parcel-serial = Number
    .hint = such as 14/2025
raid-parcel-diary = Diary entry
raid-parcel-holder = Held by
    .hint = who seized it when blank
raid-parcel-add = Add a parcel
raid-money = Money recovered
raid-cash = Money { $row }
raid-cash-amount = Amount
raid-cash-currency = Currency
    .hint = PKR when blank

## Who records it

raid-who = Who records it
raid-actor = Your badge or desk
    .hint = declared, not checked
raid-done-by = Who did it
    .hint = you when blank
raid-basis = Basis
raid-basis-own-act = Own act
raid-basis-report = Report
raid-basis-paper = Paper
raid-basis-press = Press
raid-basis-by = Reported by
raid-basis-register = Register
    .hint = roznamcha, Register XIX
raid-basis-number = Number
    .alone = Number in the register
raid-basis-page = Page
raid-basis-source = Source
    .hint = the paper, and the article's number

## What is wrong with a field

# A field of one row, in the list of what is wrong.
raid-of-row = { $row }, { $field }
raid-wrong-needed = this is needed
raid-wrong-whole = write a whole number, such as 149
raid-wrong-count = write a whole number, with a plus if there may be more: 10000+
raid-wrong-amount = write a whole amount, such as 5850000
raid-wrong-kind = say what it is
raid-wrong-serial = write number and year, such as 14/2025; leave it blank while it is pending
raid-wrong-malkhana-missing = the malkhana whose register gives the number is missing
raid-wrong-serial-missing = the number is missing; leave the malkhana blank while it is pending
raid-wrong-imei-of-one = an IMEI is of one phone: give that phone a row of its own
raid-wrong-day = write the day as 2025-07-08, or 2025-07, or 2025
raid-wrong-began = the time it began is missing
raid-wrong-day-of-times = times need the day: write it as 2025-07-08, or leave the times out
raid-wrong-times = write the day as 2025-07-08 and the times as 04:15; leave the times out if they are not known
raid-wrong-authority = say on what authority the place was searched
raid-wrong-case = no case has this id
raid-wrong-case-choice = choose the case this raid serves
raid-wrong-witness = the witness's name is missing
raid-wrong-centre = this centre is not on record yet: press “Put it on record”, or clear both fields
raid-wrong-nationality = “{ $part }” is not a country and a number, such as CN 48
raid-wrong-people-max = { $count } people; at most { $max } go in one form
raid-wrong-people-lines = { $count ->
    [one] { $count } line is not understood; see below
   *[other] { $count } lines are not understood; see below
}
raid-wrong-size = { raid-size } Leave some people or parcels out; add them from the case file afterwards.

## What was understood of a pasted list of people

people-understood = What was understood
people-sum = { $count ->
    [one] { $count } person
   *[other] { $count } people
}: { $arrested } arrested, { $released } released
people-unread = { $count } not understood
people-line = Line
people-outcome = Outcome
people-not-told = not told
people-arrested = arrested
people-released = released
people-not-understood = Not understood
people-left-out = Left out
people-headings = Headings
people-wrong-outcome = arrested or released is missing
