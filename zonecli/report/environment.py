"""Jinja's sandbox, closed: what a template may touch is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import CodeType, MappingProxyType
from typing import Any
from warnings import catch_warnings, simplefilter

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, Undefined
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.ext import InternationalizationExtension
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Namespace, missing

from zonecli.errors import N_
from zonecli.report.calls import guard, guard_all
from zonecli.report.compiler import Compiler, SafeContext, SafeReference
from zonecli.report.faults import TemplateError
from zonecli.report.kinds import kind_of
from zonecli.report.limits import operate
from zonecli.report.safe import RecordCount, RecordNumber, RecordText, Safe, join_safe as join, unsourced_in
from zonecli.report.wording import Words

_OF_TEXT = frozenset({"upper", "lower", "strip", "startswith", "endswith", "split"})
_OF_DICT = frozenset({"items", "keys", "values", "get"})
_OF_LOOP = frozenset({"cycle", "changed"})
_ABOUT_LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"})
_PARTS: dict[type, frozenset[str]] = {
    str: _OF_TEXT,
    dict: _OF_DICT,
    LoopContext: _OF_LOOP | _ABOUT_LOOP,
    BlockReference: frozenset({"super"}),
}
_METHODS = _OF_TEXT | _OF_DICT | _OF_LOOP
_TESTS = (
    *("boolean", "defined", "even", "false", "in", "mapping", "none", "number", "odd", "string", "true", "undefined"),
    *("eq", "==", "equalto", "ne", "!=", "lt", "<", "lessthan", "le", "<=", "gt", ">", "greaterthan", "ge", ">="),
)


# None of them looks beyond the next beginning of its kind: a million beginnings without an end take no longer.
_TAG = r"\{%(?:(?!%\}|\{%).)*%\}|\{#(?:(?!#\}|\{#).)*#\}"
_RAW = r"\{%-?\s*raw\s*-?%\}(?:(?!\{%-?\s*(?:end)?raw).)*\{%-?\s*endraw\s*-?%\}"
_RAW_OR_TAGS = re.compile(rf"{_RAW}|^[ \t]*(?P<tags>(?:(?:{_TAG})[ \t]*)+)\n", re.DOTALL | re.MULTILINE)


class MissingName(UndefinedError):
    """A name that a template uses and nothing defines; `of` is what it was looked for in."""

    def __init__(self, message: str, of: object, name: object, is_private: bool) -> None:
        super().__init__(message)
        self.of = of
        self.name = name
        self.is_private = is_private


class Unknown(StrictUndefined):
    """What a name stands for that nothing defines: any use of it but `is defined` is an error."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        self._undefined_exception = lambda message: MissingName(  # type: ignore[assignment]
            message, obj, None if hint and exc is UndefinedError else name, exc is SecurityError
        )


class Compiled(BytecodeCache):
    """The templates that this process has compiled, and the texts for translation that stand in them."""

    def __init__(self) -> None:
        self._codes: dict[str, Any] = {}
        self.said: set[str] = set()

    def load_bytecode(self, bucket: Bucket) -> None:
        code, checksum = self._codes.get(bucket.key, (None, None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.code, bucket.checksum


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """The environment of one document's templates; `note_unsourced` gets each unsourced digit."""

    code_generator_class = Compiler
    context_class = SafeContext
    newstyle_gettext: bool
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(
        self,
        loader: BaseLoader,
        compiled: Compiled,
        words: Words,
        note_unsourced: Callable[[str, int, str], None],
    ) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=compiled,
            autoescape=True,
            undefined=Unknown,
            optimized=False,
            keep_trailing_newline=True,
            extensions=[InternationalizationExtension],
        )
        self.newstyle_gettext = True
        self.words = words
        self._note_unsourced = note_unsourced
        # The texts that calls in templates are given as they stand: what may be translated.
        self.said = compiled.said
        self.globals: dict[str, Any] = {}
        self.filters: dict[str, Any] = {}
        tests: dict[str, Any] = {name: TESTS[name] for name in _TESTS}
        self.tests: dict[str, Any] = guard_all(tests, piped=True)
        self.offer({"range": safe_range, "namespace": Namespace, "dict": dict})

    def offer(
        self,
        names: Mapping[str, Any],
        filters: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
    ) -> None:
        """Let templates use these names, functions among them, and these filters."""
        functions = {name: value for name, value in names.items() if callable(value)}
        self.globals |= {**names, **guard_all(functions)}
        self.filters |= guard_all(filters, piped=True)

    # -- what compiled templates call ----------------------------------------------------------

    def print_value(self, template: str, line: int, value: object) -> str:
        """Return what is printed of a value, and note the unsourced digits in it."""
        safe = self.words.safe(value)
        for number in unsourced_in(safe):
            self._note_unsourced(template, line, number)
        return str(safe)

    def join_parts(self, parts: tuple[object, ...]) -> Safe:
        """Return what `~` makes of the parts."""
        return join(self.words.safe(part) for part in parts)

    def each(self, items: Any) -> Any:
        """Return what a loop goes through; a text is no list of its letters."""
        if isinstance(items, str):
            raise TemplateError(N_("this {kind} cannot be looped over"), kind=kind_of(items))
        return items

    # -- what templates may touch --------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of a value, as a template writes `value.part`."""
        found = self._part(obj, attribute)
        return self._absent(obj, attribute) if found is missing else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item or a part, as a template writes `value[0]` and `value["part"]`."""
        if isinstance(obj, (list, tuple, dict, str, Namespace)) or not isinstance(argument, str):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        found = self._part(obj, argument) if isinstance(argument, str) else missing
        return self._absent(obj, argument) if found is missing else found

    def _part(self, obj: Any, name: str) -> Any:
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        if name.startswith("_") or isinstance(obj, type):
            return missing
        if is_dataclass(obj):
            return mark_recorded(getattr(obj, name)) if name in parts_of(obj) else missing
        if isinstance(obj, date):
            return mark_recorded(getattr(obj, name)) if name in ("year", "month", "day") else missing
        if isinstance(obj, SafeReference):
            return obj[name] if name in obj.names else missing
        if isinstance(obj, dict) and name in obj:
            return obj[name]
        if isinstance(obj, (Namespace, TemplateModule)):
            return getattr(obj, name, missing)
        for each, names in _PARTS.items():
            if isinstance(obj, each) and name in names:
                return getattr(obj, name)
        return missing

    def _absent(self, obj: Any, name: Any) -> Any:
        if isinstance(name, str) and name.startswith("_"):
            return self.undefined(obj=obj, name=name, exc=SecurityError)
        return self.undefined(obj=obj, name=name)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call it: a macro, a block, a function of ours, a method that `getattr` let through."""
        if isinstance(obj, (Macro, BlockReference)):
            return True
        if isinstance(getattr(obj, "__self__", None), tuple(_PARTS)):
            return obj.__name__ in _METHODS
        return callable(obj) and any(obj is known for known in self.globals.values())

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls."""
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        if not self.is_safe_callable(obj):
            raise TemplateError(N_("this {kind} cannot be called"), kind=kind_of(obj))
        if isinstance(getattr(obj, "__self__", None), (str, dict)):
            obj = guard(obj.__name__, obj)
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator comes to, within the bounds."""
        return operate(operator, self.binop_table[operator], left, right)

    # -- compiling -----------------------------------------------------------------------------

    def _compile(self, source: str, filename: str) -> CodeType:
        with catch_warnings():
            # What Python thinks of the code that Jinja makes is nothing to the writer of a template.
            simplefilter("ignore", SyntaxWarning)
            return super()._compile(source, filename)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Return the source with the lines that hold nothing but tags made to print nothing, not even their end."""
        return _RAW_OR_TAGS.sub(_silent, source)


def _silent(match: re.Match[str]) -> str:
    tags = match["tags"]
    # The end of the line goes into a comment: lines keep their numbers.
    return match[0] if tags is None or tags.endswith(("-%}", "-#}")) else f"{tags}{{#\n#}}"


def parts_of(view: Any) -> frozenset[str]:
    """Return the parts of a view that a template may read: its fields, and what it works out from them."""
    kind: Any = type(view)
    found: frozenset[str] = _parts(kind)
    return found


@cache
def _parts(kind: Any) -> frozenset[str]:
    worked = {name for each in kind.__mro__ for name, found in vars(each).items() if isinstance(found, property)}
    named = worked | {field.name for field in fields(kind)}
    return frozenset(name for name in named if not name.startswith("_"))


def mark_recorded(value: Any) -> Any:
    """Return a part of a record so that it is known to be one."""
    if type(value) is str:
        return RecordText(value)
    if type(value) is int:
        return RecordCount(value)
    if type(value) is Decimal:
        return RecordNumber(value)
    if type(value) is tuple and value and type(value[0]) is str:
        return tuple(map(RecordText, value))
    return value
