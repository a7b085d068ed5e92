"""Names of files made from a pattern: safe on every system, one for each zone."""

import pytest

from zonecli.cli.reporting.naming import check_distinct, check_pattern, file_name
from zonecli.errors import UsageError

VALUES = {
    "id": "anji",
    "name": "安吉经济开发区",
    "date": "2025-09",
    "lang": "zh",
    "kind": "经济开发区",
    "level": "省级",
    "template": "brief",
}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("{id}.md", "anji.md"),
        ("{name}-{date}.docx", "安吉经济开发区-2025-09.docx"),
        ("{level}{kind}_{id}.{lang}.pdf", "省级经济开发区_anji.zh.pdf"),
        ("{template}-{id}.html", "brief-anji.html"),
        ("简报 {name}.pdf", "简报 安吉经济开发区.pdf"),
    ],
)
def test_a_pattern_is_filled(pattern: str, made: str) -> None:
    check_pattern(pattern)
    assert file_name(pattern, VALUES) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a/b", "a-b.md"),
        ("..", "-.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ('a<b>:c"d|e?f*g\\h', "a-b-c-d-e-f-g-h.md"),
        ("CON", "_CON.md"),
        ("com1", "_com1.md"),
        ("console", "console.md"),
        (".hidden", "hidden.md"),
        ("a\x00b\x1bc\nd", "a-b-c-d.md"),
        ("right\u202eleft", "right-left.md"),
        (" a. ", "a.md"),
        ("", "-.md"),
    ],
)
def test_no_name_leaves_the_folder_or_is_one_that_a_system_refuses(name: str, made: str) -> None:
    assert file_name("{name}.md", {**VALUES, "name": name}) == made


def test_a_long_name_is_cut_between_characters() -> None:
    made = file_name("{name}.md", {**VALUES, "name": "区" * 200})
    assert made == "区" * 40 + ".md"


@pytest.mark.parametrize(
    "pattern", ["x.md", "{date}.md", "../{id}.md", "{id}{x}.md", "{id}/a.md", "{id", "{id}}.md", "", "{}{id}.md"]
)
def test_a_pattern_that_cannot_be(pattern: str) -> None:
    with pytest.raises(UsageError, match="does not name one file for each zone"):
        check_pattern(pattern)


def test_two_zones_of_one_name() -> None:
    check_distinct(["a.md", "b.md"])
    with pytest.raises(UsageError, match=r"two zones would be written to A\.md"):
        check_distinct(["a.md", "A.md"])
