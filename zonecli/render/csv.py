"""Rows as CSV and TSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from zonecli.errors import UnknownName
from zonecli.render.sanitize import clean
from zonecli.store.parts import Parts
from zonecli.suggest import nearest

# As OWASP has them; a spreadsheet in Chinese or Japanese takes the full-width ones for formulas as well. Of blanks
# before them, of which tabs and line ends become some, one or the other program takes no notice.
_FORMULA = frozenset("=+-@＝＋－＠")
# A negative number is a number to them; from one with a + they would take the sign.
_NEGATIVE = re.compile(r"-[0-9][0-9,]*(?:\.[0-9]+)? ?[%‰]?")


def separate_rows(rows: Iterable[Sequence[object]], delimiter: str) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180) or, with a tab, TSV. Texts that a spreadsheet would run as a formula get a `'`."""
    if isinstance(rows, Parts):
        return rows.through(lambda part: "".join(_lines(part, delimiter)))
    return _lines(rows, delimiter)


def _lines(rows: Iterable[Sequence[object]], delimiter: str) -> Iterator[str]:
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def columns(rows: Iterable[Sequence[object]], names: str) -> Iterable[Sequence[object]]:
    """Return the rows with only these columns, a list with commas; `help` asks for the names of all, one a row.

    A text in two languages is two columns. Raises UnknownName for what the header does not have.
    """
    from zonecli.render.fields import HELP, parse_names

    rest = iter(rows)
    header = [str(name) for name in (rows.first[0] if isinstance(rows, Parts) else next(rest))]
    if names == HELP:
        return ([name] for name in header)
    at: list[int] = []
    for name in parse_names(names):
        found = [name] if name in header else [f"{name}_zh", f"{name}_en"]
        if found[0] not in header:
            raise UnknownName("field", name, nearest(name, header), "--fields help")
        at += map(header.index, found)

    def select(row: Sequence[object]) -> Sequence[object]:
        return [row[n] for n in at]

    return rows.each(select, [select(header)]) if isinstance(rows, Parts) else map(select, chain([header], rest))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the text as a formula."""
    text = clean(cell).lstrip()
    return text[:1] in _FORMULA and not _NEGATIVE.fullmatch(text)


# Most cells of a table say what others say.
@lru_cache(maxsize=1 << 14)
def _inert(cell: str) -> str:
    return "'" + clean(cell) if is_formula(cell) else clean(cell)
