"""What $ alone means in a source: every command that shows a figure of it reads the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.conftest import SMALL

FACT = '\n[[facts]]\nindicator = "output"\nfigure = "{}"\nperiod = "2024"\nsource = "{}"\n'
SYDNEY = """
type = "report"
title = { zh = "悉尼", en = "Sydney" }
issued = "2025"
currency = "AUD"
"""
HEAD = 'name = {{ zh = "{0}", en = "{0}" }}\nkind = "industrial-park"\n'
FILES = {
    "rates.toml": SMALL["rates.toml"] + 'AUD = "4.7"\n',
    "sources/sydney.toml": SYDNEY,
    "zones/alpha.toml": HEAD.format("Alpha") + FACT.format("$5m", "sydney"),
    "zones/beta.toml": HEAD.format("Beta") + FACT.format("$4m", "gazette"),
    "zones/gamma.toml": HEAD.format("Gamma") + FACT.format("US$6m", "sydney"),
}


@pytest.fixture
def root(make_records: Callable[..., Path]) -> Path:
    return make_records(FILES)


def test_every_command_reads_the_same_dollar(cli: Cli, root: Path) -> None:
    def ask(*arguments: str) -> object:
        result = cli(*arguments, "--records", root, "--json")
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)

    def units(found: object) -> dict[str, str]:
        """Return the unit of each printed figure anywhere in the data."""
        if isinstance(found, list):
            return {key: unit for each in found for key, unit in units(each).items()}
        if not isinstance(found, dict):
            return {}
        own = {found["figure"]: found["unit"]} if isinstance(found.get("figure"), str) and "unit" in found else {}
        return own | units(list(found.values()))

    expected = {"$5m": "AUD", "$4m": "USD", "US$6m": "USD"}
    assert units(ask("facts")) == expected
    assert units(ask("facts", "--indicator", "output")) == expected
    assert units(ask("rank", "output")) == expected
    assert units(ask("list", "--columns", "id,output")) == expected
    assert units(ask("compare", "alpha", "beta", "gamma")) == expected
    assert units(ask("indicators", "output")) == expected
    assert units(ask("sources", "sydney")) == {"$5m": "AUD", "US$6m": "USD"}
    for id, figure in (("alpha", "$5m"), ("beta", "$4m"), ("gamma", "US$6m")):
        assert units(ask("show", id)) == {figure: expected[figure]}
        assert units(ask("trace", id, "output")) == {figure: expected[figure]}


def test_the_order_is_that_of_the_money(cli: Cli, root: Path) -> None:
    # A$5m are 23.5 million yuan, US$4m are 28.8.
    ranked = json.loads(cli("rank", "output", "--records", root, "--json").out)
    assert [each["zone"] for each in ranked["entries"]] == ["gamma", "beta", "alpha"]


def test_people_are_told_which_dollar_it_is(cli: Cli, root: Path) -> None:
    assert "$5m  AUD 5 million  2024" in cli("show", "alpha", "--records", root).out
    assert " $4m  2024" in cli("show", "beta", "--records", root).out
    assert "US$6m  2024" in cli("show", "gamma", "--records", root).out
    assert "$ means   AUD" in cli("sources", "sydney", "--records", root).out


def test_check_reads_the_same_dollar(cli: Cli, make_records: Callable[..., Path]) -> None:
    two = FILES["zones/alpha.toml"] + FACT.format("A$5m", "sydney")
    assert cli("check", "--records", make_records({**FILES, "zones/alpha.toml": two})).code == 0
    refused = two.replace("$5m", "$5元") + FACT.format("HK$7m", "sydney")
    done = cli("check", "--records", make_records({**FILES, "zones/alpha.toml": refused}))
    assert "Z030" in done.out


@pytest.mark.parametrize("currency", ["EUR", "CNY", "$", "aud", "dollar"])
def test_a_currency_that_is_not_written_with_a_dollar_sign(
    cli: Cli, make_records: Callable[..., Path], currency: str
) -> None:
    root = make_records({**FILES, "sources/sydney.toml": SYDNEY.replace("AUD", currency)})
    done = cli("check", "--records", root)
    assert done.code == 1
    assert f"error[Z074] “{currency}” is not a currency that is written with $" in done.out
    shown = cli("show", "alpha", "--records", root)
    assert (shown.code, shown.out) == (4, "")
    assert "Z074" in shown.err
    assert cli("show", "beta", "--records", root).code == 0
