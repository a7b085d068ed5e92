"""Facts in: what is added to records or taken from them, and the tables and texts that it comes from."""
