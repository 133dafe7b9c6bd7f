# What every page says.

page-skip = Skip to the content
page-demo-mark = Demonstration.
page-demo = Reported facts and invented people. Nothing here is a real case file.
nav-main = Main
nav-operations = Operations
nav-cases = Case files
nav-deadlines = Deadlines
nav-registers = Registers
nav-events = Record
nav-status = Status
nav-raid = Record a raid
nav-record = Record…
nav-language = اردو
page-care = Take care.
page-declared = Who acts is declared: there is no sign-in yet, so a name on this record says who was named, not who was proven.
kit-where = Where you are

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
