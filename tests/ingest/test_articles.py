"""Articles as plain text: what each kind of file holds, in which encoding, in which paragraphs; what is refused."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.ingest.samples import PAGE, docx, paragraph, pdf, zipped
from zonecli.errors import ArticleUnreadable, UsageError, ZoneError
from zonecli.ingest.articles import read_article
from zonecli.store.texts import Article

CHINESE = "甲开发区\n\n　　2024年，工业总产值超900亿元，企业1600余家。\n第二段。\n"
TRADITIONAL = "甲開發區\n2024年，工業總產值超900億元，企業有一千六百家。\n"


def lines(article: Article) -> list[tuple[int, str]]:
    return [(each.number, article.text[each.start : each.end]) for each in article.paragraphs]


def texts(data: bytes, name: str) -> list[str]:
    return [line for _, line in lines(read_article(data, name))]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((CHINESE, each) for each in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
        *((TRADITIONAL, each) for each in ("utf-8", "big5", "gb18030", "utf-16")),
    ],
)
def test_a_text_in_any_encoding_is_the_same_text(text: str, encoding: str) -> None:
    data = text.replace("\n", "\r\n").encode(encoding)
    assert read_article(data, "a.txt").text == text


def test_paragraphs_are_the_lines_that_are_not_empty_with_the_title_as_the_first() -> None:
    article = read_article(CHINESE.encode(), "a.txt")
    assert article.title == "甲开发区"
    assert lines(article) == [
        (1, "甲开发区"),
        (2, "2024年，工业总产值超900亿元，企业1600余家。"),
        (3, "第二段。"),
    ]
    assert not article.is_paged


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert read_article("甲区有9家企业。\n乙区".encode()).title == ""
    assert read_article(("甲" * 101).encode()).title == ""


def test_what_nobody_sees_is_not_in_the_text() -> None:
    text = "\ufeff超\u200b900\u00ad亿元\r5\x076\x0b7\u20288"
    assert read_article(text.encode()).text == "超900亿元\n5 6\n7\n8"


def test_an_offset_is_in_its_paragraph_or_between_two() -> None:
    article = read_article(" 甲\n\n乙 ".encode())
    found = [article.paragraph(offset) for offset in range(len(article.text) + 1)]
    assert [each and each.number for each in found] == [None, 1, None, None, 2, None, None]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    try:
        article = read_article(text.encode(), "a.txt")
    except ArticleUnreadable:
        return
    assert "".join("".join(line for _, line in lines(article)).split()) == "".join(article.text.split())
    assert [each.number for each in article.paragraphs] == list(range(1, len(article.paragraphs) + 1))
    assert read_article(article.text.encode(), "a.txt").text == article.text


MARKDOWN = [
    ("# 甲 #", "甲"),
    ("###### C#", "C#"),
    ("#9 在先", "#9 在先"),
    ("> > 引用 5%", "引用 5%"),
    ("- 项目30个", "项目30个"),
    ("- -5%", "-5%"),
    ("-5%", "-5%"),
    ("1. 第一项", "1. 第一项"),
    ("2024. Output rose", "2024. Output rose"),
    ("- [x] 已投产6家", "已投产6家"),
    ("**超900**亿元，*同比*增长`8.5%`", "超900亿元，同比增长8.5%"),
    ("__超900亿元__，_四家_", "超900亿元，四家"),
    ("3*4亩，3 * 4亩，snake_case_1", "3*4亩，3 * 4亩，snake_case_1"),
    (r"5\*6与\_7", "5*6与_7"),
    ("[规划](https://example.org/2035)4000亩", "规划4000亩"),
    ("![图 12](a-34.png)后", "图 12后"),
    ("[规划][9]4亩", "规划4亩"),
    ("[9]: https://example.org/2035", ""),
    ("见[2020]年", "见[2020]年"),
    ("<b>5亩</b> < 6亩", "5亩 < 6亩"),
    ("| 面积 | 442.12 |", "| 面积 | 442.12 |"),
    ("|---|:-:|", ""),
    ("---", ""),
    ("====", ""),
    ("```python", ""),
]


@pytest.mark.parametrize(("line", "text"), MARKDOWN)
def test_markdown_without_its_marks(line: str, text: str) -> None:
    assert read_article(f"甲\n{line}\n乙".encode(), "a.md").text == f"甲\n{text}\n乙"


def test_markdown_is_told_by_its_ending_alone() -> None:
    assert read_article(b"# 5 *", "a.txt").text == "# 5 *"


PAGE_LINES = [
    "甲开发区上半年增长8.5%",
    "今年上半年，甲开发区实现工业总产值超900亿元，同比增长8.5%。",
    "总投资50.3万元/亩，另有项目30个。这一段写得长一些，是为了让它像一段正文。",
    "指标\t数值（公顷）",
    "核准面积\t442.12",
    "面积 12.5 km2，企业1600余家。",
    "其中规上企业6家。",
]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("gb2312", "gb18030"), ("gb2312", "utf-8"), ("x", "gb18030")],
)
@pytest.mark.parametrize("name", ["a.html", "-"])
def test_the_main_text_of_a_web_page(charset: str, encoding: str, name: str) -> None:
    page = PAGE.format(charset=charset).encode(encoding)
    assert texts(page, name) == PAGE_LINES
    assert read_article(page, name).title == PAGE_LINES[0]


def test_a_page_may_say_which_western_encoding_it_is_in() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><p>Łódzka Specjalna Strefa: 1339 ha, 5 mln zł.</p>'
    assert texts(page.encode("windows-1250"), "a.htm") == ["Łódzka Specjalna Strefa: 1339 ha, 5 mln zł."]


def test_a_word_document() -> None:
    body = (
        paragraph("甲开发区")
        + paragraph("工业总产值超", "900", "亿元")
        + "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        + "<w:r><w:t>企业</w:t><w:tab/><w:t>6家</w:t><w:br/><w:t>其中</w:t></w:r></w:p>"
        + "<w:p><w:ins><w:r><w:t>增至70个</w:t></w:r></w:ins><w:del><w:r><w:delText>60个</w:delText></w:r></w:del>"
        + "<w:moveFrom><w:r><w:t>50个</w:t></w:r></w:moveFrom></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('面积')}</w:tc>"
        + f"<w:tc>{paragraph('442.12')}{paragraph('公顷')}</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{paragraph('控件里的8家')}</w:sdtContent></w:sdt>"
        + f"<mc:AlternateContent><mc:Choice>{paragraph('框里的9家')}</mc:Choice>"
        + f"<mc:Fallback>{paragraph('框里的9家')}</mc:Fallback></mc:AlternateContent>"
    )
    notes = f"<w:footnote>{paragraph('注：含5家')}</w:footnote>"
    found = texts(docx(body, footnotes=notes), "a.docx")
    assert found == [
        "甲开发区",
        "工业总产值超900亿元",
        "企业\t6家",
        "其中",
        "增至70个",
        "面积 \t442.12 公顷",
        "控件里的8家",
        "框里的9家",
        "注：含5家",
    ]


def test_a_word_document_that_another_program_wrote() -> None:
    document = pytest.importorskip("docx").Document()
    document.add_heading("甲开发区", 1)
    document.add_paragraph("工业总产值").add_run("超900亿元").bold = True
    made = io.BytesIO()
    document.save(made)
    assert texts(made.getvalue(), "-") == ["甲开发区", "工业总产值超900亿元"]


def test_paragraphs_of_a_pdf_have_the_numbers_of_their_pages() -> None:
    wide = "在产业提升上做加法，甲开发区持续提高亩均税收入园门槛，2024年提高到50.3"
    article = read_article(pdf(["甲开发区", wide, "万元/亩，远高于全省。", "第二段。"], ["面积 442.12"]), "a.pdf")
    assert article.is_paged
    assert article.title == "甲开发区"
    assert lines(article) == [
        (1, "甲开发区"),
        (1, f"{wide}万元/亩，远高于全省。"),
        (1, "第二段。"),
        (2, "面积 442.12"),
    ]


def test_lines_of_a_pdf_are_joined_with_a_blank_between_letters_and_digits() -> None:
    first, second = "The output of the zone came to over US$7.5 billion in 2024, up by 12", "percent on the year."
    assert texts(pdf(["Alpha", first, second]), "a.pdf") == ["Alpha", f"{first} {second}"]


REFUSED = [
    (b"", "a.txt", "no text in it"),
    (b" \r\n", "a.md", "no text in it"),
    (b"\0" * 100, "a.txt", "encoding cannot be told"),
    (bytes(range(256)) * 9, "a.txt", "encoding cannot be told"),
    ("Łódź: 5 ha".encode("cp1250"), "a.txt", "encoding cannot be told"),
    (b"a\n" * 200_001, "a.txt", "more than 200,000 lines"),
    (b"a" * ((16 << 20) + 1), "a.txt", "larger than 16 MiB"),
    (b"<html></html>", "a.html", "no main text"),
    (b"<html><script>9</script>" + b"<div>" * 9000, "a.html", "no main text"),
    (b"\xd0\xcf\x11\xe0" + b"x" * 99, "a.doc", "old document"),
    (rb"{\rtf1 x}", "a.rtf", "old document"),
    (zipped({"xl/workbook.xml": ""}), "a.xlsx", "not a Word document"),
    (b"PK\3\4" + b"x" * 99, "a.docx", "damaged"),
    (docx("<w:p>"), "a.docx", "damaged"),
    (docx(paragraph("0" * (65 << 20))), "a.docx", "larger than 64 MiB when it is unpacked"),
    (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "9">]><a>&b;</a>'}), "a.docx", "damaged"),
    (docx("<w:p/>" * 9), "a.docx", "no text in it"),
    (b"%PDF-1.4\n1 0 obj <<", "a.pdf", "damaged"),
    (b"%PDF-1.4\n" + b"[" * 99_999, "a.pdf", "damaged"),
    (pdf([], []), "a.pdf", "no text layer"),
    (pdf(["\ue000\ue001\ue002"]), "a.pdf", "do not say which characters"),
    (pdf(*[["9"]] * 2001), "a.pdf", "more than 2000 pages"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "said"), REFUSED, ids=[said for _, _, said in REFUSED])
def test_what_cannot_be_read_is_told(
    data: bytes, name: str, said: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ArticleUnreadable) as refused:
        read_article(data, name)
    assert str(refused.value).startswith(f"{name}: ")
    assert said in str(refused.value)
    # Nothing of what the parsers have to say.
    assert (capfd.readouterr(), caplog.text) == (("", ""), "")


def test_a_pdf_with_a_password_is_told() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf(["甲"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    with pytest.raises(ArticleUnreadable, match="password"):
        read_article(made.getvalue(), "a.pdf")


@pytest.mark.parametrize(("data", "package"), [(PAGE.encode(), "trafilatura"), (pdf(["9"]), "pypdf")])
def test_a_missing_extra_is_named(data: bytes, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError) as refused:
        read_article(data)
    assert "“articles”" in str(refused.value)
    assert refused.value.hint_text().endswith('[articles]"')


# The first of them imports the parsers.
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\3\4", b"<html>", pdf(["9"])[:300], docx(paragraph("9"))[:200]]),
    st.binary(max_size=200),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "-"]),
)
def test_any_bytes_are_read_or_refused(head: bytes, rest: bytes, name: str) -> None:
    with suppress(ZoneError):
        assert read_article(head + rest, name).paragraphs


def test_a_file_and_a_link_to_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "folder" / "a.md"
    file.write_text("# 甲", encoding="utf-8")
    (tmp_path / "b.md").symlink_to(file)
    assert read_article(file).text == read_article(tmp_path / "b.md").text == "甲"


def test_a_file_that_is_not_there_and_one_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name, said in (("a.txt", "No such file"), ("pipe.txt", "not a regular file"), ("", "not a regular file")):
        with pytest.raises(ArticleUnreadable, match=said) as refused:
            read_article(tmp_path / name)
        assert str(refused.value).startswith(str(tmp_path / name))
