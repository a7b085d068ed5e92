"""What the program works with, as a page."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render import labels
from zonecli.render.blocks import Block, Heading, Pairs
from zonecli.views.info import Inventory, VocabularyOrigin

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
    translate = lang.translate
    records = [
        (
            translate(N_("Directory")),
            label_origin(inventory.records, translate(REASONS[inventory.records_origin]), lang),
        ),
        (translate(N_("Zones")), str(inventory.zones)),
        (translate(N_("Facts")), str(inventory.facts)),
        (translate(N_("Events")), str(inventory.events)),
        (translate(N_("Sources")), str(inventory.sources)),
        *((translate(_VOCABULARY[each.kind]), _origins(each, lang)) for each in inventory.vocabulary),
        (translate(N_("Newest source")), labels.period(inventory.newest_source, None, lang)),
    ]
    settings = [
        (each.name, label_origin(each.value or labels.MISSING, _origin(each.origin, each.where, lang), lang))
        for each in inventory.settings
    ]
    return [
        Heading(f"zonecli {inventory.version}", level=1),
        Heading(translate(N_("Records"))),
        Pairs(records),
        Heading(translate(N_("Templates"))),
        Pairs([(f"{n}.", path) for n, path in enumerate(inventory.templates, 1)]),
        Heading(translate(N_("Settings"))),
        Pairs(settings),
    ]


_VOCABULARY = {
    "indicators": N_("Indicators"),
    "kinds": N_("Kinds"),
    "industries": N_("Names of industries"),
    "rates": N_("Exchange rates"),
}


def _origins(each: VocabularyOrigin, lang: Language) -> str:
    """Return what of a vocabulary is the directory's own, and what the package brings."""
    own = lang.message(N_("{n} of its own"), n=each.own)
    if each.over_package:
        own = lang.message(N_("{n} of its own, {over} of them over the package's"), n=each.own, over=each.over_package)
    return labels.join_names([own, lang.message(N_("{n} more of the package"), n=each.package)], lang)


def label_origin(value: str, origin: str, lang: Language) -> str:
    """Return a value with where it comes from."""
    return lang.message(N_("{value} ({origin})"), value=value, origin=origin)


def _origin(origin: str, where: str | None, lang: Language) -> str:
    text = lang.translate(REASONS[origin])
    return lang.label(text, where) if where else text
