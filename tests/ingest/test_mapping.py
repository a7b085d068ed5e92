"""Mapping files: what they say, and every fault at its line."""

from pathlib import Path

import pytest

from zonecli.errors import Diagnostic
from zonecli.ingest.faults import MappingFault, TableUnreadable
from zonecli.ingest.mapping import NewZones, Setting, read_mapping

WHOLE = """
source = "yearbook"
sheet = "表2-3"
encoding = "gb18030"
head = [2, 3]
unit = "亿元"
skip = ["合计", "总计"]
missing = ["Nil"]
fill = ["地区"]
only = { "省份" = ["浙江省"] }
at = "column 序号"

[zone]
column = "开发区"
code = 2
match = ["code", "name"]
new = { kind = "from the name", level = "from the section", place = ["330523", "330522"] }

[zone.decided]
"长兴开发区" = "changxing"
"湖州莫干山高新区" = "?"

[values.level]
"省政府" = "provincial"

[[facts]]
columns = "2023 产值 … 2024 产值"
indicator = "gross-output"
period = "from the head"

[[facts]]
column = "column 4"
indicator = "column 指标"
scope = { zh = "甲", en = "A" }

[[events]]
date = "column 批准时间"
title = { zh = "批准" }

[industries]
column = "主导产业"
"""


def write(root: Path, text: str) -> Path:
    path = root / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_keys(tmp_path: Path) -> None:
    found = read_mapping(write(tmp_path, WHOLE))
    assert (found.sheet, found.encoding, found.head, found.unit) == ("表2-3", "gb18030", (1, 2), "亿元")
    assert found.at == Setting(("at",), column="序号")
    assert found.only == {"省份": ("浙江省",)}
    assert found.zone.decided == {"长兴开发区": "changxing", "湖州莫干山高新区": "?"}
    assert isinstance(found.zone.new, NewZones)
    assert found.zone.new.keys["level"] == Setting(("zone", "new", "level"), is_from="from the section")
    assert found.facts[0].columns == (("2023 产值", "2024 产值"),)
    assert found.facts[1].columns == (4,)
    assert found.facts[1].keys["indicator"].column == "指标"
    assert found.values == {"level": {"省政府": "provincial"}}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('column = "开发区"', 'colunm = "开发区"', 14, "“colunm”"),
        ('column = "开发区"', 'column = "?"', 14, "not decided"),
        ('column = "开发区"', 'column = "开发区"\nid = "anji"', 13, "either the column"),
        ("head = [2, 3]", "head = [3, 2]", 5, "rows are numbers"),
        ("head = [2, 3]", "head = [0]", 5, "rows are numbers"),
        ('match = ["code", "name"]', 'match = ["code", "guess"]', 16, "“guess”"),
        ('kind = "from the name", ', "", 17, "kind of new zones"),
        ('new = { kind = "from the name"', 'new = { kind = "?"', 17, "not decided"),
        ("new = {", 'new = "make" #', 17, "“make”"),
        ('title = { zh = "批准" }', 'title = { chinese = "批准" }', 38, "“chinese”"),
        ('title = { zh = "批准" }', "", 36, "date and a title"),
        ('indicator = "gross-output"', "", 26, "indicator"),
        ("[[events]]", "[events]", 36, "[[events]]"),
        ('"省政府" = "provincial"', '"省政府" = 5', 24, "text in quotes"),
        ("[values.level]", "[values.levels]", 23, "did you mean"),
    ],
)
def test_faults_have_their_line(old: str, new: str, line: int, said: str, tmp_path: Path) -> None:
    assert WHOLE.count(old) == 1
    with pytest.raises(MappingFault) as caught:
        read_mapping(write(tmp_path, WHOLE.replace(old, new)))
    assert caught.value.line == line
    assert said in f"{caught.value.message()} {caught.value.hint_text()}"
    assert caught.value.message().startswith(f"{tmp_path / 'map.toml'}:{line}:")


def test_no_toml_no_file_nothing_said(tmp_path: Path) -> None:
    with pytest.raises(Diagnostic):
        read_mapping(write(tmp_path, "source = \n"))
    with pytest.raises(TableUnreadable):
        read_mapping(tmp_path / "none.toml")
    with pytest.raises(MappingFault, match="which zone"):
        read_mapping(write(tmp_path, 'source = "x"\n'))
    with pytest.raises(MappingFault, match="no column"):
        read_mapping(write(tmp_path, '[zone]\nid = "x"\n'))
