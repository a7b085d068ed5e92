"""Our frozen dataclasses against those of the standard library."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass as of_the_library, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import zonecli
from zonecli.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: tuple[int, ...] = (1,)

    @property
    def total(self) -> int:
        return self.x + sum(self.y)


@dataclass(frozen=True, slots=True)
class Named(Point):
    """A place with a name."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class One:
    """A single value."""

    only: int


@dataclass(frozen=True, slots=True)
class Doubled:
    """A value that is made up after the others."""

    value: int
    other: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "other", 2 * self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """Values by keyword, what is required among the others."""

    a: int = 1
    b: int


@dataclass(frozen=True, slots=True)
class AlsoKeyed(Keyed):
    """One more, which may be given by position."""

    c: int = 3


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


def library_point() -> Any:
    @of_the_library(frozen=True, slots=True)
    class Point:
        """A place."""

        x: int
        y: tuple[int, ...] = (1,)

    return Point


class TestAgainstTheLibrary:
    def test_repr(self) -> None:
        assert repr(Named(1, (2,), "a")) == "Named(x=1, y=(2,), name='a')"
        assert repr(Empty()) == "Empty()"
        assert repr(_nested()(3)).endswith("_nested.<locals>.Inner(x=3)")

    def test_hash(self) -> None:
        theirs = library_point()
        assert hash(Point(3, (4,))) == hash(theirs(3, (4,))) == hash((3, (4,)))
        assert hash(One(5)) == hash((5,))
        assert hash(Empty()) == hash(())

    def test_equality(self) -> None:
        assert Point(1) == Point(1, (1,))
        assert Point(1) != Point(2)
        assert Point(1) != Named(1)
        assert Point.__eq__(Point(1), (1, (1,))) is NotImplemented
        assert One(1) == One(1)
        assert Empty() == Empty()
        assert Point.__eq__(Point(1), 1) is NotImplemented
        nan = float("nan")
        assert Point(nan) == Point(nan)  # type: ignore[arg-type]

    def test_fields(self) -> None:
        ours, theirs = fields(Point), fields(library_point())
        for name in ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "kw_only"):
            assert [getattr(each, name) for each in ours] == [getattr(each, name) for each in theirs]
        assert [each.name for each in fields(Named)] == ["x", "y", "name"]
        assert is_dataclass(Named)

    def test_parameters(self) -> None:
        assert str(inspect.signature(Named)) == "(x, y=(1,), name=None)"
        assert Point(x=1, y=()) == Point(1, ())
        for wrong in ({}, {"x": 1, "z": 2}):
            with pytest.raises(TypeError):
                Point(**wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            One(1, 2)  # type: ignore[call-arg]

    def test_parameters_by_keyword(self) -> None:
        assert str(inspect.signature(Keyed)) == "(*, a=1, b)"
        assert str(inspect.signature(AlsoKeyed)) == "(c=3, *, a=1, b)"
        assert AlsoKeyed(4, b=2) == replace(AlsoKeyed(b=3), b=2, c=4)
        assert [each.kw_only for each in fields(AlsoKeyed)] == [True, True, False]
        for positional in ((1, 2), (1,)):
            with pytest.raises(TypeError):
                Keyed(*positional)  # type: ignore[call-arg]

    def test_replace_asdict_astuple(self) -> None:
        assert replace(Named(1, (2,), "a"), name="b") == Named(1, (2,), "b")
        assert asdict(Named(1)) == {"x": 1, "y": (1,), "name": None}
        assert astuple(One(1)) == (1,)
        with pytest.raises(TypeError):
            replace(One(1), other=2)  # type: ignore[call-arg]

    @pytest.mark.parametrize("value", [Point(1), Named(1, (), "a"), One(2), Doubled(3), Empty(), AlsoKeyed(b=2)])
    def test_copies(self, value: object) -> None:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.copy(value) == copy.deepcopy(value) == value

    def test_frozen(self) -> None:
        point = Point(1)
        for name in ("x", "unknown"):
            with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
                setattr(point, name, 2)
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
            del point.x
        assert not hasattr(point, "__dict__")

    def test_slots(self) -> None:
        assert vars(Point)["__slots__"] == ("x", "y")
        assert vars(Named)["__slots__"] == ("name",)

    def test_match(self) -> None:
        match Named(1, (), "a"):
            case Named(x, _, name):
                assert (x, name) == (1, "a")
        assert Named.__match_args__ == ("x", "y", "name")

    def test_properties_and_what_follows_init(self) -> None:
        assert Named(1, (2, 3)).total == 6
        assert Doubled(4).other == 8

    def test_names(self) -> None:
        assert Point.__doc__ == "A place."
        assert (Point.__module__, Point.__qualname__) == (__name__, "Point")
        assert typing.get_type_hints(Named) == {"x": int, "y": tuple[int, ...], "name": str | None}

    def test_a_class_of_the_library_can_be_derived(self) -> None:
        @of_the_library(frozen=True, slots=True)
        class Derived(Point):
            z: int = 0

        assert Derived(1, (), 2) == Derived(x=1, y=(), z=2)

    def test_pydantic(self) -> None:
        adapter: TypeAdapter[Point] = TypeAdapter(Point)
        assert adapter.validate_python({"x": "1", "y": [2]}) == Point(1, (2,))


# With or without parameters by keyword alone.
KNOWN = re.compile(r"@dataclass\(frozen=True, slots=True(, kw_only=True)?\)\n")


def _nested() -> Callable[[int], object]:
    @dataclass(frozen=True, slots=True)
    class Inner:
        x: int

    return Inner


def test_nothing_that_the_decorator_does_not_know() -> None:
    """The modules that use it have neither `field(...)` nor class variables in their dataclasses."""
    for path in Path(zonecli.__file__).parent.rglob("*.py"):
        text = path.read_text()
        if "from zonecli.frozen import dataclass" in text:
            assert "field(" not in text.replace("_field(", ""), path
            for part in text.split("@dataclass(frozen=True, slots=True")[1:]:
                body = part.split("\n\n\n")[0]
                assert not any(word in body for word in ("ClassVar", "InitVar", "KW_ONLY", "__eq__")), path
            assert text.count("@dataclass") == len(KNOWN.findall(text)), path
