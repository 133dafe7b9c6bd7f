# Words of a licence. Nothing is due and nothing is flagged of it alone.

## licence.application_filed

licence-application-filed = Licence application filed
    .about = A centre applied for a licence. It begins the record of the application and of the licence that may follow.
    .line = Licence application filed{ $class ->
        [none] { "" }
       *[other] , class { $class }
    }: { $centre }
licence-application-filed--centre = Centre
    .hint = Put the centre on record first.
licence-application-filed--class = Class
    .hint = The class applied for; blank if the source does not give it.

## licence.issued

licence-issued = Licence issued
    .about = The licence was issued to the centre.
    .line = Licence { $number } issued, valid { $validity }
licence-issued--number = Licence number
    .hint = As printed on it.
licence-issued--validity = Validity
    .hint = The first and the last day, with a slash between, such as 2025-08-01/2026-07-31.

## licence.surrendered

licence-surrendered = Licence surrendered
    .about = The holder gave the licence up.
    .line = { $reason ->
        [none] Licence surrendered
       *[other] Licence surrendered: { $reason }
    }
licence-surrendered--reason = Why
    .hint = Blank if the source does not say; no names.
