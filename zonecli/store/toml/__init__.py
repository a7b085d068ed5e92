"""TOML, read with the place of everything in it."""
