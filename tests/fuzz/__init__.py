"""Fuzzing: a target for each reader of strangers' input. `python -m tests.fuzz --seconds 20` runs them all."""
