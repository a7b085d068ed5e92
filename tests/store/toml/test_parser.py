"""TOML is read as tomllib reads it, what TOML 1.1 adds apart; every error has a place, a sentence and a hint."""

import random
import re
import subprocess
import sys
import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.conftest import CORPORA, needs_corpora
from zonecli.check.form import may_be_newer
from zonecli.errors import Diagnostic
from zonecli.store.encoding import decode
from zonecli.store.toml import parser, scanner
from zonecli.store.toml.messages import DEPTH, MESSAGES
from zonecli.store.toml.parser import parse
from zonecli.store.toml.scanner import Scanner

CORPUS = CORPORA / "toml-test" / "tests"

RECORD = """\
name = { zh = "安吉经济开发区", en = "Anji Economic Development Zone" }
aliases = ["浙江安吉经济开发区", '安吉开发区']   # a comment
kind = "economic-development-zone"
place = ["330523",
  "330521"]

[[facts]]
indicator = "entry-tax-per-area"
figure = "50.3万元/亩"
scope.zh = "椅业"
source = "people-anji-2025"

[[facts]]
indicator = "a\\u0062c"
value = 12.50
on = 2025-09-12T07:32:00Z
note = { zh = "注", # 1.1
  en = "\\x6eote",
}

[facts.scope]
zh = '''
椅
业'''

[[events]]
date = "2025-09-12"
"""

WORDS = (
    "\" ' \"\"\" ''' [ ] [[ ]] { } = , . # \\ \\u0061 a b a.b 1 0 - + _ e inf nan true 1979-05-27 T07:32:00 Z "
    ".5 安 “ ” ＝ ， 1e5 0x1F 0o7 2020-02-30 24:00:00 +01:00 3. .3 \\ud800 \\e \\x41 07:32 ,} {\n"
)
BLANKS = ["\n", "\r\n", "\r", " ", "\t", "\x00", "\x7f", "\x85", "\xa0", "\ufeff", "\u2028", "a=1\n", "[a]\n"]
TOKENS = [*WORDS.split(" "), *BLANKS]

READS_NEWER = sys.version_info >= (3, 15)
# What TOML leaves open to a reader: whole numbers of more than 64 bits, numbers beyond a double.
BEYOND = re.compile(r"[0-9_]{39}|0x[0-9A-Fa-f_]{33}|[eE][+-]?(?:_?[0-9]){3}")
# rtoml lets a dotted key reach into an array of tables below a table, which no record has: [[a.b]], [a], b.c = 1.
INTO_ARRAY = re.compile(r"\[\[[^\]\n]*\.")
NO_SECONDS = re.compile(r"[0-9]{2}:[0-9]{2}(?!:)")


def plain(value: object) -> object:
    """Return the value in a form of its own: libraries differ in time zones, and in the order of implied tables."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return f"{type(value).__name__} {value.isoformat()}" if hasattr(value, "isoformat") else value


def standard(text: str) -> str | None:
    """Return what tomllib makes of the text, None where it refuses."""
    try:
        return repr(plain(tomllib.loads(text, parse_float=Decimal)))
    except (ValueError, ArithmeticError, RecursionError):
        return None


def error_of(text: str) -> Diagnostic | None:
    """Return the error with which the text is refused, None where it is read."""
    try:
        parse(text, "x.toml")
    except Diagnostic as error:
        return error
    return None


def ours(text: str) -> str | None:
    """Return what zonecli makes of the text, None where it refuses; what an error says must be sayable."""
    error = error_of(text)
    if error is None:
        return repr(plain(parse(text)))
    assert str(error)
    assert error.hint_text()
    assert 1 <= error.line <= text.count("\n") + 1
    assert 1 <= error.column <= len(text.split("\n")[error.line - 1]) + 1
    return None


def paths(value: object, above: scanner.Path = ()) -> set[scanner.Path]:
    """Return the path of everything below a value."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path for key, each in pairs for path in ({(*above, key)} | paths(each, (*above, key)))}


def assert_read_as_by_tomllib(text: str) -> None:
    """What both read is the same, what only we read is TOML 1.1; and everything is found where it stands."""
    expected, found = standard(text), ours(text)
    if found is None:
        assert expected is None or BEYOND.search(text)
        return
    walk = Scanner(text)
    walk.scan()
    assert walk.found.keys() == paths(parse(text))
    assert expected in (None, found)
    if not READS_NEWER and not INTO_ARRAY.search(text):
        assert bool(walk.newer) == (expected is None)
    assert may_be_newer(text) or not walk.newer or NO_SECONDS.search(text)


def corpus(version: str) -> list[str]:
    """Return the names of the public files of a version of TOML."""
    if not CORPUS.is_dir():
        return []
    names = (CORPUS / f"files-toml-{version}").read_text().split()
    return [name for name in names if name.endswith(".toml")]


@needs_corpora
def test_the_public_corpus_is_read_as_tomllib_reads_it() -> None:
    newest, oldest = corpus("1.1.0"), corpus("1.0.0")
    read = set()
    for name in {*newest, *oldest}:
        try:
            text = decode((CORPUS / name).read_bytes(), name)
        except Diagnostic:
            continue
        assert_read_as_by_tomllib(text)
        if error_of(text) is None:
            read.add(name)
    assert read.intersection(newest) == {name for name in newest if name.startswith("valid")}
    assert read.issuperset(name for name in oldest if name.startswith("valid"))


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Return a record, or a file of the corpus, with a few things broken."""
    seed = random.Random(draw(st.integers(0, 2**32)))
    text = RECORD if not BASES or seed.random() < 0.4 else seed.choice(BASES)
    for _ in range(seed.randint(1, 4)):
        at = seed.randint(0, len(text))
        to = min(len(text), at + seed.randint(0, 8))
        middle = seed.choice(["", seed.choice(TOKENS), text[at:to] * 2])
        text = text[:at] + middle + text[seed.choice([at, to]) :]
    # As `decode` returns it: rtoml would keep CR LF within a text.
    return re.sub("\r+\n", "\n", text[:at] if seed.random() < 0.1 else text)


def bases() -> list[str]:
    """Return the smaller files of the corpus."""
    data = [(CORPUS / name).read_bytes() for name in corpus("1.1.0")]
    return [item.decode() for item in data if len(item) < 2000 and item.decode(errors="ignore").encode() == item]


BASES = bases()

KEYS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(".".join)
VALUES = st.recursive(
    st.sampled_from(["1", '"x"', "1.5", "2020-01-01", "true"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda parts: f"[{', '.join(parts)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=2).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=4,
)
LINES = st.one_of(
    KEYS.map("[{}]".format), KEYS.map("[[{}]]".format), st.tuples(KEYS, VALUES).map(lambda pair: " = ".join(pair))
)


@settings(max_examples=600)
@given(mutations())
def test_a_broken_text_is_read_or_refused_as_by_tomllib(text: str) -> None:
    assert_read_as_by_tomllib(text)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_tables_and_dotted_keys_meet_as_in_tomllib(text: str) -> None:
    assert_read_as_by_tomllib(text)


@settings(max_examples=250)
@given(mutations())
def test_the_standard_library_reads_the_same(text: str) -> None:
    fast = ours(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_load", parser._load_slowly)
        slow = ours(text)
    if fast is None:
        assert slow is None or BEYOND.search(text)
    elif slow is None:
        walk = Scanner(text)
        walk.scan()
        assert INTO_ARRAY.search(text) or (walk.newer and not READS_NEWER)
    else:
        assert slow == fast


@pytest.mark.skipif(READS_NEWER, reason="this Python reads TOML 1.1 by itself")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a = 1\nb = {\n  zh = "x",\n}', (2, 5)),
        ("b = { zh = 1, }", (1, 5)),
        ('b = "\\x41"', (1, 5)),
        ("b = 07:32", (1, 5)),
    ],
)
def test_what_the_standard_library_cannot_read_yet_is_said(
    text: str, place: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parser, "_load", parser._load_slowly)
    with pytest.raises(Diagnostic, match=r"this is TOML 1\.1, of which this Python reads only 1\.0") as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == place


def test_the_standard_library_stands_in_for_rtoml() -> None:
    code = """
import sys
sys.modules["rtoml"] = None
from zonecli.store.toml.parser import parse
print(parse("a = 1.50"), "tomllib" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "{'a': Decimal('1.50')} True\n"


def test_what_toml_1_1_brought_is_read() -> None:
    text = 'a = {\n  b = "\\x41\\e", # c\n  d = [1, 2,],\n}\ne = 07:32'
    assert plain(parse(text)) == {"a": {"b": "A\x1b", "d": [1, 2]}, "e": "time 07:32:00"}


def test_numbers_are_exact() -> None:
    assert parse("a = 9007199254740993.10\nb = 2025-09-12\nc = 1e3") == {
        "a": Decimal("9007199254740993.10"),
        "b": date(2025, 9, 12),
        "c": Decimal("1000"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 12.50", {"a": Decimal("12.50")}),
        ("a = 1_0.5_0", {"a": Decimal("10.50")}),
        ("a = [1, [-0.0]]", {"a": [1, [Decimal("-0.0")]]}),
        ("[[a]]\nb = { c = 0.1 }\n[[a]]\n'b' . d = 1", {"a": [{"b": {"c": Decimal("0.1")}}, {"b": {"d": 1}}]}),
        ("a = 1e-999", {"a": Decimal("1E-999")}),
        ("a = -inf", {"a": Decimal("-Infinity")}),
        ("安 = 1", None),
        ('"安\\u5409" = 1.0', {"安吉": Decimal("1.0")}),
    ],
)
@pytest.mark.parametrize("reader", ["_load", "_load_slowly"])
def test_no_number_is_a_float(text: str, expected: object, reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_load", getattr(parser, reader))
    found = parse(text) if error_of(text) is None else None
    assert repr(found) == repr(expected)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("\n名 = 1", (2, 1), "a key without quotes holds only A-Z, a-z, 0-9, - and _, not “名”"),
        ('a = "安" x', (1, 9), "“x” follows where the line should end"),
        ("a = “安”", (1, 5), "the full-width sign “ (U+201C) means nothing in TOML"),
        ('a ＝ "安"', (1, 3), "the full-width sign ＝ (U+FF1D) means nothing in TOML"),
        ('a = ["安"，"吉"]', (1, 9), "the full-width sign ， (U+FF0C) means nothing in TOML"),
        ('a = { zh = "安"｝', (1, 15), "the full-width sign ｝ (U+FF5D) means nothing in TOML"),
        ("【a】", (1, 1), "the full-width sign 【 (U+3010) means nothing in TOML"),
        ("a = 安吉", (1, 5), "the value “安吉” is not in quotes"),
        ("a = 50.3万", (1, 5), "“50.3万” is not a valid number or date in TOML"),
        ("b = 2025-02-30", (1, 5), "“2025-02-30” is not a valid number or date in TOML"),
        ("安 = 1", (1, 1), "a key without quotes holds only A-Z, a-z, 0-9, - and _, not “安”"),
        ("b = [\n  01]", (2, 3), "“01” is not a valid number or date in TOML"),
        ("b = 1e999", (1, 5), "“1e999” is not a valid number or date in TOML"),
        ("b = 1e-1000", (1, 5), "“1e-1000” is not a valid number or date in TOML"),
        ("b = " + "9" * 50, (1, 5), f"“{'9' * 39}…” is not a valid number or date in TOML"),
        ('a = 1\n"a" = 2', (2, 1), "“a” stands here a second time"),
        ("[a]\n[b]\n[a]", (3, 2), "“a” stands here a second time"),
        ("b = { c = 1, c = 2 }", (1, 14), "“c” stands here a second time"),
        ("[a.b]\n[a]\nb = 1", (3, 1), "“b” stands here a second time"),
        ("a.b = 1\n[a]", (2, 2), "this is not valid TOML: duplicate key"),
        ('b = "安\nc = 1', (1, 5), "the text that begins here is not closed on its line"),
        ('b = """安\nc = 1', (1, 5), "the text that begins here is never closed"),
        ('b = ["a"\nc = 1', (2, 1), "“,” is missing before “c”"),
        ("b = [1, 2", (1, 5), "the list that begins here is not closed"),
        ("b = { zh = 1\nc = 2", (1, 5), "the table in braces that begins here is not closed"),
        ("b = { zh = 1", (1, 5), "the table in braces that begins here is not closed"),
        ("a = 1\x00", (1, 6), "a control character, U+0000, stands in the text"),
        ("a = 1\rb = 2", (1, 6), "a carriage return without a line feed"),
        ('a = "C:\\dir"', (1, 8), "“\\d” means nothing in a text in double quotes"),
        ('a = "\\ud800"', (1, 6), "“\\ud800” means nothing in a text in double quotes"),
        ("a = ", (1, 5), "the value of “a” is missing"),
        ("a", (1, 2), "“=” is missing after the key “a”"),
        ("[a", (1, 3), "the table's name is not closed"),
        ("\ufeffa = 1", (1, 1), "an invisible character, U+FEFF, stands here"),
        ("a = " + "[" * 70 + "]" * 70, (1, 69), "values are nested more than 64 deep"),
    ],
)
def test_errors_name_place_and_reason(text: str, place: tuple[int, int], sentence: str) -> None:
    with pytest.raises(Diagnostic) as caught:
        parse(text, "zones/x.toml")
    assert (caught.value.line, caught.value.column) == place
    assert str(caught.value) == sentence
    assert caught.value.hint_text()
    assert (caught.value.path, caught.value.rule) == ("zones/x.toml", "Z002")


class Anything(dict[str, str]):
    """A value for every placeholder."""

    def __missing__(self, key: str) -> str:
        assert key.isidentifier()
        return key


def test_every_message_can_be_filled() -> None:
    for sentence, hint in MESSAGES.values():
        assert (sentence + hint).format_map(Anything())


CHOKING = [
    "a = " + "[" * 3000 + "]" * 3000,
    "a = " + "[" * 100_000,
    "a = " + "{a = " * 50_000 + "1" + "}" * 50_000,
    ".".join("a" * 5000) + " = 1",
    ".".join("a" * 300_000) + " = 1",
    "[" + ".".join("a" * 5000) + "]",
    "[" + ".".join("a" * (DEPTH + 1)) + "]",
    "[" + ".".join("a" * 60) + "]\n" + ".".join("a" * 60) + " = " + "[" * 60 + "]" * 60,
    "\n".join(f"[{'.'.join('a' * n)}]" for n in range(1, 400)),
    "\n".join(f"[[{'.'.join('a' * n)}]]" for n in range(1, 400)),
    "a = " + "[{a.a.a.a = " * 100 + "1" + "}]" * 100,
    "a = [[[[" + '[ "]]]]", ' * 60_000,
    "# =\ra=[\x00" * 20_000,
    "a = " + "9" * 5000,
    "a = 0x" + "f" * 5000 + "g",
    "a = " + "1_" * 5000 + "1",
    "a = 1e1000",
    "a = 1e-99999999999999999999",
    "a = 10000-01-01",
    "a = 0000-01-01",
    "a = 1990-12-31T23:59:60Z",
    "\x00",
    "[" * 1_000_000,
    "a = '''" + '\\"""' * 100_000,
    "\ufeff\ufeffa = 1",
]


@pytest.mark.parametrize("reader", ["_load", "_load_slowly"])
@pytest.mark.parametrize("text", CHOKING, ids=range(len(CHOKING)))
def test_what_would_choke_a_parser_is_refused(text: str, reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_load", getattr(parser, reader))
    with pytest.raises(Diagnostic):
        parse(text)


def test_what_is_merely_large_is_read() -> None:
    assert len(parse('[[facts]]\nfigure = "1.5"\nscope = { zh = "[[" }\n' * 20_000)["facts"]) == 20_000
    assert len(parse('a = "' + "x" * 10_000_000 + '"')["a"]) == 10_000_000
    assert len(parse("a = [" + "1.5, " * 2000 + "]")["a"]) == 2000
    assert parse("a = " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1))
    assert parse("a = " + "9" * 38)["a"] == 10**38 - 1
    assert str(parse("a = 1." + "0" * 5000)["a"]) == "1." + "0" * 5000
    assert parse("a = '" + "9" * 5000 + "'")["a"] == "9" * 5000


def test_a_name_that_means_something_to_the_parser_does_no_harm() -> None:
    for text in ('a = { "$__toml_private_datetime" = "2020-01-01" }\nb = 1.5', '["$__toml_private_datetime"]\nx = 1.5'):
        assert error_of(text) or parse(text)["b"] == Decimal("1.5")
