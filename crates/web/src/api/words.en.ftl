# What the API tells of its own: requests that cannot be read, and what cannot be done now.

problem-request-bad-json = { $of ->
        [syntax] this is not JSON: it goes wrong at line { $line }, column { $column }
        [cut_off] this is not JSON: it ends too early, at line { $line }, column { $column }
        [unread] this cannot be read, though nothing wrong was found with it; this is a mistake in Greyfile, please report it
       *[fields] { $why }{ $more ->
            [0] { "" }
           *[other] { " " }(and { $more } more, see `errors`)
        }
    }; nothing was recorded
problem-request-too-long = { $of ->
        [form] the form holds more than { $max } bytes; nothing was recorded; go back, where what was typed still stands, and send it in parts
       *[body] the body is longer than { $max } bytes; nothing was recorded; send it in parts
    }
problem-request-too-slow = { $of ->
        [form] the form did not come whole in time; nothing was recorded; go back, where what was typed still stands, and send it again
       *[body] the body did not come whole in time: for 30 seconds nothing came, or it took more than 256 seconds; nothing was recorded; send it again
    }
problem-request-cut-off = { $of ->
        [form] the form was cut off on its way; nothing was recorded; go back, where what was typed still stands, and send it again
       *[body] the body was cut off on its way; nothing was recorded; send it again
    }
problem-request-encoded = a body that is compressed is not taken (Content-Encoding); nothing was recorded; send it as it is
problem-request-hosts = the request has several Host headers; nothing was recorded; send one, with { $origin }
problem-request-not-json = send JSON, with the header Content-Type: application/json; nothing was recorded
problem-request-bad-form = this is not a form of this service; nothing was recorded; go back, reload, and send it again
problem-request-bad-id = { $of ->
        [kinds] this id is of no kind there is; an id begins with its kind ({ $kinds }); nothing was recorded; check the id
       *[fields] { $why }
    }
problem-request-bad-query = { $of ->
        [unread] the query string cannot be read; check the address
       *[fields] the query string is wrong: { $why }{ $more ->
            [0] { "" }
           *[other] { " " }(and { $more } more, see `errors`)
        }
    }
problem-request-bad-path = the address holds something that is not text; check it
problem-request-bad-range = the range ends before it starts; swap from and to
problem-request-bad-address = { $field }: { $why }. Nothing was changed; check the address.
problem-request-not-found = { $of ->
        [commands] there is nothing at this address of a process that only takes commands; ask one that serves pages (greyfile serve --role web)
        [api] there is nothing at this address; GET /api/openapi.json lists what there is
        [page] there is no page at this address; check it, or use the navigation of any page
        [position] Position { $position } is not on record. Check the id, or look for it in the lists.
        [case] This case is not on record. Check the id, or look for it in the lists.
        [form] This form is not on record. Check the id, or look for it in the lists.
       *[event] This event is not on record. Check the id, or look for it in the lists.
    }
problem-request-method = { $of ->
        [api] this address does not take that method; GET /api/openapi.json lists what it takes
       *[page] this address takes a form, and no form came; nothing was recorded; go back to the page the form is on
    }
problem-request-host = the Host header does not name this service; nothing was recorded; use { $origin }, or name the address people use (--public)
problem-request-origin = the request comes from a page of another site; nothing was recorded; use this service's own pages
problem-request-busy = the service is answering as many requests as it can; nothing was recorded; send the same again in a moment
problem-request-unreadable = the request cannot be read; nothing was recorded; go back, and try again

problem-case-unknown = no such case is on record; check the id

problem-vetting-not-ready = { $of ->
        [body] the regime in force asks nothing of such a body; greyfile regime show lists the bodies
        [keys] the regime in force names no key that a request to this body could be sealed to; adopt one with its keys first
        [owner] nobody is on record as an owner of the centre; record who owns it first
        [name] { $whom } owns or runs the centre and has no name on record; record it first
       *[application] no such application is on record; check the id
    }. Nothing was asked.

problem-view-unknown = there is no such view here; greyfile status names those there are
problem-view-differs = { $cause }
problem-view-behind = { $of ->
        [absent] Nothing of this kind is shown yet, and what was recorded last is not shown yet either. It is safe in the log; ask again in a moment.
        [page] What you recorded is safe. This page does not show it yet; reload in a moment.
        [start] the view { $view } is at position { $position } of { $started }, where the log ended when the service started; the log is complete; ask again in a moment
       *[position] the view does not show this position yet; ask again in a moment
    }
problem-log-opening = { $stage ->
        [verifying] opening the log: it was not closed cleanly, so the whole of it is verified, { $percent } percent so far; nothing that was acknowledged is lost; ask again in a moment
        [demonstration] recording the demonstration; ask again in a moment
        [full] the log is not open: the disk that holds it is full; nothing that was acknowledged is lost; free some space on that disk: the log then opens by itself
        [broker] the log is not open: the broker that keeps it cannot be reached; nothing that was acknowledged is lost; the log opens by itself when the broker answers
       *[opening] opening the log; nothing that was acknowledged is lost; ask again in a moment
    }
problem-view-not-ready = { $of ->
        [state] the view { $view } is not ready: { $state }
       *[read] { $cause }
    }
problem-view-unreadable = { $cause }
problem-view-rebuild-failed = { $cause }
problem-backup-off = nothing was copied: this service copies the log into no folder, since it was started without one; start it with --backups FOLDER (GREYFILE_BACKUPS), or run greyfile backup while no service has the data folder open
problem-backup-name = nothing was copied: this is no plain name; give at most { $max } bytes of letters, digits, spaces, dots, hyphens and underscores, with no dot or space at its ends
problem-backup-elsewhere = nothing was copied: this service copies the log into { $folder } and nowhere else; name a new folder in it
problem-backup-exists = nothing was copied: something of that name is there already, and was left as it is; give another name
problem-backup-failed = { $cause }

problem-service-panicked = { $of ->
        [reading] a mistake in the program; the record is untouched; report it
       *[any] a mistake in the program; what was acknowledged before is safe; if this was a command, send the very same one again with the same id, and report the mistake
    }


## Deadlines

problem-filter-unknown = { $of ->
        [value] { $field }: nothing here has this value; check how it is written; there are: { $known }
        [circle] no case or raid on record is of this circle, and no FIR is lodged there; check how it is written
        [officer] nobody of this code is on a case or took part in a raid, as far as is on record; check the code
        [person] no such person is on record; check the id
       *[case] no such case is on record; check the id
    }
deadlines-rule = Deadline
deadlines-section = Section
deadlines-whom = Whom
deadlines-about = Began in
deadlines-began = Began
deadlines-due-earliest = Due at the earliest
deadlines-due = Due
deadlines-verdict = What became of it
deadlines-settled = Settled
deadlines-how = How it ended
deadlines-cases = Case files
deadlines-events = Positions of its events
deadlines-code = Code
deadlines-group = { $count ->
        [1] 1 accused
       *[other] { $count } accused
    }: { $label }

problem-file-empty = the file has no byte, and was not taken; send the file itself
problem-file-too-long = the file has more than { $max } bytes, or more than were announced; nothing of it was kept; send it in several files, or announce its length as it is
problem-file-cut-off = the file did not come whole: the sender broke off after { $received } bytes; of an upload in parts these are kept for 24 hours, of any other nothing is; go on from there, or send it again
problem-file-no-upload = there is no such upload: it was never begun, or nothing came of it for { $hours } hours; send the file from its beginning
problem-file-other-offset = the upload goes on from byte { $received }; nothing was received; send the rest from there
problem-file-busy = another request is at work on this; nothing was changed; ask again in a moment
problem-file-too-many = { $max } uploads are not finished; nothing was received; finish one of them, or try again later
problem-file-unknown = no event on record names such a file, or it is missing here; check the SHA-256; greyfile status --files tells what is missing
problem-file-out-of-range = the range has no byte of the file, which has { $bytes }; ask for another
problem-file-damaged = the bytes of the file { $sha256 } are not those that were received; the record is untouched; bring the file back from a copy, or send it again
problem-file-no-picture = a thumbnail is made of JPEG, PNG and WebP pictures, and this file is none by its first bytes; the file itself can be saved
problem-file-too-many-points = the picture has { $width } by { $height } points, and a thumbnail is made of at most { $max }; the file itself can be saved
problem-file-undecodable = the picture cannot be decoded: it is cut short or damaged as it was sent; the file itself can be saved
problem-file-no-room = the disk has no room for the file; nothing of it was kept, and the record is untouched; free space and send it again
problem-file-failed = the place where files are kept failed ({ $cause }); the record is untouched; look after the disk, and try again
problem-file-no-store = no files are kept by this process; nothing was received; send the file to the process that takes commands (greyfile serve --role intake)
problem-file-bad-header = the header { $header } is missing or no number; nothing was received; send the number of bytes
