"""Another id for a record or for an entry of the vocabulary, and for everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UnknownName, UsageError
from zonecli.records.fields import ID
from zonecli.store.toml.scanner import Path as Place
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.ingest.changes import Changes
    from zonecli.store.catalogue import Catalogue

_EACH = "*"
_ZONES = "zones"
# Where ids of each sort stand, by file: `*` is every entry of a list, or every table of a file.
REFERENCES: dict[str, dict[str, tuple[Place, ...]]] = {
    "zone": {_ZONES: (("part_of", _EACH), ("facts", _EACH, "of"))},
    "source": {
        _ZONES: (("facts", _EACH, "source"), ("events", _EACH, "source"), ("leading_industries", _EACH, "source")),
        "industries": (("source",),),
        "places": (("source",),),
        "rates": ((_EACH, "source"),),
    },
    "indicator": {
        _ZONES: (("facts", _EACH, "indicator"),),
        "indicators": (
            (_EACH, "growth_of"),
            (_EACH, "share_of"),
            (_EACH, "derived", "of"),
            (_EACH, "derived", "by"),
        ),
    },
    "kind": {_ZONES: (("kind",),)},
    "industry": {_ZONES: (("industries", _EACH), ("leading_industries", _EACH, "industries", _EACH))},
}
_FOLDERS = {"zone": _ZONES, "source": "sources"}
_FILES = {"indicator": "indicators", "kind": "kinds", "industry": "industries"}


def rename(changes: Changes, id: str, new: str) -> tuple[str, int]:
    """Give what has this id another one, in its own file and wherever it is referred to.

    `id` may say of what sort it is: `source/anji`. Returns the sort and the number of references. Raises UnknownName,
    UsageError where several sorts have the id, the new one is none or is taken, or the package has it.
    """
    catalogue = changes.catalogue
    if not ID.fits(new):
        raise UsageError(N_("“{value}” is not a valid id"), N_("ids are a-z, 0-9 and single hyphens"), value=new)
    sort, id = _sort_of(catalogue, id)
    count = 0
    for path, raw in _files(catalogue, sort, id):
        places = [at for pattern in _patterns(catalogue, sort, path) for at in _places(raw, pattern, id)]
        count += len(places)
        if places:
            changes.replace(path, places, new)
    if sort in _FOLDERS:
        changes.move(_FOLDERS[sort], id, new)
    else:
        changes.rename_table(catalogue.root / f"{_FILES[sort]}.toml", id, new)
    return sort, count


def _sort_of(catalogue: Catalogue, id: str) -> tuple[str, str]:
    """Return the sort of what has the id, and the id without the sort before it."""
    named, slash, rest = id.rpartition("/")
    asked = named.removesuffix("s") if slash else ""
    owners = {
        "zone": catalogue.has("zones", rest),
        "source": catalogue.has("sources", rest),
        "indicator": rest in catalogue.indicators.own,
        "kind": rest in catalogue.kinds.own,
        "industry": rest in catalogue.industries.own,
    }
    found = [sort for sort, there in owners.items() if there and asked in ("", sort)]
    if len(found) == 1:
        return found[0], rest
    if found:
        raise UsageError(
            N_("“{id}” is the id of several things: {sorts}"),
            N_("say which: zonecli rename {first}/{id} NEW"),
            id=rest,
            sorts=", ".join(found),
            first=found[0],
        )
    package = [
        sort for sort, entries in (("indicator", catalogue.indicators), ("kind", catalogue.kinds)) if rest in entries
    ]
    if package or rest in catalogue.industries:
        raise UsageError(
            N_("“{id}” is named by zonecli itself, and is not renamed"),
            N_("define one of your own: zonecli new indicator"),
            id=rest,
        )
    known = [*catalogue.zone_ids, *catalogue.source_ids]
    raise UnknownName("zone", rest, nearest(rest, known), "zonecli list")


def _files(catalogue: Catalogue, sort: str, id: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the files that may refer to the id, with their tables."""
    paths = [catalogue.path(_ZONES, zone) for zone in catalogue.zone_ids]
    paths += [catalogue.root / f"{name}.toml" for name in REFERENCES[sort] if name != _ZONES]
    for path in paths:
        if catalogue.exists(path) and id in catalogue.text(path):
            yield path, catalogue.raw(path)


def _patterns(catalogue: Catalogue, sort: str, path: Path) -> tuple[Place, ...]:
    is_zone = path.parent != catalogue.root
    return REFERENCES[sort].get(_ZONES if is_zone else path.stem, ())


def _places(raw: Any, pattern: Place, id: str, at: Place = ()) -> Iterator[Place]:
    """Yield the places that fit the pattern and hold the id."""
    if not pattern:
        if raw == id:
            yield at
        return
    first, rest = pattern[0], pattern[1:]
    if isinstance(raw, list):
        entries: list[tuple[str | int, Any]] = list(enumerate(raw)) if first == _EACH else []
    elif isinstance(raw, Mapping):
        entries = [(key, value) for key, value in raw.items() if first in (_EACH, key)]
    else:
        return
    for key, value in entries:
        yield from _places(value, rest, id, (*at, key))
