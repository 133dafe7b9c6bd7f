# Words of a publication of figures. Nothing is due and nothing is flagged of it alone.
