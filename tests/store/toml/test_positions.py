"""Everything in a TOML text is found where it stands."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from zonecli.store.toml.positions import Span, positions

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


def cut(text: str, span: Span) -> str:
    """Return the stretch of text that a span covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def test_keys_and_values_are_found() -> None:
    found = positions(TEXT)
    shown = {path: (cut(TEXT, place.key), cut(TEXT, place.value)) for path, place in found.items()}
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
    assert found[("facts", 0, "scope", "zh")].key == Span(8, 7, 8, 9)


def test_a_broken_text_has_positions_up_to_the_fault() -> None:
    assert set(positions("a = 1\nb = [2, 3\n[c]")) >= {("a",), ("b", 0)}


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
    """Return a value as TOML."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + ",\n  ".join(map(written, value)) + "]"
    return str(value).lower()


def paths(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Return everything below a value by its path."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = {}
    for key, inner in pairs:
        found[*path, key] = inner
        found |= paths(inner, (*path, key))
    return found


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_each_position_reads_as_the_value_that_is_there(document: tuple[Any, Any, Any]) -> None:
    root, tables, rows = document
    # Lists inside inline tables would break their lines, which TOML 1.0 does not allow.
    pairs = [(f"k{index}", value) for index, value in enumerate(root.values())]
    lines = [f"{key} = {written(value)}".replace("[\n", "[").replace(",\n  ", ", ") for key, value in pairs]
    for index, (name, table) in enumerate(tables.items()):
        lines.append(f"[t{index} . {quoted(name)}]  # [x]")
        lines += [f"{quoted(key)}=  {_flat(value)}" for key, value in (table or {}).items()]
    for row in rows:
        lines += ["[[rows]]", *(f"{quoted(key)} = {_flat(value)}" for key, value in row.items())]
    text = "\r\n".join(lines)
    found = positions(text)
    expected = paths(tomllib.loads(text))
    assert found.keys() == expected.keys()
    for path, value in expected.items():
        place = found[path]
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{cut(text, place.key)} = 1") == {path[-1]: 1}
        shown = cut(text, place.value)
        if not shown.startswith("[[") and "=" not in shown.partition("{")[0] and not _is_table(path):
            assert tomllib.loads(f"x = {shown}") == {"x": value}


def _flat(value: Any) -> str:
    return written(value).replace("[\n", "[").replace(",\n  ", ", ")


def _is_table(path: tuple[str | int, ...]) -> bool:
    """Whether the path is that of a table with a header, or of what contains it."""
    first = str(path[0])
    return (first.startswith("t") and len(path) <= 2) or (first == "rows" and len(path) <= 2)
