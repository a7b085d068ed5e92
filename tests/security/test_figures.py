"""Figures that nobody prints: an answer or a refusal, at once, and how a number is written never changes its scale."""

import random
import re
import tomllib
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings, strategies as st

from tests.figures.test_properties import ALPHABET, essence
from zonecli.figures.normalize import _TRADITIONAL, uniform
from zonecli.figures.reader import Figure, FigureError, read, read_in_full

CASES = Path(__file__).parent.parent / "figures"
TRADITIONAL = {pair[1]: pair[0] for pair in _TRADITIONAL.split()}
WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789.%,")}
LONGEST = 500


@cache
def printed() -> tuple[str, ...]:
    """Every figure of the tables of cases, in both languages."""
    tables = [tomllib.loads((CASES / f"figure_cases_{lang}.toml").read_text(encoding="utf-8")) for lang in ("zh", "en")]
    return tuple(case[0] for table in tables for group in table["group"] for case in group["cases"])


def answer(text: str) -> Figure | None:
    """Return the figure, None where it is refused; anything else is raised."""
    try:
        return read(text)
    except FigureError:
        return None


def grouped(text: str) -> str:
    """Return the text with separators in its whole numbers of five digits and more, which are no years."""
    return re.sub(
        r"(?<![\d.,年第])\d{5,}(?![\d.,])", lambda match: f"{int(match[0]):,}" if match[0][0] != "0" else match[0], text
    )


def rewritten(text: str) -> dict[str, str]:
    """Return the text as it may be printed otherwise, meaning the same."""
    return {
        "full-width": text.translate(WIDE),
        "separators": grouped(text),
        "a space before the unit": re.sub(r"(?<=\d)(?=[^\W\d]|[%‰])", " ", text) if not text.isascii() else text,
        "traditional": "".join(TRADITIONAL.get(each, each) for each in text),
        "no-break spaces": text.replace(" ", "\u00a0"),
        "around": f" {text}\u3000",
    }


def test_how_a_number_is_written_never_changes_its_scale() -> None:
    same = 0
    for text in printed():
        figure = answer(text)
        for how, other in rewritten(text).items():
            if other == text or figure is None:
                continue
            again = answer(other)
            assert again is None or essence(again) == essence(figure), (how, text, other)
            same += again is not None
    assert same > 1500


SCALES = (
    ("十", 10),
    ("百", 100),
    ("千", 1000),
    ("万", 10**4),
    ("百万", 10**6),
    ("千万", 10**7),
    ("亿", 10**8),
    ("万亿", 10**12),
)


@settings(max_examples=150)
@given(
    st.integers(1, 9999),
    st.sampled_from(SCALES),
    st.sampled_from(["元", "亩", "吨", "家", "人", "平方米"]),
    st.sampled_from(["", "超", "约", "近"]),
)
def test_a_scale_multiplies(number: int, scale: tuple[str, int], unit: str, hedge: str) -> None:
    plain, scaled = answer(f"{hedge}{number}{unit}"), answer(f"{hedge}{number}{scale[0]}{unit}")
    if plain is not None and scaled is not None and plain.value is not None:
        assert scaled.value == plain.value * scale[1]
        for other in rewritten(f"{hedge}{number}{scale[0]}{unit}").values():
            again = answer(other)
            assert again is None or essence(again) == essence(scaled)


@settings(max_examples=400)
@given(st.text(ALPHABET, max_size=24) | st.text(max_size=16), st.integers(0, 2**32))
@example("2023年5万", 0)
def test_widths_and_traditional_characters_are_read_alike(text: str, seed: int) -> None:
    chosen = random.Random(seed)
    other = "".join(
        chosen.choice((each, chr(WIDE.get(ord(each), ord(each))), TRADITIONAL.get(each, each))) for each in text
    )
    assert uniform(other) == uniform(text)
    figure, again = answer(text), answer(other)
    assert (figure is None) == (again is None)
    if figure is not None and again is not None:
        assert essence(figure) == essence(again)


WORST = (
    "9", "0", ",", ".", "1,", "1 ", "9.", "-", "约", "超", "近", "每", "十", "万", "亿", "百千", "一", "零", "半",
    "几", "数", "多", "余", "个", "分之",
    "增长", "元/", "/", "亩·", "(", "至", "~", "1至", "1-", "over ", "a ", "and ", "one hundred ", "hundred ",
    "million ", "per ", "US$", "$",
    "nearly over ", "%", "一万", "三分之", "个半", "月", "年", "1/2", "²", "人民币", "不低于", "第", "e9", "1e", "成",
    "倍", "翻番", " ", "\u3000",
    "\u0301", "９", "①", "½", "٣", "𝟗",
)  # fmt: skip


def test_every_repetition_is_answered_at_once() -> None:
    slowest = 0.0
    for piece in WORST:
        for before, after in (("", ""), ("1", ""), ("", "1元"), ("约1", "万元/亩"), ("over 1", " million")):
            text = (before + piece * LONGEST)[: LONGEST - len(after)] + after
            start = process_time()
            answer(text)
            slowest = max(slowest, process_time() - start)
    # It takes a hundredth of a second; the bound leaves room for a slow machine.
    assert slowest < 0.25


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORST), min_size=2, max_size=4), st.integers(LONGEST - 8, LONGEST))
def test_every_mixture_is_answered_at_once(pieces: list[str], length: int) -> None:
    text = ("".join(pieces) * length)[:length]
    start = process_time()
    with suppress(FigureError):
        read_in_full(text)
    assert process_time() - start < 0.25


@pytest.mark.parametrize(
    "text", ["9" * 1_000_000, "约" * 1_000_000, "1,000" * 200_000, " " * 1_000_000, "一" * 1_000_000]
)
def test_a_megabyte_is_refused_at_once(text: str) -> None:
    start = process_time()
    assert answer(text) is None
    assert process_time() - start < 0.25
