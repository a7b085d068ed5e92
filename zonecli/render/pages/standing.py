"""How a comparison stands, in sentences: what can be compared, how the zones were chosen, what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records import words
from zonecli.render import labels
from zonecli.views.comparison import Comparison, Extent, Row
from zonecli.views.peers import Alike, Peers


def say_standing(comparison: Comparison, shown: Sequence[Row], lang: Language) -> list[str]:
    """Return how the comparison, of which these rows are shown, stands, and how its zones were chosen."""
    if comparison.extent is not None:
        return [_of_all(comparison, comparison.extent, lang)]
    lines = [_of_named(comparison, shown, lang)]
    if comparison.peers is not None and comparison.peers.zones:
        lines.append(_of_peers(comparison, comparison.peers, lang))
    unknown = [lang.pick(row.name) for row in comparison.rows if not row.known]
    if unknown:
        names = labels.join_names(unknown, lang)
        lines.append(lang.message(N_("No zone has a figure for: {indicators}"), indicators=names))
    return lines


def _of_named(comparison: Comparison, shown: Sequence[Row], lang: Language) -> str:
    zones = comparison.zones
    shared = _count(row for row in comparison.rows if row.known > 1)
    if len(zones) == 1 and comparison.peers is not None and comparison.peers.where:
        return lang.message(
            N_("No other zone for which {conditions} holds can be compared with {zone}."),
            conditions=labels.join_names(list(comparison.peers.where), lang),
            zone=lang.pick(zones[0].name),
        )
    if len(zones) == 1:
        return lang.message(
            N_("No other zone can be compared with {zone}. Name one to see what both state: {command}"),
            zone=lang.pick(zones[0].name),
            command=f"zonecli compare {zones[0].id} ZONE",
        )
    if not shared:
        text = N_("The zones have nothing in common: {known}.")
        if comparison.rows and not shown:
            text = N_("The zones have nothing in common: {known}: --all")
        return lang.message(text, known=_count_alone(comparison, lang))
    stated = (
        lang.count("Both zones state {n} indicator", "Both zones state {n} indicators", shared)
        if len(zones) == 2
        else lang.count(
            "{n} indicator is stated by several of the {zones} zones",
            "{n} indicators are stated by several of the {zones} zones",
            shared,
            zones=len(zones),
        )
    )
    compared = _count(row for row in comparison.rows if row.comparable)
    if not compared:
        found = lang.count("it cannot be compared as it stands", "none can be compared as it stands", shared)
    elif compared < shared:
        found = lang.message(N_("{n} of them can be compared"), n=compared)
    else:
        found = lang.count("it can be compared", "all can be compared", shared)
    return lang.message(N_("{stated}; {compared}."), stated=stated, compared=found)


def _of_peers(comparison: Comparison, peers: Peers, lang: Language) -> str:
    zone = comparison.zones[0]
    if peers.where:
        conditions = labels.join_names(list(peers.where), lang)
        chosen = lang.message(N_("for which {conditions} holds"), conditions=conditions)
    elif Alike.LEVEL in peers.alike and zone.level is not None:
        level = lang.translate(words.LEVELS[zone.level])
        chosen = lang.message(
            N_("of its kind and level ({kind}, {level})"), kind=lang.pick(zone.kind_name), level=level
        )
    elif peers.alike:
        chosen = lang.message(N_("of its kind ({kind})"), kind=lang.pick(zone.kind_name))
    else:
        chosen = lang.message(N_("of any kind"))
    places = [lang.pick(place.name) for place in peers.places]
    places += [lang.message(N_("elsewhere"))] if peers.elsewhere and places else []
    if not places:
        return lang.message(N_("Beside it: zones {chosen}; --where chooses others."), chosen=chosen)
    where = lang.message(N_(", then ")).join(places)
    return lang.message(
        N_("Beside it: the nearest zones {chosen}: {places}; --where chooses others."), chosen=chosen, places=where
    )


def _of_all(comparison: Comparison, extent: Extent, lang: Language) -> str:
    compared = [row for row in comparison.rows if row.comparable]
    if not compared:
        return lang.count(
            "{n} zone is on record that fits: nothing can be compared. `{command}` says what is missing.",
            "{n} zones are on record that fit: nothing can be compared. `{command}` says what is missing.",
            extent.zones,
            command="zonecli coverage",
        )
    stated = lang.count(
        "{n} indicator is stated comparably by several of {zones} zones",
        "{n} indicators are stated comparably by several of {zones} zones",
        _count(compared) + len(extent.further),
        zones=extent.zones,
    )
    first = comparison.rows[0]
    if not first.comparable:
        return lang.message(N_("{stated}."), stated=stated)
    direction = lang.translate(N_("the best first") if first.better else N_("the highest first"))
    return lang.message(
        N_("{stated}; in the order of {indicator}, {direction}."),
        stated=stated,
        indicator=labels.label_subject(lang.pick(first.name), first, lang),
        direction=direction,
    )


def say_left_out(comparison: Comparison, shown: Sequence[Row], lang: Language) -> list[str]:
    """Return what of the comparison these rows do not show, and how it is shown."""
    kept = {id(row) for row in shown}
    rest = [row for row in comparison.rows if row.known and id(row) not in kept]
    shared = [row for row in rest if row.known > 1]
    if comparison.extent is not None:
        lines = _not_among(comparison, comparison.extent, shown, lang)
    else:
        # Where nothing is shared, the first line says it.
        is_told = not shown and len(comparison.zones) > 1
        lines = [] if is_told or len(rest) == len(shared) else [_say_alone(comparison, lang)]
    names = [labels.label_subject(lang.pick(row.name), row, lang) for row in shared]
    names += [lang.pick(each.name) for each in comparison.extent.further] if comparison.extent else []
    if names:
        lines.append(lang.message(N_("Further: {indicators}: --all"), indicators=labels.join_names(names, lang)))
    return lines


def _say_alone(comparison: Comparison, lang: Language) -> str:
    return lang.message(N_("{known}: --all"), known=_count_alone(comparison, lang))


def _not_among(comparison: Comparison, extent: Extent, shown: Sequence[Row], lang: Language) -> list[str]:
    """Return how many of the zones are not among those of an overview."""
    lines = []
    known = sum(any(row.cells[n].shown for row in shown) for n in range(len(comparison.zones)))
    without = extent.zones - extent.aggregates - known
    if without and shown:
        lines.append(lang.count("{n} zone states none of this.", "{n} zones state none of this.", without))
    if extent.aggregates:
        lines.append(
            lang.count(
                "{n} zone adds up others and is left out.",
                "{n} zones add up others and are left out.",
                extent.aggregates,
            )
        )
    return lines


def _count(rows: Iterable[Row]) -> int:
    return len({row.indicator for row in rows})


def _count_alone(comparison: Comparison, lang: Language) -> str:
    """Return how many indicators are known of one zone only, of each zone where they are two."""
    alone = [row for row in comparison.rows if row.known == 1]
    if len(comparison.zones) != 2:
        return lang.count(
            "{n} indicator is known of one zone only", "{n} indicators are known of one zone only", _count(alone)
        )
    (first, name), (second, other) = (
        (_count(row for row in alone if row.cells[n].shown), lang.pick(zone.name))
        for n, zone in enumerate(comparison.zones)
    )
    return lang.count(
        "{n} indicator is known of {zone} only, {m} of {other} only",
        "{n} indicators are known of {zone} only, {m} of {other} only",
        first,
        zone=name,
        m=second,
        other=other,
    )
