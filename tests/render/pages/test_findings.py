"""A finding on a screen: no line of it is wider, whatever the record says."""

import pytest
from rich.cells import cell_len

from zonecli.check.rules.rule import Severity
from zonecli.i18n import language
from zonecli.render.pages.findings import texts
from zonecli.views.findings import Finding


@pytest.mark.parametrize("column", [1, 12, 40])
@pytest.mark.parametrize("line", ["名称 = \u200d" + "\u200d👩" * 30, "a" * 90, "\U000e0041" * 60])
@pytest.mark.parametrize("width", [30, 59, 80])
def test_no_line_is_wider_than_the_screen(line: str, column: int, width: int) -> None:
    finding = Finding("zones/a.toml", 2, column, 3, Severity.ERROR, "Z012", "name", "wrong", "mend it", line)
    said = "".join(texts([finding], language("en"), width=width))
    assert max(map(cell_len, said.splitlines())) <= width
    assert "^" in said
