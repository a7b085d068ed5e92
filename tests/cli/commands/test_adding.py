"""Facts put in and taken out from the command line: what is said, what is refused, what the files then hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Cli, process
from tests.cli.terminals import on_terminal
from tests.conftest import SMALL
from zonecli.store.catalogue import Catalogue
from zonecli.store.toml.parser import parse

Make = Callable[..., Path]
MANY = int(os.environ.get("ZONECLI_MANY", "20"))
ALPHA = SMALL["zones/alpha.toml"]


def zone(root: Path, id: str = "alpha") -> str:
    return (root / "zones" / f"{id}.toml").read_text(encoding="utf-8")


FACT = """
[[facts]]
indicator = "output"
scope = { zh = "光电园", en = "optics park" }
figure = "近1000亿元"
period = "2024-06"
source = "gazette"
at = "3"
note = { en = "says so" }
"""


def test_a_fact_is_added_as_a_person_would_write_it(cli: Cli, make_records: Make) -> None:
    root = make_records()
    done = cli(
        *(
            "add",
            "fact",
            "甲开发区",
            "工业产值",
            "近1000亿元",
            "--source",
            "gazette",
            "--period",
            "2024-06",
            "--at",
            "3",
        ),
        *("--scope", "光电园", "--scope", "en=optics park", "--note", "says so", "--records", root),
    )
    assert (done.code, done.err.count("error")) == (0, 0)
    assert FACT in zone(root)
    line = zone(root).split("\n").index('figure = "近1000亿元"') + 1
    assert done.out == (
        f"{root}/zones/alpha.toml:{line}  Industrial output · optics park, Jun 2024: nearly CNY 100 billion\n"
    )


def test_what_has_changed_since_the_last_figure_is_said(cli: Cli, make_records: Make) -> None:
    root = make_records()
    for year, figure in (("2022", "500亿元"), ("2023", "600亿元")):
        done = cli(
            *("add", "fact", "beta", "output", figure, "--source", "gazette", "--period", year, "--records", root)
        )
    assert done.out.split("\n")[1] == "2022: 500亿元; change 20%"


# What is typed after `add`, the exit code, and what is said of it.
REFUSED = [
    ("fact gamma output 5亿元 --source gazette", 3, ["no zone is called “gamma”"]),
    ("fact alpha outputs 5亿元 --source gazette", 3, ["no indicator is called “outputs”", "output"]),
    ("fact alpha output 5亿元 --source gaxette", 3, ["no source is called “gaxette”", "gazette"]),
    ("fact alpha output 5亿元", 2, ["--source is missing"]),
    ("fact alpha output --source gazette", 2, ["zonecli add fact ZONE INDICATOR FIGURE"]),
    ("fact alpha output 5 亿元 --source gazette", 2, ["too much: 亿元"]),
    ("fact alpha output 若干 --source gazette", 1, ["Z030", "cannot be read", "could then not be read"]),
    ("fact alpha output 5公顷 --source gazette", 1, ["Z032", "is in ha"]),
    ("fact alpha output 增长5亿元 --source gazette --period 2024", 1, ["Z035", "is a change", "--force"]),
    ("fact alpha output 5亿元 --source gazette --period 2025", 1, ["Z041", "cannot report the period 2025", "--force"]),
    ("fact alpha output 5亿元 --source gazette --period 24年", 1, ["Z040", "not a valid period"]),
    ("fact alpha output 超900亿元 --source gazette --period 2024", 1, ["Z050", "the same fact", "--force"]),
    ("fact alpha output 300亿元 --source gazette --period 2024", 1, ["Z051", "contradicts 超900亿元", "--force"]),
    ("fact alpha output 5亿元 --source gazette --status vielleicht", 3, ["no status is called “vielleicht”"]),
    (
        "fact alpha output 5亿元 --source gazette --value 500000000 --unit CNY",
        1,
        ["Z033", "can be read without “value”"],
    ),
    ("fact alpha output 5亿元 --source gazette --scope 甲 --scope 乙", 2, ["two texts are in one language (zh)"]),
    ("fact alpha output 5亿元 --source gazette --scope en=", 2, ["says nothing"]),
    ("fact alpha output 5亿元 --source gazette --period 2023 --supersedes", 2, ["leave out --supersedes"]),
    ("event alpha 2030 en=Later --source gazette", 1, ["Z042", "--force"]),
    ("event alpha 2024 en=Then --source gazette --unit 亩", 2, ["--unit says nothing"]),
    ("industries alpha steel-like --source gazette", 3, ["no industry is called"]),
    ("facts alpha output 5亿元 --source gazette", 2, ["is not one of fact, event, industries, -", "fact"]),
]


@pytest.mark.parametrize(("typed", "code", "said"), REFUSED, ids=[typed for typed, *_ in REFUSED])
def test_what_is_refused_says_why_and_changes_nothing(
    cli: Cli, make_records: Make, typed: str, code: int, said: Sequence[str]
) -> None:
    root = make_records()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = cli("add", *typed.split(), "--records", root)
    assert done.code == code
    assert not [text for text in said if text not in done.err]
    assert "Traceback" not in done.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_what_the_rules_only_warn_of_can_be_forced(cli: Cli, make_records: Make) -> None:
    root = make_records()
    typed = ("add", "fact", "alpha", "output", "300亿元", "--source", "gazette", "--period", "2024", "--records", root)
    done = cli(*typed, "--force")
    assert done.code == 0
    assert "Z051" in done.err
    assert 'figure = "300亿元"' in zone(root)
    assert cli("add", "fact", "alpha", "output", "若干", "--source", "gazette", "--records", root, "--force").code == 1


def test_a_dry_run_prints_the_difference(cli: Cli, make_records: Make) -> None:
    root = make_records()
    done = cli(
        *("add", "fact", "alpha", "output", "950亿元", "--source", "gazette", "--period", "2023"),
        *("--records", root, "--dry-run"),
    )
    assert done.code == 0
    assert done.out.startswith("--- a/zones/alpha.toml\n+++ b/zones/alpha.toml\n@@")
    assert '+figure = "950亿元"\n' in done.out
    assert zone(root) == ALPHA


@pytest.mark.parametrize("first", ["", '[[facts]]\nindicator = "enterprises"\nfigure = "8家"\nsource = "gazette"\n\n'])
def test_the_older_figure_is_superseded(first: str, cli: Cli, make_records: Make) -> None:
    root = make_records({"zones/alpha.toml": ALPHA.replace("[[facts]]", f"{first}[[facts]]", 1)})
    done = cli(
        *("add", "fact", "alpha", "output", "920亿元", "--source", "gazette", "--period", "2024", "--supersedes"),
        *("--records", root),
    )
    assert (done.code, done.err) == (0, "")
    facts = Catalogue(root).facts_of("alpha")
    old, new = (fact for fact in facts if fact.indicator == "output")
    assert (old.rank, new.rank) == ("deprecated", "normal")
    assert [fact for fact in facts if fact.rank == "deprecated"] == [old]
    assert old.note is not None
    assert old.note.languages == {"zh": "已被920亿元（公报）取代", "en": "superseded by 920亿元 (Gazette)"}


def test_figures_typed_by_hand(cli: Cli, make_records: Make) -> None:
    root = make_records()
    done = cli(
        *("add", "fact", "beta", "output", "somewhere past the middle of five score", "--source", "gazette"),
        *("--low", "50", "--high", "60", "--unit", "CNY", "--period", "2024", "--records", root),
    )
    assert done.code == 0, done.err
    _, fact = json.loads(cli("facts", "--zone", "beta", "--indicator", "output", "--records", root, "--json").out)
    assert (fact["low"], fact["high"], fact["hedge"], fact["given"]) == (50, 60, "range", True)


def test_events_and_industries(cli: Cli, make_records: Make) -> None:
    root = make_records()
    more = ("--source", "gazette", "--records", root)
    assert cli("add", "event", "alpha", "2024-03", "zh=开园", "en=Opened", "--at", "2", *more).code == 0
    assert cli("add", "industries", "beta", "家具", *more).code == 0
    raw = parse(zone(root))
    assert raw["events"][-1] == {
        "date": "2024-03",
        "title": {"zh": "开园", "en": "Opened"},
        "source": "gazette",
        "at": "2",
    }
    beta = parse(zone(root, "beta"))
    assert beta["leading_industries"] == [{"industries": ["furniture"], "source": "gazette"}]
    assert beta["industries"] == ["furniture"]
    assert " error[" not in cli("check", "--records", root).out


# -- JSON ------------------------------------------------------------------------------------------


def add_json(root: Path, text: str, *options: str) -> tuple[int, str]:
    done = process(["add", "-", "--records", root, *options], input=text)
    return done.code, done.err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_facts_prints_is_read_back(cli: Cli, make_records: Make, form: str) -> None:
    root = make_records()
    text = cli("facts", "--zone", "alpha", "--records", root, "--format", form).out
    bare = ALPHA.partition("\n[[facts]]")[0] + "\n"
    other = make_records({"zones/alpha.toml": bare})
    assert add_json(other, text) == (0, "")
    assert cli("facts", "--zone", "alpha", "--records", other, "--format", form).out == text
    code, said = add_json(other, text)
    assert code == 1
    assert said.count("Z050") == len(Catalogue(root).facts_of("alpha"))


ENTRY = {"zone": "alpha", "indicator": "output", "figure": "50亿元", "period": "2023", "source": "gazette"}
WRONG = [
    ({"value": 51}, ["entry 1", "value = 5000000000", "and not as 51"]),
    ({"unit": "USD"}, ["unit = CNY", "and not as USD"]),
    ({"hedge": "over"}, ["hedge = exact"]),
    ({"zone": None, "zone_printed": "丙开发区"}, ["entry 1: “丙开发区” is not on record", "zonecli new zone"]),
    ({"zone": None}, ["it names no zone"]),
    ({"indicator": None}, ["it names no indicator"]),
    ({"source": None}, ["it names no source", "--source"]),
    ({"figure": 50}, ["it prints no figure"]),
    ({"indicator": "nothing-like-it"}, ["no indicator is called"]),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG, ids=[json.dumps(wrong) for wrong, _ in WRONG])
def test_an_entry_that_is_wrong_keeps_all_out(make_records: Make, wrong: dict[str, object], said: list[str]) -> None:
    root = make_records()
    code, err = add_json(root, json.dumps([{**ENTRY, **wrong}, ENTRY]))
    assert code in (2, 3)
    assert not [text for text in said if text not in err]
    assert zone(root) == ALPHA


def test_what_is_no_fact_is_counted(make_records: Make) -> None:
    root = make_records()
    entries = [ENTRY, {**ENTRY, "role": "class-bound"}, {**ENTRY, "role": "date"}, {**ENTRY, "derived": True}]
    code, err = add_json(root, json.dumps(entries))
    assert code == 0
    assert err == "3 entries are no facts and are left out: class-bound 1, date 1, calculated 1\n"
    assert zone(root).count('figure = "50亿元"') == 1


@pytest.mark.parametrize("text", ["{", "[1]", "[[]]", '{"a": 1', "nonsense", '[{"a": NaN}', "[" * 5000])
def test_what_is_no_json_is_told(make_records: Make, text: str) -> None:
    code, err = add_json(make_records(), text)
    assert code == 2
    assert "error" in err
    assert "Traceback" not in err


def test_an_empty_input_adds_nothing(make_records: Make) -> None:
    assert add_json(make_records(), "") == (0, "")


# -- removing, renaming ----------------------------------------------------------------------------


def test_what_would_be_removed_is_shown_first(cli: Cli, make_records: Make) -> None:
    root = make_records()
    typed = ("remove", "fact", "alpha", "output", "--records", root)
    done = cli(*typed)
    assert done.code == 1
    assert "zones/alpha.toml:9  Industrial output, 2024: over CNY 90 billion" in done.err
    assert zone(root) == ALPHA
    done = cli(*typed, "--force")
    assert done.code == 0
    assert [fact.indicator for fact in Catalogue(root).facts_of("alpha")] == ["enterprises"]
    assert cli(*typed, "--force").code == 2


def test_only_the_figure_of_a_period_is_removed(cli: Cli, make_records: Make) -> None:
    root = make_records()
    typed = ("--source", "gazette", "--records", root)
    assert cli("add", "fact", "alpha", "output", "800亿元", "--period", "2023", *typed).code == 0
    before = zone(root)
    assert cli("add", "fact", "alpha", "output", "850亿元", "--period", "2022", *typed).code == 0
    assert cli("remove", "fact", "alpha", "output", "--period", "2021", "--records", root, "--force").code == 2
    assert cli("remove", "fact", "alpha", "output", "--period", "2022", "--records", root, "--force").code == 0
    assert zone(root) == before


def test_what_rests_on_a_source_is_removed_everywhere(cli: Cli, make_records: Make) -> None:
    notice = {"sources/notice.toml": 'type = "document"\ntitle = { zh = "公告", en = "Notice" }\nissued = "2025-04"\n'}
    root = make_records(notice)
    before = {path: path.read_bytes() for path in root.rglob("*.toml")}
    more = ("--source", "notice", "--records", root)
    assert cli("add", "fact", "alpha", "output", "800亿元", "--period", "2023", *more).code == 0
    assert cli("add", "event", "beta", "2024", "zh=开园", "en=Opened", *more).code == 0
    assert cli("add", "industries", "beta", "furniture", *more).code == 0
    done = cli("remove", "facts", "--source", "公告", "--records", root, "--force")
    assert done.code == 0
    assert done.err.endswith("3 removed\n")
    after = {path: path.read_bytes() for path in root.rglob("*.toml")}
    beta = root / "zones" / "beta.toml"
    assert parse(after.pop(beta).decode()) == {**parse(before.pop(beta).decode()), "industries": []}
    assert after == before


def test_an_id_is_renamed_wherever_it_stands(cli: Cli, make_records: Make) -> None:
    root = make_records(
        {"zones/beta.toml": 'name = { zh = "乙", en = "Beta" }\nkind = "industrial-park"\npart_of = ["alpha"]\n'}
    )
    assert cli("rename", "alpha", "aleph", "--records", root).code == 1
    done = cli("rename", "alpha", "aleph", "--records", root, "--force")
    assert done.code == 0
    assert "1 reference" in done.err
    assert not (root / "zones" / "alpha.toml").exists()
    assert zone(root, "aleph") == ALPHA
    assert parse(zone(root, "beta"))["part_of"] == ["aleph"]
    assert cli("rename", "gazette", "bulletin", "--records", root, "--force").code == 0
    assert cli("rename", "output", "gross-output", "--records", root, "--force").code == 0
    assert 'source = "gazette"' not in zone(root, "aleph")
    assert "[gross-output]" in (root / "indicators.toml").read_text(encoding="utf-8")
    assert cli("check", "--records", root).code == 0


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("alpha beta", 2, "taken"),
        ("alpha Alpha", 2, "not a valid id"),
        ("gdp product", 2, "is named by zonecli itself"),
        ("nothing other", 3, "is called"),
    ],
)
def test_what_cannot_be_renamed(cli: Cli, make_records: Make, typed: str, code: int, said: str) -> None:
    root = make_records()
    done = cli("rename", *typed.split(), "--records", root, "--force")
    assert done.code == code
    assert said in done.err


# -- where nothing may be written ------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["add fact anji gdp 5亿元 --source x", "remove facts --source x", "rename anji a", "edit anji"]
)
def test_the_shipped_records_are_never_changed(tmp_path: Path, typed: str) -> None:
    done = process(typed.split(), cwd=tmp_path)
    assert done.code == 2
    assert "zonecli init" in done.err


# -- several at once -------------------------------------------------------------------------------


def test_two_writers_lose_nothing(make_records: Make) -> None:
    root = make_records()
    added = 0
    for _ in range(MANY):
        writers = [
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "zonecli", "add", "event", "beta", "2024", f"en=Event {added + n}"),
                    *(f"zh=第{added + n}件", "--source", "gazette", "--records", str(root)),
                ],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for n in range(2)
        ]
        for writer in writers:
            _, err = writer.communicate()
            assert writer.returncode == 0, err
        added += 2
    titles = [event["title"]["en"] for event in parse(zone(root, "beta"))["events"]]
    assert sorted(titles) == sorted(f"Event {n}" for n in range(added))


# -- on a terminal ---------------------------------------------------------------------------------


def test_somebody_is_asked_on_a_terminal(make_records: Make) -> None:
    root = make_records()
    typed = ["add", "fact", "alpha", "output", "300亿元", "--source", "gazette", "--period", "2024", "--records", root]
    shown = on_terminal(typed, keys=[("all the same?", "n\r")])
    assert shown.code == 1
    assert zone(root) == ALPHA
    shown = on_terminal(typed, keys=[("all the same?", "y\r")])
    assert shown.code == 0
    assert 'figure = "300亿元"' in zone(root)


def test_what_is_missing_is_asked_for_on_a_terminal(make_records: Make) -> None:
    root = make_records()
    answers = [
        ("Zone\r\n> ", "甲区\r"),
        ("Indicator\r\n> ", "nothing like it\r"),
        ("no indicator is called", "工业产值\r"),
        ("Figure, as the source prints it\r\n> ", "880亿元\r"),
        ("Source\r\n> ", "gaz\t\r"),
        ("Period", "2023\r"),
        ("Page", "\r"),
    ]
    shown = on_terminal(["add", "fact", "--records", root], keys=answers)
    assert shown.code == 0, shown.text
    assert "Industrial output, 2023: CNY 88 billion" in shown.text
    row = parse(zone(root))["facts"][-1]
    assert row == {"indicator": "output", "figure": "880亿元", "period": "2023", "source": "gazette"}
