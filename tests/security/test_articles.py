"""Articles for `extract` from strangers: read or refused soon, nothing fetched, nothing run, no other file read.

The work grows with the numbers of an article and not with their square; a number takes a third of a millisecond.
"""

from __future__ import annotations

import socket
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from tests.hostile import PIECES, RAW, assert_kept, ran
from tests.ingest.samples import docx, paragraph, pdf, zipped
from tests.security.test_time import BOUND
from zonecli.ingest.articles import read_article
from zonecli.ingest.extraction.proposals import propose
from zonecli.records.periods import period
from zonecli.store.catalogue import Catalogue

SECRET = "the secret of another directory"
LINE = "今年上半年，甲开发区实现工业总产值超900亿元，同比增长8.5%。这一段写得长一些，是为了让它像一段正文。"


def web(body: str, head: str = "") -> bytes:
    return f"<html><head><title>t</title>{head}</head><body><div>{body}</div></body></html>".encode()


def full(piece: str, before: str = "", after: str = "", size: int = 100_000) -> bytes:
    return (before + piece * (size // len(piece.encode())) + after).encode()


def drawn(content: bytes, *more: bytes, pages: int = 1, entries: bytes = b"", catalogue: bytes = b"") -> bytes:
    """Return a PDF whose pages, which are one and the same, show a content; `more` are objects from 6 on."""
    kids = b"3 0 R " * pages
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    return numbered(objects)


def numbered(objects: Sequence[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))


def form(content: bytes, following: int) -> bytes:
    """Return a drawing that draws another one."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % following
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def swollen(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()


SHOWN = b"BT /F1 12 Tf (5 firms in Alpha) Tj ET"
PAGES = b"<< /Type /Catalog /Pages 2 0 R >>"
ARTICLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{f"{piece!r} again and again": ("a.txt", lambda piece=piece: full(piece, size=9_000)) for piece in (  # type: ignore[misc]
        "5 ", "5\n", "5家、", "5家；", "“5亿元", "（5", "2024年", "5其中", "5家分别", "由5提高到", "\u202e超900亿元",
        "rose 7.5 percent to $270 million in 2024 ")},
    **{f"{piece!r} without end": ("a.txt", lambda piece=piece: full(piece)) for piece in (  # type: ignore[misc]
        "9", "九", "亿", "5,", "（", "“", " ", "A", "甲开发区", "Output Of The Zone ", "\u0301", "。", ". ", "No. ")},
    "ten megabytes on one line": ("a.txt", lambda: full("甲开发区的产业在发展，", size=10_000_000)),
    "one number of a megabyte": ("a.txt", lambda: full("9", size=1_000_000)),
    "every control": ("a.txt", lambda: "".join(map(chr, [*range(1, 32), *range(127, 160), 0x202E, 0x200B])).encode()
                      + LINE.encode()),
    "all pieces": ("a.txt", lambda: "\n".join(PIECES).encode()),
    "encodings mixed": ("a.txt", lambda: LINE.encode() + "開發區".encode("big5") + LINE.encode("gb18030")),
    "UTF-16 of Big5": ("a.txt", lambda: "開發區工業".encode("big5").decode("utf-16-le").encode("utf-16")),
    **{f"Markdown, {piece!r}": ("a.md", lambda piece=piece: full(piece)) for piece in (  # type: ignore[misc]
        "*", "_", "[", "[a](", "<a ", "\\_", "> ", "`", "![", "# ", "| ")},
    **{f"a web page, {piece}": ("a.html", lambda piece=piece: web(full(piece).decode() + f"<p>{LINE}</p>" * 3))  # type: ignore[misc]
       for piece in ("<div>", "<b>", "<table><tr><td>", "<p>5", "5<br>", "<li>", "<a href=x>y</a>", "<!--", "<")},
    "a web page of an attribute": ("a.html", lambda: web(f'<p class="{"a " * 50_000}">{LINE}</p>')),
    "a web page of a million tags": ("a.html", lambda: web("<p>" + "<span>5</span>" * 500_000)),
    "a web page of entities": ("a.html", lambda: b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
                               + web(f"<p>&b;{LINE}</p>")),
    "a web page of data": ("a.html", lambda: web(f"<p>{LINE}</p>", '<script type="application/ld+json">'
                           + "[" * 50_000 + "</script>")),
    "Word, elements in elements": ("a.docx", lambda: docx("<w:p>" * 90_000 + "</w:p>" * 90_000)),
    "Word, a comment without end": ("a.docx", lambda: docx(f"<!--{'x' * (20 << 20)}-->" + paragraph("5家"))),
    "Word, an attribute without end": ("a.docx", lambda: docx(f'<w:p a="{"x" * (20 << 20)}"/>' + paragraph("5家"))),
    "Word, entities behind a comment": ("a.docx", lambda: zipped({
        "word/document.xml": f'<!--{"x" * 9_999}--><!DOCTYPE a [<!ENTITY b "9">]><a>&b;</a>'})),
    "Word, rows": ("a.docx", lambda: docx(f"<w:tbl>{('<w:tr><w:tc>' + paragraph('x') + '</w:tc></w:tr>') * 9_000}"
                                          "</w:tbl>")),
    "PDF, its page is itself": ("a.pdf", lambda: numbered([PAGES, b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"])),
    "PDF, its pages are each other": ("a.pdf", lambda: numbered([
        PAGES, b"<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 3 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"])),
    "PDF, pages three times each": ("a.pdf", lambda: numbered([
        PAGES, *(b"<< /Type /Pages /Count 1 /Kids [%d 0 R %d 0 R %d 0 R] >>" % (n, n, n) for n in range(3, 30)),
        b"<< /Type /Page /Parent 2 0 R >>"])),
    "PDF, one page many times": ("a.pdf", lambda: drawn(SHOWN * 2_000, pages=1_900)),
    "PDF, one page of blanks many times": ("a.pdf", lambda: drawn(b" " * 60_000, pages=1_900)),
    "PDF, a drawing of itself": ("a.pdf", lambda: drawn(b"/X Do", form(b"/X Do /X Do", 6))),
    "PDF, ten drawings of ten": ("a.pdf", lambda: drawn(b"/X Do", *(form(b"/X Do " * 10, n) for n in range(7, 17)),
                                                        form(b"BT /F1 12 Tf (a) Tj ET", 5))),
    "PDF, 300 MiB when unpacked": ("a.pdf", lambda: drawn(swollen(300), entries=b"/Filter /FlateDecode")),
    "PDF, packed twice": ("a.pdf", lambda: drawn(zlib.compress(swollen(200), 9),
                                                 entries=b"/Filter [/FlateDecode /FlateDecode]")),
    **{f"PDF, {piece!r} without end": ("a.pdf", lambda piece=piece: drawn(piece * (90_000 // len(piece))))  # type: ignore[misc]
       for piece in (b"[", b"<<", b"(", b"%", b"q ", b"(a) Tj ", b"/")},
    "PDF, of more objects than there are": ("a.pdf", lambda: drawn(SHOWN).replace(b"/Size 6", b"/Size 9999999999")),
    "PDF, its table goes on at its beginning": ("a.pdf", lambda: (lambda made: made.replace(
        b"/Size", b"/Prev %d /Size" % made.index(b"xref\n0")))(drawn(SHOWN))),
    "PDF, a length that is itself": ("a.pdf", lambda: numbered([
        PAGES, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"])),
}  # fmt: skip


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    name, make = ARTICLES[kind]
    (tmp_path / name).write_bytes(make())
    found = ran("extract", tmp_path / name, "--json", records=root)
    assert_kept(found, (0, 4))
    assert not RAW.search(found.out)
    assert found.seconds < BOUND, found.seconds


@pytest.mark.parametrize("kind", ["ten megabytes on one line", "all pieces", "every control", "'9' without end"])
def test_texts_of_sources_that_are_the_worst(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "gazette.txt").write_bytes(ARTICLES[kind][1]())
    found = ran("check", "--texts", texts, records=root)
    assert_kept(found, (0, 1))
    assert not RAW.search(found.out)
    assert found.seconds < BOUND, found.seconds


@pytest.mark.parametrize(
    "sentence",
    [
        "5 ",
        "5\n",
        "5家、",
        "（5",
        "2024年，",
        "超900亿元",
        "甲开发区工业产值超900亿元，",
        "rose 7.5 percent to $270 million ",
    ],
)
def test_the_work_grows_with_the_numbers(sentence: str, tmp_path: Path) -> None:
    """Four times the numbers take four times the calls, not sixteen times."""
    catalogue = Catalogue(write_files(tmp_path / "records", SMALL))

    def calls(times: int) -> int:
        article = read_article((sentence * times).encode(), "a.txt")
        count = 0

        def step(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(step)
        try:
            propose(article, catalogue, period("2025-04"))
        finally:
            sys.setprofile(before)
        return count

    # What is made once, such as patterns, is made before.
    calls(50)
    assert calls(600) < 4.6 * calls(150)


def test_nothing_is_fetched_and_no_other_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path / "records", SMALL)
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)

    def refuse(*_: object) -> None:
        raise AssertionError("a connection is opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    place = secret.as_uri()
    tags = (
        f'<iframe src="{place}"></iframe><object data="{place}"></object><embed src="{place}"><img src="{place}">'
        f'<link rel="import" href="{place}"><script src="{place}"></script><script>document.write("9999亿元")</script>'
        f'<meta http-equiv="refresh" content="0;url={place}">'
    )
    entity = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{place}">]>'.encode()
    word = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"><w:body>'
        '<w:p><w:r><w:t>甲区5家企业</w:t></w:r></w:p><w:altChunk r:id="a"/></w:body></w:document>'
    )
    relation = f'<Relationships><Relationship Id="a" Target="{place}" TargetMode="External"/></Relationships>'
    script = b"/OpenAction << /S /JavaScript /JS (this.submitForm\\('%s'\\)) >>" % place.encode()
    for name, data in {
        "a.html": web(f"<p>{LINE}</p>" * 3 + tags, tags),
        "a.xhtml": entity + web(f"<p>&a; {LINE}</p>" * 3),
        "a.docx": zipped({"word/document.xml": word, "word/_rels/document.xml.rels": relation}),
        "a.pdf": drawn(SHOWN, catalogue=script),
        "b.pdf": drawn(SHOWN, entries=b"/F (%s)" % str(secret).encode()),
    }.items():
        (tmp_path / name).write_bytes(data)
        found = ran("extract", tmp_path / name, "--text", records=root)
        assert_kept(found, [0, 4] if name == "b.pdf" else [0])
        assert SECRET not in found.out + found.err
        assert "9999" not in found.out


def test_what_a_pdf_repeats_is_counted(tmp_path: Path) -> None:
    """A page may be long, and pages may be many: not one page many times."""
    many = [["甲开发区有9家企业。"] * 30] * 60
    assert read_article(pdf(*many), "a.pdf").text.count("9家") == 1_800
    root = write_files(tmp_path / "records", SMALL)
    for kind, said in (
        ("PDF, one page many times", "again and again"),
        ("PDF, one page of blanks many times", "larger than 64 MiB when it is unpacked"),
    ):
        (tmp_path / "a.pdf").write_bytes(ARTICLES[kind][1]())
        found = ran("extract", tmp_path / "a.pdf", "--json", records=root)
        assert_kept(found, [4])
        assert said in found.err


@pytest.mark.parametrize("path", ["../../secret.txt", "/etc/passwd", "texts/out.txt", "texts/zero.txt"])
def test_a_text_that_a_record_names_lies_in_the_directory(path: str, tmp_path: Path) -> None:
    gazette = SMALL["sources/gazette.toml"] + f'text = "{path}"\n'
    root = write_files(tmp_path / "a" / "records", {**SMALL, "sources/gazette.toml": gazette})
    secret = f"甲开发区工业产值超900亿元。{SECRET}"
    (tmp_path / "secret.txt").write_text(secret, encoding="utf-8")
    for folder in (root / "texts", tmp_path / "texts"):
        folder.mkdir()
        (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "texts" / "gazette.txt").symlink_to(tmp_path / "secret.txt")
    for command in (
        ["check"],
        ["check", "--texts", tmp_path / "texts"],
        ["trace", "alpha", "output"],
        ["trace", "alpha", "output", "--texts", tmp_path / "texts"],
    ):
        found = ran(*command, records=root)
        assert_kept(found, (0, 1, 2, 4))
        assert SECRET not in found.out + found.err
        assert "root:" not in found.out
