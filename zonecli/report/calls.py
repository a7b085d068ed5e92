"""The functions, filters and tests of templates: a call that cannot be says why, and what could be given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

from zonecli.errors import N_
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.limits import kind_of

# How Jinja marks a function that it hands the environment or the context, before what a template gives it.
_HANDED = "jinja_pass_arg"
_MEANS_NOTHING = N_("“{function}” means nothing for this {kind}")
_MISTAKES = (TypeError, ValueError, AttributeError, LookupError)


def guard(name: str, function: Callable[..., Any], piped: bool = False) -> Callable[..., Any]:
    """Return the function, whose wrong calls are TemplateErrors; `piped` for a filter or a test.

    Nothing is looked at before a call has failed: a brief makes thousands of them.
    """

    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except _MISTAKES as error:
            mistake = _explain(name, function, args, kwargs, piped)
            if mistake is None:
                raise
            raise mistake from error

    if not isinstance(function, type):
        call = wraps(function)(call)
    return call


def guard_all(functions: Mapping[str, Callable[..., Any]], piped: bool = False) -> dict[str, Callable[..., Any]]:
    """Return the functions by their names, each guarded."""
    return {name: guard(name, function, piped) for name, function in functions.items()}


def _explain(
    name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any], piped: bool
) -> TemplateError | None:
    """What is wrong with the arguments; None where the fault may be the function's own."""
    hidden = piped + hasattr(function, _HANDED)
    try:
        known = signature(function)
    except (TypeError, ValueError):
        known = None
    mistake = None if known is None else _check(name, known, args, kwargs, hidden)
    if mistake is not None or getattr(function, "__module__", "").startswith("zonecli."):
        return mistake
    value = next(iter((*args[hidden - piped :], *kwargs.values())), None)
    return TemplateError(_MEANS_NOTHING, function=name, kind=kind_of(value))


def _check(
    name: str, known: Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any], hidden: int
) -> TemplateError | None:
    parameters = list(known.parameters.values())
    named = [each for each in parameters[hidden:] if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)]
    takes = [each.name for each in named]
    for key in kwargs:
        if key not in takes and all(each.kind is not Parameter.VAR_KEYWORD for each in parameters):
            return unknown(N_("“{function}” takes no “{name}”"), key, takes, function=name)
    try:
        given = known.bind(*args, **kwargs).arguments
    except TypeError:
        placed = [each for each in parameters[len(args) :] if each.name not in kwargs]
        absent = [each.name for each in placed if each.default is Parameter.empty and each.kind in _SINGLE]
        if absent:
            return TemplateError(N_("“{function}” needs a value for “{name}”"), function=name, name=absent[0])
        hint = N_("it takes: {known}") if takes else N_("nothing is given to it")
        return TemplateError(N_("“{name}” is given too much"), hint, name=name, known=", ".join(takes))
    for parameter in parameters:
        if parameter.name in given and parameter.kind in _SINGLE and not _fits(given[parameter.name], parameter):
            is_piped = parameter in parameters[:hidden]
            return TemplateError(
                _MEANS_NOTHING if is_piped else N_("“{function}” cannot take this {kind} for “{name}”"),
                function=name,
                name=parameter.name,
                kind=kind_of(given[parameter.name]),
            )
    return None


_SINGLE = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)


def _fits(value: object, parameter: Parameter) -> bool:
    """Whether a value is of a type that the parameter names; its annotation is read, not run."""
    if parameter.annotation is Parameter.empty:
        return True
    words = set(re.findall(r"\w+", str(parameter.annotation)))
    if words & {"Any", "object"}:
        return True
    if words & {"Sequence", "Iterable"}:
        return hasattr(value, "__iter__") or (value is None and "None" in words)
    return bool(words & {each.__name__ for each in type(value).__mro__}) or (value is None and "None" in words)
