# Words of a reservation. Nothing is due and nothing is flagged of it alone.

# Nobody records one: the service writes these entries itself.

## reservation.taken

reservation-taken = Reservation taken
    .about = A record took a value that only one may hold: an FIR number, an exhibit number, a licence number, premises under a licence, or a checked CNIC. The service writes it.
    .line = Reservation taken: { $holder }
reservation-taken--holder = Held by
    .hint = The record that holds the value.
reservation-taken--namespace = Kind of value
    .hint = By its number: FIR number, exhibit number, licence number, premises under a licence, or CNIC.
reservation-taken--normalisation = Rule of comparison
    .hint = The version of the rule by which values are compared.

## reservation.released

reservation-released = Reservation released
    .about = The value is free again, and another record may take it. The service writes it.
    .line = Reservation released: { $reason }
reservation-released--reason = Why

## Types

release-reason = Why it was released
release-reason--corrected = Corrected: the entry says something else now
    .line = corrected
release-reason--retracted = Retracted: the entry does not stand any more
    .line = retracted
release-reason--ended = Ended: the record that held it came to its end
    .line = ended
