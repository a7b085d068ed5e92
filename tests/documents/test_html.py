"""The page: self-contained, footnotes linked both ways, nothing in a text taken for markup."""

import hashlib
import re
import shutil
import subprocess
import zlib
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.documents.samples import BRIEF, HOSTILE, chart
from zonecli.documents.html import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
VOID = {"meta", "br", "hr"}


class Outline(HTMLParser):
    """The tags of a page with their attributes; fails where they are not nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def test_a_page_says_its_language_and_its_title() -> None:
    outline = Outline(page("# x", "甲 & 乙 <b>", "zh"))
    assert ("html", {"lang": "zh-CN"}) in outline.tags
    assert "甲 & 乙 <b>" in outline.text
    assert '<html lang="en">' in page("x", "x", "en")


def test_the_policy_lets_nothing_in_but_the_style() -> None:
    text = page(BRIEF, "x", "zh")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in text
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    outline = Outline(text)
    assert not outline.values("style")
    assert not outline.values("src")
    assert not {tag for tag, _ in outline.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "base",
        "form",
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reference_leads_to_its_note_and_back(lang: str) -> None:
    outline = Outline(page(BRIEF, "x", lang))
    ids = outline.values("id")
    assert len(set(ids)) == len(ids)
    targets = [href for href in outline.values("href") if href.startswith("#")]
    assert {target[1:] for target in targets} <= set(ids)
    references = [id for id in ids if id.startswith("ref-")]
    assert {f"#{id}" for id in references} == {target for target in targets if target.startswith("#ref-")}
    assert {id for id in ids if id.startswith("note-")} == {"note-1", "note-2", "note-3"}
    links = [attrs for tag, attrs in outline.tags if tag == "a" and str(attrs["href"]).startswith("#")]
    assert all(attrs["aria-label"] for attrs in links)
    assert {"doc-noteref", "doc-backlink", "doc-endnotes"} <= set(outline.values("role"))


def test_labelled_by_what_there_is() -> None:
    outline = Outline(page(BRIEF + chart() + chart("series"), "x", "zh"))
    named = {id for ids in outline.values("aria-labelledby") for id in ids.split()}
    assert named
    assert named <= set(outline.values("id"))


def test_a_note_that_only_a_chart_refers_to_is_kept() -> None:
    text = page(chart() + "\n[^1]: eins\n[^3]: drei\n", "x", "en")
    assert "eins" in text
    assert "drei" in text
    assert "[2]</tspan>" in text


def test_tables_scroll_in_their_box() -> None:
    text = page(BRIEF, "x", "zh")
    assert 'role="region" aria-label="' in text
    assert '<th scope="col" class="right">安吉</th>' in text
    assert '<td class="center">—</td>' in text


def test_a_chart_that_cannot_be_read_is_shown_as_it_is() -> None:
    for content in ("{", "[]", "1", '{"kind":"bars","items":[]}', '{"kind":"bars","items":[{"value":NaN}]}'):
        text = page(f"```zonecli-chart\n{content}\n```\n", "x", "en")
        assert "<svg" not in text
        assert "<pre" in text
    for value in ("1e999999999", '"1"', "true", "[]"):
        broken = f'{{"kind":"bars","items":[{{"label":"a","value":{value}}}]}}'
        assert "<svg" not in page(f"```zonecli-chart\n{broken}\n```\n", "x", "en")


def test_a_line_of_chinese_that_goes_on_has_no_blank_in_it() -> None:
    assert "甲乙\nab\n丙" in page("甲\n乙\nab\n丙", "x", "zh")


def test_hostile_text_is_text() -> None:
    text = page(HOSTILE, "<script>\u202e</title>", "zh")
    outline = Outline(text)
    assert not {tag for tag, _ in outline.tags} & {"script", "img", "iframe", "w:p", "b"}
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]
    hrefs = [href for href in outline.values("href") if not href.startswith("#")]
    assert all(re.match(r"https?://", href) for href in hrefs)
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "<script>alert(1)</script>" in "".join(outline.text)


def test_the_same_bytes() -> None:
    assert page(BRIEF, "x", "zh") == page(BRIEF, "x", "zh")


def browse(folder: Path, *arguments: str) -> bytes:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    path = folder / "page.html"
    path.write_text(page(BRIEF + "\n" + HOSTILE, "x", "zh"), encoding="utf-8", newline="\n")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
    command += ["--disable-background-networking", f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run([*command, path.as_uri()], capture_output=True, timeout=60, check=True)
    return done.stdout


def test_a_browser_reads_it_as_it_is_meant(tmp_path: Path) -> None:
    outline = Outline(browse(tmp_path, "--dump-dom").decode())
    ids = set(outline.values("id"))
    assert {href[1:] for href in outline.values("href") if href.startswith("#")} <= ids
    assert not [tag for tag, _ in outline.tags if tag in ("script", "img")]


def test_a_browser_applies_the_style_and_draws(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    browse(
        tmp_path,
        f"--screenshot={picture}",
        "--window-size=500,900",
        "--blink-settings=preferredColorScheme=0",
    )
    chunks = re.split(rb"(?s)....(?=IDAT|IEND|IHDR)", picture.read_bytes())
    pixels = zlib.decompress(b"".join(chunk[4:-4] for chunk in chunks if chunk.startswith(b"IDAT")))
    # The first byte names the row's filter; the first pixel is the same in all of them.
    assert pixels[1:4] == bytes.fromhex("14181c")
    assert len(set(pixels)) > 50
