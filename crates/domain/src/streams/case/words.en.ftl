# Words of a case.

flag-case-frozen-without-permission = property frozen without the Director General's permission

## case.enquiry_opened

case-enquiry-opened = Enquiry opened
    .about = An enquiry was opened, before there is a case. It begins a new case file.
    .line = Enquiry opened
case-enquiry-opened--number = Enquiry number
    .hint = Blank if it has none yet.
case-enquiry-opened--title = Title
    .hint = What it is about, without names of persons.
case-enquiry-opened--agency = Lead agency
    .hint = The agency that leads, such as NCCIA.
case-enquiry-opened--circle = Circle
    .hint = The circle of that agency; blank if not known.
case-enquiry-opened--city = City

## case.enquiry_closed

case-enquiry-closed = Enquiry closed
    .about = The enquiry ended without a case.
    .line = Enquiry closed: { $reason }
case-enquiry-closed--reason = Why
    .hint = Everybody who reads the case file sees it: no names.

## case.case_opened

case-case-opened = Case opened
    .about = A case was opened. On a new record it begins the case file; after an enquiry it continues the same file.
    .line = { $operation ->
        [none] Case opened
       *[other] Case opened under { $operation }
    }
case-case-opened--title = Title
    .hint = What it is about, without names of persons.
case-case-opened--agency = Lead agency
    .hint = The agency that leads, such as NCCIA.
case-case-opened--circle = Circle
    .hint = The circle of that agency; blank if not known.
case-case-opened--city = City
case-case-opened--operation = Operation
    .hint = Such as Operation Grey; blank if it belongs to none.

## case.officer_assigned

case-officer-assigned = Officer assigned
    .about = An officer was put on the case.
    .line = { $officer } assigned as { $role }
case-officer-assigned--officer = Officer
    .hint = Badge or desk.
case-officer-assigned--role = Role
    .hint = Such as investigating officer.

## case.officer_relieved

case-officer-relieved = Officer relieved
    .about = An officer was taken off the case.
    .line = { $officer } relieved: { $reason }
case-officer-relieved--officer = Officer
    .hint = Badge or desk.
case-officer-relieved--reason = Why

## case.lead_agency_changed

case-lead-agency-changed = Lead agency changed
    .about = Another agency leads the case from now on.
    .line = { $agency } leads from now on: { $reason }
case-lead-agency-changed--agency = New lead agency
case-lead-agency-changed--reason = Why
    .hint = Such as a transfer order, with its number.

## case.warrant_obtained

case-warrant-obtained = Warrant obtained
    .about = A court gave a warrant, before it was carried out.
    .line = Warrant { $number } from { $court }: { $purpose }
case-warrant-obtained--number = Warrant number
case-warrant-obtained--court = Court
case-warrant-obtained--purpose = What for
    .hint = Such as the search of a place; no names of persons.

## case.account_frozen

case-account-frozen = Account frozen
    .about = An account at a bank, wallet or exchange was frozen. The Director General's permission is needed; without one a flag is raised.
    .line = { $amount ->
        [none] Account at { $bank } frozen
       *[other] Account at { $bank } frozen, { $amount }
    }
case-account-frozen--account = Account
    .hint = Number or address of the account; it is not shown on the timeline.
case-account-frozen--bank = Bank or exchange
case-account-frozen--amount = Amount on it
    .hint = Blank if not known.
case-account-frozen--permission = Permission
    .hint = Number and date of the Director General's permission; blank if there is none on record.

## case.raid_linked

case-raid-linked = Raid linked
    .about = A raid on record serves this case. One raid may serve several cases.
    .line = Linked: { $raid }
case-raid-linked--raid = Raid

## case.fir_linked

case-fir-linked = FIR linked
    .about = An FIR on record belongs to this case.
    .line = Linked: { $fir }
case-fir-linked--fir = FIR

## case.case_closed

case-case-closed = Case closed
    .about = The case was closed. It can be reopened.
    .line = Case closed: { $reason }
case-case-closed--reason = Why
    .hint = Everybody who reads the case file sees it: no names.

## case.case_reopened

case-case-reopened = Case reopened
    .about = A closed case was taken up again.
    .line = Case reopened: { $reason }
case-case-reopened--reason = Why
    .hint = Everybody who reads the case file sees it: no names.

## An agency that is not stated

agency-not-stated = agency not stated

## How far a case is

stage-enquiry = enquiry
stage-open = open
stage-closed = closed
