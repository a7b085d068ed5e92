"""Markdown into HTML, Word and PDF; charts."""
