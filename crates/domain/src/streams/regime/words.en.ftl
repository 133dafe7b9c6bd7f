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

## Types

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
