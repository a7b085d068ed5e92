"""JSON is a contract: whatever a command prints fits the schema that `zonecli schema` publishes of it."""

import json
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.clean_records import ALPHA, put
from zonecli.cli.app import run
from zonecli.cli.contracts import NAMES, schema_of
from zonecli.cli.registry import COMMANDS
from zonecli.records.reader import FILES
from zonecli.records.schema import record_schema

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "records"
sys.path.insert(0, str(ROOT / ".ci"))
# The tool of the build, beside the package.
schemas: Any = import_module("schemas")

LINES = [
    "list",
    "list --columns id,approved-area,industrial-sales --units metric",
    "list --where approved-area>=10km2 --columns id,approved-area --currency USD",
    "list --where name~nowhere",
    "show anji",
    "show anji --all",
    "show anji --currency USD --units metric",
    "show zhejiang --all",
    "show jiashan --indicator approved-area",
    "compare anji jiashan",
    "compare anji jiaxing-science-city jiashan --baseline anji --currency EUR",
    "rank approved-area",
    "rank approved-area --units metric --limit 3",
    "rank industrial-sales --currency USD",
    "facts",
    "facts --zone anji --currency USD --units metric",
    "facts --where status=forecast",
    "search 安吉",
    "kinds",
    "kinds --all",
    "units",
    "units --all",
    "indicators --all",
    "check",
    "check --explain Z012",
    "check --explain all",
    "trace anji entry-tax-per-area",
    "import tests/ingest/tables/areas.csv --map tests/ingest/tables/areas.map.toml --dry-run",
    "trace anji industrial-sales",
    "extract tests/ingest/tables/article.txt --source people-anji-2025",
    "figure 超900亿元",
    "figure 总投资300亿元",
    "figure 数千亩 --unit 亩",
    "coverage",
    "coverage anji",
    "diff tests/elsewhere/suzhou tests/elsewhere/xiamen",
    "sources",
    "sources people-anji-2025",
    "indicators",
    "indicators approved-area",
    "templates",
    "templates ranking",
    "schema",
    "info",
]
LINE_SHAPES = {
    "compare": ["Row"],
    "rank": ["Entry"],
    "coverage": ["ZoneCoverage"],
    "diff": ["ZoneChange", "FactChange", "EventChange", "SourceChange"],
}


@cache
def validator(command: str) -> Draft202012Validator:
    found = schema_of(command)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@cache
def record_validator(kind: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(record_schema(kind))
    return Draft202012Validator(record_schema(kind))


def output(line: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    code = run([*shlex.split(line), "--records", str(SHIPPED), *more])
    printed = capsys.readouterr()
    assert code in (0, 1), printed.err
    return printed.out


@pytest.mark.parametrize("line", LINES)
def test_json_fits_its_schema(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = line.split()[0]
    validator(command).validate(json.loads(output(line, capsys, "--json")))


def test_findings_fit_their_schema(make_records: Any, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_records({"zones/beta.toml": "name = 3\n", "zones/gamma.toml": b"\xff"})
    assert run(["check", "--json", "--records", str(root)]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert findings
    validator("check").validate(findings)


@pytest.mark.parametrize("line", [line for line in LINES if "jsonl" in COMMANDS[line.split()[0]].formats])
def test_each_line_fits_the_schema_of_lines(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = line.split()[0]
    found = [json.loads(each) for each in output(line, capsys, "--format", "jsonl").splitlines()]
    whole = schema_of(command)
    if command in LINE_SHAPES:
        assert all(name in whole["description"] for name in LINE_SHAPES[command])
        shapes = [{"$ref": f"#/$defs/{name}"} for name in LINE_SHAPES[command]]
        whole = {"$schema": whole["$schema"], "anyOf": shapes, "$defs": whole["$defs"]}
        for each in found:
            Draft202012Validator(whole).validate(each)
    else:
        arrays = COMMANDS[command].shapes[0].many
        for each in found:
            assert validator(command).is_valid([each] if arrays else each) or validator(command).is_valid(each)


@pytest.mark.parametrize("command", [name for name, entry in COMMANDS.items() if "json" in entry.formats])
def test_every_command_with_json_has_a_schema_and_a_test(command: str) -> None:
    assert command in NAMES
    assert any(line.split()[0] == command for line in LINES)


@pytest.mark.parametrize("command", NAMES)
def test_a_command_s_schema_is_readable(command: str) -> None:
    found = schema_of(command)
    assert found["title"] == f"zonecli {command} --json"
    assert all(each.get("description") for each in found["$defs"].values())


@pytest.mark.parametrize("command", ["list", "show", "facts", "compare"])
def test_a_key_more_or_less_does_not_fit(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = next(line for line in LINES if line.startswith(command))
    whole = json.loads(output(line, capsys, "--json"))
    one = whole[0] if isinstance(whole, list) else whole
    one["surprise"] = 1
    assert not validator(command).is_valid(whole)
    del one["surprise"]
    del one[next(iter(one))]
    assert not validator(command).is_valid(whole)


# -- record files ----------------------------------------------------------------------------------


def shipped(kind: str) -> list[Path]:
    return list(schemas.records(kind))


@pytest.mark.parametrize("kind", FILES)
def test_shipped_records_fit_their_schema(kind: str) -> None:
    for path in shipped(kind):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        assert not [error.message for error in record_validator(kind).iter_errors(raw)], path


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("zone", put(ALPHA, 'level = "fortress"')),
        ("zone", put(ALPHA, "name = 3")),
        ("zone", put(ALPHA, "kinds = 3")),
        ("zone", put(ALPHA, '[[facts]]\nindicator = "output"\nfigure = "3亿元"')),
        ("zone", put(ALPHA, '[[facts]]\nindicator = "output"\nfigure = 3\nsource = "gazette"')),
        ("zone", put(ALPHA, '[[facts]]\nindicator = "output"\nfigure = "3亿元"\nsource = "g"\nperiod = "last year"')),
        ("zone", put(ALPHA, '[[facts]]\nindicator = "output"\nfigure = "3亿元"\nsource = "g"\nstatus = "sure"')),
        ("zone", put(ALPHA, '[[events]]\ndate = "2024"\nsource = "gazette"')),
        ("source", 'type = "rumour"\ntitle = { en = "T" }\nissued = "2025"\n'),
        ("source", 'type = "book"\ntitle = { en = "T" }\n'),
        ("source", 'type = "book"\ntitle = { en = "T" }\nissued = "2025"\nurl = "javascript:alert(1)"\n'),
        ("indicators", '[output]\nname = { en = "Output" }\n'),
        ("indicators", '[output]\nname = { en = "Output" }\ntheme = "economy"\nbetter = "bigger"\n'),
        ("industries", '[furniture]\nnom = { fr = "Meubles" }\n'),
        ("places", "[330523]\nname = 3\n"),
        ("rates", '[ecb]\nname = { en = "ECB" }\nsource = "s"\nto = "CNY"\n[ecb.years.2024]\nUSD = 7.1\n'),
    ],
)
def test_a_bad_record_does_not_fit(kind: str, record: str) -> None:
    assert not record_validator(kind).is_valid(tomllib.loads(record))


@pytest.mark.parametrize("kind", FILES)
def test_a_record_s_schema_tells_editors_what_there_is(kind: str) -> None:
    found = record_schema(kind)
    assert found["title"].endswith(".toml")
    assert found["description"]
    rows = [found, *found["$defs"].values()]
    keys = [said for row in rows for said in row.get("properties", {}).values()]
    assert all(said.get("description") for said in keys)
    assert not any("title" in said and isinstance(said["title"], str) for said in keys)


def test_closed_choices_are_listed() -> None:
    zone = record_schema("zone")
    assert "municipal" in zone["properties"]["level"]["enum"]
    assert "forecast" in zone["$defs"]["FactRow"]["properties"]["status"]["enum"]


@pytest.mark.parametrize("kind", FILES)
def test_shipped_schemas_are_fresh(kind: str) -> None:
    assert (SHIPPED / "schemas" / f"{kind}.json").read_text(encoding="utf-8") == schemas.schema_text(kind), (
        "run: python .ci/schemas.py"
    )


@pytest.mark.parametrize("kind", FILES)
def test_shipped_records_name_their_schema(kind: str) -> None:
    for path in shipped(kind):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first + "\n" == schemas.first_line(kind), f"{path}: run: python .ci/schemas.py"
        assert (path.parent / first.removeprefix("#:schema ")).resolve() == SHIPPED / "schemas" / f"{kind}.json"


def test_the_command_prints_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert output("schema zone", capsys) == schemas.schema_text("zone")
    assert output("schema indicators.toml", capsys) == schemas.schema_text("indicators")


def test_the_command_of_a_record_s_name_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(output("schema indicators", capsys))["title"] == "indicators.toml"
    assert json.loads(output("schema indicators --command", capsys))["title"] == "zonecli indicators --json"


def test_an_unknown_schema_gets_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "zones", "--lang", "en"]) == 3
    assert "did you mean: zone" in capsys.readouterr().err


def test_check_leaves_the_schemas_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert "schemas" not in output("check", capsys)


@pytest.mark.skipif(
    not (taplo := shutil.which("taplo", path=f"{Path(sys.executable).parent}:/usr/bin")), reason="no taplo"
)
def test_taplo_accepts_the_records_and_refuses_a_bad_one(tmp_path: Path) -> None:
    assert taplo
    root = tmp_path / "records"
    shutil.copytree(SHIPPED, root)
    lint = [
        taplo,
        "lint",
        "zones/anji.toml",
        "sources/people-anji-2025.toml",
        *(f"{kind}.toml" for kind in list(FILES)[2:]),
    ]
    done = subprocess.run(lint, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    anji = root / "zones" / "anji.toml"
    anji.write_text(
        anji.read_text(encoding="utf-8").replace('level = "provincial"', 'level = "lofty"'), encoding="utf-8"
    )
    done = subprocess.run(lint[:3], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "lofty" in done.stderr
