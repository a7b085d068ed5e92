"""What the Tab key offers. A fault in the records must not spoil the user's line: then nothing is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from typer import Context

from zonecli.errors import ZoneError

# So many zones are offered with their names, which stand in their files; of more the ids alone.
_FEW = 30


def _catalogue(ctx: Context) -> Any:
    from zonecli.cli.session import records_of
    from zonecli.store.catalogue import Catalogue

    given = ctx.params.get("records") or ctx.find_root().params.get("records")
    return Catalogue(records_of(given).path)


Offer: TypeAlias = "Callable[[Any, str], Iterator[str | tuple[str, str]]]"


def _quietly(offer: Offer) -> Callable[[Context, str], list[str | tuple[str, str]]]:
    def complete(ctx: Context, incomplete: str) -> list[str | tuple[str, str]]:
        try:
            return list(offer(_catalogue(ctx), incomplete))
        except (ZoneError, OSError):
            return []

    return complete


def _zones(catalogue: Any, incomplete: str) -> Iterator[str | tuple[str, str]]:
    # Ids are the names of the files; only what no id begins with is looked for among the names, in the heads.
    ids = [id for id in catalogue.zone_ids if id.startswith(incomplete.lower())]
    if 0 < len(ids) <= _FEW:
        for zone in catalogue.heads(ids):
            yield zone.id, zone.name.zh or zone.name.en
        return
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
    from zonecli.records.zones import Kind, Level

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


def _choice(*words: str) -> Callable[[Context, str], list[str]]:
    def complete(ctx: Context, incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def formats(ctx: Context, incomplete: str) -> list[str]:
    """Return the formats of the command that begin so."""
    from zonecli.cli.registry import COMMANDS

    return [name for name in COMMANDS[ctx.info_name or ""].formats if name.startswith(incomplete)]


def keys(ctx: Context, incomplete: str) -> list[str]:
    """Return the fields of the command's JSON that begin so, after those of the list that are there."""
    from zonecli.cli.fields import listed

    before, comma, last = incomplete.rpartition(",")
    found = ["help", *listed(ctx.info_name or "", 1 + last.count(".")).split()]
    return [f"{before}{comma}{name}" for name in found if name.startswith(last)]


def schemas(ctx: Context, incomplete: str) -> list[str]:
    """Return the schemas whose names begin so."""
    from zonecli.cli.contracts import SHAPES
    from zonecli.records.reader import FILES

    return [name for name in dict.fromkeys((*FILES, *SHAPES)) if name.startswith(incomplete)]


languages = _choice("zh", "en")
colours = _choice("auto", "always", "never")
systems = _choice("printed", "metric")
shells = _choice("bash", "zsh", "fish", "powershell")
zones = _quietly(_zones)
indicators = _quietly(_indicators)
sources = _quietly(_sources)
columns = _quietly(_fields)
column_list = _quietly(_column_list)
conditions = _quietly(_conditions)
currencies = _quietly(_currencies)
