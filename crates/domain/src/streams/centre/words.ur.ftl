# Words of a call centre. Nothing is due and nothing is flagged of it alone.
