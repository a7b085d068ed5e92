"""The rules that take the whole directory: names of two zones, circles, parts, and sources that nothing uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from zonecli.check.problems import Flaw, Path
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


def zone_flaws(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Flaw]]:
    """Yield what is wrong with zones among each other, each with the id of the zone whose record shows it."""
    yield from _shared_names(outlines)
    yield from _circles(outlines)
    yield from _parts(outlines)


def _shared_names(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Flaw]]:
    owners = {id: id for id in outlines}
    for outline in outlines.values():
        for n, name in enumerate(outline.names):
            owner = owners.setdefault(name, outline.id) if name else outline.id
            if owner != outline.id:
                at: Path = ("name", ("zh", "en")[n]) if n < 2 else ("aliases", n - 2)
                yield (
                    outline.id,
                    Flaw(
                        NAME_OF_TWO_ZONES,
                        at,
                        N_("the zone {other} goes by this name, too"),
                        N_("keep it with the zone that people mean by it"),
                        {"other": owner},
                    ),
                )


def _circles(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Flaw]]:
    done: set[str] = set()
    for start in outlines:
        trail: list[str] = []
        waiting: list[tuple[str, int]] = [] if start in done else [(start, 0)]
        while waiting:
            id, n = waiting.pop()
            if n == 0:
                trail.append(id)
            parents = outlines[id].part_of
            if n == len(parents):
                done.add(trail.pop())
                continue
            waiting.append((id, n + 1))
            parent = parents[n]
            if parent in trail:
                yield id, _circle(n, [*trail[trail.index(parent) :], parent])
            elif parent in outlines and parent not in done:
                waiting.append((parent, 0))


def _circle(n: int, circle: Sequence[str]) -> Flaw:
    shown = circle if len(circle) <= _LONGEST_CIRCLE else [*circle[:3], "…", *circle[-2:]]
    return Flaw(
        CIRCLE,
        ("part_of", n),
        N_("a circle of parts: {circle}"),
        N_("a zone is a part of larger ones only; delete one of the entries"),
        {"circle": " → ".join(shown)},
    )


def _parts(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Flaw]]:
    parents: dict[str, str] = {}
    perhaps: set[str] = set()
    for outline in outlines.values():
        for parent in outline.part_of:
            parents.setdefault(parent, outline.id)
        perhaps.update(outline.perhaps)
    for outline in outlines.values():
        part = parents.get(outline.id)
        if part is not None and not outline.has_parts and not outline.perhaps:
            yield (
                outline.id,
                Flaw(
                    PARTS_NOT_ANNOUNCED,
                    (),
                    N_("{part} is a part of this zone, which does not say so"),
                    N_("add a line to the head: has_parts = true"),
                    {"part": part},
                ),
            )
        elif part is None and outline.has_parts and outline.id not in perhaps:
            yield (
                outline.id,
                Flaw(
                    NO_PARTS,
                    ("has_parts",),
                    N_("no zone names this one in its part_of"),
                    N_("delete the line, or add this zone to the part_of of its parts"),
                    on_key=True,
                ),
            )


def unused_sources(sources: Collection[str], used: Collection[str]) -> Iterator[tuple[str, Flaw]]:
    """Yield the sources that nothing names."""
    for id in sorted(set(sources).difference(used)):
        yield id, Flaw(UNUSED_SOURCE, (), N_("nothing rests on this source"), N_("use it, or delete the file"))
