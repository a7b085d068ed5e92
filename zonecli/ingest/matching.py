"""Rows and the zones on record: matched by code, name or alias, without place or suffix; what is only near is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.zones import AGGREGATE
from zonecli.store.lookup import fold
from zonecli.store.place_names import short_name

if TYPE_CHECKING:
    from zonecli.records.zones import Zone
    from zonecli.store.catalogue import Catalogue

# What says of a zone only that it is one.
_GENERIC = ("开发区", "开发园区", "园区", "zone", "park", "area", "developmentzone", "developmentarea")
# So much of the letters of two names' cores must be alike for them to be near, and to be too near for two zones.
_NEAR, _TOO_NEAR = 0.6, 0.85
_MOST = 3
_PARTED = re.compile(r"[、；;&\n]+|,(?!\d)|\s/\s|(?<=[区园城])[和与及/](?=.{3})")


@dataclass(frozen=True, slots=True)
class Match:
    """What a name comes to: the zone on record, by which way; else the ids that are near, and whether one is so near
    that a new zone of this name would hardly be another."""

    id: str | None = None
    way: str = ""
    near: tuple[str, ...] = ()
    is_too_near: bool = False


class Zones:
    """The zones on record, found by what tables call them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.heads: dict[str, Zone] = {zone.id: zone for zone in catalogue.heads()}
        self._codes: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._known_splits: dict[str, tuple[str, str]] = {}
        for zone in self.heads.values():
            if zone.code:
                _enter(self._codes, [zone.code], zone.id)
            _enter(self._names, [zone.id, *zone.name.languages.values()], zone.id)
            _enter(self._aliases, zone.aliases, zone.id)

    def by_code(self, code: str) -> str | None:
        """Return the zone of a code, None where none, or more than one, has it."""
        found = self._codes.get(fold(code), [])
        return found[0] if len(found) == 1 else None

    def match(self, name: str, ways: Sequence[str]) -> Match:
        """Return what a name comes to."""
        folded = fold(name)
        for way in ways:
            found = self._by(way, folded)
            if len(found) == 1:
                return Match(found[0], way)
            if found:
                return Match(near=tuple(found[:_MOST]), is_too_near=True)
        return self._near(folded)

    def _by(self, way: str, folded: str) -> list[str]:
        if way == "name without suffix":
            core, kind = self._split(folded)
            # 安吉开发区 may be of any kind, 安吉高新区 is of one.
            return sorted({id for id, _ in self._cores.get(core, ())}) if core and not kind else []
        tables = {"name": self._names, "alias": self._aliases}
        table = tables.get(way) if way in tables else self._without_place if way == "name without place" else None
        return table.get(folded, []) if table is not None else []

    def parts(self, name: str) -> list[str]:
        """Return the parts of a name that stands for several zones on record; none where it stands for one."""
        parts = [part.strip() for part in _PARTED.split(name) if part.strip()]
        known = [part for part in parts if self.match(part, ("name", "alias", "name without place")).id]
        return parts if len(known) > 1 else []

    def may_be_several(self, name: str) -> bool:
        """Whether a name has the form of several, whether or not they are on record."""
        return sum(len(part.strip()) > 1 for part in _PARTED.split(name)) > 1

    def kind_of(self, name: str) -> str | None:
        """Return the kind of zone that a name ends or begins with, None where it says none."""
        return self._split(fold(name))[1] or None

    # -- names without their place and suffix ----------------------------------------------------

    @cached_property
    def _without_place(self) -> dict[str, list[str]]:
        """The zones by their names without the places that they lie in, and with each of these before them."""
        found: dict[str, list[str]] = {}
        for zone in self.heads.values():
            for name in zone.names:
                _enter(found, self._forms(fold(name), zone), zone.id)
        return found

    def _forms(self, name: str, zone: Zone) -> Iterator[str]:
        prefixes = self._prefixes(zone)
        rests = [name, *(name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix))]
        for rest in rests:
            # 经济开发区 alone is a kind of zone, not one of them.
            if self._split(rest)[0]:
                yield rest
                yield from (prefix + rest for prefix in prefixes)

    def _prefixes(self, zone: Zone) -> list[str]:
        places = self._catalogue.places
        found: list[str] = []
        for code in zone.place:
            names = [
                [fold(each) for each in (places[above].name.zh, short_name(places[above].name).zh) if each]
                for above in places.line(code)
            ]
            found += [one for each in names for one in each]
            found += [
                first + second
                for n, each in enumerate(names)
                for first in each
                for later in names[n + 1 :]
                for second in later
            ]
        return sorted(set(found), key=len, reverse=True)

    @cached_property
    def _suffixes(self) -> dict[str, str]:
        """The kinds of zones by every name that they have, folded; an empty id for words that leave the kind open."""
        found = dict.fromkeys(map(fold, _GENERIC), "")
        for id, kind in self._catalogue.kinds.items():
            for name in (*kind.name.languages.values(), *kind.aliases):
                found.setdefault(fold(name), id)
        return dict(sorted(found.items(), key=lambda one: -len(one[0])))

    def _split(self, folded: str) -> tuple[str, str]:
        """Return a name without the kind of zone that it says, and that kind; the kind is empty where it is open."""
        if folded not in self._known_splits:
            self._known_splits[folded] = self._split_off(folded)
        return self._known_splits[folded]

    def _split_off(self, folded: str) -> tuple[str, str]:
        for suffix, kind in self._suffixes.items():
            if folded.endswith(suffix):
                return folded.removesuffix(suffix), kind
            if suffix.isascii() and folded.startswith(suffix):
                return folded.removeprefix(suffix), kind
        return folded, ""

    # -- near names --------------------------------------------------------------------------------

    @cached_property
    def _cores(self) -> dict[str, set[tuple[str, str]]]:
        """The zones, with the kinds that their names say, by what their names tell them from others by."""
        found: dict[str, set[tuple[str, str]]] = {}
        for zone in self.heads.values():
            # What adds up all zones of a place has its name, and is none of them.
            for name in zone.names if zone.kind != AGGREGATE else ():
                for form in (fold(name), *self._short_forms(fold(name), zone)):
                    core, kind = self._split(form)
                    if core:
                        found.setdefault(core, set()).add((zone.id, kind))
        return found

    def _short_forms(self, name: str, zone: Zone) -> Iterator[str]:
        return (name.removeprefix(prefix) for prefix in self._prefixes(zone) if name.startswith(prefix))

    @cached_property
    def _pairs(self) -> dict[str, set[str]]:
        """The cores by the pairs of letters in them."""
        found: dict[str, set[str]] = {}
        for core in self._cores:
            for pair in _pairs_of(core):
                found.setdefault(pair, set()).add(core)
        return found

    def _near(self, folded: str) -> Match:
        core, kind = self._split(folded)
        scores: dict[str, float] = {}
        is_too_near = False
        own = _pairs_of(core)
        alike = {other for pair in own for other in self._pairs.get(pair, ())} | ({core} & self._cores.keys())
        for other in alike:
            pairs = _pairs_of(other)
            score = 1.0 if other == core else 2 * len(own & pairs) / (len(own) + len(pairs) or 1)
            if other != core and min(len(core), len(other)) > 1 and (other in core or core in other):
                score = max(score, _NEAR)
            if score < _NEAR:
                continue
            for id, other_kind in self._cores[other]:
                scores[id] = max(scores.get(id, 0), score)
                # A zone of another kind at the same place is another zone.
                is_alike = not kind or not other_kind or kind == other_kind or {kind, other_kind} == _ECONOMIC
                is_too_near = is_too_near or (score >= _TOO_NEAR and is_alike)
        near = sorted(scores, key=lambda id: (-scores[id], id))[:_MOST]
        return Match(near=tuple(near), is_too_near=is_too_near)


# A provincial one that has become a national one keeps its place, and often its name in tables.
_ECONOMIC = {"economic-development-zone", "economic-technological-development-zone"}


def _pairs_of(core: str) -> set[str]:
    return {core[n : n + 2] for n in range(len(core) - 1)}


def _enter(table: dict[str, list[str]], names: Iterable[str] | Sequence[str], id: str) -> None:
    for name in {fold(each) for each in names}:
        ids = table.setdefault(name, [])
        if id not in ids:
            ids.append(id)
