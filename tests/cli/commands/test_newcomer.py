"""The first runs of somebody who has no records yet: each message has one hint, and it leads out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli, Result, process
from tests.conftest import SMALL, write_files

ZONE = 'name = {{ en = "Noida SEZ" }}\nkind = "{kind}"\nlevel = "{level}"\nplace = "{place}"\n'
FACT = '\n[[facts]]\nindicator = "{indicator}"\nfigure = "{figure}"\nperiod = "{period}"\nsource = "report"\n{more}'
RIGHT = {
    "kind": "special-economic-zone",
    "level": "national",
    "place": "IN",
    "indicator": "exports",
    "figure": "Rs 7595 crore",
    "period": "2022-04/2023-03",
    "more": "",
}
SOURCE = 'type = "report"\ntitle = { en = "Annual report" }\nissued = "2023-09"\n'


def checked(cli: Cli, folder: Path, source: str | None = SOURCE, **wrong: str) -> Result:
    """Return what `check` says of a zone with one figure, in which some values are others than the right ones."""
    values = {**RIGHT, **wrong}
    files = {"zones/noida.toml": (ZONE + FACT).format(**values)} | ({"sources/report.toml": source} if source else {})
    return cli("check", write_files(folder / "records", files), "--lang", "en")


def test_without_records_nothing_else_is_checked(tmp_path: Path) -> None:
    for command in (["check"], ["check", "--strict"]):
        found = process(command, cwd=tmp_path)
        assert (found.code, found.out) == (2, "")
        assert "there are no records here to check" in found.err
        assert "--shipped" in found.err
    assert process(["check", "--shipped"], cwd=tmp_path).code == 0


def test_the_shipped_records_are_said_to_be_them(tmp_path: Path) -> None:
    found = process(["list", "--limit", "1"], cwd=tmp_path)
    assert found.err == "no records are here: these are the ones shipped with zonecli\n"
    assert process(["list", "--limit", "1", "-q"], cwd=tmp_path).err == ""


def test_a_directory_that_holds_zones_itself_is_found_from_below(tmp_path: Path) -> None:
    write_files(tmp_path / "mine", SMALL)
    (tmp_path / "mine" / "sources" / "texts").mkdir()
    found = process(["list", "--json"], cwd=tmp_path / "mine" / "sources" / "texts")
    assert found.err == ""
    assert [zone["id"] for zone in json.loads(found.out)] == ["alpha", "beta"]


def test_settings_may_stand_in_the_directory_or_beside_it(cli: Cli, tmp_path: Path) -> None:
    for path in (tmp_path / "a" / "records" / "zonecli.toml", tmp_path / "b" / "zonecli.toml"):
        root = write_files(path.parent if path.parent.name == "records" else path.parent / "records", SMALL)
        path.write_text('languages = ["zh", "en", "vi"]\n', encoding="utf-8")
        found = cli("check", root, "--lang", "en")
        assert found.code == 1
        assert "Z064" in found.out
        assert "Z005" not in found.out


def test_an_empty_directory(cli: Cli, tmp_path: Path) -> None:
    found = cli("check", tmp_path, "--lang", "en")
    assert found.code == 2
    assert "zonecli init makes a directory of records" in found.err
    (tmp_path / "zones").mkdir()
    found = cli("check", tmp_path, "--lang", "en")
    assert found.code == 0
    assert "there is no zone yet: zonecli new source, new zone and add fact make one" in found.err


def test_what_is_right_passes_with_one_notice_and_without(cli: Cli, tmp_path: Path) -> None:
    found = checked(cli, tmp_path)
    assert found.code == 0
    assert found.err == "2 files checked: 1 notice\n"
    assert "notice[Z060] texts without Chinese: 2, in files: 2; the first is here" in found.out
    (tmp_path / "records" / "zonecli.toml").write_text('languages = ["en"]\n', encoding="utf-8")
    assert checked(cli, tmp_path).err == "2 files checked: nothing found\n"


@pytest.mark.parametrize(
    ("wrong", "rule", "hint"),
    [
        ({"kind": "SEZ"}, "Z028", "did you mean: special-economic-zone?"),
        ({"kind": "经济特区"}, "Z028", "did you mean: special-economic-zone?"),
        ({"kind": "special-economic-zones"}, "Z028", "special-economic-zone"),
        ({"kind": "xyzzy"}, "Z028", "`zonecli kinds` lists them; a new one is a table [xyzzy] in kinds.toml"),
        ({"level": "state"}, "Z013", "did you mean: provincial?"),
        ({"level": "省级"}, "Z013", "did you mean: provincial?"),
        ({"place": "India"}, "Z015", "a country of ISO 3166 (IN)"),
        ({"place": "IN-UP"}, "Z023", 'a region of IN is a table in places.toml: [IN-UP], name = { en = "…" }'),
        ({"place": "330532"}, "Z023", "330523"),
        ({"indicator": "export"}, "Z020", "did you mean: exports"),
        ({"indicator": "出口额"}, "Z020", "did you mean: exports?"),
        ({"indicator": "qwertz"}, "Z020", "a new one is a table [qwertz] in indicators.toml"),
        ({"period": "2022-23"}, "Z040", "did you mean: FY2022-23?"),
        ({"period": "2022-2023"}, "Z040", "did you mean: FY2022-23?"),
        ({"period": "FY2022-23"}, "Z044", 'fiscal_year = { starts = "04-01", named_by = "end" }'),
        ({"period": "2010-11", "more": ""}, "Z045", "if the fiscal year is meant, write FY2010-11"),
        ({"period": "2023"}, "Z041", "or end the period with the source: …/2023-09-30"),
        ({"more": 'of = "all-of-india"'}, "Z039", 'give the id of a zone, or a text: of = { en = "…" }'),
        ({"figure": "1.2亿", "more": 'unit = "万元"'}, "Z038", "write “unit” without its scale"),
        ({"figure": "5元", "more": 'unit = "公顷"'}, "Z030", "“unit” says only what the figure does not print"),
        ({"figure": "5", "more": 'unit = "番茄"'}, "Z031", "`zonecli units` lists them"),
        ({"source": ""}, "Z021", "write sources/report.toml with its type, title and issued"),
        ({"source": 'title = { en = "A" }\nissued = "2023"\n'}, "Z011", 'add a line: type = "webpage"'),
        ({"source": SOURCE.replace("en =", "cn =")}, "Z065", "did you mean: zh?"),
        ({"source": SOURCE.replace("{ en", "{ english")}, "Z010", "by the BCP 47 tags"),
    ],
    ids=lambda value: " ".join(map(str, value.items())) if isinstance(value, dict) else None,
)
def test_one_hint_leads_out(cli: Cli, tmp_path: Path, wrong: dict[str, str], rule: str, hint: str) -> None:
    found = checked(cli, tmp_path, **{"source": SOURCE, **wrong})
    (message,) = (each for each in blocks(found.out) if f"[{rule}]" in each)
    assert message.count("hint: ") == 1
    assert hint in message.partition("hint: ")[2]


def blocks(text: str) -> list[str]:
    """Return the findings of a screen, each with its lines."""
    found: list[str] = []
    for line in text.splitlines():
        if "[Z" in line and line.partition(":")[0].endswith(".toml"):
            found.append("")
        if found:
            found[-1] += f"{line}\n"
    return found


def test_no_pair_of_hints_sends_one_in_a_circle(cli: Cli, tmp_path: Path) -> None:
    # 171.83件 is refused by no rule: with the rest of its unit beside it, with a value as well, and what is left then.
    indicator = {"indicator": "invention-patents-per-10k", "figure": "171.83件", "period": "2022"}
    assert checked(cli, tmp_path, more='unit = "件/万人"', **indicator).code == 0
    both = checked(cli, tmp_path, more='value = "171.83"\nunit = "patent/10^4person"', **indicator)
    assert "delete “value”; “unit” says what is not printed" in both.out
    assert checked(cli, tmp_path, more='unit = "patent/10^4person"', **indicator).err.endswith("1 notice\n")


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ('<<<<<<< HEAD\nkind = "resort"\n=======\nkind = "new-town"\n>>>>>>> theirs\n', "Z008", "merge conflict"),
        ('kind = "resort"\n[facts]\nfigure = "1亩"\n\n[facts]\nfigure = "2亩"\n', "Z009", "write [[facts]]"),
        ('kind = "resort"\n[events]\ndate = "2024"\n\n[events]\ndate = "2025"\n', "Z009", "write [[events]]"),
        ('kind = "resort"\nkind = "resort"\n', "Z002", "keep one of them"),
    ],
)
def test_a_record_that_is_no_toml(cli: Cli, tmp_path: Path, text: str, rule: str, said: str) -> None:
    root = write_files(tmp_path / "records", {"zones/a.toml": f'name = {{ en = "A" }}\n{text}'})
    found = cli("check", root, "--lang", "en")
    assert f"error[{rule}]" in found.out
    assert said in found.out


VOCABULARY = ["kinds", "units", "indicators"]


@pytest.mark.parametrize("command", VOCABULARY)
@pytest.mark.parametrize("more", [[], ["--all"], ["--json"], ["--format", "csv"]])
def test_the_vocabulary_is_listed_while_records_are_faulty(
    cli: Cli, make_records: Callable[..., Path], command: str, more: list[str]
) -> None:
    broken = SMALL["zones/beta.toml"].replace('"high-tech-zone"', '"no-such-kind"')
    files = {"zones/beta.toml": broken, "zones/worse.toml": "name = “甲”", "indicators.toml": "[output\n"}
    found = cli(command, "--records", make_records(files), "--lang", "en", *more)
    assert found.code == 0
    assert found.out
    assert "have faults" in found.err


@pytest.mark.parametrize("more", [[], ["--json"], ["--format", "csv"]])
def test_an_indicator_is_shown_while_records_are_faulty(
    cli: Cli, make_records: Callable[..., Path], more: list[str]
) -> None:
    worse = '[[facts]]\nindicator = "output"\n[[facts]]\nname = “甲”'
    files = {"zones/worse.toml": worse}
    found = cli("indicators", "output", "--records", make_records(files), "--lang", "en", *more)
    assert found.code == 0
    assert "alpha" in found.out.casefold()
    assert "1 zone's record has faults" in found.err


def test_those_in_use_come_first_and_the_others_are_counted(cli: Cli, make_records: Callable[..., Path]) -> None:
    root = make_records()
    few, every = (cli("kinds", "--records", root, "--lang", "en", *more) for more in ([], ["--all"]))
    assert [line.split()[0] for line in few.out.splitlines()[2:]] == [
        line.split()[0] for line in every.out.splitlines()[2:4]
    ]
    assert "more are not in use: --all" in few.err
    assert every.err == ""
    shown = json.loads(cli("indicators", "--records", root, "--json").out)
    assert {each["id"] for each in shown if each["facts"]} <= {each["id"] for each in shown}
    assert len(json.loads(cli("indicators", "--records", root, "--all", "--json").out)) > 200
