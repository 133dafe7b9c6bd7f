# Registers on paper.

registers-title = Registers on paper
registers-are = Numbers of FIRs and exhibits that are on record, by register, from the lowest to the highest. A number in between that is missing was given to something that nobody logged, or to nothing: look it up in the register itself.
registers-all = All
registers-with-gaps = With something missing
registers-firs = FIRs
registers-exhibits = Malkhana
registers-whose = Whose register
registers-year = Year
registers-known = On record
registers-span = Numbers
registers-gaps = Missing
registers-twice = Held by several records
registers-nothing = nothing
registers-run = { $first } to { $last }
registers-missing = { $runs }{ $left ->
        [0] { "" }
       *[other] , and { $left } more
    }{ $count ->
        [1] { "" }
       *[other] { " " }({ $count } in all)
    }
registers-none = No number of such a register is on record yet.
registers-no-gaps = Nothing is missing in the registers that are on record.
registers-on-other-page = They stand on another page of this list.
registers-pages = Pages
registers-earlier = Earlier registers
registers-later = Later registers
registers-programs = For programs:
