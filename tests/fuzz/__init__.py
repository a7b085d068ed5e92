"""Fuzzing: a target for each reader of untrusted input. `python -m tests.fuzz --seconds 20` runs them all."""
