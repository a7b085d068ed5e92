"""How what a command does grows with the records: counted, not timed."""
