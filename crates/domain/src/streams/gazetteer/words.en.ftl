# Words of the gazetteer.

flag-place-ambiguous = these are called alike; the text they share counts for neither until it is mapped

## gazetteer.place_added

gazetteer-place-added = Place added
    .about = A city, circle, station, malkhana or province was added to the gazetteer. Its code is never given to another place.
    .line = Place added: { $place }
gazetteer-place-added--place = Place
gazetteer-place-added--source = Source
    .hint = Where the place was read; blank if nowhere.

## gazetteer.spelling_mapped

gazetteer-spelling-mapped = Spelling mapped
    .about = Somebody typed a text that fits no place, or several. This says which place it means, in earlier entries too.
    .line = { $typed } means { $code }, where it stood before too
gazetteer-spelling-mapped--typed = Text
    .hint = As it was typed.
gazetteer-spelling-mapped--code = Place
    .hint = The code of the place that the text means, such as lahore.

## Types

# The line has the same arguments in both languages: English shows the English name either way, Urdu
# the Urdu one where there is one.
entry = Place
    .line = { $name_ur ->
        [none] { $name_en }
       *[other] { $name_en }
    } ({ $code })
entry--code = Code
    .hint = Letters of English, digits and dashes, such as lahore or PK-PB; it is never given to another place.
entry--kind = Kind
entry--name_en = Name in English
entry--name_ur = Name in Urdu
    .hint = Blank if not known.
entry--spellings = Other spellings
    .hint = Other ways to write its names, in either script.
entry--aliases = Other names
    .hint = Names that it also has, or had.
entry--province = Province
    .hint = The code of the province it lies in.
entry--circle = Circle
    .hint = The code of the circle whose area it lies in.
entry--station = Station
    .hint = Only of a malkhana: the code of the station or circle whose store it is.
entry--verified = Checked
    .hint = Whether it was checked with a source.

alias = Other name
alias--name = Name
alias--until = Until
    .hint = The year until which it was called so; blank if it still is.
