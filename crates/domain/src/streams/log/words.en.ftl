# Words of the log itself. Nothing is due and nothing is flagged of it alone.

## log.founded

log-founded = Log founded
    .about = The first entry of every log. The service writes it once, when the log begins.
    .line = Log founded
log-founded--log_id = Log id
    .hint = It names this log for ever.
log-founded--purpose = Purpose
log-founded--format = Record format
    .hint = The number of the format that the log began with.

## log.clock_mended

log-clock-mended = Clock mended
    .about = The service's clock was ahead while some entries were recorded, so their time of recording is too late. It needs a second person.
    .line = Clock mended: { $reason }
log-clock-mended--from = First position
log-clock-mended--to = Last position
    .hint = It is included.
log-clock-mended--reason = Why
    .hint = How it is known that the clock was wrong.
log-clock-mended--second = Second person
    .hint = Badge or desk of the person who confirms it; neither who does it nor who logs it.

## log.record_set_aside

log-record-set-aside = Record set aside
    .about = A record of the log cannot be read, or was not written by the service. From now on every page and count passes over it. It needs a second person.
    .line = Record { $position } set aside: { $reason }
log-record-set-aside--position = Position
    .hint = Its place in the log.
log-record-set-aside--sha256 = SHA-256
    .hint = Of the whole record, so that no other record can be meant: 64 hexadecimal digits.
log-record-set-aside--reason = Why
log-record-set-aside--second = Second person
    .hint = Badge or desk of the person who confirms it; neither who does it nor who logs it.
