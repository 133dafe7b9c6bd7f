# Words of proceedings: one text, whatever the record is of. A notice is served; what Greyfile itself
# writes is said to be written by the program.

ended-show-cause-closed = show-cause notice closed
stay-to-review = a court's stay until further orders is past its day of review; it holds until the court ends it

## show_cause_issued

proceeding-show-cause-issued = Show-cause notice issued
    .about = The authority said what it means to do, and asked why it should not. The time to answer is counted from when the notice is served.
    .line = Show-cause notice issued, proposed: { $proposes }{ $grounds ->
        [none] { "" }
       *[other] ; grounds: { $grounds }
    }
proceeding-show-cause-issued--proposes = What is proposed
proceeding-show-cause-issued--grounds = Grounds
    .hint = Their codes in the regime; blank if the source does not give them.
proceeding-show-cause-issued--reasons = Reasons
    .hint = As they may be told to whom the notice is for.
proceeding-show-cause-issued--answer_within = Time to answer
    .hint = Counted from when the notice is served, as the regime says; the program writes it.

## show_cause_answered

proceeding-show-cause-answered = Show-cause notice answered
    .about = The show-cause notice was answered by whom it was for.
    .line = Show-cause notice answered
proceeding-show-cause-answered--show_cause = Show-cause notice
    .hint = The entry by which it was issued.
proceeding-show-cause-answered--answer = Answer
    .hint = In short; blank if the source does not say.
proceeding-show-cause-answered--file = SHA-256 of the file
    .hint = 64 hexadecimal digits; blank if the answer is on paper alone.

## show_cause_closed

proceeding-show-cause-closed = Show-cause notice closed
    .about = A show-cause notice came to its end: it was dropped, withdrawn, or decided.
    .line = Show-cause notice closed: { $how }{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
proceeding-show-cause-closed--show_cause = Show-cause notice
    .hint = The entry by which it was issued.
proceeding-show-cause-closed--how = How
proceeding-show-cause-closed--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## notice_served

proceeding-notice-served = Notice served
    .about = A notice or a decision reached whom it is for. Times to answer and to appeal are counted from then.
    .line = Notice served ({ $how })
proceeding-notice-served--of = What was served
    .hint = The entry of the notice or the decision.
proceeding-notice-served--whom = On whom
    .hint = Name, and as what, such as the manager on duty; the timeline does not show it.
proceeding-notice-served--how = How
    .hint = Such as by hand, or registered post.
proceeding-notice-served--file = SHA-256 of the proof
    .hint = Of the receipt or the photograph, 64 hexadecimal digits; blank if it is on paper alone.

## notice_returned

proceeding-notice-returned = Notice came back
    .about = A notice or a decision could not be served and came back.
    .line = Notice came back: { $why }
proceeding-notice-returned--of = What was to be served
    .hint = The entry of the notice or the decision.
proceeding-notice-returned--why = Why
    .hint = As it is written on it, such as “premises locked”; no names.

## hearing_fixed

proceeding-hearing-fixed = Hearing fixed
    .about = A date was fixed on which the parties are heard.
    .line = Hearing fixed for { $when }{ $place ->
        [none] { "" }
       *[other] , { $place }
    }
proceeding-hearing-fixed--of = In what
    .hint = The entry that it is about, such as the show-cause notice.
proceeding-hearing-fixed--when = When
proceeding-hearing-fixed--place = Where
    .hint = Such as the licensing office, Islamabad; blank if the source does not say.

## hearing_held

proceeding-hearing-held = Hearing held
    .about = A hearing was held, or adjourned. What it decided is recorded besides, as an entry of its own.
    .line = { $adjourned_to ->
        [none] Hearing held
       *[other] Hearing adjourned to { $adjourned_to }
    }
proceeding-hearing-held--of = In what
    .hint = The entry that it is about, such as the show-cause notice.
proceeding-hearing-held--heard = Who was heard
    .hint = The timeline does not show them.
proceeding-hearing-held--absent = Who was called and did not come
    .hint = The timeline does not show them.
proceeding-hearing-held--adjourned_to = Adjourned to
    .hint = When the next hearing is; blank if it was not adjourned.

## time_extended

proceeding-time-extended = Time extended
    .about = There is more time for something, such as the answer to a notice.
    .line = Time extended to { $to }{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }
proceeding-time-extended--of = For what
    .hint = The entry that began the time, such as the show-cause notice.
proceeding-time-extended--to = Last day
proceeding-time-extended--by = By which power
    .hint = Its code in the regime, or the court.
proceeding-time-extended--order = Order
    .hint = Number and date; blank if there is none.

## appeal_filed

proceeding-appeal-filed = Appeal filed
    .about = An appeal was filed against a decision.
    .line = { $tier ->
        [1] Appeal filed
       *[other] Appeal { $tier } filed
    } before { $forum }{ $reference ->
        [none] { "" }
       *[other] , no. { $reference }
    }
proceeding-appeal-filed--decision = Decision appealed against
    .hint = The entry of the decision.
proceeding-appeal-filed--forum = Before whom
    .hint = Such as the Director General, or the Islamabad High Court.
proceeding-appeal-filed--tier = Which appeal
    .hint = 1 for the first appeal in the matter, 2 for one against what the first decided, and so on.
proceeding-appeal-filed--reference = Number
    .hint = Its number there; blank if it has none yet.

## appeal_decided

proceeding-appeal-decided = Appeal decided
    .about = An appeal was decided.
    .line = Appeal decided: { $outcome }{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }
proceeding-appeal-decided--appeal = Appeal
    .hint = The entry by which it was filed.
proceeding-appeal-decided--outcome = Outcome
proceeding-appeal-decided--order = Order
    .hint = Number and date; blank if not known.
proceeding-appeal-decided--gist = What the order says
    .hint = In short.

## court_stay_granted

proceeding-court-stay-granted = Court stay granted
    .about = A court stayed a decision, or a proceeding in which nothing may be decided until the stay ends. A stay until further orders ends by an order alone.
    .line = { $scope } stayed by { $court }, order { $order }{ $from ->
        [none] { "" }
       *[other] , from { $from }
    }{ $until ->
        [none] , until further orders
       *[other] , until { $until }
    }
proceeding-court-stay-granted--of = What is stayed
    .hint = The entry of the decision, or the entry that began the proceeding.
proceeding-court-stay-granted--scope = Decision or proceeding
proceeding-court-stay-granted--court = Court
proceeding-court-stay-granted--order = Order
    .hint = Number and date.
proceeding-court-stay-granted--from = First day
    .hint = Blank if it holds from the day of the order.
proceeding-court-stay-granted--until = Last day
    .hint = Blank if it holds until further orders.
proceeding-court-stay-granted--review = Day of review
    .hint = When the court looks at it again; blank if none was fixed.

## court_stay_vacated

proceeding-court-stay-vacated = Court stay ended
    .about = A court ended its stay.
    .line = Court stay ended{ $order ->
        [none] { "" }
       *[other] , order { $order }
    }
proceeding-court-stay-vacated--stay = Stay
    .hint = The entry by which it was granted.
proceeding-court-stay-vacated--order = Order
    .hint = Number and date; blank if not known.

## bar_imposed

proceeding-bar-imposed = Bar imposed
    .about = The centre or person on this record may not be licensed until a day is over. The program writes it, together with the order on the record of the licence.
    .line = Barred from licensing until { $until }: { $licence }
proceeding-bar-imposed--licence = Licence or application
    .hint = The record that has the order.
proceeding-bar-imposed--until = Last day

## bar_ended

proceeding-bar-ended = Bar ended
    .about = The centre or person on this record may be licensed again.
    .line = Bar ended{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }
proceeding-bar-ended--licence = Licence or application
    .hint = The order about which the bar was set. Every bar ends if you leave this blank.
proceeding-bar-ended--reason = Why
    .hint = Everybody who reads the record sees it: no names. Blank if the source does not say.

## Types

proposed = What is proposed
proposed--suspension = Suspension of the licence
    .line = suspension
proposed--revocation = Revocation of the licence
    .line = revocation
proposed--closure = Closure of the centre
    .line = closure
proposed--fine = Fine
    .line = fine
proposed--renewal_refusal = Refusal of a renewal
    .line = refusal of the renewal
proposed--amendment_refusal = Refusal of an amendment
    .line = refusal of the amendment
proposed--other = Something else, which the reasons say
    .line = another measure

show-cause-end = How it ended
show-cause-end--dropped = Dropped: the answer was enough
    .line = dropped
show-cause-end--decided = Decided, by a decision of its own
    .line = decided
show-cause-end--withdrawn = Withdrawn
    .line = withdrawn

appeal-outcome = Outcome of an appeal
appeal-outcome--upheld = Upheld: the decision stands
    .line = decision upheld
appeal-outcome--reversed = Reversed: the decision is set aside
    .line = decision set aside
appeal-outcome--varied = Varied: the decision stands in another form
    .line = decision varied
appeal-outcome--remanded = Sent back: the decision is set aside and taken anew
    .line = decision set aside and sent back

stay-scope = What a court stays
stay-scope--decision = A decision: it does not count while the stay holds
    .line = Decision
stay-scope--proceeding = A proceeding: nothing is decided in it while the stay holds
    .line = Proceeding

used-period = Time allowed
    .line = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
used-period--adoption = Adopted by
    .hint = The entry that brought into force the regime it is taken from.
used-period--days = Days
    .hint = Counted from the day after the one on which it began.
used-period--stops = Stopped by
used-period--may_extend = Extended by the power to

## How a notice is served

code--by_hand = by hand
code--registered_post = registered post
code--courier = courier
code--email = email
code--affixed = affixed at the premises
code--through_nccia = through NCCIA
code--press = notice in the press
