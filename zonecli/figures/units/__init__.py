"""Units: found by their printed names, converted, formatted."""
