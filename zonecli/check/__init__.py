"""What can be wrong with records, each fault at its place."""
