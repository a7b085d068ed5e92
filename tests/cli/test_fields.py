"""`--fields`: keys of JSON, columns of CSV, the same way in every command."""

import csv
import io
import json
from typing import Any

import pytest

from tests.cli.running import Cli
from zonecli.cli.contracts import kinds_of, list_fields
from zonecli.cli.registry import COMMANDS
from zonecli.render.fields import choose_keys, parts, paths, tree

WITH_ARGUMENTS = {
    "show": ["anji"],
    "compare": ["anji", "jiashan"],
    "rank": ["approved-area"],
    "search": ["安吉"],
    "trace": ["anji", "entry-tax-per-area"],
    "figure": ["超900亿元"],
    "diff": ["tests/elsewhere/suzhou", "tests/elsewhere/xiamen"],
    "extract": ["tests/ingest/tables/article.txt", "--source", "people-anji-2025"],
    "import": ["tests/ingest/tables/areas.csv", "--map", "tests/ingest/tables/areas.map.toml", "--dry-run"],
}
# What `check` finds in the shipped records is nothing.
SHAPED = [name for name, entry in COMMANDS.items() if "json" in entry.formats and name != "check"]


def line(command: str, *more: str) -> list[str]:
    return [command, *WITH_ARGUMENTS.get(command, []), *more]


@pytest.mark.parametrize("command", SHAPED)
def test_every_field_that_is_listed_can_be_asked_for(cli: Cli, command: str) -> None:
    kind = kinds_of(COMMANDS[command].shapes[0])
    for path in paths(kind):
        tree([path.replace("*", "any-id")], kind)
    first, *_ = parts(kind)
    found = json.loads(cli(*line(command, "--json", "--fields", first)).out)
    one = found[0] if isinstance(found, list) else found
    assert list(one) == [first]


@pytest.mark.parametrize("command", SHAPED)
def test_help_lists_the_fields_without_arguments(cli: Cli, command: str) -> None:
    result = cli(command, "--fields", "help")
    assert (result.code, result.err) == (0, "")
    assert result.out == list_fields(command)
    assert result.out.splitlines() == list(dict.fromkeys(result.out.splitlines()))
    assert cli(command, "--json", "--fields=help").out == result.out


@pytest.mark.parametrize("command", [name for name in SHAPED if "csv" in COMMANDS[name].formats])
def test_columns_of_csv(cli: Cli, command: str) -> None:
    header = cli(*line(command, "--format", "csv", "--fields", "help")).out.splitlines()
    whole = list(csv.reader(io.StringIO(cli(*line(command, "--format", "csv")).out)))
    assert header == whole[0]
    wanted = [header[2], header[0]]
    found = list(csv.reader(io.StringIO(cli(*line(command, "--format", "csv", "--fields", ",".join(wanted))).out)))
    assert found[0] == wanted
    assert found[1:] == [[row[2], row[0]] for row in whole[1:]]
    assert cli(*line(command, "--format", "tsv", "--fields", header[0])).out.splitlines()[0] == header[0]


def test_a_text_in_two_languages_is_two_columns(cli: Cli) -> None:
    assert cli("list", "--format", "csv", "--fields", "name,id").out.splitlines()[0] == "name_zh,name_en,id"


def test_inner_fields(cli: Cli) -> None:
    found = json.loads(cli("show", "anji", "--json", "--fields", "facts.fact.value,name.en,id").out)
    assert list(found) == ["facts", "name", "id"]
    assert found["name"] == {"en": "Anji Economic Development Zone"}
    assert {tuple(fact) for fact in found["facts"]} == {("fact",)}
    columns = "id,approved-area"
    rows = json.loads(cli("list", "--columns", columns, "--json", "--fields", "facts.approved-area.value").out)
    assert {tuple(row["facts"]) for row in rows} == {("approved-area",)}


def test_numbers_stay_exact(cli: Cli) -> None:
    out = cli("facts", "--zone", "anji", "--indicator", "approved-area", "--format", "jsonl", "--fields", "value").out
    assert out == '{"value": 442.12}\n'


def test_lines_of_one_view_have_the_fields_of_their_parts(cli: Cli) -> None:
    first = json.loads(cli("rank", "approved-area", "--format", "jsonl", "--fields", "zone").out.splitlines()[0])
    assert list(first) == ["zone"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["list", "--fields", "id"], 2, "add --json, or --format csv"),
        (["list", "--format", "md", "--fields", "id"], 2, "add --json, or --format csv"),
        (["list", "--json", "--fields", "nmae"], 3, "did you mean: name"),
        (["list", "--json", "--fields", "name.fr"], 3, "no field is called “name.fr”"),
        (["list", "--json", "--fields", "id.x"], 3, "no field is called “id.x”"),
        (["list", "--json", "--fields", " , "], 2, "names no field"),
        (["list", "--format", "csv", "--fields", "nmae_zh"], 3, "did you mean: name_zh"),
        (["list", "--format", "csv", "--fields", ""], 2, "names no field"),
        (["list", "--where", "name~nowhere", "--json", "--fields", "nmae"], 3, "did you mean: name"),
        (["rank", "approved-area", "--format", "jsonl", "--fields", "zones"], 3, "did you mean: zone"),
    ],
)
def test_what_is_no_field_is_refused(cli: Cli, arguments: list[str], code: int, says: str) -> None:
    result = cli(*arguments)
    assert (result.code, result.out) == (code, "")
    assert says in result.err


@pytest.mark.parametrize(
    ("value", "keys", "expected"),
    [
        ({"a": 1, "b": 2}, {"b": {}}, {"b": 2}),
        ({"a": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}, {"a": {"x": {}}}, {"a": [{"x": 1}, {"x": 3}]}),
        ({"a": None}, {"a": {"x": {}}}, {"a": None}),
        ({}, {"a": {}}, {"a": None}),
        ([[{"a": 1}]], {"a": {}}, [[{"a": 1}]]),
    ],
)
def test_keys_are_chosen(value: Any, keys: Any, expected: Any) -> None:
    assert choose_keys(value, keys) == expected


def test_the_whole_wins_over_a_part_of_it() -> None:
    kind = kinds_of(COMMANDS["list"].shapes[0])
    assert tree(["name", "name.zh"], kind) == tree(["name.zh", "name"], kind) == {"name": {}}
