# The help of the command line: a message for each command, argument and value. What says more than
# one line can stands under `.more`.

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-everywhere = Options of every command
help-default = [default: { $value }]
help-env = [env: { $name }]
help-choices = Possible values:
help-values = [possible values: { $values }]

cli = The record of call-centre licensing and Operation Grey case files
    .more = Commands talk to the service that has the data folder open, or open the folder themselves when none runs.
cli--data = The data folder
cli--config = A file of settings (TOML): every flag that has an environment variable can stand in it, under its own name
cli--json = Print JSON instead of text for people
cli--lang = The language of what is told, en or ur; by LC_ALL, LC_MESSAGES or LANG when absent
cli--trace = What to tell on standard error, such as `info` or `greyfile=debug`
cli--trace-to = Send spans to an OpenTelemetry collector at this address, such as http://127.0.0.1:4318 (OTLP over HTTP)
cli--help = Print help
cli--version = Print version
cli-help = Print the help of a command

## The log on a broker

cli--log = The NATS servers that keep the log, such as nats://host:4222, with commas between them. Without it the log is a file in the data folder
cli--log-name = The log's name on the servers
cli--replicas = Copies the servers must keep of the log at least
cli--nats-nkey = A file with the nkey seed to log in with
cli--nats-creds = A credentials file (JWT and seed) to log in with
cli--nats-ca = Certificates of the authorities the servers' certificates come from, in PEM
cli--nats-inbox = What answers' subjects begin with, where the login is allowed only its own
cli--nats-monitor = A server's monitoring address, such as http://host:8222: the proof that it syncs before it acknowledges. Repeat it for each server
cli--nats-system-nkey = A file with the nkey seed of a login of the system account, which asks every server whether it syncs before it acknowledges
cli--nats-system-creds = The same, as a credentials file
cli--allow-lazy-sync = Go on although a server may acknowledge what a power cut then takes back. Every page says so

## serve

cli-serve = Run the service: the API and the pages, on this machine only
cli-serve--listen = Where to listen. Loopback only, until access control exists
cli-serve--demo = Found a demonstration if there is no log, and load it
cli-serve--found = Found a log for real cases if there is none
cli-serve--seed = Decides the ids and keys of a new demonstration
cli-serve--role = What this process does. Several processes can share the log of a broker
cli-serve--role--intake = Takes commands: decides, and appends to the log. Needs the log's secret
cli-serve--role--web = Serves pages and reads, from views of its own
cli-serve--intake = Where a process without the role intake sends the commands of its pages: the addresses of processes that have it. When one is away the next is asked
cli-serve--memory = Megabytes of memory that all views and caches together may take
cli-serve--backups = The folder into which this service copies the log when it is asked to (greyfile backup, POST /api/backup); without one it copies it nowhere
cli-serve--without = A view that this process does without, by its name
cli-serve--clock-is-right = Take my word that this machine's clock is right, although it is more than 3 years ahead of the log's last record
cli-serve--public = The address people reach this service by through a proxy, such as https://grey.example

## Recording

cli-record = Record an event by its name: its fields are flags
    .more = See `greyfile record EVENT --help`, and `greyfile explain` for all of them.
cli-record--words = Which event, such as `exhibit.destroyed`, and then its fields as flags
cli-explain = What an event means, its fields, and an example; every event when none is named
cli-explain--event = Which event, such as `exhibit.destroyed`
cli-submit = Record a command, or many (JSON Lines on standard input)
cli-submit--file = A file with one command as JSON; `-` reads many from standard input, one a line
cli-submit--actor = Who types it
cli-submit--done-by = Who did it; the actor when absent
cli-submit--occurred = When it happened: 2024, 2025-06, 2025-07-08, 2025-07-08T14:30, or two with a slash between
cli-submit--press = The press report it rests on
cli-submit--report = Whose report it rests on
cli-submit--on = The stream it adds to, such as `raid-01J…`; a new one when absent
cli-submit--event = A file with an event as JSON, or a list of them; `-` for standard input. An event is such as {"{"}"raid":{"{"}"cash_recovered":{"{"}"amount":{"{"}"currency":"PKR","amount":5000{"}}}}"}
cli-submit--note = A file with the text of a note to add to a stream; `-` for standard input
cli-submit--id = The command's id; a new one when absent. Give the same one to send a command again
cli-submit--ids-from-content = Give each command that has no id one that follows from its content, so that the same file can be sent again. Two equal lines are then one command, recorded once

cli-attach = Send a file to the service and attach it to a record; an upload that breaks off is gone on with
    .more = The file is kept under its SHA-256, at most 4 GiB. What it is, its first bytes say, not its name.
cli-attach--stream = What it is attached to, such as `licence-01J…`
cli-attach--file = The file
cli-attach--kind = What it shows, such as `lease`, `cnic`, `photograph`
cli-attach--caption = A file with the caption; `-` for standard input
cli-attach--no-name = Do not record what the file is called
cli-attach--actor = Who attaches it
cli-attach--occurred = When it was handed in; now when absent
cli-attach--upload = Go on with this upload, which broke off before
cli-attach--id = The command's id; a new one when absent. Give the same one to send it again

record-on = The record it is added to ({ $kind }), such as { $id }; a new one when absent
record-fill = Fields from a file, or from standard input (-): lines such as purpose = "safe custody" (TOML). The way to give personal data
record-dry-run = Say what would become of it and what would be flagged; record nothing
record-command-id = The command's id; a new one when absent. Give the same one to send it again
record-recorded-at = The moment of recording, such as 2025-07-08T14:30:00+05:00; in a demonstration only
record-data = The data folder, as before `record`

## Reading

cli-case = Case files
cli-case-list = List cases, newest first
cli-case-list--city = The city
cli-case-list--stage = `enquiry`, `open` or `closed`
cli-case-list--agency = The agency that leads
cli-case-list--year = The year it began in
cli-case-list--q = Words in title, number or operation
cli-case-list--limit = At most so many
cli-case-list--after = Where the page starts: `next` of the one before
cli-case-show = Show a case file
cli-case-show--case = Which case, such as `case-01J…`
cli-deadlines = Deadlines of the law: overdue first, due today, counting down
    .more = Two clocks: --known-by says what was recorded by then, --at when open deadlines are judged.
cli-deadlines--rule = Only of this rule, such as `fir.production`
cli-deadlines--verdict = Which: `open` when absent, `due_today`, `due_later`, or what became of them, such as `overdue` or `late`
cli-deadlines--circle = Only of this circle or station: its code, or a text that means it
cli-deadlines--officer = Only of cases and raids of this officer, by the code they act under
cli-deadlines--case = Only of this case, such as `case-01J…`
cli-deadlines--person = Only of this person, such as `person-01J…`
cli-deadlines--known-by = Only what was recorded by the end of this day
cli-deadlines--at = When open ones are judged, such as 2025-07-09T14:00; now when absent
cli-deadlines--limit = At most so many
cli-deadlines--after = Where the page starts: `next` of the one before
cli-deadlines--csv = Print all that fit as CSV, however many
cli-operations = Totals of a range of days, and rows by city
cli-operations--from = First day, YYYY-MM-DD; the year's first when absent
cli-operations--to = Last day; today when absent
cli-operations--known-by = Only what was recorded by the end of this day
cli-operations--behind = List the events behind a number instead: raids, arrests, seized:phone
cli-operations--city = Of this city only: its code, or a text that means it
cli-operations--limit = How many on a page
cli-operations--after = Where the page starts, as the page before says
cli-events = The log's events
cli-events--from = First position
cli-events--to = Last position
cli-events--stream = Only this stream's, such as `raid-01J…`
cli-events--type = Only of this type, such as `raid.conducted`
cli-events--limit = At most so many; all when absent

## Places

cli-regime = The rules in force: bodies, fees, times, grounds, powers, offences
cli-regime-adopt = Adopt the regime of a file, as a whole
    .more = From its first day on it replaces the one before; what was decided stays. The file is TOML; docs/regime.md says how one is written, and schemas/regime/assumed-2025.toml is one. A log that is no demonstration refuses its keys: put in those that the bodies gave.
cli-regime-adopt--file = The file
cli-regime-adopt--shipped = The file that comes with the program: assumptions, since no rules had been published
cli-regime-adopt--occurred-at = When it was adopted; now if not given
cli-regime-adopt--actor = Who adopts it
cli-regime-draft = Record the regime of a file as a draft, which decides nothing
cli-regime-draft--file = The file
cli-regime-draft--shipped = The file that comes with the program
cli-regime-draft--occurred-at = When it was drafted; now if not given
cli-regime-draft--actor = Who drafts it
cli-regime-show = The regime in force on a day, or a draft, with what was not checked
cli-regime-show--on = The day; today if not given
cli-regime-show--draft = The code of a draft
cli-regime-diff = What one file says otherwise than another, or than what is in force, value by value
cli-regime-diff--a = The file; of two, the first
cli-regime-diff--b = The second file; if not given, the first is compared with what is in force
cli-regime-diff--on = The day whose regime it is compared with; today if not given
cli-gazetteer = Places with their codes, and what a text means
cli-gazetteer-import = Add the places of a file that are not there yet
    .more = The file is CSV with a heading: code, kind (province, city, circle, station or malkhana), name_en, name_ur, other_spellings (set apart by semicolons; an old name ends with its last year: "Lyallpur (until 1977)"), province, circle (codes), verified (yes or no). A column station may follow: the code of the station or circle whose store a malkhana is; the two have one register. What is there under another name is listed and left as it is: correct it instead.
cli-gazetteer-import--file = The file
cli-gazetteer-import--shipped = The file that comes with the program: provinces, 45 cities, the circles of NCCIA
cli-gazetteer-import--actor = Who adds them
cli-gazetteer-map = Say what a text means that fits no place, or several
    .more = It counts wherever the text stands without a code, in entries made before too. To undo it, retract the entry: greyfile events --type gazetteer.spelling_mapped finds it.
cli-gazetteer-map--text = The text, as it was typed
cli-gazetteer-map--code = The code of the place
cli-gazetteer-map--actor = Who says so
cli-gazetteer-unmatched = The texts that stand in the record and fit no place, or several
cli-gazetteer-list = Every place with its code

## The log and its views

cli-rebuild = Make a view anew from the log
cli-rebuild--view = Its name, as `greyfile status` gives it
cli-views = Look after the views
cli-views-check = Make a view anew beside the one that is served, and compare them row by row
cli-views-check--view = Its name, as `greyfile status` gives it; every view when absent
cli-status = Which log, how far, and how the views fare
cli-status--files = Read every file again, and tell which are damaged or missing
cli-backup = Copy the log, consistently, into a new folder. Keys are not copied
cli-backup--to = A folder that is not there yet. While a service runs, in the folder that it was started with (serve --backups)
cli-migrate = Move the log from a file to a NATS broker, or back, byte for byte. No service may run on it meanwhile
cli-migrate--to-data = The data folder the log moves to: a new one, or one that an earlier migration was cut off in
cli-migrate--to-log = The NATS servers the log moves to. Without it the log becomes a file in the folder. The stream has to be there (`greyfile stream create`), and `--nats-…` speak of these servers
cli-stream = The stream of a log on a NATS broker
cli-stream-create = Create the stream that will hold a log, with the settings a log needs. An existing stream is never altered
cli-simulate = Record made-up cases with realistic mixes and dates; into a demonstration only
cli-simulate--cases = How many cases, of about 65 events each; one in 70 has hundreds or more
cli-simulate--seed = The same seed makes up the same cases
cli-completions = Print what a shell needs to complete commands, events, their fields and codes
    .more = In bash: source <(greyfile completions bash). The same lines in ~/.bashrc keep it.
cli-completions--shell = Which shell

cli-log = Look at records that intake did not write, set them aside, and mend a clock that was ahead
cli-log-show = Show the event or foreign record at a position, with its SHA-256
cli-log-show--position = The position
cli-log-set-aside = Set aside records that are not intake's, so that every view, count and decision passes over exactly these
    .more = It takes two persons. Why is asked for, or read from standard input. What intake wrote, and what a newer Greyfile wrote, is never set aside. First read "A record that is not intake's" in the runbook.
cli-log-set-aside--position = Where they stand
cli-log-set-aside--actor = Who does it
cli-log-set-aside--second = The second person: neither who does it nor who logs it
cli-log-mend-clock = Say that the clock was ahead while these records were stamped, so that the log goes on from the right time
    .more = It takes two persons, and a clock that is right now. Why is asked for, or read from standard input. greyfile status names the positions. First read "The clock was ahead" in the runbook.
cli-log-mend-clock--from = The first position whose time of recording lies in the future
cli-log-mend-clock--to = The last one
cli-log-mend-clock--actor = Who does it
cli-log-mend-clock--second = The second person: neither who does it nor who logs it

## Vetting

cli-vetting = Vetting by files that are signed: the office asks, a body answers on a machine of its own
cli-vetting-request = Ask a body to vet an application, and write the request file
    .more = The file says who owns and runs the centre by now, and which premises are applied for. It is signed with the office's key and sealed to the body. The record keeps a digest of it and no name. Either both are there afterwards, the file and the entry, or neither.
cli-vetting-request--licence = The application or licence
cli-vetting-request--body = The body's code, as the regime names it
cli-vetting-request--key = The office's secret.keys; its public half stands in the regime
cli-vetting-request--to = Write the request into this file, which must not be there yet
cli-vetting-request--actor = Your badge number or desk
cli-vetting-request--occurred = When it was asked; now if you leave it out
cli-vetting-answer = Take in what a body answered
    .more = The file is verified against the keys of the regime, and against what was asked. It is kept as it is, with its signature, and once.
cli-vetting-answer--answer = The answer file
cli-vetting-answer--actor = Your badge number or desk
cli-vetting-answer--occurred = When it came in; now if you leave it out
cli-vetting-keygen = Make the keys of a body, or of an office
    .more = secret.keys stays on this machine and signs and opens. spare.key opens the body's grounds when secret.keys is lost: move it elsewhere. public.keys is handed to the licensing office. Nothing that is there is ever written over.
cli-vetting-keygen--dir = The folder to put them into; it is made where there is none
cli-vetting-read = Show who and what a request asks about
cli-vetting-read--request = The request file
cli-vetting-read--key = The body's secret.keys
cli-vetting-read--office = The office's public.keys; without it office.keys beside the key
cli-vetting-sign = Answer a request and sign the answer
    .more = The answer covers everybody and every place that the request asks about. It goes to standard output, or into the file given with --to. Grounds are sealed to this body's own two keys: nobody else can read them.
cli-vetting-sign--request = The request file
cli-vetting-sign--key = The body's secret.keys
cli-vetting-sign--office = The office's public.keys; without it office.keys beside the key
cli-vetting-sign--clear = Nothing is against them
cli-vetting-sign--not-clear = Something is against them
cli-vetting-sign--defer = Not answered yet; the last day that the body takes, such as 2026-12-31
cli-vetting-sign--reference = The body's own reference. Everybody sees it: it names no person
cli-vetting-sign--grounds = Why they are not cleared: always `-`, and the text comes from standard input or is typed when asked for
cli-vetting-sign--to = Write the answer into this file, which must not be there yet
cli-vetting-open = Open the grounds of an answer, for a judge
    .more = What it prints, kept in a file, is what `greyfile vetting check` compares with the answer. Whoever has it can read the grounds.
cli-vetting-open--answer = The answer file
cli-vetting-open--key = The body's secret.keys, or its spare.key
cli-vetting-open--keys = The body's public.keys
cli-vetting-open--body = The body's code, as the regime names it
cli-vetting-check = Check that opened grounds are those that an answer committed to
cli-vetting-check--answer = The answer file
cli-vetting-check--grounds = What `greyfile vetting open` printed
cli-vetting-check--keys = The body's public.keys
cli-vetting-check--body = The body's code, as the regime names it
