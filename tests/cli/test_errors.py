"""Faults of the command line: our own sentences in both languages, a suggestion that is never acted on."""

import pytest

from tests.cli.running import Cli

FAULTS = [
    (["lst"], 2, "no command is called “lst”", "did you mean: list?"),
    (["xyzzy"], 2, "no command is called “xyzzy”", "see: zonecli --help"),
    (["list", "--colums", "id"], 2, "no option is called --colums", "--columns"),
    (["list", "--qqq"], 2, "no option is called --qqq", "see: zonecli list --help"),
    (["list", "-z"], 2, "no option is called -z", "see: zonecli list --help"),
    (["--langg", "zh"], 2, "no option is called --langg", "--lang"),
    (["show"], 2, "ZONE is missing", "see: zonecli show --help"),
    (["trace", "anji"], 2, "INDICATOR is missing", "see: zonecli trace --help"),
    (["list", "--limit"], 2, "--limit needs a value", "--help"),
    (["list", "--json=1"], 2, "--json takes no value", "--help"),
    (["list", "--limit", "many"], 2, "--limit: “many” is not a valid number", "see: zonecli list --help"),
    (["list", "--limit", "-1"], 2, "--limit: -1 is not in the range x>=0", "see: zonecli list --help"),
    (["list", "--limit", "1.5"], 2, "--limit: “1.5” is not a valid number", "see: zonecli list --help"),
    (["report", "--timeout", "nan"], 2, "--timeout: nan is not in the range x>=0.1", "see: zonecli report --help"),
    (["report", "--charts", "tekst"], 2, "--charts: “tekst” is not one of text, mermaid, none", "did you mean: text?"),
    (["info", "more", "words"], 2, "too much: more words", "the command takes: zonecli info [OPTIONS]"),
    (["list", "--format", "jsno"], 2, "--format: “jsno” is not one of table, json", "did you mean: json"),
    (["list", "--format", "docx"], 2, "--format: “docx” is not one of table, json", ""),
    (["list", "--units", "metrik"], 2, "--units: “metrik” is not one of", "did you mean: metric?"),
    (["list", "--color", "alway"], 2, "--color: “alway” is not one of", "did you mean: always?"),
    (["list", "--lang", "de"], 2, "--lang: “de” is not one of zh, en", ""),
    (["report", "--to", "dcx"], 2, "--to: “dcx” is not one of md", "did you mean: docx?"),
    (["completion", "bsh"], 2, "SHELL: “bsh” is not one of", "did you mean: bash"),
    (["show", "anjii"], 3, "no zone is called “anjii”", "did you mean: anji"),
    (["show", "安吉开发"], 0, "", ""),
    (["sources", "people-anji-2024"], 3, "no source is called", "people-anji-2025"),
    (["indicators", "aproved-area"], 3, "no indicator is called", "approved-area"),
    (["rank", "aproved-area"], 3, "no indicator is called", "approved-area"),
    (["list", "--columns", "id,nmae"], 3, "no field is called “nmae”", "name"),
    (["list", "--sort", "nmae"], 3, "no field is called “nmae”", "name"),
    (["list", "--where", "levle=national"], 3, "no field is called “levle”", "level"),
    (["list", "--where", "level=nationl"], 2, "no level is called “nationl”", "national"),
    (["list", "--where", "kind=hihg-tech"], 2, "no kind is called “hihg-tech”", "high-tech-zone"),
    (["list", "--where", "kind=high-tech"], 2, "“high-tech” fits several kinds", "give the id"),
    (["list", "--where", "approved-area=>3"], 2, "“=>” is not a valid operator", "did you mean: >=?"),
    (["list", "--where", "approved-area≥3"], 2, "“≥” is not a valid operator", "did you mean: >=?"),
    (["list", "--where", "level<>national"], 2, "“<>” is not a valid operator", "did you mean: !=?"),
    (["list", "--where", "level"], 2, "“level” is not a valid condition", "FIELD OPERATOR VALUE"),
    (["list", "--json", "--fields", "nmae"], 3, "no field is called “nmae”", "name"),
    (["schema", "soruce"], 3, "no schema is called “soruce”", "source"),
    (["check", "--explain", "Z9"], 3, "no rule is called", ""),
]


@pytest.mark.parametrize(("arguments", "code", "says", "hints"), FAULTS, ids=[" ".join(row[0]) for row in FAULTS])
def test_a_fault_is_said_and_hinted_at(cli: Cli, arguments: list[str], code: int, says: str, hints: str) -> None:
    result = cli(*arguments)
    assert result.code == code
    if code:
        assert result.out == ""
        assert result.err.startswith(f"error: {says}")
        assert hints in result.err
        assert ("hint: " in result.err) == bool(hints) or not hints
        assert not result.err.count("Usage:")


@pytest.mark.parametrize(
    "arguments",
    [["lst"], ["list", "--colums", "x"], ["show"], ["list", "--limit", "x"], ["show", "anjii"]],
    ids=" ".join,
)
def test_faults_are_said_in_chinese(cli: Cli, arguments: list[str]) -> None:
    english, chinese = cli(*arguments), cli(*arguments, "--lang", "zh")
    assert chinese.code == english.code
    assert chinese.err.count("\n") == english.err.count("\n")
    assert not chinese.err.startswith("error")


def test_a_strange_word_steers_no_terminal(cli: Cli) -> None:
    result = cli("list", "--\x1b]0;title\x07", "x")
    assert result.code == 2
    assert "\x1b" not in result.err
    assert "\x1b" not in cli("sh\x1bow").err
    assert "\x1b" not in cli("info", "\x1b[2J").err
