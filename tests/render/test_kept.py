"""Rows that are gone through more than once: in memory or in a file, they are the same."""

import tracemalloc
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given, strategies as st

from zonecli.i18n import language
from zonecli.render import kept as module
from zonecli.render.blocks import Column, Table, without_empty
from zonecli.render.kept import Changed, Kept, Row, kept
from zonecli.render.plain import align_table
from zonecli.render.terminal import on_terminal

ROWS = st.lists(st.text() | st.lists(st.text(), min_size=2, max_size=2), max_size=50)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HELD", 5)
    monkeypatch.setattr(module, "_BATCH", 3)


@given(ROWS)
def test_they_are_what_they_were_each_time(rows: list[Row]) -> None:
    found = Kept(iter(rows))
    assert list(found) == rows
    assert list(islice(found, 7)) == rows[:7]
    # While one goes through them, so does another.
    assert [(one, other) for one, other in zip(found, found, strict=True)] == [(row, row) for row in rows]


def test_what_is_changed_is_changed_each_time() -> None:
    found = Changed(kept(iter([["a", "b"]] * 20)), lambda row: [*row, "c"])
    assert list(found) == list(found) == [["a", "b", "c"]] * 20


@given(ROWS)
def test_a_table_is_laid_out_alike(rows: list[Row]) -> None:
    columns = [Column("One", gives_way=1), Column("Two", "right")]
    for lay_out in (align_table, lambda table: on_terminal([table], 60, False, language("en"))):
        assert list(lay_out(Table(columns, iter(rows)))) == list(lay_out(Table(columns, rows)))


def test_an_empty_column_goes() -> None:
    rows = 30
    columns = [Column("One"), Column("Two")]
    found = without_empty(Table(columns, (["a", ""] for _ in range(rows))), 1)
    assert [column.title for column in found.columns] == ["One"]
    assert list(found.rows) == list(found.rows) == [["a"]] * rows
    said = without_empty(Table(columns, (["a", "b" * (n == 29)] for n in range(rows))), 1)
    assert len(said.columns) == 2


def test_many_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def coming(count: int) -> Iterator[Row]:
        return ([f"{n} {'x' * 100}", "y" * 100] for n in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        for line in align_table(Table([Column("One"), Column("Two")], coming(count))):
            assert line
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    monkeypatch.setattr(module, "_HELD", 100)
    monkeypatch.setattr(module, "_BATCH", 100)
    peak(200)
    assert peak(8000) < peak(2000) + 100_000
