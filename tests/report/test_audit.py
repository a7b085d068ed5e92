"""The audit: a digit that neither a record nor the template gives is found, with its line."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ALIKE
from tests.reports import of_text
from zonecli.report.renderer import UnsourcedNumber

FIRST = "zones[0].facts[0].fact"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 42 }}", "42"),
        ("{{ 4.5 }}", "4.5"),
        ("{{ '42' }}", "42"),
        ("{{ 'about 42 zones' }}", "about 42 zones"),
        (f"{{{{ {FIRST}.value * 2 }}}}", "180000000000"),
        (f"{{{{ {FIRST}.value + 1 }}}}", "90000000001"),
        (f"{{{{ ({FIRST}.value * 2) | number }}}}", "180,000,000,000"),
        ("{{ (zones | length) + 1 }}", "3"),
        ("{{ 42 | number }}", "42"),
        ("{{ '42' | cell }}", "42"),
        ("{{ [1, 2] | length }}", "2"),
        ("{{ [42][0] }}", "42"),
        ("{{ {'a': 42}['a'] }}", "42"),
        ("{{ {'a': 42}.a }}", "42"),
        ("{{ dict(a=42).a }}", "42"),
        ("{% for i in range(3, 4) %}{{ i }}{% endfor %}", "3"),
        ("{% for zone in zones %}{{ loop.index if loop.first }}{% endfor %}", "1"),
        ("{% set x = 42 %}{{ x }}", "42"),
        ("{% set n = namespace(x=42) %}{{ n.x }}", "42"),
        ("{% set x %}a {{ 42 }} b{% endset %}{{ x }}", "42"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(42) }}", "42"),
        ("{{ zones[0].id ~ ' ' ~ 42 }}", "42"),
        ("{{ [1, 2] | join }}", "1"),
        ("{{ _('{n} things', n=42) }}", "42"),
        ("{% trans n=42 %}{{ n }} things{% endtrans %}", "42"),
        ("{{ count('{n} thing', '{n} things', 42) }}", "42"),
        (f"{{{{ {FIRST}.figure[1:3] }}}}", "90"),
        (f"{{{{ {FIRST}.figure.strip('超') }}}}", "900亿元"),
        (f"{{{{ {FIRST}.figure | upper }}}}", "超900亿元"),
        (f"{{{{ {FIRST} | figure | trim }}}}", "over CNY 90 billion[^1][^2]"),
        ("{{ 'x' | default('42', true) if false else '42' }}", "42"),
    ],
)
def test_a_digit_out_of_nowhere_is_found(template: str, text: str, make_records: Any, tmp_path: Path) -> None:
    report = of_text(f"# 2025\n\n{template}\n", make_records(), tmp_path / "t")
    assert report.unsourced[0] == UnsourcedNumber(str(tmp_path / "t" / "own.md.j2"), 3, text)


@pytest.mark.parametrize(
    "template",
    [
        "Since 2008, in 12 lines.",
        "{{ _('Since 2008') }}",
        "{% trans %}Since 2008{% endtrans %}",
        f"{{{{ {FIRST} | figure }}}}",
        f"{{{{ {FIRST} }}}}",
        f"{{{{ {FIRST}.figure }}}}",
        f"{{{{ {FIRST}.value }}}}",
        f"{{{{ {FIRST}.value | number }}}}",
        f"{{{{ {FIRST}.period }}}}",
        f"{{{{ {FIRST} | period }}}}",
        f"{{{{ {FIRST}.period.start }}}}",
        f"{{{{ {FIRST}.period.start.year }}}}",
        "{{ zones | length }}",
        "{{ zones[0].facts | length }}",
        "{{ zones | selectattr('level', 'eq', 'national') | list | length }}",
        "{{ count('{n} zone', '{n} zones', zones) }}",
        "{{ zones[0].events[0] | date }}{{ zones[0].events[0] | cite }}",
        "{{ zones[0].place | first | map(attribute='id') | join }}",
        "{{ zones[0] | name }} {{ zones[0].id }} {{ zones[0].aliases[0] }} {{ zones[0].aliases | cell }}",
        "{{ sources[0] | citation }} {{ sources[0].facts }} {{ sources[0] | link }}",
        "{{ survey().facts }} {{ survey().first }}",
        "{{ coverage().zones[0].facts }} {{ coverage().zones[0].age }}",
        "{{ ranking('output').entries[0].place }} {{ ranking('output').count | number }}",
        "{{ chart(ranking('output')) }}",
        "{% for caveat in comparison().rows[0].caveats %}{{ caveat | caveat }}{% endfor %}",
        "{{ [zones[0].facts | length, zones[0].id] | join }}",
        "{{ params.date }}{{ footnotes() }}",
    ],
)
def test_what_a_record_or_the_template_says_is_attributed(template: str, make_records: Any, tmp_path: Path) -> None:
    head = "{#---\n[params.date]\ntype = 'date'\ndefault = '2025-09-12'\n---#}\n"
    report = of_text(head + template, make_records(ALIKE), tmp_path / "t")
    assert report.unsourced == ()


def test_each_line_is_named_once(make_records: Any, tmp_path: Path) -> None:
    report = of_text("{% for zone in zones %}\n{{ 1 }}\n{% endfor %}\n{{ 1 }}{{ 2 }}", make_records(), tmp_path / "t")
    assert [(number.line, number.text) for number in report.unsourced] == [(2, "1"), (4, "1"), (4, "2")]


def test_the_line_is_that_of_the_template_that_prints(make_records: Any, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "_own.md.j2").write_text("{% macro m() %}\n\n{{ 42 }}{% endmacro %}")
    report = of_text('{% from "_own.md.j2" import m %}\n{{ m() }}', make_records(), folder)
    assert report.unsourced == (UnsourcedNumber(str(folder / "_own.md.j2"), 3, "42"),)


def test_what_contradicts_a_figure_has_its_footnote(make_records: Any, tmp_path: Path) -> None:
    head = 'name = { zh = "丙区", en = "Gamma" }\nkind = "resort"\n'
    facts = "".join(
        f'\n[[facts]]\nindicator = "output"\nfigure = "{figure}"\nperiod = "2024"\nsource = "gazette"\n'
        for figure in ("40亿元", "30亿元", "40.3亿元")
    )
    records = make_records({"zones/gamma.toml": head + facts})
    report = of_text("{{ zone('gamma').facts[0] | figure(reading=false) }}", records, tmp_path / "t")
    assert report.markdown.split("\n")[0] == "40亿元[^1] (another source says otherwise: 30亿元[^1])"
    assert not report.unsourced
