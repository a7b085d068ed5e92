"""A part of a record says what the whole says, or there is no part."""

from hypothesis import given, settings, strategies as st

from zonecli.errors import Diagnostic
from zonecli.store.toml.parser import parse
from zonecli.store.toml.slices import TABLES, head, tables

ROOT = [
    'name = { zh = "安吉", en = "Anji" }',
    'name.zh = "安吉"',
    'aliases = ["a",\n  "b"]',
    'aliases = [\n["x"],\n]',
    'aliases = [\n  ["x"],\n]',
    'level = "national"',
    'code = """\n[[facts]]\nindicator = "id"\n"""',
    "code = '''\n[x]\n'''",
    '# [[facts]]\n# indicator = "id"',
    'facts = [{ indicator = "id" }]',
    '"fa\\u0063ts" = [{ indicator = "id" }]',
    '  place = "1"',
    "",
]
BODY = [
    'indicator = "id"',
    "indicator = 'id'",
    'indicator = "i\\u0064"',
    'indicator = "i\\x64"',
    'note = { zh = "id",\n  en = "x",\n}',
    'indicator = "other"',
    'indicator = "longer-id"',
    'source = "id"',
    'note = { zh = "id", en = "it\'s" }',
    'note = """\n[[facts]]\nindicator = "id"\n"""',
    'industries = ["id"]',
    'industries = [\n"id",\n]',
    'industries = [\n["id"],\n]',
    '# "id"',
    "",
]
HEADERS = [
    *(f"[[{name}]]" for name in TABLES),
    "[[facts]]",
    "[[facts]] # more",
    "[[facts]]\r",
    "[[ facts ]]",
    '[["facts"]]',
    "  [[facts]]",
    " [[events]]",
    "[facts.scope]",
    "[ facts . scope ]",
    '["facts".scope]',
    "  [facts.scope]",
    "[[facts.rows]]",
    "[name]",
    "[[name]]",
    "[other]",
]
SECTIONS = st.tuples(st.sampled_from(HEADERS), st.lists(st.sampled_from(BODY), max_size=3))
RECORDS = st.tuples(
    st.lists(st.sampled_from(ROOT), max_size=4),
    st.lists(SECTIONS, max_size=5),
).map(lambda parts: "\n".join([*parts[0], *(line for top, body in parts[1] for line in (top, *body))]) + "\n")


def read(text: str) -> dict[str, object] | None:
    """Return what the text says, None where it is not TOML."""
    try:
        return parse(text)
    except Diagnostic:
        return None


@settings(max_examples=400)
@given(RECORDS)
def test_the_head_holds_the_root_keys(text: str) -> None:
    whole, part = read(text), head(text)
    if whole is None or part is None:
        return
    found = read(part)
    if found is None:  # cut within a list: the caller reads the whole
        return
    assert "name" in found
    headers = {key for key in whole if key not in found}
    # What the head leaves out stands under headers; what it has is complete, unless a header adds to a.b = 1.
    for key, value in found.items():
        assert value == whole[key] or f"\n[{key}" in text
    for key in headers:
        assert any(line.strip().startswith("[") and key in line for line in text.splitlines())


@settings(max_examples=600)
@given(RECORDS)
def test_the_tables_found_are_those_of_the_whole(text: str) -> None:
    whole, part = read(text), tables(text, "facts", ["id", "nowhere"])
    rows = whole.get("facts", []) if whole else None
    if part is None or not isinstance(rows, list):
        return
    expected = [row for row in rows if row.get("indicator") == "id"]
    found = read(part)
    assert found is not None
    chosen = found.get("facts", [])
    assert isinstance(chosen, list)
    assert [row for row in chosen if row.get("indicator") == "id"] == expected


def test_an_ordinary_record_is_read_in_parts() -> None:
    text = (
        'name = { zh = "安吉" }\naliases = [\n  "a",\n]\n\n'
        '[[facts]]\nindicator = "one"\nfigure = "1"\n\n'
        '[[events]]\ntitle = "x"\n\n'
        '[[facts]]\nindicator = "two"\nscope = { zh = "椅业" }\n[[facts]]\nindicator = "one"'
    )
    assert head(text) == text[: text.index("[[facts")]
    assert tables(text, "facts", ["one"]) == (
        '[[facts]]\nindicator = "one"\nfigure = "1"\n\n[[facts]]\nindicator = "one"'
    )
    assert tables(text, "facts", ["on"]) == ""
    assert tables(text, "facts", ["two", "one"]) is not None


def test_what_could_mislead_is_read_whole() -> None:
    assert head('level = "x"\n[name]\nzh = "安吉"\n') is None
    assert tables('[[facts]]\nindicator = "id"\n', "facts", ["id"]) is None
    for escape in ("\\u0064", "\\U00000064", "\\x64"):
        assert tables(f'a = 1\n[[facts]]\nindicator = "i{escape}"\n', "facts", ["id"]) is None
