"""A phrase that somebody looks for, as patterns of all the ways in which a text may write it.

Case, width, accents and the script of Chinese (traditional or simplified) are as good as each other; blanks count
between Latin words only. A match begins where a word or a number begins, and does not end within a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise, product

from zonecli.frozen import dataclass
from zonecli.records.spelling import simplify

_ACCENTS = "\u0300-\u036f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
# Letters of alphabets whose words stand apart: Latin, Greek, Cyrillic, Armenian.
_LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ҁҊ-և\u1e00-\u1fffＡ-Ｚａ-ｚ"
_LETTER = re.compile(f"[{_LETTERS}]")
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3})")

# Where characters lie that are written for another: those of no alphabet, and those of Chinese.
_ALIKE = (range(0x21, 0x7F), range(0xA1, 0x2000), range(0x2070, 0x2E80), range(0x3000, 0x3400), range(0xFF01, 0xFFEF))
_ALIKE_HAN = (range(0x2E80, 0x2FE0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))

_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
_FINAL = (
    "(?:iang|iong|uang|ueng|ang|eng|iao|ian|ing|ong|uai|uan"
    "|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|[aoeiuv])"
)
_SYLLABLE = re.compile(_INITIAL + _FINAL)
# So many ways to part a spelling into syllables are tried: xian is 先 and 西安.
_PARTINGS = 32
_LONGEST = 6
_LONGEST_SPELLING = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: the text that was typed, its pattern, and that of Chinese which is read as it, if any could be."""

    text: str
    plain: re.Pattern[str]
    read: re.Pattern[str] | None

    def may_stand_in(self, text: str) -> bool:
        """Whether a text says it, or has Chinese that is read so."""
        return bool(self.plain.search(text) or (self.read and self.read.search(text)))


def phrases(texts: Sequence[str]) -> list[Phrase]:
    """Return the phrases; those of blanks and accents alone, which say nothing, are left out."""
    units = [_units(text) for text in texts]
    written = _spellings({each for line in units for each, _ in line}) if any(units) else {}
    return [
        Phrase(text, re.compile(_pattern(line, written), re.DOTALL), _reading(text))
        for text, line in zip(texts, units, strict=True)
        if line
    ]


def _units(text: str) -> list[tuple[str, bool]]:
    """Return the characters that are looked for, each with whether a blank stands before it."""
    found: list[tuple[str, bool]] = []
    blank = False
    for character in _THOUSANDS.sub("", unicodedata.normalize("NFC", text)):
        if character.isspace():
            blank = True
        elif not _ACCENT.match(character):
            found.append((character, blank))
            blank = False
    return found


def _pattern(units: Sequence[tuple[str, bool]], written: dict[str, str]) -> str:
    def group(character: str) -> str:
        return f"[{''.join(map(re.escape, written[character]))}]"

    plain = [unicodedata.normalize("NFKC", character) for character, _ in units]
    first, last = plain[0], plain[-1]
    # What stands before is asked after the first character: a pattern that begins with one is found ten times as fast.
    parts = [group(units[0][0])]
    if _is_letter(first):
        parts.append(f"(?<![{_LETTERS}].)")
    elif first.isdecimal():
        parts.append(r"(?<!\d.)(?<!\d[.,].)")
    for (before, after), (character, blank) in zip(pairwise(plain), units[1:], strict=True):
        parts += [_gap(before, after, blank), group(character)]
    parts.append(f"[{_ACCENTS}]*")
    if last.isdecimal():
        parts.append(r"(?!\d|[.,]\d)")
    return "".join(parts)


def _gap(before: str, after: str, blank: bool) -> str:
    """Return the pattern of what may stand between two characters."""
    if not (_is_wordy(before) and _is_wordy(after)):
        return rf"[\s{_ACCENTS}]*"
    if blank:
        return rf"[\s{_ACCENTS}]+"
    return "[,，]?" if before.isdecimal() and after.isdecimal() else f"[{_ACCENTS}]*"


def _is_wordy(character: str) -> bool:
    return _is_letter(character) or character.isdecimal()


def _is_letter(character: str) -> bool:
    return bool(_LETTER.match(character))


def _spellings(wanted: set[str]) -> dict[str, str]:
    """Return for each character all that are as good as it, itself among them."""
    is_chinese, characters = any(map(_HAN.match, wanted)), sorted(wanted)
    alike = _alike(is_chinese)
    return {
        character: "".join({character, *alike.get(key, ()), *filter(_is_one, (character.lower(), character.upper()))})
        for character, key in zip(characters, _keys(characters, is_chinese), strict=True)
    }


def _is_one(text: str) -> bool:
    return len(text) == 1


@cache
def _alike(is_chinese: bool) -> Mapping[str, list[str]]:
    """Return the characters that count as each of all."""
    ranges = _ALIKE + _ALIKE_HAN if is_chinese else _ALIKE
    pool = [chr(code) for each in ranges for code in each]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character, key in zip(pool, _keys(pool, is_chinese), strict=True):
        found[key].append(character)
    return found


def _keys(characters: Sequence[str], is_chinese: bool) -> list[str]:
    """Return what each of the characters counts as: of those that count as several, the small letter."""
    # All in one: a call for each of them would take ten times as long.
    folded = _ACCENT.sub("", unicodedata.normalize("NFKD", "\n".join(characters))).casefold()
    if is_chinese:
        folded = simplify(folded)
    return [
        key if len(key) == 1 and not key.isspace() else character.lower()
        for key, character in zip(folded.split("\n"), characters, strict=True)
    ]


# -- pinyin ----------------------------------------------------------------------------------------


def _reading(text: str) -> re.Pattern[str] | None:
    """Return the pattern of two or more Chinese characters that are read as the text is spelled."""
    spelled = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    parts = [list(islice(_partings(part), _PARTINGS)) for part in re.split(r"[\s'’]+", spelled) if part]
    lines = [[syllable for part in line for syllable in part] for line in islice(product(*parts), _PARTINGS)]
    lines = [line for line in lines if len(line) > 1]
    if not lines:
        return None
    read = _characters_read({syllable for line in lines for syllable in line})
    patterns = [r"\s*".join(f"[{read[each]}]" for each in line) for line in lines if all(each in read for each in line)]
    return re.compile("|".join(patterns)) if patterns else None


def _partings(spelled: str) -> Iterator[list[str]]:
    """Yield the ways to part a spelling into syllables, those with the longest first."""
    # From the end on, so that no beginning is tried whose rest has no syllables: there may be thousands.
    ways: dict[int, list[int]] = {len(spelled): []}
    for start in range(len(spelled) - 1, -1, -1):
        ends = [end for end in ways if end <= start + _LONGEST and _SYLLABLE.fullmatch(spelled, start, end)]
        if ends:
            ways[start] = sorted(ends, reverse=True)

    def parted(start: int) -> Iterator[list[str]]:
        if start == len(spelled):
            yield []
        for end in ways[start]:
            for rest in parted(end):
                yield [spelled[start:end], *rest]

    if 0 in ways and len(spelled) <= _LONGEST_SPELLING:
        yield from parted(0)


def _characters_read(syllables: Iterable[str]) -> dict[str, str]:
    """Return the characters that are read as each of the syllables, whatever their tone; v stands for ü."""
    # Its dictionaries take as long to load as a command to run.
    from pypinyin.pinyin_dict import pinyin_dict

    wanted = set(syllables)
    known = {code: readings for code, readings in pinyin_dict.items() if 0x3400 <= code < 0xA000}
    toneless = _ACCENT.sub("", unicodedata.normalize("NFKD", "\n".join(known.values())).replace("u\u0308", "v"))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, readings in zip(known, toneless.split("\n"), strict=True):
        for syllable in wanted.intersection(readings.split(",")):
            found[syllable].append(chr(code))
    return {syllable: "".join(characters) for syllable, characters in found.items()}
