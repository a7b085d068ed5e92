"""The shipped templates: what they say is kept in golden files, and it is whole Markdown in both languages."""

from pathlib import Path

import pytest

from tests import goldens
from tests.reports import SHIPPED, assert_whole, of_text, rendered
from zonecli.documents.document import CHART_PLACE
from zonecli.report.charts import Charts
from zonecli.report.footnotes import refer
from zonecli.views.measure import DisplayUnits

CASES = {
    "brief": ("brief", (), {}),
    "brief-of-three": ("brief", ("anji", "yrd-huzhou", "jiashan"), {}),
    "brief-since": ("brief", (), {"since": "2025", "office": "某某研究中心", "number": "3", "figures": "3"}),
    "profile": ("profile", ("anji",), {}),
    "comparison": ("comparison", ("jiaxing-science-city", "yrd-huzhou", "jiashan"), {}),
    "ranking": ("ranking", (), {"indicator": "approved-area", "limit": "12"}),
    "ranking-of-parts": ("ranking", (), {"indicator": "projects-attracted"}),
    "sources": ("sources", (), {}),
    "gaps": ("gaps", (), {}),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, lang: str, records: Path) -> None:
    template, zones, given = CASES[name]
    report = rendered(SHIPPED / f"{template}.md.j2", records, zones, given, lang)
    assert_whole(report.markdown)
    assert report.unsourced == ()
    assert report.markdown.startswith(f"# {report.title}\n")
    assert report.lang == lang
    goldens.check(f"report/{name}.{lang}.md", report.markdown)


@pytest.mark.parametrize("charts", list(Charts))
@pytest.mark.parametrize("name", CASES)
def test_with_charts_of_every_kind(name: str, charts: Charts, records: Path) -> None:
    template, zones, given = CASES[name]
    report = rendered(SHIPPED / f"{template}.md.j2", records, zones, given, charts=charts)
    # A document refers to the notes of a chart where it draws it.
    markdown = report.markdown
    for n, chart in enumerate(report.charts):
        markdown = markdown.replace(CHART_PLACE.format(n), refer(note for item in chart.items for note in item.notes))
    assert_whole(markdown)
    assert report.unsourced == ()


@pytest.mark.parametrize(
    "measure", [DisplayUnits("metric"), DisplayUnits("printed", "USD"), DisplayUnits("metric", "EUR")]
)
@pytest.mark.parametrize("name", CASES)
def test_converted(name: str, measure: DisplayUnits, records: Path) -> None:
    template, zones, given = CASES[name]
    report = rendered(SHIPPED / f"{template}.md.j2", records, zones, given, measure=measure)
    assert_whole(report.markdown)
    assert report.unsourced == ()


def test_the_same_records_give_the_same_bytes(records: Path) -> None:
    template = SHIPPED / "brief.md.j2"
    assert rendered(template, records) == rendered(template, records)


def test_the_rate_of_a_conversion_is_in_a_note(records: Path) -> None:
    template = SHIPPED / "profile.md.j2"
    report = rendered(template, records, ("anji",), measure=DisplayUnits("printed", "USD"))
    assert "Euro Foreign Exchange Reference Rates" in report.markdown
    assert "ECB reference rates, annual average, 2024" in report.markdown
    assert "not converted: the source names no year" in report.markdown


def test_every_figure_of_a_brief_has_a_note(records: Path) -> None:
    markdown = rendered(SHIPPED / "brief.md.j2", records).markdown
    rows = [line for line in markdown.splitlines() if "公顷" in line or "亿元" in line]
    assert rows
    assert all("[^" in row for row in rows)


DATE = "September 2025"
HEAD = """{#---
[params.office]
type = "string"
[params.number]
type = "string"
[params.date]
type = "date"
default = "newest-source"
---#}
# x
"""


@pytest.mark.parametrize(
    ("head", "given", "issued"),
    [
        (HEAD, {}, ("", "", DATE)),
        (HEAD, {"office": "A & *B*", "number": "No. 3", "date": "2025-10-15"}, ("A & *B*", "No. 3", "15 October 2025")),
        ("# x\n", {}, ("", "", "")),
        (
            HEAD.replace('[params.number]\ntype = "string"', '[params.number]\ntype = "integer"'),
            {"number": "3"},
            ("", "No. 3", DATE),
        ),
        # They mean something else here.
        (HEAD.replace('"string"', '"boolean"'), {"office": "yes", "number": "no"}, ("", "", DATE)),
    ],
)
def test_a_document_knows_who_issues_it_and_when(
    head: str, given: dict[str, str], issued: tuple[str, str, str], records: Path, tmp_path: Path
) -> None:
    report = of_text(head, records, tmp_path, given=given)
    assert (report.office, report.number, report.date) == issued
