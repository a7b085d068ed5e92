"""`extract`, as a user runs it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests import goldens
from tests.cli.running import ROOT, Cli, Result, process
from tests.cli.terminals import on_terminal
from tests.conftest import write_files

BENCHMARK = ROOT / "tests" / "benchmarks" / "extract"
ZONE = """name = { zh = "临泽经济开发区", en = "Linze Economic Development Zone" }
aliases = ["临泽开发区"]
kind = "economic-development-zone"
"""
SOURCE = 'type = "article"\ntitle = { zh = "公报" }\nissued = "2025-01-20"\nlanguage = "zh"\n'
ARTICLE = """临泽开发区跑出加速度

2024年，临泽开发区完成规上工业产值超420亿元，增长9.1%。

今年以来，引进亿元以上项目12个，总投资36亿元；力争2026年规上工业产值达到500亿元。

邻近的桐岭工业园区去年实现营业收入88亿元，古树35棵。
"""
KEYS = [
    *("figure", "start", "end", "sentence", "paragraph", "at", "value", "unit", "printed_unit", "hedge", "hedges"),
    *("low", "high", "sense", "role", "zone", "zone_printed", "indicator", "alternatives", "scope", "of", "basis"),
    *("period", "status", "source", "recorded"),
]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    files = {"records/zones/linze.toml": ZONE, "records/sources/gazette.toml": SOURCE, "article.txt": ARTICLE}
    write_files(tmp_path, files)
    return tmp_path


def extract(work: Path, *arguments: str, input: str | None = None) -> Result:
    return process(["extract", *arguments], cwd=work, input=input)


def proposals(work: Path, *arguments: str) -> list[dict[str, Any]]:
    done = extract(work, "article.txt", "--source", "gazette", "--json", *arguments)
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["marrow-bay-2026", "qinglan-2026"])
def test_what_people_see(cli: Cli, name: str, lang: str) -> None:
    article = BENCHMARK / "articles" / f"{name}.txt"
    done = cli("extract", article, "--records", BENCHMARK / "records", "--source", name, "--lang", lang)
    assert done.code == 0
    goldens.check(f"extract-{name}.{lang}.txt", f"{done.out}\n{done.err.replace(str(ROOT), '')}")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [80, 120, 160])
def test_what_a_terminal_shows(work: Path, columns: int, lang: str) -> None:
    arguments = ["extract", "article.txt", "--source", "gazette", "--lang", lang]
    shown = on_terminal(arguments, columns=columns, rows=100, cwd=work)
    assert shown.code == 0
    text = shown.text.replace("\r\n", "\n").replace(str(work), "")
    goldens.check(f"extract-terminal-{columns}.{lang}.txt", text)


def test_the_json_is_that_of_the_design(work: Path) -> None:
    found = proposals(work)
    assert all(list(each) == KEYS for each in found)
    first = next(each for each in found if each["role"] == "fact")
    assert first["figure"] == "超420亿元"
    assert ARTICLE[first["start"] : first["end"]] == "超420亿元"
    assert first["sentence"] == "2024年，临泽开发区完成规上工业产值超420亿元，增长9.1%。"
    assert (first["zone"], first["indicator"], first["period"]) == ("linze", "industrial-output-above-scale", "2024")
    assert (first["value"], first["unit"], first["hedge"], first["at"]) == (42000000000, "CNY", "over", "2")
    bound = next(each for each in found if each["figure"] == "亿元以上")
    assert (bound["role"], bound["zone"], bound["status"], bound["recorded"]) == ("class-bound", None, None, False)
    stranger = next(each for each in found if each["figure"] == "88亿元")
    assert (stranger["zone"], stranger["zone_printed"]) == (None, "桐岭工业园区")


def test_what_is_proposed_is_added_and_a_second_run_proposes_nothing_new(work: Path) -> None:
    lines = extract(work, "article.txt", "--source", "gazette", "--format", "jsonl").out.splitlines()
    decided = [line for line in lines if (each := json.loads(line))["role"] != "fact" or each["zone"]]
    added = process(["add", "-"], cwd=work, input="\n".join(decided))
    assert added.code == 0, added.err
    assert "are no facts and are left out" in added.err
    again = proposals(work)
    facts = [each for each in again if each["role"] == "fact"]
    assert [each["figure"] for each in facts if not each["recorded"]] == ["88亿元", "35棵"]
    told = extract(work, "article.txt", "--source", "gazette").err
    assert told.startswith("8 quantities, 7 facts, 2 undecided (?), 5 on record already.\n")
    assert process(["check"], cwd=work).code == 0


def test_the_draft_is_toml_whose_rows_add_takes(work: Path) -> None:
    done = extract(work, "article.txt", "--source", "gazette", "--toml")
    assert (done.code, done.err) == (0, "")
    rows = tomllib.loads(done.out)["facts"]
    assert [row["figure"] for row in rows] == ["超420亿元", "增长9.1%", "12个", "36亿元", "500亿元"]
    assert rows[2] == {
        "indicator": "projects-attracted",
        "scope": {"zh": "亿元以上项目"},
        "figure": "12个",
        "period": "2025-01/2025-01-20",
        "source": "gazette",
        "at": "3",
    }
    assert "# zones/linze.toml\n" in done.out
    assert "# 桐岭工业园区: not on record: zonecli new zone\n" in done.out
    (work / "records/zones/linze.toml").write_text(ZONE + "\n" + done.out, encoding="utf-8")
    assert process(["check"], cwd=work).code == 0


def test_the_text_that_is_counted_in(work: Path) -> None:
    article = "# 临泽开发区\r\n\r\n**2024年**，临泽开发区税收收入**3亿元**。\r\n"
    (work / "article.md").write_text(article, encoding="utf-8", newline="")
    text = extract(work, "article.md", "--text").out
    found = json.loads(extract(work, "article.md", "--json").out)
    fact = found[-1]
    assert text[fact["start"] : fact["end"]] == fact["figure"] == "3亿元"


def test_standard_input_and_what_is_told_by_options(work: Path) -> None:
    done = extract(work, "-", "--issued", "2024-03-01", "--zone", "临泽开发区", "--json", input="去年税收收入3亿元。")
    (fact,) = [each for each in json.loads(done.out) if each["role"] == "fact"]
    assert (fact["zone"], fact["period"], fact["source"]) == ("linze", "2023", None)


def test_rows_for_a_spreadsheet(work: Path) -> None:
    lines = extract(work, "article.txt", "--source", "gazette", "--format", "csv").out.splitlines()
    assert lines[0] == ",".join(KEYS)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere.txt"], 4, "nowhere.txt"),
        (["article.txt", "--source", "nowhere"], 3, "nowhere"),
        (["article.txt", "--zone", "nowhere"], 3, "nowhere"),
        (["article.txt", "--issued", "yesterday"], 2, "“yesterday” is not a valid period"),
        (["article.txt", "--issued", "../2024"], 2, "“../2024” is no day, month or year"),
        (["article.txt", "--toml"], 2, "--toml needs a source"),
        (["article.txt", "--source", "gazette", "--toml", "--json"], 2, "one or the other"),
        (["article.txt", "--toml", "--text"], 2, "one or the other"),
    ],
)
def test_what_cannot_be(work: Path, arguments: list[str], code: int, said: str) -> None:
    done = extract(work, *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_control_characters_reach_no_terminal(work: Path) -> None:
    (work / "article.txt").write_text("临泽开发区2024年税收\x1b[31m收入3亿元。\n", encoding="utf-8")
    done = extract(work, "article.txt", "--source", "gazette")
    assert "\x1b" not in done.out + done.err
