"""The page: self-contained, footnotes linked both ways, nothing in a text taken for markup."""

import hashlib
import json
import re
import shutil
import subprocess
import zlib
from base64 import b64encode
from dataclasses import replace
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.documents.samples import BARS, BRIEF, HOSTILE, PLACE, SERIES, document
from zonecli.documents.document import CHART_PLACE, Document
from zonecli.documents.html import write

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
    outline = Outline(write(document("# x", title="甲 & 乙 <b>", lang="zh")))
    assert ("html", {"lang": "zh-CN"}) in outline.tags
    assert "甲 & 乙 <b>" in outline.text
    assert '<html lang="en">' in write(document("x"))


def test_the_policy_lets_nothing_in_but_the_style() -> None:
    text = write(BRIEF)
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
    outline = Outline(write(replace(BRIEF, lang=lang)))
    ids = outline.values("id")
    assert len(set(ids)) == len(ids)
    targets = [href for href in outline.values("href") if href.startswith("#")]
    assert {target[1:] for target in targets} <= set(ids)
    references = [id for id in ids if id.startswith("ref-")]
    assert {f"#{id}" for id in references} == {target for target in targets if target.startswith("#ref-")}
    assert {id for id in ids if id.startswith("note-")} == {"note-1", "note-2", "note-3"}
    links = [attrs for tag, attrs in outline.tags if tag == "a" and str(attrs["href"]).startswith(("#note-", "#ref-"))]
    assert all(attrs["aria-label"] for attrs in links)
    assert {"doc-noteref", "doc-backlink", "doc-endnotes"} <= set(outline.values("role"))


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("# t\n\n## a\n\n## b\n\n## c", [("a", ""), ("b", ""), ("c", "")]),
        ("# t\n\n## *a* <b>[^1]\n\n### b\n\n#### c\n\n## `d`\n\n[^1]: x", [("a <b>", ""), ("b", "inner"), ("d", "")]),
        ("# a\n\n# b\n\n## c", [("a", ""), ("b", ""), ("c", "inner")]),
        ("### a\n\n### a\n\n### a", [("a", ""), ("a", ""), ("a", "")]),
        # Few sections need no contents; a heading in a quotation is none of ours.
        ("# t\n\n## a\n\n## b", []),
        ("# t\n\n## a\n\n## b\n\n> ## c", []),
        ("", []),
    ],
)
def test_the_contents_lead_to_the_headings(markdown: str, links: list[tuple[str, str]]) -> None:
    text = write(document(markdown))
    outline = Outline(text)
    found = re.findall(r'<li( class="inner")?><a href="#(line-\d+)">(.*?)</a></li>', text)
    assert [(unescape(title), "inner" if inner else "") for inner, _, title in found] == links
    ids = outline.values("id")
    assert len(set(ids)) == len(ids)
    assert {place for _, place, _ in found} <= set(ids)
    assert ('<nav class="contents" aria-label="Contents">' in text) is bool(links)


def test_the_office_is_the_author() -> None:
    text = write(replace(BRIEF, office='A "&" B'))
    assert '<meta name="author" content="A &quot;&amp;&quot; B">' in text
    assert 'name="author"' not in write(BRIEF)


def test_labelled_by_what_there_is() -> None:
    outline = Outline(write(document("\n\n".join(map(CHART_PLACE.format, range(3))), BARS, BARS, SERIES)))
    named = {id for ids in outline.values("aria-labelledby") for id in ids.split()}
    assert named
    assert named <= set(outline.values("id"))


def test_a_note_that_only_a_chart_refers_to_is_kept() -> None:
    text = write(document(f"{PLACE}\n\n[^1]: eins\n[^3]: drei\n", BARS))
    assert "eins" in text
    assert "drei" in text
    assert "[2]</tspan>" in text


def test_tables_scroll_in_their_box() -> None:
    text = write(BRIEF)
    assert 'role="region" aria-label="' in text
    assert '<th scope="col" class="right">安吉</th>' in text
    assert '<td class="center">—</td>' in text


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("text\n", "\ntext"), ("> quote\n", ""), ("- item\n", ""), ("", "\n| a |\n| - |")]
)
def test_a_chart_is_drawn_at_its_place(before: str, after: str) -> None:
    text = write(document(f"{before}{PLACE}{after}", BARS))
    assert text.count("<figure>") == text.count("<svg xmlns") == 1
    assert "\x1a" not in text


@pytest.mark.parametrize(
    "markdown",
    [
        PLACE,
        f"a {PLACE}",
        CHART_PLACE.format(1),
        CHART_PLACE.format(-1),
        CHART_PLACE.format("٠"),
        "&#26;0&#26;",
        "\ufffd0\ufffd",
        '```zonecli-chart\n{"kind": "bars", "title": "t", "alt": "", "items": [{"label": "x", "text": "1"}]}\n```',
    ],
)
def test_no_text_brings_a_chart_in(markdown: str) -> None:
    charts = () if markdown == PLACE else (BARS,)
    text = write(document(markdown, *charts))
    assert "<svg" not in text
    assert "\x1a" not in text


def test_a_line_of_chinese_that_goes_on_has_no_blank_in_it() -> None:
    assert "甲乙\nab\n丙" in write(document("甲\n乙\nab\n丙"))


def test_hostile_text_is_text() -> None:
    text = write(HOSTILE)
    outline = Outline(text)
    assert not {tag for tag, _ in outline.tags} & {"script", "img", "iframe", "w:p", "b"}
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]
    hrefs = [href for href in outline.values("href") if not href.startswith("#")]
    assert all(re.match(r"https?://", href) for href in hrefs)
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "<script>alert(1)</script>" in "".join(outline.text)


def test_the_same_bytes() -> None:
    assert write(BRIEF) == write(BRIEF)


def browse(folder: Path, document: Document, *arguments: str) -> bytes:
    return look_at(folder, write(document), *arguments)


def look_at(folder: Path, page: str, *arguments: str) -> bytes:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
    command += ["--disable-background-networking", f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run([*command, path.as_uri()], capture_output=True, timeout=300, check=True)
    return done.stdout


def test_a_browser_reads_it_as_it_is_meant(tmp_path: Path) -> None:
    outline = Outline(browse(tmp_path, HOSTILE, "--dump-dom").decode())
    ids = set(outline.values("id"))
    assert {href[1:] for href in outline.values("href") if href.startswith("#")} <= ids
    assert not [tag for tag, _ in outline.tags if tag in ("script", "img")]


def test_a_browser_applies_the_style_and_draws(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    browse(
        tmp_path,
        BRIEF,
        f"--screenshot={picture}",
        "--window-size=500,900",
        "--blink-settings=preferredColorScheme=0",
    )
    chunks = re.split(rb"(?s)....(?=IDAT|IEND|IHDR)", picture.read_bytes())
    pixels = zlib.decompress(b"".join(chunk[4:-4] for chunk in chunks if chunk.startswith(b"IDAT")))
    # The first byte names the row's filter; the first pixel is the same in all of them.
    assert pixels[1:4] == bytes.fromhex("14181c")
    assert len(set(pixels)) > 50


SECTIONS = "\n\n".join(f"## {name}\n\n### inner\n\n{'words ' * 400}" for name in ("安吉经济开发区", "b", "c", "x" * 90))
MEASURE = """<!DOCTYPE html><body style="margin:0">
<iframe style="width:{width}px;height:900px;border:0" srcdoc="{page}"></iframe><script>onload = () => {{
  const inside = document.querySelector("iframe").contentDocument, root = inside.scrollingElement;
  const nav = inside.querySelector("nav").getBoundingClientRect(), main = inside.querySelector("main");
  root.scrollTop = 600;
  document.title = JSON.stringify({{
    scrolls: root.scrollWidth > root.clientWidth,
    beside: nav.right <= main.getBoundingClientRect().left,
    stays: inside.querySelector("nav").getBoundingClientRect().top >= 0,
  }});
}};</script></body>"""


@pytest.mark.parametrize(("width", "is_wide"), [(360, False), (1280, True)])
def test_the_contents_stand_beside_the_text_where_there_is_room(width: int, is_wide: bool, tmp_path: Path) -> None:
    page = write(replace(BRIEF, markdown=BRIEF.markdown.replace("## 排名", f"{SECTIONS}\n\n## 排名")))
    seen = look_at(tmp_path, MEASURE.format(width=width, page=escape(page)), "--dump-dom").decode()
    found = json.loads(unescape(re.findall("<title>(.*?)</title>", seen)[0]))
    assert found == {"scrolls": False, "beside": is_wide, "stays": is_wide}
