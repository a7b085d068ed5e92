"""Nothing that a stranger writes steers a terminal."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from zonecli.render.clean import clean, escape_json

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


def test_ordinary_text_stays_as_it_is() -> None:
    text = "长三角（湖州）产业合作区 “近40%” — Zone № 1 · 5 km²"
    assert clean(text) == text
