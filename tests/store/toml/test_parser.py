"""TOML is read as tomllib reads it, and every fault has a place, a sentence and a hint."""

import random
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonecli.store.encoding import EncodingFault, decode
from zonecli.store.toml import parser
from zonecli.store.toml.guard import is_flat
from zonecli.store.toml.messages import DEPTH, MESSAGES, MalformedError
from zonecli.store.toml.parser import TomlFault, parse
from zonecli.store.toml.scanner import Scanner

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "toml-test" / "tests"

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

[facts.scope]
zh = '''
椅
业'''

[[events]]
date = "2025-09-12"
"""

WORDS = (
    "\" ' \"\"\" ''' [ ] [[ ]] { } = , . # \\ \\u0061 a b a.b 1 0 - + _ e inf nan true 1979-05-27 T07:32:00 Z "
    ".5 安 “ ” ＝ ， 1e5 0x1F 0o7 2020-02-30 24:00:00 +01:00 3. .3 \\ud800 \\e"
)
BLANKS = ["\n", "\r\n", "\r", " ", "\t", "\x00", "\x7f", "\x85", "\xa0", "\ufeff", "\u2028", "a=1\n", "[a]\n"]
TOKENS = [*WORDS.split(), *BLANKS]


def standard(text: str) -> object:
    """Return what tomllib makes of the text, None where it refuses."""
    try:
        return repr(tomllib.loads(text, parse_float=parser._decimal))
    except (ValueError, RecursionError):
        return None


def fault_of(text: str) -> TomlFault | None:
    """Return the fault with which the text is refused, None where it is read."""
    try:
        parse(text, "x.toml")
    except TomlFault as fault:
        return fault
    return None


def ours(text: str) -> object:
    """Return what zonecli makes of the text, None where it refuses; what a fault says must be sayable."""
    fault = fault_of(text)
    if fault is None:
        return repr(parse(text))
    assert str(fault)
    assert fault.advise()
    assert 1 <= fault.line <= text.count("\n") + 1
    assert 1 <= fault.column <= len(text.split("\n")[fault.line - 1]) + 1
    return None


def scans(text: str) -> bool:
    """Whether the scanner finds the text in order."""
    try:
        Scanner(text).scan()
    except MalformedError:
        return False
    return True


def corpus() -> list[str]:
    """Return the names of the public files of TOML 1.0."""
    if not CORPUS.is_dir():
        return []
    names = (CORPUS / "files-toml-1.0.0").read_text().split()
    return [name for name in names if name.endswith(".toml")]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the toml-test corpus is not beside the project")
def test_the_public_corpus_is_read_as_tomllib_reads_it() -> None:
    for name in corpus():
        try:
            text = decode((CORPUS / name).read_bytes(), name)
        except EncodingFault:
            assert name.startswith("invalid") or "utf8-bom" in name
            continue
        assert ours(text) == standard(text), name
        assert scans(text) == name.startswith("valid"), name


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
    return text[:at] if seed.random() < 0.1 else text


def bases() -> list[str]:
    """Return the smaller files of the corpus."""
    data = [(CORPUS / name).read_bytes() for name in corpus()]
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


@settings(max_examples=1500, deadline=None)
@given(mutations())
def test_a_broken_text_is_read_or_refused_as_by_tomllib(text: str) -> None:
    expected = standard(text)
    assert ours(text) == expected
    assert scans(text) == (expected is not None)


@settings(max_examples=700, deadline=None)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_tables_and_dotted_keys_meet_as_in_tomllib(text: str) -> None:
    expected = standard(text)
    assert ours(text) == expected
    assert scans(text) == (expected is not None)


@settings(max_examples=300, deadline=None)
@given(mutations())
def test_the_standard_library_reads_the_same(text: str) -> None:
    fast = ours(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_loads", parser._read_slowly)
        assert ours(text) == fast


def test_numbers_are_exact() -> None:
    assert parse("a = 9007199254740993.10\nb = 2025-09-12\nc = 1e3") == {
        "a": Decimal("9007199254740993.10"),
        "b": date(2025, 9, 12),
        "c": Decimal("1000"),
    }


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("\n名 = 1", (2, 1), "a key without quotes holds only A-Z, a-z, 0-9, - and _, not “名”"),
        ('a = "安" x', (1, 9), "“x” follows where the line should end"),
        ("a = “安”", (1, 5), "the full-width sign “ (U+201C) means nothing in TOML"),
        ('a ＝ "安"', (1, 3), "the full-width sign ＝ (U+FF1D) means nothing in TOML"),
        ("a = 安吉", (1, 5), "the value “安吉” is not in quotes"),
        ("a = 50.3万", (1, 5), "“50.3万” is no number that TOML knows"),
        ('a = 1\n"a" = 2', (2, 1), "“a” stands here a second time"),
        ("[a]\n[b]\n[a]", (3, 2), "“a” stands here a second time"),
        ('b = "安\nc = 1', (1, 5), "the text that begins here is not closed on its line"),
        ('b = ["a"\nc = 1', (2, 1), "“,” is missing before “c”"),
        ("b = { zh = 1\n}", (1, 5), "the table in braces that begins here is not closed on its line"),
        ("b = 2025-02-30", (1, 5), "“2025-02-30” is no date of the calendar"),
        ("a = 1\x00", (1, 6), "a control character, U+0000, stands in the text"),
        ("a = 1\rb = 2", (1, 6), "a carriage return without a line feed"),
        ('a = "C:\\dir"', (1, 8), "“\\d” means nothing after a backslash"),
        ("a = ", (1, 5), "the value of “a” is missing"),
        ("a", (1, 2), "“=” is missing after the key “a”"),
        ("\ufeffa = 1", (1, 1), "an invisible character, U+FEFF, stands here"),
        ('a = "\ud800"', (1, 6), "half of a character, U+D800, stands in the text"),
    ],
)
def test_faults_name_place_and_reason(text: str, place: tuple[int, int], sentence: str) -> None:
    with pytest.raises(TomlFault) as caught:
        parse(text, "zones/x.toml")
    assert (caught.value.line, caught.value.column) == place
    assert str(caught.value) == sentence
    assert caught.value.advise()


class Anything(dict[str, str]):
    """A value for every placeholder."""

    def __missing__(self, key: str) -> str:
        assert key.isidentifier()
        return key


def test_every_message_can_be_filled() -> None:
    for sentence, hint in MESSAGES.values():
        assert (sentence + hint).format_map(Anything())


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 3000 + "]" * 3000,
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 50_000 + "1" + "}" * 50_000,
        ".".join("a" * 5000) + " = 1",
        "[" + ".".join("a" * 5000) + "]",
        "a = " + "[{a.a.a.a = " * 100 + "1" + "}]" * 100,
        "a = [[[[" + '[ "]]]]", ' * 60_000,
        "# =\ra=[\x00" * 20_000,
        "a = " + "9" * 5000,
        "a = 0x" + "f" * 5000,
        "a = " + "1_" * 5000 + "1",
        "a = 1." + "0" * 5000,
        "a = 1e1000",
        "a = 1e-99999999999999999999",
        "a = 10000-01-01",
        "a = 0000-01-01",
        "a = 1990-12-31T23:59:60Z",
        "\x00",
        "[" * 1_000_000,
        "a = '''" + '\\"""' * 100_000,
    ],
    ids=range(20),
)
def test_what_would_choke_a_parser_is_refused(text: str) -> None:
    with pytest.raises(TomlFault):
        parse(text)


def test_what_is_merely_large_is_read() -> None:
    assert len(parse('[[facts]]\nfigure = "1.5"\nscope = { zh = "[[" }\n' * 20_000)["facts"]) == 20_000
    assert len(parse('a = "' + "x" * 10_000_000 + '"')["a"]) == 10_000_000
    assert len(parse("a = [" + "1.5, " * 2000 + "]")["a"]) == 2000
    assert parse("a = " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1))
    assert parse("a = " + "9" * 1000)["a"] == int("9" * 1000)
    assert parse("a = '" + "9" * 5000 + "'")["a"] == "9" * 5000


@pytest.mark.parametrize(
    "text",
    ['a = ["]"', "a = [1}", 'a = ["""]"""]]', "a = ]", "a = '[", "a = [\r]", "a = [[1]]", "'a'.\\\"={a=\"", "a = 1 b"],
)
def test_what_is_not_plain_is_looked_at_before_it_is_read(text: str) -> None:
    assert not is_flat(text)


def test_records_are_plain() -> None:
    assert is_flat('a = ["]", \'[\',\n "x" ,\n] # ]\r\n[[facts]]\nb.c={ zh = "{", en = "}\\"" }\n[facts.at]\nd = 1.5')


@settings(max_examples=500, deadline=None)
@given(mutations())
def test_what_is_plain_does_not_nest(text: str) -> None:
    if is_flat(text):
        bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*', "", text)
        assert not re.search(r"[\[{][^\]}]*[\[{][^\]}]*[\[{]", bare)
