"""Every command in every format, over figures of each sense, hedge, status and nature: each says what is printed.

The readings are worked out by hand. Each row is one indicator, of which zone `a` has the figure and zone `b` one that
can be compared with it where there is such.
"""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.running import Cli
from tests.conftest import write_files

OPEN = ""


class Row(NamedTuple):
    """A printed figure, what every export says of it, and the words that stand beside it in English."""

    printed: str
    unit: str
    value: str
    low: str
    high: str
    opens: tuple[bool, bool]
    hedges: str
    sense: str
    words: str
    other: str
    nature: str = "flow"
    extra: str = ""
    keys: str = ""


CLOSED, LEFT, RIGHT, BOTH = (False, False), (True, False), (False, True), (True, True)
ROWS = {
    "exact": Row("5亿元", "CNY", "500000000", "500000000", "500000000", CLOSED, "exact", "", "CNY 500 million",
                 "6亿元"),
    "over": Row("超900亿元", "CNY", "9E10", "9E10", OPEN, LEFT, "over", "", "over CNY 90 billion", "6亿元"),
    "beyond": Row(
        "1600余家", "enterprise", "1600", "1600", "1700", BOTH, "over", "", "more than 1,600 enterprises", "6家"
    ),
    "nearly": Row("近40亿元", "CNY", "4E9", OPEN, "4E9", RIGHT, "nearly", "", "nearly CNY 4 billion", "9亿元"),
    "under": Row("不到5亿元", "CNY", "5E8", OPEN, "5E8", RIGHT, "under", "", "less than CNY 500 million", "9亿元"),
    "about": Row("约7亿元", "CNY", "7E8", OPEN, OPEN, CLOSED, "about", "", "about CNY 700 million", "2000亿元"),
    "at-least": Row(
        "不低于5亿元", "CNY", "5E8", "5E8", OPEN, CLOSED, "at-least", "", "at least CNY 500 million", "1亿元"
    ),
    "at-most": Row("不超过5亿元", "CNY", "5E8", OPEN, "5E8", CLOSED, "at-most", "", "at most CNY 500 million", "9亿元"),
    "several": Row("数千亩", "mu", "", "2000", "10000", RIGHT, "several", "", "several thousand mu", "5亩"),
    "range": Row("20至30家", "enterprise", "", "20", "30", CLOSED, "range", "", "20 to 30 enterprises", "5家"),
    "about-range": Row(
        "约20至30家", "enterprise", "", OPEN, OPEN, CLOSED, "about range", "", "about 20 to 30 enterprises", "5家"
    ),
    "bounded-about": Row(
        "约100家以上", "enterprise", "100", "100", OPEN, CLOSED, "at-least about", "", "at least about 100 enterprises",
        "5家",
    ),
    "growth": Row("增长8.4%", "ratio", "0.084", "0.084", "0.084", CLOSED, "exact", "growth", "up 8.4%", "5%", "change"),
    "decline": Row(
        "下降3.5%", "ratio", "-0.035", "-0.035", "-0.035", CLOSED, "exact", "decline", "down 3.5%", "5%", "change"
    ),
    "decline-over": Row(
        "下降超3%", "ratio", "-0.03", OPEN, "-0.03", RIGHT, "over", "decline", "down over 3%", "5%", "change"
    ),
    "decline-nearly": Row(
        "下降近3%", "ratio", "-0.03", "-0.03", "0", BOTH, "nearly", "decline", "down nearly 3%", "翻一番", "change"
    ),
    "minus": Row(
        "增长-3.5%", "ratio", "-0.035", "-0.035", "-0.035", CLOSED, "exact", "decline", "down 3.5%", "1%", "change"
    ),
    "doubled": Row("翻两番", "ratio", "3", "3", "3", CLOSED, "exact", "growth", "up 300%", "增长1.4倍", "change"),
    "multiple": Row(
        "是上年的3倍", "times", "3", "3", "3", CLOSED, "exact", "multiple", "3 times", "增长5%", "change"
    ),
    "points": Row("增速回落2个百分点", "pp", "-2", "-2", "-2", CLOSED, "exact", "decline", "down 2 percentage points",
                  "增速加快1个百分点", "change"),
    "reduction": Row(
        "减少300亩", "mu", "-300", "-300", "-300", CLOSED, "exact", "decline", "down 300 mu", "减少200亩", "flow",
        keys='sign = "reduction"',
    ),
    "per-head": Row("人均4.08万元", "CNY/person", "40800", "40800", "40800", CLOSED, "exact", "per-capita",
                    "CNY 40,800 per person", "人均5万元"),
    "stock": Row("30人", "person", "30", "30", "30", CLOSED, "exact", "", "30 people", "40人", "stock"),
    "standing": Row("4公顷", "ha", "4", "4", "4", CLOSED, "exact", "", "4 ha", "5公顷", "standing"),
    "event": Row("200余人", "person", "200", "200", "300", BOTH, "over", "", "more than 200 people", "40人", "event"),
    "position": Row("3", "position", "3", "3", "3", CLOSED, "exact", "", "3", "4", "position", keys='better = "lower"'),
    **{
        status: Row("5亿元", "CNY", "5E8", "5E8", "5E8", CLOSED, "exact", "", "CNY 500 million", "6亿元",
                    extra=f'status = "{status}"')
        for status in ("provisional", "estimate", "forecast", "planned", "target")
    },
    "given": Row(
        "五亿左右吧", "CNY", "5E8", OPEN, OPEN, CLOSED, "about", "", "about CNY 500 million", "9亿元",
        extra='value = "500000000"\nunit = "CNY"\nhedge = "about"',
    ),
}  # fmt: skip
KEYS = ("value", "unit", "hedge", "hedges", "low", "high", "low_open", "high_open", "sense", "given", "derived")


def usual_unit(row: Row) -> str:
    unit = {"times": "ratio", "position": ""}.get(row.unit, row.unit)
    return f'unit = "{unit}"\n' if unit else ""


def table(id: str, row: Row) -> str:
    return (
        f'[{id}]\nname = {{ zh = "指标{id}", en = "Indicator {id}" }}\n{usual_unit(row)}theme = "economy"\n'
        f'nature = "{row.nature}"\n{row.keys}\n'
    )


def fact(id: str, figure: str, extra: str) -> str:
    note = 'note = { zh = "原文如此", en = "So the source" }'
    return f'[[facts]]\nindicator = "{id}"\nfigure = "{figure}"\nperiod = "2024"\nsource = "gazette"\n{note}\n{extra}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    head = 'name = {{ zh = "{0}区", en = "Zone {0}" }}\nkind = "industrial-park"\n'
    status = {id: row.extra if row.extra.startswith("status") else "" for id, row in ROWS.items()}
    return write_files(
        tmp_path / "records",
        {
            "indicators.toml": "".join(table(id, row) for id, row in ROWS.items()),
            "sources/gazette.toml": 'type = "report"\ntitle = { zh = "公报", en = "Gazette" }\nissued = "2025-03"\n',
            "zones/a.toml": head.format("A") + "".join(fact(id, row.printed, row.extra) for id, row in ROWS.items()),
            "zones/b.toml": head.format("B") + "".join(fact(id, row.other, status[id]) for id, row in ROWS.items()),
        },
    )


def said(row: Row) -> tuple[object, ...]:
    """Return what every export says of a figure, by KEYS."""
    numbers = [Decimal(text) if text else None for text in (row.value, row.low, row.high)]
    return (
        numbers[0], row.unit, row.hedges.split()[0], row.hedges, numbers[1], numbers[2], *row.opens, row.sense,
        "value" in row.extra, False,
    )  # fmt: skip


def of_json(fact: dict[str, Any]) -> tuple[object, ...]:
    found = {key: "" if fact[key] is None and key in ("unit", "sense") else fact[key] for key in KEYS}
    return tuple({**found, "hedges": " ".join(fact["hedges"])}.values())


def of_csv(cells: dict[str, str], prefix: str = "") -> tuple[object, ...]:
    found: list[object] = []
    for key in KEYS:
        text = cells[f"{prefix}{key}"]
        if key in ("value", "low", "high"):
            found.append(Decimal(text) if text else None)
        else:
            found.append(text == "True" if key in ("low_open", "high_open", "given", "derived") else text)
    return tuple(found)


def load(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def lines(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_rows_have_each_sense_hedge_status_and_nature() -> None:
    assert {hedge for row in ROWS.values() for hedge in row.hedges.split()} == {
        "exact", "over", "nearly", "under", "about", "at-least", "at-most", "several", "range",
    }  # fmt: skip
    assert {row.sense for row in ROWS.values()} == {"", "growth", "decline", "multiple", "per-capita"}
    assert {row.nature for row in ROWS.values()} == {"flow", "stock", "standing", "change", "position", "event"}


def test_the_records_are_sound(root: Path, cli: Cli) -> None:
    assert cli("check", root, "--lang", "en").err == "4 files checked: nothing found\n"


def test_facts_and_show(root: Path, cli: Cli) -> None:
    expected = {id: said(row) for id, row in ROWS.items()}
    for command in (["facts", "--zone", "a"], ["show", "a"]):
        found = load(cli(*command, "--records", root, "--json").out)
        facts = found if command[0] == "facts" else [entry["fact"] for entry in found["facts"]]
        assert {each["indicator"]: of_json(each) for each in facts} == expected
        for format, delimiter in (("csv", ","), ("tsv", "\t")):
            rows = lines(cli(*command, "--records", root, "--format", format).out, delimiter)
            assert {row["indicator"]: of_csv(row) for row in rows} == expected
    jsonl = cli("facts", "--zone", "a", "--records", root, "--format", "jsonl").out.splitlines()
    assert {fact["indicator"]: of_json(fact) for fact in map(load, jsonl)} == expected


@pytest.mark.parametrize("id", ROWS)
def test_list_rank_compare_and_trace(id: str, root: Path, cli: Cli) -> None:
    row = ROWS[id]
    ranking = load(cli("rank", id, "--records", root, "--json").out)
    mine = next(entry for entry in ranking["entries"] if entry["zone"] == "a")
    assert (of_json(mine["fact"]), ranking["comparable"], ranking["unranked"]) == (said(row), True, [])
    (compared,) = load(cli("compare", "a", "b", "--indicator", id, "--records", root, "--json").out)["rows"]
    assert (of_json(compared["cells"][0]["fact"]), compared["comparable"]) == (said(row), True)
    (listed, _) = load(cli("list", "--columns", f"id,{id}", "--records", root, "--json").out)
    assert of_json(listed["facts"][id]) == said(row)
    (step,) = load(cli("trace", "a", id, "--records", root, "--json").out)["steps"]
    assert of_json(step["fact"]) == said(row)
    for format, delimiter in (("csv", ","), ("tsv", "\t")):
        for command in (["rank", id], ["compare", "a", "b", "--indicator", id]):
            cells = lines(cli(*command, "--records", root, "--format", format).out, delimiter)
            assert said(row) in [of_csv(each) for each in cells if each["zone"] == "a"]
        (mine_listed, _) = lines(
            cli("list", "--columns", f"id,{id}", "--records", root, "--format", format).out, delimiter
        )
        assert of_csv(mine_listed, f"{id}_") == said(row)


@pytest.mark.parametrize("id", ROWS)
def test_the_same_figure_has_the_same_words_everywhere(id: str, root: Path, cli: Cli) -> None:
    row = ROWS[id]
    (root / "own.md.j2").write_text(
        "{% for zone in zones %}{% for each in zone.facts %}{% if each.fact.indicator == params.of %}"
        "{{ each | figure }}{% endif %}{% endfor %}{% endfor %}\n\n{{ footnotes() }}\n",
        encoding="utf-8",
    )
    pages = [
        cli(*command, "--records", root, "--lang", "en", "--format", format).out
        for format in ("table", "md")
        for command in (
            ["show", "a"],
            ["rank", id],
            ["compare", "a", "b", "--indicator", id],
            ["list", "--columns", f"name,{id}"],
        )
    ]
    pages.append(cli("trace", "a", id, "--records", root, "--lang", "en").out)
    pages.append(cli("report", "profile", "--zone", "a", "--records", root, "--lang", "en").out)
    for page in pages:
        text = page.replace("\\-", "-").replace("\\.", ".")
        assert row.printed in text, page
        # A figure that says the same in English stands alone.
        assert row.words in text, page
        assert "So the source" in text, page


def test_templates_see_what_exports_say(root: Path, cli: Cli) -> None:
    numbers = "".join(f"{{{{ f.{key} if f.{key} is not none else '-' }}}} " for key in ("value", "low", "high"))
    yes = "".join(f"{{{{ 'yes' if f.{key} else 'no' }}}} " for key in ("low_open", "high_open", "given", "derived"))
    template = root / "own.txt.j2"
    template.write_text(
        "{% for each in zones[0].facts %}{% set f = each.fact %}\n"
        f"{{{{ f.indicator }}}} {numbers}{yes}{{{{ f.sense or '-' }}}} {{{{ f.hedges | join(' ') }}}}\n"
        "{% endfor %}\n",
        encoding="utf-8",
    )
    printed = cli("report", template, "--zone", "a", "--records", root, "--lang", "en")
    assert printed.code == 0, printed.err
    found = {
        line.split()[0].replace("\\", ""): line.replace("\\", "").split()[1:]
        for line in printed.out.splitlines()
        if line
    }
    for id, row in ROWS.items():
        value, _, _, hedges, low, high, low_open, high_open, sense, given, _ = said(row)
        cells = found[id]
        assert [None if cell == "-" else Decimal(cell) for cell in cells[:3]] == [value, low, high]
        assert cells[3:7] == ["yes" if each else "no" for each in (low_open, high_open, given, False)]
        assert (cells[7], " ".join(cells[8:])) == (sense or "-", str(hedges).replace("at-", "at "))


def test_what_contradicts_a_figure_is_in_its_row(tmp_path: Path, cli: Cli) -> None:
    facts = fact("exact", "5亿元", "") + fact("exact", "7亿元", "")
    root = write_files(
        tmp_path / "records",
        {
            "indicators.toml": table("exact", ROWS["exact"]),
            "sources/gazette.toml": 'type = "report"\ntitle = { zh = "公报", en = "Gazette" }\nissued = "2025-03"\n',
            "zones/a.toml": f'name = {{ zh = "甲区", en = "Zone A" }}\nkind = "industrial-park"\n{facts}',
        },
    )
    (row,) = lines(cli("show", "a", "--records", root, "--format", "csv").out, ",")
    assert (row["figure"], row["contradicted_by"]) == ("5亿元", "7亿元 (gazette)")
