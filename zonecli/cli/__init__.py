"""The commands: parse, ask, render; the one error boundary."""
