"""`zonecli diff`: two states of the records, in every format, and what it ends with."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests import hostile
from tests.cli.running import ROOT, Cli, process
from tests.conftest import SMALL, write_files
from tests.repositories import Repository, needs_git
from zonecli.records.fields import fields_of
from zonecli.records.vocabulary import Source
from zonecli.records.zones import Zone
from zonecli.render.pages.difference import KEYS

FORMATS = ("table", "md", "json", "jsonl", "csv", "tsv")
MORE = '\n[[facts]]\nindicator = "output"\nfigure = "超950亿元"\nperiod = "2025"\nsource = "gazette"\n'
NEW = {
    "zones/alpha.toml": SMALL["zones/alpha.toml"].replace("1600余家", "1700余家") + MORE,
    "zones/beta.toml": SMALL["zones/beta.toml"]
    .replace('level = "provincial"', 'level = "national"')
    .replace('status = "forecast"\n', ""),
    "zones/gamma.toml": SMALL["zones/beta.toml"].replace("Beta", "Gamma").replace("乙", "丙"),
    "sources/gazette.toml": SMALL["sources/gazette.toml"] + 'url = "https://gazette.example/3"\n',
}


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What makes the working directory hold the small records, `old`, and changed ones, `records`."""

    def make(files: Mapping[str, str | bytes | None] = NEW) -> None:
        write_files(tmp_path / "old", SMALL)
        write_files(tmp_path / "records", {**SMALL, **files})
        monkeypatch.chdir(tmp_path)

    return make


def test_a_table(cli: Cli, sides: Callable[..., None]) -> None:
    sides()
    said = cli("diff", "old")
    assert (said.code, said.err) == (0, "")
    lines = [" | ".join(filter(None, map(str.strip, line.split("  ")))) for line in said.out.splitlines()]
    assert [line for line in lines if line and not line.startswith("---")] == [
        "old → records",
        "What | Change | Before | Now | Period | Source",
        "Alpha Development Zone (alpha)",
        "Enterprises | print | 1600余家 | 1700余家 | as of Mar 2025 | gazette",
        "Industrial output | added | 超950亿元 | 2025 | gazette",
        "Beta Development Zone (beta)",
        "Level | changed | provincial | national",
        "Industrial output: 436亿元 | status | 2023, forecast → actual | gazette",
        "Gamma Development Zone (gamma)",
        "Zone | added",
        "Industrial output | added | 436亿元 | 2023, forecast | gazette",
        "Sources",
        "What | Change | Before → now",
        "Gazette (gazette)",
        "Address | changed | – → https://gazette.example/3",
        "Changes | zones: 1 added, 1 changed; figures: 2 added, 2 changed; sources: 1 changed",
    ]


WHAT = [
    ("fact", "changed", "alpha"),
    ("fact", "added", "alpha"),
    ("zone", "changed", "beta"),
    ("fact", "changed", "beta"),
    ("zone", "added", "gamma"),
    ("fact", "added", "gamma"),
    ("source", "changed", ""),
]


def test_data(cli: Cli, sides: Callable[..., None]) -> None:
    sides()
    whole = json.loads(cli("diff", "old", "--json").out)
    assert list(whole) == ["old", "new", "changes", "unread"]
    assert whole["old"] == {"name": "old", "commit": None, "date": None}
    assert [(each["what"], each["how"], each.get("zone", "")) for each in whole["changes"]] == WHAT
    first = whole["changes"][0]
    assert (first["parts"], first["old"]["value"], first["new"]["value"]) == (["figure"], 1600, 1700)
    assert [json.loads(line) for line in cli("diff", "old", "--format", "jsonl").out.splitlines()] == whole["changes"]
    for format, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(cli("diff", "old", "--format", format).out), delimiter=delimiter))
        assert [(row["what"], row["how"], row["zone"]) for row in rows] == WHAT
        assert (rows[0]["old"], rows[0]["new"], rows[0]["new_value"]) == ("1600余家", "1700余家", "1700")
        assert (rows[2]["field"], rows[2]["old"], rows[2]["new"]) == ("level", "provincial", "national")
        assert (rows[3]["old_status"], rows[3]["new_status"]) == ("forecast", "actual")
        assert (rows[6]["field"], rows[6]["new"], rows[6]["new_source"]) == (
            "url",
            "https://gazette.example/3",
            "gazette",
        )


def test_every_key_of_a_zone_and_a_source_has_a_name() -> None:
    keys = {name for table in (Zone, Source) for name in fields_of(table)}
    assert set(KEYS) == keys - {"facts", "events"}


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_has_changed(cli: Cli, sides: Callable[..., None], format: str) -> None:
    sides({"zones/alpha.toml": "# the same\n" + SMALL["zones/alpha.toml"].replace('"', "'")})
    said = cli("diff", "old", "--format", format, "--exit-code")
    assert (said.code, said.err) == (0, "nothing has changed\n")
    shown = {"json": '  "changes": [],', "csv": "what,how,zone", "tsv": "what\thow\tzone"}.get(format)
    assert shown in said.out if shown else not said.out.strip()


@pytest.mark.parametrize("format", FORMATS)
def test_something_has_changed(cli: Cli, sides: Callable[..., None], format: str) -> None:
    sides()
    assert cli("diff", "old", "--format", format).code == 0
    assert cli("diff", "old", "--format", format, "--exit-code").code == 1
    assert cli("diff", "old", "--format", format, "--exit-code", "--indicator", "tax-per-area").code == 0
    assert cli("diff", "records", "old", "--format", format, "--exit-code", "--zone", "丙开发区").code == 1
    assert cli("diff", "old", "old", "--format", format, "--exit-code").code == 0


def test_narrowed(cli: Cli, sides: Callable[..., None]) -> None:
    sides()
    by_zone = json.loads(cli("diff", "old", "--zone", "beta", "--json").out)
    assert [(each["what"], each["how"]) for each in by_zone["changes"]] == [("zone", "changed"), ("fact", "changed")]
    by_indicator = json.loads(cli("diff", "old", "--indicator", "Enterprises", "--json").out)
    assert [each["indicator"] for each in by_indicator["changes"]] == ["enterprises"]
    # One that is gone is still known by its name.
    gone = json.loads(cli("diff", "records", "old", "--zone", "Gamma Development Zone", "--json").out)
    assert [(each["what"], each["how"]) for each in gone["changes"]] == [("zone", "removed"), ("fact", "removed")]
    assert cli("diff", "old", "--zone", "nosuch").code == 3


def test_a_broken_record_is_said(cli: Cli, sides: Callable[..., None]) -> None:
    sides({**NEW, "zones/beta.toml": "kind = 1\n"})
    for format in FORMATS:
        said = cli("diff", "old", "--format", format, "--exit-code")
        assert (said.code, said.err) == (
            1,
            "records/zones/beta.toml cannot be read: what has changed in it is not known\n",
        )
        assert "gamma" in said.out
    assert json.loads(cli("diff", "old", "--json").out)["unread"] == [
        {"what": "zone", "id": "beta", "side": "new", "file": "records/zones/beta.toml"}
    ]
    alone = cli("diff", "old", "--zone", "beta", "--exit-code")
    assert (alone.code, alone.out.strip()) == (1, "")


def test_a_broken_vocabulary_is_told_at_its_place(cli: Cli, sides: Callable[..., None]) -> None:
    sides()
    Path("old/indicators.toml").write_text("[output]\nname = 1\n")
    for format in FORMATS:
        said = cli("diff", "old", "--format", format)
        assert (said.code, said.out) == (4, "")
        assert said.err.startswith("old/indicators.toml:")


def test_what_is_no_directory(cli: Cli, sides: Callable[..., None], tmp_path: Path) -> None:
    sides()
    (tmp_path / "empty").mkdir()
    assert (cli("diff", "empty").code, cli("diff").code) == (4, 2)
    said = cli("diff", "nosuch")
    assert (said.code, said.err.partition("\n")[0]) == (2, "error: records: lies in no git repository")


@needs_git
def test_revisions(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.commit({f"records/{name}": text for name, text in SMALL.items()}, "2025-05-30T00:00:00+08:00")
    made.commit({f"records/{name}": text for name, text in NEW.items()}, "2025-06-02T00:00:00+08:00")
    by_revision = process(["diff", "HEAD~1", "--exit-code"], cwd=made.folder)
    assert (by_revision.code, by_revision.err) == (1, "")
    assert by_revision.out.startswith("HEAD~1 of 30 May 2025 → records\n")
    by_day = process(["diff", "@2025-06-01", "HEAD", "--json"], cwd=made.folder)
    whole = json.loads(by_day.out)
    assert (whole["old"]["name"], whole["old"]["date"]) == ("@2025-06-01", "2025-05-30")
    assert whole["new"]["commit"] == made.git("rev-parse", "HEAD")
    assert [(each["what"], each["how"], each.get("zone", "")) for each in whole["changes"]] == WHAT
    for word in ("-x", "--output=x"):
        said = process(["diff", "--", word], cwd=made.folder)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"error: “{word}” is neither a directory nor a revision of this repository\n")
    assert made.git("status", "--porcelain") == ""
    made.commit({"records/indicators.toml": "[output]\nname = 1\n"})
    assert process(["diff", "HEAD~1", "HEAD"], cwd=made.folder).code == 4
    # What one has on the disk is compared, committed or not.
    (made.folder / "records/indicators.toml").write_text(SMALL["indicators.toml"])
    assert process(["diff", "HEAD~1", "--exit-code"], cwd=made.folder).code == 0


@needs_git
def test_the_history_of_the_shipped_records() -> None:
    listed = subprocess.run(
        ["git", "rev-list", "--first-parent", "HEAD", "--", "records"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    commits = listed.stdout.split()
    if len(commits) < 2:
        pytest.skip("no history is here")
    for now, before in pairwise(commits):
        said = process(["diff", before, now, "--format", "csv"])
        assert said.code == 0, (before, now, said.err)
        assert "cannot be read" not in said.err
    assert process(["diff", "HEAD", "--exit-code", "--records", "records"]).code in (0, 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(hostile.TEXTS, min_size=1, max_size=3), lang=st.sampled_from(["en", "zh"]))
def test_hostile_texts(texts: list[str], lang: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    old, new = write_files(folder / "old", SMALL), write_files(folder / "new", hostile.saying(texts))
    for sides in ((old, new), (new, old)):
        for format in FORMATS:
            ran = hostile.ran("diff", *sides, "--format", format, records=new, lang=lang)
            hostile.assert_kept(ran, (0,))
            shown = ran.out.replace("\t", "") if format == "tsv" else ran.out
            assert not hostile.RAW.search(shown), (format, shown)
            if format == "md":
                assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(http", ran.out)


@settings(max_examples=40, deadline=None)
@given(word=hostile.TEXTS)
def test_hostile_revisions(word: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    records = write_files(tmp_path_factory.mktemp("hostile") / "records", SMALL)
    ran = hostile.ran("diff", "--", word.replace("\0", ""), records=records)
    assert ran.code in (2, 4)
    assert not hostile.RAW.search(ran.err)
