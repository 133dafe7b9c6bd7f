# What is judged over several streams.

due-fir-production = production before a magistrate
flag-fir-production = { due-fir-production } { $verdict }: due { $due }
due-person-consular-notice = consular notice
due-person-guardian = notice to the guardian
ended-let-go = let go
ended-firs-cancelled = FIR cancelled

flag-fir-arrest-differs = the FIR has an arrest of { $fir }, the raid has it of { $raid }
flag-fir-female-physical-remand = a woman in physical remand
flag-person-consular-notice = { $given ->
        [late] a foreigner arrested, consular notice given at least { $hours } later
       *[no] a foreigner arrested, no consular notice recorded
    }
flag-person-guardian = { $given ->
        [late] a minor arrested, notice to the guardian given at least { $hours } later
       *[no] a minor arrested, no notice to the guardian recorded
    }
flag-order-not-known = it is not known which came first, and what stands depends on it
flag-order-before-opening = dated before this was opened; one of the two dates is wrong
flag-entry-device-clock = { $how ->
        [ahead] the device that logged it shows a time after it was recorded: its clock cannot be right
       *[off] the clock of the device that logged it was off by a day or more
    }
flag-entry-possibly-same = possibly the same as entry { $first }: not counted until somebody decides
flag-entry-late = { $entries ->
        [1] logged at least { $hours } after it happened
       *[other] { $entries } entries logged at least { $hours } after they happened
    }
# Several flags of late entries together, whose spans stand beside each.
together-entry-late = logged late
