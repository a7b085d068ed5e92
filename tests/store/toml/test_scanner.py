"""Everything in a TOML text is found where it stands."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from zonecli.store.toml.parser import parse
from zonecli.store.toml.scanner import Path, Scanner, Span, spans

TEXT = """\
# zones
name = { zh = "安吉", en = 'Anji' }
aliases = ["一",
  "二"]

[[facts]]
figure = "超900亿元"   # hedge
scope.zh = "椅业"
[[facts]]
"fig ure" = \"\"\"
a\"\"\"
[facts.at]
page = 1_0
"""


def test_keys_and_values_are_found() -> None:
    shown = {
        path: (TEXT[span.key : span.key_end], TEXT[span.value : span.value_end]) for path, span in spans(TEXT).items()
    }
    assert shown == {
        ("name",): ("name", "{ zh = \"安吉\", en = 'Anji' }"),
        ("name", "zh"): ("zh", '"安吉"'),
        ("name", "en"): ("en", "'Anji'"),
        ("aliases",): ("aliases", '["一",\n  "二"]'),
        ("aliases", 0): ('"一"', '"一"'),
        ("aliases", 1): ('"二"', '"二"'),
        ("facts",): ("facts", "facts"),
        ("facts", 0): ("facts", "[[facts]]"),
        ("facts", 0, "figure"): ("figure", '"超900亿元"'),
        ("facts", 0, "scope"): ("scope", "scope"),
        ("facts", 0, "scope", "zh"): ("zh", '"椅业"'),
        ("facts", 1): ("facts", "[[facts]]"),
        ("facts", 1, "fig ure"): ('"fig ure"', '"""\na"""'),
        ("facts", 1, "at"): ("at", "[facts.at]"),
        ("facts", 1, "at", "page"): ("page", "1_0"),
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a = "x\\"] }" # "', '"x\\"] }"'),
        ("a = '\\' # '", "'\\'"),
        ('a = """x""\\"""""" # "', '"""x""\\""""""'),
        ("a = '''''x'''''", "'''''x'''''"),
        ('a = """\\\n  x"""', '"""\\\n  x"""'),
        ("a = 1979-05-27 07:32:00Z # x", "1979-05-27 07:32:00Z"),
        ("a = 1979-05-27 # 07:32:00Z", "1979-05-27"),
        ('a = [ # ]\n "]", # "\n]', '[ # ]\n "]", # "\n]'),
        ('a = { # }\n b = "}",\n}', '{ # }\n b = "}",\n}'),
        ("a = -1_0.5e+1_0", "-1_0.5e+1_0"),
    ],
)
def test_a_value_ends_where_the_parser_ends_it(text: str, value: str) -> None:
    span = spans(text)["a",]
    assert text[span.value : span.value_end] == value
    assert parse(f"a = {value}")["a"] == parse(text)["a"]


@pytest.mark.parametrize(
    ("text", "newer"),
    [
        ("a = { b = 1,\n c = 2 }", [("a",)]),
        ("a = [{ b = 1, }, { c = 1 }]", [("a", 0)]),
        ("a = [{\n}]", [("a", 0)]),
        ("a = { b\n= 1, c = # d\n2 }", [("a", "b"), ("a", "c")]),
        ('a.b = "\\e"\n[[c]]\nd = """\\x41"""', [("a", "b"), ("c", 0, "d")]),
        ("a = 07:32\nb = 2020-01-01T07:32Z", [("a",), ("b",)]),
        ('a = "\\\\e"\nb = \'\\e {\\n\'\nc = """{\n"""\nd = [1, 2,\n]\ne = 07:32:00+07:30', []),
    ],
)
def test_what_only_toml_1_1_allows_is_found(text: str, newer: list[Path]) -> None:
    walk = Scanner(text)
    walk.scan()
    assert walk.newer == newer


def test_everything_is_found_with_line_ends_of_windows() -> None:
    windows = TEXT.replace("\n", "\r\n")
    found = {path: windows[span.value : span.value_end].replace("\r", "") for path, span in spans(windows).items()}
    assert found == {path: TEXT[span.value : span.value_end] for path, span in spans(TEXT).items()}


def test_a_broken_text_has_spans_up_to_the_error() -> None:
    assert set(spans("a = 1\nb = [2, 3\n[c]")) == {("a",), ("b", 0), ("b", 1)}


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=5)
PLAIN = st.one_of(WORDS, st.integers(-(10**9), 10**9), st.booleans())
INLINE = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=5,
)
DOCUMENTS = st.tuples(
    st.dictionaries(WORDS, INLINE, max_size=4),
    st.dictionaries(WORDS, st.one_of(st.dictionaries(WORDS, INLINE, max_size=3), st.none()), max_size=3),
    st.lists(st.dictionaries(WORDS, INLINE, max_size=3), max_size=3),
)


def quoted(text: str) -> str:
    """Return a text as a basic string of TOML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(value: Any) -> str:
    """Return a value as TOML, on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value).lower()


def below(value: Any, path: Path = ()) -> dict[Path, Any]:
    """Return everything below a value by its path."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = {}
    for key, inner in pairs:
        found[*path, key] = inner
        found |= below(inner, (*path, key))
    return found


@settings(max_examples=150)
@given(DOCUMENTS)
def test_each_span_reads_as_the_value_that_is_there(document: tuple[Any, Any, Any]) -> None:
    root, tables, rows = document
    lines = [f"k{index} = {written(value)}" for index, value in enumerate(root.values())]
    for index, (name, table) in enumerate(tables.items()):
        lines.append(f"[t{index} . {quoted(name)}]  # [x]")
        lines += [f"{quoted(key)}=  {written(value)}" for key, value in (table or {}).items()]
    for row in rows:
        lines += ["[[rows]]", *(f"{quoted(key)} = {written(value)}" for key, value in row.items())]
    text = "\n".join(lines)
    found = spans(text)
    expected = below(tomllib.loads(text))
    assert found.keys() == expected.keys()
    for path, value in expected.items():
        span = found[path]
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{text[span.key : span.key_end]} = 1") == {path[-1]: 1}
        if not _is_headed(path, span, text):
            assert tomllib.loads(f"x = {text[span.value : span.value_end]}") == {"x": value}


def _is_headed(path: Path, span: Span, text: str) -> bool:
    """Whether the path is that of a table with a header, or of what contains it."""
    first = str(path[0])
    headed = (first.startswith("t") and len(path) <= 2) or (first == "rows" and len(path) <= 2)
    assert not headed or text[span.value] in "[tr"
    return headed
