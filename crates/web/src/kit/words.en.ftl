# What every page says.

page-skip = Skip to the content
page-demo-mark = Demonstration.
page-demo = Reported facts and invented people. Nothing here is a real case file.
nav-main = Main
nav-operations = Operations
nav-cases = Case files
nav-deadlines = Deadlines
nav-registers = Registers
nav-regime = Regime
nav-events = Record
nav-status = Status
nav-raid = Record a raid
nav-record = Record…
nav-language = اردو
page-care = Take care.

# What has stopped, and how this process was set up: at the top of every page.
notice-stopped = Something has stopped.
notice-log-full = Since { $since } nothing new is recorded: the disk that holds the record is full. What is shown is what was recorded before then; nothing of it is lost. When space is freed on that disk, recording goes on by itself.
notice-log-closed = Since { $since } nothing new is recorded: writing the record failed. What is shown is what was recorded before then; nothing of it is lost. Whoever looks after the service has to see to it and start it again.
notice-log-unreached = Since { $since } the record cannot be reached, so nothing new can be recorded. What is shown is how it stood at position { $position }; what was recorded elsewhere since then is missing here. This page goes on by itself when the record is reached again.
notice-record-stopped = Since { $since } all views stand still: the record at position { $position } is not one that this service can take in. What pages show is how the record stood before it; what was recorded since then is missing. The status page says why and what to do.
notice-clock-wrong = Nothing can be recorded: the machine's clock is not believed. What is shown is all that was recorded. The status page says what is wrong and what to do.
notice-view-stopped = Since { $since } the view “{ $view }” stands still. What pages show from it is how the record stood at position { $position }; what was recorded since then is missing there. The status page says why.
notice-view-behind = Since { $since } the view “{ $view }” is behind. What pages show from it is how the record stood at position { $position }, of { $last }. It goes on by itself.
notice-record-set-aside = { $count ->
        [one] One record that this service did not write was set aside by two persons: no page shows it and no number counts it. The status page says which.
       *[other] { $count } records that this service did not write were set aside by two persons: no page shows them and no number counts them. The status page says which.
    }
notice-broker-lazy = The broker may acknowledge events before they are on disk: a power cut can take them back.
notice-intake-reading = These pages show the record; nothing can be recorded here.

page-declared = Who acts is declared: there is no sign-in yet, so a name on this record says who was named, not who was proven.
kit-where = Where you are

problem-title-filter = There is no such choice
problem-title-unreadable = This cannot be read
problem-title-origin = Not from there
problem-title-nothing = Nothing here
problem-title-method = Not in this way
problem-title-before = Recorded before
problem-title-much = Too much at once
problem-title-address = Another address
problem-title-refused = Nothing was recorded
problem-title-later = Not now
problem-title-mistake = A mistake of the service
problem-title-failed = This did not work
problem-rule = The rule: { $rule }.
problem-retry = The same request may succeed in a moment.
problem-again = Try again
page-as-of = Shows the record up to position { $position }. Times are Pakistan time.
page-live = Live
page-not-live = Not live. Reload to see what is new.

# What a view is doing, and why it was last made.
view-opening = opening
view-rebuilding = being rebuilt: { $phase ->
        [reading] reading the log
        [folding] folding the streams
       *[writing] writing the rows
    }, { $done } of { $total }
view-following = following the log
view-stopped = stopped: { $cause }
view-closed = closed
view-made-first = made with the log
view-made-asked = it was asked for
view-made-version = version { $found } of the view made it and this program has version { $wanted }
view-made-log = it was made from another log
view-made-past = it holds events up to position { $checkpoint } while the log ends at { $last }: if nobody restored an older log, the log has lost events; verify it
view-made-differs = the log's record at position { $position } is not the one it was made from: if nobody restored another log, the log was altered; verify it
view-made-unclean = the machine went down while it was open, so its last writes may be missing
view-made-behind = it was at position { $checkpoint } of { $last }, from where making it anew is quicker
view-made-damaged = its files are damaged: { $what }

paper-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
paper-kilobytes = { $count } kB
paper-megabytes = { $count } MB
paper-save = Save the file
paper-no-thumbnail = no thumbnail can be made
paper-misnamed = Its name says something else: by its bytes it is { $is }
