"""The rules that take the whole directory: names of two zones, circles, parts, and sources that nothing uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.rules.records import CIRCLE, NAME_OF_TWO_ZONES, NO_PARTS, PARTS_NOT_ANNOUNCED, UNUSED_SOURCE
from zonecli.errors import N_

_LONGEST_CIRCLE = 6


class Outline(NamedTuple):
    """What the other records must know of a zone. `names` are folded: in Chinese, in English, then the aliases.

    `perhaps` holds the words in quotes of a file that cannot be parsed: it may name any of them.
    """

    id: str
    names: Sequence[str] = ()
    part_of: Sequence[str] = ()
    has_parts: bool = False
    perhaps: Sequence[str] = ()


def zone_issues(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Issue]]:
    """Yield what is wrong with zones among each other, each with the id of the zone whose record shows it."""
    yield from _shared_names(outlines)
    yield from _circles(outlines)
    yield from _parts(outlines)


def _shared_names(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Issue]]:
    owners = {id: id for id in outlines}
    for id, outline in outlines.items():
        for n, name in enumerate(outline.names):
            owner = owners.setdefault(name, id) if name else id
            if owner != id:
                at: Path = ("name", ("zh", "en")[n]) if n < 2 else ("aliases", n - 2)
                sentence = N_("the zone {other} goes by this name, too")
                hint = N_("keep it with the zone that people mean by it")
                yield id, issue(NAME_OF_TWO_ZONES, at, sentence, hint, other=owner)


def _circles(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Issue]]:
    """Follow `part_of` from zone to zone, without recursion: a chain may be as long as the directory is large."""
    done: set[str] = set()
    for start in outlines:
        trail: dict[str, enumerate[str]] = {} if start in done else {start: enumerate(outlines[start].part_of)}
        while trail:
            id = next(reversed(trail))
            for n, parent in trail[id]:
                if parent in trail:
                    zones = list(trail)
                    yield id, _circle(n, [*zones[zones.index(parent) :], parent])
                elif parent in outlines and parent not in done:
                    trail[parent] = enumerate(outlines[parent].part_of)
                    break
            else:
                done.add(id)
                del trail[id]


def _circle(n: int, circle: Sequence[str]) -> Issue:
    shown = circle if len(circle) <= _LONGEST_CIRCLE else [*circle[:3], "…", *circle[-2:]]
    hint = N_("a zone is a part of larger ones only; delete one of the entries")
    return issue(CIRCLE, ("part_of", n), N_("a circle of parts: {circle}"), hint, circle=" → ".join(shown))


def _parts(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Issue]]:
    parts: dict[str, str] = {}
    perhaps: set[str] = set()
    for id, outline in outlines.items():
        perhaps.update(outline.perhaps)
        for parent in outline.part_of:
            parts.setdefault(parent, id)
    for id, outline in outlines.items():
        if id in parts and not outline.has_parts and not outline.perhaps:
            sentence = N_("{part} is a part of this zone, which does not say so")
            hint = N_("add a line to the head: has_parts = true")
            yield id, issue(PARTS_NOT_ANNOUNCED, (), sentence, hint, part=parts[id])
        elif id not in parts and outline.has_parts and id not in perhaps:
            sentence = N_("no zone names this one in its part_of")
            hint = N_("delete the line, or add this zone to the part_of of its parts")
            yield id, Issue(NO_PARTS, ("has_parts",), sentence, hint, on_key=True)


def unused_sources(sources: Collection[str], used: Collection[str]) -> Iterator[tuple[str, Issue]]:
    """Yield the sources that nothing names."""
    for id in sorted(set(sources).difference(used)):
        yield id, issue(UNUSED_SOURCE, (), N_("nothing rests on this source"), N_("use it, or delete the file"))
