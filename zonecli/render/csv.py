"""Rows as CSV and TSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zonecli.render.sanitize import clean

# As OWASP has them; a spreadsheet in Chinese or Japanese takes the full-width ones for formulas as well.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")


def separated(rows: Iterable[Sequence[object]], delimiter: str) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180) or, with a tab, TSV. Texts that a spreadsheet would run as a formula get a `'`."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _inert(cell: str) -> str:
    text = clean(cell)
    return "'" + text if text[:1] in _FORMULA else text
