"""Finding a zone by what people call it: an id, a name, an alias, or an unambiguous part of one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zonecli.errors import AmbiguousName, UnknownName

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


def fold(name: str) -> str:
    """Return the name as names are compared: full-width forms and case made one, blanks left out."""
    joined = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return unicodedata.normalize("NFKC", joined).casefold()


def find(catalogue: Catalogue, name: str) -> str:
    """Return the id of the zone that the name means.

    Raises UnknownName, which suggests and never guesses, or AmbiguousName.
    """
    if catalogue.has("zones", name):
        return name
    wanted = fold(name)
    exact: list[str] = []
    partial: list[str] = []
    for zone in catalogue.heads() if wanted else ():
        names = [fold(each) for each in (zone.id, *zone.names)]
        if wanted in names:
            exact.append(zone.id)
        elif any(wanted in each for each in names):
            partial.append(zone.id)
    fitting = exact or partial
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise AmbiguousName(name, [*fitting[:8], *(["…"] if len(fitting) > 8 else [])])
    raise UnknownName("zone", name, near(catalogue, name), "zonecli list")


def near(catalogue: Catalogue, name: str) -> list[str]:
    """Return the ids of the zones whose ids or names are most like the name, at most three."""
    from difflib import SequenceMatcher

    wanted = fold(name)
    scored = []
    for zone in catalogue.heads():
        matcher = SequenceMatcher(b=wanted)
        best = 0.0
        for each in (zone.id, *zone.names):
            matcher.set_seq1(fold(each))
            if matcher.real_quick_ratio() > best:
                best = max(best, matcher.ratio())
        if best >= 0.5:
            scored.append((-best, zone.id))
    return [id for _, id in sorted(scored)[:3]]
