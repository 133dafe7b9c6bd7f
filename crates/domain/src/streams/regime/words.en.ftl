# Words of the regime. Nothing is due and nothing is flagged of it alone.

## regime.adopted

regime-adopted = Regime adopted
    .about = A new regime replaces the one before from its first day on. It holds the offence catalogue that FIRs are checked against.
    .line = Regime adopted: { $title }, in force from { $effective_from }
regime-adopted--title = Title
regime-adopted--effective_from = First day
    .hint = The day from which it counts, such as 2025-07-01.
regime-adopted--offences = Offence catalogue
regime-adopted--source = Source
    .hint = The gazette, notification or act that it comes from.

## regime.holiday_declared

regime-holiday-declared = Holiday declared
    .about = Courts or offices are closed on a day. Where it is the last day of what is due in a court, the next day on which the court sits counts.
    .line = { $of } closed on { $day }: { $title }
regime-holiday-declared--day = Day
    .hint = Such as 2025-07-05; each day of several is declared by itself.
regime-holiday-declared--of = What is closed
regime-holiday-declared--title = Occasion
    .hint = Such as Ashura, or the monsoon flood of July.
regime-holiday-declared--province = Province
    .hint = The code of a province where it is a holiday in one alone; blank if everywhere.
regime-holiday-declared--source = Source
    .hint = The notification that declares it.

## Types

holiday-of = What is closed
holiday-of--everything = Courts and offices
    .line = Courts and offices
holiday-of--courts = Courts
    .line = Courts
holiday-of--offices = Offices
    .line = Offices

offence = Offence
offence--section = Section
offence--title = Title
offence--title_verified = Title checked
    .hint = Whether the title was read in a source.
offence--imprisonment_max = Longest imprisonment
    .hint = Such as three years; blank if not known.
offence--fine_pkr_max = Highest fine, PKR
    .hint = In whole rupees; blank if not known.
offence--maximum_verified = Punishment checked
    .hint = Whether imprisonment and fine were read in a source.
offence--source = Source
    .hint = Where it was read.
offence--in_force_from = In force from
    .hint = As exactly as it is known; blank if not known.
offence--in_force_until = In force until
    .hint = When it went out of force; blank if it did not.
