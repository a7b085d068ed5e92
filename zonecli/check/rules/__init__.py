"""The rules that `check` applies."""
