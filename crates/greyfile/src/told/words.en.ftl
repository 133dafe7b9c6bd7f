# What the operating system, the log, its index and the views tell when they cannot be used. In
# English these are the words of the errors themselves; a test holds the two together.

as-it-is = { $text }
another-says = { $text }

io-not-found = No such file or directory (os error { $code })
io-permission = { $code ->
        [1] Operation not permitted (os error { $code })
       *[other] Permission denied (os error { $code })
    }
io-exists = File exists (os error { $code })
io-not-a-folder = Not a directory (os error { $code })
io-a-folder = Is a directory (os error { $code })
io-full = No space left on device (os error { $code })
io-read-only = Read-only file system (os error { $code })
io-address-in-use = Address already in use (os error { $code })
io-refused = Connection refused (os error { $code })

## The log in a file

log-missing = there is no log at { $path }; check the data folder, or create a new log there
log-exists = there is already a log at { $path }; it was left as it is; open it, or choose another folder
log-locked = the log at { $path } is in use by another process; only one can open it; stop the other one first
log-permission = no permission to read and write the log at { $path }; give the file and its folder to the user the service runs as
log-disk-full = the disk that holds the log at { $path } is full; nothing that was acknowledged is lost; free some space there and try again
log-not-a-log = { $path } is not a Greyfile log: { $what }; check the path; if it was one, keep the file and restore the last backup
log-unfounded = the log at { $path } was never founded: its creation was cut off and it holds no event; create it again
log-layout = the log at { $path } has file layout { $found }; this program knows { $known }; use a newer greyfile; the file was left as it is
log-lost = the log at { $path } ends at position { $last }, but { $acknowledged } was acknowledged: events are gone; keep the files as they are and restore the last backup; to go on with fewer events on purpose, remove { $mark } first
log-damaged = the log at { $path } is damaged: { $what }; keep the file as it is and restore the last backup
log-io = the log at { $path } cannot be opened: { $why }; nothing that was acknowledged is lost by this

## The log on a broker

broker-unreached = the NATS server at { $url } cannot be reached: { $what }; nothing was changed; check the address, that the server runs, and the certificates if it uses TLS
broker-login = the NATS server at { $url } does not know this login ({ $what }); nothing was changed; name the key of a user in its configuration (--nats-nkey or --nats-creds)
broker-credentials = { $what }; nothing was changed; name the right file
broker-version = the NATS server at { $url } is version { $found }; greyfile needs { $wanted } or newer (atomic batches, and syncing before an acknowledgement); nothing was changed; upgrade the server
broker-no-jetstream = the NATS server at { $url } has no JetStream for this account; nothing was changed; put a jetstream block into its configuration, or use an account that has it
broker-clock = { $wrong }, so that records would be stamped and deadlines judged wrongly; nothing was changed; set the clocks right (all machines by one time server)
broker-no-stream = there is no stream { $stream } on the server; nothing was changed; create it with `greyfile stream create`, or check the log's name (--log-name)
broker-not-told-of = no server said within { $seconds } s whether the stream { $stream } was created; look whether a majority of the servers runs, then create it again (it is never made twice)
broker-exists = the stream { $stream } exists already; it was left as it is
broker-deviates = the stream { $stream } is not set up as a log must be: { $deviations }; nothing was written; an administrator has to correct the stream, greyfile never alters one
broker-no-leader = the stream's leader does not answer ({ $what }); nothing was changed; try again when a majority of its servers runs
broker-refused = the server refused: { $what }; nothing was changed
broker-mark = { $path }: { $why }; nothing was changed; mend the folder's permissions
broker-lost-end = the stream ends at position { $last }, but position { $known } was acknowledged: events are missing; nothing more is written; restore the stream from a backup or a replica
broker-lost-beginning = the stream begins at position { $first }: positions 1 to { $missing } are missing; nothing more is written; restore the stream from a backup or a replica
broker-lost-holes = { $count } positions are missing inside the stream; nothing more is written; restore the stream from a backup or a replica
broker-lost-rewritten = position { $at } holds another record than the one acknowledged there: the stream was rewritten, or its numbers were given out again; nothing more is written; restore the stream from a backup or a replica

## Reading and writing the log

read-damaged = position { $position }: { $what }; the log is damaged; stop the service, keep its files as they are, and restore the last backup
read-io = the log cannot be read: { $what }
read-unavailable = the log cannot be reached: { $what }; nothing is lost; try again in a moment
read-closed = the log was closed
append-conflict = { $stream } was expected to have { $expected } and has { $found }; nothing was written
append-unknown = it is not known whether the events were written: { $what }
append-unavailable = nothing was written: { $what }; try again in a moment
append-full = nothing was written: { $what }
append-closed = nothing was written: the log takes no more events: { $what }
founding-empty = the log is empty: it was never founded, or its content is gone; restore the last backup
founding-not-it = position 1 is not the log's founding ({ $what }); this is not a greyfile log, or it is damaged

## The index of command ids and the views

index-in-use = another process uses the index of command ids in { $folder }; nothing was changed; stop that process, or give this one a data folder of its own
view-in-use = the view in { $folder } is open in another process; nothing was changed; stop that process or give this one its own views folder
view-folder = the view's folder { $folder } cannot be used: { $why }; nothing was changed
view-no-runtime = a view follows the log on a tokio runtime and none is running here
index-io = the index of command ids cannot be read or written at { $path }: { $why }; the log was not touched and nothing is lost; free space on the disk, or mend the disk, and start again; the folder of the index may be deleted: it is made again from the log
index-damaged = a part of the index of command ids was found damaged and dropped; the log is not touched; the index holds everything up to position { $kept } and is to be fed again from there
index-out-of-order = the index of command ids was given position { $given } where { $expected } is next; nothing was taken in; feed it from position { $expected }
append-none = no record
append-last = its last record at position { $position }
