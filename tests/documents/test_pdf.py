"""The PDF: the page on paper, Chinese set in a font that has it, nothing fetched."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.documents.samples import BRIEF, HOSTILE, document
from zonecli.documents import html, pdf
from zonecli.documents.document import Document
from zonecli.errors import UsageError
from zonecli.render.sanitize import clean

ROOT = Path(__file__).parent.parent.parent
NO_FONT = "no font on this system has these characters"


# Without a font for Chinese the second is skipped; the first is in letters that every font has.
DOCUMENTS = {"latin": replace(HOSTILE, lang="en"), "chinese": BRIEF}


@pytest.fixture(scope="module", params=DOCUMENTS)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"the extra pdf is not installed, or Pango: {error}")
    document = DOCUMENTS[request.param]
    try:
        return document, pdf.write(document)
    except UsageError as fault:
        if NO_FONT not in fault.message():
            raise
        pytest.skip(fault.message())


def read(file: bytes) -> Any:
    return pytest.importorskip("pypdf").PdfReader(io.BytesIO(file))


def test_text_title_and_language(made: tuple[Document, bytes]) -> None:
    document, file = made
    reader = read(file)
    text = "".join(page.extract_text() for page in reader.pages)
    assert ("安吉经济开发区简报" if document is BRIEF else "<script>alert(1)</script>") in text
    assert f"1 / {len(reader.pages)}" in text
    assert reader.metadata.title == clean(document.title)
    assert reader.trailer["/Root"]["/Lang"] == ("zh-CN" if document is BRIEF else "en")
    assert reader.metadata.creation_date is None


def test_only_links_lead_out(made: tuple[Document, bytes]) -> None:
    actions = set()
    reader = read(made[1])
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A")
            if action is not None:
                actions.add(action["/S"])
                assert str(action.get("/URI", "https://")).startswith("https://")
    assert actions <= {"/URI", "/GoTo"}
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_the_same_bytes_in_another_process(made: tuple[Document, bytes]) -> None:
    name = next(name for name, document in DOCUMENTS.items() if document == made[0])
    program = (
        "import sys; from tests.documents.test_pdf import DOCUMENTS; from zonecli.documents import pdf; "
        f"sys.stdout.buffer.write(pdf.write(DOCUMENTS[{name!r}]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert done.stdout == made[1]


def test_nothing_is_fetched(made: tuple[Document, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>secret</text></svg>')
    opened = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: opened.append(a))
    monkeypatch.setattr(html, "write", lambda *_: f'<img src="{secret.as_uri()}"><img src="http://localhost:9/x">')
    assert "secret" not in read(pdf.write(document("x"))).pages[0].extract_text()
    assert opened == []


def test_without_a_font_for_chinese_it_says_so(made: tuple[Document, bytes], tmp_path: Path) -> None:
    folder = next(
        (
            path
            for path in map(Path, ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/liberation"))
            if path.is_dir()
        ),
        None,
    )
    if folder is None:
        pytest.skip("no font without Chinese is known of this machine")
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    program = (
        "from tests.documents.samples import document; from zonecli.errors import UsageError\n"
        "from zonecli.documents import pdf\n"
        "try: pdf.write(document('a 安吉 \\ue000'))\n"
        "except UsageError as fault: print(ascii(fault.message())); print(fault.hint_text())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": str(settings)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert "no font on this system has these characters: \\u5409\\u5b89'" in done.stdout
    assert "fonts-noto-cjk" in done.stdout


@pytest.mark.parametrize(
    ("error", "said", "advice"),
    [
        (ImportError("weasyprint"), "“pdf”", '[pdf]"'),
        (OSError("cannot load library 'libpango'\nmore"), "Pango", "libpango"),
    ],
)
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, error: Exception, said: str, advice: str) -> None:
    class Refuse:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise error

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Refuse(), *sys.meta_path])
    with pytest.raises(UsageError, match=said) as caught:
        pdf.write(document("x"))
    assert advice in caught.value.hint_text()
