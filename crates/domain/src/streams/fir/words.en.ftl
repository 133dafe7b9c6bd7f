# Words of an FIR.

due-fir-challan = challan
flag-fir-challan = { due-fir-challan } { $verdict }: due { $due }
due-fir-interim-challan = interim report or challan
flag-fir-interim-challan = { due-fir-interim-challan } { $verdict }: due { $due }
ended-released-on-bail = released on bail
ended-discharged = discharged
ended-fir-cancelled = FIR cancelled

flag-fir-remand-too-long = { $days } days of physical remand, at most { $max } are allowed
flag-fir-section-unknown = { $section } is not in the offence catalogue
flag-fir-section-not-in-force = { $section } is known not to have been in force at the offence
