# One form for every event: what the form itself says.

record-title = Record an event
record-lead = Choose what happened. Each entry has a form of its own; nothing is recorded before you send it.
record-any = On anything that is on record
record-opens = opens a new record
record-on = Concerns
record-new = This opens a new record.
record-what = What happened
record-who = When, who, and what it rests on
record-send = Record it
record-check = Check
record-again = Send the same again
record-leave = Leave without recording
record-needed = needed
record-to-mend = Nothing was recorded yet: { $count ->
    [one] one field needs a look.
   *[other] { $count } fields need a look.
}
record-refused = Nothing was recorded: a rule forbids it. See what is marked below.
record-unknown = It is not known whether this was recorded. Send it again, unchanged: it goes out under the same id, and is never recorded twice.
record-sent-before = Nothing was recorded now. This form was recorded before, with other content. Open the event and correct it.
record-no-id = The form came without its id; nothing was recorded. Go back, reload, and send it again.
record-unknown-field = The form came with a field that this event does not have; nothing was recorded. Go back, reload, and send it again.
record-twice = The form came with a field twice; nothing was recorded. Go back, reload, and send it again.
record-fine = Checked: every rule is kept. Nothing was recorded yet.
record-would-flag = Checked: it can be recorded. Nothing was recorded yet. This would be flagged:
record-next = What usually comes next
record-add-first = Put on record first…
record-choose-another = Choose another
record-close = Close
record-added = On record:
record-kept = What you typed before and did not send is here again.
record-discard = Discard it
record-sealed = It is sealed and stays as it is.

command--occurred_at = Day, time, or a window of time
command--actor = Your badge or desk
    .hint = declared, not checked
command--done_by = Done by
    .hint = who did it, if that was somebody else
command--basis = What it rests on

form-needed = this is needed
form-choose = choose one
form-choose-one = choose one of these
form-not-known = not known
form-which = Which
form-yes = yes
form-no = no
form-whole = write a whole number, such as 149
form-between = write a number from { $min } to { $max }
form-lines = One a line.
form-rows = One a line: { $parts }. A first line may name the columns, in any order.
form-row-write = write { $parts }
form-row-missing = { $field } is missing; write { $parts }
form-cell = { $field }: { $why }
form-line = line { $line }: { $why }
form-not-json = this is not JSON
form-more = More: { $what }
form-too-many = a form takes at most { $max } of these; send the rest in another entry
form-time = 2024, June 2025, 8 July 2025, 8 July 2025 14:30, or a window: 8 July 2025 14:30 to 8 July 2025 16:00. Pakistan time.
form-stream = pick one, or paste its id or the address of its page
form-other-way = what is written under “{ $other }” does not belong to this choice: choose it, or clear what is written there
form-no-such-field = this event has no such field

columns-blank = column { $column } has no heading
columns-none = column { $column }: no field of this event is called so
columns-several = column { $column }: several fields are called so; write one of these instead: { $names }
columns-twice = column { $column }: it is the same field as column { $first }
columns-too-many = cell { $column } has no column: the headings are { $columns }

mend-title-correct = Correct an event
mend-title-retract = Retract an event
mend-about-correct = The event stays as it was recorded, and what you write here stands in its place from now on. Both can be read, with both times and your reason.
mend-about-retract = For what should never have been recorded. The event stays to be read, struck through, with your reason beside it; it counts nowhere any more.
mend-retracted = This event was retracted: there is nothing left to put right. What should stand is recorded as a new event.
mend-cannot = This event cannot be corrected or retracted: it stands as it is.
mend-overtaken = Nothing was recorded. This event was corrected by somebody else after you opened this form: see below what stands now. Send the form again if it is still wrong.
mend-case = Case file
mend-event = Event { $position }
mend-corrected-before = corrected before
mend-changes = What changes
mend-meanwhile = What was changed meanwhile
mend-then = After this correction
mend-when-opened = When you opened the form
mend-what = What it should say
mend-what-hint = Change what is wrong and leave the rest as it is.
mend-around = When, who, and what it rests on
mend-why = Why, and who says so
mend-send-correct = Record the correction
mend-send-retract = Retract the event
mend-leave = Leave it as it is
mend-instead-correct = Should it never have been recorded?
mend-retract-instead = Retract it instead.
mend-instead-retract = Is only a part of it wrong?
mend-correct-instead = Correct it instead.
form-stream-which = this is no id, and nothing that is offered here is called so, or several things are: pick one, or give its id or the address of its page
