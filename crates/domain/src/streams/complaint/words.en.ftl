# Words of a complaint. Nothing is due and nothing is flagged of it alone.

## complaint.received

complaint-received = Complaint received
    .about = A complaint came in from a victim or a body. Record it before anything was verified.
    .line = Complaint received, { $city }{ $loss ->
        [none] { "" }
       *[other] , loss { $loss }
    }
complaint-received--complainant = Complainant
    .hint = Name of the person or body; blank if anonymous.
complaint-received--city = City
    .hint = The city that the complaint concerns.
complaint-received--circle = Circle
    .hint = The circle it was sent to; blank if none yet.
complaint-received--loss = Loss
    .hint = The money lost; blank if none or not known.
complaint-received--payment_route = How it was paid
    .hint = Bank, wallet, card or cryptocurrency, with the account if known.
complaint-received--centres = Centres named
    .hint = The centres on record that the complaint names; blank if none.
complaint-received--caller = Number that called
    .hint = As the complainant saw it, with plus and country, such as +92 without blanks.
complaint-received--summary = What happened
    .hint = In the complainant's words, shortened if needed.

## complaint.verified

complaint-verified = Complaint verified
    .about = The complaint was checked and found to hold.
    .line = Complaint verified
complaint-verified--finding = What showed it
    .hint = Such as a bank statement or a call record; blank if the source does not say.

## complaint.rejected

complaint-rejected = Complaint rejected
    .about = The complaint was turned away, and nothing more is done about it.
    .line = Complaint rejected: { $reason }
complaint-rejected--reason = Why
    .hint = Everybody who reads the record sees it: no names.

## complaint.attached_to_case

complaint-attached-to-case = Complaint attached to a case
    .about = The complaint became part of a case file.
    .line = Complaint attached to the case
complaint-attached-to-case--case = Case
