"""The PDF: the page on paper, Chinese set in a font that has it, nothing fetched."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.samples import BRIEF, document
from zonecli.documents import html, pdf
from zonecli.errors import UsageFault

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def brief() -> Iterator[bytes]:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"the extra pdf is not installed, or Pango: {error}")
    try:
        yield pdf.write(BRIEF)
    except UsageFault as fault:
        pytest.skip(str(fault))


def read(file: bytes) -> Any:
    return pytest.importorskip("pypdf").PdfReader(io.BytesIO(file))


def test_text_title_and_fonts(brief: bytes) -> None:
    reader = read(brief)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "安吉经济开发区简报" in text
    assert f"1 / {len(reader.pages)}" in text
    assert reader.metadata.title == BRIEF.title
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.metadata.creation_date is None


def test_only_links_lead_out(brief: bytes) -> None:
    actions = set()
    reader = read(brief)
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A")
            if action is not None:
                actions.add(action["/S"])
                assert str(action.get("/URI", "https://")).startswith("https://")
    assert actions <= {"/URI", "/GoTo"}
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_the_same_bytes_in_another_process(brief: bytes) -> None:
    program = (
        "import sys; from tests.documents.samples import BRIEF; from zonecli.documents import pdf; "
        "sys.stdout.buffer.write(pdf.write(BRIEF))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert done.stdout == pdf.write(BRIEF)


def test_nothing_is_fetched(brief: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>secret</text></svg>')
    opened = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: opened.append(a))
    monkeypatch.setattr(html, "write", lambda *_: f'<img src="{secret.as_uri()}"><img src="http://localhost:9/x">')
    assert "secret" not in read(pdf.write(document("x"))).pages[0].extract_text()
    assert opened == []


def test_without_a_font_for_chinese_it_says_so(brief: bytes, tmp_path: Path) -> None:
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
        "from tests.documents.samples import document; from zonecli.errors import UsageFault\n"
        "from zonecli.documents import pdf\n"
        "try: pdf.write(document('a 安吉 \\ue000'))\n"
        "except UsageFault as fault: print(ascii(fault.say())); print(fault.advise())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": str(settings)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert "no font on this system has these characters: \\u5409\\u5b89'" in done.stdout
    assert "fonts-noto-cjk" in done.stdout


@pytest.mark.parametrize(
    ("error", "said", "advice"),
    [
        (ImportError("weasyprint"), "“pdf”", "pip install 'zonecli[pdf]'"),
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
    with pytest.raises(UsageFault, match=said) as caught:
        pdf.write(document("x"))
    assert advice in caught.value.advise()
