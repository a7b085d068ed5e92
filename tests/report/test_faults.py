"""What is wrong with a template is said with its name, its line and the nearest name that there is."""

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.reports import SHIPPED, of_text, printed
from zonecli.errors import UnknownName, ZoneError
from zonecli.report.faults import TemplateError
from zonecli.report.mistakes import explain_rendering


@pytest.mark.parametrize(
    ("template", "sentence", "hint"),
    [
        ("{{ zoens }}", "“zoens” is not a name that templates know", "zones"),
        ("{{ zones[0].nam }}", "this zone has no “nam”", "name"),
        ("{{ zones[0]['nam'] }}", "this zone has no “nam”", "name"),
        ("{{ zones[0].facts[0].fact.figur }}", "this fact has no “figur”", "figure"),
        ("{% set zone = zones[0] %}{{ zoneb.name }}", "“zoneb” is not a name that templates know", "zone"),
        ("{% for fact in facts() %}{{ fcat.figure }}{% endfor %}", "“fcat” is not a name that templates know", "fact"),
        ("{{ zones | lenght }}", "no filter is called “lenght”", "length"),
        ("{{ zones[0].facts[0] | figuer }}", "no filter is called “figuer”", "figure"),
        ("{{ zones[0] is definde }}", "no test is called “definde”", "defined"),
        ("{{ zones | selectattr('level', 'equal') | list }}", "no test is called “equal”", "eq"),
        ("{% include 'macros.md.j2' %}", "no template is called “macros.md.j2”", "_macros.md.j2"),
        ("{{ params.indicatr }}", "the template has no parameter “indicatr”", "indicator"),
        ("{{ _('{nam}', name=1) }}", "the message needs a value for “nam”", "name"),
        ("{{ zones[0] | figure }}", "“figure” needs a fact, not this zone", "fact | figure"),
        ("{{ zones[0].name | period }}", "“figure” needs a fact, not this text", ""),
        ("{{ zones[0].name | date }}", "“date” needs a date, not this text", ""),
        ("{{ zones | number }}", "“number” needs a number", ""),
        ("{{ zones[0] | cite }}", "“cite” needs something that has a source", ""),
        ("{{ chart(zones) }}", "“chart” needs a ranking or a series", ""),
        ("{{ zones[0].facts[0].fact.value + zones[0].facts[0].fact }}", "“+” means nothing between", "not added up"),
        ("{{ zones[0].facts }}", "this list cannot be printed", "loop over it"),
        ("{% for x in 3 %}{% endfor %}", "this number cannot be looped over", ""),
        ("{{ 1 / 0 }}", "division by zero", ""),
        ("{{ today() }}", "“today” is not a name that templates know", "there are: _, chart, "),
        ("{{ today().year }}", "“today” is not a name that templates know", "zone, zones"),
        ("{{ zones[0].nmae() }}", "this zone has no “nmae”", "name"),
        ("{{ zones[0].facts | map(attribute='nmae') | join }}", "this entry has no “nmae”", "name"),
        ("{{ zones[99] | name }}", "this list has no item 99", ""),
        ("{{ zones[0].code.nmae }}", "nothing is known here, so it has no “nmae”", "{% if … %}"),
        ("{% from '_macros.md.j2' import datd %}{{ datd(1) }}", "“_macros.md.j2” defines no “datd”", "dated"),
        (
            "{% from '_macros.md.j2' import qqq %}{{ qqq(1) }}",
            "“_macros.md.j2” defines no “qqq”",
            "caveats, compared, dated, due, few",
        ),
        ("{% import '_macros.md.j2' as m %}{{ m.datd(1) }}", "this template has no “datd”", "dated"),
        ("{% macro m(x) %}{% endmacro %}{{ n(1) }}", "“n” is not a name that templates know", " m, "),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", "the macro needs a value for “x”", ""),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}", "“m” is given too much", ""),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=2) }}", "“m” takes no “y”", ""),
        ("{% macro m() %}a{% endmacro %}{% call m() %}b{% endcall %}", "the macro “m” takes no block", "caller()"),
        ("{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(2) }}", "the template is nested too deeply", "call itself"),
        ("{% include 'own.md.j2' %}", "the template is nested too deeply", "include or extend itself"),
        ("{% from 'none.md.j2' import m %}", "no template is called “none.md.j2”", "own.md.j2"),
        ("{{ self.titel() }}{% block title %}{% endblock %}", "the template has no block “titel”", "title"),
        ("{{ super() }}", "“super” means something only in a block that takes the place of another", ""),
        ("{{ loop.index }}", "“loop” means something only in a loop, {% for … %}", ""),
        ("{{ caller() }}", "“caller” means something only in a macro that is called by {% call … %}", ""),
        ("{{ ranking() }}", "“ranking” needs a value for “indicator”", ""),
        ("{{ ranking('output', limti=3) }}", "“ranking” takes no “limti”", "limit"),
        ("{{ ranking(3) }}", "“ranking” needs a text for “indicator”, not this number", ""),
        ("{{ known('a') }}", "“known” needs a whole number for “least”, not this text", ""),
        ("{{ facts(none, none, none, 4) }}", "“facts” is given too much", "it takes: zone, indicator, source"),
        ("{{ footnotes(3) }}", "“footnotes” is given too much", "nothing is given to it"),
        ("{{ zones | sort(atribute='name') }}", "“sort” takes no “atribute”", "attribute"),
        ("{{ zones | groupby }}", "“groupby” needs a value for “attribute”", ""),
        ("{{ zones | selectattr('level', 'eq') | list }}", "“eq” needs a value for “b”", ""),
        ("{{ zones | key(3) }}", "“key” needs the facts of a zone", "zone.facts | key(3)"),
        ("{{ zones[0] | spark }}", "“spark” needs a series, not this zone", ""),
        ("{{ zones | upper }}", "“upper” needs a text, not this list", ""),
        ("{{ 'a' | abs }}", "“abs” means nothing for this text", ""),
        ("{{ 'a' is even }}", "“even” needs a whole number, not this text", ""),
        ("{{ 'a'.upper(1) }}", "“upper” is given too much", "nothing is given to it"),
        ("{{ range('a') }}", "“range” means nothing for this text", ""),
        ("{{ range(100001) | list }}", "a range has at most 100000 numbers", ""),
        ("{{ 'a' < 1 }}", "“<” means nothing between text and number", ""),
        ("{{ zones[0].facts | sort }}", "“<” means nothing between entry and entry", ""),
        ("{{ -'a' }}", "“-” means nothing before text", ""),
        ("{{ 'a' + 1 }}", "“+” means nothing between text and number", "joined by ~"),
        ("{{ 'x' in 3 }}", "nothing can be looked for in this number", "a list or a text"),
        ("{{ 1 // 0 }}", "division by zero", ""),
        ("{{ 1 % 0 }}", "division by zero", ""),
        ("{% for a, b in zones %}{% endfor %}", "this zone does not come apart into several names", ""),
        ("{% for a, b in [[1, 2, 3]] %}{% endfor %}", "there are 2 names, and not as many parts", ""),
        ("{{ facts }}", "this function cannot be printed as it is", ""),
        ("{{ lang() }}", "this text cannot be called", ""),
        ("{{ zones() }}", "this list cannot be called", ""),
        ("{{ ranking(limit=3, 'output') }}", "these values cannot be given in this order", "come last"),
        ("{% set 3 = 4 %}", "only a name can be given a value", ""),
        ("{{ zones. }}", "a name is missing after the point", ""),
        ("{{ (1 }}", "“}” stands where “)” should", ""),
        ("{% if %}", "a value is missing before “%}”", ""),
        ("{{ 1 + }}", "a value is missing before “}}”", ""),
        ("{{ zones | }}", "“}}” stands where “a name” should", ""),
        ("{{ 'abc }}", "the text that begins with ' is not closed", ""),
        ("{{ $x }}", "“$” cannot stand here", ""),
        ("{{ | name }}", "“|” cannot stand here", ""),
        ("{% for x in zones %}", "“{% for %}” is not closed", "end it with {% endfor %}"),
        ("{% if 1 %}a{% endfor %}", "“{% endfor %}” closes nothing that is open here", "{% if %} is open"),
        ("{% endif %}", "“{% endif %}” closes nothing that is open here", ""),
        ("{% nothing %}", "no tag is called “nothing”", "there are: block, "),
        ("{% fro 'a' import b %}", "no tag is called “fro”", "from, for"),
        ("{{ zones[0].name()", "“}}” is missing", ""),
        ("{# a", "the comment is not closed", "end it with #}"),
        ("{% trans %}a", "“{% trans %}” is not closed", "{% endtrans %}"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "there are two blocks “a”", "{{ self.a() }}"),
        ("{% filter upper %}a{% endfilter %}", "goes with a value: {{ value | filter }}", ""),
        ("{% set x | upper %}a{% endset %}", "a block that is set takes no filter", ""),
    ],
)
def test_a_fault_names_line_and_suggestion(
    template: str, sentence: str, hint: str, make_records: Any, tmp_path: Path
) -> None:
    head = "{#---\n[params.indicator]\n---#}\n"
    with pytest.raises(TemplateError) as caught:
        of_text(f"{head}text\n{template}", make_records(), tmp_path / "t")
    fault = caught.value
    assert fault.message().startswith(f"{tmp_path / 't' / 'own.md.j2'}:5: ")
    assert sentence in fault.message()
    assert hint in fault.hint_text()
    said = fault.message() + fault.hint_text()
    assert "{{{" not in said
    assert fault.excerpt() == [f" 5 | {template}"]
    # Neither Python's words nor Jinja's.
    for word in ("object", "argument", "callable", "instance", "iterable", "token", "NoneType", "Jinja"):
        assert word not in said


_PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "(",
        ")",
        "|",
        ".x",
        "[0]",
        "zones",
        "nmae",
        "3 ",
        "'a'",
        "not ",
        "+",
        "<",
        " in ",
        "()",
        "",
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SHIPPED.glob("*.j2"))), at=st.integers(0, 6000), cut=st.integers(0, 9), put=_PIECES)
def test_a_shipped_template_with_a_slip_is_rendered_or_refused(
    name: Path, at: int, cut: int, put: str, make_records: Any, tmp_path: Path
) -> None:
    text = name.read_text(encoding="utf-8")
    with warnings.catch_warnings(), suppress(ZoneError):
        warnings.simplefilter("error")
        of_text(text[:at] + put + text[at + cut :], make_records(), tmp_path / "t")


def test_a_long_line_is_cut_off(make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        of_text("{{ today }}" + "x" * 200, make_records(), tmp_path / "t")
    (line,) = caught.value.excerpt()
    assert line == " 1 | {{ today }}" + "x" * 85 + "…"


def test_a_block_is_printed_again(make_records: Any, tmp_path: Path) -> None:
    text = "{% block a %}*{{ zones[0].name }}*{% endblock %} {{ self.a() }}"
    assert printed(text, make_records(), tmp_path / "t") == "*Alpha Development Zone* *Alpha Development Zone*"


def test_a_fault_in_a_macro_names_the_macros_file(make_records: Any, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "_own.md.j2").write_text("{% macro m(x) %}\n\n{{ x.nothing }}{% endmacro %}")
    with pytest.raises(TemplateError) as caught:
        of_text('{% from "_own.md.j2" import m %}\n{{ m(zones[0]) }}', make_records(), folder)
    assert (caught.value.template, caught.value.line) == (str(folder / "_own.md.j2"), 3)


def test_a_zone_that_is_not_there_keeps_its_own_fault(make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        of_text("{{ zone('alhpa') | name }}", make_records(), tmp_path / "t")
    assert caught.value.near == ("alpha",)


def test_a_template_that_is_not_utf_8_says_what_it_is(make_records: Any, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "_other.md.j2").write_bytes("开发区简报，主要数据".encode("gb18030"))
    with pytest.raises(ZoneError, match="GB18030"):
        of_text("{% include '_other.md.j2' %}", make_records(), folder)


def test_what_may_be_undefined_may_be_asked(make_records: Any, tmp_path: Path) -> None:
    root, folder = make_records(), tmp_path / "t"
    assert printed("{{ 'no' if zoens is undefined }}{{ zones[0].code | default('none') }}", root, folder) == "no–"
    assert printed("a{{ 'b' if false }}c", root, folder) == "ac"


def test_names_of_the_template_are_not_translated() -> None:
    said = explain_rendering("macro 'figures' takes not more than 1 argument(s)")
    assert said.message(lambda message: {"figures": "数据"}.get(message, message)) == "“figures” is given too much"
