"""Changes and levels: which of the two a figure is, and which its indicator measures."""

from pathlib import Path

import pytest

from tests.clean_records import BETA, CLEAN, put, write
from zonecli.check.rules.registry import rules
from zonecli.check.rules.rule import Severity
from zonecli.check.run import check
from zonecli.store.catalogue import Catalogue


def found(root: Path, id: str, keys: str, figure: str) -> list[str]:
    """Return the rules that a figure under an indicator with these keys breaks."""
    own = f'\n[{id}]\nname = {{ zh = "甲", en = "A" }}\ntheme = "people"\n{keys}\n'
    fact = f'[[facts]]\nindicator = "{id}"\nfigure = "{figure}"\nsource = "gazette"'
    write(root, {"indicators.toml": CLEAN["indicators.toml"] + own, "zones/beta.toml": put(BETA, fact)})
    return [fault.rule for fault in check(Catalogue(root / "records")) if fault.rule != "Z084"]


PEOPLE, RATIO = 'unit = "person"', 'unit = "ratio"'


@pytest.mark.parametrize(
    ("id", "keys", "figure", "broken"),
    [
        ("staff", f'{PEOPLE}\nnature = "stock"', "减少20人", ["Z035"]),
        ("staff", f'{PEOPLE}\nnature = "flow"', "增加20人", ["Z035"]),
        ("staff-growth", f'{PEOPLE}\nnature = "stock"', "增加20人", ["Z035"]),
        ("staff", PEOPLE, "减少20人", ["Z037"]),
        ("staff-change", PEOPLE, "减少20人", []),
        ("staff-growth", RATIO, "增长3.5%", []),
        ("staff", f'{PEOPLE}\nnature = "change"', "减少20人", []),
        ("staff", f'{PEOPLE}\nnature = "stock"', "减少到20人", []),
        ("staff", f'{PEOPLE}\nnature = "stock"', "20人", []),
        ("staff", f'{PEOPLE}\nnature = "flow"\nsign = "reduction"', "减少20人", []),
        ("staff", f'{PEOPLE}\nnature = "flow"\nsign = "reduction"', "增加20人", ["Z035"]),
        ("staff", f'{PEOPLE}\nsign = "reduction"', "减少20人", []),
        ("growth", f'{RATIO}\nnature = "change"', "降至3%", ["Z036"]),
        ("growth", f'{RATIO}\nnature = "change"', "rose to 5%", ["Z036"]),
        ("growth", f'{RATIO}\nnature = "change"', "3.5%", []),
        ("growth", f'{RATIO}\nnature = "change"', "增速降至3%", []),
        ("growth", f'{RATIO}\nnature = "change"', "增至5.2倍", []),
        ("growth", f'{RATIO}\nnature = "change"', "增长至少3%", []),
        ("share", f'{RATIO}\nnature = "stock"', "降至3%", []),
        # Without a nature nobody has said that it is a change.
        ("staff-growth", RATIO, "降至3%", []),
        # One fault is enough: the unit is another already.
        ("staff", f'{PEOPLE}\nnature = "stock"', "增长3.5%", ["Z032"]),
    ],
)
def test_changes_and_levels_are_kept_apart(id: str, keys: str, figure: str, broken: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, id, keys, figure) == broken


def test_an_indicator_without_a_nature_lets_check_pass() -> None:
    assert [rules()[code].severity for code in ("Z035", "Z036", "Z037", "Z084")] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTICE,
    ]
