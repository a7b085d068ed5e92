"""What the screen shows can be typed: an indicator by its name wherever a command takes one."""

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
