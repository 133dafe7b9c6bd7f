# Words of the regime. Nothing is due and nothing is flagged of it alone.
