"""Development-zone figures as their sources print them, compared and reported with footnotes."""

__version__ = "0.1.0"
