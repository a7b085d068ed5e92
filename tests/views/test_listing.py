"""Listings: which zones, in what order, with what columns."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.errors import UnknownName, UsageError
from zonecli.store.catalogue import Catalogue
from zonecli.views.listing import listing


def ids(catalogue: Catalogue, sort: str, **more: int) -> list[str]:
    return [row.id for row in listing(catalogue, sort=sort, **more).rows]  # type: ignore[arg-type]


def zone(figure: str | None) -> str:
    fact = f'\n[[facts]]\nindicator = "output"\nfigure = "{figure}"\nsource = "gazette"\n' if figure else ""
    return f'name = {{ zh = "某区{figure}", en = "Zone {figure}" }}\nkind = "resort"\n{fact}'


@pytest.fixture
def catalogue(make_records: Callable[..., Path]) -> Catalogue:
    figures = {"a": "436亿元", "b": "超900亿元", "c": None, "d": "超1000亿元", "e": "30亿元"}
    files = {f"zones/{id}.toml": zone(figure) for id, figure in figures.items()}
    return Catalogue(make_records({**files, "zones/alpha.toml": None, "zones/beta.toml": None}))


def test_sorted_by_id_unless_asked_otherwise(catalogue: Catalogue) -> None:
    assert [row.id for row in listing(catalogue).rows] == ["a", "b", "c", "d", "e"]


def test_missing_figures_come_last_in_both_directions(catalogue: Catalogue) -> None:
    assert ids(catalogue, "output") == ["e", "a", "b", "d", "c"]
    assert ids(catalogue, "-output") == ["d", "b", "a", "e", "c"]


def test_an_order_that_is_not_certain_is_counted(catalogue: Catalogue) -> None:
    assert listing(catalogue, sort="output").unsettled == 1


def test_a_limit_limits(catalogue: Catalogue) -> None:
    assert ids(catalogue, "-output", limit=2) == ["d", "b"]
    assert ids(catalogue, "-output", limit=0) == []


def test_columns_bring_their_figures(catalogue: Catalogue) -> None:
    rows = listing(catalogue, columns=("id", "output")).rows
    assert [row.facts["output"].figure if row.facts["output"] else None for row in rows] == [
        "436亿元",
        "超900亿元",
        None,
        "超1000亿元",
        "30亿元",
    ]


NAMED = {
    "b": ("北京园区", "Éclat Park", "二"),
    "c": ("长兴园区", "Changxing Park", "一"),
    "d": ("朝阳园区", "alpha Park", "三"),
    "e": ("安吉园区", "Beta Park", "四"),
}


@pytest.mark.parametrize(
    ("sort", "language", "order"),
    [
        # an, bei, chang, chao; by code point 北 comes before 安, and 长 last.
        ("name", "zh", "ebcd"),
        ("-name", "zh", "dcbe"),
        ("名称", "zh", "ebcd"),
        ("name", "en", "decb"),
        ("-Name", "en", "bced"),
        # er, san, si, yi.
        ("alias", "zh", "bdec"),
    ],
)
def test_names_are_sorted_as_in_their_language(
    make_records: Callable[..., Path], sort: str, language: str, order: str
) -> None:
    files = {
        f"zones/{id}.toml": f'name = {{ zh = "{zh}", en = "{en}" }}\naliases = ["{alias}"]\nkind = "resort"\n'
        for id, (zh, en, alias) in NAMED.items()
    }
    catalogue = Catalogue(make_records({**files, "zones/alpha.toml": None, "zones/beta.toml": None}))
    assert "".join(row.id for row in listing(catalogue, sort=sort, language=language).rows) == order


def test_columns_go_by_their_names(catalogue: Catalogue) -> None:
    found = listing(catalogue, columns=("名称", "Level", "工业产值"), sort="-工业产值")
    assert found.columns == ("name", "level", "output")
    assert [row.id for row in found.rows] == ["d", "b", "a", "e", "c"]


def test_a_field_of_figures_is_no_column(catalogue: Catalogue) -> None:
    for more in ({"columns": ("id", "时期")}, {"sort": "status"}):
        with pytest.raises(UsageError):
            listing(catalogue, **more)


@pytest.mark.parametrize("name", ["outptu", "nmae"])
def test_an_unknown_column_is_not_guessed(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(UnknownName) as caught:
        listing(catalogue, columns=(name,))
    assert caught.value.near
