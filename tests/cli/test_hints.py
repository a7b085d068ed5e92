"""A word that is unknown where it stands is answered with the line that is meant, in both languages."""

from pathlib import Path

import pytest

from tests.cli.running import Cli

MEANT = [
    # An option that another command has, with the beginning of what its help says.
    ("show anji --to x", "`zonecli report --to md|html|docx|pdf`: The format"),
    ("indicators --where x", "`zonecli list --where CONDITION`: Only zones"),
    ("units --sort id", "`zonecli list --sort FIELD`: A field or an indicator"),
    ("kinds --as-of 2024", "`zonecli coverage --as-of DATE`: Count ages"),
    ("--json list", "`zonecli list --json`: Short for --format json."),
    # An option for what stands alone.
    ("trace --zone anji", "it stands alone: zonecli trace [OPTIONS] ZONE INDICATOR"),
    ("trace anji --indicator gdp", "it stands alone: zonecli trace [OPTIONS] ZONE INDICATOR"),
    # Other tools' words.
    ("list --order name", "`zonecli list --sort FIELD`: A field"),
    ("facts --order-by zone", "`zonecli facts --sort FIELD`: By zone, indicator"),
    ("list --reverse", "`zonecli list --sort -FIELD`: A field"),
    ("facts --desc", "`zonecli facts --sort -FIELD`: By zone"),
    ("rank approved-area --order x", "`zonecli rank --reverse`: From the other end"),
    ("rank approved-area --sort x", "`zonecli rank --reverse`: From the other end"),
    ("rank approved-area --lowest", "`zonecli rank --reverse`: From the other end"),
    ("show --lowest", "`zonecli rank --reverse`: From the other end"),
    ("list --number 3", "`zonecli list --limit N`: At most"),
    ("list -n 3", "`zonecli list --limit N`: At most"),
    ("facts --head 3", "`zonecli facts --limit N`: At most"),
    ("rank approved-area --top 3", "`zonecli rank --limit N`: At most"),
    ("show anji --number 3", "`zonecli list --limit N`: At most"),
    ("facts --delimiter ;", "`zonecli facts --format tsv`: How the result is written"),
    ("facts --csv", "`zonecli facts --format csv`: How the result is written"),
    ("facts --tsv", "`zonecli facts --format tsv`: How the result is written"),
    ("list --md", "`zonecli list --format md`: How the result is written"),
    ("report --pdf", "`zonecli report --to pdf`: The format"),
    ("report --format docx", "`zonecli report --to FORMAT`: The format"),
    ("list --country IN", "`zonecli list --where place=…`: Only zones"),
    ("list --level national", "`zonecli list --where level=…`: Only zones"),
    ("facts --status actual", "`zonecli facts --where status=…`: Only zones, or figures"),
    ("facts --scope x", "`zonecli facts --where scope~…`: Only zones, or figures"),
    ("rank approved-area --filter x", "`zonecli rank --where CONDITION`: Only zones"),
    ("rank approved-area --year 2024", "`zonecli rank --period PERIOD`: Only figures of this period"),
    ("facts --since 2024", "`zonecli facts --period PERIOD`: Only figures of this period"),
    ("facts --metric gdp", "`zonecli facts --indicator INDICATOR`: Only this indicator"),
    ("list --indicator gdp", "`zonecli list --columns A,B,…`: Fields and indicators"),
    ("list --zone anji", "`zonecli list TEXT`: Only zones that say this"),
    ("show anji --verbose", "`zonecli show --all`: Every figure"),
    ("list --out x", "`zonecli list --output FILE`: Write the result"),
    ("list --dir x", "`zonecli list --records DIR`: The directory of records."),
    ("list --language zh", "`zonecli list --lang zh|en`: The language of the screen."),
    ("list --silent", "`zonecli list --quiet`: Say nothing beside the result."),
    ("list --no-color", "`zonecli list --color never`: Whether to colour"),
    ("list -v", "`zonecli list --version`: Print the version."),
    ("list -5", "`zonecli list --limit N`: At most"),
    # A near miss, or the beginning, of an option that the command has.
    ("list --colums id", "did you mean: --columns?"),
    ("list --limt 3", "did you mean: --limit?"),
    ("list --help-all", "did you mean: --help?"),
    ("facts --ind gdp", "did you mean: --indicator?"),
    ("--langg zh", "did you mean: --lang?"),
    # Nothing that is like it.
    ("compare --frobnicate", "see: zonecli compare --help"),
    ("list -z", "see: zonecli list --help"),
]


@pytest.mark.parametrize(("line", "hint"), MEANT, ids=[line for line, _ in MEANT])
def test_an_option_that_is_unknown_here(cli: Cli, line: str, hint: str) -> None:
    result = cli(*line.split())
    assert (result.code, result.out) == (2, "")
    said, hinted = result.err.splitlines()[:2]
    assert said.startswith("error: no option is called -")
    assert hinted.startswith(f"hint: {hint}")


COMMAND_WORDS = [
    ("zones", "`zonecli list`: Table of zones"),
    ("ls", "`zonecli list`: Table of zones"),
    ("get", "`zonecli show`: Zones' profiles"),
    ("top", "`zonecli rank`: Zones in the order"),
    ("figures", "`zonecli facts`: Every figure"),
    ("validate", "`zonecli check`: Every fault"),
    ("rm", "`zonecli remove`: Remove facts"),
    ("anji", "`zonecli show anji`: Zones' profiles"),
    ("安吉经济开发区", "`zonecli show 安吉经济开发区`: Zones' profiles"),
    ("核准面积", "`zonecli indicators 核准面积`: What can be measured"),
    ("lst", "did you mean: list?"),
    ("fact", "did you mean: facts"),
    ("qqqqqq", "see: zonecli --help"),
]


@pytest.mark.parametrize(("word", "hint"), COMMAND_WORDS, ids=[word for word, _ in COMMAND_WORDS])
def test_a_command_that_is_unknown(cli: Cli, word: str, hint: str) -> None:
    result = cli(word)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: no command is called “{word}”\nhint: {hint}")


def test_a_command_that_is_unknown_where_there_are_no_records(cli: Cli, tmp_path: Path) -> None:
    assert cli("--records", tmp_path / "none", "anji").err.endswith("hint: see: zonecli --help\n")


WORDS = [
    ("show", 2, "ZONE is missing\nhint: `zonecli list` lists them; see: zonecli show --help"),
    ("trace anji", 2, "INDICATOR is missing\nhint: `zonecli indicators --all` lists them; see: zonecli trace --help"),
    ("list anji jiashan", 2, "too much: jiashan\nhint: write: zonecli show jiashan; the command takes: zonecli list "),
    (
        "rank approved-area anji",
        2,
        "too much: anji\nhint: write: zonecli rank … --zone anji; the command takes: zonecli rank [OPTIONS] INDICATOR",
    ),
    ("rank approved-area 2024", 2, "too much: 2024\nhint: write: zonecli rank … --period 2024; the command takes"),
    ("rank approved-area national", 2, "hint: write: zonecli rank … --where level=national; the command takes"),
    ("info more words", 2, "too much: more words\nhint: the command takes: zonecli info [OPTIONS]"),
    ("facts anji 2024", 3, "no zone is called “2024”\nhint: write: zonecli facts … --period 2024"),
    ("show anji approved-area", 3, "hint: write: zonecli show … --indicator approved-area"),
    ("facts 核准面积", 3, "no zone is called “核准面积”\nhint: write: zonecli facts … --indicator 核准面积"),
    ("coverage municipal", 3, "no zone is called “municipal”\nhint: write: zonecli coverage … --where level=municipal"),
    ("compare anji 2024", 3, "no zone is called “2024”\nhint: write: zonecli compare … --period 2024"),
    ("compare anji approved-area", 3, "hint: write: zonecli compare … --indicator approved-area"),
    ("compare provincial", 3, "hint: write: zonecli compare … --where level=provincial"),
    ("compare anji，jiashan", 3, "hint: write: zonecli compare anji jiashan"),
    ("compare 安吉、嘉善", 3, "hint: write: zonecli compare 安吉 嘉善"),
    ("show anji,nosuch", 3, "hint: did you mean: anji"),
    ("show -- -", 3, "no zone is called “-”\nhint: see: zonecli list"),
    ("show anji all", 3, "no zone is called “all”\nhint: write: zonecli show … --all"),
    ("rank anji", 3, "no indicator is called “anji”\nhint: write: zonecli rank … --zone anji"),
    ("rank 2024", 3, "no indicator is called “2024”\nhint: write: zonecli rank … --period 2024"),
    ("trace 核准面积 安吉", 3, "no zone is called “核准面积”\nhint: write: zonecli trace 安吉 核准面积"),
    ("trace approved-area nosuch", 3, "no zone is called “approved-area”\nhint: see: zonecli list"),
    ("compare --zone", 2, "--zone needs a value\nhint: see: zonecli compare --help"),
    ("list --limit", 2, "--limit needs a value\nhint: see: zonecli list --help"),
    ("list --where place=qqzz", 2, "no place is called “qqzz”\nhint: see: zonecli list --columns name,place"),
    ("list --where industry=qqzz", 2, "“qqzz”\nhint: see: zonecli list --columns name,industry"),
    ("facts --where indicator=nosuch", 2, "no indicator is called “nosuch”\nhint: did you mean: "),
    ("list --where indicator=gdp", 2, "“indicator” is a field of figures, not of zones\nhint: zonecli facts --where"),
    ("facts --zone 2024", 3, "hint: write: zonecli facts … --period 2024"),
    ("facts --sort vlue", 2, "--sort: “vlue” is not one of zone, indicator, value, period, status, source"),
]


@pytest.mark.parametrize(("line", "code", "says"), WORDS, ids=[line for line, _, _ in WORDS])
def test_a_word_in_the_wrong_place(cli: Cli, line: str, code: int, says: str) -> None:
    result = cli(*line.split())
    assert (result.code, result.out) == (code, "")
    assert says in result.err


def test_a_zone_that_one_character_means_is_said(cli: Cli) -> None:
    said = cli("compare", "安吉", "和", "湖州经济技术开发区").err
    assert said == "“和” is taken for yunhe-park (Zhejiang Yunhe Industrial Park)\n"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("list --where name=qqzz", "no zone fits\n"),
        ("list --where name=qqzz --limit 0", ""),
        ("list --where level=national --limit 0", ""),
        ("list --where name=qqzz --quiet", ""),
        ("facts --where name=qqzz", "no figure fits\n"),
        ("facts --period 1990 --json", "no figure fits\n"),
        ("facts --limit 0", ""),
        ("facts anji --limit 1", ""),
    ],
)
def test_an_empty_answer_is_said(cli: Cli, line: str, note: str) -> None:
    result = cli(*line.split())
    assert (result.code, result.err) == (0, note)


@pytest.mark.parametrize("line", [line for line, _ in MEANT] + [line for line, _, _ in WORDS])
def test_what_is_meant_is_said_in_chinese(cli: Cli, line: str) -> None:
    english, chinese = (cli("--lang", lang, *line.split()) for lang in ("en", "zh"))
    assert (chinese.code, chinese.out) == (english.code, english.out)
    said = chinese.err.splitlines()
    assert len(said) == len(english.err.splitlines())
    assert said[0].startswith("错误：")
    assert all(each not in english.err for each in said)
