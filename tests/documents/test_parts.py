"""How a table's columns share a line: by the words and the lines of its cells, worked out by hand."""

import pytest

from tests.documents.samples import document
from zonecli.documents.parts import share, split

# Each cell has three columns of letters beside its text for the margins.
FITS = (("Zone", "Figure"), ("甲乙", "9 ha"))
LONG_NAMES = (("Zone", "Note"), ("a", "ab " * 20))
SAME = (("x " * 10, "y " * 10),)
WORDS = (("measurement", "y " * 30),)
NOTED = (("12[^1][^2]", "y " * 30),)


@pytest.mark.parametrize(
    ("rows", "line", "widths"),
    [
        (FITS, 20, [7, 9]),
        # "Zone" keeps its one line; the note takes five lines of what is left, with 14 as with 13.
        (LONG_NAMES, 21, [7, 13]),
        # Of two alike, neither has more lines than the other.
        (SAME, 22, [11, 11]),
        (WORDS, 30, [14, 16]),
        # A reference stands at the last word.
        (NOTED, 24, [7, 16]),
        # More columns than letters on the line: one each.
        ((tuple("abc"),), 2, [1, 1, 1]),
    ],
)
def test_columns_share_a_line(rows: tuple[tuple[str, ...], ...], line: int, widths: list[int]) -> None:
    text = "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], ("---",) * len(rows[0]), *rows[1:]))
    table = split(document(text + "\n\n[^1]: a\n[^2]: b")).blocks[0]
    assert share([row for part in table.children for row in part.children], line) == widths
