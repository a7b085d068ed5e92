"""What goes wrong while a template is read or rendered, as a fault with its template and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from decimal import Decimal
from types import TracebackType
from typing import Any

from jinja2 import TemplateError as JinjaError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.environment import TemplateModule
from jinja2.utils import missing

from zonecli.documents.process import TooLong
from zonecli.errors import N_, Wording, ZoneError
from zonecli.report.compiler import SafeReference
from zonecli.report.environment import MissingName, ReportEnvironment, parts_of
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.kinds import kind_of
from zonecli.report.mistakes import explain_reading, explain_rendering
from zonecli.report.templates import Folders

_NO_FILTER = re.compile(r"No (filter|test) named '?(\w+)")
_IMPORTED = re.compile(r"template '(?P<template>.+?)' .*does not export the requested name '(?P<name>.+)'")
# What stands for something within a construct, and for nothing elsewhere.
_ONLY_IN = {
    "loop": N_("a loop, {% for … %}"),
    "super": N_("a block that takes the place of another"),
    "caller": N_("a macro that is called by {% call … %}"),
    "varargs": N_("a macro"),
    "kwargs": N_("a macro"),
}
_ASK_FIRST = N_("ask whether it is there: {{% if … %}}")
# Names that nobody needs to write: what {% trans %} becomes.
_INNER = {"gettext", "ngettext"}
_OUR_FAULT = N_("zonecli itself fails at what this line asks for")
_OURS = ("zonecli.views", "zonecli.store", "zonecli.records", "zonecli.figures")


@contextmanager
def locate_errors(environment: ReportEnvironment, folders: Folders) -> Iterator[None]:
    """Raise what is wrong with a template as a TemplateError that names template and line."""
    try:
        yield
    except TemplateError as fault:
        raise fault.at(*_place(fault.__traceback__)) from None
    except TooLong as error:
        late = TemplateError(
            N_("the template takes longer than {seconds} seconds"),
            N_("does a loop not end? --timeout SECONDS gives it longer"),
            **error.details,
        )
        raise late.at(*_place(error.__traceback__)) from None
    except ZoneError:
        raise
    except TemplateSyntaxError as error:
        mistake = _unknown_filter(str(error.message), environment) or explain_reading(str(error.message))
        raise mistake.at(error.filename or error.name or "", error.lineno) from error
    except MissingName as error:
        raise _missing(error, environment, folders).at(*_place(error.__traceback__)) from error
    except TemplateNotFound as error:
        raise _not_found(error, folders).at(*_place(error.__traceback__)) from error
    except MemoryError as error:
        large = TemplateError(
            N_("the template takes more memory than a document may"),
            N_("does a loop make ever longer texts or lists?"),
        )
        raise large.at(*_place(error.__traceback__)) from None
    except (RecursionError, SyntaxError) as error:
        deep = TemplateError(
            N_("the template is nested too deeply"),
            N_("does a macro call itself without end, or a template include or extend itself?"),
        )
        raise deep.at(*_place(error.__traceback__)) from error
    except OSError:
        raise
    except Exception as error:
        if isinstance(error, JinjaError) or not _module(error.__traceback__).startswith(_OURS):
            mistake = _unknown_filter(str(error), environment) or explain_rendering(str(error))
        else:
            mistake = TemplateError(_OUR_FAULT, N_("is the line right? then tell who keeps zonecli of it"))
        raise mistake.at(*_place(error.__traceback__)) from error


def _not_found(error: TemplateNotFound, folders: Folders) -> TemplateError:
    if not isinstance(error.name, str):
        return TemplateError(N_("a template is called by its name, a text, not this {kind}"), kind=kind_of(error.name))
    known = {path.name for folder in folders.paths for path in folder.glob("*.j2")}
    return unknown(N_("no template is called “{name}”"), error.name, known)


def _unknown_filter(message: str, environment: ReportEnvironment) -> TemplateError | None:
    match = _NO_FILTER.search(message)
    if match is None:
        return None
    if match[1] == "test":
        words = [test for test in environment.tests if test.isalpha()]
        return unknown(N_("no test is called “{name}”"), match[2], words)
    return unknown(N_("no filter is called “{name}”"), match[2], list(environment.filters))


def _missing(error: MissingName, environment: ReportEnvironment, folders: Folders) -> TemplateError:
    name, of = error.name, error.of
    if imported := _IMPORTED.search(str(error)):
        path = folders.find(imported["template"])
        known = environment.parse(folders.read(path)).find_all(nodes.Macro) if path else []
        return unknown(
            N_("“{template}” defines no “{name}”"),
            imported["name"],
            {macro.name for macro in known},
            template=imported["template"],
        )
    if of is not missing and not isinstance(name, str):
        item = name if isinstance(name, (int, float, Decimal)) else kind_of(name)
        return TemplateError(N_("this {kind} has no item {name}"), kind=kind_of(of), name=item)
    if not isinstance(name, str):
        return explain_rendering(str(error))
    if error.is_private:
        return TemplateError(N_("“{name}” is private"), name=name)
    if of is missing and name in _ONLY_IN:
        return TemplateError(N_("“{name}” means something only in {place}"), name=name, place=Wording(_ONLY_IN[name]))
    if of is missing:
        names = {*environment.globals, *_locals(error.__traceback__)} - _INNER
        return unknown(N_("“{name}” is not a name that templates know"), name, names)
    if of is None:
        return TemplateError(N_("nothing is known here, so it has no “{name}”"), _ASK_FIRST, name=name)
    if of is environment.globals["params"]:
        return unknown(N_("the template has no parameter “{name}”"), name, list(of))
    if isinstance(of, SafeReference):
        return unknown(N_("the template has no block “{name}”"), name, of.names)
    return unknown(N_("this {kind} has no “{name}”"), name, _parts(of), kind=kind_of(of))


def _parts(value: object) -> Collection[str]:
    if is_dataclass(value):
        return parts_of(value)
    if isinstance(value, TemplateModule):
        return [name for name in vars(value) if not name.startswith("_")]
    return [str(key) for key in value] if isinstance(value, dict) else []


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """The innermost line of a template."""
    place = ("", 0)
    for frame in _frames(trace):
        template: Any = frame.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            # What is interrupted between two lines has none of its own.
            line = frame.tb_lineno or frame.tb_frame.f_code.co_firstlineno
            place = (template.filename or template.name, template.get_corresponding_lineno(line))
    return place


def _locals(trace: TracebackType | None) -> set[str]:
    """The names that the template has given itself; Jinja writes them l_1_name."""
    found: set[str] = set()
    for frame in _frames(trace):
        if "__jinja_template__" in frame.tb_frame.f_globals:
            found = {
                name.split("_", 2)[2]
                for name, value in frame.tb_frame.f_locals.items()
                if name.startswith("l_") and name.count("_") > 1 and value is not missing
            }
    return found


def _module(trace: TracebackType | None) -> str:
    """The module in which it happened: a mistake of our own is not the template's."""
    *_, last = _frames(trace)
    return str(last.tb_frame.f_globals.get("__name__", ""))
