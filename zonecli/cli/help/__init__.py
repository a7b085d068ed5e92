"""The help of the commands."""
