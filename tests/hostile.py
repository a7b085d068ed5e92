"""Untrusted input, and a run of the program on it that is cheap enough to be done a thousand times."""

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from hypothesis import strategies as st

from tests.conftest import SMALL
from zonecli.cli.app import run

# What could steer a terminal, turn a line round or hide in it; a text of several lines has its ends.
RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufffe\uffff\U0001fffe\U0001ffff\U0010fffe\U0010ffff\U000e0000-\U000e007f]"
)
COLOURS = re.compile("\x1b\\[[0-9;]*m")

PIECES = (
    "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1b[31m", "\x9b31m", "\x00", "\x08", "\x7f", "\r",
    "\n", "\t",
    "\u202e", "\u202d", "\u2066", "\u2069", "\u200b", "\u200d", "\u200f", "\u2028", "\u2029", "\ufeff", "\u00ad",
    "\u061c", "\u180e",
    "\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\t=1+1", "\u3000＝1",
    "\U000e0041", "[red]", "[/red]", "[link=http://evil.example]", ":smile:", "**", "_", "`", "```", "```mermaid",
    "~~~", "# ", "- ", "1. ",
    "> ", "| ", "|", "| --- |", "[a](http://evil.example)", "![a](x.png)", "[^1]", "[^1]: ", "<b>",
    "<script>alert(1)</script>", "<!--", "-->",
    "]]>", "&lt;", "&#27;", "http://evil.example", "www.evil.example", "a@evil.example", "%%{init: {}}%%",
    "graph TD; A-->B", "=1+1",
    "+1", "-1", "@SUM(A1)", "＝1+1", '=HYPERLINK("x")', "'", '"', '"""', ",", ";", "\\", "\\n", "{{ x }}", "{% raw %}",
    "{0.__class__}", "%s",
    "::error::", "%0A", "$x$", "\u0301", "ﷺ", "🇨🇳", "👩‍👩‍👧", "甲", "安吉", "a", "Z", " ", "\u00a0", "\u3000", "1",
    "é", "e\u0301",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
).filter(lambda text: bool(text.strip()))
"""Texts that a record may say: TOML has no lone surrogates, and a text of blanks alone says nothing."""


@dataclass(frozen=True)
class Ran:
    """What a run came to, and the processor's seconds that it took."""

    code: int
    out: str
    err: str
    seconds: float


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="")

    def said(self) -> str:
        self.flush()
        held: io.BytesIO = self.buffer  # type: ignore[assignment]
        return held.getvalue().decode()


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[_Stream, _Stream]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = _Stream(), _Stream()
    sys.stdin, sys.stdout, sys.stderr = _Stream(stdin), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def ran(*arguments: object, records: Path | None = None, stdin: bytes = b"", lang: str = "en") -> Ran:
    """Run the program in this process, piped. What nobody expected is raised."""
    given = [str(argument) for argument in arguments]
    os.environ |= {"ZONECLI_LANG": lang, "ZONECLI_DEBUG": "1"}
    if records is not None:
        given += ["--records", str(records)]
    with _streams(stdin) as (out, err):
        start = process_time()
        try:
            code = run(given)
        finally:
            seconds = process_time() - start
            for name in ("ZONECLI_LANG", "ZONECLI_DEBUG"):
                os.environ.pop(name, None)
    return Ran(code, out.said(), err.said(), seconds)


def assert_kept(ran: Ran, codes: Sequence[int] = (0, 1, 3, 4)) -> None:
    """Fail unless the run ended as every run on untrusted input does."""
    assert ran.code in codes, ran
    assert "Traceback" not in ran.err
    assert ran.code in (0, 1) or ran.out == ""
    assert ran.code == 0 or ran.out or ran.err
    assert not RAW.search(ran.err), ran.err


def toml(text: str) -> str:
    """Return the text as a TOML string in which only letters, digits and signs of ASCII stand as they are."""
    return (
        '"'
        + "".join(
            each if each.isascii() and each.isprintable() and each not in '"\\' else _escape(each) for each in text
        )
        + '"'
    )


def _escape(character: str) -> str:
    return f"\\{character}" if character in '"\\' else f"\\U{ord(character):08x}"


def both(text: str) -> str:
    """Return the text as both languages of a record's text."""
    return f"{{ zh = {toml(text)}, en = {toml(text)} }}"


def saying(texts: Sequence[str]) -> dict[str, str]:
    """Return the small records with the first text wherever one stands, and all of them in `alpha`."""
    first = both(texts[0])
    files = {name: re.sub(r"\{ zh = [^}]*\}", lambda _: first, content) for name, content in SMALL.items()}
    files["sources/gazette.toml"] += f"author = {first}\ncontainer_title = {first}\nnote = {first}\n"
    files["indicators.toml"] = files["indicators.toml"].replace("theme =", f"definition = {first}\ntheme =")
    zone = files["zones/alpha.toml"].replace('["甲区"]', f"[{', '.join(map(toml, texts))}]")
    head, _, rest = zone.partition("[[facts]]")
    files["zones/alpha.toml"] = f"{head}code = {toml(texts[0])}\n[[facts]]{rest}" + "".join(
        f'[[facts]]\nindicator = "output"\nfigure = "{n}亿元"\nperiod = "2023"\n'
        f"scope = {both(text)}\nnote = {both(text)}\n"
        f'at = {toml(text)}\nsource = "gazette"\n'
        f'[[events]]\ndate = "2024-05"\ntitle = {both(text)}\n'
        f'note = {both(text)}\nat = {toml(text)}\nsource = "gazette"\n'
        for n, text in enumerate(texts, 10)
    )
    return files
