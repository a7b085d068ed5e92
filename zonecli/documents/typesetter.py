"""Typst in a process of its own, that can be ended: files come in as JSON, a PDF goes out.

This is run as a file, with nothing on its path but the library that it is told of.
"""

from __future__ import annotations

import json
import sys


def main() -> int:
    """Set what standard input holds; return 1 where Typst refuses it. What it says goes to standard error."""
    given = json.load(sys.stdin.buffer)
    sys.path.append(given["library"])
    import typst

    files = {name: text.encode() for name, text in given["files"].items()}
    fonts = typst.Fonts(font_paths=[given["fonts"]])
    # A document that a reader for the blind may stumble over (headings that skip a level) is tagged all the same.
    accessible: typst.PDFStandards = ["ua-1"]
    for standards in (accessible, None):
        try:
            made = typst.compile(files, root=given["root"], font_paths=fonts, format="pdf", pdf_standards=standards)
        except typst.TypstError as error:
            sys.stderr.buffer.write(error.diagnostic.encode())
        else:
            sys.stdout.buffer.write(made)
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
