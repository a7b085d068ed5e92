"""Heads of templates, the directories that they are looked for in, and the parameters that they declare."""

from pathlib import Path
from typing import Any

import pytest

from tests.reports import SHIPPED, of_text, printed, rendered
from zonecli.errors import UnknownName, UsageError, ZoneError
from zonecli.i18n import Text
from zonecli.report.faults import TemplateError
from zonecli.report.parameters import of_file, parse_assignment
from zonecli.report.templates import Folders, Parameter, Type, head_of

HEAD = """{#---
description = { zh = "说明", en = "What it is for" }

[zones]
least = 2
most = 6

[params.indicator]
type = "indicator"
required = true
description = "one for both languages"

[params.size]
type = "integer"
default = 3
least = 1
most = 9

[params.look]
choices = ["plain", "full"]
default = "plain"

[params.zones]
type = "zone"
many = true
---#}
text
"""


def test_a_head_declares_what_a_template_takes() -> None:
    head = head_of(HEAD, Path("folder/own.md.j2"))
    assert (head.name, head.path, head.least, head.most) == ("own", "folder/own.md.j2", 2, 6)
    assert head.description == Text("说明", "What it is for")
    assert head.parameters == (
        Parameter(
            "indicator",
            Type.INDICATOR,
            Text("one for both languages", "one for both languages"),
            *(True, None, (), False, None, None),
        ),
        Parameter("size", Type.INTEGER, None, False, "3", (), False, 1, 9),
        Parameter("look", Type.STRING, None, False, "plain", ("plain", "full"), False, None, None),
        Parameter("zones", Type.ZONE, None, False, None, (), True, None, None),
    )


@pytest.mark.parametrize("text", ["", "text\n", "{# a remark #}\ntext\n", "{{ zones }}", "{% if %}"])
def test_a_template_may_have_no_head(text: str) -> None:
    head = head_of(text, Path("own.md.j2"))
    assert (head.description, head.parameters, head.least) == (None, (), 0)


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ('descripton = "x"', 2, "the head has no key “descripton”"),
        ('[params.a]\ntype = "zoen"', 2, "no type is called “zoen”"),
        ("[params.a]\nneeded = true", 3, "the head has no key “needed”"),
        ("params = 3", 2, "“params” is a table"),
        ("[params]\na = 3", 3, "“a” is a table"),
        ("[zones]\nleast = 'two'", 3, "“least” is a whole number"),
        ("[zones]\nleest = 2", 3, "the head has no key “leest”"),
        ("description = 3", 2, "a description is a text"),
    ],
)
def test_a_wrong_head_is_a_fault_with_its_line(lines: str, line: int, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        head_of(f"{{#---\n{lines}\n---#}}\n", Path("own.md.j2"))
    assert caught.value.message().startswith(f"own.md.j2:{line}: {said}")


def test_a_head_that_is_no_toml_is_a_fault_with_its_line() -> None:
    with pytest.raises(ZoneError) as caught:
        head_of("{#---\na = 1\nb = = 2\n---#}\n", Path("own.md.j2"))
    assert getattr(caught.value, "line", 0) == 3


def test_the_first_folder_wins_file_by_file(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "brief.md.j2").write_text("mine")
    (own / "_part.md.j2").write_text("part")
    (own / "new.md.j2").write_text("new")
    folders = Folders([own, SHIPPED])
    assert folders.named("brief") == own / "brief.md.j2"
    assert folders.named("brief.md.j2") == own / "brief.md.j2"
    assert folders.named("profile") == SHIPPED / "profile.md.j2"
    assert folders.names() == ["brief", "comparison", "gaps", "new", "overview", "profile", "ranking", "sources"]


@pytest.mark.parametrize("name", ["../brief", "a/b", "/etc/passwd", ".hidden", "", "brief\0", "..", "no\\way"])
def test_a_name_is_no_way_to_another_directory(name: str) -> None:
    assert Folders([SHIPPED]).find(f"{name}") is None
    with pytest.raises(UnknownName):
        Folders([SHIPPED]).named(name)


def test_an_unknown_template_is_suggested_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        Folders([SHIPPED]).named("rankin")
    assert caught.value.near == ("ranking",)
    assert caught.value.exit_code == 3


def test_a_user_extends_a_shipped_template(make_records: Any, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "base.md.j2").write_text("# {% block title %}base {{ zones[0].name }}{% endblock %}\n\nend\n")
    shown = printed(
        '{% extends "base.md.j2" %}{% block title %}my {{ super() }} {{ zones[1].name }}{% endblock %}',
        make_records(),
        folder,
    )
    assert shown == "# my base Alpha Development Zone Beta Development Zone\n\nend"


# -- parameters ------------------------------------------------------------------------------------


def _head(lines: str) -> str:
    return f"{{#---\n[params.x]\n{lines}\n---#}}\n{{{{ params.x | cell }}}}"


@pytest.mark.parametrize(
    ("lines", "given", "shown"),
    [
        ("", "any text", "any text"),
        ("", "a|b", "a\\|b"),
        ('type = "integer"', "12", "12"),
        ('type = "integer"', "-3", "\\-3"),
        ('type = "number"', "0.5", "0.5"),
        ('type = "date"', "2025-09-12", "12 September 2025"),
        ('type = "date"', "2025-09", "September 2025"),
        ('type = "date"', "2025", "2025"),
        ('type = "period"', "2024-Q3", "third quarter of 2024"),
        ('type = "period"', "2024-H2", "second half of 2024"),
        ('type = "period"', "2024-01/2024-06", "January–June 2024"),
        ('type = "zone"', "乙开发区", "beta"),
        ('type = "indicator"', "output", "output"),
        ('type = "source"', "gazette", "gazette"),
        ('type = "indicator"\nmany = true', "output, enterprises", "output, enterprises"),
        ('choices = ["plain", "full"]', "full", "full"),
    ],
)
def test_a_parameter_is_read_as_its_type(lines: str, given: str, shown: str, make_records: Any, tmp_path: Path) -> None:
    report = of_text(_head(lines), make_records(), tmp_path / "t", given={"x": given})
    assert report.markdown == f"{shown}\n"
    assert report.unsourced == ()


@pytest.mark.parametrize("yes", ["true", "yes", "1", "TRUE", "on"])
def test_a_yes_or_no(yes: str, make_records: Any, tmp_path: Path) -> None:
    text = "{#---\n[params.x]\ntype = 'boolean'\n---#}\n{{ 'yes' if params.x else 'no' }}"
    assert printed(text, make_records(), tmp_path / "t", given={"x": yes}) == "yes"
    assert printed(text, make_records(), tmp_path / "t", given={"x": "no"}) == "no"
    assert printed(text, make_records(), tmp_path / "t") == "no"


@pytest.mark.parametrize(
    ("lines", "given", "said"),
    [
        ('type = "integer"', "1.5", "it is a whole number"),
        ('type = "integer"', "٣", "it is a whole number"),
        ('type = "integer"', "9" * 5000, "it is a whole number"),
        ('type = "integer"\nleast = 1', "0", "it is at least 1"),
        ('type = "integer"\nmost = 9', "10", "it is at most 9"),
        ('type = "number"', "many", "it is a number"),
        ('type = "number"', "1e999999999", "it is a number"),
        ('type = "boolean"', "maybe", "it is true or false"),
        ('type = "date"', "2025-13", "it is a date"),
        ('type = "date"', "2025-01/2025-02", "it is a date"),
        ('type = "period"', "soon", "it is a date"),
        ('choices = ["plain", "full"]', "fancy", "it is one of: plain, full"),
        ('type = "zone"', "alhpa", "did you mean: alpha"),
        ('type = "indicator"', "outptu", "did you mean: output"),
        ('type = "source"', "gazete", "did you mean: gazette"),
    ],
)
def test_a_parameter_that_does_not_fit(lines: str, given: str, said: str, make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(ZoneError) as caught:
        of_text(_head(lines), make_records(), tmp_path / "t", given={"x": given})
    assert said in caught.value.hint_text()


def test_a_parameter_that_is_not_declared_or_not_given(make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no parameter “y”") as caught:
        of_text(_head(""), make_records(), tmp_path / "t", given={"y": "1"})
    assert caught.value.hint_text() == "it takes: x"
    with pytest.raises(UsageError, match="needs -P x="):
        of_text(_head("required = true"), make_records(), tmp_path / "t")


def test_the_date_is_the_newest_sources_unless_given(make_records: Any, tmp_path: Path) -> None:
    text = _head('type = "date"\ndefault = "newest-source"')
    assert printed(text, make_records(), tmp_path / "t") == "March 2025"
    assert printed(text, make_records(), tmp_path / "t", given={"x": "2025-10-01"}) == "1 October 2025"
    assert printed(text, make_records(), tmp_path / "t", lang="zh") == "2025年3月"


def test_parameters_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "params.toml"
    path.write_text('n = 3\nyes = true\nwhen = 2025-09-12\nmany = ["a", "b"]\nrate = 1.50\nword = "x"\n')
    assert of_file(path) == {
        "n": ["3"],
        "yes": ["true"],
        "when": ["2025-09-12"],
        "many": ["a", "b"],
        "rate": ["1.50"],
        "word": ["x"],
    }
    path.write_text("[a]\nb = 1\n")
    with pytest.raises(UsageError, match="“a” is not a valid value"):
        of_file(path)
    with pytest.raises(UsageError, match="No such file"):
        of_file(tmp_path / "nothing.toml")


def test_a_parameter_of_the_command_line() -> None:
    assert parse_assignment("indicator = approved-area") == ("indicator", "approved-area")
    assert parse_assignment("title=a=b") == ("title", "a=b")
    for wrong in ("indicator", "=x", " = "):
        with pytest.raises(UsageError):
            parse_assignment(wrong)


SMALL_PARK = """
name = { zh = "丙园", en = "Gamma Park" }
kind = "high-tech-zone"

[[facts]]
indicator = "enterprises"
figure = "12家"
source = "gazette"
"""


@pytest.mark.parametrize(
    ("template", "zones", "said"),
    [
        # The vocabulary has indicators of land, of the economy (output) and of enterprises.
        ("profile", ["gamma"], ["| Gamma Park | nothing on Land, Economy |"]),
        (
            "comparison",
            ["beta", "gamma"],
            ["| Beta Development Zone | nothing on Land, Enterprises |", "| Gamma Park | nothing on Land, Economy |"],
        ),
        # Of many zones only those with a section are named, and nothing is said to be known of the others.
        ("overview", [], ["Nothing is overdue or old."]),
    ],
)
def test_what_is_not_known_of_a_zone_with_few_figures(
    template: str, zones: list[str], said: list[str], make_records: Any
) -> None:
    many = {f"zones/gamma{n or ''}.toml": SMALL_PARK for n in range(5)}
    given = {"old": "900", "date": "2020-01-01"}
    text = rendered(SHIPPED / f"{template}.md.j2", make_records(many), zones, given).markdown
    assert all(each in text for each in said)
    assert "Nothing is overdue, old or unknown." not in text


@pytest.mark.parametrize(
    ("zones", "headings"),
    [
        (["alpha"], ["## About the zone", "## All figures"]),
        (
            ["alpha", "beta"],
            [
                *("## Alpha Development Zone", "### About the zone", "### All figures"),
                *("## Beta Development Zone", "### About the zone", "### All figures"),
            ],
        ),
    ],
)
def test_what_is_about_a_zone_is_under_its_heading(zones: list[str], headings: list[str], make_records: Any) -> None:
    lines = rendered(SHIPPED / "profile.md.j2", make_records(), zones).markdown.splitlines()
    own = [line for line in lines if line.startswith("##") and ("Zone" in line or "zone" in line or "figures" in line)]
    assert [line for line in own if line != "## Key figures"] == headings
