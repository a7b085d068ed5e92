"""A series in one line, and as a table with bars."""

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.pages.series import line, page
from zonecli.render.plain import format_page
from zonecli.views.series import series

EN = language("en")


def test_a_line_and_a_page(make_records: Make) -> None:
    facts = [fact("output", f"{n}亿元", year) for n, year in ((100, "2022"), (110, "2023"), (121, "2024"))]
    records = catalogue(make_records, {"one": facts})
    (found,) = series(records, "one", records.indicators["output"], records.facts_of("one"))
    assert line(found, EN) == ("Output", "▁▄█  2022 to 2024  change 21%  10% a year on average")
    assert (
        "".join(format_page(page(found, {"gazette": 1}, EN)))
        == """\
Output
Period   Figure  Reading                                    Status
------  -------  ----------------  -----------------------  ------  ---
2022    100亿元  CNY 10 billion    ██████████████████▉      actual  [1]
2023    110亿元  CNY 11 billion    ████████████████████▉    actual  [1]
2024    121亿元  CNY 12.1 billion  ███████████████████████  actual  [1]
  2022 to 2024, change 21%, 10% a year on average
"""
    )
