# Words of the gazetteer.

flag-place-ambiguous = these are called alike; the text they share counts for neither until it is mapped
