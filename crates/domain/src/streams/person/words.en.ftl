# Words of a person. Nothing is due and nothing is flagged of it alone.
