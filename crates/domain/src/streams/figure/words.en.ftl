# Words of a publication of figures. Nothing is due and nothing is flagged of it alone.

## figure.published

figure-published = Figure published
    .about = One number that was given to the public or a parliament, as printed. It stands beside what the events of this record give, and is never added to them.
    .line = Published: { $city ->
        [none] { "" }
       *[other] { $city },{ " " }
    }{ $measure }, { $period }: { $value }
figure-published--table = Table or statement
    .hint = The title of the table or statement that the number stands in.
figure-published--measure = What is counted
    .hint = Such as foreigners arrested.
figure-published--period = Period
    .hint = The days that it counts, such as 2024, 2025-06 or 2024-01-01/2025-06-30.
figure-published--city = City
    .hint = Blank if it counts the whole country.
figure-published--value = Number
    .hint = As printed; money in whole rupees.
figure-published--printed_total = Printed as a total
    .hint = Whether it was printed as the total of its column.
figure-published--by = Given by
    .hint = Who gave it and to whom, such as Government of Pakistan, to the Senate.
figure-published--source = Source
    .hint = Where it was read.

## Measures of one kind, such as seized:phone

measure-nationality = { $of }, arrested
measure-recovered = { $of }, recovered
measure-seized = { $of }, seized
measure-seized-or-more = { $of }, parcels counted as so many or more
measure-parcels = { $of }, parcels

## Published figures that do not fit

remark-total-differs = { $measure }: printed total { $printed }, the rows add up to { $sum }
remark-possibly-same-event = { $city }: { $local } local and { $foreign } foreign arrests published, { $raid_local } and { $raid_foreign } in the raid of { $when }: possibly the same event, counted outside the stated period
remark-exceeds-figure = { $city }: { $local } local arrests published for the whole period, { $raid_local } recorded for { $when } alone
