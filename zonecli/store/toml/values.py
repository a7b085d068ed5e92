"""TOML's values without quotes (numbers, dates, true and false) and the escapes of quoted ones."""

import re

from zonecli.store.toml.messages import EXPONENT, FULL_WIDTH, NUMBER_LENGTH, MalformedError, unexpected

_ATOM = re.compile(r"[^\s\x00-\x1f\x7f,\[\]{}#\"'=]+")
_DATE = re.compile(
    r"""(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})
        (?:[Tt\ ](?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?)?
        |(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"""[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?(?P<exponent>[0-9](?:_?[0-9])*))?
        |[+-]?(?:inf|nan)|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u(.{4})|U(.{8})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def atom(text: str, at: int) -> int:
    """Return where the value without quotes that begins here ends; raises MalformedError where it is none."""
    date = _DATE.match(text, at)
    found = _ATOM.match(text, date.end() if date else at)
    if date and not found:
        _check_date(date)
        return date.end()
    if not found or text[at] in FULL_WIDTH:
        raise unexpected(text, at, "unquoted", value=text[at : at + 1])
    value = text[at : found.end()]
    number = _NUMBER.fullmatch(value)
    if number:
        _check_number(number, at)
    elif value not in ("true", "false"):
        shown = value if len(value) <= 40 else value[:39] + "…"
        raise MalformedError(at, "number" if value[0].isdecimal() else "unquoted", value=shown)
    return found.end()


def unescaped(quoted: str) -> str:
    """Return what a quoted key says; its escapes are known to be right."""
    inside = quoted[1:-1]
    return inside if quoted[0] == "'" or "\\" not in inside else _ESCAPE.sub(_character, inside)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def _check_number(number: re.Match[str], at: int) -> None:
    exponent = number["exponent"] or ""
    if len(number[0]) > NUMBER_LENGTH or len(exponent) > 9 or int(exponent.replace("_", "") or 0) > EXPONENT:
        raise MalformedError(at, "number-size", digits=len(number[0]))


def _check_date(match: re.Match[str]) -> None:
    from datetime import date, time

    try:
        if match["date"]:
            date.fromisoformat(match["date"])
        if clock := match["time"] or match["clock"]:
            time.fromisoformat(clock)
        if match["zone"] and match["zone"] not in "Zz":
            time.fromisoformat(match["zone"][1:])
    except ValueError:
        raise MalformedError(match.start(), "date", value=match[0]) from None
