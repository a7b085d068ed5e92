"""JSON: exact numbers, stable keys, one document or one line."""

import json
from dataclasses import dataclass
from decimal import Decimal
from unittest.mock import patch

from hypothesis import given, strategies as st

from zonecli.i18n import Text
from zonecli.records.periods import period
from zonecli.render import json as render


@dataclass(frozen=True)
class View:
    name: Text
    value: Decimal | None
    many: tuple[int, ...]
    _hidden: str = "x"


def test_a_view_is_an_object_of_its_fields() -> None:
    view = View(Text("安吉", ""), Decimal("0.40"), (1, 2))
    assert json.loads("".join(render.document(view))) == {
        "name": {"zh": "安吉", "en": None},
        "value": 0.4,
        "many": [1, 2],
    }
    assert '"value": 0.40' in render.line(view)
    assert render.line(view).count("\n") == 1


def test_a_period_is_its_text() -> None:
    assert json.loads("".join(render.document(period("2024-Q3")))) == "2024-Q3"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_numbers_are_exact(value: Decimal) -> None:
    assert json.loads("".join(render.document(value)), parse_float=Decimal, parse_int=Decimal) == value


@given(st.lists(st.integers()))
def test_an_array_written_piece_by_piece_is_an_array(values: list[int]) -> None:
    assert json.loads("".join(render.array(values))) == values


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_both_layouts_say_the_same(value: object) -> None:
    assert json.loads("".join(render.document(value))) == json.loads(render.line(value))


@dataclass(frozen=True)
class Inner:
    id: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class Outer:
    name: Text
    rows: tuple[Inner, ...]
    more: dict[str, int]
    last: tuple[int, ...]


TEXTS = st.tuples(st.text(), st.none(), st.text()) | st.just(())
INNER = st.builds(Inner, st.text(), TEXTS)
OUTER = st.builds(
    Outer,
    st.builds(Text, st.text(min_size=1), st.text()),
    st.lists(INNER, max_size=3).map(tuple),
    st.dictionaries(st.text(), st.integers(), max_size=2),
    st.lists(st.integers()).map(tuple),
)


@given(OUTER, st.sampled_from([0, 1, 2, 200]))
def test_what_is_written_piece_by_piece_is_the_same_text(view: Outer, long: int) -> None:
    with patch.object(render, "_LONG", 10_000):
        whole = ["".join(render.document(view)), "".join(render.array([view])), "".join(render.lines([view]))]
    with patch.object(render, "_LONG", long):
        assert ["".join(render.document(view)), "".join(render.array([view])), "".join(render.lines([view]))] == whole
    assert whole[2] == render.line(view)


def test_a_long_list_is_not_held() -> None:
    view = Outer(Text("名", ""), tuple(Inner(str(n), ("x",) * 3) for n in range(500)), {}, ())
    assert max(map(len, render.document(view))) < 200
