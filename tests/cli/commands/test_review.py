"""`extract --review`: a person decides of each proposal, and nothing that was decided is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.running import process
from tests.cli.terminals import Shown, on_terminal
from zonecli.ingest.decisions import FILE, Decisions
from zonecli.store.toml.parser import parse

TEXT = (
    "甲开发区公报\n2024年，甲开发区工业产值超500亿元。\n2023年，甲开发区工业产值400亿元。\n"
    "2022年，滨海经济开发区工业产值30亿元。\n"
)
KEYS = "? for all keys"


@pytest.fixture
def root(make_records: Callable[..., Path]) -> Path:
    source = 'type = "report"\ntitle = { zh = "通报", en = "Circular" }\nissued = "2025-04"\nlanguage = "zh"\n'
    return make_records({"sources/circular.toml": source})


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def reviewed(root: Path, article: Path, keys: Sequence[tuple[str, str]]) -> Shown:
    return on_terminal(
        ["extract", article, "--source", "circular", "--records", root, "--review"], keys=keys, columns=120
    )


def recorded(root: Path, zone: str = "alpha") -> list[tuple[str, str, str | None]]:
    raw = parse((root / "zones" / f"{zone}.toml").read_text(encoding="utf-8"))
    rows = [row for row in raw.get("facts", ()) if row["source"] == "circular"]
    return [(row["indicator"], row["figure"], row.get("period")) for row in rows]


def test_one_is_kept_one_changed_one_skipped(root: Path, article: Path) -> None:
    keys = [
        ("[1/3]", ""),
        (KEYS, "k\r"),
        ("[2/3]", "p\r"),
        ("Enter leaves it", "2021\r"),
        ("Period: 2021", "k\r"),
        ("[3/3]", "s\r"),
    ]
    done = reviewed(root, article, keys)
    assert done.code == 0, done.text
    assert "2 kept, 0 left" in done.text
    assert recorded(root) == [("output", "超500亿元", "2024"), ("output", "400亿元", "2021")]
    again = reviewed(root, article, [])
    assert "3 facts: 2 on record, 1 skipped, 0 to look at" in again.text


def test_it_goes_on_where_it_was_left(root: Path, article: Path) -> None:
    done = reviewed(root, article, [("[1/3]", "s\r"), ("[2/3]", "q\r")])
    assert done.code == 0
    assert "0 kept, 2 left" in done.text
    assert list(json.loads((root / FILE).read_bytes()).values()) == [[f"{TEXT.index('超')}-{TEXT.index('。')}"]]
    done = reviewed(root, article, [("[1/2]", "k\r"), ("[2/2]", "q\r")])
    assert recorded(root) == [("output", "400亿元", "2023")]
    assert process(["check", "--records", root]).out.count(FILE) == 0


def test_what_was_skipped_is_taken_up_again(root: Path, article: Path) -> None:
    done = reviewed(root, article, [("[1/3]", "s\r"), ("[2/3]", "b\r"), ("[1/3]", "k\r"), ("[2/3]", "q\r")])
    assert done.code == 0
    assert recorded(root) == [("output", "超500亿元", "2024")]


def test_ctrl_c_loses_no_decision(root: Path, article: Path) -> None:
    done = reviewed(root, article, [("[1/3]", "k\r"), ("[2/3]", "s\r"), ("[3/3]", "\x03")])
    assert done.code == 130
    assert "Traceback" not in done.text
    assert recorded(root) == [("output", "超500亿元", "2024")]
    assert "3 facts: 1 on record, 1 skipped, 1 to look at" in reviewed(root, article, [("[1/1]", "q\r")]).text


def test_without_a_zone_nothing_is_kept(root: Path, article: Path) -> None:
    keys = [
        ("[1/3]", "s\r"),
        ("[2/3]", "s\r"),
        ("[3/3]", "k\r"),
        ("is not decided yet", "z\r"),
        ("Enter leaves it", "乙开发区\r"),
    ]
    done = reviewed(root, article, [*keys, ("beta (", "k\r")])
    assert done.code == 0, done.text
    assert recorded(root, "beta") == [("output", "30亿元", "2022")]


def test_a_zone_is_made_on_the_way(root: Path, article: Path) -> None:
    keys = [("[1/3]", "s\r"), ("[2/3]", "s\r"), ("[3/3]", "nz\r"), ("kind", "industrial-park\r")]
    # The optional questions are passed over; the id is the proposed one.
    done = reviewed(root, article, [*keys, *[("\r\n> ", "\r")] * 14, (KEYS, "k\r")])
    made = [path for path in (root / "zones").glob("*.toml") if path.stem not in ("alpha", "beta", "gamma")]
    assert len(made) == 1, done.text
    assert '"滨海经济开发区"' in made[0].read_text(encoding="utf-8")


def test_a_script_is_told_the_way(root: Path, article: Path) -> None:
    done = process(["extract", article, "--source", "circular", "--records", root, "--review"])
    assert done.code == 2
    assert "zonecli add -" in done.err


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b'"x"'])
def test_a_damaged_memory_is_an_empty_one(root: Path, data: bytes) -> None:
    (root / FILE).write_bytes(data)
    assert Decisions(root, TEXT).skipped == set()
