"""One module a view: how it looks as a page."""
