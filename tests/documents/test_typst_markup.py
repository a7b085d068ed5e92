"""Typst's markup: each kind of block and mark as it is written by hand, and no text that is taken for code."""

import pytest
from hypothesis import given, strategies as st

from tests.documents.samples import BARS, PLACE, SERIES, document
from zonecli.documents.document import CHART_PLACE, Document
from zonecli.documents.typst_markup import MAIN, string, write_markup

HEAD = """#import "page.typ": *
#show: report.with(lang: "en", title: "x", running: "x", office: "", date: "")
"""
JOINER = '#"\u2060"'


def body(markdown: str, *charts: object) -> str:
    text = write_markup(document(markdown, *charts))[MAIN]  # type: ignore[arg-type]
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD).strip("\n")


@pytest.mark.parametrize(
    ("markdown", "markup"),
    [
        ("text", '#"text"'),
        ("two\n\nthree", '#"two"\n\n#"three"'),
        ("one\nline", '#"one"\n#"line"'),
        ("甲\n乙", '#"甲"#"乙"'),
        ("one\\\nline", '#"one"#linebreak()#"line"'),
        ("**a**", '#strong[#"a"]'),
        ("*a*", '#emph[#"a"]'),
        ("~~a~~", '#strike[#"a"]'),
        ("`a*b`", '#raw("a*b")'),
        ("***a*** b", '#emph[#strong[#"a"]]#" b"'),
        ("[a](https://example.org/?b=1)", '#link("https://example.org/?b=1")[#"a"]'),
        ("# a", '#title[#"a"]'),
        ("# a\n\n## b\n\n### c", '#title[#"a"]\n\n#heading(level: 1)[#"b"]\n\n#heading(level: 2)[#"c"]'),
        ("# a\n\n# b", '#heading(level: 1)[#"a"]\n\n#heading(level: 1)[#"b"]'),
        ("text\n\n## b", '#"text"\n\n#heading(level: 2)[#"b"]'),
        ("> a", '#quote(block: true)[#"a"]'),
        ("> " * 7 + "a", "#quote(block: true)[" * 5 + '#"a"' + "]" * 5),
        ("- a\n- b", '#list([#"a"], [#"b"])'),
        ("- a\n  - b", '#list([#"a"\n\n#list([#"b"])])'),
        ("3. a\n4. b", '#enum(start: 3, [#"a"], [#"b"])'),
        ("---", "#rule()"),
        ("x\n\n***\n\ny", '#"x"\n\n#first-page-end()\n\n#"y"'),
        ("```\na\n```", '#raw("a\n", block: true)'),
        (
            "| a | b | c |\n| - | -: | :-: |\n| d | e | f |",
            "#table(\n  columns: (4fr, 4fr, 4fr,),\n  align: (left, right, center,),\n"
            '  table.header([#"a"], [#"b"], [#"c"]),\n  [#"d"], [#"e"], [#"f"],\n)',
        ),
        (
            f"| a | b |\n| - | - |\n| {'x' * 110} | |",
            "#table(\n  columns: (57fr, 4fr,),\n  align: (left, left,),\n"
            f'  table.header([#"a"], [#"b"]),\n  [#"{"x" * 110}"], [],\n)',
        ),
        (
            f"| a |\n| - |\n| {'x' * 1000} |",
            "#table(\n  columns: (104fr,),\n  align: (left,),\n"
            f'  table.header([#"a"]),\n  table.cell(breakable: true)[#"{"x" * 1000}"],\n)',
        ),
        ("a[^1]\n\n[^1]: note", f'#"a"{JOINER}#footnote[#"note"]<note-1>'),
        (
            "a[^1][^2] b[^1]\n\n[^1]: one\n[^2]: two",
            f'#"a"{JOINER}#footnote[#"one"]<note-1>#super[,]#footnote[#"two"]<note-2>#" b"{JOINER}#footnote(<note-1>)',
        ),
        # A note that only another note refers to has no place of its own: its number alone is said.
        ("a[^1]\n\n[^1]: see[^2]\n[^2]: two", f'#"a"{JOINER}#footnote[#"see"{JOINER}#super[2]]<note-1>'),
        ("a[^1]\n\n## Notes\n\n[^1]: note", f'#"a"{JOINER}#footnote[#"note"]<note-1>'),
        ('"#a" \\\\', '#"\\"#a\\" \\\\"'),
        ("", ""),
    ],
)
def test_each_kind_is_written(markdown: str, markup: str) -> None:
    assert body(markdown) == markup


def test_a_chart_is_a_drawing_with_its_words_and_its_notes() -> None:
    files = write_markup(document(f"{PLACE}\n\n[^1]: one\n[^3]: three", BARS))
    assert set(files) == {MAIN, "chart-1-1.svg"}
    assert files["chart-1-1.svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg" width="600"')
    assert '#chart("亩均税收", (("chart-1-1.svg", "安吉经济开发区: 50.3万元/亩; 甲: 近40万元/亩; ' in files[MAIN]
    assert (
        f'#"Sources of the figures"{JOINER}#footnote[#"one"]<note-1>#super[,]#footnote[#"three"]<note-2>]'
        in (files[MAIN])
    )


def test_each_chart_has_its_own_drawings() -> None:
    files = write_markup(document("\n\n".join(map(CHART_PLACE.format, range(2))), BARS, SERIES))
    assert set(files) == {MAIN, "chart-1-1.svg", "chart-2-1.svg"}


ISSUED = {"office": "Office", "number": "No. 3", "date": "2025"}


@pytest.mark.parametrize(
    ("line", "said", "is_cover"),
    [
        ("Office · No. 3 · 2025", ISSUED, True),
        ("*Office · No. 3 · 2025*", ISSUED, True),
        ("Office · 2025", ISSUED | {"number": ""}, True),
        ("2025", {"date": "2025"}, True),
        # It says more, or less, or rests on a source: nothing of it is lost.
        ("Office · No. 3 · as of 2025", ISSUED, False),
        ("Office · No. 3", ISSUED, False),
        ("Office · No. 3 · 2025[^1]\n\n[^1]: note", ISSUED, False),
        ("- 2025", {"date": "2025"}, False),
        ("Office", {}, False),
        ("", ISSUED, False),
    ],
)
def test_the_line_that_says_who_issues_it_is_the_cover(line: str, said: dict[str, str], is_cover: bool) -> None:
    text = write_markup(Document(markdown=f"# x\n\n{line}", title="x", lang="en", **said))[MAIN]  # type: ignore[arg-type]
    cover = ", ".join(string(said.get(name, "")) for name in ("office", "number", "date"))
    assert (text.split('#title[#"x"]')[1].strip() == f"#cover({cover})") is is_cover


def test_the_head_of_a_page_has_room_for_its_title() -> None:
    text = write_markup(Document(markdown="", title="a" * 61, lang="en"))[MAIN]
    assert f'title: "{"a" * 61}", running: "{"a" * 59}…"' in text


@given(st.text())
def test_nothing_ends_a_string(text: str) -> None:
    written = string(text)
    assert written[0] == written[-1] == '"'
    inner = written[1:-1]
    # Every backslash begins a pair, and no quotation mark stands outside one.
    pairs = inner.replace("\\\\", "").replace('\\"', "")
    assert "\\" not in pairs
    assert '"' not in pairs
    assert inner.replace('\\"', '"').replace("\\\\", "\\") == text or "\\" in text
