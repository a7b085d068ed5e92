"""A shipped template is extended block by block: a user's own says what is different and nothing else."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.reports import SHIPPED
from zonecli.report.faults import TemplateError
from zonecli.report.templates import Folders

ZONES = ("--zone", "anji", "--zone", "jiashan-etdz")
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "brief": (),
    "comparison": ZONES,
    "gaps": (),
    "overview": (),
    "profile": ZONES,
    "ranking": ("-P", "indicator=approved-area"),
    "sources": (),
}
# What every brief has, before and behind what is its own.
HEAD, FOOT = ["title", "masthead", "points", "key", "news", "body"], ["unknown", "lists", "events", "sources"]
OVERVIEW = ["sections", "others", "comparison"]
BLOCKS = {
    "brief": HEAD + FOOT + OVERVIEW,
    "comparison": [*HEAD, *FOOT, "shared", "legend", "zones"],
    "gaps": ["title", "unknown", "due", "zones", "indicators", "sources"],
    "overview": HEAD + FOOT + OVERVIEW,
    "profile": [*HEAD, *FOOT, "heading", "identity", "figures", "series"],
    "ranking": ["title", "ranking", "apart", "sources"],
    "sources": ["title", "source", "figures", "events", "notes"],
}
# What stands once in a document for each zone or source.
REPEATED = {("profile", name) for name in ("heading", "identity", "figures", "series")}
REPEATED |= {("sources", name) for name in ("source", "figures", "events")}


def blocks_of(name: str) -> list[str]:
    """The blocks of a template and of those that it extends, each once, those of the lowest first."""
    text = (SHIPPED / name).read_text(encoding="utf-8")
    parent = re.search(r'{% extends "([^"]+)"', text)
    below = blocks_of(parent[1]) if parent else []
    return list(dict.fromkeys([*below, *re.findall(r"{% block (\w+)", text)]))


def own(folder: Path, text: str, name: str = "own.md.j2") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", BLOCKS)
def test_the_blocks_are_what_a_user_was_promised(name: str) -> None:
    assert blocks_of(f"{name}.md.j2") == BLOCKS[name]


@pytest.mark.parametrize("name", BLOCKS)
def test_extended_without_a_word_it_is_the_same(cli: Cli, tmp_path: Path, name: str) -> None:
    path = own(tmp_path, f'{{% extends "{name}.md.j2" %}}\n')
    assert cli("report", path, *ARGUMENTS[name]) == cli("report", name, *ARGUMENTS[name])


@pytest.mark.parametrize(("name", "block"), [(name, block) for name, blocks in BLOCKS.items() for block in blocks])
def test_a_block_is_put_in_the_place_of_another(cli: Cli, tmp_path: Path, name: str, block: str) -> None:
    path = own(tmp_path, f'{{% extends "{name}.md.j2" %}}\n{{% block {block} %}}\nMINE\n\n{{% endblock %}}\n')
    done = cli("report", path, *ARGUMENTS[name])
    assert (done.code, done.err) == (0, "")
    assert done.out.count("MINE") == 1 or (name, block) in REPEATED
    assert "MINE" in done.out


def test_what_the_parent_prints_stands_in_it_too(cli: Cli, tmp_path: Path) -> None:
    text = (
        '{% extends "profile.md.j2" %}\n'
        "{% block identity %}\n{{ super() }}\n- Recorded: {{ zone.recorded }}\n\n{% endblock %}\n"
    )
    path = own(tmp_path, text)
    plain = cli("report", "profile", *ZONES).out
    made = [line for line in cli("report", path, *ZONES).out.splitlines() if line]
    assert [line for line in made if not line.startswith("- Recorded: ")] == list(filter(None, plain.splitlines()))
    assert len([line for line in made if line.startswith("- Recorded: ")]) == 2
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert cli("report", path, *ZONES).out.count("- Recorded: 13\n") == 1


def test_what_the_parent_declares_is_declared(cli: Cli, tmp_path: Path) -> None:
    text = """{#---
description = "Mine"

[params.events]
type = "integer"
default = 0

[params.mine]
---#}
{% extends "brief.md.j2" %}
{% block masthead %}{{ params.mine }}{% endblock %}
"""
    path = own(tmp_path, text)
    folders = Folders([tmp_path, SHIPPED])
    head, parent = folders.head(path), folders.head(SHIPPED / "brief.md.j2")
    assert (head.name, head.path, head.description and head.description.en) == ("own", str(path), "Mine")
    assert [each.name for each in head.parameters] == [*(each.name for each in parent.parameters), "mine"]
    assert {each.name: each.default for each in head.parameters}["events"] == "0"
    done = cli("report", path, "-P", "title=Told", "-P", "mine=words")
    assert done.out.startswith("# Told\n\nwords\n")
    assert "## Events" not in done.out
    assert "has no parameter “titel”" in cli("report", path, "-P", "titel=x").err


def test_the_zones_that_the_parent_needs_are_needed(cli: Cli, tmp_path: Path) -> None:
    path = own(tmp_path, "{% extends 'comparison.md.j2' %}\n")
    assert "needs 2 to 6 zones" in cli("report", path).err
    grandchild = own(tmp_path, '{#---\n[zones]\nmost = 9\n---#}\n{%- extends "own.md.j2" -%}\n', "third.md.j2")
    head = Folders([tmp_path, SHIPPED]).head(grandchild)
    assert (head.least, head.most) == (2, 9)


@pytest.mark.parametrize("text", ['{% extends "own.md.j2" %}', '{% extends "other.md.j2" %}'])
def test_one_that_extends_itself_is_a_fault(cli: Cli, tmp_path: Path, text: str) -> None:
    own(tmp_path, '{% extends "own.md.j2" %}', "other.md.j2")
    done = cli("report", own(tmp_path, text))
    assert done.code == TemplateError.exit_code
    assert "the template is nested too deeply" in done.err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{% extends "profile.md.j2" %}\n{% block idenity %}{% endblock %}', 2),
        ('{# {% block x %}\n#}\n{% extends "brief.md.j2" %}\n\n{%- block poins -%}{% endblock %}', 5),
        ('{% extends "profile.md.j2" %}{% block identity %}{% endblock %}\n{% block more %}{% endblock %}', 2),
    ],
)
def test_a_block_that_takes_the_place_of_none_is_named(cli: Cli, tmp_path: Path, text: str, line: int) -> None:
    said = cli("report", own(tmp_path, text), "--zone", "anji").err
    assert f"own.md.j2:{line}: “" in said
    assert "is no block of what the template extends" in said


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "base.md.j2" %}{% block a %}{% block mine %}MINE{% endblock %}{% endblock %}',
        '{% set up = "base.md.j2" %}{% extends up %}{% block other %}{% endblock %}{% block a %}MINE{% endblock %}',
    ],
)
def test_a_block_within_another_and_an_unknown_parent_are_no_faults(cli: Cli, tmp_path: Path, text: str) -> None:
    own(tmp_path, "# x\n\n{% block a %}{% endblock %}", "base.md.j2")
    assert cli("report", own(tmp_path, text), "--zone", "anji").out == "# x\n\nMINE\n"
