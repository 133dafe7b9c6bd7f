# Words of a licence. Nothing is due and nothing is flagged of it alone.
