# What every page says.

page-skip = Skip to the content
page-demo-mark = Demonstration.
page-demo = Reported facts and invented people. Nothing here is a real case file.
nav-main = Main
nav-operations = Operations
nav-cases = Case files
nav-record = Record
nav-status = Status
nav-raid = Record a raid
nav-new = Record…
nav-language = اردو
page-care = Take care.
page-declared = Who acts is declared: there is no sign-in yet, so a name on this record says who was named, not who was proven.
kit-where = Where you are
