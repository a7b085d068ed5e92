"""What the Tab key offers. A fault in the records must not spoil the user's line: then nothing is offered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from typer import Context

from zonecli.errors import ZoneError


def _catalogue(ctx: Context) -> Any:
    from zonecli.cli.session import working_directory
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.places import find_records

    given = ctx.params.get("records") or ctx.find_root().params.get("records")
    return Catalogue(find_records(given, os.environ, working_directory()).path)


def _quietly(offer: Callable[[Any, str], Iterator[str]]) -> Callable[[Context, str], list[str]]:
    def complete(ctx: Context, incomplete: str) -> list[str]:
        try:
            return list(offer(_catalogue(ctx), incomplete))
        except (ZoneError, OSError):
            return []

    return complete


def _zones(catalogue: Any, incomplete: str) -> Iterator[str]:
    # Ids are the names of the files; only what no id begins with is looked for among the names, in the heads.
    ids = [id for id in catalogue.zone_ids if id.startswith(incomplete.lower())]
    if ids or incomplete.isascii():
        yield from ids
        return
    for zone in catalogue.heads():
        for name in zone.names:
            if name.startswith(incomplete):
                yield name


def _indicators(catalogue: Any, incomplete: str) -> Iterator[str]:
    yield from (id for id in catalogue.indicators if id.startswith(incomplete))


def _sources(catalogue: Any, incomplete: str) -> Iterator[str]:
    yield from (id for id in catalogue.source_ids if id.startswith(incomplete))


def _fields(catalogue: Any, incomplete: str) -> Iterator[str]:
    from zonecli.views.filters import FIELDS

    sign = "-" if incomplete.startswith("-") else ""
    for name in (*FIELDS, *catalogue.indicators):
        if name.startswith(incomplete[len(sign) :]):
            yield sign + name


def _column_list(catalogue: Any, incomplete: str) -> Iterator[str]:
    before, comma, last = incomplete.rpartition(",")
    for name in _fields(catalogue, last):
        yield f"{before}{comma}{name}"


def _conditions(catalogue: Any, incomplete: str) -> Iterator[str]:
    from zonecli.model.zones import Kind, Level

    yield from (f"level={level}" for level in Level if f"level={level}".startswith(incomplete))
    yield from (f"kind={kind}" for kind in Kind if f"kind={kind}".startswith(incomplete))
    yield from (f"{name}=" for name in _fields(catalogue, incomplete) if name not in ("level", "kind"))


def _currencies(catalogue: Any, incomplete: str) -> Iterator[str]:
    codes = dict.fromkeys(
        code
        for series in catalogue.rates.values()
        for code in (series.to, *(code for rates in series.years.values() for code in rates))
    )
    yield from (code for code in codes if code.startswith(incomplete.upper()))


zones = _quietly(_zones)
indicators = _quietly(_indicators)
sources = _quietly(_sources)
columns = _quietly(_fields)
column_list = _quietly(_column_list)
conditions = _quietly(_conditions)
currencies = _quietly(_currencies)
