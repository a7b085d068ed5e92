"""`.github/SECURITY.md` names tests that exist, and nothing in the package opens a connection."""

import ast
import re
import socket
from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL, write_files
from tests.hostile import ran

PROMISES = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES)))
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "asyncio",
    "xmlrpc",
}


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMED}))
def test_every_test_that_is_named_exists(file: str) -> None:
    assert (ROOT / file).is_file()
    assert {name for each, name in NAMED if each == file} <= functions(ROOT / file)


def test_every_promise_and_every_input_has_its_tests() -> None:
    rows = [
        line
        for line in PROMISES.splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| promise", "| input"))
    ]
    assert len(rows) > 25
    for row in rows:
        assert row.count(" | ") == 2, row
        assert "::test_" in row.rsplit(" | ", 1)[1], row


def test_every_test_of_this_folder_is_named() -> None:
    here = Path(__file__).parent
    for path in sorted(here.glob("test_*.py")):
        file = f"tests/security/{path.name}"
        # What is named in words stands beside the tables.
        missing = functions(path) - {name for each, name in NAMED if each == file}
        assert {name for name in missing if name.startswith("test_")} <= UNNAMED, file


UNNAMED = {
    "test_every_test_that_is_named_exists",
    "test_every_promise_and_every_input_has_its_tests",
    "test_every_test_of_this_folder_is_named",
    "test_widths_and_traditional_characters_are_read_alike",
}


def test_nothing_opens_a_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (ROOT / "zonecli").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not NETWORK.intersection(names), path

    def refuse(*_: object) -> None:
        raise AssertionError("a connection is opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    root = write_files(tmp_path / "records", SMALL)
    for command in (
        ["show", "alpha"],
        ["check"],
        ["report", "profile", "--zone", "alpha", "--to", "html"],
        ["sources"],
    ):
        assert ran(*command, records=root).code in (0, 1)


def test_a_page_fetches_nothing(tmp_path: Path) -> None:
    url = 'url = "https://evil.example/x.png"\n'
    root = write_files(tmp_path / "records", {**SMALL, "sources/gazette.toml": SMALL["sources/gazette.toml"] + url})
    page = ran("report", "profile", "--zone", "alpha", "--to", "html", records=root).out
    assert "default-src 'none'" in page
    assert not re.search(r"\bsrc=|<link|<script|<img|<iframe|@import|url\(", page)
