"""How much of an article's facts is found: measured on articles that were annotated by hand."""
