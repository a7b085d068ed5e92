"""What the vocabulary says of figures."""

import pytest

from zonecli.i18n import Text
from zonecli.records.vocabulary import Indicator, Nature, Theme


@pytest.mark.parametrize(
    ("id", "nature", "is_change"),
    [
        ("output", None, False),
        ("output-growth", None, True),
        ("share-change", None, True),
        ("growth-zones", None, False),
        ("output", Nature.CHANGE, True),
        ("output-growth", Nature.FLOW, False),
        ("rank-change", Nature.POSITION, False),
    ],
)
def test_a_change_by_its_nature_or_else_its_id(id: str, nature: Nature | None, is_change: bool) -> None:
    indicator = Indicator(id=id, name=Text("甲", "A"), theme=Theme.ECONOMY, nature=nature)
    assert indicator.is_change is is_change
