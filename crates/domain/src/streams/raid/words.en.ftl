# Words of a raid.

flag-raid-no-warrant = no warrant and no recorded exception
flag-raid-witnesses = local witnesses named: { $local_witnesses }; two are needed, and no excuse recorded
flag-raid-arrests-not-recorded = { $arrests } arrests { $known ->
        [stated] stated
       *[counted] by what was counted
    }, { $recorded } recorded one by one
flag-raid-counts-disagree = the counts do not agree: { $how ->
        [parts] { $counted } arrested, { $also } { $which ->
            [local_and_foreign] local and foreign
            [by_nationality] by nationality
           *[women] women
        }
       *[one_by_one] { $counted } { $which ->
            [local] local
            [foreign] foreign
            [women] women
           *[arrested] arrested
        } counted, { $also } recorded one by one
    }
