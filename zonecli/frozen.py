"""Frozen, slotted dataclasses that are made in a tenth of the time.

`dataclasses` compiles six methods for every class, half a millisecond each class; a command that shows a zone has
some forty classes. Here `__init__` alone is compiled, the other methods are made without. Type checkers see the
decorator of the standard library; `fields`, `replace` and `is_dataclass` work as they do there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    from dataclasses import _FIELD, MISSING, FrozenInstanceError, field
    from operator import attrgetter
    from types import SimpleNamespace

    # What the standard library asks of a class from which one of its own is derived.
    _PARAMETERS = SimpleNamespace(
        init=True,
        repr=True,
        eq=True,
        order=False,
        unsafe_hash=False,
        frozen=True,
        match_args=True,
        kw_only=False,
        slots=True,
        weakref_slot=False,
    )

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Any:
        """Return the decorator; the first two are True, and written for those who read the class."""
        assert frozen and slots  # noqa: PT018
        return lambda plain: _made(plain, kw_only)

    def _made(plain: type, kw_only: bool) -> type:
        inherited = getattr(plain, "__dataclass_fields__", {})
        own = plain.__annotations__
        body = dict(plain.__dict__)
        fields = dict(inherited)
        for name in own:
            entry = field(default=body.pop(name, MISSING))
            entry.name, entry.type, entry._field_type, entry.kw_only = name, own[name], _FIELD, kw_only
            fields[name] = entry
        body.pop("__dict__", None)
        body.pop("__weakref__", None)
        values = _values(tuple(fields))
        body = {
            "__eq__": _equals(values),
            "__hash__": lambda self: hash(values(self)),
            "__repr__": _repr,
            **body,
            "__slots__": tuple(name for name in own if name not in inherited),
            "__match_args__": tuple(fields),
            "__dataclass_fields__": fields,
            "__dataclass_params__": _PARAMETERS,
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__reduce__": lambda self: (_remake, (type(self), values(self))),
        }
        made = type(plain)(plain.__name__, plain.__bases__, body)
        made.__qualname__ = plain.__qualname__
        made.__init__ = _init(made, fields)
        made._writes = tuple(getattr(made, name).__set__ for name in fields)
        return made

    def _remake(kind: Any, values: tuple[Any, ...]) -> Any:
        """Return an object that has been pickled, as thousands are that one process sends to another."""
        made = object.__new__(kind)
        for write, value in zip(kind._writes, values, strict=True):
            write(made, value)
        return made

    def _values(names: tuple[str, ...]) -> Any:
        """Return what takes the fields' values out of an object, as a tuple."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda self: tuple([getattr(self, name) for name in names])

    def _init(made: type, fields: dict[str, Any]) -> Any:
        """Return `__init__` of a class: it writes through the slots, which the class itself refuses."""
        scope: dict[str, Any] = {}
        given, named, lines = ["self"], ["*"], []
        for number, (name, entry) in enumerate(fields.items()):
            scope[f"_write_{number}"] = getattr(made, name).__set__
            scope[f"_default_{number}"] = entry.default
            parameter = name if entry.default is MISSING else f"{name}=_default_{number}"
            (named if entry.kw_only else given).append(parameter)
            lines.append(f" _write_{number}(self, {name})")
        if hasattr(made, "__post_init__"):
            lines.append(" self.__post_init__()")
        given += named if len(named) > 1 else []
        exec("\n".join([f"def __init__({', '.join(given)}):", *(lines or [" pass"])]), scope)
        init = scope["__init__"]
        init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
        return init

    def _equals(values: Any) -> Any:
        def equals(self: Any, other: object) -> Any:
            return values(self) == values(other) if type(other) is type(self) else NotImplemented

        return equals

    def _repr(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({shown})"

    def _refuse_to_set(self: Any, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self: Any, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
