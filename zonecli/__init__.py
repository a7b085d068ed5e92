"""Say true things about development zones: figures kept as printed, read exactly, compared honestly."""

__version__ = "0.1.0"
