"""A figure in words of the document's language; the print, where it is not that, goes into a footnote."""

from typing import Any

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.report.figures import word_figure
from zonecli.store.catalogue import Catalogue
from zonecli.views.facts import facts
from zonecli.views.measure import PRINTED, DisplayUnits

METRIC = DisplayUnits("metric")


@pytest.mark.parametrize(
    ("record", "measure", "lang", "text", "print_"),
    [
        (fact("output", "超900亿元", "2024"), PRINTED, "zh", "超900亿元", ""),
        (fact("output", "超900亿元", "2024"), PRINTED, "en", "over CNY 90 billion", "超900亿元"),
        (fact("share", "8.4%", "2024"), PRINTED, "en", "8.4%", ""),
        (fact("area", "442.12", unit="公顷"), PRINTED, "zh", "442.12公顷", ""),
        (fact("area", "442.12", unit="公顷"), PRINTED, "en", "442.12 ha", "442.12 公顷"),
        (fact("area", "16.5 km²"), PRINTED, "zh", "16.5平方公里", "16.5 km²"),
        (fact("area", "16.5 km²"), PRINTED, "en", "16.5 km²", ""),
        # A bare place would be taken for an amount.
        (fact("etdz-position", "9", "2024", unit="位次"), PRINTED, "zh", "第9位", ""),
        (fact("etdz-position", "第9位", "2024"), PRINTED, "en", "No. 9", "第9位"),
        # What it converts to stands where the reading would, or in brackets behind what the reader can read.
        (fact("area", "4000亩"), METRIC, "zh", "4000亩（≈266.7公顷）", ""),
        (fact("area", "4000亩"), METRIC, "en", "≈ 266.7 ha", "4000亩 (4,000 mu)"),
        (
            fact("output", "9亿元"),
            DisplayUnits(currency="USD"),
            "en",
            "CNY 900 million (not converted: the source names no year)",
            "9亿元",
        ),
    ],
)
def test_in_words_of_the_language(
    record: str, measure: DisplayUnits, lang: str, text: str, print_: str, make_records: Make
) -> None:
    (found,) = facts(catalogue(make_records, {"one": [record]}), zones=["one"], measure=measure)
    worded = word_figure(found, language(lang))
    assert (worded.text, worded.printed) == (text, print_)


def test_what_is_worked_out_has_no_print(make_records: Any) -> None:
    found: Catalogue = catalogue(
        make_records, {"one": [fact("output", "10亿元", "2024"), fact("projects", "4个", "2024")]}
    )
    (derived,) = facts(found, ["investment-per-project"], ["one"])
    assert word_figure(derived, language("en")).text == "CNY 250 million per item (calculated)"
    assert word_figure(derived, language("en")).printed == ""
    assert "（测算）" in word_figure(derived, language("zh")).text
