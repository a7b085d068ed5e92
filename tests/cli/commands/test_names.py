"""What the screen shows can be typed: an indicator by its name wherever a command takes one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli

COMMANDS = [
    ("rank", "--limit", "3", "{}"),
    ("trace", "anji", "{}"),
    ("facts", "--indicator", "{}"),
    ("indicators", "{}"),
    ("show", "anji", "--indicator", "{}"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
@pytest.mark.parametrize("name", ["核准面积", "approved AREA", "核准面"])
def test_an_indicator_by_name(cli: Cli, command: tuple[str, ...], name: str) -> None:
    by_id = cli(*(each.format("approved-area") for each in command))
    assert by_id.code == 0
    assert cli(*(each.format(name) for each in command)) == by_id


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_an_unknown_indicator(cli: Cli, command: tuple[str, ...]) -> None:
    said = cli(*(each.format("核准面机") for each in command), "--lang", "zh")
    assert (said.code, said.out) == (3, "")
    assert said.err == "错误：没有名为“核准面机”的指标\n提示：您要找的是不是：approved-area（核准面积）？\n"


SPELLINGS = [
    "anji",
    "安吉经济开发区",
    "安吉經濟開發區",
    "ＡＮＪＩ",
    "S337048",
    "anjijingjikaifaqu",
    "anji jingji",
    "ajjjkfq",
]
ZONES = [
    ("show", "{}", "--format", "csv"),
    ("facts", "--zone", "{}", "--format", "csv"),
    ("trace", "{}", "approved-area"),
    ("list", "--where", "id={}"),
    ("coverage", "{}"),
    ("compare", "{}", "jiashan"),
    ("report", "profile", "--zone", "{}"),
]


@pytest.mark.parametrize("command", ZONES, ids=[command[0] for command in ZONES])
def test_a_zone_however_it_is_spelled(cli: Cli, command: tuple[str, ...]) -> None:
    by_id, *others = (cli(*(each.format(name) for each in command)) for name in SPELLINGS)
    assert (by_id.code, by_id.err) == (0, "")
    assert others == [by_id] * len(others)


# Two ways to ask for the same.
ALIKE = [
    (("list", "--where", "级别=国家级"), ("list", "--where", "level=national")),
    (("list", "--where", "kind=高新区"), ("list", "--where", "kind=high-tech-zone")),
    (("list", "--columns", "代号，名称,Approved area"), ("list", "--columns", "id,name,approved-area")),
    (("list", "--sort", "-核准面积"), ("list", "--sort", "-approved-area")),
    (("rank", "approved-area", "--where", "place=湖州"), ("rank", "approved-area", "--where", "place=330500")),
    (("facts", "--where", "status=预计"), ("facts", "--where", "status=forecast")),
    (("facts", "--where", "period=2020年1—11月"), ("facts", "--where", "period=2020-01/2020-11")),
    (("facts", "--source", "开发区审核公告"), ("facts", "--source", "catalogue-2018")),
    (("sources", "开发区审核公告"), ("sources", "catalogue-2018")),
]


@pytest.mark.parametrize(("by_name", "by_id"), ALIKE, ids=[" ".join(each) for each, _ in ALIKE])
def test_by_name_as_by_id(cli: Cli, by_name: tuple[str, ...], by_id: tuple[str, ...]) -> None:
    expected = cli(*by_id)
    assert expected.code == 0
    assert expected.out.count("\n") > 2
    assert cli(*by_name) == expected


IMPOSSIBLE = [
    ("facts", "--where", "status=nosuch"),
    ("facts", "--where", "period>=soon"),
    ("list", "--where", "place=nowhere"),
    ("list", "--where", "part_of=nosuch"),
    ("list", "--where", "level=国际级"),
    ("list", "--where", "period>=2023"),
    ("rank", "approved-area", "--where", "kind=nosuch"),
    ("list", "--where", "kind=高新"),
    ("show", "开发区"),
    ("rank", "面积"),
]


@pytest.mark.parametrize("command", IMPOSSIBLE, ids=[" ".join(each) for each in IMPOSSIBLE])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_is_no_empty_answer(cli: Cli, command: tuple[str, ...], lang: str) -> None:
    said = cli(*command, "--lang", lang)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "“湖州”按huzhou（湖州开发区）处理；另有：north（湖州北区）、south（湖州南区）\n"),
        ("en", "“湖州” is taken for huzhou (湖州开发区); also: north (湖州北区), south (湖州南区)\n"),
    ],
)
def test_what_else_a_loose_name_could_mean(cli: Cli, make_records: Callable[..., Path], lang: str, line: str) -> None:
    names = {"huzhou": "湖州开发区", "north": "湖州北区", "south": "湖州南区"}
    files = {f"zones/{id}.toml": f'name = {{ zh = "{name}" }}\nkind = "resort"\n' for id, name in names.items()}
    files["zones/huzhou.toml"] += 'aliases = ["湖州"]\n'
    command = ("--records", make_records(files), "--lang", lang)
    assert cli("show", "湖州", *command).err == line
    assert cli("report", "profile", "--zone", "湖州", *command).err == line
    assert cli("show", "湖州", "-q", *command).err == ""
    assert cli("show", "湖州开发区", *command).err == ""


def test_columns_that_name_none_are_the_usual_ones(cli: Cli) -> None:
    assert cli("list", "--columns", " , ").out == cli("list").out


@pytest.mark.parametrize(
    ("lang", "known"),
    [("zh", "approved-area（核准面积）、planned-area（规划面积）"), ("en", "approved-area, planned-area, ")],
)
def test_what_a_zone_has_is_named_in_the_language_of_the_screen(cli: Cli, lang: str, known: str) -> None:
    said = cli("trace", "anji", "operating-revenue", "--lang", lang)
    assert known in said.err.splitlines()[1]
