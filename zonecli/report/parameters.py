"""What a template is told: `-P key=value` and `--params FILE`, checked against what its head declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError, reason_of
from zonecli.records.periods import Period, PeriodError, period
from zonecli.report.safe import RecordCount, RecordNumber, RecordText
from zonecli.report.templates import Head, Parameter, Type, write_value
from zonecli.store.encoding import decode
from zonecli.store.toml.parser import parse
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# The default of a date: that of the newest source that the zones of the report rest on.
NEWEST = "newest-source"
# What a user names may be a pipe or a device without an end.
_MOST_BYTES = 1 << 20
_YES, _NO = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


def parse_assignment(text: str) -> tuple[str, str]:
    """Return name and value of `-P name=value`; raises UsageError."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(
            N_("“{text}” is not a valid parameter"),
            N_("a parameter is NAME=VALUE: -P indicator=approved-area"),
            text=text,
        )
    return name.strip(), value.strip()


def of_file(path: Path) -> dict[str, list[str]]:
    """Return the parameters that a TOML file gives, each with its values as `-P` writes them."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(N_("{path}: {reason}"), path=path, reason=reason_of(error)) from error
    if len(data) > _MOST_BYTES:
        raise UsageError(N_("{path}: larger than {limit} MiB"), path=path, limit=_MOST_BYTES >> 20)
    found = {}
    for name, value in parse(decode(data, str(path)), str(path)).items():
        given = value if isinstance(value, list) else [value]
        if any(isinstance(each, (dict, list)) for each in given):
            raise UsageError(
                N_("{path}: “{name}” is not a valid value"),
                N_("a file of parameters has lines NAME = VALUE"),
                path=path,
                name=name,
            )
        found[name] = [write_value(each) for each in given]
    return found


def values(
    head: Head, given: Mapping[str, Sequence[str]], catalogue: Catalogue, newest: Callable[[], Period | None]
) -> dict[str, Any]:
    """Return the value of every parameter of the template, by name.

    `given` has each name's values as they are written. What the user gives is attributed, as what a record says.
    Raises UsageError for an unknown name, a missing value or one that does not fit; UnknownName for an unknown
    zone, indicator or source.
    """
    known = {parameter.name for parameter in head.parameters}
    for name in given:
        if name not in known:
            raise _unknown(name, head)
    found: dict[str, Any] = {}
    for parameter in head.parameters:
        text = list(given.get(parameter.name, ()))
        if not text and parameter.required:
            raise UsageError(
                N_("the template “{template}” needs -P {name}=…"),
                N_("zonecli templates {template} says what it takes"),
                template=head.name,
                name=parameter.name,
            )
        if not text and parameter.default is not None:
            text = [parameter.default]
        found[parameter.name] = _value(parameter, text, catalogue, newest)
    return found


def _unknown(name: str, head: Head) -> UsageError:
    names = [parameter.name for parameter in head.parameters]
    near = nearest(name, names)
    return UsageError(
        N_("the template “{template}” has no parameter “{name}”"),
        N_("did you mean: {known}?") if near else N_("it takes: {known}") if names else N_("it takes none"),
        template=head.name,
        name=name,
        known=", ".join(near or names),
    )


def _value(parameter: Parameter, text: list[str], catalogue: Catalogue, newest: Callable[[], Period | None]) -> Any:
    if parameter.many:
        parts = [part.strip() for each in text for part in each.split(",")]
        return tuple(_one(parameter, part, catalogue) for part in parts if part)
    if not text:
        return None
    if len(text) > 1:
        raise _unfit(parameter, ", ".join(text), N_("it takes one value"))
    if parameter.type in (Type.DATE, Type.PERIOD) and text[0] == NEWEST:
        return newest()
    return _one(parameter, text[0], catalogue)


def _one(parameter: Parameter, text: str, catalogue: Catalogue) -> Any:
    value = _read(parameter, text, catalogue)
    if parameter.choices and text not in parameter.choices:
        raise _unfit(parameter, text, N_("it is one of: {choices}"))
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        if parameter.least is not None and value < parameter.least:
            raise _unfit(parameter, text, N_("it is at least {least}"))
        if parameter.most is not None and value > parameter.most:
            raise _unfit(parameter, text, N_("it is at most {most}"))
    return value


def _read(parameter: Parameter, text: str, catalogue: Catalogue) -> Any:
    match parameter.type:
        case Type.STRING:
            return RecordText(text)
        case Type.INTEGER:
            if not (text.isascii() and text.removeprefix("-").isdecimal()) or len(text) > 18:
                raise _unfit(parameter, text, N_("it is a whole number"))
            return RecordCount(text)
        case Type.NUMBER:
            return _number(parameter, text)
        case Type.BOOLEAN:
            if text.lower() not in (*_YES, *_NO):
                raise _unfit(parameter, text, N_("it is true or false"))
            return text.lower() in _YES
        case Type.DATE | Type.PERIOD:
            return _period(parameter, text)
        case Type.ZONE:
            from zonecli.store.lookup import find

            return RecordText(find(catalogue, text))
        case Type.INDICATOR:
            return RecordText(catalogue.indicator(text).id)
        case Type.SOURCE:
            return RecordText(catalogue.source(text).id)


def _number(parameter: Parameter, text: str) -> Decimal:
    try:
        value = Decimal(text) if len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise _unfit(parameter, text, N_("it is a number"))
    return RecordNumber(value)


def _period(parameter: Parameter, text: str) -> Period:
    try:
        found = period(text)
    except PeriodError:
        found = None
    if found is None or (parameter.type is Type.DATE and "/" in text):
        raise _unfit(parameter, text, N_("it is a date: 2025-09-12, 2025-09 or 2025"))
    return found


def _unfit(parameter: Parameter, text: str, hint: str) -> UsageError:
    return UsageError(
        N_("“{value}” does not fit the parameter {name}"),
        hint,
        value=text,
        name=parameter.name,
        choices=", ".join(parameter.choices),
        least=parameter.least,
        most=parameter.most,
    )
