"""What is wrong with a template is said with its name, its line and the nearest name that there is."""

from pathlib import Path
from typing import Any

import pytest

from tests.reports import of_text, printed
from zonecli.errors import UnknownName, ZoneError
from zonecli.report.faults import TemplateError


@pytest.mark.parametrize(
    ("template", "sentence", "hint"),
    [
        ("{{ zoens }}", "“zoens” is not defined", "zones"),
        ("{{ zones[0].nam }}", "this zone has no “nam”", "name"),
        ("{{ zones[0]['nam'] }}", "this zone has no “nam”", "name"),
        ("{{ zones[0].facts[0].fact.figur }}", "this fact has no “figur”", "figure"),
        ("{% set zone = zones[0] %}{{ zoneb.name }}", "“zoneb” is not defined", "zone"),
        ("{% for fact in facts() %}{{ fcat.figure }}{% endfor %}", "“fcat” is not defined", "fact"),
        ("{{ zones | lenght }}", "no filter is called “lenght”", "length"),
        ("{{ zones[0].facts[0] | figuer }}", "no filter is called “figuer”", "figure"),
        ("{{ zones[0] is definde }}", "no test is called “definde”", "defined"),
        ("{{ zones | selectattr('level', 'equal') | list }}", "no test is called “equal”", "eq"),
        ("{% include 'macros.md.j2' %}", "no template is called “macros.md.j2”", "_macros.md.j2"),
        ("{{ params.indicatr }}", "this dict has no “indicatr”", "indicator"),
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
        ("{{ ranking() }}", "missing 1 required positional argument", ""),
        ("{{ 'a' < 1 }}", "not supported between", ""),
        ("{{ (1 }}", "cannot be read: unexpected '}'", ""),
        ("{% if %}", "cannot be read: ", ""),
        ("{% for x in zones %}", "cannot be read: Unexpected end of template", ""),
        ("{% nothing %}", "cannot be read: Encountered unknown tag 'nothing'", ""),
        ("{{ zones[0].name()", "cannot be read: ", ""),
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
    assert "{{{" not in fault.message() + fault.hint_text()


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
