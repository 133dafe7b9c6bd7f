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

# The counts of a raid, in one line: each that is known but the first has a comma before it.

counted-arrested = { $on_site ->
        [none] Counted:{ " " }
       *[other] ,{ " " }
    }
counted-local = { $arrested ->
        [none] { counted-arrested }
       *[other] ,{ " " }
    }
counted-foreign = { $arrested_local ->
        [none] { counted-local }
       *[other] ,{ " " }
    }
counted-women = { $arrested_foreign ->
        [none] { counted-foreign }
       *[other] ,{ " " }
    }
# What stands before the nationalities, if they are all that is known.
counted-nothing = { $on_site ->
        [none] { $arrested ->
            [none] { $arrested_local ->
                [none] { $arrested_foreign ->
                    [none] { $arrested_female ->
                        [none] { $by_nationality ->
                            [none] People found, not counted
                           *[other] Counted:
                        }
                       *[other] { "" }
                    }
                   *[other] { "" }
                }
               *[other] { "" }
            }
           *[other] { "" }
        }
       *[other] { "" }
    }

## raid.conducted

raid-conducted = Raid conducted
    .about = A place was searched. When it began and ended is given as the time it happened.
    .line = Raid at { $place }, { $city } ({ $authority })
raid-conducted--city = City
raid-conducted--circle = Circle
    .hint = The circle whose raid it was; blank if it is the circle of the case.
raid-conducted--place = Place
    .hint = Where in the city, such as “second floor, Plaza 3, Gulberg”.
raid-conducted--centres = Centres raided
    .hint = The centres on record that were found there; blank if none is known.
raid-conducted--centre_count = Centres found
    .hint = Their number, if not all are on record.
raid-conducted--operation = Operation
    .hint = Such as Operation Grey; blank if it belongs to none.
raid-conducted--lead_officer = Led by
    .hint = Badge or desk.
raid-conducted--team = Team
    .hint = Badges or desks of the others who took part.
raid-conducted--authority = Authority
    .hint = On what authority the place was searched.
raid-conducted--witness_excuse = Why fewer than two witnesses
    .hint = Why two local witnesses were not there, if that was so; CrPC s.103 asks for them.

## raid.witness_named

raid-witness-named = Witness named
    .about = A witness of the search or recovery (mushir) was named. CrPC s.103 asks for two from the locality.
    .line = { $local ->
        [yes] Local witness named
       *[no] Witness named
    }
raid-witness-named--name = Name
raid-witness-named--cnic = CNIC
    .hint = Written NNNNN-NNNNNNN-N; blank if not known.
raid-witness-named--local = Of the locality
    .hint = Whether a respectable inhabitant of the locality.

## raid.persons_found

raid-persons-found = People counted
    .about = How many people were found and arrested, as counted on the spot or as reported. Persons recorded one by one are not added to these numbers.
    .line = { counted-nothing }{ $on_site ->
        [none] { "" }
       *[other] Counted: { $on_site } on site
    }{ $arrested ->
        [none] { "" }
       *[other] { counted-arrested }{ $arrested } arrested
    }{ $arrested_local ->
        [none] { "" }
       *[other] { counted-local }{ $arrested_local } local
    }{ $arrested_foreign ->
        [none] { "" }
       *[other] { counted-foreign }{ $arrested_foreign } foreign
    }{ $arrested_female ->
        [none] { "" }
       *[other] { counted-women }{ $arrested_female } women
    }{ $by_nationality ->
        [none] { "" }
       *[other] { " " }({ $by_nationality })
    }
raid-persons-found--on_site = On site
    .hint = All who were there, arrested or not.
raid-persons-found--arrested = Arrested
    .hint = In all.
raid-persons-found--arrested_local = Local
    .hint = Pakistanis among the arrested.
raid-persons-found--arrested_foreign = Foreign
    .hint = Foreigners among the arrested.
raid-persons-found--arrested_female = Women
    .hint = Women among the arrested.
raid-persons-found--by_nationality = By nationality
    .hint = The arrested by country, such as CN 48, NG 8.

## raid.person_arrested

raid-person-arrested = Person arrested
    .about = A person was arrested in this raid. From then on the time until a magistrate sees the person is counted.
    .line = Arrested: { $person }
raid-person-arrested--person = Person
    .hint = Put the person on record first.
raid-person-arrested--sex = Sex
    .hint = As recorded at the arrest; blank if not known.
raid-person-arrested--nationality = Nationality
    .hint = As recorded at the arrest; blank if not known.

## raid.person_released_unarrested

raid-person-released-unarrested = Let go without arrest
    .about = A person who was held on the spot was let go and not arrested.
    .line = { $reason ->
        [none] Let go: { $person } (not arrested)
       *[other] Let go: { $person } ({ $reason })
    }
raid-person-released-unarrested--person = Person
    .hint = Put the person on record first.
raid-person-released-unarrested--reason = Why
    .hint = Blank if nobody says.

## raid.equipment_seized

raid-equipment-seized = Equipment seized
    .about = Equipment was seized in this raid, and an exhibit was opened for it. The exhibit keeps its number, seal and custody.
    .line = Seized: { $kind }, { $quantity }
raid-equipment-seized--exhibit = Exhibit
raid-equipment-seized--kind = Kind
    .hint = What it is, such as phone.
raid-equipment-seized--quantity = How many

## raid.cash_recovered

raid-cash-recovered = Money recovered
    .about = Money was recovered in this raid. Give each currency an entry of its own.
    .line = Recovered: { $amount }
raid-cash-recovered--amount = Amount
raid-cash-recovered--exhibit = Exhibit
    .hint = The exhibit it became; blank if none.

## Types

authority = Authority
authority--warrant = Warrant
    .line = warrant { $number }
authority--warrant--number = Warrant number
authority--warrant--court = Court
    .hint = Blank if not known.
authority--exception = Without a warrant, on a recorded ground
    .line = without warrant: { $ground }
authority--exception--ground = Ground for the search without a warrant
    .hint = As recorded under PECA s.33.
authority--not_stated = Not stated
    .line = authority not stated
