"""The tables: each column is explained, each key leads somewhere, and rows come zone by zone."""

from pathlib import Path

import pytest

from tests.export.conftest import PRINTED
from zonecli.export.rows import BATCH, Row, batches, list_rows
from zonecli.export.tables import FACTS, FIELDS, NOTES, STATUS_CODES, TABLES, ZONES, Table, label_of, list_notes
from zonecli.figures.types import Hedge
from zonecli.records.zones import Status, Zone
from zonecli.store.catalogue import Catalogue

KEYS = {table.name for table in TABLES if table.key}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_has_a_name_of_its_own_a_label_and_a_meaning(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    for code in ("zh", "en"):
        labels = [label_of(column, code) for column in table.columns]
        assert len(set(labels)) == len(labels)
    assert all(column.field in FIELDS for column in table.columns)
    assert {column.refers for column in table.columns if column.refers} <= KEYS


def test_each_field_that_is_explained_is_a_column() -> None:
    assert set(FIELDS) == {column.field for table in TABLES for column in table.columns}


def test_recorded_and_derived_figures_have_columns_of_their_own() -> None:
    recorded, derived = ({column.name for column in table.columns} for table in (FACTS, TABLES[2]))
    assert recorded - derived == {
        *("figure", "printed_unit", "counted", "base", "equivalent", "assumed", "given"),
        # No source states what is worked out: `inputs` leads to what it rests on.
        *("source", "source_zh", "source_en", "at", "rank", "note_zh", "note_en", "note_other"),
    }
    assert derived - recorded == {"formula"}


def test_notes_explain_every_table_column_and_word_in_both_languages() -> None:
    notes = list(list_notes())
    said = {(note.table, note.column) for note in notes if note.word is None}
    assert said == {(t.name, c) for t in TABLES for c in (None, *(column.name for column in t.columns))}
    assert {note.word for note in notes if (note.table, note.column) == ("facts", "status")} == {None, *Status}
    assert all(note.text.zh and note.text.en for note in notes)


def test_what_an_id_is_called_is_not_explained_as_the_id() -> None:
    said = {(note.table, note.column): note.text.en for note in list_notes() if note.word is None}
    assert said["facts", "zone"] == "Id of the zone."
    for column in ("zone_zh", "indicator_en", "unit_zh", "source_en"):
        assert said["facts", column].startswith("What the id beside it is called")
    assert said["facts", "note_zh"] == said["facts", "note_en"] == "What else is to be known of it."


def test_every_word_of_a_closed_choice_is_explained() -> None:
    words: dict[str, set[str | None]] = {}
    for note in list_notes():
        if note.table == "facts" and note.column and note.word:
            words.setdefault(note.column, set()).add(note.word)
    assert words["hedge"] == set(Hedge)
    # As `figures.types.Figure` has them.
    assert words["sense"] == {"growth", "decline", "multiple", "per-capita", "per-area"}
    assert words["obs_status"] == {STATUS_CODES.get(each, each.value) for each in Status}


def test_statuses_are_codes_of_sdmx_where_it_has_them() -> None:
    assert {each.value: code for each, code in STATUS_CODES.items()} == {
        "actual": "A", "estimate": "E", "provisional": "P", "forecast": "F",
    }  # fmt: skip


def test_rows_come_zone_by_zone(hard: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = Catalogue.zone

    def watched(self: Catalogue, id: str) -> Zone:
        read.append(id)
        return whole(self, id)

    monkeypatch.setattr(Catalogue, "zone", watched)
    rows = list_rows(Catalogue(hard))
    table, cells = next(rows)
    assert (table, cells[0], read) == (ZONES, "alpha", ["alpha"])
    # Reading on reaches the second zone only when the first is through.
    while (found := next(rows))[0] is not ZONES:
        assert read == ["alpha"]
    assert (found[1][0], read) == ("beta", ["alpha", "beta"])


def test_batches_keep_every_row_in_its_order() -> None:
    rows: list[Row] = [(NOTES if n % 3 else FACTS, [n]) for n in range(4 * BATCH)]
    found: dict[str, list[object]] = {}
    for table, batch in batches(iter(rows)):
        assert 0 < len(batch) <= BATCH
        found.setdefault(table.name, []).extend(cells[0] for cells in batch)
    assert found == {
        "facts": [n for n in range(4 * BATCH) if not n % 3],
        "notes": [n for n in range(4 * BATCH) if n % 3],
    }


def test_the_hard_figures_are_read(hard: Path) -> None:
    assert len(Catalogue(hard).zone("digits").facts) == len(PRINTED)
