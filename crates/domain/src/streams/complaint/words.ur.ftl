# Words of a complaint. Nothing is due and nothing is flagged of it alone.
