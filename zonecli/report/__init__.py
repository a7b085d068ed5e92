"""Templates into Markdown: environment, filters, footnotes, limits."""
