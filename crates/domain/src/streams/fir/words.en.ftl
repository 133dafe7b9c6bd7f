# Words of an FIR.

due-fir-challan = challan
flag-fir-challan = { due-fir-challan } { $verdict }: due { $due }
due-fir-interim-challan = interim report or challan
flag-fir-interim-challan = { due-fir-interim-challan } { $verdict }: due { $due }
due-fir-remand-end = production at the end of a remand
flag-fir-remand-end = { due-fir-remand-end } { $verdict }: due { $due }
ended-released-on-bail = released on bail
ended-discharged = discharged
ended-decided = convicted or acquitted
ended-fir-cancelled = FIR cancelled

flag-fir-remand-too-long = { $days } days of physical remand, at most { $max } are allowed
flag-fir-section-unknown = { $section } is not in the offence catalogue
flag-fir-section-not-in-force = { $section } is known not to have been in force at the offence

## fir.lodged

fir-lodged = FIR lodged
    .about = An FIR was lodged under CrPC s.154. Its date of lodging is given as the time it happened; from then on the time for the challan is counted.
    .line = FIR{ $number ->
        [none] { "" }
       *[other] { " " }{ $number }
    } lodged at { $station }{ $sections ->
        [none] { "" }
       *[other] : { $sections }
    }
fir-lodged--station = Station or circle
    .hint = The police station, or the agency's circle where it registers its own FIRs.
fir-lodged--city = City
    .hint = The city it belongs to, for counting; blank if not stated.
fir-lodged--number = FIR number
    .hint = Blank if the source does not give it.
fir-lodged--sections = Sections
    .hint = Blank if the source does not give them.
fir-lodged--catalogue = From the offence catalogue
    .hint = What the offence catalogues said of the sections when the FIR was recorded; the service writes it.
fir-lodged--offence = Date of the offence
    .hint = As exactly as it is known; the sections must have been in force then.
fir-lodged--raid = Raid
    .hint = The raid that the FIR follows from; blank if it follows from none.
fir-lodged--gist = Gist
    .hint = What the FIR says, in short.

## fir.section_added

fir-section-added = Section added
    .about = A section was added to the FIR during the investigation.
    .line = Section added: { $section }
fir-section-added--section = Section
fir-section-added--catalogue = From the offence catalogue
    .hint = What the offence catalogues said of the section when it was recorded; the service writes it.

## fir.section_deleted

fir-section-deleted = Section deleted
    .about = A section was deleted from the FIR.
    .line = Section deleted: { $section }
fir-section-deleted--section = Section
fir-section-deleted--reason = Why
    .hint = Blank if the source does not say.

## fir.accused_named

fir-accused-named = Accused named
    .about = A person, or a group that was counted and not named, is accused in this FIR.
    .line = Named as accused: { $who }
fir-accused-named--who = Accused
fir-accused-named--role = Role
    .hint = The role seen, such as caller; blank if not known.
fir-accused-named--arrested = Arrested
    .hint = When, if the FIR itself says it; blank if a raid on record tells of the arrest.
fir-accused-named--sex = Sex
    .hint = If the FIR itself says it.
fir-accused-named--nationality = Nationality
    .hint = If the FIR itself says it.

## fir.person_produced

fir-person-produced = Produced before a magistrate
    .about = An accused was brought before a magistrate. The law asks for it within 24 hours of the arrest, the journey left out.
    .line = Produced before a magistrate: { $who }
fir-person-produced--who = Accused
fir-person-produced--court = Court
    .hint = Blank if not known.
fir-person-produced--travel_minutes = Journey, in minutes
    .hint = From the place of arrest to the court; CrPC s.61 leaves it out of the 24 hours.

## fir.remand_granted

fir-remand-granted = Remand granted
    .about = A magistrate remanded an accused, to the police or to jail.
    .line = Remanded ({ $custody }{ $days ->
        [none] { "" }
       *[other] , { $days ->
            [one] { $days } day
           *[other] { $days } days
        }{ $days_asked ->
            [none] { "" }
           *[other] { " " }of { $days_asked } asked
        }
    }): { $who }
fir-remand-granted--who = Accused
fir-remand-granted--custody = Custody
fir-remand-granted--days = Days granted
    .hint = Blank if not known.
fir-remand-granted--days_asked = Days asked for
    .hint = Blank if not known.
fir-remand-granted--court = Court
    .hint = Blank if not known.

## fir.bail_granted

fir-bail-granted = Bail granted
    .about = A court granted bail to an accused.
    .line = Bail granted: { $who }
fir-bail-granted--who = Accused
fir-bail-granted--court = Court
    .hint = Blank if not known.

## fir.bail_refused

fir-bail-refused = Bail refused
    .about = A court refused bail to an accused.
    .line = Bail refused: { $who }
fir-bail-refused--who = Accused
fir-bail-refused--court = Court
    .hint = Blank if not known.

## fir.person_discharged

fir-person-discharged = Accused discharged
    .about = A magistrate discharged an accused from the case, before trial.
    .line = Discharged: { $who } ({ $reason })
fir-person-discharged--who = Accused
fir-person-discharged--reason = Why

## fir.interim_challan_submitted

fir-interim-challan-submitted = Interim challan submitted
    .about = An interim report under CrPC s.173 was submitted, since the investigation goes on.
    .line = Interim challan submitted
fir-interim-challan-submitted--accused = Accused concerned
    .hint = Blank if it concerns everyone accused.
fir-interim-challan-submitted--court = Court
    .hint = Blank if not known.

## fir.challan_submitted

fir-challan-submitted = Challan submitted
    .about = The final report under CrPC s.173 was submitted to the court.
    .line = Challan submitted
fir-challan-submitted--accused = Accused concerned
    .hint = Blank if it concerns everyone accused.
fir-challan-submitted--court = Court
    .hint = Blank if not known.

## fir.convicted

fir-convicted = Convicted
    .about = The court found an accused guilty under a section. Give each section an entry of its own.
    .line = Convicted under { $section }: { $who }
fir-convicted--who = Accused
fir-convicted--section = Section
fir-convicted--sentence = Sentence
    .hint = Such as two years and a fine of PKR 500,000; blank if not known.

## fir.acquitted

fir-acquitted = Acquitted
    .about = The court found an accused not guilty under a section. Give each section an entry of its own.
    .line = Acquitted under { $section }: { $who }
fir-acquitted--who = Accused
fir-acquitted--section = Section

## fir.cancelled

fir-cancelled = FIR cancelled
    .about = The FIR was cancelled, and nothing more is due under it.
    .line = FIR cancelled: { $reason }
fir-cancelled--reason = Why
    .hint = Everybody who reads the case file sees it: no names.

## Types

accused = Accused
accused--person = A person on record
    .line = { $person }
accused--unnamed = A group, counted and not named
    .line = { $count } accused ({ $label })
accused--unnamed--count = How many
accused--unnamed--label = Which ones
    .hint = To tell the groups of one FIR apart, such as “those on physical remand”; no names.

remand = Custody
remand--physical = Physical (police)
    .line = physical
remand--judicial = Judicial (jail)
    .line = judicial

fir-number = FIR number
    .line = { $serial }/{ $year }
fir-number--year = Year
    .hint = The register's year, such as 2025.
fir-number--serial = Number
    .hint = The number in the register of that year.

## How far it has come with an accused

stage-named = named
stage-produced = produced
stage-physical-remand = physical remand
stage-judicial-remand = judicial remand
stage-on-bail = on bail
stage-discharged = discharged
stage-acquitted = acquitted
stage-convicted = convicted

## fir.hearing_held

fir-hearing-held = Hearing held
    .about = A hearing of this FIR's case was held in court. What it decided, such as bail or a conviction, is recorded besides, as an entry of its own.
    .line = Hearing held{ $court ->
        [none] { "" }
       *[other] , { $court }
    }{ $purpose ->
        [none] { "" }
       *[other] : { $purpose }
    }{ $next ->
        [none] { "" }
       *[other] ; next on { $next }
    }
fir-hearing-held--court = Court
    .hint = Blank if the source does not say.
fir-hearing-held--purpose = Purpose
    .hint = What for, such as the framing of the charge, or evidence.
fir-hearing-held--outcome = Outcome
    .hint = What came of it, such as adjourned at the request of the accused.
fir-hearing-held--next = Next date
    .hint = When the next hearing is; blank if none was fixed.
