# Words of an application and its licence. A notice is served; what Greyfile itself writes is said to be
# written by the program.

due-licence-decision = decision on the application
flag-licence-decision = { due-licence-decision } { $verdict }: due { $due }
due-licence-vetting-answer = answer to a vetting request
flag-licence-vetting-answer = { due-licence-vetting-answer } ({ $body }, round { $round }) { $verdict }: due { $due }
due-licence-objection-answer = answer to an objection
flag-licence-objection-answer = { due-licence-objection-answer } ({ $about }) { $verdict }: due { $due }
due-licence-finding-put-right = finding put right
flag-licence-finding-put-right = { due-licence-finding-put-right } { $verdict }: due { $due }
due-licence-show-cause-answer = answer to a show-cause notice
flag-licence-show-cause-answer = { due-licence-show-cause-answer } { $verdict }: due { $due }
ended-application-withdrawn = application withdrawn
ended-request-withdrawn = vetting request withdrawn
ended-objection-closed = objection closed
ended-finding-closed = finding closed

flag-licence-not-confirmed = recorded from a report, paper or the press and not confirmed here: it is not shown that the conditions for it were met
flag-licence-answers-differ = { $body } answered round { $round } in two different ways; ask again in a new round
flag-licence-stale-answer = { $body } answered round { $round } after a newer round was asked for
flag-licence-fee-in-excess = more was paid of a fee than was assessed: { $fee }
flag-licence-before-filing = dated before the application was filed
flag-licence-stay-to-review = { stay-to-review }

## licence.application_filed

licence-application-filed = Licence application filed
    .about = A centre applied for a licence. It begins the record of the application and of the licence that may follow. The counter's stamp says when it happened.
    .line = Licence application filed{ $class ->
        [none] { "" }
       *[other] , class { $class }
    }: { $centre }{ $diary ->
        [none] { "" }
       *[other] { " " }(diary no. { $diary })
    }
licence-application-filed--centre = Centre
    .hint = Put the centre on record first.
licence-application-filed--class = Class
    .hint = The class applied for; blank if the source does not give it.
licence-application-filed--premises = Premises
    .hint = Their codes on the centre's record, such as main.
licence-application-filed--remote_positions = Remote positions
    .hint = How many work from elsewhere; blank if the source does not say.
licence-application-filed--diary = Diary number
    .hint = The number that the counter gave the application; blank if there is none.
licence-application-filed--decide_within = Time to decide
    .hint = As the regime says; the program writes it.
licence-application-filed--may_operate = May operate meanwhile
    .hint = Whether the regime lets the centre operate while the application is pending; the program writes it.
licence-application-filed--may_operate_until = May operate until
    .hint = The last day; until the decision if blank. The program writes it.

## licence.fee_assessed

licence-fee-assessed = Fee assessed
    .about = It was laid down how much of a fee of the regime is to be paid.
    .line = Fee assessed ({ $fee }): { $amount }
licence-fee-assessed--fee = Fee
    .hint = Its code in the regime, such as application.
licence-fee-assessed--amount = Amount
licence-fee-assessed--adoption = Adopted by
    .hint = The entry that brought into force the regime it was held against; the program writes it.

## licence.fee_paid

licence-fee-paid = Fee paid
    .about = A fee was paid, whole or in part. Each payment is an entry of its own.
    .line = Fee paid ({ $fee }): { $amount }
licence-fee-paid--fee = Fee
    .hint = Its code in the regime, such as application.
licence-fee-paid--amount = Amount
licence-fee-paid--receipt = Receipt number
    .hint = The number of the bank's receipt.
licence-fee-paid--bank = Bank
    .hint = With the branch; blank if not known.

## licence.fee_reversed

licence-fee-reversed = Payment reversed
    .about = A payment was never made, or the bank took it back. It counts no longer.
    .line = Payment reversed: { $reason }
licence-fee-reversed--payment = Payment
    .hint = The entry of the payment.
licence-fee-reversed--reason = Why
    .hint = Such as a dishonoured pay order; no names.

## licence.fee_refunded

licence-fee-refunded = Payment given back
    .about = A payment was given back, whole or in part.
    .line = Payment given back: { $amount }{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }
licence-fee-refunded--payment = Payment
    .hint = The entry of the payment.
licence-fee-refunded--amount = Amount
licence-fee-refunded--order = Order
    .hint = Number and date; blank if not known.

## licence.document_added

licence-document-added = Document received
    .about = A document of the checklist came in.
    .line = Document received: { $document }{ $valid_until ->
        [none] { "" }
       *[other] , valid until { $valid_until }
    }
licence-document-added--document = Document
    .hint = Its code on the checklist.
licence-document-added--title = What is written on it
    .hint = Such as title, number and date; the timeline does not show it.
licence-document-added--file = SHA-256 of the file
    .hint = 64 hexadecimal digits; blank if it is on paper alone.
licence-document-added--valid_until = Valid until
    .hint = Its last day; blank if it has none.

## licence.objection_raised

licence-objection-raised = Objection raised
    .about = Something was objected to, and the applicant has to answer.
    .line = Objection raised: { $about }{ $blocks ->
        [yes] ; the decision waits for it
       *[no] { "" }
    }
licence-objection-raised--about = About
    .hint = The code of a document, a fee or a point of the checklist.
licence-objection-raised--objection = Objection
    .hint = What is objected to, as the applicant is told.
licence-objection-raised--blocks = Decision waits for it
    .hint = Whether nothing can be decided before it is closed.
licence-objection-raised--answer_within = Time to answer
    .hint = As the regime says; the program writes it.

## licence.objection_answered

licence-objection-answered = Objection answered
    .about = The applicant answered an objection.
    .line = Objection answered
licence-objection-answered--objection = Objection
    .hint = The entry by which it was raised.
licence-objection-answered--answer = Answer
    .hint = In short; blank if the source does not say.
licence-objection-answered--file = SHA-256 of the file
    .hint = 64 hexadecimal digits; blank if the answer is on paper alone.

## licence.objection_closed

licence-objection-closed = Objection closed
    .about = An objection came to its end.
    .line = Objection closed: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
licence-objection-closed--objection = Objection
    .hint = The entry by which it was raised.
licence-objection-closed--how = How
licence-objection-closed--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## licence.vetting_requested

licence-vetting-requested = Vetting requested
    .about = A body of the regime was asked to vet who owns and runs the centre, and its premises. A signed request file goes to it.
    .line = Vetting requested: { $body }, round { $round }
licence-vetting-requested--body = Body
    .hint = Its code in the regime, such as pta.
licence-vetting-requested--round = Round
    .hint = 1 for the first request to this body in this matter, then 2, and so on.
licence-vetting-requested--owners = Owners
licence-vetting-requested--key_persons = Key persons
    .hint = Who runs the centre.
licence-vetting-requested--premises = Premises
    .hint = Their codes on the centre's record, such as main.
licence-vetting-requested--digest = SHA-256 of what is vetted
    .hint = As the request file has it, 64 hexadecimal digits.
licence-vetting-requested--answer_within = Time to answer
    .hint = As the regime says; the program writes it.

## licence.vetting_passed

licence-vetting-passed = Vetting passed
    .about = A body found nothing against the application or the licence. It is taken in from the body's signed answer file.
    .line = Vetting passed: { $answer }{ $counts_until ->
        [none] { "" }
       *[other] , counts until { $counts_until }
    }
licence-vetting-passed--answer = Answer
licence-vetting-passed--counts_until = Counts until
    .hint = The last day on which it counts, as the regime says; the program writes it.

## licence.vetting_failed

licence-vetting-failed = Vetting not passed
    .about = A body found something against the application or the licence. What that is, only the body can read. It is taken in from the body's signed answer file.
    .line = Vetting not passed: { $answer }
licence-vetting-failed--answer = Answer
licence-vetting-failed--commitment = Commitment to the grounds
    .hint = Binds the body to the grounds that it gave, so that a judge can check what it opens; 64 hexadecimal digits.

## licence.vetting_deferred

licence-vetting-deferred = Vetting deferred
    .about = A body asked for more time. It is taken in from the body's signed answer file.
    .line = Vetting deferred: { $answer }{ $until ->
        [none] { "" }
       *[other] , until { $until }
    }
licence-vetting-deferred--answer = Answer
licence-vetting-deferred--until = Until
    .hint = Blank if the body names no day.

## licence.vetting_withdrawn

licence-vetting-withdrawn = Vetting request withdrawn
    .about = A request to a body was withdrawn before it was answered.
    .line = Vetting request withdrawn{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-vetting-withdrawn--request = Request
    .hint = The entry of the request.
licence-vetting-withdrawn--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## licence.inspection_scheduled

licence-inspection-scheduled = Inspection fixed
    .about = A day was fixed on which premises are inspected.
    .line = Inspection of premises { $premises } fixed for { $day }
licence-inspection-scheduled--premises = Premises
    .hint = Their code on the centre's record, such as main.
licence-inspection-scheduled--day = Day
licence-inspection-scheduled--by = By whom
    .hint = Badges or desks of those who are to inspect; blank if not known.

## licence.inspection_conducted

licence-inspection-conducted = Premises inspected
    .about = Premises were inspected by a checklist of the regime.
    .line = Premises { $premises } inspected{ $unmet ->
        [none] { $adoption ->
            [none] { "" }
           *[other] , every required point met
        }
       *[other] ; required points not met: { $unmet }
    }
licence-inspection-conducted--premises = Premises
    .hint = Their code on the centre's record, such as main.
licence-inspection-conducted--checklist = Checklist
    .hint = Its code in the regime.
licence-inspection-conducted--points = What was found
    .hint = Point by point.
licence-inspection-conducted--unmet = Required points not met
    .hint = The program writes them.
licence-inspection-conducted--adoption = Adopted by
    .hint = The entry that brought into force the regime it was held against; the program writes it.

## licence.application_refused

licence-application-refused = Application refused
    .about = The application was refused. Whether the applicant is also barred, the order says.
    .line = Application refused{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }{ $bar_until ->
        [none] { "" }
       *[other] ; barred until { $bar_until }
    }
licence-application-refused--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
licence-application-refused--reasons = Reasons
    .hint = As they may be told to the applicant; a refusal that is decided here needs them (General Clauses Act 1897 s.24-A).
licence-application-refused--bar_until = Barred until
    .hint = The last day of a bar; blank if the order sets none.
licence-application-refused--appeal_within = Time to appeal
    .hint = As the regime says; the program writes it.

## licence.application_withdrawn

licence-application-withdrawn = Application withdrawn
    .about = Who filed the application withdrew it.
    .line = Application withdrawn{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-application-withdrawn--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.
licence-application-withdrawn--by = By whom
    .hint = Blank if the person is not on record.

## licence.issued

licence-issued = Licence issued
    .about = The licence was issued to the centre.
    .line = Licence { $number } issued, valid { $from } to { $to }
licence-issued--number = Licence number
    .hint = As printed on it.
licence-issued--class = Class
    .hint = Blank if the source does not give it.
licence-issued--from = First day
licence-issued--to = Last day
licence-issued--premises = Premises
licence-issued--remote_positions = Remote positions
    .hint = How many may work from elsewhere; blank if the source does not say.
licence-issued--conditions = Conditions
licence-issued--centre = Centre
    .hint = As the application says; the program writes it.
licence-issued--adoption = Adopted by
    .hint = The entry that brought into force the regime it was held against; the program writes it.
licence-issued--grace_until = Grace until
    .hint = The last day of grace after the last day, as the regime says; the program writes it.
licence-issued--renewal_from = Renewal from
    .hint = The first day on which a renewal can be filed, as the regime says; the program writes it.
licence-issued--renewal_keeps_alive = Renewal keeps it alive
    .hint = Whether a renewal that is filed in time keeps the licence alive until it is decided; the program writes it.

## licence.decision_confirmed

licence-decision-confirmed = Decision confirmed
    .about = A decision that was recorded from a report, paper or the press was confirmed here by somebody with the power. Every rule for it is met.
    .line = Decision confirmed
licence-decision-confirmed--decision = Decision
    .hint = The entry of the decision.

## licence.decision_recalled

licence-decision-recalled = Decision recalled
    .about = Who took a decision took it back, with a second person.
    .line = Decision recalled
licence-decision-recalled--decision = Decision
    .hint = The entry of the decision.
licence-decision-recalled--reasons = Reasons
    .hint = As they may be told to whom the decision is about.
licence-decision-recalled--second = Second person
    .hint = Badge or desk; neither who does it nor who logs it.

## licence.reservation_ended

licence-reservation-ended = Premises given up
    .about = The licence holds its premises no longer, so that another licence can be for them. The program writes it.
    .line = Premises given up: { $why }
licence-reservation-ended--why = Why

## licence.condition_added

licence-condition-added = Condition added
    .about = The licence has a further condition.
    .line = Condition added: { $condition }
licence-condition-added--condition = Condition
licence-condition-added--reason = Why
    .hint = Blank if the source does not say.

## licence.condition_removed

licence-condition-removed = Condition removed
    .about = The licence has a condition less.
    .line = Condition removed: { $condition }
licence-condition-removed--condition = Condition
    .hint = Its code.
licence-condition-removed--reason = Why
    .hint = Blank if the source does not say.

## licence.amendment_requested

licence-amendment-requested = Amendment requested
    .about = The holder asked for a change of what the licence says, such as its premises.
    .line = Amendment requested{ $changes ->
        [none] { "" }
       *[other] : { $changes }
    }
licence-amendment-requested--changes = What is to change
licence-amendment-requested--request = Request
    .hint = What is asked for, in short.

## licence.amendment_approved

licence-amendment-approved = Amendment approved
    .about = A change of what the licence says was approved.
    .line = Amendment approved{ $premises ->
        [none] { "" }
       *[other] ; premises: { $premises }
    }{ $remote_positions ->
        [none] { "" }
       *[other] ; remote positions: { $remote_positions }
    }
licence-amendment-approved--request = Request
    .hint = The entry by which the amendment was requested.
licence-amendment-approved--premises = Premises from now on
    .hint = All of them; blank if they stay as they are.
licence-amendment-approved--remote_positions = Remote positions from now on
    .hint = How many may work from elsewhere; blank if that stays as it is.
licence-amendment-approved--centre = Centre
    .hint = The program writes it.

## licence.amendment_refused

licence-amendment-refused = Amendment refused
    .about = A change of what the licence says was refused.
    .line = Amendment refused{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }
licence-amendment-refused--request = Request
    .hint = The entry by which the amendment was requested.
licence-amendment-refused--show_cause = Show-cause notice
    .hint = The entry of the notice that this follows; blank if the source does not give it.
licence-amendment-refused--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
licence-amendment-refused--reasons = Reasons
    .hint = As they may be told to the holder.

## licence.renewal_filed

licence-renewal-filed = Renewal filed
    .about = The holder applied for a renewal of the licence.
    .line = Renewal filed{ $diary ->
        [none] { "" }
       *[other] { " " }(diary no. { $diary })
    }{ $in_window ->
        [yes] , in time
       *[no] { "" }
    }
licence-renewal-filed--diary = Diary number
    .hint = The number that the counter gave the application; blank if there is none.
licence-renewal-filed--in_window = In time
    .hint = Whether it was filed in the time that the regime gives for it; the program writes it.
licence-renewal-filed--decide_within = Time to decide
    .hint = As the regime says; the program writes it.

## licence.renewal_refused

licence-renewal-refused = Renewal refused
    .about = A renewal of the licence was refused.
    .line = Renewal refused{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }
licence-renewal-refused--renewal = Renewal
    .hint = The entry by which it was filed.
licence-renewal-refused--show_cause = Show-cause notice
    .hint = The entry of the notice that this follows; blank if the source does not give it.
licence-renewal-refused--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
licence-renewal-refused--reasons = Reasons
    .hint = As they may be told to the holder.

## licence.renewed

licence-renewed = Licence renewed
    .about = The licence was renewed for a new term.
    .line = Licence renewed, valid { $from } to { $to }
licence-renewed--renewal = Renewal
    .hint = The entry by which it was filed; blank if the source does not give it.
licence-renewed--from = First day
    .hint = Of the new term.
licence-renewed--to = Last day
    .hint = Of the new term.
licence-renewed--adoption = Adopted by
    .hint = The entry that brought into force the regime it was held against; the program writes it.
licence-renewed--grace_until = Grace until
    .hint = The last day of grace after the last day, as the regime says; the program writes it.
licence-renewed--renewal_from = Renewal from
    .hint = The first day on which the next renewal can be filed, as the regime says; the program writes it.
licence-renewed--renewal_keeps_alive = Renewal keeps it alive
    .hint = Whether a renewal that is filed in time keeps the licence alive until it is decided; the program writes it.

## licence.compliance_report_filed

licence-compliance-report-filed = Compliance report filed
    .about = The holder's report came in through NCCIA: one that is due at intervals, or one about an incident.
    .line = Compliance report filed ({ $kind }){ $period ->
        [none] { "" }
       *[other] , for { $period }
    }{ $reference ->
        [none] { "" }
       *[other] , no. { $reference }
    }
licence-compliance-report-filed--kind = Kind of report
licence-compliance-report-filed--period = Time it is about
    .hint = Such as a month or a year; blank if the source does not say.
licence-compliance-report-filed--reference = Number
    .hint = Blank if it has none.
licence-compliance-report-filed--file = SHA-256 of the file
    .hint = 64 hexadecimal digits; blank if it is on paper alone.

## licence.report_forwarded

licence-report-forwarded = Report passed on
    .about = A compliance report was passed on to a body of the regime.
    .line = Report passed on: { $body }
licence-report-forwarded--report = Report
    .hint = The entry by which it was filed.
licence-report-forwarded--body = Body
    .hint = Its code in the regime, such as pta.

## licence.report_returned

licence-report-returned = Report sent back
    .about = A compliance report was sent back to the holder.
    .line = Report sent back: { $why }
licence-report-returned--report = Report
    .hint = The entry by which it was filed.
licence-report-returned--why = Why
    .hint = Such as “two months are missing”; no names.

## licence.audit_scheduled

licence-audit-scheduled = Audit fixed
    .about = A day was fixed on which the holder is audited.
    .line = Audit by { $by } fixed for { $day }
licence-audit-scheduled--day = Day
licence-audit-scheduled--by = By which body
    .hint = Its code in the regime, such as pta.

## licence.audit_conducted

licence-audit-conducted = Audit made
    .about = The holder was audited. Each thing that was found is a finding of its own.
    .line = Audit made by { $by }{ $premises ->
        [none] { "" }
       *[other] , premises { $premises }
    }{ $reference ->
        [none] { "" }
       *[other] , no. { $reference }
    }
licence-audit-conducted--by = By which body
    .hint = Its code in the regime, such as pta.
licence-audit-conducted--premises = Premises
    .hint = Their code on the centre's record; blank if it was of all.
licence-audit-conducted--reference = Number
    .hint = Of the audit report; blank if it has none.

## licence.finding_recorded

licence-finding-recorded = Finding recorded
    .about = Something that is not as it should be was found in an audit, an inspection or otherwise.
    .line = Finding recorded ({ $gravity }){ $point ->
        [none] { "" }
       *[other] : { $point }
    }{ $blocks ->
        [yes] ; a decision waits for it
       *[no] { "" }
    }
licence-finding-recorded--found_in = Found in
    .hint = The entry of the audit or the inspection; blank if it was found otherwise.
licence-finding-recorded--point = Point
    .hint = The code of the point of the checklist; blank if it is about none.
licence-finding-recorded--gravity = Gravity
licence-finding-recorded--finding = Finding
    .hint = What was found; the timeline does not show it.
licence-finding-recorded--blocks = Decision waits for it
    .hint = Whether nothing can be decided before it is closed.
licence-finding-recorded--put_right_within = Time to put it right
    .hint = As the regime says; the program writes it.

## licence.finding_closed

licence-finding-closed = Finding closed
    .about = A finding came to its end.
    .line = Finding closed: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
licence-finding-closed--finding = Finding
    .hint = The entry by which it was recorded.
licence-finding-closed--how = How
licence-finding-closed--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## licence.suspended

licence-suspended = Licence suspended
    .about = The licence was suspended: after a show-cause notice, or at once where the regime gives that power.
    .line = Licence suspended ({ $after }){ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }{ $until ->
        [none] { "" }
       *[other] ; until { $until }
    }
licence-suspended--after = What it rests on
licence-suspended--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
licence-suspended--reasons = Reasons
    .hint = As they may be told to the holder.
licence-suspended--until = Last day
    .hint = Blank if it lasts until it is lifted.
licence-suspended--appeal_within = Time to appeal
    .hint = As the regime says; the program writes it.

## licence.suspension_lifted

licence-suspension-lifted = Suspension lifted
    .about = A suspension of the licence was lifted.
    .line = Suspension lifted{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
licence-suspension-lifted--suspension = Suspension
    .hint = The entry of the suspension; blank if the source does not say.
licence-suspension-lifted--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## licence.revoked

licence-revoked = Licence revoked
    .about = The licence was revoked, for good. Whether the holder is also barred, the order says.
    .line = Licence revoked{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }{ $bar_until ->
        [none] { "" }
       *[other] ; barred until { $bar_until }
    }
licence-revoked--show_cause = Show-cause notice
    .hint = The entry of the notice that this follows; blank if the source does not give it.
licence-revoked--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
licence-revoked--reasons = Reasons
    .hint = As they may be told to the holder.
licence-revoked--bar_until = Barred until
    .hint = The last day of a bar; blank if the order sets none.
licence-revoked--appeal_within = Time to appeal
    .hint = As the regime says; the program writes it.

## licence.surrendered

licence-surrendered = Licence surrendered
    .about = The holder gave the licence up.
    .line = { $reason ->
        [none] Licence surrendered
       *[other] Licence surrendered: { $reason }
    }
licence-surrendered--reason = Why
    .hint = Blank if the source does not say; no names.

## licence.officer_assigned

licence-officer-assigned = Officer assigned
    .about = An officer was put on the application or the licence.
    .line = { $officer } assigned as { $role }
licence-officer-assigned--officer = Officer
    .hint = Badge or desk.
licence-officer-assigned--role = Role
    .hint = Such as licensing officer.

## licence.officer_recused

licence-officer-recused = Officer recused
    .about = An officer takes no part in this matter any more.
    .line = { $officer } takes no part in this matter any more{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }
licence-officer-recused--officer = Officer
    .hint = Badge or desk.
licence-officer-recused--reason = Why
    .hint = Blank if it is not to be told; the timeline does not show it.
licence-officer-recused--order = Order
    .hint = Number and date; blank if there is none.

## Types

closing = How it ended
closing--met = Met: what was asked for was done
    .line = met
closing--overruled = Overruled: it stands in nobody's way
    .line = overruled
closing--withdrawn = Withdrawn by who raised it
    .line = withdrawn

premises-role = What premises are used as
premises-role--main = Main office
    .line = main office
premises-role--branch = Branch
    .line = branch
premises-role--recovery = Recovery site
    .line = recovery site

licensed-premises = Premises under a licence
    .line = { $premises } ({ $role })
licensed-premises--premises = Premises
    .hint = Their code on the centre's record, such as main.
licensed-premises--role = Used as

condition = Condition
    .line = { $text } ({ $code })
condition--code = Code
    .hint = A short code of your choice, by which the condition is removed, such as recording.
condition--text = What it asks for

change = What changes
change--premises = Premises
    .line = premises
change--ownership = Ownership
    .line = ownership
change--key_persons = Key persons
    .line = key persons
change--caller_numbers = Numbers it calls from
    .line = numbers it calls from
change--remote_positions = Remote positions
    .line = remote positions

not-held = Why premises are free
not-held--expired = The licence expired
    .line = licence expired
not-held--revoked = The licence was revoked
    .line = licence revoked
not-held--surrendered = The licence was surrendered
    .line = licence surrendered
not-held--set_aside = The issue was set aside or recalled
    .line = issue set aside or recalled

report-kind = Kind of report
report-kind--periodic = Periodic
    .line = periodic
report-kind--incident = About an incident
    .line = incident

gravity = Gravity
gravity--minor = Minor: to be put right in time
    .line = minor
gravity--major = Major: to be put right at once
    .line = major
gravity--critical = Critical: the licence itself is in question
    .line = critical

suspended-after = What a suspension rests on
suspended-after--show_cause = A show-cause notice
    .line = after a show-cause notice
suspended-after--show_cause--show_cause = Show-cause notice
    .hint = The entry by which it was issued.
suspended-after--interim = The power of interim suspension, before a hearing
    .line = interim{ $hearing ->
        [none] { "" }
       *[other] , hearing on { $hearing }
    }
suspended-after--interim--hearing = Hearing
    .hint = When the holder is heard; a suspension that is decided here needs it.
suspended-after--not_stated = Not stated in the source
    .line = not stated what it rests on

signed-answer = Signed answer
    .line = { $body }, round { $round }, no. { $reference }
signed-answer--body = Body
    .hint = Its code in the regime, such as pta.
signed-answer--round = Round
    .hint = The round of the request that it answers.
signed-answer--reference = Number
    .hint = The body's own reference.
signed-answer--digest = SHA-256 of what was vetted
    .hint = As the answer file has it, 64 hexadecimal digits.
signed-answer--signed = What was signed
    .hint = The bytes of the answer with their signature, in hexadecimal digits.
signed-answer--key = Key
    .hint = The public key of the body that signed it, Ed25519, 64 hexadecimal digits.

point-found = What was found at a point
    .line = { $point }{ $met ->
        [yes] : met
        [no] : not met
       *[other] { "" }
    }{ $measured ->
        [none] { "" }
       *[other] { " " }({ $measured })
    }
point-found--point = Point
    .hint = Its code on the checklist.
point-found--met = Met
    .hint = Blank if it was not looked at.
point-found--measured = Measured
    .hint = What was measured or counted, a whole number; blank if nothing was.
point-found--remark = Remark
    .hint = What was seen; the timeline does not show it.

## Roles of officers

code--licensing_officer = licensing officer
code--reviewing_officer = reviewing officer
code--inspector = inspecting officer
code--deciding_authority = deciding authority
