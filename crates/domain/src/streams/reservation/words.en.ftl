# Words of a reservation. Nothing is due and nothing is flagged of it alone.
