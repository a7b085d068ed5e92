"""What a record says: figures, units, periods and records, frozen."""
