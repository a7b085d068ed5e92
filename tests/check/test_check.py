"""`check` over a directory: every fault in one run, each at its place, and no fault that hides another."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.clean_records import ALPHA, BETA, CLEAN, GAZETTE, put, write
from zonecli.check.run import check, faults_of, refusal_of
from zonecli.errors import Diagnostic, InvalidRecord, RecordsUnreadable
from zonecli.store.catalogue import Catalogue

FACT = '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"\n'

ODD = FACT.replace("436亿元", "若干")
ENDS = 'low = "1"\nhigh = "2"\nunit = "CNY"\n'
LEADING = '[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"\n'

EVENT = '[[events]]\ndate = "2024"\ntitle = { zh = "甲", en = "A" }\nsource = "gazette"\n'


def all_faults(root: Path, paths: Sequence[Path] | None = None) -> list[Diagnostic]:
    return list(check(Catalogue(root), paths))


def brief(faults: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(Path(fault.path).name, fault.rule) for fault in faults]


def the_one(root: Path) -> Diagnostic:
    faults = all_faults(root)
    assert len(faults) == 1, [f"{fault.path}:{fault.line} {fault.rule} {fault}" for fault in faults]
    return faults[0]


def marked(fault: Diagnostic) -> str:
    """Return the characters that a fault points at."""
    line = Path(fault.path).read_text(encoding="utf-8").split("\n")[fault.line - 1]
    return line[fault.column - 1 : fault.column - 1 + fault.length]


@pytest.mark.parametrize(
    ("name", "lines", "rule", "mark", "said"),
    [
        ("an unknown key", FACT + 'figuer = "1"', "Z010", "figuer", "figuer"),
        ("a key of the head", FACT + 'level = "national"', "Z010", "level", "level"),
        ("a missing key", FACT.replace("source", "#"), "Z011", "[[facts]]", "source"),
        ("a number for a text", "code = 337048", "Z012", "337048", "code"),
        ("a number with a point", FACT.replace('"436亿元"', "436.10"), "Z012", "436.10", "figure"),
        ("a comma at the end", 'name = { zh = "乙", en = "Beta", }', "Z007", '{ zh = "乙", en = "Beta", }', "1.1"),
        ("an escape of TOML 1.1", r'code = "S33\x37048"', "Z007", r'"S33\x37048"', "1.1"),
        ("a text for a list", 'aliases = "乙区"', "Z012", '"乙区"', "aliases"),
        ("an entry that is no text", 'aliases = ["乙区", 3]', "Z012", "3", "aliases"),
        ("a text for two languages", 'name = "乙开发区"', "Z012", '"乙开发区"', "name"),
        ("one table for many", FACT.replace("[[facts]]", "[facts]"), "Z012", "[facts]", "facts"),
        ("a date without quotes", EVENT.replace('"2024"', "2024-05-01"), "Z012", "2024-05-01", "date"),
        ("a text for true", 'has_parts = "yes"', "Z012", '"yes"', "has_parts"),
        ("no such kind", 'kind = "high-tec-zone"', "Z028", '"high-tec-zone"', "high-tec-zone"),
        ("an empty text", 'code = " "', "Z014", '" "', "code"),
        ("a text without a language", "name = {}", "Z014", "{}", "name"),
        ("no such indicator", FACT.replace('"output"', '"outptu"'), "Z020", '"outptu"', "outptu"),
        ("no such source", FACT.replace('"gazette"', '"gazet"'), "Z021", '"gazet"', "gazet"),
        ("one end of a range", ODD + 'low = "1"\nunit = "CNY"', "Z011", "low", "a range from “low” to “high”"),
        ("a value and an end", ODD + 'value = "2"\nlow = "1"\nunit = "CNY"', "Z011", "value", "one “value”"),
        ("a range upside down", ODD + 'low = "2"\nhigh = "1"\nunit = "CNY"', "Z016", "low", "“low” is above “high”"),
        ("a range that is over", ODD + ENDS + 'hedge = "over"', "Z013", '"over"', "no hedge but “about”"),
        ("a value that is needless", FACT + 'value = "43600000000"\nunit = "CNY"', "Z033", "value", "436亿元"),
        ("a fiscal year of any days", FACT + 'period = "FY2022-23"', "Z044", '"FY2022-23"', "FY2022-23"),
        ("no such language", 'name = { zh = "乙开发区", en = "Beta", cn = "乙" }', "Z065", "cn", "cn"),
        ("no such source of leading industries", LEADING.replace("gazette", "gazet"), "Z021", '"gazet"', "gazet"),
        ("no such leading industry", LEADING.replace("furniture", "furnitur"), "Z022", '"furnitur"', "furnitur"),
        ("a hedge without a value", FACT + 'hedge = "about"', "Z011", "hedge", "“hedge” stands without “value”"),
        ("a sense without a value", FACT + 'sense = "growth"', "Z011", "sense", "“sense” stands without “value”"),
        ("no such source of an event", EVENT.replace("gazette", "gazet"), "Z021", '"gazet"', "gazet"),
        ("no such place", 'place = ["330523", "330532"]', "Z023", '"330532"', "330532"),
        ("no such zone", 'part_of = ["gama"]', "Z024", '"gama"', "gama"),
        ("a figure's odd part", FACT.replace("436亿元", "436亿某某"), "Z030", "某某", "某某"),
        ("an escaped figure's odd part", FACT.replace('"436亿元"', '"436\\u4ebf某某"'), "Z030", "某某", "某某"),
        ("a literal figure's odd part", FACT.replace('"436亿元"', "'436亿某某'"), "Z030", "某某", "某某"),
        ("an odd unit", FACT.replace('"436亿元"', '"436"\nunit = "番茄"'), "Z031", "番茄", "番茄"),
        ("another dimension", FACT.replace("436亿元", "436公顷"), "Z032", '"436公顷"', "CNY"),
        ("no dimension", FACT.replace("436亿元", "436"), "Z032", '"436"', "CNY"),
        ("a period of no calendar", FACT + 'period = "2023-02-29"', "Z040", '"2023-02-29"', "2023-02-29"),
        ("the future", FACT + 'period = "2025-04"', "Z041", '"2025-04"', "2025-03"),
        ("a hidden character", 'code = "S33\u200b7048"', "Z018", "\u200b", "U+200B"),
        ("an escaped control", 'code = "S33\\u001b7048"', "Z018", "\\u001b", "U+001B"),
        ("a bidirectional override", 'code = "S33\u202e7048"', "Z018", "\u202e", "U+202E"),
        ("the same place twice", 'place = ["330523", "330523"]', "Z019", '"330523"', "330523"),
        ("a scope in one language", FACT + 'scope = { zh = "椅业" }', "Z060", '{ zh = "椅业" }', "English"),
    ],
)  # fmt: skip
def test_a_fault_and_its_place(name: str, lines: str, rule: str, mark: str, said: str, tmp_path: Path) -> None:
    fault = the_one(write(tmp_path, {"zones/beta.toml": put(BETA, lines)}))
    assert (fault.rule, marked(fault)) == (rule, mark)
    assert said in fault.message()
    assert fault.hint_text()


def test_an_odd_part_is_found_behind_an_escape_of_toml_1_1(tmp_path: Path) -> None:
    lines = FACT.replace('"436亿元"', r'"4\x336亿某某"')
    newer, odd = all_faults(write(tmp_path, {"zones/beta.toml": put(BETA, lines)}))
    assert (newer.rule, odd.rule, marked(odd)) == ("Z007", "Z030", "某某")


def test_a_byte_order_mark_and_line_ends_of_windows_move_no_place(tmp_path: Path) -> None:
    record = 'nmae = "乙"\n' + put(BETA, FACT.replace("436亿元", "436亿某某"))
    plain = all_faults(write(tmp_path / "plain", {"zones/beta.toml": record}))
    windows = "\ufeff" + record.replace("\n", "\r\n")
    assert windows.encode().startswith(b"\xef\xbb\xbfnmae")
    moved = all_faults(write(tmp_path / "windows", {"zones/beta.toml": windows.encode()}))
    assert [(each.rule, each.line, each.column, each.length) for each in plain] == [
        (each.rule, each.line, each.column, each.length) for each in moved
    ]
    assert {each.rule for each in plain} == {"Z010", "Z030"}


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (FACT + 'figuer = "1"', "did you mean: figure"),
        (FACT + 'level = "national"', "above the first [[facts]]"),
        ("place = 330523", 'in quotes: "330523"'),
        (FACT.replace('"436亿元"', "436.10"), 'in quotes: "436.10"'),
        ('aliases = "乙区"', 'in brackets: ["乙区"]'),
        (FACT.replace("[[facts]]", "[facts]"), "[[facts]]"),
        (FACT.replace('"gazette"', '"gazet"'), "gazette"),
        ('kind = "high-tec-zone"', "high-tech-zone"),
        (FACT.replace('"output"', '"工业产值"'), "did you mean: output"),
        (FACT.replace("436亿元", "436亿美元") + 'unit = "元"', "“unit” says only what the figure does not print"),
        (FACT + 'period = "FY2022-23"', "sources/gazette.toml"),
        (FACT + 'period = "2022/23"', "did you mean: FY2022-23"),
    ],
)
def test_a_hint_says_what_to_do(lines: str, hint: str, tmp_path: Path) -> None:
    assert hint in the_one(write(tmp_path, {"zones/beta.toml": put(BETA, lines)})).hint_text()


def test_one_run_finds_everything(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "zones/beta.toml": put(
                BETA,
                'levle = "national"\nplace = ["1"]\n\n'
                + FACT.replace("436亿元", "x")
                + 'period = "24"\n'
                + FACT.replace("output", "outptu"),
            ),
            "zones/broken.toml": "name = “甲”",
            "zones/delta.toml": BETA.encode("gb18030"),
            "sources/gazette.toml": put(GAZETTE, 'type = "newspaper"'),
            "rates.toml": CLEAN["rates.toml"].replace("USD", "XYZ"),
        },
    )
    assert brief(all_faults(root)) == [
        ("rates.toml", "Z082"),
        ("gazette.toml", "Z013"),
        ("beta.toml", "Z010"),
        ("beta.toml", "Z015"),
        ("beta.toml", "Z030"),
        ("beta.toml", "Z040"),
        ("beta.toml", "Z020"),
        ("broken.toml", "Z002"),
        ("delta.toml", "Z001"),
    ]


def test_a_broken_fact_is_still_held_against_the_other_rules(tmp_path: Path) -> None:
    lines = FACT.replace("436亿元", "3公顷").replace("gazette", "gazet")
    lines += 'period = "2024-13"\nrank = "deprecated"\nx = 1'
    root = write(tmp_path, {"zones/beta.toml": put(BETA, lines)})
    assert sorted(fault.rule for fault in all_faults(root)) == ["Z010", "Z021", "Z032", "Z040", "Z053"]


def test_an_unread_figure_hides_no_unknown_industry(tmp_path: Path) -> None:
    lines = 'industries = ["furnitur"]\n\n' + FACT.replace("436亿元", "436亿某某")
    faults = all_faults(write(tmp_path, {"zones/beta.toml": put(BETA, lines)}))
    assert sorted(fault.rule for fault in faults) == ["Z022", "Z030", "Z063"]


def test_a_needless_value_is_found_behind_one_that_is_needed(tmp_path: Path) -> None:
    facts = ODD + 'value = "3"\nunit = "CNY"\n\n' + FACT + 'value = "43600000000"\nunit = "CNY"\nperiod = "2024"\n'
    fault = the_one(write(tmp_path, {"zones/beta.toml": put(BETA, facts)}))
    assert (fault.rule, marked(fault)) == ("Z033", "value")


def test_an_id_that_is_none_is_marked_at_its_table(tmp_path: Path) -> None:
    table = '[Green_Home]\nname = { zh = "绿色家居", en = "Green home" }\n'
    fault = the_one(write(tmp_path, {"industries.toml": CLEAN["industries.toml"] + table}))
    assert (fault.rule, marked(fault)) == ("Z015", "Green_Home")


def test_the_source_of_a_vocabulary(tmp_path: Path) -> None:
    root = write(tmp_path, {"industries.toml": 'source = "gazet"\n' + CLEAN["industries.toml"]})
    fault = the_one(root)
    assert (fault.rule, marked(fault)) == ("Z021", '"gazet"')


def test_an_unread_figure_hides_no_unknown_id(tmp_path: Path) -> None:
    lines = FACT.replace("436亿元", "436亿某某")
    root = write(
        tmp_path, {"zones/beta.toml": put(BETA, lines.replace("gazette", "gazet").replace("output", "outptu"))}
    )
    faults = all_faults(root)
    assert [(fault.rule, marked(fault)) for fault in faults] == [
        ("Z020", '"outptu"'),
        ("Z030", "某某"),
        ("Z021", '"gazet"'),
    ]
    assert ["gazette" in fault.hint_text() for fault in faults] == [False, False, True]
    assert the_one(write(tmp_path, {"zones/beta.toml": put(BETA, lines)})).rule == "Z030"


@pytest.mark.parametrize("file", ["indicators.toml", "industries.toml", "places.toml", "sources/gazette.toml"])
def test_a_broken_vocabulary_makes_no_zone_wrong(file: str, tmp_path: Path) -> None:
    root = write(tmp_path, {file: "a = “b”"})
    assert brief(all_faults(root)) == [(Path(file).name, "Z002")]


def test_a_source_that_a_broken_zone_may_use_is_not_called_unused(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": 'source = "other"\nx', "sources/other.toml": GAZETTE})
    assert brief(all_faults(root)) == [("beta.toml", "Z002")]


def test_a_source_that_a_refused_fact_uses_is_not_called_unused(tmp_path: Path) -> None:
    lines = FACT.replace("gazette", "other").replace("436", "x")
    root = write(tmp_path, {"zones/beta.toml": put(BETA, lines), "sources/other.toml": GAZETTE})
    assert brief(all_faults(root)) == [("beta.toml", "Z030")]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    root = write(tmp_path)
    os.mkfifo(root / "zones" / "pipe.toml")
    (root / "zones" / "away.toml").symlink_to("/etc/hostname")
    (root / "zones" / "nowhere.toml").symlink_to("missing.toml")
    faults = all_faults(root)
    assert {fault.rule for fault in faults} == {"Z003"}
    assert {Path(fault.path).name for fault in faults} == {"pipe.toml", "away.toml", "nowhere.toml"}
    assert all("{" not in fault.message() + fault.hint_text() for fault in faults)


def test_no_directory_of_zones(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable):
        all_faults(tmp_path)


def test_an_empty_directory_is_fine(tmp_path: Path) -> None:
    (tmp_path / "zones").mkdir()
    assert all_faults(tmp_path) == []


# -- named files ---------------------------------------------------------------------------------


def test_named_files_alone_are_checked(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, 'code = ""'), "zones/delta.toml": "x"})
    assert brief(all_faults(root, [root / "zones/beta.toml"])) == [("beta.toml", "Z014")]
    assert all_faults(root, [root / "zones/alpha.toml", root / "sources/gazette.toml"]) == []


def test_a_named_zone_is_held_against_all_others(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, 'aliases = ["甲 区"]\nhas_parts = true')})
    assert brief(all_faults(root, [root / "zones/beta.toml"])) == [
        ("beta.toml", "Z061"),
        ("beta.toml", "Z027"),
    ]
    assert all_faults(root, [root / "zones/gamma.toml"]) == []


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (FACT + 'period = "2025-04"', "Z041"),
        (EVENT.replace('"2024"', '"2025-04"'), "Z042"),
        (FACT + 'period = "FY2022-23"', "Z044"),
    ],
)
def test_a_named_zone_is_held_against_the_dates_of_its_sources(lines: str, rule: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, lines)})
    assert brief(all_faults(root, [root / "zones/beta.toml"])) == [("beta.toml", rule)]


def test_a_named_file_that_is_no_record(tmp_path: Path) -> None:
    root = write(tmp_path, {"notes.txt": "x"})
    assert brief(all_faults(root, [root / "notes.txt"])) == [("notes.txt", "Z005")]


# -- across files --------------------------------------------------------------------------------


@pytest.mark.parametrize("alias", ["甲区", "甲 区", "ALPHA development zone", "Ａｌｐｈａ"])
def test_a_name_of_two_zones(alias: str, tmp_path: Path) -> None:
    fault = the_one(write(tmp_path, {"zones/beta.toml": put(BETA, f'aliases = ["{alias}"]')}))
    assert (fault.rule, marked(fault)) == ("Z061", f'"{alias}"')
    assert "alpha" in fault.message()


@pytest.mark.parametrize("length", [1, 2, 3, 40])
def test_a_circle_is_reported_once(length: int, tmp_path: Path) -> None:
    zones = {
        f"zones/z{n}.toml": f'name = {{ zh = "区{n}", en = "Z{n}" }}\nkind = "resort"\nhas_parts = true\n'
        f'part_of = ["z{(n + 1) % length}", "gamma"]\n'
        for n in range(length)
    }
    faults = all_faults(write(tmp_path, dict(zones)))
    assert [fault.rule for fault in faults] == ["Z025"]
    assert faults[0].message().count("→") == min(length, 5)


def test_a_diamond_is_no_circle(tmp_path: Path) -> None:
    def zone(id: str, *parents: str, parts: bool = True) -> dict[str, str]:
        listed = ", ".join(f'"{parent}"' for parent in parents)
        text = f'name = {{ zh = "区{id}", en = "Z{id}" }}\nkind = "resort"\npart_of = [{listed}]\n'
        return {f"zones/{id}.toml": text + ("has_parts = true\n" if parts else "")}

    files = {**zone("d", "b", "c", parts=False), **zone("b", "a"), **zone("c", "a"), **zone("a", "gamma")}
    assert all_faults(write(tmp_path, dict(files))) == []


def test_an_unused_source_and_one_that_rates_use(tmp_path: Path) -> None:
    files = {"zones/alpha.toml": ALPHA.replace('"yearbook"', '"gazette"'), "sources/other.toml": GAZETTE}
    assert brief(all_faults(write(tmp_path, dict(files)))) == [("other.toml", "Z070")]


# -- many files, several processes ---------------------------------------------------------------


def test_processes_find_the_same(tmp_path: Path) -> None:
    zones: dict[str, str | bytes | None] = {}
    for n in range(300):
        text = BETA.replace("乙", f"乙{n}").replace("Beta", f"Beta {n}")
        zones[f"zones/z{n}.toml"] = text + ('code = ""\n' if n % 50 == 0 else "") + ("x" if n % 97 == 0 else "")
    root = write(tmp_path, zones)
    seen: list[tuple[int, int]] = []
    one = [vars(fault) for fault in check(Catalogue(root), workers=1)]
    two = [vars(fault) for fault in check(Catalogue(root), workers=2, progress=lambda *at: seen.append(at))]
    assert one == two
    assert len(one) == 9
    assert seen[-1] == (309, 309)
    assert [done for done, _ in seen] == list(range(1, 310))


# -- one file ------------------------------------------------------------------------------------


def test_faults_of_one_file_are_in_the_order_of_its_text(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, 'code = ""\nplace = ["1"]\n\n' + FACT + 'x = "1"')})
    faults = list(faults_of(Catalogue(root), root / "zones/beta.toml"))
    assert [fault.rule for fault in faults] == ["Z014", "Z015", "Z010"]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_refusal_is_no_mere_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, 'industries = ["furniture"]\nplace = "330532"\n')})
    assert [fault.rule for fault in faults_of(Catalogue(root), root / "zones/beta.toml")] == ["Z063", "Z023"]
    assert refusal_of(Catalogue(root), root / "zones/beta.toml").rule == "Z023"


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ('code = ""', "Z014"),
        (FACT.replace("gazette", "gazet"), "Z021"),
        (FACT.replace("436亿元", "436公顷"), "Z032"),
        (FACT.replace("436亿元", "436亿某"), "Z030"),
        ('part_of = ["gama"]', "Z024"),
    ],
)
def test_what_check_refuses_no_command_shows(lines: str, rule: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, lines)})
    with pytest.raises(InvalidRecord) as refused:
        Catalogue(root).zone("beta")
    fault = refusal_of(Catalogue(root), refused.value.path)
    assert fault.rule == rule
    assert fault.line > 0


def test_shipped_records_are_clean(records: Path) -> None:
    faults = [f"{fault.path}:{fault.line} {fault.rule} {fault}" for fault in check(Catalogue(records))]
    assert faults == []
