# Cases: their list, the file of each, and notes on it.

# The list.
cases-title = Case files
cases-filter = Filter case files
cases-case = Case
cases-city = City
cases-stage = Stage
cases-agency = Agency
cases-year = Year
cases-words = Words
cases-words-hint = Words of the title, the number or the operation. Never type a person's name or CNIC here: the address is kept by browsers.
cases-any = any
cases-show = Filter
cases-show-all = Show all
cases-none-fits = No case file fits.
cases-no-further = No further case files.
# A link stands between the second and the third.
cases-none = No case is on record yet.
cases-none-act = Record a raid
cases-none-end = { " " }to open one.
cases-began = Began
cases-linked = Linked
cases-changed = Case last changed
cases-number = no.
cases-pages = Pages
cases-moved = This part of the list has changed since you began to read the list. It is shown as it was then, so that no case is left out or shown twice.
cases-moved-newest = Read it as it is now
cases-newest = Newest
cases-older = Older case files

# The head of a file.
case-struck = The opening of this case was retracted: it is in no list and no count. What was recorded of it stays below.
case-struck-why = Read the retraction
case-untitled = Untitled case
case-enquiry = Enquiry
case-began = began
case-parts = Parts of the case file
case-flags = Flags
case-clocks = Clocks
case-raids = Raids
case-firs = FIRs
case-exhibits = Exhibits
case-persons = Persons
case-timeline = Timeline
case-new-raid = Record a raid for it
case-attach = Attach a file
case-record = Record…
# A link stands before the end.
case-recorded = Recorded. This page shows it, up to
case-recorded-at = position { $position }
case-recorded-end = .

# What stands behind a number.
case-of-raids = { $count ->
    [one] raid
   *[other] raids
}
case-of-arrests = { $count ->
    [one] arrested
   *[other] arrested
}
case-of-firs = { $count ->
    [one] FIR
   *[other] FIRs
}
case-of-accused = { $count ->
    [one] accused
   *[other] accused
}
case-of-exhibits = { $count ->
    [one] exhibit
   *[other] exhibits
}
case-of-persons = { $count ->
    [one] person
   *[other] persons
}
case-of-flags = { $count ->
    [one] open flag
   *[other] open flags
}

# Flags.
case-flags-are = what the law asks for and the record does not show
case-no-flags = None.
case-flag-open = open
case-flags-open = { $count } open
case-flags-ended = ended
case-times = { $count } times

# Clocks.
case-judged = judged
case-no-clocks = No clock of the law runs.
case-clock-what = What is due
case-clock-from = From
case-clock-due = Due
case-clock-done = Done
case-clock-verdict = Verdict
case-clock-latest = at the latest
case-clock-not-yet = not yet
case-for-accused = { $count } accused
case-for-firs = { $count ->
    [one] { $count } FIR
   *[other] { $count } FIRs
}
case-for-raids = { $count ->
    [one] { $count } raid
   *[other] { $count } raids
}
case-for-exhibits = { $count ->
    [one] { $count } exhibit
   *[other] { $count } exhibits
}
case-for-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
case-for-accused-in = { $accused } in { $streams }
case-officers = Officers

# Raids.
case-no-raids = No raid is linked.
case-raid-arrested = Arrested
case-raid-local = Local
case-raid-foreign = Foreign
case-raid-women = Women
case-raid-not-told = not told
case-raid-one-by-one = One by one
case-raid-centres = Centres
case-raid-witnesses = Witnesses
case-raid-local-of = { $count } local
case-raid-recovered = Recovered
case-raid-authority = Authority
case-raid-led-by = Led by
case-raid-team = Team
case-raid-nationalities = Nationalities
case-raid-also = Also serves
case-none-recorded = none recorded
case-not-known = not known

# FIRs and accused.
case-firs-and-accused = FIRs and accused
case-no-firs = No FIR is linked.
case-fir = FIR { $number }
case-fir-nth = FIR { $nth } of { $count }, number not known
case-fir-unknown = FIR, number not known
case-fir-lodged = lodged
case-fir-challan = challan
case-fir-cancelled = cancelled
case-fir-no-sections = sections not given
case-accused-all = Accused
case-accused = Accused
case-standing = Standing
case-arrested = Arrested
case-produced = Produced
case-remand = Remand
case-physical = Physical, days
case-accused-clocks = Clocks
case-not-arrested = not arrested
case-not-produced = not recorded
case-no-remand = none
case-remand-told = { $custody }{ $days ->
    [none] { "" }
    [one] , { $days } day
   *[other] , { $days } days
}{ $asked ->
    [none] { "" }
   *[other] { " " }of { $asked } asked
}

# Exhibits.
case-no-exhibits = No exhibit is recorded.
case-exhibit-what = What
case-exhibit-quantity = How many
case-exhibit-number = Number
case-exhibit-holder = Held by
case-exhibit-seal = Seal
case-exhibit-custody = Custody
case-exhibit-destroyed = destroyed
case-exhibit-from = from

# Persons and complaints.
case-no-persons = Nobody is recorded one by one.
case-persons-counted = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
case-person-name = Name or label
case-person-cnic = CNIC
case-person-sex = Sex
case-person-nationality = Nationality
case-person-roles = Roles seen
case-person-marks = Marks
case-person-checked = checked
case-person-not-checked = not checked
case-person-no-cnic = none
case-person-minor = minor
case-person-absconded = at large
case-complaints = Complaints

# The timeline. Behind some of these stands a time or who did it.
case-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries, by when they happened
}
case-entries-earlier = Earlier entries
case-entries-later = Later entries
case-all-entries = All entries, for printing
case-other-entries = Other entries
case-entries-some = entries { $first } to { $last } of { $total }, by when they happened
case-entry-at = Event at position { $position }
case-done-by = by
case-logged-by = logged by
case-logged = recorded
case-assurance = { $of ->
    [declared] declared
   *[other] { $code }
}
case-later = { $exact ->
    [yes] { $span } later
   *[no] at least { $span } later
}
case-corrected = corrected
case-before = Before:
case-why = Why:
case-stop = .
case-mended-by = By
case-retracted = retracted
case-same = possibly entered twice, not counted
case-same-as = Same as #{ $position }?
case-apart = Not the same
case-field-happened = Happened
case-field-done-by = Done by
case-field-basis = Basis
case-correct = Correct
case-correct-entry = Correct event { $position }
case-retract = Retract
case-retract-entry = Retract event { $position }
case-take-back = Take back
case-take-back-of = Take back the correction of event { $position }

# A note.
note-add = Add a note
note-not-known = It is not known whether the note was recorded. Send it again: it goes out under the same id, and is never recorded twice.
note-text = Note
note-source = Where it comes from
note-source-hint = if it is not your own
note-actor = Your badge or desk
note-actor-hint = declared, not checked
note-no-actor = give your badge or desk
note-send = Add the note
note-again = Send the same note again
note-no-id = The form came without its id; nothing was recorded. Go back, reload, and send it again.
