# What the program tells people about its data folder, its log and its servers. A message says what
# happened, what it means for the data, and what to do.

## The data folder

folder-in-use = the data folder { $folder } is in use by another greyfile{ $by }; nothing was changed; stop that one first, or use another folder (--data)
folder-held-by = { " " }(process { $pid })
folder-held-at = { " " }(process { $pid }, http://{ $address })
folder-held = { "" }
folder-full = the disk that holds { $path } is full; nothing that was acknowledged is lost; free some space there and try again
folder-io = { $path }: { $why }; nothing was changed; give the folder to the user greyfile runs as, or use another one (--data)
folder-no-log = there is no log in { $folder }; to found a new one, run `greyfile serve --found` (for real cases) or `greyfile serve --demo`
folder-log-gone = { $folder } held the log { $log } and the log's file is gone; nothing was changed; restore the last backup
folder-on-broker = the log of { $folder } is kept by a NATS broker; nothing was changed; name the broker (--log nats://…)
folder-on-file = { $folder } holds a log of its own; nothing was changed; leave --log out, or name another folder (--data)
folder-not-founded = the stream { $stream } holds no event yet; to found a log in it, run `greyfile serve --found` (for real cases) or `greyfile serve --demo`
folder-founded-by-another = another process has just founded this log; nothing was changed; copy keys/log from its data folder, then start again without --found
folder-founding-failed = the log could not be founded: { $why }; start again
folder-founding-unknown = it is not known whether the log was founded ({ $why }); keep the data folder with its keys/log, and start again: what was founded is gone on with
folder-another-log = { $folder } held the log { $known } and now holds { $found }; nothing was changed; put the right log's file back
folder-other-purpose = the log in { $folder } is { $is ->
        [production] of real cases and not a demonstration
       *[demo] a demonstration and not one of real cases
    }; nothing was changed; use another folder (--data)
folder-secret = the log's secret { $file } is missing or damaged; without it unique numbers cannot be checked and records cannot be sealed; nothing was changed; restore it from its backup, or copy it from another process that takes commands (to serve pages alone, --role web, it is not needed)
folder-another-secret = the log's secret { $file } is not the one this log was founded with; with it a number could be taken twice; nothing was changed; put the right secret back
folder-random = the system gives no random numbers: { $why }; nothing was changed

## The log on a broker

nats-servers = which servers keep the stream cannot be told: { $why }; nothing was changed; try again
sync-monitor = { $url } does not show a NATS server's state: { $what }; nothing was changed; start that server, or name the monitoring address of each server (--nats-monitor http://host:8222)
sync-lazy = the server { $server } acknowledges events before they are on disk, so a power cut can take them back; nothing was changed; put `sync_interval: always` into the jetstream block of its configuration (or accept the loss with --allow-lazy-sync)
sync-unproven = it is not proven that the server { $server }, which keeps the log, syncs events before it acknowledges them; nothing was changed; name its monitoring address (--nats-monitor http://host:8222), for each server, or a login of the system account (--nats-system-nkey); or accept the loss with --allow-lazy-sync
sync-system = the servers cannot be asked whether they sync before they acknowledge: { $what }; nothing was changed; name a login of the system account that may publish { $subject } (--nats-system-nkey or --nats-system-creds)
sync-nobody = nobody answered

## The service

serve-not-loopback = { $address } is not a loopback address; until access control exists greyfile listens on this machine only; use 127.0.0.1 or [::1]
serve-backups-inside = the folder for backups { $folder } lies in the data folder { $data }; nothing was changed; name one elsewhere, best on another disk (--backups)
serve-intake-both = --intake is for a process that does not take commands itself; nothing was changed; leave it out, or leave intake out of --role
serve-founds-not = only a process that takes commands can found a log; nothing was changed; give it --role intake or intake,web
serve-listen = cannot listen on { $address }; nothing was changed; stop what listens there, or choose another address (--listen)
serve-task = the service's task ended
serve-demo-loaded = Demonstration: { $added ->
        [0] loaded before, nothing added
       *[other] { $added } events recorded from { $commands } commands
    }
serve-opening = Opening the log in { $folder }; until it is open http://{ $address } answers that it is being opened
serve-waits = { $why }; waiting, and trying again every second; stop with Ctrl-C
serve-at = Greyfile serves http://{ $address }
serve-folder = Data folder { $folder }; stop with Ctrl-C
service-files = opening the folder of files
service-end = reading where the log ends
service-closing = closing the log
service-metrics = starting the metrics
service-no-intake = this process takes no commands
intake-none-named = --intake names no address
intake-no-address = --intake { $intake } is not the address of a process that takes commands; nothing was changed; write it as http://127.0.0.1:8081
demo-loading = loading the demonstration, { $what }

## The way to the record

door-no-answer = the service at { $base } does not answer; if a command was sent, send the very same one again with the same id
door-problem = { $field }{ $message } [{ $code }]
door-status = status { $status }
door-not-understood = the service answered in a form that this program does not know; its version may be another
door-not-ready = the views are still not ready after five minutes; see `greyfile status`
program-start = the program cannot start
collector-no-address = --trace-to { $collector } is not the address of a collector; write it as http://127.0.0.1:4318

## A copy of the log

backup-no-folder = { $folder } cannot be made; nothing was copied
backup-ended = the log ended at { $at } while it was copied to { $last }
backup-files = copying the files
backup-differs = the copy differs from the log; look at the disk
log-empty = the log is empty
record-at = the record at position { $position }

## A log that moves

migrate-served = a service has opened the log in { $folder }; nothing was changed; name another folder (--to-data)
migrate-followed = services follow the stream { $stream }; nothing was changed; stop them first
migrate-target-longer = the target ends at position { $at }, behind the source's end at { $last }: it is not a part of it; nothing was changed; name an empty target
migrate-target-other = the target holds another log, or other events; nothing was changed; name an empty target
migrate-source-ended = the source ended at { $at } while it was copied
migrate-source-went-on = the source went on to position { $ended } while it was copied to { $last }; stop its services and run this again: it goes on where it was
migrate-target-went-on = the target went on by itself: somebody writes to it
migrate-target-ended = the target ended at { $at } while it was read
migrate-landed = events landed at { $last } instead of { $wanted }: somebody writes to it
migrate-not-taken = the broker does not take the events behind position { $after }; run this again later
migrate-different = position { $position } holds different records
migrate-no-record = no record at position { $position }

## Files of places

places-no-file = it is no file of places (see `gazetteer import --help`)
places-none = there is no place in it (see `gazetteer import --help`)
places-line = line { $line }, { $code }
places-twice = line { $line }: the code { $code } stands there twice
places-until = until which year?
places-verified = verified is yes or no, not “{ $given }”

## Made-up cases

simulate-real-cases = this log holds real cases; nothing was recorded; simulate into a demonstration
simulate-gazetteer = the gazetteer
simulate-command = made-up command { $id }
simulate-bar = { $done } of { $cases } cases, { $left } left

## What a process tells of its duties

problem-intake-none = this process shows the record and takes no commands; nothing was recorded; send it to one that does (greyfile serve --role intake), or name that one here (--intake)
problem-intake-unreached = no process that takes commands can be reached; nothing was recorded; what is on record can still be read; send the command again in a moment
problem-unanswered = the process that takes commands went away before it answered, so it is not known whether the command was recorded; send the very same command again, with the same id: if it was recorded you get its answer, and it is never recorded twice
problem-intake-strange = { $what }; nothing was recorded; see that --intake names a greyfile
problem-unwritten = the command cannot be written: { $why }
problem-status = { $intake } answers with status { $status }

## Regime files

regime-file-large = { $file } is larger than { $max } bytes; nothing was recorded
regime-file-form = line { $line }: this is no TOML: { $what }; nothing was recorded
regime-file-beside = the offence catalogue “{ $name }” has to lie beside the file, under a plain name; nothing was recorded
regime-file-field = line { $line }: { $field }: { $what }
regime-file-wrong = it is no regime as it stands; nothing was recorded:
    { $lines }
regime-file-refused = { $why }; nothing was recorded
regime-offences-line = line { $line }
regime-offences-year = a statute’s name ends with its year, or the title says “(2025 amendment)”
