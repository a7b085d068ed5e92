"""One module a command: it parses, asks a view, and renders."""
