"""Why a parser refused a text: the scanner's word where it has one, else the parser's own."""

import re

from zonecli.store.toml_faults import MalformedError, code
from zonecli.store.toml_scanner import Scanner

_AT = re.compile(r" *\(at (?:line (\d+), column (\d+)|end of document)\)")


def diagnose(text: str, error: Exception) -> MalformedError:
    """Return what is wrong with a text that a parser refused with this error."""
    if isinstance(error, UnicodeEncodeError):
        return MalformedError(error.start, "surrogate", code=code(text[error.start]))
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
