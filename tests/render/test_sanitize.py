"""Nothing that a stranger writes steers a terminal."""

import json
import unicodedata

import pytest
from hypothesis import given, strategies as st

from zonecli.render.sanitize import clean, escape_json

HOSTILE = "\x1b]52;c;aGk=\x07 \x9b31m \u202eevil\u2066 \u200b\ufeff a\rb\nc\td \x00 \U000e0041"


def test_escapes_are_shown_and_nothing_is_dropped() -> None:
    shown = clean(HOSTILE)
    assert shown.startswith("\\x1b]52;c;aGk=\\x07 \\x9b31m \\u202eevil\\u2066 \\u200b\\ufeff a b c d")


@given(st.text())
def test_what_is_shown_is_one_line_without_controls(text: str) -> None:
    shown = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) in BIDI for c in shown)


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text())
def test_json_keeps_every_character(text: str) -> None:
    literal = escape_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(literal) == json.loads(json.dumps(text))
    assert "\u202e" not in literal
    assert "\x9b" not in literal


@pytest.mark.parametrize("first", range(0, 0x110000, 0x10000))
def test_what_is_escaped_is_what_was_written_down(first: int) -> None:
    """The short cut for printable texts lets nothing through, whatever Python's Unicode is."""
    for code in range(first, first + 0x10000):
        assert (clean(chr(code)) != chr(code)) is any(code in part for part in ESCAPED), hex(code)


ESCAPED = (
    range(0x20),
    range(0x7F, 0xA0),
    (0xAD, 0x61C, 0x180E, 0xFEFF),
    range(0x200B, 0x2010),
    range(0x2028, 0x202F),
    range(0x2060, 0x2070),
    range(0xFDD0, 0xFDF0),
    range(0xFFF9, 0xFFFC),
    # The last two of each plane.
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
    range(0xD800, 0xE000),
    range(0xE0000, 0xE0080),
)


def test_ordinary_text_stays_as_it_is() -> None:
    text = "长三角（湖州）产业合作区 “近40%” — Zone № 1 · 5 km²"
    assert clean(text) == text
