"""JSON: exact numbers, stable keys, one document or one line."""

import json
from dataclasses import dataclass
from decimal import Decimal

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
