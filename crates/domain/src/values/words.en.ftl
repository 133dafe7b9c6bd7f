# What fields hold: why a text cannot stand in one.

wrong-text-empty = it is empty
wrong-text-too-long = it is { $len } characters long, and at most { $max } are allowed
wrong-text-invisible = it holds the invisible character { $character }; remove it
wrong-text-code = a code has small letters, digits and underscores only, such as sim_card
wrong-text-place-code = a place's code has letters of English, digits and dashes only, such as lahore or PK-PB
wrong-text-country = a country is its two capital letters (ISO 3166), such as PK
wrong-text-currency = a currency is its three capital letters (ISO 4217), such as PKR
wrong-text-hex = an even number of digits 0 to 9 and a to f is wanted
wrong-text-hex-of = { $digits } digits 0 to 9 and a to f are wanted
wrong-hand-too-long = the code of an officer, a desk or a source has at most { $max } characters
wrong-hand-control = the code of an officer, a desk or a source cannot hold line breaks or control characters
wrong-number-cnic = a CNIC is written NNNNN-NNNNNNN-N (a real one begins with 1 to 9, a made-up one with 0)
wrong-number-imei = an IMEI has 15 digits, the last of them a check digit that must fit
wrong-number-phone = a phone number is written as E.164: a plus, the country, the number, such as +92 without blanks
wrong-id-ulid = this is no id: it has 26 letters and digits, such as 01JZMK5V3QW0Y8T4D2N6R9XABC
wrong-stream-shape = this is no id of the record: it has a kind, a dash and 26 letters and digits, such as raid-01JZMK5V3QW0Y8T4D2N6R9XABC
wrong-stream-kind = there is no such kind of record; an id begins with its kind, such as raid-
wrong-stream-other-kind = a { $wanted } is wanted here, and this id names something else
wrong-time-instant = a time with its offset is wanted, such as 2025-07-08T14:30:00+05:00
wrong-time-day = a day is wanted, such as 2025-07-08 or 8 July 2025
wrong-time-occurred = this is no time: give a year (2024), a month (June 2025), a day (8 July 2025), a minute (8 July 2025 14:30), or a window of two with a slash between
wrong-time-backwards = the window ends before it begins
