# Operations at a glance, and the events behind a number. $numbers stands for numbers that are links.

operations-title = Operations

## Which days, as known when

operations-reversed = The range ends before it begins: change From or To. The numbers below are of { $range }.
operations-range-all = everything on record
operations-range-year = { $year } so far
operations-range-to = up to { $day }
operations-range-from = since { $day }
operations-this-year = This year
operations-12m = Last 12 months
operations-all = Everything
operations-from = From
operations-to = To
operations-known-by = As known by
operations-show = Show
operations-known-hint = As known by: the numbers as this record had them at the end of that day. Blank: as it has them now.
operations-known = As known by the end of { $day }: only what had been recorded by then, as it stood then. What was recorded or corrected later is left out.
operations-known-now = As known now

## Key numbers

operations-key = Key numbers
operations-raids = Raids
operations-arrests = Arrests
operations-recovered = Recovered
operations-firs = FIRs
operations-rupees = PKR { $numbers }
operations-of-centres = { $n ->
    [one] centre raided
   *[other] centres raided
}
operations-of-local = local
operations-of-foreign = foreign
operations-of-women = { $n ->
    [one] woman
   *[other] women
}
operations-of-challans = { $n ->
    [one] challan
   *[other] challans
}
operations-counted = Counted from recorded events that lie wholly inside the range. Nobody is counted twice: a count given for a raid and people recorded one by one describe the same arrests.

## Over time

operations-timeline = { $unit ->
    [year] Raids and arrests by year
   *[month] Raids and arrests by month
}
operations-no-months = No raid in this range is known to the month.
operations-column-arrests = { $when }: { $arrests ->
    [one] { $arrests } arrest
   *[other] { $arrests } arrests
}, { $local } local, { $foreign } foreign
operations-column-raids = { $when }: { $raids ->
    [one] { $raids } raid
   *[other] { $raids } raids
}
operations-legend-local = local
operations-legend-foreign = foreign
operations-legend-untold = not told which
operations-legend-raids = raids
operations-unplaced = In the totals but in no { $unit ->
    [year] year
   *[month] month
}, since they are known less exactly: { $numbers }.
operations-unplaced-raids = { $n ->
    [one] raid
   *[other] raids
}
operations-unplaced-arrests = { $n ->
    [one] arrest
   *[other] arrests
}
operations-as-table = The same as a table
operations-table = Raids and arrests, table
operations-when = When
operations-local = Local
operations-foreign = Foreign

# Months as an axis has them.
operations-month-1 = Jan
operations-month-2 = Feb
operations-month-3 = Mar
operations-month-4 = Apr
operations-month-5 = May
operations-month-6 = Jun
operations-month-7 = Jul
operations-month-8 = Aug
operations-month-9 = Sep
operations-month-10 = Oct
operations-month-11 = Nov
operations-month-12 = Dec

## Nationalities, seizures, the way of a case

operations-nationality = Arrests by nationality
operations-country = Country
operations-no-nationality = No nationality is told.
operations-untold = Nationality not told: { $numbers }.
operations-seizures = Seizures by kind
operations-kind = Kind
operations-parcels = Parcels
operations-not-counted = not counted
operations-units = { $units ->
    [one] { $units } unit counted
   *[other] { $units } units counted
}
operations-units-or-more = { $units } or more units counted
operations-funnel = From complaint to acquittal
operations-step = Step
operations-events = Events
operations-funnel-note = Each step counts its own events in the range, not what became of the step before.
operations-nothing = Nothing is recorded in this range.

## By city

operations-cities = By city
operations-city = City
operations-not-stated = not stated
operations-city-not-stated = city not stated
operations-overlaps = May lie inside the range or outside
operations-overlaps-about = These are known too loosely to be counted. They are in none of the sums above.

## Published figures

operations-figures = Published figures beside the events
operations-figures-about = Numbers given to the public or a parliament, as printed. They are never added to what is counted from events; the small number under each is what the events give for the same days and place.
operations-no-figures = No published figure concerns this range.
operations-given = Given by { $by }, { $published }.
operations-given-for = Given by { $by }, { $published }, for { $period }.
operations-read-in = Read in { $source }.
operations-total-differs = Total does not add up
operations-same-event = Possibly the same event
operations-exceeds = Events exceed the figure
operations-does-not-fit = Does not fit
operations-raid = The raid
operations-place = Place
operations-period = Period
operations-total = Total
operations-printed = printed, { $period }
operations-printed-total = Printed total
operations-whole-country = Whole country
operations-from-events = from events:
operations-events-mark = events

## Behind a number

behind-title = Behind: { $what }
behind-known = As known by the end of { $day }: what was recorded or corrected later is left out.
behind-from = { $events ->
    [one] from { $events } event
   *[other] from { $events } events
}
behind-counted = Counted
behind-none = No event lies wholly inside the range.
behind-overlaps-about = Known too loosely to be counted; not in the sum.
behind-pages = Pages
behind-first = First page
behind-next = Further events
behind-moved = Events have come in since the page before. One of them may have moved over this page's edge; to read all pages as of one moment, ask as known by the end of yesterday.
behind-left-out = { $left ->
    [one] { $left } more is not listed here. A shorter range, or one city, shows it.
   *[other] { $left } more are not listed here. A shorter range, or one city, shows them.
}
behind-only-loose = known less exactly than to the month
behind-only-untold = nationality not told
behind-when = When
behind-city = City
behind-number = Number
behind-what = What the event says
behind-says = Says
behind-stream = Stream
behind-cases = Case files
behind-no-case = none
