# What the commands print: answers, headings of tables, what is wrong with what was typed.

error = error: { $what }
panic = error: there is a mistake in the program, and what it was doing was not finished; what was acknowledged before is safe; if it was recording a command, send the very same one again with the same id; report the mistake with its place: { $place }
answer-unwritten = the answer cannot be written to standard output
broker-unnamed = no NATS server is named; nothing was changed; name it (--log nats://host:4222)
working-copying = copying and comparing
working-checking = checking { $view }
views-checked = { $view }: { $same } rows, as they would be, were it made anew
working-rebuilding = rebuilding { $view }
folder-to-copy-to = the folder to copy to
standard-input = standard input
file-unreadable = { $file } cannot be read
file-unreadable-unrecorded = { $file } cannot be read; nothing was recorded
file-not-json = { $file } is not JSON
file-unrecorded = { $file }; nothing was recorded

## Answers

recorded = recorded { $events ->
        [1] 1 event
       *[other] { $events } events
    } up to position { $position }{ $flags ->
        [0] { "" }
        [1] , 1 flag
       *[other] , { $flags } flags
    }
checked = nothing was recorded; { $events ->
        [1] 1 event
       *[other] { $events } events
    } would be
flagged = { "  " }flagged: { $flag }{ $besides }
flagged-besides = ; { $field } { $value }
happened = happened { $at }
deadlines-counts = { $overdue } overdue, { $today } due today, { $later } counting down
deadlines-none = Nothing fits.
deadlines-early = Few of very many fit: the search goes on behind the next page.
more-moved = This part of the list has changed since its first page was read.
more-cases = more: --after { $next }
range = { $from } to { $to }
operations-nothing = Nothing is on record for these days; give others with --from and --to.
operations-outside = Not in the sums, since it may lie outside:
operations-outside-row = { $first } to { $last }, { $city }: { $numbers }
status-log = { $log } ({ $purpose ->
        [demo] demo
       *[production] production
    }), founded { $founded }
status-last = last position { $position }
status-halted = THE LOG TAKES NO MORE EVENTS: { $why }
status-view = view { $view } at position { $position }: { $state } (built because { $built })
backup-done = copied up to position { $position } and compared: { $to }
backup-digest = SHA-256 over its records: { $digest }
backup-keys = the keys are not in the copy; keep them apart
migrate-done = moved up to position { $position } and compared record by record (SHA-256 { $digest })
migrate-next = serve it from { $to }; keep the old one until you have looked at it, and never serve both
stream-created = the stream { $stream } is there, { $copies ->
        [1] one copy
       *[other] { $copies } copies
    }; found the log in it with `greyfile serve --found` or `greyfile serve --demo`
simulated = { $cases } cases, { $commands } commands, { $events } events in { $seconds } s ({ $rate } events/s); seed { $seed }

table-opened = opened
table-stage = stage
table-city = city
table-title = title
table-raids = raids
table-firs = FIRs
table-case = case
table-measure = measure
table-number = number
table-arrests = arrests
table-local = local
table-foreign = foreign
table-women = women
table-code = code
table-kind = kind
table-name = name
table-in-urdu = in Urdu
table-province = province
table-circle = circle
table-store-of = store of
table-text = text
table-asked-for = asked for
table-streams = streams
table-one-of-them = one of them
table-fits = fits
table-clock = clock
table-section = section
table-due = due
table-met = met
table-verdict = verdict
table-whom = whom
table-about = began in
table-positions = events
table-exhibit = exhibit
table-quantity = quantity
table-exhibit-number = number
table-stream = record
table-last = last day
table-first = first day
table-holder = holder
table-happened = happened
table-recorded = recorded
table-gap = gap
table-what = what
table-position = position

## submit

submit-unknown = it is not known whether the command { $id } was recorded; send the very same one again with the same id (--id { $id })
submit-line = line { $line }: { $told }
submit-line-unknown = not known whether recorded; send the very same line again
submit-line-refused = refused: { $field }{ $message } [{ $code }]
submit-lines = { $accepted } accepted, { $refused } not
submit-unnamed = { $lines ->
        [1] 1 command had no id and got a new one
       *[other] { $lines } commands had no id and got new ones
    }: sent again they are recorded a second time. Give each an id of its own, or use --ids-from-content
submit-equal = { $equal ->
        [1] 1 command without an id says the same as one before it: it
       *[other] { $equal } commands without an id say the same as one before: each
    } got the answer of the first and was not recorded again. If they happened apart, give each an id of its own
submit-line-too-long = the line is longer than { $max } bytes; nothing was recorded
submit-line-not-json = not JSON, at column { $column }; nothing was recorded
submit-no-object = a command is a JSON object
submit-line-no-object = a command is a JSON object; nothing was recorded
submit-what = name a file, `-`, or a command in flags: at least --actor, --occurred and --event or --note
submit-when = say when it happened (--occurred)
submit-event = say what happened (--event or --note)

## record and explain

record-refused-event = nothing was recorded: { $why }
record-no-event = there is no event{ $named } that somebody records.{ $near } See `greyfile explain` for all
record-no-event-named = { " " }"{ $event }"
record-no-event-near = { " " }There are: { $events }.
record-flags = { $why }; nothing was recorded
record-id = --id; nothing was recorded
record-to-mend = nothing was recorded; put this right:
    { $lines }
record-mend-personal = { $field }: { $why } (personal: with --fill, or asked for at a terminal)
record-any = any record
record-heading = Recording
record-needed = { $label } (needed)
record-offered = [offered: { $codes }]
record-personal = [personal: asked for, or from --fill]
record-personal-flag = --{ $name } is personal data, and flags can be read by everybody on this machine; nothing was recorded; leave it out to be asked for it, or give it in a file or on standard input (--fill FILE, --fill -)
record-ask = { $label }:
record-ask-optional = { $label } (blank if none):
record-twice = { $name } is given twice, by a flag and by --fill; nothing was recorded
record-file-line = --fill: line { $line } is not `field = "text"`; nothing was recorded
explain-hint = { $label }. { $hint }
explain-needed = needed
explain-personal = personal
explain-codes = code: { $codes }
holds-text = text
holds-code = code
holds-hand = hand
holds-time = time
holds-id = id
holds-number-of-a-document = number of a document
holds-hex = hex
holds-place = place
holds-number = number
holds-yes-or-no = yes or no
holds-row = row
holds-choice = choice

## gazetteer

gazetteer-still-unasked = it was recorded; what is still unmatched could not be asked: { $why }
gazetteer-still-unmatched = it still stands unmatched where a { $wanted } is asked for (such as in { $example }): the code is no { $wanted }
gazetteer-other-version = the service's gazetteer is not what this program reads; is it older or newer?
gazetteer-other-case = the code { $code } is there as { $there }; nothing was recorded; write it so
gazetteer-added-before = added before this: { $before }; mend what is told here and do it again
gazetteer-entry = { $code }: { $why }; nothing was recorded
gazetteer-no-area = { $code }: its { $column } is { $named }, and there is no { $wanted } of this code; nothing was recorded; see greyfile gazetteer list
gazetteer-unknown = it is not known whether it was recorded; look (greyfile gazetteer list), and do it again if it is not there: what is there is not added twice
gazetteer-all-matched = every place in the record has a code
gazetteer-map = Say what one means: greyfile gazetteer map TEXT CODE --actor YOU
gazetteer-added = added: { $added }; there already: { $there }
gazetteer-differ = there already, saying otherwise in these fields: { $differ }; left as they are, correct them there:
gazetteer-retired = left out, since a code that was retracted is never given again: { $codes }

## Settings from a file

settings-unreadable = the settings { $file } cannot be read: { $what }; nothing was changed; name the right file (--config)
settings-line = line { $line }: { $what }
settings-unknown = { $file }: there is no setting { $key }; nothing was changed; the settings are { $known }
settings-form = { $file }: { $key } is neither text, a number, true or false, nor a list of those; nothing was changed
settings-value = { $file }: { $what }

## What is wrong with a command line

usage-invalid-value = invalid value for { $arg }
usage-invalid-value-given = invalid value '{ $value }' for { $arg }
usage-value-missing = a value is required for { $arg } but none was supplied
usage-unknown-argument = unexpected argument { $arg } found
usage-unknown-word = unexpected argument found
usage-invalid-subcommand = unrecognized subcommand '{ $name }'
usage-missing-subcommand = a subcommand is needed
usage-no-equals = an equals sign is needed between { $arg } and its value
usage-conflict = the argument { $arg } cannot be used with { $other }
usage-repeated = the argument { $arg } cannot be used multiple times
usage-missing = the following required arguments were not provided: { $args }
usage-too-many = { $arg } has too many values
usage-too-few = { $arg } has too few values
usage-not-utf8 = what was given is not UTF-8
usage-other = this cannot be read
usage-why = : { $why }
usage-choose = ; choose one of { $values }
usage-meant = ; is { $near } meant?
usage-usage = Usage: { $usage }
usage-help = For more information, try '--help'.
usage-languages = the languages are en and ur
usage-origin = write the address as people type it, without a path: https://grey.example
usage-log-name = no name for a log: lower-case letters and digits, at most 32 of them
usage-no-number = no whole number that fits
usage-number-range = a whole number from { $from } to { $to } is wanted
usage-no-address = no address and port, such as 127.0.0.1:8080

case-opened = { $agency }, { $city }, opened { $at }; { $case }
case-flags = Flags ({ $count })
case-ended = ended: { $how } { $at }
case-clocks = Clocks
case-exhibits = Exhibits
case-corrected = corrected: { $fields }
case-was = was: { $was }
case-retracted = retracted
case-timeline = Timeline

## The log's own stream

log-ask-why = Why (it stays in the record):
log-no-why = nothing was recorded: say why; it is asked for at a terminal, and else read from standard input
log-nothing-there = nothing was recorded: position { $position } holds an event of this log, or nothing; only a record that intake did not write can be set aside; see greyfile log show { $position }
log-not-intakes = { $position }  not a record of intake ({ $why }), { $bytes } bytes, SHA-256 { $sha256 }{ $aside ->
        [no] { "" }; the views stop before it
       *[other] { "" }; set aside by the event at { $aside }
    }
log-not-there = there is nothing at position { $position }; the log ends at { $last }
status-stopped = The views stand still since { $since }: { $message }
status-set-aside = Set aside, and passed over by every view: { $positions }
status-seals-unchecked = This process cannot tell forged records from true ones: copy keys/seal from the folder of an intake
status-clock = { $message }
status-ahead = Positions { $from } to { $to } lie in the future of this machine's clock ({ $now }); the last one was recorded at { $recorded }

## Vetting

vetting-made = Keys were made; the one that signs is { $key }
    { $secret }  stays on this machine, and nobody else reads it
    { $spare }  opens the body's grounds if the first is lost: move it elsewhere now, and leave no copy here
    { $public }  hand this to the licensing office, and read the key's number to them by telephone
vetting-asked = { $body } is asked about { $centre } ({ $licence }), round { $round }
    asked: { $asked }; an answer is due by { $due }
    digest: { $digest }
vetting-owners = Owners
vetting-key-persons = Key persons
vetting-premises = Premises
vetting-signed = signed: { $answer ->
        [clear] clear
        [not-clear] not clear, without grounds
        [grounds] not clear; the grounds are sealed to this body alone
       *[deferred] deferred
    }; { $licence }, round { $round }, { $persons } persons, { $premises } premises
    digest: { $digest }
vetting-genuine = { $answer }: the body signed this answer and committed to exactly these grounds:
vetting-ask-grounds = Why they are not cleared. Only this body will be able to read it. End with Ctrl-D on a line of its own:
vetting-no-random = the system gives no random numbers; nothing was made or signed
vetting-keys-there = nothing was made: { $file } is there already, and a key that is written over is lost for ever; choose another folder
vetting-there = nothing was written: { $file } is there already; choose another name
vetting-unwritten = { $file } cannot be written; what was begun was taken away again
vetting-unread = nothing was done: { $file } cannot be read
vetting-no-office = nothing was done: without the office's public keys nobody can tell whether a request is genuine; { $file } is not there; ask the office for its public.keys, compare the number of its key by telephone, and give the file with --office
vetting-no-body = nothing was done: --body is no code of a body; codes have lower-case letters, digits and dashes, such as nccia
vetting-no-day = nothing was signed: --defer takes a day such as 2026-12-31
vetting-no-reference = nothing was signed: a reference has 1 to { $max } characters in one line, without characters that cannot be seen
vetting-until = nothing was signed: --defer names a day before the request; give the last day that the body takes
vetting-grounds = nothing was signed: grounds have between 1 and { $max } bytes; write them shorter, and keep what is longer in a file of the body's own that they refer to
vetting-grounds-typed = nothing was signed: --grounds takes only `-`, and the text comes from standard input; others can see what is typed behind a flag, and the shell keeps it: remove it from the shell's history
vetting-spare-unusable = nothing was signed: the spare key in secret.keys cannot be used; put the file back from its backup, or make new keys and hand the public ones to the office
vetting-too-much = nothing was signed: an answer to this request would have more than { $max } bytes; tell the office, which has to ask about fewer at once
vetting-requested = the request is in { $file } (digest { $digest }); send that file to the body, and nothing else
vetting-not-the-office = nothing was asked: the key in { $file } is none that the regime in force names for the office; use the office's secret.keys, or adopt a regime with its new key first
vetting-unfit = nothing was asked: something on record has more characters than a request file holds, or characters that cannot be seen; correct it first
vetting-not-a-file = nothing was done: { $file } is no file of vetting; look whether it is the right one
vetting-other-kind = nothing was done: { $file } is { $found ->
        [request] a request
        [answer] an answer
       *[grounds] a file of opened grounds
    }, and { $wanted ->
        [request] a request
        [answer] an answer
       *[grounds] a file of opened grounds
    } is wanted
vetting-cut-short = nothing was done: { $file } is cut short; ask for it to be sent again
vetting-too-large = nothing was done: { $file } has more than { $max } bytes, which no such file has; the rest was not read
vetting-line-ends = nothing was done: something changed the ends of lines in { $file } on its way (CR LF); have it sent again as an attachment, or carried on a disk
vetting-newer-format = nothing was done: { $file } has format { $format }, which a newer Greyfile wrote; update this program
vetting-malformed = nothing was done: line { $line } of { $file } is not as it should be, although the signature is right; the program that wrote it is at fault
vetting-key-unknown = nothing was done: { $file } is signed with key { $key }, which is not the one given; ask whose it is before you go on
vetting-key-of-another = nothing was done: { $file } is signed with key { $key }, which is another body's; look whether --body is right
vetting-signature = nothing was done: the signature of { $file } is wrong; it was altered after it was signed, or damaged; have it sent again, and report it if that happens twice
vetting-other-recipient = nothing was done: { $file } is sealed to other keys than this one; if new keys were made, use the old ones
vetting-sealed = nothing was done: what is sealed in { $file } cannot be opened, or is of another file; have it made again
vetting-no-grounds = nothing was done: there are no grounds in { $file }
vetting-commitment = { $file } does not hold the grounds that the answer committed to; they were altered, or belong to another answer
vetting-other-request = nothing was done: { $file } is an answer to another request
vetting-no-keys = nothing was done: { $file } is no file of such keys; secret.keys, spare.key and public.keys are three different files
vetting-newer-keys = nothing was done: a newer Greyfile wrote the keys in { $file }; update this program
vetting-broken-keys = nothing was done: the keys in { $file } are damaged or unsafe; put the file back from its backup
vetting-only-spare = nothing was done: { $file } is the spare, which signs nothing and opens no request; give secret.keys

## regime

regime-stated = { $act ->
        [adopted] adopted
       *[drafted] drafted
    }: { $code }, { $act ->
        [adopted] in force from
       *[drafted] it would be in force from
    } { $from }; { $events ->
        [one] 1 event
       *[other] { $events } events
    } at position { $position }
regime-unknown = it is not known whether it was recorded; look (greyfile regime show), and do it again if it is not there: a code is taken once
regime-day = --on is a day, such as 2025-07-01
regime-occurred-at = --occurred-at is a time, such as 2025-07-01 or 2025-07-01T10:00
regime-none-in-force = no regime was in force on { $day }; adopt one with greyfile regime adopt FILE --actor YOU
regime-head = { $title } ({ $code }), { $what ->
        [draft] a draft: it decides nothing; it would be in force from
       *[in-force] in force from
    } { $from }. Source: { $source }
regime-open = { $open } of { $all } values not checked against a source
regime-adopted = Adopted
regime-drafts = Drafts
regime-same = both say the same
regime-changes = { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }
regime-there = there
table-regime-from = in force from
table-regime-title = title
table-regime-position = position
table-regime-value = value
table-regime-field = field
table-regime-was = was
table-regime-is = is

working-sending = sending the file
working-reading-files = reading every file again
attach-differs = the file that arrived is not the one that was sent; nothing was attached; was it changed meanwhile? Send it again
attach-other-length = the upload was begun for a file of { $bytes } bytes, and this one has another length; nothing was sent; leave out --upload
attach-broke-off = the upload broke off again and again; nothing was attached; what arrived is kept for 24 hours: go on with --upload { $upload }
attach-misnamed = the name of the file says something else: by its first bytes it is { $is }, and that is recorded
files-whole = { $files ->
    [one] { $files } file is
   *[other] { $files } files are
} as received ({ $bytes } bytes)
files-damaged = damaged: { $sha256 }; bring the file back from a copy, or send it again
files-missing = missing: { $sha256 }; bring the file back from a copy, or send it again
files-unnamed = { $files ->
    [one] { $files } file is
   *[other] { $files } files are
} kept that no event names
backup-files-done = { $files ->
    [one] { $files } file
   *[other] { $files } files
} copied and verified ({ $bytes } bytes)
