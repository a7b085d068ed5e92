"""The targets for what is put in and handed on: tables, documents, JSON, journals, revisions, exports."""

import json
import sqlite3
import subprocess
import tempfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from tests.conftest import SMALL, write_files
from tests.hostile import RAW, toml
from tests.ingest.samples import PAGE, docx, pdf
from tests.security.test_articles import drawn
from tests.security.test_tables import BOOK, MAPPING, SHEET, STYLES, packed, plain
from zonecli.errors import ZoneError
from zonecli.export.formats import EXPORTS
from zonecli.export.rows import list_rows
from zonecli.i18n import language
from zonecli.ingest.articles import read_article
from zonecli.ingest.drafting import draft_mapping
from zonecli.ingest.layout import lay_out
from zonecli.ingest.mapping import read_mapping
from zonecli.ingest.periods import Years
from zonecli.ingest.plan import make_plan
from zonecli.ingest.roles import Roles
from zonecli.ingest.stream import read_facts
from zonecli.ingest.tables import read_table
from zonecli.store.catalogue import Catalogue
from zonecli.store.git import Repository
from zonecli.store.location import JOURNAL
from zonecli.store.writing import finish


@cache
def folder(name: str) -> Path:
    """Return a directory of a target's own, with the small records in it."""
    made = Path(tempfile.mkdtemp(prefix=f"zonecli-fuzz-{name}-"))
    write_files(made / "records", SMALL)
    (made / "map.toml").write_text(MAPPING, encoding="utf-8")
    (made / "t.csv").write_text("name,area\n甲开发区,9家\n乙开发区,8\n", encoding="utf-8")
    return made


def _import(table: Path, mapping: Path, catalogue: Catalogue) -> None:
    with suppress(ZoneError):
        layout = lay_out(read_table(table))
        draft_mapping(Roles(catalogue, layout, Years.CALENDAR), catalogue, table.name, None, language("en").translate)
        make_plan(catalogue, layout, read_mapping(mapping), None, False, None)


def table(data: bytes) -> None:
    """Read as a table of text, and as a part of a workbook; draft a mapping of it, and plan its import."""
    at = folder("table")
    catalogue = Catalogue(at / "records")
    (at / "x.csv").write_bytes(data)
    (at / "y.csv").write_bytes(b"name,area\n" + data)
    text = data.decode(errors="replace")
    parts = plain()
    (at / "x.xlsx").write_bytes(packed({**parts, SHEET: parts[SHEET].replace("</sheetData>", f"{text}</sheetData>")}))
    (at / "y.xlsx").write_bytes(packed({**parts, BOOK: parts[BOOK].replace('"Sheet"', f'"{text}"')}))
    (at / "z.xlsx").write_bytes(packed({**parts, STYLES: parts[STYLES].replace("<fonts", f"{text}<fonts")}))
    for name in ("x.csv", "y.csv", "x.xlsx", "y.xlsx", "z.xlsx"):
        _import(at / name, at / "map.toml", catalogue)


def mapping(data: bytes) -> None:
    """Read as a mapping, and as the rest of one that is sound."""
    at = folder("mapping")
    catalogue = Catalogue(at / "records")
    for head in (b"", MAPPING.encode(), MAPPING.partition("[[facts]]")[0].encode()):
        (at / "x.toml").write_bytes(head + data)
        _import(at / "t.csv", at / "x.toml", catalogue)


def paper(data: bytes) -> None:
    """Read as what stands in a web page, in a Word document and on the page of a PDF."""
    text = data.decode(errors="replace")
    for made, name in (
        (PAGE.format(charset="utf-8").replace("<h1>", f"{text}<h1>").encode(), "a.html"),
        (docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"), "a.docx"),
        (docx(text), "a.docx"),
        (pdf([text]), "a.pdf"),
        (drawn(data), "a.pdf"),
    ):
        with suppress(ZoneError):
            assert not RAW.search(read_article(made, name).text.replace("\t", " "))


def entries(data: bytes) -> None:
    """Read as JSON of facts, and as the rest of an entry; what is taken can be written."""
    head = b'{"zone": "alpha", "indicator": "output", "source": "gazette", "figure": "5", '
    for text in (data, head + data + b"}", head + b'"note": "' + data + b'"}'):
        with suppress(ZoneError):
            for zone, row in read_facts(text, Catalogue(folder("entries") / "records")).rows:
                assert zone in ("alpha", "beta")
                str(row).encode()


def journal(data: bytes) -> None:
    """Find as the journal of an interrupted change, and as a name in one."""
    at = folder("journal")
    write_files(at / "records", SMALL)
    theirs = at / "theirs.toml"
    theirs.write_bytes(b"theirs")
    (at / ".theirs.toml.zonecli-new").write_bytes(b"ours")
    name = data.decode(errors="surrogateescape")
    for text in (
        data,
        json.dumps({name: [None, True]}).encode(),
        json.dumps({f"zones/{name}": [None, False]}).encode(),
    ):
        (at / "records" / JOURNAL).write_bytes(text)
        with suppress(ZoneError):
            finish(at / "records")
    (at / "records" / JOURNAL).unlink(missing_ok=True)
    assert theirs.read_bytes() == b"theirs"


class _Listening(Repository):
    """A repository that knows no commit, and hears what git would be asked."""

    def __init__(self) -> None:
        self.folder, self.prefix = Path(), ""
        self.asked: list[tuple[str, ...]] = []

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        self.asked.append(arguments)
        return subprocess.CompletedProcess(arguments, 1, b"", b"")


def revision(data: bytes) -> None:
    """Take for the name of a revision: git is never given an option of it, nor what no argument can hold."""
    repository = _Listening()
    name = data.decode(errors="surrogateescape")
    with suppress(ZoneError):
        repository.commit(name)
    for arguments in repository.asked:
        if "--is-shallow-repository" not in arguments:
            assert arguments == ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            assert not name.startswith("-")
            assert "\0" not in name


def handed_on(data: bytes) -> None:
    """Hand on records that say it: every export is written, and read back, or the records are refused."""
    at = folder("export")
    text = toml(data.decode(errors="replace"))
    zone = SMALL["zones/alpha.toml"].replace('"甲开发区"', text).replace('["甲区"]', f"[{text}]")
    write_files(at / "records", {"zones/alpha.toml": f"{zone}note = {{ zh = {text}, en = {text} }}\n"})
    for format in EXPORTS.values():
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) if format.mark else Path(place) / f"x.{format.name}"
            try:
                format.write(path, list_rows(Catalogue(at / "records")), language("en"))
            except ZoneError:
                continue
            if format.name == "sqlite":
                with closing(sqlite3.connect(path)) as database:
                    found = [row[0] for row in database.execute("SELECT id FROM zones ORDER BY id")]
                assert found == ["alpha", "beta"]
            if format.name == "datapackage":
                assert not RAW.search((path / "zones.csv").read_text(encoding="utf-8").replace("\r\n", "\n"))
