"""The values of options and arguments: what the words of the command line are read as.

From 0.29 on Typer builds a pydantic adapter for each parameter, those that are left out as well: `show` took twice
as long, ten times as long to read its words (`tests/benchmarks/parts.py`).
"""

from __future__ import annotations

from enum import Enum
from typing import Any, get_args

from zonecli.cli.options import not_one_of
from zonecli.errors import N_, UsageError


class Reader:
    """Reads what is given for a parameter; it stands where Typer would have its adapter."""

    def __init__(self, parameter: Any) -> None:
        annotation = parameter.type_descriptor.annotation
        self._kind: Any = (*get_args(annotation), annotation)[0]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value, a tuple where several may be given; raises UsageError."""
        if param.multiple or param.nargs == -1:
            return tuple(self._read(each, param, ctx) for each in value or ())
        return None if value is None else self._read(value, param, ctx)

    def _read(self, text: Any, param: Any, ctx: Any) -> Any:
        option, least = max(param.opts, key=len), param.type_descriptor.parameter_info.min
        details = {"name": option, "text": text, "help": f"{ctx.command_path} --help"}
        try:
            value = self._kind(text)
        except ValueError:
            if issubclass(self._kind, Enum):
                raise not_one_of(option, text, [each.value for each in self._kind]) from None
            raise UsageError(N_("{name}: “{text}” is not a valid number"), N_("see: {help}"), **details) from None
        # Written so that `nan` is refused as well.
        if least is not None and not value >= least:
            raise UsageError(
                N_("{name}: {text} is not in the range {range}"), N_("see: {help}"), range=f"x>={least}", **details
            )
        return value
