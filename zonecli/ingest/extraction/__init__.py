"""What the figures of an article are of, when, and whether: rules in tables of words."""
