"""Chinese numerals, alone or mixed with digits: 三千五百万, 1千2百万, 两千, 十几, 数千, 二三十, 三分之一, 三点五亿."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.normalize import end_of_run, is_digit, skip_spaces
from zonecli.figures.numbers.chinese_digits import Mark, Marks, digits_of, is_positional, scales_of, value_of
from zonecli.figures.numbers.decimals import (
    EXACT,
    HALF,
    HUNDRED,
    MAX_DIGITS,
    ONE,
    TEN,
    TWO,
    ZERO,
    Form,
    Number,
    arabic,
    next_step,
    power_of_ten,
    product,
    quotient,
    significant,
    total,
)
from zonecli.figures.types import ParseFailure

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
_THREE_FIVE = (Decimal(3), Decimal(5))
_TENTHS = {power_of_ten(places): power_of_ten(-places) for places in (1, 2, 3, 4, 8)}
_HALVES = {"一半": HALF, "半数": HALF, "百分百": ONE}
# Units that begin with a character that is also a numeral, and longer words that are no such unit.
_SCALED_UNITS = (
    "千瓦", "千克", "千米", "千卡", "千焦", "千帕", "千伏", "千赫", "千字节", "千比特", "百帕", "百分点",
    "兆瓦", "兆焦", "兆帕", "兆赫", "兆伏", "兆字节", "兆比特",
)  # fmt: skip
_NOT_SCALED_UNITS = ("千克朗", "千克拉")
_NOT_SOME = ("几乎", "几近", "几何")


def chinese(text: str, start: int) -> Number | None:
    """Read the number at `start`, of Chinese numerals or of digits with 万, 亿 and the like; None if none is there.

    Raises ParseFailure for numerals that make no number (三千千, 五三, 万千).
    """
    for word, value in _HALVES.items():
        if text.startswith(word, start):
            return Number(value, None, start + len(word), Form.FRACTION, share=True)
    if text.startswith("半", start):
        return Number(HALF, None, start + 1, Form.BARE, share=True)
    marks, end = _marks(text, start + text.startswith("好几", start))
    if not marks:
        return None
    number = _number(marks, start, end)
    if text.startswith("分之", end):
        return _fraction(text, start, number)
    if text.startswith("又", end) and (part := chinese(text, end + 1)) and part.share:
        return Number(total(number.value, part.value), None, part.end, Form.FRACTION)
    return number


def scale_words(text: str, start: int) -> tuple[tuple[int, ...], int]:
    """Return the scales printed at `start` (万亿: 4 and 8) and where they end."""
    scales: tuple[int, ...] = ()
    end = start
    while end < len(text) and text[end] in SCALES and not _begins_unit(text, end):
        if scales and SCALES[text[end]] <= scales[-1]:
            break
        scales += (SCALES[text[end]],)
        end += 1
    return scales, end


def _begins_unit(text: str, at: int) -> bool:
    return text.startswith(_SCALED_UNITS, at) and not text.startswith(_NOT_SCALED_UNITS, at)


def _marks(text: str, start: int) -> tuple[Marks, int]:
    """Split the numeral at `start` into its marks; return them and where it ends."""
    marks: Marks = []
    end = start
    while end < len(text):
        character = text[end]
        if character in SCALES:
            if _begins_unit(text, end) and not _goes_on(marks, SCALES[character]):
                break
            marks.append(Mark("scale", scale=SCALES[character]))
            end += 1
        elif is_digit(character) or (character == "." and not marks):
            is_second = bool(marks) and marks[-1].kind == "digit" and text[end - 1] != "零"
            run = None if is_second else arabic(text, end)
            if run is None:
                break
            marks.append(Mark("digit", run.value, run=run))
            end = _over_space(text, run.end)
        elif marks and marks[-1].run:
            break
        elif character == "点" and marks and text[end + 1 : end + 2] in DIGITS:
            end = _decimals(text, start, end, marks)
        elif mark := _mark(text, end, marks):
            marks.extend(mark)
            end += 1
        else:
            break
    if end - start > MAX_DIGITS:
        raise ParseFailure(start, end, "too-long")
    return marks, end


def _mark(text: str, at: int, marks: Marks) -> Marks:
    """Return what the Chinese digit, 廿 or 几 at `at` stands for; nothing where it is none."""
    character = text[at]
    if character in DIGITS:
        is_weight = character == "两" and bool(marks) and not _is_two(text, at, marks[-1])
        return [] if is_weight else [Mark("digit", Decimal(DIGITS[character]))]
    if character in _TENS:
        return [Mark("digit", Decimal(_TENS[character])), Mark("scale", scale=1)]
    is_some = character == "几" or (character == "数" and not marks)
    return [Mark("some")] if is_some and not text.startswith(_NOT_SOME, at) else []


def _is_two(text: str, at: int, before: Mark) -> bool:
    """Whether 两 behind another numeral is a digit (三万两千, 一两年), not a weight (三两, 三千两)."""
    if before.kind == "digit":
        return before.value == ONE and at + 1 < len(text)
    return before.kind == "scale" and text[at + 1 : at + 2] in SCALES


def _over_space(text: str, end: int) -> int:
    """Return where a scale begins that a space sets off from its digits (100 亿元), else `end`."""
    after = skip_spaces(text, end)
    follows = after < len(text) and text[after] in SCALES and not _begins_unit(text, after)
    return after if follows else end


def _goes_on(marks: Marks, scale: int) -> bool:
    """Whether the scale goes on with the number (三万五千米: 35,000 m) rather than begins a unit (三千米: 3 km)."""
    return len(marks) > 1 and marks[-1].kind == "digit" and any(mark.scale > scale for mark in marks)


def _decimals(text: str, start: int, point: int, marks: Marks) -> int:
    """Replace the marks before 点 by one with the decimals behind it; return where these end."""
    end = end_of_run(text, point + 1, DIGITS.__contains__)
    whole = value_of(marks)
    if whole is None or any(mark.kind == "some" for mark in marks):
        raise ParseFailure(start, end, "malformed-number")
    decimals = "".join(str(DIGITS[character]) for character in text[point + 1 : end])
    value = total(whole, Decimal(f"0.{decimals}"))
    marks[:] = [Mark("digit", value, run=Number(value, len(f"{whole}{decimals}".lstrip("0")) or 1, end))]
    return end


def _number(marks: Marks, start: int, end: int) -> Number:
    """Return the number that the marks make. Raises ParseFailure where they make none."""
    some = [at for at, mark in enumerate(marks) if mark.kind == "some"]
    pairs = [] if is_positional(marks) else _pairs(marks)
    number: Number | None = None
    if len(some) == 1 and not pairs:
        number = _some(marks, some[0], end)
    elif len(pairs) == 1 and not some:
        number = _pair(marks, pairs[0], end)
    elif not some and not pairs:
        number = _plain(marks, end)
    if number is None:
        raise ParseFailure(start, end, "malformed-number")
    return number


def _plain(marks: Marks, end: int) -> Number | None:
    value = value_of(marks)
    if value is None:
        return None
    scales = scales_of(marks)
    run = marks[0].run
    if run and len(marks) == 1 + len(scales):
        return run._replace(value=value, end=end, scales=scales)
    is_bare = len(marks) == 1 and marks[0].scale > 1
    form = Form.BARE if is_bare else Form.PLAIN
    return Number(value, digits_of(marks, value), end, form, scales=scales)


def _some(marks: Marks, at: int, end: int) -> Number | None:
    """几十 and 数千 are some tens, thousands; 十几 is beyond ten and below twenty."""
    one, two = (value_of([*marks[:at], Mark("digit", digit), *marks[at + 1 :]]) for digit in (ONE, TWO))
    if one is None or two is None:
        return None
    if at == 0:
        is_scaled = all(mark.kind == "scale" for mark in marks[1:])
        return Number(one, None, end, Form.SEVERAL, scales=scales_of(marks)) if is_scaled else None
    place = EXACT.subtract(two, one)
    floor = EXACT.subtract(one, place)
    upper = total(floor, product(place, TEN))
    if upper != next_step(floor):  # 一百零几
        return None
    return Number(floor, significant(floor), end, Form.REACHING, upper, scales=scales_of(marks))


def _pairs(marks: Marks) -> list[int]:
    """Return where the second of two neighbouring digits stands, as in 二三十."""
    digits = [mark.kind == "digit" and mark.value != ZERO for mark in marks]
    return [at for at in range(1, len(marks)) if digits[at - 1] and digits[at]]


def _pair(marks: Marks, at: int, end: int) -> Number | None:
    """Return the range of two digits side by side: 二三十, 七八, and by custom 三五 (GB/T 15835-2011 on 概数)."""
    low, high = value_of([*marks[:at], *marks[at + 1 :]]), value_of([*marks[: at - 1], *marks[at:]])
    neighbours = (marks[at - 1].value, marks[at].value)
    if low is None or high is None or (neighbours[1] - neighbours[0] != 1 and neighbours != _THREE_FIVE):
        return None
    return Number(low, significant(low), end, Form.PAIR, high, scales=scales_of(marks))


def _fraction(text: str, start: int, below: Number) -> Number:
    """Read 三分之一, 百分之九十六, 千分之三: `below` is the number before 分之."""
    at = below.end + len("分之")
    above = chinese(text, at)
    fits = below.form in (Form.PLAIN, Form.BARE) and below.value.to_integral_value() == below.value != ZERO
    if above is None or not fits or above.share or text[at] == "半":
        raise ParseFailure(start, above.end if above else at, "malformed-number")
    if above.form is Form.SEVERAL and (above.value, below.value) != (ONE, HUNDRED):
        raise ParseFailure(start, above.end, "ambiguous")
    if any(scale >= SCALES["万"] for scale in above.scales):  # 百分之20万
        raise ParseFailure(start, above.end, "malformed-number")
    if below.value not in _TENTHS:
        return Number(quotient(above.value, below.value), None, above.end, Form.FRACTION, share=True)
    form = Form.PLAIN if above.form is Form.BARE else above.form
    return above.times(_TENTHS[below.value])._replace(form=form, share=True, scales=(), lone=False)
