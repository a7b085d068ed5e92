"""TOML 1.0 into plain values: as tomllib reads it, eight times as fast, and every fault with its place.

toml_rs reads where it is installed, tomllib elsewhere. What either refuses is explained by the scanner, so
that words and places are the same with both.
"""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from zonecli.errors import RecordFault
from zonecli.store.toml.messages import DEPTH, EXPONENT, MESSAGES, NUMBER_LENGTH, MalformedError, code

if TYPE_CHECKING:
    from decimal import Decimal


_AT = re.compile(r" *\(at (?:line (\d+), column (\d+)|end of document)\)")


def diagnose(text: str, error: Exception) -> MalformedError:
    """Return what is wrong with a text that a parser refused with this error."""
    if isinstance(error, UnicodeEncodeError):
        return MalformedError(error.start, "surrogate", code=code(text[error.start]))
    # Only a text that was refused comes here.
    from zonecli.store.toml.scanner import Scanner

    try:
        Scanner(text, noting=False).scan()
    except MalformedError as fault:
        return fault
    said = str(error).strip().splitlines() or [type(error).__name__]
    return MalformedError(_offset(text, error), "parser", reason=_AT.sub("", said[-1]))


def _offset(text: str, error: Exception) -> int:
    """Return the offset in the text at which the parser stopped."""
    if type(error).__module__.startswith("toml_rs"):
        # It counts bytes.
        return len(text.encode()[: getattr(error, "pos", 0)].decode(errors="ignore"))
    found = _AT.search(str(error))
    if not found or not found[1]:
        return len(text.rstrip()) if found else 0
    line, column = int(found[1]), int(found[2])
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


RULE = "Z002"

# A number of more than NUMBER_LENGTH characters shows in every 64th character of the text.
_SAMPLE = 64
_LONG = re.compile(f"[0-9A-Fa-f_.]{{{NUMBER_LENGTH // _SAMPLE}}}")

# toml_rs lets a key of several parts reach into an array of tables that [[a.b]] has made, and passes over
# a byte order mark; tomllib and TOML do not.
_DOTTED_ARRAY = re.compile(r"\[\[[^][\n.\"']*+[.\"']")


class TomlFault(RecordFault):
    """The text is not TOML 1.0, or goes beyond the bounds: `line` and `column` say where."""

    def __init__(self, path: str, line: int, column: int, sentence: str, hint: str, **details: object) -> None:
        super().__init__(path, line, column, RULE, sentence, hint, **details)


def _decimal(digits: str) -> "Decimal":
    """Return a number exactly; raises ValueError beyond the bounds, where writing it out would be endless."""
    from decimal import Decimal

    exponent = digits.lower().partition("e")[2]
    if len(digits) > NUMBER_LENGTH or len(exponent) > 9 or abs(int(exponent or 0)) > EXPONENT:
        raise ValueError(digits)
    return Decimal(digits)


def _read_slowly(text: str) -> dict[str, Any]:
    """Read with the standard library, which reads TOML 1.1 from Python 3.15 on."""
    import tomllib

    if sys.version_info >= (3, 15):
        from zonecli.store.toml.scanner import Scanner

        Scanner(text, noting=False).scan()
    return tomllib.loads(text, parse_float=_decimal)


def _reader() -> Callable[[str], dict[str, Any]]:
    try:
        import toml_rs
    except ImportError:
        return _read_slowly
    # TOML 1.1 would read what tomllib, Taplo and other readers of the same files refuse.
    return lambda text: toml_rs.loads(text, parse_float=_decimal, toml_version="1.0.0")


_loads = _reader()


def parse(text: str, path: str = "") -> dict[str, Any]:
    """Return the tables of a TOML 1.0 text; `path` is the name that a fault shows.

    Numbers with a point or an exponent come as Decimal, never as float. Values nested more than DEPTH deep
    and numbers of more than NUMBER_LENGTH characters are refused. Raises TomlFault and no other exception.
    """
    doubtful = text.startswith("\ufeff") or _DOTTED_ARRAY.search(text) is not None
    many = text.count("[") + text.count("{") + text.count(".") > DEPTH
    long = _LONG.search(text[::_SAMPLE]) is not None
    try:
        if not (doubtful or many or long):
            return _loads(text)
        from zonecli.store.toml.guard import check_text, check_values

        check_text(text, doubtful, long)
        tables = _loads(text)
        check_values(text, tables)
        return tables
    except MalformedError as fault:
        raise _located(text, path, fault) from None
    # ValueError is the parsers' own, and that of impossible dates, of _decimal and of lone surrogates.
    except (ValueError, RecursionError) as error:
        raise _located(text, path, diagnose(text, error)) from error


def _located(text: str, path: str, fault: MalformedError) -> TomlFault:
    from zonecli.store.encoding import place

    sentence, hint = MESSAGES[fault.kind]
    line, column = place(text, fault.offset)
    return TomlFault(path, line, column, sentence, hint, **fault.details)
