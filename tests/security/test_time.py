"""The worst inputs that we could think of, for every reader: an answer comes, and not after a hang.

An eighth of a megabyte shows it as well: what takes the square of the length takes seconds for that.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from tests.hostile import assert_kept, ran

SIZE = 110_000
HEAD = SMALL["zones/alpha.toml"].partition("[[facts]]")[0]
FACT = '[[facts]]\nindicator = "output"\nfigure = "900亿元"\nsource = "gazette"\n'
# Seconds of the processor, which other programs on the machine change little; mostly it is a fifth of it.
# A hang, not a speed: on a loaded machine an answer may take its time, the square of the length takes minutes.
BOUND = 10.0


def full(piece: str, before: str = "", after: str = "") -> str:
    """Return the piece as often as the size holds it."""
    room = SIZE - len((before + after).encode())
    return before + piece * (room // len(piece.encode())) + after


def numbered(line: str, count: int, before: str = HEAD) -> str:
    return before + "".join(line.replace("{n}", str(n)) for n in range(count))


RECORDS: dict[str, Callable[[], str]] = {
    "brackets": lambda: full("["),
    "a dotted key": lambda: full(".a", "a", " = 1"),
    "a dotted header": lambda: full(".a", "[a", "]"),
    "deeper headers": lambda: "\n".join(f"[{'.'.join(['a'] * n)}]" for n in range(1, 310)),
    "one header again": lambda: full("[a]\n"),
    "many headers": lambda: numbered("[a{n}]\n", 10_000),
    "quotes": lambda: full('"'),
    "escapes": lambda: full('\\"', 'a = "', '"'),
    "a comment": lambda: full("#", HEAD),
    "line ends": lambda: full("\n", "", HEAD),
    "unknown keys": lambda: numbered("k{n} = 1\n", 10_000),
    "empty facts": lambda: full("[[facts]]\n", HEAD),
    "one fact again": lambda: full(FACT, HEAD),
    "facts of nothing": lambda: full(FACT.replace("output", "outputs"), HEAD),
    "facts of unknown sources": lambda: numbered(FACT.replace("gazette", "g{n}"), 1_100),
    "figures that are none": lambda: full(FACT.replace("900", "九x"), HEAD),
    "figures that contradict": lambda: numbered(FACT.replace("900", "{n}") + 'period = "2024"\n', 1_100),
    "figures that agree": lambda: numbered(FACT.replace("900", "超{n}") + 'period = "2024"\n', 1_000),
    "scopes": lambda: numbered(FACT + 'scope = { zh = "s{n}", en = "e{n}" }\n', 850),
    "names again": lambda: full('"甲",', HEAD.replace('["甲区"]', "["), "]"),
    "parents that are not": lambda: numbered('"p{n}",', 11_000, HEAD + "part_of = [") + "]\n",
    "one parent again": lambda: full('"beta",', HEAD + "part_of = [", "]\n"),
    "one place again": lambda: full('"330523",', HEAD.replace('"330523"', "["), "]"),
    "places that are not": lambda: numbered('"{n}",', 11_000, HEAD.replace('"330523"', "[")) + "]\n",
    "hidden characters": lambda: full("\\u202e", 'aliases = ["', '"]\n' + HEAD),
    "events": lambda: full('[[events]]\ndate = "2024"\ntitle = { zh = "a", en = "a" }\nsource = "gazette"\n', HEAD),
    "a list of tables": lambda: full("{a=1},", HEAD + "x = [", "]"),
    "numbers": lambda: full("1.5,", HEAD + "x = [", "]"),
    "a long figure": lambda: full("9", HEAD + FACT.replace("900亿元", ""), '"').replace(
        'figure = ""\nsource = "gazette"\n', 'figure = "'
    ),
    "a long id": lambda: HEAD + FACT.replace("gazette", full("g")[:-300]),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", {**SMALL, "zones/alpha.toml": RECORDS[kind]()})
    for command in (["show", "alpha", "--json"], ["check"]):
        found = ran(*command, records=root)
        assert_kept(found)
        assert found.seconds < BOUND, (command, found.seconds)


@pytest.mark.parametrize(
    "name", ["indicators.toml", "places.toml", "industries.toml", "rates.toml", "sources/gazette.toml"]
)
def test_a_list_that_is_the_worst(name: str, tmp_path: Path) -> None:
    first = SMALL[name].strip().partition("\n")[0]
    entry = SMALL[name].strip().partition("\n[")[0].partition("\n")[2]
    for text in (
        numbered(f"[x{{n}}]\n{entry}\n", 850, SMALL[name] + "\n"),
        full("x = 1\n", SMALL[name]),
        full("[", first),
    ):
        root = write_files(tmp_path / "records", {**SMALL, name: text})
        for command in (["show", "alpha"], ["check"], ["indicators"]):
            found = ran(*command, records=root)
            assert_kept(found)
            assert found.seconds < BOUND, (command, found.seconds)


@pytest.mark.parametrize("piece", [" ", "a", "=", ">=", "~", "9", "(", "安", "\u0301", "1,", "a=1 ", "- "])
def test_an_argument_as_long_as_may_be(piece: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    text = (piece * 110_000)[:110_000]
    for command in (
        ["list", "--where", f"x{text}"],
        ["list", "--where", f"name~{text}"],
        ["list", "--where", f"output>{text}"],
        ["list", "--columns", text],
        ["facts", "--fields", text, "--json"],
        ["show", f"x{text}"],
        ["figure", f"1{text}"],
        ["report", f"x{text}"],
        ["report", "brief", "-P", f"x={text}"],
        ["list", "-o", f"x{text}/y"],
        ["list", "--records", f"x{text}"],
    ):
        found = ran(*command, records=None if "--records" in command else root)
        assert_kept(found, (0, 1, 2, 3, 4))
        assert found.seconds < BOUND, (command[:2], found.seconds)


# A third of what a template may be, in a third of the time.
TEMPLATES: dict[str, Callable[[], str]] = {
    piece: lambda piece=piece, before=before,
    after=after: before + piece * (40_000 // len(piece)) + after  # type: ignore[misc]
    for piece, before, after in (
        ("x", "", ""), ("{", "", ""), ("{{ ", "", ""), ("{#", "", ""), ("\n", "{#\n", ""), ("{% raw %}", "", ""),
        (" \t", "", ""), ("  \n", "", ""),
        ("{% raw %}{% endraw %}\n", "", ""), ("{% set x = 1 %}", "", ""), ("{% if 1 %}{% endif %}", "", " x"),
        ("{{ 1 }}", "", ""), ("(", "{{ ", ""),
        ("+1", "{{ 1", " }}"), ("|length", "{{ 1", " }}"), (".a", "{{ zones", " }}"), ("{% if 1 %}", "", ""), ("1,",
        "{{ [", "] }}"),
        ("_('a')~", "{{ ", "'' }}"), ("{% trans %}a{% endtrans %}", "", ""), ("{% include 'own.md.j2' %}", "", ""),
        ("not ", "{{ ", "1 }}"),
        ("{% macro a() %}{% endmacro %}", "", ""), ("1 if 1 else ", "{{ ", "1 }}"),
    )
}  # fmt: skip


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    write_files(tmp_path / "templates", {"own.md.j2": TEMPLATES[kind]()})
    for command in (["report", "own"], ["templates", "own"]):
        found = ran(*command, "--templates", tmp_path / "templates", records=root)
        assert_kept(found, (0, 2, 4))
        assert found.seconds < BOUND, found.seconds


def test_a_template_that_is_larger_is_refused_at_once(tmp_path: Path) -> None:
    write_files(tmp_path / "templates", {"own.md.j2": "{{ 1 }}" * 140_000})
    found = ran("report", "own", "--templates", tmp_path / "templates")
    assert_kept(found, [2])
    assert "larger than" in found.err
    assert found.seconds < BOUND


@pytest.mark.parametrize("text", ["[", "a.", 'x = "', "x = 1\n", "# ", "{", "x = [[", "\n"])
def test_parameters_and_settings_that_is_the_worst(text: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    path = tmp_path / "params.toml"
    path.write_text(full(text))
    (tmp_path / "zonecli.toml").write_text(full(text))
    for command in (["report", "brief", "--params", path], ["list"]):
        found = ran(*command, records=root)
        assert_kept(found, (0, 2, 4))
        assert found.seconds < BOUND, found.seconds
