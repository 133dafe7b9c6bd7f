# Words of the log itself. Nothing is due and nothing is flagged of it alone.
