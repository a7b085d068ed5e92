"""The fields of records: the forms that values have, and how the keys of a table are declared in its dataclass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from zonecli.figures.types import FigureError, Hedge
from zonecli.figures.units.lookup import Unit, unit
from zonecli.frozen import dataclass
from zonecli.records.ids import is_id
from zonecli.records.periods import Period, check_month_day, period, written_period

# What reading raises for a value that is not of its form.
INVALID = (FigureError, KeyError, TypeError, ValueError)


class Form:
    """A form of text: `parse` returns what a text of it means, and raises one of INVALID for any other.

    `name` is the word for it, and for the issue of a text that is not of the form; `schema` says it in JSON Schema.
    """

    words: tuple[str, ...] = ()

    def __init__(self, name: str, parse: Callable[[str], Any], **schema: Any) -> None:
        self.name = name
        self.parse = parse
        self.schema = schema

    def fits(self, value: object) -> bool:
        """Whether the value is a text of the form."""
        try:
            self.parse(check_text(value))
        except INVALID:
            return False
        return True


class Word(Form):
    """One of a closed list of words: the members of an enumeration, or texts."""

    def __init__(self, words: Iterable[str]) -> None:
        meanings = {str(word): word for word in words}
        super().__init__("word", meanings.__getitem__, enum=list(meanings))
        self.words = tuple(meanings)


class Choice:
    """One of a few whole numbers."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least so many values; with `alone`, a single text may stand for the list of it."""

    item: Any
    least: int = 0
    alone: bool = False


class Phrase:
    """A text by languages, or a single text in quotes: the id of a zone where `zone` says so and it is an id, else a
    text whose language its characters tell."""

    def __init__(self, zone: bool = False) -> None:
        self.zone = zone


@dataclass(frozen=True, slots=True)
class MapOf:
    """A table whose keys are any of a form, such as years."""

    keys: Form
    value: Any


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a table: what its value is (a Form, ListOf or MapOf, a type, a class of another table), and the words
    that explain it."""

    form: Any
    required: bool
    description: str


def is_table(form: Any) -> bool:
    """Whether the form is the class of a table."""
    return isinstance(form, type) and is_dataclass(form)


def check_text(value: object) -> str:
    """Return the value, which must be a text that says something; raises ValueError."""
    if type(value) is not str or not value or value.isspace():
        raise ValueError(value)
    return value


def _matching(pattern: str, longest: int | None = None) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if (longest and len(text) > longest) or re.fullmatch(pattern, text) is None:
            raise ValueError(text)
        return text

    return parse


def _place(text: str) -> str:
    # Most are of six digits, for which no pattern needs to be compiled.
    is_of_china = len(text) == 6 and text.isascii() and text.isdigit()
    return text if is_of_china else _matching(_PLACE)(text)


def _language(text: str) -> str:
    return text if text in ("zh", "en") else _matching(_TAG)(text)


def _id(text: str) -> str:
    if not is_id(text):
        raise ValueError(text)
    return text


def _rate(text: str) -> Decimal:
    rate = Decimal(_digits(text))
    if rate <= 0:
        raise ValueError(text)
    return rate


def _dollar(text: str) -> str:
    # Few sources name a currency; the words of units are not needed for the others.
    from zonecli.figures.units.lexicon import dollars

    if text not in dollars():
        raise ValueError(text)
    return text


_LONGEST_NUMBER = 60
_digits = _matching(r"-?[0-9]+(?:\.[0-9]+)?", _LONGEST_NUMBER)
_DECIMAL = {"pattern": r"^-?\d+(\.\d+)?$", "maxLength": _LONGEST_NUMBER}
_SHA256 = r"^[0-9a-f]{64}$"
_DATE = r"\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?~?"
_FISCAL = r"FY\d{4}(-\d{2})?(-(Q[1-4]|H[12]))?"
# BCP 47 (RFC 5646): language, script, region, variants, in the case that the registry writes.
_TAG = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
_PLACE = "[0-9]{6}|[A-Z]{2}(-[A-Z0-9]{1,10})*"

TEXT = Form("text", str, pattern=r"\S")
ID = Form("id", _id)
PERIOD = Form("period", period, pattern=rf"^({_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE})$")
# Which days a fiscal year has, its source says.
FACT_PERIOD = Form(
    "period", written_period, pattern=rf"^({_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE}|{_FISCAL}(/{_FISCAL})?)$"
)
MONTH_DAY = Form("month-day", check_month_day, pattern=r"^\d{2}-\d{2}$")
NUMBER = Form("number", lambda text: Decimal(_digits(text)), **_DECIMAL)
RATE = Form("rate", _rate, **_DECIMAL)
UNIT = Form("unit", unit, pattern=r"\S")
ADDRESS = Form(
    "address", _matching(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\x00-\x20\x7f-\x9f]+"), pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"
)
# In small letters, as sha256sum prints it.
SHA256 = Form("sha256", _matching(_SHA256), pattern=_SHA256)
# Which currencies there are is for the units to say.
CURRENCY = Form("currency", str)
# One that is written with $.
DOLLAR = Form("dollar", _dollar, pattern="^[A-Z]{3}$")
YEAR = Form("year", lambda text: int(_matching("[0-9]{4}")(text)))
# A code of GB/T 2260, one of ISO 3166, or one that a directory's places.toml adds.
PLACE = Form("place", _place, pattern=f"^({_PLACE})$")
LANGUAGE = Form("language", _language, pattern=f"^{_TAG}$")
DECIMAL_SIGN = Word((".", ","))
YEAR_NAME = Word(("start", "end"))
PRIORITY = Choice(1, 2, 3)
# The hedges that one number can carry by itself.
GIVEN_HEDGE = Word((Hedge.EXACT, Hedge.OVER, Hedge.NEARLY, Hedge.UNDER, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST))
GIVEN_SENSE = Word(("growth", "decline", "multiple"))
# The types of CSL 1.0.2, and no others: https://docs.citationstyles.org/en/stable/specification.html
SOURCE_TYPE = Word(
    (
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
)

_FORMS: dict[Any, Form] = {str: TEXT, Period: PERIOD, Decimal: NUMBER, Unit: UNIT}


@cache
def fields_of(table: type) -> dict[str, Field]:
    """Return the keys of a table, in the order of its dataclass: `key: Annotated[type, "description"] = default`.

    A key without a default is required. The type tells the form (str, Period, Decimal, Unit, an enumeration, bool, the
    class of another table, or a tuple of one of these), unless a form stands before the description. Where a class
    stands in place of the description, the value is made from the keys of that class, which stand in this table.
    Attributes whose type is not annotated are no keys.
    """
    found: dict[str, Field] = {}
    hints = get_type_hints(table, include_extras=True)
    for entry in fields(table):
        if get_origin(hints[entry.name]) is Annotated:
            plain, *forms, description = get_args(hints[entry.name])
            if isinstance(description, type):
                found |= fields_of(description)
            else:
                form = forms[0] if forms else _form(plain)
                found[entry.name] = Field(form, entry.default is MISSING, description)
    return found


def _form(plain: Any) -> Any:
    inner = get_args(plain)
    if get_origin(plain) is tuple:
        return ListOf(_form(inner[0]))
    if NoneType in inner:
        return _form(inner[0])
    return Word(plain) if isinstance(plain, type) and issubclass(plain, Enum) else _FORMS.get(plain, plain)
