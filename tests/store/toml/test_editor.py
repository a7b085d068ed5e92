"""Edits of TOML texts: every other character stays, and the text says what it said, and what was added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.store.toml.test_parser import CORPUS
from zonecli.errors import Diagnostic
from zonecli.store.encoding import decode
from zonecli.store.toml.editor import (
    Edit,
    append_rows,
    append_table,
    edit,
    edit_bytes,
    remove,
    rename_table,
    replace,
    set_keys,
)
from zonecli.store.toml.parser import parse
from zonecli.store.toml.writer import write_record, write_value

ROW = {"indicator": "gdp", "figure": "超900亿元", "scope": {"zh": "园", "en": "park"}}


def keeps(old: bytes, new: bytes) -> bool:
    """Whether every byte of the old text is in the new one, in its order."""
    rest = iter(new)
    return all(byte in rest for byte in old)


# The text, and the text with ROW added to its facts, both as a person would write them.
ADDED = {
    "after the last of its kind": (
        'name = "a"\n\n[[facts]]\nx = "1"\n\n[[events]]\ny = "2"\n',
        'name = "a"\n\n[[facts]]\nx = "1"\n\n[[facts]]\nROW\n\n[[events]]\ny = "2"\n',
    ),
    "behind what comes before it": (
        'name = "a"\n\n[[events]]\ny = "2"\n',
        'name = "a"\n\n[[facts]]\nROW\n\n[[events]]\ny = "2"\n',
    ),
    "at the end": ('name = "a"\n', 'name = "a"\n\n[[facts]]\nROW\n'),
    "without a last line end": ('name = "a"', 'name = "a"\n\n[[facts]]\nROW\n'),
    "into nothing": ("", "[[facts]]\nROW\n"),
    "below comments alone": ("# nothing yet\n", "# nothing yet\n\n[[facts]]\nROW\n"),
    "below the comment that belongs to the last": (
        '[[facts]]\nx = "1"  # read twice\n# and again\n\n# what happened\n[[events]]\ny = "2"\n',
        '[[facts]]\nx = "1"  # read twice\n# and again\n\n[[facts]]\nROW\n\n# what happened\n[[events]]\ny = "2"\n',
    ),
    "above the comment of what follows": (
        '[[facts]]\nx = "1"\n# what happened\n[[events]]\ny = "2"\n',
        '[[facts]]\nx = "1"\n\n[[facts]]\nROW\n\n# what happened\n[[events]]\ny = "2"\n',
    ),
    "behind a table of the last one": (
        '[[facts]]\nx = "1"\n[facts.scope]\nzh = "园"\n\n[[events]]\ny = "2"\n',
        '[[facts]]\nx = "1"\n[facts.scope]\nzh = "园"\n\n[[facts]]\nROW\n\n[[events]]\ny = "2"\n',
    ),
    "into a list": ('facts = [{ x = "1" }]\n', 'facts = [{ x = "1" }, {ROW}]\n'),
    "into an empty list": ("facts = []\n", "facts = [{ROW}]\n"),
    "into a list of lines": (
        'facts = [\n  { x = "1" },  # first\n]\n',
        'facts = [\n  { x = "1" },  # first\n  {ROW},\n]\n',
    ),
    "into a list of lines without a last comma": (
        'facts = [\n  { x = "1" }  # first\n]\n',
        'facts = [\n  { x = "1" },  # first\n  {ROW}\n]\n',
    ),
}


@pytest.mark.parametrize(("old", "new"), ADDED.values(), ids=ADDED)
def test_where_a_row_is_added(old: str, new: str) -> None:
    lines = 'indicator = "gdp"\nfigure = "超900亿元"\nscope = { zh = "园", en = "park" }'
    entry = '{ indicator = "gdp", figure = "超900亿元", scope = { zh = "园", en = "park" } }'
    wanted = new.replace("{ROW}", entry).replace("ROW", lines)
    assert edit(old, append_rows(old, "facts", [ROW])) == wanted


REMOVED = {
    "one of several": (
        '# all\n[[facts]]\nx = "1"\n\n# two\n[[facts]]\nx = "2"\n\n[[facts]]\nx = "3"\n',
        [("facts", 1)],
        '# all\n[[facts]]\nx = "1"\n\n# two\n\n[[facts]]\nx = "3"\n',
    ),
    "the first": ('[[facts]]\nx = "1"\n\n[[facts]]\nx = "2"\n', [("facts", 0)], '[[facts]]\nx = "2"\n'),
    "the last": ('a = 1\n\n[[facts]]\nx = "1"\n', [("facts", 0)], "a = 1\n"),
    "with a table of its own": ('a = 1\n\n[[facts]]\nx = "1"\n[facts.scope]\nzh = "园"\n', [("facts", 0)], "a = 1\n"),
    "out of a list": ('facts = [{ x = "1" }, { x = "2" }]\n', [("facts", 0)], 'facts = [ { x = "2" }]\n'),
    "the end of a list": ('facts = [{ x = "1" }, { x = "2" }]\n', [("facts", 1)], 'facts = [{ x = "1" } ]\n'),
    "all of a list": ('facts = [{ x = "1" }, { x = "2" }]\n', [("facts", 0), ("facts", 1)], "facts = [ ]\n"),
}


@pytest.mark.parametrize(("old", "places", "new"), REMOVED.values(), ids=REMOVED)
def test_what_is_removed(old: str, places: Sequence[tuple[str, int]], new: str) -> None:
    assert edit(old, remove(old, places)) == new


SET = {
    "behind the last key": (
        '[[facts]]\nx = "1"  # one\n\n[[events]]\ny = "2"\n',
        ("facts", 0),
        '[[facts]]\nx = "1"  # one\nrank = "deprecated"\n\n[[events]]\ny = "2"\n',
    ),
    "in place of a value": (
        '[[facts]]\nrank = "normal" # was\n',
        ("facts", 0),
        '[[facts]]\nrank = "deprecated" # was\n',
    ),
    "above the table of a key": (
        '[[facts]]\nx = "1"\n[facts.scope]\nzh = "园"\n',
        ("facts", 0),
        '[[facts]]\nx = "1"\nrank = "deprecated"\n[facts.scope]\nzh = "园"\n',
    ),
    "in braces": ('facts = [{ x = "1" }]\n', ("facts", 0), 'facts = [{ x = "1", rank = "deprecated" }]\n'),
    "among the root keys": ('a = 1\n\n[[facts]]\nx = "1"\n', (), 'a = 1\nrank = "deprecated"\n\n[[facts]]\nx = "1"\n'),
    "without a last line end": ('[[facts]]\nx = "1"', ("facts", 0), '[[facts]]\nx = "1"\nrank = "deprecated"\n'),
}


@pytest.mark.parametrize(("old", "at", "new"), SET.values(), ids=SET)
def test_where_a_key_is_set(old: str, at: tuple[str | int, ...], new: str) -> None:
    assert edit(old, set_keys(old, at, {"rank": "deprecated"})) == new


def test_values_tables_and_names() -> None:
    text = '# ours\n[gdp]  # main\nname = { zh = "甲" }\ngrowth_of = "x"\n'
    assert edit(text, replace(text, [("gdp", "growth_of")], "y")) == text.replace('"x"', '"y"')
    assert edit(text, rename_table(text, "gdp", "gross")) == text.replace("[gdp]", "[gross]")
    assert edit(text, append_table(text, "[tax]", {"unit": "CNY"})) == text + '\n[tax]\nunit = "CNY"\n'


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("old", "_new"), ADDED.values(), ids=ADDED)
def test_marks_and_line_ends_stay(old: str, _new: str, line_end: bytes, mark: bytes) -> None:
    data = mark + old.encode().replace(b"\n", line_end)
    text = decode(data, "")
    new = edit_bytes(data, append_rows(text, "facts", [ROW]))
    assert keeps(data, new)
    assert new.startswith(mark)
    assert decode(new, "") == edit(text, append_rows(text, "facts", [ROW]))
    if b"\n" in data:
        assert (b"\r\n" in new) is (line_end == b"\r\n")
        assert new.count(b"\n") == new.count(line_end)


def test_line_ends_that_differ_stay_where_they_are() -> None:
    data = b"a = 1\r\nb = 2\nc = 3\r\n"
    new = edit_bytes(data, append_rows(decode(data, ""), "facts", [{"x": "y"}]))
    assert new == data + b'\r\n[[facts]]\r\nx = "y"\r\n'


# -- properties ------------------------------------------------------------------------------------

_plain = st.text(
    st.characters(min_codepoint=0x20, exclude_characters="\x7f", exclude_categories=["Cs", "Cc"]), max_size=12
)
_rows = st.dictionaries(
    st.sampled_from(["indicator", "figure", "at", "note", "scope"]),
    st.one_of(_plain, st.dictionaries(st.sampled_from(["zh", "en"]), _plain, min_size=1), st.lists(_plain, max_size=3)),
    min_size=1,
)
_blank = st.sampled_from(["", "\n", "# a comment, 注\n", "\n# one\n\n"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A zone's record as somebody may have written it: any order of arrays, comments, lists in place of headers."""
    parts = [draw(_blank), 'name = { zh = "甲" }', draw(st.sampled_from(["", "  # 甲"])), "\n"]
    inline = draw(st.sets(st.sampled_from(["facts", "events", "leading_industries"])))
    for table in sorted(inline):
        rows = draw(st.lists(_rows, max_size=3))
        gap = draw(st.sampled_from([" ", "\n  ", " # c\n\t"]))
        comma = draw(st.sampled_from(["", ",", f",{gap}"])) if rows else ""
        parts.append(f"{table} = [{gap}" + f",{gap}".join(map(write_value, rows)) + comma + f"{gap.rstrip(' ')}\n]\n")
    others = [each for each in ("facts", "events", "leading_industries") if each not in inline]
    for table in draw(st.lists(st.sampled_from(others), max_size=6)) if others else []:
        row = draw(_rows)
        below = {key: value for key, value in row.items() if isinstance(value, dict) and draw(st.booleans())}
        parts += [draw(_blank), write_record({table: [{k: v for k, v in row.items() if k not in below}]}).lstrip("\n")]
        for key, value in below.items():
            parts.append(f"[{table}.{key}]\n{write_record(value)}")
    text = "".join(parts) + draw(_blank)
    return text.removesuffix("\n") if draw(st.booleans()) else text


def with_rows(raw: Mapping[str, Any], table: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {**raw, table: [*raw.get(table, ()), *rows]}


@given(written(), st.sampled_from(["facts", "events", "leading_industries"]), st.lists(_rows, min_size=1, max_size=3))
@settings(max_examples=150)
def test_adding_keeps_every_byte(text: str, table: str, rows: list[dict[str, Any]]) -> None:
    raw = parse(text)
    edits = append_rows(text, table, rows)
    assert parse(edit(text, edits)) == with_rows(raw, table, rows)
    for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
        new = edit_bytes(data, append_rows(decode(data, ""), table, rows))
        assert keeps(data, new)
        assert parse(decode(new, "")) == with_rows(raw, table, rows)


@given(written(), st.data())
@settings(max_examples=100)
def test_removing_what_was_added_gives_the_text_back(text: str, data: st.DataObject) -> None:
    raw = parse(text)
    table = data.draw(st.sampled_from(["facts", "events"]))
    added = edit(text, append_rows(text, table, [ROW]))
    back = edit(added, remove(added, [(table, len(raw.get(table, ())))]))
    assert parse(back) == raw or parse(back) == {**raw, table: []}
    if f"[[{table}]]" in text:
        assert list(filter(None, back.split("\n"))) == list(filter(None, text.split("\n")))


@given(written(), st.data())
@settings(max_examples=100)
def test_any_row_can_be_removed_or_given_a_key(text: str, data: st.DataObject) -> None:
    raw = parse(text)
    places = [(table, n) for table in ("facts", "events", "leading_industries") for n in range(len(raw.get(table, ())))]
    if not places:
        return
    gone = data.draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    left = parse(edit(text, remove(text, gone)))
    for table in ("facts", "events", "leading_industries"):
        kept = [row for n, row in enumerate(raw.get(table, ())) if (table, n) not in gone]
        assert left.get(table, []) == kept
    table, n = at = data.draw(st.sampled_from(places))
    before = raw[table][n].get("note")
    values = {"rank": "deprecated", "note": {**(before if isinstance(before, dict) else {}), "zh": "旧"}}
    keyed = parse(edit(text, set_keys(text, at, values)))
    assert keyed[table][n] == {**raw[table][n], **values}
    assert {**keyed, table: raw[table][:n]} == {**raw, table: raw[table][:n]}


VALID = sorted((CORPUS / "valid").rglob("*.toml")) if CORPUS.is_dir() else []


@pytest.mark.skipif(not VALID, reason="toml-test is not here")
def test_adding_to_any_valid_file() -> None:
    tried = 0
    for path in VALID:
        data = path.read_bytes()
        try:
            text = decode(data, "")
            raw = parse(text)
        except Diagnostic:
            continue
        if "facts" in raw:
            continue
        tried += 1
        new = edit_bytes(data, append_rows(text, "facts", [ROW]))
        assert keeps(data, new), path
        assert str(parse(decode(new, ""))) == str(with_rows(raw, "facts", [ROW])), path
    assert tried > 150


def test_the_edits_do_not_overlap() -> None:
    assert edit("abcdef", [Edit(4, 5, "X"), Edit(0, 1, ""), Edit(2, 2, "-")]) == "b-cdXf"


def test_a_file_of_the_shipped_records_can_be_added_to(records: Path) -> None:
    for path in sorted((records / "zones").glob("*.toml")):
        data = path.read_bytes()
        new = edit_bytes(data, append_rows(decode(data, ""), "facts", [ROW]))
        assert keeps(data, new)
