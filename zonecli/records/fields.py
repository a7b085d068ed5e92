"""The forms that texts of a record have: said once, for reading and for the door alike."""

from __future__ import annotations

import re

from zonecli.figures.reader import Hedge
from zonecli.records.periods import PeriodError, period

LANGUAGES = ("zh", "en")

# The hedges that one number can carry by itself.
GIVEN_HEDGES = (Hedge.EXACT, Hedge.OVER, Hedge.UNDER, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST)

# The types of CSL 1.0.2, and no others: https://docs.citationstyles.org/en/stable/specification.html
SOURCE_TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
)

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ADDRESS = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\x00-\x20\x7f-\x9f]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGITS = re.compile(r"[0-9]+")

_LONGEST_NUMBER = 60


def is_said(text: str) -> bool:
    """Whether the text says something: it is more than blanks."""
    return not (text == "" or text.isspace())


def is_number(text: str) -> bool:
    """Whether the text writes a plain decimal number."""
    return len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """Whether the text writes a period."""
    try:
        period(text)
    except PeriodError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether the text is an address of the web."""
    return _ADDRESS.fullmatch(text) is not None


def is_sha256(text: str) -> bool:
    """Whether the text is a SHA-256 checksum, in small letters as sha256sum prints it."""
    return _SHA256.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether the text is a year of four digits."""
    return len(text) == 4 and _DIGITS.fullmatch(text) is not None


def is_place(text: str) -> bool:
    """Whether the text is a code of GB/T 2260: six digits."""
    return len(text) == 6 and _DIGITS.fullmatch(text) is not None
