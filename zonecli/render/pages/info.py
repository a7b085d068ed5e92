"""What the program works with, as a page."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render import labels
from zonecli.render.blocks import Block, Heading, Pairs
from zonecli.views.info import Inventory

REASONS = {
    "option": N_("the option"),
    "environment": N_("the environment"),
    "upwards": N_("found upwards of the working directory"),
    "configuration": N_("the user's settings"),
    "shipped": N_("shipped with the program"),
    "project": N_("the settings beside the records"),
    "user": N_("the user's settings"),
    "locale": N_("the locale"),
    "default": N_("the default"),
}


def page(inventory: Inventory, lang: Language) -> list[Block]:
    """Return the version, the records and the settings."""
    say = lang.translate
    records = [
        (say(N_("Directory")), sourced(inventory.records, say(REASONS[inventory.records_origin]), lang)),
        (say(N_("Zones")), str(inventory.zones)),
        (say(N_("Facts")), str(inventory.facts)),
        (say(N_("Events")), str(inventory.events)),
        (say(N_("Sources")), str(inventory.sources)),
        (say(N_("Indicators")), str(inventory.indicators)),
        (say(N_("Newest source")), inventory.newest_source.text if inventory.newest_source else labels.MISSING),
    ]
    settings = [
        (each.name, sourced(each.value or labels.MISSING, _origin(each.origin, each.where, lang), lang))
        for each in inventory.settings
    ]
    return [
        Heading(f"zonecli {inventory.version}", level=1),
        Heading(say(N_("Records"))),
        Pairs(records),
        Heading(say(N_("Templates"))),
        Pairs([(f"{n}.", path) for n, path in enumerate(inventory.templates, 1)]),
        Heading(say(N_("Settings"))),
        Pairs(settings),
    ]


def sourced(value: str, origin: str, lang: Language) -> str:
    """Return a value with where it comes from."""
    return lang.say(N_("{value} ({origin})"), value=value, origin=origin)


def _origin(origin: str, where: str | None, lang: Language) -> str:
    said = lang.translate(REASONS[origin])
    return lang.labelled(said, where) if where else said
