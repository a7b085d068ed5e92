"""Facts handed on: the records as tables, in the files that spreadsheets, databases and notebooks read."""
