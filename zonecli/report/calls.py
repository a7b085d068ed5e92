"""The functions, filters and tests of templates: what they are given is checked against what they say that they take.

A call that cannot be says which function, as the template calls it, for what, what it takes there, and what it got.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from inspect import Parameter, Signature, isfunction, signature, unwrap
from itertools import chain
from types import CodeType, NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

from jinja2 import Undefined

from zonecli.errors import N_, Choice
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.kinds import kind_named, kind_of

# How Jinja marks a function that it hands the environment or the context, before what a template gives it.
_HANDED = "jinja_pass_arg"
_SINGLE = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
# What a function may raise because of its arguments.
_MISTAKES = (TypeError, ValueError, AttributeError, LookupError)
# What parameters take, by the names of their types.
_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("str", "Safe"), N_("a text")),
    "int": N_("a whole number"),
    **dict.fromkeys(("float", "Decimal"), N_("a number")),
    "bool": N_("true or false"),
    **dict.fromkeys(("Sequence", "Iterable"), N_("a list")),
    "Mapping": N_("a table"),
    "Profile": N_("a zone"),
    "SourceView": N_("a source"),
    "Ranking": N_("a ranking"),
    "Series": N_("a series"),
    "Caveat": N_("a caveat"),
    "Period": N_("a date"),
}


class _Takes(NamedTuple):
    """What a function takes from a template, in order; `types` has those parameters that not everything fits."""

    names: tuple[str, ...]
    types: Mapping[str, Any]


_ANY = frozenset({Any, object, Parameter.empty})
_ANYTHING = _Takes((), {})
_known: dict[CodeType, _Takes] = {}


def guard(name: str, function: Callable[..., Any], piped: bool = False) -> Callable[..., Any]:
    """Return the function, whose wrong calls are TemplateErrors; `piped` for a filter or a test."""
    handed = int(hasattr(function, _HANDED))
    takes: _Takes | None = None

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal takes
        if takes is None:
            takes = _takes(function)
        if takes.types:
            for parameter, value in chain(zip(takes.names, args[handed:], strict=False), kwargs.items()):
                if parameter in takes.types and (wrong := _misfit(value, takes.types[parameter])):
                    raise _refuse(name, "" if piped and parameter == takes.names[0] else parameter, value, *wrong)
        try:
            return function(*args, **kwargs)
        except _MISTAKES as error:
            # Jinja hands the environment to some that do not take it: their wrappers do.
            hidden = int(hasattr(unwrap(function), _HANDED))
            mistake = _explain(name, function, args[handed - hidden :], kwargs, hidden, piped)
            if mistake is None:
                raise
            raise mistake from error

    if not isinstance(function, type):
        call = wraps(function, assigned=("__module__", "__name__"))(call)
    return call


def guard_all(functions: Mapping[str, Callable[..., Any]], piped: bool = False) -> dict[str, Callable[..., Any]]:
    """Return the functions by their names, each guarded."""
    return {name: guard(name, function, piped) for name, function in functions.items()}


# -- types -------------------------------------------------------------------------------------


def _takes(function: Callable[..., Any]) -> _Takes:
    inner: Any = unwrap(function)
    plain = inner if isfunction(inner) else getattr(inner, "__func__", type(inner).__call__)
    code = getattr(plain, "__code__", None)
    if code is None:
        return _ANYTHING
    # Functions are made anew for each document; what they take stays.
    if code not in _known:
        _known[code] = _read(plain, hasattr(inner, _HANDED) + (plain is not inner))
    return _known[code]


def _read(function: Callable[..., Any], hidden: int) -> _Takes:
    try:
        parameters = list(signature(function, eval_str=True).parameters.values())[hidden:]
    except NameError:
        # Jinja's own, whose types are not there to be read.
        return _ANYTHING
    single = [each for each in parameters if each.kind in _SINGLE]
    types = {each.name: each.annotation for each in single if each.annotation not in _ANY}
    return _Takes(tuple(each.name for each in single if each.kind is not Parameter.KEYWORD_ONLY), types)


def _misfit(value: Any, wanted: Any) -> tuple[Any, Any] | None:
    """The value that is not of the type, the value itself or one in it, and of what type it should be."""
    options = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    for option in options:
        kind = get_origin(option)
        if kind is None and _is_a(value, option):
            return None
        if kind is not None and isinstance(value, kind) and not isinstance(value, str):
            of = get_args(option)
            # What is walked only once, a list that is being made, is not walked here.
            if _ANY.issuperset(of) or not isinstance(value, Collection):
                return None
            parts = value.items() if isinstance(value, Mapping) else zip(value)
            return next((wrong for part in parts for wrong in map(_misfit, part, of) if wrong), None)
    return value, wanted


def _is_a(value: object, kind: Any) -> bool:
    if kind in _ANY or isinstance(kind, TypeVar):
        return True
    if isinstance(value, bool) or kind is bool:
        return kind is bool and isinstance(value, bool)
    return isinstance(value, (int, float) if kind is float else kind)


def _refuse(function: str, parameter: str, given: object, value: object, wanted: Any) -> TemplateError:
    """Say that a value, or one in what is given, is of a wrong type; where nothing defines it, say that."""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if not parameter:
        sentence = N_("“{function}” needs {wanted}, not this {kind}")
    elif value is given:
        sentence = N_("“{function}” needs {wanted} for “{name}”, not this {kind}")
    else:
        sentence = N_("“{function}” needs {wanted} in “{name}”, not this {kind}")
    return TemplateError(sentence, function=function, name=parameter, wanted=_words(wanted), kind=kind_of(value))


def _words(wanted: Any) -> Choice:
    options = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    kinds = [get_origin(option) or option for option in options if option is not NoneType]
    return Choice(dict.fromkeys(_WANTED.get(kind.__name__, kind_named(kind.__name__)) for kind in kinds))


# -- the call as a whole -----------------------------------------------------------------------


def _explain(
    name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any], hidden: int, piped: bool
) -> TemplateError | None:
    """What is wrong with a call that has failed; None where the fault may be the function's own."""
    try:
        known = signature(function)
    except (TypeError, ValueError):
        known = None
    mistake = None if known is None else _check(name, known, args, kwargs, hidden + piped)
    if mistake is not None or (function.__module__ or "").startswith("zonecli."):
        return mistake
    given = [*args[hidden:], *kwargs.values()]
    for value in given:
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()
    value = next(iter(given), None)
    return TemplateError(N_("“{function}” means nothing for this {kind}"), function=name, kind=kind_of(value))


def _check(
    name: str, known: Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any], hidden: int
) -> TemplateError | None:
    parameters = list(known.parameters.values())
    takes = [each.name for each in parameters[hidden:] if each.kind in _SINGLE[1:]]
    for key in kwargs:
        if key not in takes and all(each.kind is not Parameter.VAR_KEYWORD for each in parameters):
            return unknown(N_("“{function}” takes no “{name}”"), key, takes, function=name)
    try:
        known.bind(*args, **kwargs)
    except TypeError:
        placed = [each for each in parameters[len(args) :] if each.name not in kwargs]
        absent = [each.name for each in placed if each.default is Parameter.empty and each.kind in _SINGLE]
        if absent:
            return TemplateError(N_("“{function}” needs a value for “{name}”"), function=name, name=absent[0])
        hint = N_("it takes: {known}") if takes else N_("nothing is given to it")
        return TemplateError(N_("“{name}” is given too much"), hint, name=name, known=", ".join(takes))
    return None
