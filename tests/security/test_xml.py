"""Characters that XML forbids, or that are none: every document holds the escape that the screen shows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.conftest import write_files
from tests.hostile import assert_kept, ran, saying
from zonecli.render.sanitize import clean

FORBIDDEN = "".join(map(chr, (*range(1, 9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF)))
NO_CHARACTERS = "\ufdd0\ufdef\U0001fffe\U0010ffff"
TEXT = f"x{FORBIDDEN}{NO_CHARACTERS}y"
SHOWN = clean(TEXT)
# No file of text has them, but a command line can, and what a template makes.
SURROGATE = "\udcff"

FACT = '[[facts]]\nindicator = "output"\nfigure = "{}亿元"\nperiod = "{}"\nsource = "gazette"\n'
TEMPLATE = """\
{{#---
[params.office]
type = "string"
default = ""
---#}}
# {0} {{{{ "\\ud800" }}}}

{{{{ params.office }}}}

{0} `{0}` **{0}** [{0}](http://example.org/{0} "{0}") ![{0}](http://example.org/{0} "{0}")[^1] <b title="{0}">

## {0}

- {0}

| {0} | {{{{ zones[0].name }}}} |
| --- | --- |
| {0} | {{{{ "{0}" }}}} &#xFFFE; &#xD800; &#1; |

```{0}
{0}
```

> {0}

    {0}

{{% for zone in zones %}}{{% for series in zone.series %}}
{{{{ chart(series) }}}}
{{% endfor %}}{{% endfor %}}

[^1]: {0}
"""


def strings(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the parts of an office file and what they say; fails where one is no XML."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, "".join(ElementTree.fromstring(archive.read(name)).itertext())


def make(kind: str, tmp_path: Path, *more: object) -> Path:
    files = saying([TEXT])
    # Enough for a drawing.
    files["zones/beta.toml"] += "".join(FACT.format(figure, period) for figure, period in ((500, 2024), (600, 2025)))
    root = write_files(tmp_path / "records", files)
    path = tmp_path / f"out.{kind}"
    assert_kept(ran("report", *more, "-o", path, records=root), [0])
    return path


def templated(kind: str, tmp_path: Path) -> Path:
    template = tmp_path / "own.md.j2"
    template.write_text(TEMPLATE.format(TEXT), encoding="utf-8")
    return make(kind, tmp_path, template, "-P", f"office={TEXT}{SURROGATE}")


def test_a_word_file_is_xml_and_shows_them(tmp_path: Path) -> None:
    pytest.importorskip("pypandoc")
    said = dict(strings(make("docx", tmp_path, "profile", "alpha", "-P", f"office={TEXT}{SURROGATE}")))
    for part in ("word/document.xml", "word/footnotes.xml"):
        assert SHOWN in said[part].replace("\u2060", "")
    assert said["docProps/core.xml"] == f"{SHOWN}{SHOWN}\\udcffen"


def test_a_word_file_of_a_template_is_xml_and_shows_them(tmp_path: Path) -> None:
    pytest.importorskip("pypandoc")
    said = dict(strings(templated("docx", tmp_path)))
    assert said["word/document.xml"].count(SHOWN) >= 10
    assert SHOWN in said["word/footnotes.xml"]
    assert said["docProps/core.xml"].startswith(f"{SHOWN} \\ud800{SHOWN}\\udcff")


def test_a_page_and_its_drawings_show_them(tmp_path: Path) -> None:
    page = templated("html", tmp_path).read_text(encoding="utf-8")
    assert not set(page) & set(FORBIDDEN + NO_CHARACTERS)
    assert page.count(SHOWN) >= 10
    assert f"<title>{SHOWN} \\ud800</title>" in page
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawings
    assert SHOWN in "".join("".join(ElementTree.fromstring(drawing).itertext()) for drawing in drawings)


def test_a_pdf_shows_them(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    read = pypdf.PdfReader(templated("pdf", tmp_path))
    text = "".join(page.extract_text() for page in read.pages)
    assert not set(text) & set(FORBIDDEN.replace("\x0c", "") + NO_CHARACTERS)
    assert "\\ufffe" in text
    assert read.metadata is not None
    assert read.metadata.title == f"{SHOWN} \\ud800"
    assert read.metadata.author == f"{SHOWN}\\udcff"


@pytest.mark.parametrize("line", ["facts", "list", "sources", "indicators", "export"])
def test_a_workbook_is_xml_and_shows_them(line: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", saying([TEXT]))
    path = tmp_path / "out.xlsx"
    assert_kept(ran(*line.split(), "-o", path, records=root), [0])
    # The format has escapes of its own for what begins like one of them; none does.
    assert SHOWN in "".join(said for _, said in strings(path))


def test_a_data_package_shows_them(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", saying([TEXT]))
    assert_kept(ran("export", "--to", "datapackage", tmp_path / "out", records=root), [0])
    for path in (tmp_path / "out").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not set(text) & set(FORBIDDEN + NO_CHARACTERS)
        assert path.suffix == ".csv" or json.loads(text)
    assert SHOWN in (tmp_path / "out" / "zones.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("character", [*FORBIDDEN[-2:], *NO_CHARACTERS, "\x01", "\x1f"])
def test_check_tells_of_each_with_its_place(character: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", saying(["x"]))
    zone = root / "zones" / "beta.toml"
    escape = f"\\U{ord(character):08X}"
    zone.write_text(zone.read_text(encoding="utf-8").replace('en = "x"', f'en = "ab{escape}c"', 1), encoding="utf-8")
    lines = zone.read_text(encoding="utf-8").splitlines()
    line = next(n for n, each in enumerate(lines, 1) if escape in each)
    found = json.loads(ran("check", zone, "--json", records=root).out)
    places = [
        (each["line"], each["column"], each["rule"]) for each in found if f"U+{ord(character):04X}" in each["message"]
    ]
    assert places == [(line, lines[line - 1].index(escape) + 1, "Z018")]
