"""Derived indicators: the dimension that their inputs come to, worked out by hand, and the unit that they name."""

from pathlib import Path

import pytest

from tests.clean_records import write
from zonecli.check.run import check
from zonecli.store.catalogue import Catalogue

# What is measured in each unit; a place in an order is of that nature.
INPUTS = {
    "money": "CNY", "dollars": "USD", "area": "ha", "people": "person", "rate": "ratio", "coal": "tce",
    "bare": "", "dense": "CNY/ha", "place": "position",
}  # fmt: skip


def found(root: Path, recipe: str, unit: str) -> list[tuple[str, str]]:
    """Return the rules that an indicator with this recipe and unit breaks, each with the key that it stands at."""
    tables = [table(id, each, "position" if each == "position" else "flow") for id, each in INPUTS.items()]
    tables.append(table("worked-out", unit, "flow") + f"derived = {{ {recipe} }}\n")
    file = write(root, {"indicators.toml": "".join(tables)}) / "indicators.toml"
    lines = file.read_text("utf-8").splitlines()
    return [(each.rule, lines[each.line - 1].partition(" ")[0]) for each in check(Catalogue(file.parent), [file])]


def table(id: str, unit: str, nature: str) -> str:
    named = f'unit = "{unit}"\n' if unit else ""
    return f'[{id}]\nname = {{ zh = "{id}", en = "{id}" }}\ntheme = "economy"\nnature = "{nature}"\n{named}'


def recipe(operation: str, of: str, by: str) -> str:
    return f'operation = "{operation}", of = "{of}"' + (f', by = "{by}"' if by else "")


# The operation, its inputs, a unit, and the key that is at fault; empty where none is.
CASES = [
    ("ratio", "money", "area", "CNY/ha", ""),
    ("ratio", "money", "area", "CNY/mu", ""),
    ("ratio", "money", "area", "USD/km2", ""),
    ("ratio", "money", "area", "", ""),
    ("ratio", "money", "area", "CNY", "unit"),
    ("ratio", "money", "area", "ha", "unit"),
    ("ratio", "money", "area", "ha/10^4CNY", "unit"),
    ("ratio", "money", "area", "CNY/person", "unit"),
    ("ratio", "money", "area", "tce/ha", "unit"),
    ("ratio", "money", "area", "ratio", "unit"),
    ("ratio", "money", "dollars", "ratio", ""),
    ("ratio", "money", "dollars", "times", ""),
    ("ratio", "money", "dollars", "CNY", "unit"),
    ("ratio", "money", "bare", "CNY", ""),
    ("ratio", "money", "bare", "ha", "unit"),
    # The names of dimensions do not tell what a quotient of quotients comes to.
    ("ratio", "dense", "coal", "CNY/ha", ""),
    ("ratio", "money", "dense", "ha", ""),
    ("share", "people", "people", "ratio", ""),
    ("share", "people", "people", "times", "unit"),
    ("share", "people", "people", "person", "unit"),
    ("share", "money", "area", "ratio", "derived"),
    ("difference", "money", "dollars", "CNY", ""),
    ("difference", "money", "dollars", "USD", ""),
    ("difference", "money", "dollars", "ratio", "unit"),
    ("difference", "money", "people", "CNY", "derived"),
    ("growth", "money", "", "ratio", ""),
    ("growth", "money", "", "CNY", "unit"),
    ("growth", "money", "", "pp", "unit"),
    ("growth", "place", "", "ratio", "derived"),
    ("difference", "place", "place", "position", "derived"),
    ("ratio", "money", "place", "CNY", "derived"),
]


@pytest.mark.parametrize(("operation", "of", "by", "unit", "key"), CASES)
def test_the_unit_is_what_the_inputs_come_to(
    operation: str, of: str, by: str, unit: str, key: str, tmp_path: Path
) -> None:
    broken = found(tmp_path, recipe(operation, of, by), unit)
    # The recipe stands in the table; what is wrong with it is told at its key.
    assert broken == ([("Z081", key)] if key else [])


def test_an_unknown_input_is_the_only_fault(tmp_path: Path) -> None:
    assert found(tmp_path, recipe("ratio", "money", "aera"), "CNY") == [("Z020", "derived")]
