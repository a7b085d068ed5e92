"""TOML 1.1 into plain values, without a binary float, and every error with its place.

rtoml reads where it is installed, in an eighth of the time that the standard library takes elsewhere.
"""

import re
import sys
from itertools import chain
from typing import Any

from zonecli.errors import Diagnostic
from zonecli.store.encoding import place
from zonecli.store.toml.messages import DEPTH, MESSAGES, RULES, MalformedError

_CONTAINERS = frozenset({dict, list})
_STOP = re.compile(r" \(?at line (\d+),? column (\d+)\)?$")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)
# A larger one would fill the memory where the number is written out.
_SHORT_EXPONENT = re.compile(r"[^eE]*+(?:[eE][+-]?(?:_?[0-9]){1,3})?")


def _load_slowly(text: str) -> dict[str, Any]:
    """Read with the standard library: TOML 1.0, and from Python 3.15 on TOML 1.1."""
    import tomllib

    if any(line.count(".") > DEPTH for line in text.split("\n")):
        # It takes a key of many parts the square of their number.
        from zonecli.store.toml.scanner import Scanner

        Scanner(text).scan()
    return tomllib.loads(text)


try:
    from rtoml import loads as _load
except ImportError:
    _load = _load_slowly  # type: ignore[assignment]


def parse(text: str, path: str = "") -> dict[str, Any]:
    """Return the tables of a TOML text as `decode` returns it; `path` is the name that an error shows.

    Numbers with a point or an exponent come as Decimal, never as float. Raises Diagnostic and nothing else, also
    for values nested more than DEPTH deep.
    """
    try:
        if text.startswith("\ufeff"):
            # A second one: `decode` has taken the first away, and rtoml passes over this one.
            raise ValueError(text[0])
        tables = _load(text)
        return _with_decimals(text, tables) if _holds_floats(tables) else tables
    except MalformedError as error:
        malformed = error
    # ValueError is the parsers' own, and that of impossible dates.
    except (ValueError, RecursionError) as error:
        malformed = _explain(text, error)
    sentence, hint = MESSAGES[malformed.kind]
    code = RULES.get(malformed.kind, "Z002")
    raise Diagnostic(path, *place(text, malformed.offset), code, sentence, hint, **malformed.details)


def _holds_floats(tables: dict[str, Any]) -> bool:
    """Whether there is a float in the tables; raises ValueError where values nest too deep."""
    level: list[Any] = list(tables.values())
    for _ in range(DEPTH):
        types = set(map(type, level))
        if float in types:
            return True
        if types.isdisjoint(_CONTAINERS):
            return False
        containers = [each for each in level if type(each) in _CONTAINERS]
        level = list(chain.from_iterable(each.values() if type(each) is dict else each for each in containers))
    if level:
        raise ValueError(DEPTH)
    return False


def _with_decimals(text: str, tables: dict[str, Any]) -> dict[str, Any]:
    """Return the tables with each float replaced by the number that the text writes."""
    from decimal import Decimal

    from zonecli.store.toml.scanner import Scanner, malformed_atom

    scanner = Scanner(text)
    scanner.scan()

    def exact(value: Any, path: tuple[str | int, ...]) -> Any:
        if type(value) is dict:
            return {key: exact(each, (*path, key)) for key, each in value.items()}
        if type(value) is list:
            return [exact(each, (*path, n)) for n, each in enumerate(value)]
        if type(value) is not float:
            return value
        _, _, start, end = scanner.found[path]
        if not _SHORT_EXPONENT.fullmatch(text, start, end):
            raise malformed_atom(text, start, end)
        return Decimal(text[start:end])

    return {key: exact(each, (key,)) for key, each in tables.items()}


def _explain(text: str, error: Exception) -> MalformedError:
    """Return what is wrong with a text that the parser refused with this error."""
    # Only a text that was refused comes here.
    if conflict := _CONFLICT.search(text):
        return MalformedError(conflict.start(), "conflict")
    from zonecli.store.toml.scanner import Scanner, malformed_atom

    scanner = Scanner(text)
    try:
        scanner.scan()
    except MalformedError as malformed:
        return malformed
    if scanner.newer and _load is _load_slowly and sys.version_info < (3, 15):
        offsets = (scanner.found[path].value for path in scanner.newer if path in scanner.found)
        from zonecli.installation import pip_command

        return MalformedError(min(offsets, default=0), "newer", pip=pip_command())
    reason, offset = str(error), 0
    if stop := _STOP.search(reason):
        above = text.split("\n")[: int(stop[1]) - 1]
        offset = sum(len(line) + 1 for line in above) + int(stop[2]) - 1
    for path, span in scanner.found.items():
        is_value = span.value != span.key or isinstance(path[-1], int)
        if is_value and span.value <= offset < span.value_end and text[span.value] not in "\"'[{":
            return malformed_atom(text, span.value, span.value_end)
    return MalformedError(offset, "parser", reason=_STOP.sub("", reason))
