"""Printed figures: read, converted, formatted."""
