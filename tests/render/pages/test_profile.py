"""A profile as a page."""

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.pages.profile import page
from zonecli.render.plain import format_page
from zonecli.views.profile import profile


@pytest.mark.parametrize(
    ("lang", "row", "note"),
    [
        ("en", "Output ≠ (+2)", "≠  Output: another source says otherwise: 超50亿元 [2]; 30亿元 [1]"),
        ("zh", "产值 ≠ (+2)", "≠  产值：另有来源说法不同：超50亿元 [2]；30亿元 [1]"),
    ],
)
def test_what_contradicts_a_figure_stands_under_the_table(lang: str, row: str, note: str, make_records: Make) -> None:
    facts = [
        fact("output", "40亿元", "2024"),
        fact("output", "超50亿元", "2024", source="old"),
        fact("output", "30亿元", "2024"),
        fact("area", "16.5平方公里", "2024"),
        fact("area", "16.53平方公里", "2024"),
    ]
    found = profile(catalogue(make_records, {"alpha": facts}), "alpha")
    lines = "".join(format_page(page(found, {}, language(lang)))).split("\n")
    assert sum(line.strip().startswith(row) for line in lines) == 1
    assert [line for line in lines if line.startswith("≠")] == [note]
    assert sum("≠" in line for line in lines) == 2
