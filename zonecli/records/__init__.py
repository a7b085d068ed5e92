"""What a record says."""
