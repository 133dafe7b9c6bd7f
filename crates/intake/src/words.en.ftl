# Why a command was not recorded, or that this is not known.

problem-command-other-body = this command id was used before for another command (they differ in: { $differs ->
        [stream] stream
        [times] times
        [hands] hands
        [basis] basis
       *[body] body
    }); nothing was recorded; give each new command an id of its own
    .rule = a command id names one command
problem-intake-catching-up = it is not known yet whether this command was recorded before, and nothing new was: the service is still reading the log; send the very same command again in a moment
problem-intake-index = it is not known whether this command was recorded before, and nothing new was: the index of command ids cannot be read or written ({ $cause }); the log was not touched and nothing is lost; free space on the disk, or mend the disk, and send the very same command again; the folder of the index may be deleted: it is made again from the log
problem-intake-files = nothing was recorded: whoever keeps the files cannot tell whether the file is here ({ $cause }); nothing is lost; free space on the disk, or mend it, and send the very same command again
problem-record-not-intakes = { $of ->
        [read] the record at position { $position } was not written by this log's intake
       *[command] nothing was recorded: the record at position { $position }, in the stream { $stream }, was not written by this log's intake
    } ({ record-why }); somebody has published past it or copied it from elsewhere, or it was altered; nothing that intake recorded is lost; commands on that stream are refused and the views stop before it until two persons set it aside: greyfile log set-aside { $position }; first read "A record that is not intake's" in the runbook
record-why = { $why ->
        [no_record] its bytes are no record
        [seal] it is not sealed by this log's intake
        [garbled] it is sealed and cannot be read
        [stream] it was written for another stream
        [ordinal] it is a copy: it is not the next of its stream
       *[place] it is a copy: the other records of its command do not stand beside it
    }
problem-record-set-aside = the record at position { $position } is not an event: it was not written by this log's intake ({ record-why }), and the event at position { $event } set it aside; every view and count passes over it
problem-record-newer = { $of ->
        [read] the record at position { $position } was written by a newer Greyfile
       *[command] nothing was recorded: the record at position { $position } was written by a newer Greyfile
    } ({ $cause }); nothing is lost and nothing was skipped; use a newer greyfile on this machine
problem-record-none = there is no record at position { $position }; nothing was set aside; look for the position in /status or with "greyfile log show"
problem-record-other = the record at position { $position } is not the one with this SHA-256; nothing was set aside; look at it again with "greyfile log show { $position }"
problem-record-intakes = the record at position { $position } was written by this log's intake and can be read; nothing was set aside; what it says can be corrected or retracted
    .rule = only what is not intake's, or cannot be read, is set aside
problem-time-other-stretch = nothing was mended: { $found ->
        [some] the records that lie in the future of this machine's clock are positions { $from } to { $to }, recorded up to { $recorded }; if the clock is right, name exactly these
       *[none] no record lies in the future of this machine's clock; there is nothing to mend
    }
    .rule = a clock is mended over exactly the records that lie in its future
problem-time-clock-ahead = nothing was recorded: this machine's clock is { $days } days ahead of the log's last record, and more than { $days_max } days are not believed without a person's word; one record stamped in the future would close the log to everything after it; if the clock is wrong, set it right; if it is right, start the service with --clock-is-right
problem-time-clock-jumped = nothing was recorded: this machine's clock was set forward by { $minutes } minutes while the service ran, and more than { $minutes_max } are not believed; what was recorded before is safe; if the clock is wrong, set it right: the service goes on by itself; if it is right now, restart the service
problem-time-injected = only a demonstration log lets a command set recorded_at; nothing was recorded; leave it out
    .rule = { rule-recorded-at }
problem-time-injected-ahead = recorded_at lies in the future; nothing was recorded; give an earlier one or leave it out
    .rule = { rule-recorded-at }
problem-time-clock-behind = this machine's clock is { $behind_ms } ms behind the log's last record; nothing was recorded; set the clock right and send the command again; if the clock is right, records were stamped while a clock was ahead: see "The clock was ahead" in the runbook
problem-time-clock-wrong = { $cause }; nothing was recorded; set the clocks right (all machines by one time server) and send the command again
problem-command-too-long = the event takes { $len } bytes as a record and at most { $max } are allowed; nothing was written; shorten its texts or attach them as a file
    .rule = a record has at most 65,535 bytes
problem-command-not-encoded = the event cannot be encoded: { $cause }; nothing was written; this is a mistake in Greyfile, please report it
problem-intake-busy = others kept writing at the same place; nothing was recorded; send the command again
problem-outcome-unknown = it is not known whether the command was recorded ({ $stands ->
        [yes] a command of this id stands at position { $first }; { $cause }
        [full] the disk that holds the log is full; free some space on it, and the log opens again by itself
       *[perhaps] { $cause }
    }); send the very same command again, with the same id: if it was recorded you get its answer, and it is never recorded twice
problem-log-unavailable = { $of ->
        [copy] nothing was recorded: the { $kind } is read from a copy that is behind; send the command again in a moment
        [read] { $cause }
       *[command] nothing was recorded: { $cause }; send the command again in a moment
    }
problem-log-full = { $of ->
        [ready] the disk that holds the log is full, so it takes no more events; nothing that was acknowledged is lost, and what is on record can be read; free some space on that disk: the log opens again by itself
       *[command] nothing was recorded: the disk that holds the log is full; what was acknowledged before is safe; free some space on that disk: the log opens again by itself, and then the very same command can be sent again
    }
problem-log-closed = { $of ->
        [ready] the log takes no more events: { $cause }
       *[command] nothing was recorded: the log takes no more events ({ $cause }); what it acknowledged before is safe; restart the service
    }
problem-intake-blind = nothing new was recorded: this service no longer sees what the log has, so it takes no command; what was acknowledged before is safe; restart the service
problem-intake-undecided = nothing was recorded: the decision goes on asking for more of the record; this is a mistake in Greyfile, please report it with the command
problem-log-unreadable = { $of ->
        [read] { $cause }
       *[command] nothing was recorded: { $cause }
    }
problem-record-unreadable = { $of ->
        [read] the record at position { $position }: { $cause }
       *[command] nothing was recorded: the record at position { $position } cannot be read: { $cause }
    }

rule-recorded-at = recorded_at comes from intake and never falls
