# What is said of a table that was pasted or uploaded.

## Columns

table-serial = Serial number
table-name = Name
table-sex = Sex
table-age = Age
table-nationality = Nationality
table-cnic = CNIC
table-passport = Passport
table-document = Document
table-role = Role
table-outcome = Outcome
table-arrested = Arrested
table-released = Released
table-not-read = not read here

## Why a line is refused

table-in-column = column { $column }: { $why }
table-wrong-quotes = a quotation mark is not closed, so the end of the cell is not known; delete the mark, or close it
table-wrong-too-many-cells = this cell has no heading above it; a separator too many, or a heading too few?
table-wrong-ruined = the spreadsheet shortened this number and its last digits are lost; format the column as text, type the number again and copy it anew
table-wrong-name = the name: { $why }
table-wrong-name-digits = a name has letters and no digits
table-wrong-sex = this is no sex; write M, F or X, or the word
table-wrong-nationality = this is no country; write its name or its code, such as China, CN or CHN
table-wrong-age = this is no age; write whole years from 1 to 120
table-wrong-passport = this is no passport number: 5 to 15 English letters and digits
table-wrong-document = this is neither a CNIC (13 digits) nor a passport number
table-wrong-role = this role is not known; write one of the form's roles, or leave the cell blank
table-wrong-outcome = this says neither arrested nor released
table-wrong-number = this number is no CNIC, which has 13 digits, and no age; if it is something else, put headings above the columns
table-wrong-serial-or-age = this number could be a serial number or an age; put headings above the columns
table-wrong-twice = { $part ->
    [name] the name is given twice
    [sex] the sex is given twice
    [age] the age is given twice
    [nationality] two countries; which is the nationality? If one is a name, put headings above the columns
    [cnic] the CNIC is given twice
    [passport] the passport is given twice
    [role] two roles; if one is a name, put headings above the columns
   *[outcome] arrested or released is given twice
}
table-wrong-not-understood = this is not understood: it is no sex, age, country, CNIC, passport or known role, and a name is given already; headings above the columns say what each one is

## What is left out of a line

table-left-serial = column { $column }: serial number
table-left-other = column { $column }: its heading is none of those that are read here
table-left-no-heading = column { $column }: it has no heading
table-left-not-known = column { $column }: said to be not known
