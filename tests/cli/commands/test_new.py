"""`zonecli new`: records from options, or asked for on a terminal; never over one that is there."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli, process
from tests.cli.terminals import Shown, on_terminal
from zonecli.cli.app import load
from zonecli.cli.keys import TABLES, keys_of
from zonecli.i18n import language

Make = Callable[..., Path]

MADE = [
    (
        "zone lakeside --name 滨湖经济开发区 --name Lakeside --kind 经济开发区 --place 湖州 --level 省级 --alias 滨湖 "
        "--alias 滨湖区 --part-of 甲开发区 --industry 家具 --industry biomed --code S1",
        "zones/lakeside.toml",
        """
name = { zh = "滨湖经济开发区", en = "Lakeside" }
aliases = ["滨湖", "滨湖区"]
kind = "economic-development-zone"
level = "provincial"
code = "S1"
place = "330500"
industries = ["furniture", "biomedicine"]
part_of = ["alpha"]
""",
    ),
    (
        "zone two --name vi=Hai --kind resort --place IN --place 安吉县 --place IN",
        "zones/two.toml",
        'name = { vi = "Hai" }\nkind = "resort"\nplace = ["IN", "330523"]\n',
    ),
    (
        "source bulletin --title 公报 --type 报纸文章 --issued 2024-05 --publisher en=Office "
        "--url https://example.org/a --language zh-Hant --currency AUD --fiscal-year 04-01/end --decimal , "
        "--author 王某 --container-title 日报",
        "sources/bulletin.toml",
        """
type = "article-newspaper"
title = { zh = "公报" }
container_title = { zh = "日报" }
publisher = { en = "Office" }
author = { zh = "王某" }
issued = "2024-05"
url = "https://example.org/a"
language = "zh-Hant"
currency = "AUD"
decimal = ","
fiscal_year = { starts = "04-01", named_by = "end" }
""",
    ),
    (
        "source plain --title A --type book --issued 2024 --fiscal-year 07-01",
        "sources/plain.toml",
        'starts = "07-01" }',
    ),
    (
        "indicator water-reuse --name 中水回用率 --theme 环境 --unit % --nature 时点 --better higher --priority 2 "
        "--share-of 工业产值 --definition en=Reused",
        "indicators.toml",
        """
[water-reuse]
name = { zh = "中水回用率" }
unit = "ratio"
theme = "environment"
better = "higher"
nature = "stock"
definition = { en = "Reused" }
priority = 2
share_of = "output"
""",
    ),
    (
        "indicator density --name Density --theme economy --unit 元/公顷 --nature flow "
        "--derived ratio/工业产值/核准面积",
        "indicators.toml",
        'unit = "CNY/ha"\ntheme = "economy"\nnature = "flow"\n'
        'derived = { operation = "ratio", of = "output", by = "approved-area" }\n',
    ),
]


@pytest.mark.parametrize(("line", "file", "text"), MADE, ids=[" ".join(line.split()[:2]) for line, _, _ in MADE])
def test_a_record_from_options(cli: Cli, make_records: Make, line: str, file: str, text: str) -> None:
    records = make_records()
    made = cli("new", *line.split(), "--records", records)
    assert made.code == 0, made.err
    assert text.lstrip("\n") in (records / file).read_text(encoding="utf-8")
    assert made.out.startswith(f"{records / file}:")
    checked = cli("check", records)
    assert (checked.code, "error" in checked.out) == (0, False), checked.out


def test_each_key_that_can_be_typed_is_typed_here() -> None:
    typed = {(line.split()[0], word) for line, _, _ in MADE for word in line.split() if word.startswith("--")}
    declared = {(what, f"--{key.option}") for what, table in TABLES.items() for key in keys_of(table)}
    rarely = {"--accessed", "--text", "--note", "--sign", "--growth-of"}
    assert {each for each in declared - typed if each[1] not in rarely} == {("indicator", "--alias")}


def test_an_option_for_each_key_and_a_key_for_each_option() -> None:
    options = {name for each in load("new", language("en")).params for name in each.opts if name.startswith("--")}
    declared = {f"--{key.option}" for table in TABLES.values() for key in keys_of(table)}
    common = {"--dry-run", "--force", "--records", "--lang", "--color", "--quiet", "--output", "--version"}
    assert options == declared | common


def test_what_was_made_is_told_with_what_comes_next(cli: Cli, make_records: Make) -> None:
    where = ("--records", make_records())
    zone = cli("new", "zone", "x", "--name", "X", "--kind", "resort", *where)
    assert zone.out.endswith("/zones/x.toml: made; next: zonecli add fact x INDICATOR FIGURE --source SOURCE\n")
    source = cli("new", "source", "s", "--title", "S", "--type", "book", "--issued", "2024", *where)
    assert source.out.endswith("/sources/s.toml: made; next: zonecli add fact ZONE INDICATOR FIGURE --source s\n")
    indicator = cli("new", "indicator", "i", "--name", "I", "--theme", "land", "--nature", "stock", *where)
    assert indicator.out.endswith("/indicators.toml:28: made; next: zonecli add fact ZONE i FIGURE --source SOURCE\n")
    settled = cli("new", "zone", "y", "--name", "Y", "--kind", "resort", "--industry", "家具", *where)
    assert settled.out.endswith("next: zonecli add industries y furniture --source SOURCE\n")
    assert (zone.err, source.err, indicator.err, settled.err) == ("", "", "", "")


def test_what_a_zone_is_a_part_of_says_so(cli: Cli, make_records: Make) -> None:
    records = make_records()
    made = cli("new", "zone", "x", "--name", "X", "--kind", "resort", "--part-of", "alpha", "--records", records)
    assert made.err == f"{records}/zones/alpha.toml: has_parts = true\n"
    assert "has_parts = true\n" in (records / "zones" / "alpha.toml").read_text(encoding="utf-8")
    assert "Z026" not in cli("check", records).out


def test_the_checksum_of_a_text_is_worked_out(cli: Cli, make_records: Make) -> None:
    records = make_records({"texts/a.txt": "A\n"})
    arguments = ("--title", "A", "--type", "book", "--issued", "2024", "--records", records)
    assert cli("new", "source", "a", *arguments, "--text", "texts/a.txt").code == 0
    text = (records / "sources" / "a.toml").read_text(encoding="utf-8")
    assert 'sha256 = "06f961b802bc46ee168555f066d28f4f0e9afdf3f88174c1ee6f9de004fc30a0"' in text
    missing = cli("new", "source", "b", *arguments, "--text", "texts/b.txt")
    assert (missing.code, missing.err) == (4, f"error: {records}/texts/b.txt: No such file or directory\n")
    outside = cli("new", "source", "b", *arguments, "--text", "../x")
    assert outside.code == 4
    assert not (records / "sources" / "b.toml").exists()


PROPOSED = [
    (["zone", "--name", "浙江长兴经济技术开发区", "--kind", "resort"], "changxing-etdz"),
    (["zone", "--name", "Delta Industrial Park", "--kind", "resort"], "delta"),
    (["zone", "--name", "en=Alpha Park", "--kind", "resort"], "alpha-park"),
    (["zone", "--name", "Beta Industrial Park", "--kind", "resort"], "beta-2"),
    (
        ["indicator", "--name", "中水回用率", "--name", "Water reuse", "--theme", "land", "--nature", "stock"],
        "water-reuse",
    ),
    (
        ["source", "--title", "公报", "--type", "book", "--issued", "2024-05", "--publisher", "湖州日报"],
        "huzhou-ribao-2024",
    ),
]


@pytest.mark.parametrize(("arguments", "id"), PROPOSED, ids=[id for _, id in PROPOSED])
def test_without_an_id_one_is_made_from_the_name(cli: Cli, make_records: Make, arguments: list[str], id: str) -> None:
    made = cli("new", *arguments, "--records", make_records())
    assert made.code == 0, made.err
    assert made.err == f"id: {id}\n"
    assert id in made.out


def test_a_dry_run_prints_what_would_be_written(cli: Cli, make_records: Make) -> None:
    records = make_records()
    before = sorted(records.rglob("*"))
    shown = cli("new", "zone", "x", "--name", "X", "--kind", "resort", "--dry-run", "--records", records)
    assert shown.out == '--- /dev/null\n+++ b/zones/x.toml\n@@ -0,0 +1,2 @@\n+name = { en = "X" }\n+kind = "resort"\n'
    assert sorted(records.rglob("*")) == before


REFUSED = [
    ("zone x", 2, "--name, --kind: missing\nhint: on a terminal they are asked for; see: zonecli new --help"),
    ("source x --title A", 2, "--type, --issued: missing"),
    ("thing x", 2, "new: “thing” is not one of zone, source, indicator"),
    ("zone x --name X --kind resort --title T", 2, "--title says nothing of what “new zone” makes"),
    ("zone alpha --name X --kind resort", 2, "“alpha” is taken: {records}/zones/alpha.toml"),
    ("source gazette --title X --type book --issued 2024", 2, "“gazette” is taken: {records}/sources/gazette.toml"),
    ("indicator output --name X --theme land", 2, "“output” is taken: {records}/indicators.toml"),
    ("indicator gdp --name X --theme land", 2, "“gdp” is an indicator that zonecli brings"),
    ("zone 安吉开发区 --name X --kind resort", 2, "“安吉开发区” is not a valid id\nhint: did you mean: anji?"),
    ("zone ？ --name X --kind resort", 2, "hint: ids are a-z, 0-9 and single hyphens"),
    ("zone --name ？ --kind resort", 2, "no id can be made of this name\nhint: give one: zonecli new zone ID --name"),
    ("zone x --name X --kind 经济技书开发区", 3, "hint: did you mean: economic-technological-development-zone ("),
    ("zone x --name X --kind resort --place 湖洲", 3, "hint: did you mean: 330500 (Huzhou City, Zhejiang Province)"),
    (
        "zone x --name X --kind resort --place 鼓楼区",
        2,
        "“鼓楼区” fits several places: 320106 (Gulou District, Nanjing",
    ),
    ("zone x --name X --kind resort --level state", 3, "no level is called “state”\nhint: did you mean: national"),
    ("zone x --name A --name B --kind resort", 2, "two texts are in one language (en): “A” and “B”"),
    ("source x --title A --type book --issued 2024-5", 2, "“2024-5” is not a valid period"),
    ("source x --title A --type book --issued 2024 --url example.org", 2, "“example.org” is not a valid web address"),
    ("source x --title A --type book --issued 2024 --decimal ;", 2, "--decimal: “;” is not one of ., ,"),
    ("source x --title A --type book --issued 2024 --fiscal-year 1/2/3", 2, "is not of the form MM-DD[/start|end]"),
    ("source x --title A --type book --issued 2024 --fiscal-year 13-01", 2, "“13-01” is not a month and day"),
    ("indicator x --name X --theme land --unit 番茄", 2, "“番茄” is not a unit that figures are read in"),
    ("indicator x --name X --theme land --priority 4", 2, "--priority: “4” is not one of 1, 2, 3"),
    ("indicator x --name X --theme land --growth-of nothing", 3, "no indicator is called “nothing”"),
    ("zone x --name 甲开发区 --kind resort", 1, "the zone alpha goes by this name, too"),
]


@pytest.mark.parametrize(("line", "code", "said"), REFUSED, ids=[line for line, _, _ in REFUSED])
def test_what_is_refused(cli: Cli, make_records: Make, line: str, code: int, said: str) -> None:
    records = make_records()
    before = {path: path.read_bytes() for path in records.rglob("*") if path.is_file()}
    refused = cli("new", *line.split(), "--records", records)
    assert refused.code == code
    assert said.format(records=records) in refused.err
    assert refused.out == ""
    assert {path: path.read_bytes() for path in records.rglob("*") if path.is_file()} == before


def test_the_shipped_records_are_not_added_to(tmp_path: Path) -> None:
    refused = process(["new", "zone", "x", "--name", "X", "--kind", "resort"], cwd=tmp_path)
    assert refused.code == 2
    assert "zonecli init" in refused.err


def test_what_a_directory_wants_in_two_languages_is_not_written_in_one(cli: Cli, make_records: Make) -> None:
    records = make_records({"zonecli.toml": 'languages = ["zh", "en"]\n'})
    refused = cli("new", "zone", "x", "--name", "X", "--kind", "resort", "--records", records)
    assert refused.code == 1
    assert "Z064" in refused.err
    made = cli("new", "zone", "x", "--name", "X", "--name", "某区", "--kind", "resort", "--records", records)
    assert (made.code, made.err) == (0, "")


# -- on a terminal ---------------------------------------------------------------------------------


def asked(records: Path, line: str, *keys: tuple[str, str], lang: str = "en") -> Shown:
    return on_terminal(["new", *line.split(), "--records", records, "--lang", lang], keys=keys)


ZONE = (
    ("name: Its name.", "浙江长兴经济技术开发区\r"),
    ("“en”. Enter: none.", "Changxing\r"),
    ("kind: Id of", "经济技书开发区\r"),
    ("did you mean: economic-technological-development-zone", "经济技\t\r"),
    ("aliases: Other", "长兴开发区，长开\r"),
    ("national, provincial, municipal, county (county-level)", "provincial\r"),
    ("code: Its", "\r"),
    ("place: Code", "长兴\r"),
    ("industries: Ids", "家具, biomed\r"),
    ("part_of: Ids", "\r"),
    ("[changxing-etdz] > ", "Changxing\r"),
    ("“Changxing” is not a valid id", "\r"),
)


def test_what_is_missing_is_asked_for(make_records: Make) -> None:
    records = make_records()
    shown = asked(records, "zone", *ZONE)
    assert (shown.code, shown.whole) == (0, True)
    assert (records / "zones" / "changxing-etdz.toml").read_text(encoding="utf-8") == (
        'name = { zh = "浙江长兴经济技术开发区", en = "Changxing" }\n'
        'aliases = ["长兴开发区", "长开"]\n'
        'kind = "economic-technological-development-zone"\n'
        'level = "provincial"\n'
        'place = "330522"\n'
        'industries = ["furniture", "biomedicine"]\n'
    )


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("answered", [0, 1, 5, len(ZONE) - 1])
def test_leaving_writes_nothing(make_records: Make, answered: int, key: str) -> None:
    records = make_records()
    before = sorted(records.rglob("*"))
    shown = asked(records, "zone", *ZONE[:answered], (ZONE[answered][0], key))
    assert (shown.code, shown.whole) == (130, True)
    assert "Traceback" not in shown.text
    assert sorted(records.rglob("*")) == before


def test_what_is_given_is_not_asked_for(make_records: Make) -> None:
    """So lines of a script run on a terminal as well: nothing after them is taken for an answer."""
    records = make_records()
    shown = asked(records, "zone x --name X --kind resort")
    assert shown.code == 0
    assert "> " not in shown.text
    only_id = asked(records, "zone --name 长兴经济开发区 --kind resort", ("[changxing] > ", "\r"))
    assert only_id.code == 0
    assert (records / "zones" / "changxing.toml").exists()


def test_a_source_is_asked_for_in_chinese(make_records: Make) -> None:
    records = make_records()
    words = ("type", "title", "title的", "issued", "container_title", "publisher", "author", "accessed", "url")
    more = ("language", "currency", "decimal", "fiscal_year", "text", "note")
    said = {"type": "报告", "title": "公报", "issued": "2024-05", "publisher": "湖州日报"}
    keys = [(word if word == "title的" else f"{word}：", f"{said.get(word, '')}\r") for word in (*words, *more)]
    shown = asked(records, "source", *keys, ("[huzhou-ribao-2024] > ", "\r"), lang="zh")
    assert shown.code == 0, shown.text
    assert "article-newspaper（报纸文章）" in shown.text.replace("\n", "")
    assert (records / "sources" / "huzhou-ribao-2024.toml").read_text(encoding="utf-8") == (
        'type = "report"\ntitle = { zh = "公报" }\npublisher = { zh = "湖州日报" }\nissued = "2024-05"\n'
    )


def test_a_second_zone_of_a_name_is_asked_about(make_records: Make) -> None:
    records = make_records()
    refused = asked(records, "zone x --name 甲开发区 --kind resort", ("[y/N]", "\r"))
    assert refused.code == 1
    assert not (records / "zones" / "x.toml").exists()
    assert asked(records, "zone x --name 甲开发区 --kind resort", ("[y/N]", "y\r")).code == 0
    assert (records / "zones" / "x.toml").exists()


def test_questions_stay_on_the_terminal(make_records: Make, tmp_path: Path) -> None:
    records, out = make_records(), tmp_path / "out"
    program = ("/bin/sh", "-c", f'"$@" > {out}', "sh", sys.executable, "-m", "zonecli")
    arguments = ["new", "zone", "--name", "长兴经济开发区", "--kind", "resort", "--records", records]
    assert on_terminal(arguments, keys=[("[changxing] > ", "\r")], program=program).code == 0
    assert out.read_text(encoding="utf-8").endswith(
        "/zones/changxing.toml: made; next: zonecli add fact changxing INDICATOR FIGURE --source SOURCE\n"
    )


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("new ", "zone source indicator"),
        ("new zone --kind 经济技", "经济技术开发区"),
        ("new zone --kind economic-d", "economic-development-zone"),
        ("new zone --place 湖州", "湖州市"),
        ("new zone --place 3305", "330500 330502 330503 330521 330522 330523"),
        ("new zone --level ", "national provincial municipal county 国家级 national 省级"),
        ("new zone --industry biom", "biomedicine"),
        ("new zone --part-of alp", "alpha"),
        ("new source --type article-n", "article-newspaper"),
        ("new source --type 报纸", "报纸文章"),
        ("new indicator --unit CNY", "CNY"),
        ("new indicator --nature st", "stock standing"),
    ],
)
def test_tab(make_records: Make, words: str, offered: str) -> None:
    line = words.split() + ([""] if words.endswith(" ") else [])
    done = subprocess.run(
        [sys.executable, "-m", "zonecli", *line],
        env={"_ZONECLI_COMPLETE": "zsh", "ZONECLI_RECORDS": str(make_records()), "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = [each.partition("\t")[0] for each in done.stdout.splitlines()]
    assert set(offered.split()) <= set(found)
