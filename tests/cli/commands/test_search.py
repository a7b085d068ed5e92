"""`zonecli search`: what it prints, in both languages, on a terminal and piped."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.cli.terminals import on_terminal
from tests.conftest import SMALL
from tests.hostile import RAW


def test_hits_are_grouped_and_marked(cli: Cli) -> None:
    result = cli("search", "生物医药")
    assert (result.code, result.err) == (0, "")
    assert "Zones (10)  zonecli show anji\n" in result.out
    assert "Industries: 【生物医药】" in result.out
    assert "Part: 【生物医药】项目" in result.out
    assert "\x1b" not in result.out


def test_both_scripts_and_pinyin_find_the_same_zones(cli: Cli) -> None:
    ids = [
        [hit["id"] for hit in json.loads(cli("search", text, "--in", "zones", "--json").out)]
        for text in ("生物医药", "生物醫藥", "shengwuyiyao", "biomedicine")
    ]
    assert ids[0]
    assert all(each == ids[0] for each in ids)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_text_is_shown_in_the_language_of_the_screen(cli: Cli, lang: str) -> None:
    out = cli("search", "5G", "--in", "events", "--lang", lang).out
    assert ("首个【5G】智慧健康屋" if lang == "zh" else "First 【5G】 smart health house") in out


def test_the_language_of_the_screen_changes_no_data(cli: Cli) -> None:
    assert cli("search", "5G", "--json", "--lang", "zh").out == cli("search", "5G", "--json", "--lang", "en").out


def test_a_screen_shows_ten_of_each_and_data_has_all(cli: Cli) -> None:
    shown = cli("search", "zhejiang", "--in", "zones").out
    hits = json.loads(cli("search", "zhejiang", "--in", "zones", "--json").out)
    assert len(hits) > 10
    assert f"and {len(hits) - 10} more: --limit {len(hits)}\n" in shown
    assert len(json.loads(cli("search", "zhejiang", "--in", "zones", "--json", "--limit", "2").out)) == 2
    assert " more" not in cli("search", "zhejiang", "--in", "zones", "--limit", len(hits)).out


def test_nothing_found_is_said_beside_an_empty_result(cli: Cli) -> None:
    result = cli("search", "zhejang")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("nothing says “zhejang”; searched: Zones, Facts, Events, Sources, Indicators\n")
    assert "did you mean: zhejiang" in result.err
    assert cli("search", "nosuchthing", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([" "], "hint: give a word: zonecli search 5G"),
        (["x", "--in", "zone"], "did you mean: zones?"),
        (["x", "--limit", "0"], "--limit"),
    ],
)
def test_what_cannot_be_asked_for(cli: Cli, arguments: list[str], said: str) -> None:
    result = cli("search", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_long_text_is_cut_beside_the_hit_but_not_in_a_number(cli: Cli, make_records: Callable[..., Path]) -> None:
    note = "长" * 40 + "12345.67甲乙" + "短" * 40
    zone = SMALL["zones/alpha.toml"].replace('figure = "1600', f'note = {{ zh = "{note}" }}\nfigure = "1600')
    records = make_records({"zones/alpha.toml": zone})
    out = cli("search", "甲乙", "--records", records, "--in", "facts").out
    assert "Note: …" in out
    assert "长12345.67【甲乙】短" in out
    assert "短…\n" in out
    # The number, which the cut would fall into, is left out whole.
    note = "1234567890" * 4 + "长" * 25 + "甲乙"
    records = make_records({"zones/alpha.toml": SMALL["zones/alpha.toml"] + f'note = {{ zh = "{note}" }}\n'})
    assert "…" + "长" * 25 + "【甲乙】\n" in cli("search", "甲乙", "--records", records).out


def test_a_hostile_record_is_shown_as_text(cli: Cli, make_records: Callable[..., Path]) -> None:
    name = "\\u001b]0;x\\u0007[red]甲丁\\u202e"
    records = make_records({"zones/alpha.toml": SMALL["zones/alpha.toml"].replace("甲开发区", name)})
    for arguments in ([], ["--color", "always"], ["--json"], ["--format", "csv"], ["--format", "md"]):
        out = cli("search", "甲丁", "--records", records, *arguments).out
        assert "甲丁" in out
        assert not RAW.search(out.replace("\x1b[", "")) or "--color" in arguments
        assert "\x1b]" not in out
    hostile = cli("search", "\x1b]0;x\x07", "--records", make_records())
    assert (hostile.code, hostile.out) == (0, "")
    assert "\x1b" not in hostile.err


def test_a_file_that_cannot_be_read_is_named(cli: Cli, make_records: Callable[..., Path]) -> None:
    records = make_records({"zones/beta.toml": 'name = "甲'})
    result = cli("search", "甲", "--records", records)
    assert "【甲】区" in result.out or "【甲】开发区" in result.out
    assert result.err == f"{records}/zones/beta.toml cannot be read and was not searched; `zonecli check` says why\n"


def test_on_a_terminal() -> None:
    shown = on_terminal(["search", "亩均", "--lang", "zh", "--limit", "2"])
    assert shown.code == 0
    assert "【亩均】税收入园门槛" in shown.text


def test_a_negative_figure_is_no_option(cli: Cli, make_records: Callable[..., Path]) -> None:
    fact = '[[facts]]\nindicator = "gdp-growth"\nfigure = "-3.5%"\nsource = "gazette"\n'
    zone = f'name = {{ zh = "甲" }}\nkind = "resort"\n{fact}'
    records = make_records({"zones/shrinking.toml": zone, "zones/grown.toml": zone.replace("-3.5", "3.5")})
    hits = json.loads(cli("search", "-3.5%", "--in", "facts", "--json", "--records", records).out)
    assert [hit["id"] for hit in hits] == ["shrinking"]


def test_texts_of_which_nothing_says_all(cli: Cli) -> None:
    # One of them is said.
    assert cli("search", "安吉", "qqzzxx").err.startswith("nothing says all of “安吉”, “qqzzxx”; searched: ")


@pytest.mark.parametrize("columns", [61, 80])
def test_a_row_has_few_lines(cli: Cli, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Where names leave it no room, what says the text stands below its row, not in a tower beside it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = cli("search", "investment", "--color", "always").out.splitlines()
    hits = [line for line in lines if "【" in line]
    assert len(lines) <= 3 * len(hits)
