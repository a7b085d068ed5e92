"""The tables of kinds of zones and of units."""

from __future__ import annotations

from collections.abc import Sequence

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render import labels
from zonecli.render.blocks import Column, Table
from zonecli.views.usage import KindView, UnitView

_DIMENSIONS = {
    "money": N_("Money"),
    "area": N_("Areas"),
    "length": N_("Length"),
    "mass": N_("Mass"),
    "volume": N_("Volume"),
    "energy": N_("Energy"),
    "power": N_("Power"),
    "carbon": N_("Emissions"),
    "time": N_("Time"),
    "temperature": N_("Temperature"),
    "data": N_("Data"),
    "frequency": N_("Frequency"),
    "pressure": N_("Pressure"),
    "voltage": N_("Voltage"),
    "current": N_("Current"),
    "charge": N_("Charge"),
    "sound": N_("Sound"),
    "ratio": N_("Shares"),
    "pp": N_("Percentage points"),
    "times": N_("Multiples"),
    "position": N_("Places in an order"),
    "people": N_("Persons"),
    "count": N_("What is counted"),
}


def kinds(views: Sequence[KindView], lang: Language) -> Table:
    """Return the kinds of zones, each with what it is and how many of the zones are of it."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Kind"))),
        Column(translate(N_("Id")), wrap=False, gives_way=2, goes="into"),
        Column(translate(N_("What it is")), gives_way=1),
        Column(translate(N_("Zones")), "right", wrap=False),
    ]
    rows = [
        (
            lang.pick(each.name),
            each.id,
            lang.pick(each.definition),
            str(each.zones) if each.zones else labels.MISSING,
        )
        for each in views
    ]
    return Table(columns, rows)


def units(views: Sequence[UnitView], lang: Language) -> Table:
    """Return the units by what they measure, each with the forms that it is printed in."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Unit")), wrap=False),
        Column(translate(N_("Name"))),
        Column(translate(N_("Printed as")), gives_way=2),
        Column(translate(N_("Is")), gives_way=1),
        Column(translate(N_("Figures")), "right", wrap=False),
    ]
    rows: list[tuple[str, ...] | str] = []
    heading = None
    for each in views:
        measured = translate(_DIMENSIONS.get(each.dimension, N_("Quotients")))
        if measured != heading:
            heading = measured
            rows.append(heading)
        rows.append(
            (
                each.id,
                lang.pick(each.name),
                labels.join_names(list(each.printed), lang),
                each.size or "",
                str(each.facts) if each.facts else labels.MISSING,
            )
        )
    return Table(columns, rows)
