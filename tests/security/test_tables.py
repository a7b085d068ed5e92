"""Tables for `import` from strangers, and mappings: read, or refused in one sentence, soon, and nothing is written.

What is packed counts as what it unpacks to. The limits: 64 MiB of text, 256 MiB unpacked (dense only below 8 MiB),
1 MiB for what objects are made of, a million rows, a thousand columns, 100,000 characters a cell.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import SMALL, write_files
from tests.hostile import RAW, assert_kept, ran
from tests.security.test_time import BOUND

MAPPING = """
source = "gazette"
[zone]
column = "name"
[[facts]]
column = "area"
indicator = "enterprises"
period = "2024"
"""
SHEET, STYLES, BOOK, RELATIONS = (
    *("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
)


@cache
def plain() -> dict[str, str]:
    """Return the parts of a workbook of three rows."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    for row in (["name", "area"], ["Alpha Development Zone", 1], ["Beta Development Zone", 2]):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def changed(part: str, old: str, new: str) -> Callable[[], bytes]:
    """Return what makes a workbook in one part of which `new` stands in place of `old`."""

    def make() -> bytes:
        parts = plain()
        assert old in parts[part], parts[part]
        return packed({**parts, part: parts[part].replace(old, new, 1)})

    return make


def rows(more: str) -> Callable[[], bytes]:
    return changed(SHEET, "</sheetData>", f"{more}</sheetData>")


def merged(*cells: str) -> Callable[[], bytes]:
    return changed(
        SHEET, "</sheetData>", "</sheetData><mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in cells)
        + "</mergeCells>",
    )  # fmt: skip


def format_of(code: str, value: str = "2") -> Callable[[], bytes]:
    """Return what makes a workbook with a cell of this number format."""

    def make() -> bytes:
        parts = dict(plain())
        text = parts[STYLES].replace('<numFmts count="0"/>', "")
        formats = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        text = text.replace("<fonts", f"{formats}<fonts", 1)
        text = text.replace("</cellXfs>", '<xf numFmtId="170" fontId="0" fillId="0" borderId="0"/></cellXfs>')
        parts[STYLES] = text
        parts[SHEET] = parts[SHEET].replace('<c r="B3"', '<c r="B3" s="1"').replace("<v>2<", f"<v>{value}<")
        return packed(parts)

    return make


def declares(before: str, entity: str) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = dict(plain())
        body = parts[SHEET].replace("</sheetData>", '<row r="4"><c r="A4" t="inlineStr"><is><t>&a;</t></is></c></row>'
                                    "</sheetData>")  # fmt: skip
        parts[SHEET] = f'<?xml version="1.0"?>{before}<!DOCTYPE worksheet [<!ENTITY a {entity}>]>{body}'
        return packed(parts)

    return make


def elsewhere() -> bytes:
    """Return a workbook whose texts, with entities, stand in a part that is not called as one of XML."""
    parts = dict(plain())
    parts["xl/texts.bin"] = '<!DOCTYPE sst [<!ENTITY a "x">]><sst><si><t>&a;</t></si></sst>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("/xl/sharedStrings.xml", "/xl/texts.bin")
    return packed(parts)


def sheets_of_one_part() -> bytes:
    parts = dict(plain())
    start = parts[BOOK].index("<sheet ")
    sheet = parts[BOOK][start : parts[BOOK].index("/>", start) + 2]
    many = "".join(sheet.replace('"Sheet"', f'"S{n}"') for n in range(5_000))
    parts[BOOK] = parts[BOOK].replace(sheet, many)
    return packed(parts)


LAUGHS = '"' + "&#97;" * 9 + '"'
WORKBOOKS: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "fonts without end": (changed(STYLES, "</fonts>", "<font><b/></font>" * 400_000 + "</fonts>"), 4, "larger than"),
    "names without end": (
        changed(BOOK, "</sheets>", "</sheets><definedNames>" + '<definedName name="a">1</definedName>' * 40_000
                + "</definedNames>"),
        4,
        "larger than",
    ),
    "five thousand sheets of one part": (sheets_of_one_part, 4, "more than a table needs"),
    "entities": (declares("", LAUGHS), 4, "declares entities"),
    "entities behind a comment": (declares(f"<!--{'x' * 5_000}-->", LAUGHS), 4, "declares entities"),
    "entities a long way off": (declares(f"<!--{'x' * 100_000}-->", LAUGHS), 4, "declares entities"),
    "an external entity": (declares("", 'SYSTEM "file:///etc/passwd"'), 4, "declares entities"),
    "entities in another part": (elsewhere, 4, "declares entities"),
    "all is merged": (merged("A1:XFD1048576"), 4, "merged cells reach from the head"),
    "merged cells over one another": (merged(*(f"A2:B{n}" for n in range(3, 20_000))), 4, "damaged"),
    "merged cells backwards": (merged("B3:A2"), 4, "damaged"),
    "merged cells far away": (merged(*(f"A{n}:B{n}" for n in range(9, 20_000))), 1, "Turned away"),
    "merged cells that do not end": (changed(SHEET, "</sheetData>", f"</sheetData><!--{'<mergeCell ' * 99_999}-->"), 1,
                                     "Turned away"),
    "a size that is claimed": (changed(SHEET, '<dimension ref="A1:B3"/>', '<dimension ref="A1:XFD1048576"/>'), 1,
                               "Turned away"),
    "a row far away": (rows('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), 4, "more than 1000000"),
    "a column far away": (rows('<row r="4"><c r="ZZZZZZ4"><v>1</v></c></row>'), 4, "damaged"),
    "a cell without end": (rows(f'<row r="4"><c r="A4" t="inlineStr"><is><t>{"x" * 200_000}</t></is></c></row>'), 4,
                           "damaged"),
    "numbers that are none": (rows('<row r="4"><c r="A4"><v>1E999999</v></c></row>'), 1, "Turned away"),
    "a number without end": (rows(f'<row r="4"><c r="A4"><v>{"9" * 5_000}</v></c></row>'), 4, "damaged"),
    "a format without end": (format_of("[$" * 99_999), 4, "damaged"),
    "a format of more places than a number has": (format_of(f"0.{'0' * 240}"), 1, "Turned away"),
    "a date that is none": (format_of("yyyy-mm-dd", "99999999999"), 1, "Turned away"),
    "formulas": (rows('<row r="4"><c r="A4" t="str"><f>HYPERLINK("http://evil.example")</f><v>=1+1</v></c>'
                      '<c r="B4"><f>WEBSERVICE("http://evil.example")</f><v>5</v></c></row>'), 1, "“=1+1”"),
    "a link out": (changed(RELATIONS, "</Relationships>", '<Relationship Id="x" TargetMode="External" Type='
                           '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" '
                           'Target="file:///etc/passwd"/></Relationships>'), 1, "Turned away"),
    "a sheet that is a file of the system": (changed(RELATIONS, "/xl/worksheets/sheet1.xml", "file:///etc/passwd"), 4,
                                             "no visible sheet"),
    "a name that steers the terminal": (changed(BOOK, 'name="Sheet"', 'name="&#x202e;[red]&#x9b;31m&#x200b;"'), 1,
                                        "[red]"),
    "elements in elements": (rows(f'<row r="4">{"<c>" * 50_000}{"</c>" * 50_000}</row>'), 1, "Turned away"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    make, code, said = WORKBOOKS[kind]
    assert_refused(tmp_path, "t.xlsx", make(), code, said)


def full(piece: str, before: str = "name,area\n", after: str = "", size: int = 200_000) -> bytes:
    return (before + piece * (size // len(piece)) + after).encode()


TEXTS: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "columns without end": (lambda: full("a,", size=2_000_000), 4, "more than 1000000 rows or 1000 columns"),
    "rows without end": (lambda: full("\n", size=2_000_000), 4, "more than 1000000 rows"),
    "a cell without end": (lambda: full("x"), 4, "double quotes"),
    "a quote that is never closed": (lambda: full("x\n", 'name,area\n"'), 4, "double quotes"),
    "quotes": (lambda: full('"', size=300_000), 4, "double quotes"),
    "NUL": (lambda: b"name,area\na\0,1\n", 4, "encoding cannot be told"),
    "every byte": (lambda: bytes(range(256)) * 999, 4, "encoding cannot be told"),
    "odd UTF-16": (lambda: b"\xff\xfe" + b"\xd8" * 9_999, 4, "not UTF-16"),
    "another encoding": (lambda: "name,area\nЗона,1\n".encode("cp1251"), 4, "encoding cannot be told"),
    "sections": (lambda: b"name,area\n" + b"".join(f"s{n},\nAlpha,1\n".encode() for n in range(9_000)), 1,
                 "Turned away"),
    "heads": (lambda: full("name,area\n"), 0, "Rows"),
    "totals": (lambda: full("合计,5\n"), 0, "Rows"),
    "notes": (lambda: full("注1：x\n", "name,area\nAlpha,1\nBeta,2\n"), 1, "Turned away"),
    "a note of blanks": (lambda: full(" ", "name,area\nAlpha,1\nBeta,2\n注", "x\n", 90_000), 1, "Turned away"),
    "blanks before a mark": (lambda: full(" ", "name,area\nAlpha", "x,1\nBeta,2\n注1：x\n", 90_000), 1, "Turned away"),
    "a figure of digits": (lambda: full("9", "name,area\nAlpha,", "\nBeta,2\n", 90_000), 1, "too long to be a figure"),
    "names that nobody knows": (lambda: b"name,area\n" + b"".join(f"Z{n},{n}\n".encode() for n in range(5_000)), 1,
                                "no zone is called"),
    "texts that steer the terminal": (lambda: "name,area\n\x1b]52;c;x\x07\u202e甲,1\n乙,2\n".encode(), 1, "甲"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    make, code, said = TEXTS[kind]
    assert_refused(tmp_path, "t.csv", make(), code, said)


def assert_refused(folder: Path, name: str, data: bytes, code: int, said: str) -> None:
    """Fail unless the table is imported, and a mapping of it drafted, as it should be, and nothing is written."""
    root = write_files(folder / "records", SMALL)
    mapping, path = folder / "map.toml", folder / name
    mapping.write_text(MAPPING)
    path.write_bytes(data)
    before = contents(root)
    for options in (["--map", mapping], ["--draft-map", folder / "new.toml"]):
        # What a library has to say of a file is not for the screen.
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            found = ran("import", path, *options, records=root)
        assert not told
        assert_kept(found)
        assert options[0] == "--draft-map" or (found.code == code and said in found.out + found.err), found
        assert not RAW.search(found.out)
        assert "root:" not in found.out + found.err
        assert found.seconds < BOUND
    assert contents(root) == before


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_head_of_a_thousand_columns_is_drafted(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    path = tmp_path / "t.csv"
    path.write_text(",".join(f"h{n}" for n in range(1_000)) + "\n" + (",".join("1" * 1_000) + "\n") * 3)
    found = ran("import", path, "--draft-map", tmp_path / "new.toml", records=root)
    assert_kept(found, [0])
    assert found.seconds < 3 * BOUND


MAPPINGS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "which zone a row is of"),
    "NUL": (b"\0", "NUL"),
    "UTF-16": ("source = 1".encode("utf-16"), "UTF-16"),
    "depth": (b"zone = " + b"[" * 50_000, "Z002"),
    "an unknown key": (MAPPING.encode() + b"\n[zone.new]\npattern = '(a+)+$'\n", "no key is called “pattern”"),
    "tables in tables": (MAPPING.encode() + b"\n[values.unit]\na = { b = { c = 'd' } }\n", "a text in quotes"),
    "many keys": (MAPPING.encode() + b"".join(b"k%d = 1\n" % n for n in range(9_000)), "no key is called"),
    "escapes": (MAPPING.encode() + b'"\\u001b]52;c;x\\u0007\\u202e" = 1\n', "no key is called"),
    "a pattern as a label": (MAPPING.replace("area", "(a+)+$").encode(), "no column is called “(a+)+$”"),
    "a source that is a path": (MAPPING.replace("gazette", "../../etc/passwd").encode(), "no source is called"),
    "a zone that is a path": (MAPPING.replace('column = "name"', 'id = "../../x"').encode(), "no zone"),
}


@pytest.mark.parametrize("kind", MAPPINGS)
def test_a_mapping_that_is_the_worst(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    data, said = MAPPINGS[kind]
    (tmp_path / "map.toml").write_bytes(data)
    (tmp_path / "t.csv").write_text("name,area\n甲开发区,1家\n" + "a" * 5_000 + "!,2家\n")
    before = contents(root)
    found = ran("import", tmp_path / "t.csv", "--map", tmp_path / "map.toml", records=root)
    assert_kept(found, (1, 3, 4))
    assert said in found.err
    assert not RAW.search(found.out)
    assert found.seconds < BOUND
    assert contents(root) == before


@pytest.mark.skipif(os.name != "posix", reason="no such files on this system")
@pytest.mark.parametrize("kind", ["a FIFO", "a device", "a directory", "17 MiB"])
@pytest.mark.parametrize("option", ["table", "mapping"])
def test_tables_and_mappings_are_files(option: str, kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    paths = {"table": tmp_path / "t.csv", "mapping": tmp_path / "map.toml"}
    paths["table"].write_text("name,area\nAlpha,1\n")
    paths["mapping"].write_text(MAPPING)
    path = paths[option]
    path.unlink()
    if kind == "a FIFO":
        os.mkfifo(path)
    elif kind == "a device":
        path.symlink_to("/dev/zero")
    elif kind == "a directory":
        path.mkdir()
    else:
        with path.open("wb") as stream:
            stream.truncate((17 if option == "mapping" else 65) << 20)
    found = ran("import", paths["table"], "--map", paths["mapping"], records=root)
    assert_kept(found, [4])
    assert ("not a regular file" if kind != "17 MiB" else "larger than") in found.err


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded here on Linux alone")
@pytest.mark.parametrize("kind", ["dense", "wide", "long"])
def test_memory_is_bounded(kind: str, tmp_path: Path) -> None:
    """Within 1 GiB: what is dense in a workbook, a row of 20 million cells, and one cell of 60 MB."""
    import resource
    import subprocess

    root = write_files(tmp_path / "records", SMALL)
    (tmp_path / "map.toml").write_text(MAPPING)
    path = tmp_path / ("t.xlsx" if kind == "dense" else "t.csv")
    if kind == "dense":
        path.write_bytes(packed({**plain(), "xl/sharedStrings.xml": f"<sst>{'<si><t/></si>' * 550_000}</sst>"}))
    elif kind == "wide":
        path.write_bytes(b"name,area" + b"," * 20_000_000)
    else:
        path.write_bytes(b"name,area\nAlpha," + b"x" * 60_000_000)
    command = [sys.executable, "-m", "zonecli", "import", path, "--map", tmp_path / "map.toml", "--records", root]
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
    )
    assert done.returncode in (1, 4), done.stderr
    assert "Traceback" not in done.stderr
    assert "MemoryError" not in done.stderr
