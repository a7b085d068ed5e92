"""Files as tables: encodings and delimiters found out, workbooks as they print, what is refused before it is opened."""

import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import Workbook

from zonecli.ingest.faults import TableUnreadable
from zonecli.ingest.tables import read_table
from zonecli.store.encoding import guess

TEXT = "序号,开发区名称,核准面积(公顷)\n1,漕河泾新兴技术开发区,1330\n2,虹桥经济技术开发区,65.2\n"
TRADITIONAL = "序號,開發區名稱,面積(公頃)\n1,新竹科學園區,1471\n2,臺中工業區,580\n"


def put(root: Path, data: bytes | str, name: str = "t.csv") -> Path:
    path = root / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def book(root: Path, *rows: list[object], name: str = "t.xlsx") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    for row in rows:
        sheet.append(row)
    workbook.save(root / name)
    return root / name


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "utf-8-sig"),
        (TEXT, "gb18030"),
        (TEXT, "utf-16"),
        (TEXT, "utf-16-le"),
        (TEXT, "utf-16-be"),
        (TEXT, "utf-32"),
        (TRADITIONAL, "big5"),
        ("name,area\nAlpha,5\n", "utf-16-le"),
    ],
)
def test_the_encoding_is_found_out(text: str, encoding: str, tmp_path: Path) -> None:
    rows = read_table(put(tmp_path, text.encode(encoding))).rows
    assert ["".join(row) for row in rows] == [line.replace(",", "") for line in text.strip().split("\n")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nom;Région\nDüsseldorf;Île-de-France\n", "cp1252"),
        ("İstanbul;1\nGebze Organize Sanayi Bölgesi;2\nEskişehir;3\n", "cp1254"),
        ("NOME;ÁREA\nPRODUÇÃO;AÇÕES\n", "latin-1"),
        ("Имя,Площадь\nОсобая зона,12\nАЛАБУГА,20\n", "cp1251"),
        ("이름,면적\n인천경제자유구역,209\n부산진해,80\n", "euc-kr"),
        ("名称,面積\n工業団地,10\n北九州,20\n", "shift_jis"),
        ("ชื่อ,พื้นที่\nนิคมอุตสาหกรรม,10\n", "tis-620"),
    ],
)
def test_what_cannot_be_told_is_refused_and_can_be_said(text: str, encoding: str, tmp_path: Path) -> None:
    path = put(tmp_path, text.encode(encoding))
    assert guess(text.encode(encoding)) == ""
    with pytest.raises(TableUnreadable, match="cannot be told") as caught:
        read_table(path)
    assert "--encoding" in caught.value.hint_text()
    assert read_table(path, encoding=encoding).rows[1][0] == text.split("\n")[1].replace(";", ",").split(",")[0]


def test_damaged_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT.encode() + b"3,\xff,5\n")
    with pytest.raises(TableUnreadable, match="cannot be told"):
        read_table(path)
    with pytest.raises(TableUnreadable, match="line 4"):
        read_table(path, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["nonsense", "rot13", "hex"])
def test_no_such_encoding(encoding: str, tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable):
        read_table(put(tmp_path, TEXT), encoding=encoding)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found_out(delimiter: str, tmp_path: Path) -> None:
    lines = [["Name", "Area", "Tax"], ["Alpha, the first", "1,5", "2;5"], ["Beta", "3,5", "4"]]
    text = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in lines)
    assert [list(row) for row in read_table(put(tmp_path, text)).rows] == lines


def test_cells_have_lines_and_what_is_invisible_goes(tmp_path: Path) -> None:
    path = put(tmp_path, 'a,b\r\n" x\u200b ","1\r\n2"\r\n,\r\n')
    assert read_table(path).rows == [("a", "b"), ("x", "1\n2")]


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable, match="row 2"):
        read_table(put(tmp_path, 'a,b\n"x,1\ny,2\n'))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"", "empty"),
        ("t.csv", b"\xef\xbb\xbf\r\n", "empty"),
        ("t.xls", b"\xd0\xcf\x11\xe0" + bytes(600), r"\.xls"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("t.xls", b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("t.pdf", b"%PDF-1.7 ...", "PDF"),
        ("t.xlsx", b"a,b\n1,2\n", "not a workbook"),
        ("t.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable, match=said) as caught:
        read_table(put(tmp_path, data, name))
    assert caught.value.exit_code == 4


def test_no_file_and_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable, match="No such file"):
        read_table(tmp_path / "t.csv")
    with pytest.raises(TableUnreadable, match="regular"):
        read_table(tmp_path)


# -- workbooks --------------------------------------------------------------------------------------


def test_a_workbook_is_read_as_it_prints(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    sheet.append(["name", "date", "area", "share"])
    sheet.append(["Alpha", date(2012, 6, 1), 1234.5, 0.123])
    sheet["B2"].number_format, sheet["C2"].number_format, sheet["D2"].number_format = "yyyy.mm", "#,##0.0", "0.0%"
    sheet.append(["Beta", True, "=C2*2", "#N/A"])
    sheet["D3"].data_type = "e"
    sheet.append(["Gamma", None, 0.25])
    sheet["C4"].number_format = "# ?/?"
    sheet.merge_cells("A6:C7")
    sheet["A6"] = "merged"
    workbook.save(tmp_path / "t.xlsx")
    found = read_table(tmp_path / "t.xlsx")
    assert found.rows[1] == ("Alpha", "2012-06", "1,234.5", "12.3%")
    assert found.rows[2] == ("Beta", "TRUE")
    assert sorted(found.faults) == [(2, 2), (3, 2)]
    assert "formula" in str(found.faults[2, 2])
    assert "# ?/?" in str(found.faults[3, 2])
    assert found.errors == {(2, 3): "#N/A"}
    assert found.merges == [(5, 0, 6, 2)]


def test_one_sheet_has_a_table_or_one_is_to_be_named(tmp_path: Path) -> None:
    workbook = Workbook()
    first, second, hidden = workbook.active, workbook.create_sheet("表2"), workbook.create_sheet("草稿")
    assert first
    first["A1"] = "封面"
    hidden.sheet_state = "hidden"
    for sheet in (second, hidden):
        for row in (["名称", "面积"], ["甲", 1], ["乙", 2]):
            sheet.append(row)
    workbook.save(tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.xlsx").name == "表2"
    assert read_table(tmp_path / "t.xlsx", "草稿").name == "草稿"
    assert read_table(tmp_path / "t.xlsx", "2").name == "表2"
    hidden.sheet_state = "visible"
    workbook.save(tmp_path / "t.xlsx")
    with pytest.raises(TableUnreadable, match="表2, 草稿") as caught:
        read_table(tmp_path / "t.xlsx")
    assert '--sheet "表2"' in caught.value.hint_text()
    with pytest.raises(TableUnreadable, match="no sheet"):
        read_table(tmp_path / "t.xlsx", "表3")


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": bytes(300 << 20)}, "unpacks to 300 MiB"),
        ({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": bytes(40 << 20)}, "unpacks to 40 MiB"),
        ({f"xl/{n}.xml": b"<x/>" for n in range(2_500)}, "2500 parts"),
        ({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}, "entities"),
        ({"content.xml": b"<x/>"}, "not a workbook"),
        ({"xl/workbook.xml": b"<x/>"}, "damaged"),
    ],
)
def test_bounds_before_opening(parts: dict[str, bytes], said: str, tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable, match=said):
        read_table(put(tmp_path, zipped(parts), "t.xlsx"))


def test_a_workbook_that_was_cut_off(tmp_path: Path) -> None:
    path = book(tmp_path, ["a", "b"], [1, 2], [3, 4])
    data = path.read_bytes()
    for length in range(10, len(data), max(1, len(data) // 40)):
        with pytest.raises(TableUnreadable):
            read_table(put(tmp_path, data[:length], "cut.xlsx"))


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "a", "b", 1, 2
    sheet["A1048576"].number_format = "0.00"
    workbook.save(tmp_path / "t.xlsx")
    with pytest.raises(TableUnreadable, match="1000000 rows"):
        read_table(tmp_path / "t.xlsx")
    sheet["XFD2"] = 1
    del sheet._cells[1048576, 1]
    workbook.save(tmp_path / "t.xlsx")
    with pytest.raises(TableUnreadable, match="1000 columns"):
        read_table(tmp_path / "t.xlsx")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("t.csv", "t.xlsx"):
        with suppress(TableUnreadable):
            read_table(put(tmp_path, data, name))
