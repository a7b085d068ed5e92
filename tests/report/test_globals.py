"""What templates speak of: names, functions, filters, translation, and how lines of tags are left out."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ALIKE
from tests.reports import assert_whole, of_text, printed
from zonecli.documents.document import CHART_PLACE, Chart, Item
from zonecli.i18n import language
from zonecli.records.periods import period
from zonecli.render.periods import write
from zonecli.report.charts import Charts
from zonecli.views.bars import Bar

FIRST = "zones[0].facts[0]"
D = Decimal


@pytest.mark.parametrize(
    ("template", "en", "zh"),
    [
        ("{{ zones | length }}", "2", "2"),
        ("{{ zones[0].name }}", "Alpha Development Zone", "甲开发区"),
        ("{{ zones[0] | other }}", "甲开发区", "Alpha Development Zone"),
        ("{{ zone('乙开发区').id }}", "beta", "beta"),
        ("{{ zones | map('name') | join }}", "Alpha Development Zone, Beta Development Zone", "甲开发区、乙开发区"),
        ("{{ zones | map(attribute='id') | join(' / ') }}", "alpha / beta", "alpha / beta"),
        ("{{ zones[0].level }}", "national", "国家级"),
        ("{{ zones[0] | place }}", "Anji County, Huzhou City, Zhejiang Province", "浙江省湖州市安吉县"),
        ("{{ zones[0].code | cell }}", "–", "–"),
        ("{{ zones[0].code }}", "–", "–"),
        (f"{{{{ {FIRST} | name }}}}", "Industrial output", "工业产值"),
        (f"{{{{ {FIRST} | period }}}}", "2024", "2024年"),
        ("{{ zones[0].facts[1] | period }}", "as of March 2025, the source's date", "截至2025年3月（来源日期）"),
        ("{{ zones[0].events[0] | date }}", "1 May 2024", "2024年5月1日"),
        ("{{ 'output' ~ '' }}", "output", "output"),
        (f"{{{{ {FIRST}.fact.indicator | name }}}}", "Industrial output", "工业产值"),
        (f"{{{{ {FIRST}.fact.zone | name('zone') }}}}", "Alpha Development Zone", "甲开发区"),
        (f"{{{{ {FIRST}.fact.value | number }}}}", "90,000,000,000", "90,000,000,000"),
        ("{{ facts(zone='beta') | length }} {{ facts(indicator='output') | length }}", "1 2", "1 2"),
        ("{{ facts() | length }}", "3", "3"),
        ("{{ facts(source='gazette') | length }} {{ facts(source=sources[0]) | length }}", "3 3", "3 3"),
        ("{{ known(2).zones | map(attribute='id') | join }} {{ known(2).more }}", "alpha 0", "alpha 0"),
        ("{{ known(0, 1).zones | map(attribute='id') | join }}", "beta", "beta"),
        ("{{ known(limit=1).zones | map(attribute='id') | join }} {{ known(limit=1).more }}", "alpha 1", "alpha 1"),
        ("{{ known(beside=known(2).zones).zones | map(attribute='id') | join }}", "beta", "beta"),
        ("{{ zones[0].facts | key(1) | map('name') | join }}", "Industrial output", "工业产值"),
        ("{{ events() | length }} {{ events(source='gazette') | length }} {{ overdue() | length }}", "1 1 1", "1 1 1"),
        (f"{{{{ {FIRST}.fact.period.start.year }}}} {{{{ {FIRST}.fact.value }}}}", *["2024 90000000000"] * 2),
        ("{{ shared() | map('name') | join }}", "Industrial output", "工业产值"),
        ("{{ occasions()[0].title }} {{ occasions()[0] | date }}", "Founded 1 May 2024", "成立 2024年5月1日"),
        ("{{ survey().levels | join }}", "1 national, 1 provincial", "国家级1个、省级1个"),
        ("{{ (zones | sort(attribute='id', reverse=true))[0].id }}", "beta", "beta"),
        ("{% for level, each in zones | groupby('level') %}{{ level }}: {{ each[0].id }};{% endfor %}",) * 1
        + ("national: alpha;provincial: beta;", "国家级: alpha;省级: beta;"),
        ("{{ zones | map(attribute='kind') | unique | list | length }}", "2", "2"),
        ("{{ _('Zone') }}", "Zone", "开发区"),
        ("{% trans %}Zone{% endtrans %}", "Zone", "开发区"),
        ("{{ count('{n} zone', '{n} zones', zones) }}", "2 zones", "2个开发区"),
        ("{% trans n=zones | length %}{{ n }} of **100%**{% endtrans %}", "2 of **100%**", "2 of **100%**"),
        ("{% trans n=1 %}{{ n }} thing{% pluralize %}{{ n }} things{% endtrans %}", "1 thing", "1 thing"),
        ("{{ lang }}", "en", "zh"),
    ],
)
def test_what_a_template_says(template: str, en: str, zh: str, make_records: Any, tmp_path: Path) -> None:
    assert printed(template, make_records(), tmp_path / "t") == en
    assert printed(template, make_records(), tmp_path / "t", lang="zh") == zh


def test_a_figure_brings_its_note_along(make_records: Any, tmp_path: Path) -> None:
    shown = printed(f"{{{{ {FIRST} | figure }}}}", make_records(), tmp_path / "t")
    source = "[^1]: 《公报》 \\[Gazette\\], A paper, March 2025"
    assert shown == f"over CNY 90 billion[^1][^2]\n\n{source}\n[^2]: in print: 超900亿元"
    bare = printed(f"{{{{ {FIRST} | figure(reading=false) }}}}", make_records(), tmp_path / "t")
    assert bare.startswith("超900亿元[^1]\n")
    assert printed(f"{{{{ {FIRST}.fact }}}}", make_records(), tmp_path / "t") == shown
    zh = printed(f"{{{{ {FIRST} | figure }}}}", make_records(), tmp_path / "t", lang="zh")
    assert zh == "超900亿元[^1]\n\n[^1]: 《公报》，某报，2025年3月"


def test_notes_are_numbered_as_they_come_and_say_where(make_records: Any, tmp_path: Path) -> None:
    second = SOURCE.replace("公报", "年鉴").replace("Gazette", "Yearbook")
    facts = "".join(
        f'[[facts]]\nindicator = "output"\nfigure = "{n}亿元"\nperiod = "20{n}"\nsource = "{source}"\nat = "{at}"\n'
        for n, source, at in ((11, "yearbook", "12"), (12, "gazette", "3"), (13, "yearbook", "9"), (14, "gazette", ""))
    ).replace('at = ""\n', "")
    root = make_records({"zones/beta.toml": BETA + facts, "sources/yearbook.toml": second})
    text = "{% for fact in facts(zone='beta') %}{{ fact | figure(reading=false) }} {% endfor %}\n{{ footnotes() }}\nend"
    report = of_text(text, root, tmp_path / "t", zones=("beta",))
    assert report.markdown == (
        "11亿元[^1] 12亿元[^2] 13亿元[^1] 14亿元[^2] \n"
        "[^1]: 《年鉴》 \\[Yearbook\\], A paper, March 2025; place in the source: 9, 12\n"
        "[^2]: 《公报》 \\[Gazette\\], A paper, March 2025; place in the source: 3\n\nend\n"
    )


def test_notes_that_a_template_forgets_stand_at_its_end(make_records: Any, tmp_path: Path) -> None:
    assert_whole(printed(f"{{{{ {FIRST} | figure }}}}\n\nend\n", make_records(), tmp_path / "t") + "\n")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", "《公报》，某报，2025年3月，<https://example.org/a?b=1&c=2>"),
        (None, "《公报》"),
    ],
)
def test_a_source_with_an_address_is_a_link(url: str | None, linked: str, make_records: Any, tmp_path: Path) -> None:
    source = SOURCE + (f'url = "{url}"\n' if url else "")
    root = make_records({"sources/gazette.toml": source})
    assert printed("{{ sources[0] | citation }}", root, tmp_path / "t", lang="zh").startswith(linked)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", "https://a)<b", ""]
)
def test_what_is_no_address_is_no_link(url: str, make_records: Any, tmp_path: Path) -> None:
    text = "{#---\n[params.url]\n---#}\n{{ zones[0].name | link(params.url) }}"
    shown = printed(text, make_records(), tmp_path / "t", given={"url": url})
    assert shown == "Alpha Development Zone"


def test_a_caveat_names_the_whole_that_a_zone_is_a_part_of(make_records: Any, tmp_path: Path) -> None:
    fact = '[[facts]]\nindicator = "output"\nfigure = "100亿元"\nperiod = "2024"\nsource = "gazette"\n'
    root = make_records({"zones/beta.toml": f'{BETA}part_of = ["alpha"]\n{fact}'})
    text = "{% for each in comparison().rows[0].caveats %}{{ each | caveat }}\n{% endfor %}"
    said = "one is a part of the other: Beta Development Zone of Alpha Development Zone"
    assert printed(text, root, tmp_path / "t").startswith(said)


def test_lines_of_tags_alone_print_nothing(make_records: Any, tmp_path: Path) -> None:
    text = (
        "| a |{% if true %} b |{% endif %}\n| --- |{% if true %} --- |{% endif %}\n"
        "{% for zone in zones %}\n  {# remark #}\n| {{ zone.id }} |{% if true %} x |{% endif %}\n{% endfor %}\n"
        "{% raw %}{% if %}\n{% endraw %}end"
    )
    shown = printed(text, make_records(), tmp_path / "t")
    assert shown == "| a | b |\n| --- | --- |\n| alpha | x |\n| beta | x |\n{% if %}\nend"


def test_a_macro_stands_in_a_line(make_records: Any, tmp_path: Path) -> None:
    macro = "{% macro m(x) %}\n{% if x %}\n**{{ x }}**\n{% endif %}\n{% endmacro %}\n"
    text = f"{macro}a {{{{ m(zones[0].name) }}}} b{{{{ m(none) }}}}"
    assert printed(text, make_records(), tmp_path / "t") == "a **Alpha Development Zone** b"


def test_a_caller_is_printed_once_escaped(make_records: Any, tmp_path: Path) -> None:
    text = "{% macro m() %}[ {{ caller() }} ]{% endmacro %}{% call m() %}{{ 'a|b' }} *c*{% endcall %}"
    assert printed(text, make_records(), tmp_path / "t") == "[ a\\|b *c* ]"


def test_charts(make_records: Any, tmp_path: Path) -> None:
    root, folder = make_records(ALIKE), tmp_path / "t"
    text = "{{ chart(ranking('output')) }}"
    as_text = printed(text, root, folder)
    assert "| Alpha Development Zone | ███████████████████████▸ | over CNY 90 billion[^1][^2] |" in as_text
    mermaid = printed(text, root, folder, charts=Charts.MERMAID)
    assert '```mermaid\nxychart-beta horizontal\n    title "Industrial output"\n' in mermaid
    assert "    bar [90000000000, 43600000000]\n```\n\nPrinted numbers, without their hedges.[^1]" in mermaid
    report = of_text(text, root, folder, charts=Charts.DATA)
    assert report.markdown.startswith(CHART_PLACE.format(0) + "\n\n[^1]: ")
    (drawn,) = report.charts
    said = "over CNY 90 billion", "CNY 43.6 billion"
    zones = "Alpha Development Zone", "Beta Development Zone"
    assert drawn == Chart(
        kind="bars",
        title="Industrial output",
        alt=f"Industrial output: {zones[0]} {said[0]}; {zones[1]} {said[1]}",
        items=(
            Item(label=zones[0], text=said[0], bar=Bar(D("1.000"), D("1.000"), None), notes=(1, 2)),
            Item(label=zones[1], text=said[1], bar=Bar(D("0.484"), D("0.484"), D("0.484")), notes=(1, 3)),
        ),
    )
    assert printed(text, root, folder, charts=Charts.NONE) == ""
    for each in (as_text, mermaid):
        assert_whole(each + "\n")


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2024", "2024", "2024年"),
        ("2024-H1", "first half of 2024", "2024年上半年"),
        ("2024-H2", "second half of 2024", "2024年下半年"),
        ("2024-Q1", "first quarter of 2024", "2024年第一季度"),
        ("2024-Q4", "fourth quarter of 2024", "2024年第四季度"),
        ("2024-02", "February 2024", "2024年2月"),
        ("2025-09-12", "12 September 2025", "2025年9月12日"),
        ("2023-05/2028-05", "May 2023 to May 2028", "2023年5月至2028年5月"),
        ("2024-Q2/2024-Q4", "second quarter of 2024 to fourth quarter of 2024", "2024年第二季度至2024年第四季度"),
    ],
)
def test_periods(text: str, en: str, zh: str) -> None:
    assert write(period(text), language("en")) == en
    assert write(period(text), language("zh")) == zh


SOURCE = """
type = "article-newspaper"
title = { zh = "公报", en = "Gazette" }
publisher = { zh = "某报", en = "A paper" }
issued = "2025-03"
language = "zh"
"""
BETA = """
name = { zh = "乙开发区", en = "Beta Development Zone" }
kind = "high-tech-zone"
level = "provincial"

"""


# -- the order of names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "wanted"),
    # By code point it would be 安吉, 德清, 湖州, 长兴 (957F) and Zhuji before anji.
    [("zh", ["安吉", "长兴", "德清", "湖州"]), ("en", ["anji", "Changxing", "Deqing", "Huzhou"])],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_names_are_sorted_as_the_language_has_them(
    lang: str, wanted: list[str], reverse: bool, make_records: Any, tmp_path: Path
) -> None:
    names = {"a": ("湖州", "Huzhou"), "b": ("安吉", "anji"), "c": ("长兴", "Changxing"), "d": ("德清", "Deqing")}
    files: dict[str, str | None] = {
        f"zones/{id}.toml": f'name = {{ zh = "{zh}", en = "{en}" }}\nkind = "resort"\n'
        for id, (zh, en) in names.items()
    }
    root = make_records({**files, "zones/alpha.toml": None, "zones/beta.toml": None})
    order = "true" if reverse else "false"
    text = f"{{% for zone in zones | sort({order}, attribute='name') %}}{{{{ zone.name }}}} {{% endfor %}}"
    assert printed(text, root, tmp_path / "t", lang=lang).split() == (wanted[::-1] if reverse else wanted)
