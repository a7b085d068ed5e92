"""A wrong call in a template is one sentence: template, line, function, for what, what it takes there, what it got."""

from collections.abc import Iterator
from inspect import Parameter, isfunction, signature
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.reports import of_text, offered
from zonecli.report.environment import ReportEnvironment
from zonecli.report.faults import TemplateError

WRONG = (
    ("ranking('output', limit='5')", "“ranking” needs a whole number for “limit”, not this text"),
    ("ranking('output', limit=params.n)", "“ranking” needs a whole number for “limit”, not this text"),
    ("ranking('output', limit=2.5)", "“ranking” needs a whole number for “limit”, not this number"),
    ("ranking('output', true)", "“ranking” needs a whole number for “limit”, not this truth value"),
    ("ranking(none)", "“ranking” needs a text for “indicator”, not this empty value"),
    ("facts(zone=zones[0].name)", "“facts” needs a text or a zone for “zone”, not this text in both languages"),
    ("facts(source=3)", "“facts” needs a text or a source for “source”, not this number"),
    ("events(zones[0])", "“events” needs a text or a source for “source”, not this zone"),
    ("evidence(none)", "“evidence” needs a text or a source for “source”, not this empty value"),
    ("zone(zones[0])", "“zone” needs a text for “name”, not this zone"),
    ("known(least='2')", "“known” needs a whole number for “least”, not this text"),
    ("known(beside='alpha')", "“known” needs a list for “beside”, not this text"),
    ("known(beside=['alpha'])", "“known” needs a zone in “beside”, not this text"),
    ("comparison(indicators=1)", "“comparison” needs a text or a list for “indicators”, not this number"),
    ("comparison(indicators=['output', 1])", "“comparison” needs a text in “indicators”, not this number"),
    ("comparison(zones=[[1]])", "“comparison” needs a text or a zone in “zones”, not this list"),
    ("comparison(baseline=3)", "“comparison” needs a text or a zone for “baseline”, not this number"),
    ("outline(3)", "“outline” needs a table for “room”, not this number"),
    ("outline({'figures': '3'})", "“outline” needs a whole number in “room”, not this text"),
    ("outline({3: 3})", "“outline” needs a text in “room”, not this number"),
    ("outline({}, side_by_side=1)", "“outline” needs true or false for “side_by_side”, not this number"),
    ("news('2024', 3)", "“news” needs a date for “since”, not this text"),
    ("chart(zones)", "“chart” needs a ranking or a series for “value”, not this list"),
    ("_(3)", "“_” needs a text for “message”, not this number"),
    ("count('a', 3, 2)", "“count” needs a text for “plural”, not this number"),
    ("zones | caveat", "“caveat” needs a caveat, not this list"),
    ("zones | spark", "“spark” needs a series, not this list"),
    ("sources | citation", "“citation” needs a source, not this list"),
    ("'x' | number", "“number” needs a number, not this text"),
    ("true | number", "“number” needs a number, not this truth value"),
    ("'x' | key(2)", "“key” needs a list, not this text"),
    ("zones[0].facts | key('2')", "“key” needs a whole number for “count”, not this text"),
    ("3 | join", "“join” needs a list, not this number"),
    ("[1] | join(3)", "“join” needs a text for “separator”, not this number"),
    ("zones | sort(attribute=3)", "“sort” needs a text for “attribute”, not this number"),
    ("zones[0] | name(3)", "“name” needs a text for “kind”, not this number"),
    ("zones[0] | link(3)", "“link” needs a text for “target”, not this number"),
    ("zones[0].facts[0] | figure('x')", "“figure” needs true or false for “reading”, not this text"),
    # How many there are.
    ("ranking()", "“ranking” needs a value for “indicator”"),
    ("ranking('output', 1, 2)", "“ranking” is given too much"),
    ("ranking('output', limti=3)", "“ranking” takes no “limti”"),
    ("survey(zones)", "“survey” is given too much"),
    ("3 | first", "“first” means nothing for this number"),
    ("zones | first(3)", "“first” is given too much"),
    ("3 | list", "“list” needs a list, not this number"),
    ("dict(5)", "“dict” means nothing for this number"),
    ("namespace(5)", "“namespace” means nothing for this number"),
    ("'a'.split(3)", "“split” means nothing for this number"),
    ("zones | map", "“map” needs a filter, or an attribute"),
    ("zones | map(attribute='id', x=1)", "“map” takes no “x”"),
    ("[] | first", "the list is empty: it has no first and no last item"),
    ("{[1]: 2}", "nothing can be looked up by this list"),
    ("zones[range]", "this list has no item function"),
    # What is not defined is not of a wrong type.
    ("evidence(zoens)", "“zoens” is not a name that templates know"),
    ("dict(zoens)", "“zoens” is not a name that templates know"),
)


@pytest.mark.parametrize(("call", "sentence"), WRONG)
def test_a_wrong_call_says_what_it_takes(call: str, sentence: str, make_records: Any, tmp_path: Path) -> None:
    head = "{#---\n[params.n]\ndefault = '5'\n---#}\n"
    with pytest.raises(TemplateError) as caught:
        of_text(f"{head}\n{{% for x in [{call}] %}}{{{{ x | list }}}}{{% endfor %}}", make_records(), tmp_path / "t")
    assert caught.value.message() == f"{tmp_path / 't' / 'own.md.j2'}:6: {sentence}"
    assert caught.value.exit_code == 2


def _offered(environment: ReportEnvironment) -> Iterator[tuple[str, Any, bool]]:
    for name, value in environment.globals.items():
        if callable(value):
            yield name, value, False
    for table in (environment.filters, environment.tests):
        yield from ((name, value, True) for name, value in table.items())


class Strange:
    """Nothing of what a template has."""


def test_no_argument_is_left_out(make_records: Any, tmp_path: Path) -> None:
    checked = set()
    for name, function, piped in _offered(offered(make_records(), tmp_path / "t")):
        if not function.__module__.startswith("zonecli."):
            continue
        assert isfunction(function), name
        assert function.__code__.co_qualname.startswith("guard."), name
        before: list[Any] = []
        for parameter in signature(function, eval_str=True).parameters.values():
            if parameter.name == "environment":
                before.append(None)
                continue
            assert parameter.annotation is not Parameter.empty, (name, parameter)
            if parameter.annotation in (Any, object):
                before.append(None)
                continue
            only_placed = parameter.kind is Parameter.POSITIONAL_ONLY
            args = [*before, Strange()] if only_placed else before[:1] if before[:1] == [None] and piped else []
            with pytest.raises(TemplateError, match=f"“{name}” needs .*, not this strange"):
                function(*args, **({} if only_placed else {parameter.name: Strange()}))
            before.append("")
            checked.add(f"{name}.{parameter.name}")
    assert {"ranking.limit", "outline.room", "caveat.total", "key.count", "sort.reverse", "_.message"} <= checked
    assert len(checked) > 35


def test_whatever_fails_within_is_a_sentence(make_records: Any, tmp_path: Path) -> None:
    for error in (KeyError("x"), AttributeError("has no element"), RuntimeError("object"), RecursionError("x")):
        with (
            patch("zonecli.report.globals.briefing.survey", side_effect=error),
            pytest.raises(TemplateError) as caught,
        ):
            of_text("\n\n{{ survey() }}", make_records(), tmp_path / "t")
        assert caught.value.line == 3
        said = caught.value.message() + caught.value.hint_text()
        assert not any(word in said for word in ("Error", "element", "object", "'x'"))


def test_a_fault_of_our_own_is_called_one(make_records: Any, tmp_path: Path) -> None:
    with patch("zonecli.views.ranking.heads_with_facts", None), pytest.raises(TemplateError) as caught:
        of_text("{{ ranking('output') }}", make_records(), tmp_path / "t")
    assert caught.value.message().endswith("own.md.j2:1: zonecli itself fails at what this line asks for")
