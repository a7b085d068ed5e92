"""Help as data: what a command declares, said in the language of the screen."""

from __future__ import annotations

import shutil
from typing import Any

from zonecli.cli.help.layout import Overview, Page, Rows
from zonecli.cli.registry import COMMANDS
from zonecli.errors import N_, ZoneError
from zonecli.i18n import Language
from zonecli.render.sanitize import clean

EXAMPLES = (
    "zonecli show 安吉",
    "zonecli list --where 'approved-area>=10km2' --sort -approved-area",
    "zonecli figure 超900亿元",
)
SUMMARY = N_("Development-zone figures as their sources print them, compared and reported with footnotes.")


def page_of(command: Any, lang: Language) -> Page:
    """Return the help of a loaded command."""
    name = str(command.name)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    pieces = ["zonecli", name, lang.message(N_("[OPTIONS]")), *(_write_metavar(each) for each in arguments)]
    return Page(
        name,
        " ".join(pieces),
        command.help,
        [(each.metavar or str(each.name).upper(), each.help or "") for each in arguments],
        _options(command, lang),
        command.examples,
        command.notes,
    )


def overview_of(group: Any, lang: Language, records: str) -> Overview:
    """Return the help of the whole program; `records` says where they were found."""
    translate = lang.translate
    groups = [
        (
            translate(title),
            [(name, translate(entry.summary)) for name, entry in COMMANDS.items() if entry.group == title],
        )
        for title in dict.fromkeys(entry.group for entry in COMMANDS.values())
    ]
    usage = " ".join(["zonecli", translate(N_("[OPTIONS]")), translate(N_("COMMAND [ARGUMENTS]..."))])
    return Overview(usage, translate(SUMMARY), groups, _options(group, lang), EXAMPLES, records)


def where_records_are(option: str | None, lang: Language) -> str:
    """Return the directory of records and why it is that one, or why there is none."""
    from zonecli.cli.session import records_of
    from zonecli.render.pages.info import REASONS, label_origin

    try:
        found = records_of(option)
        return label_origin(clean(str(found.path)), lang.translate(REASONS[found.reason]), lang)
    except ZoneError as error:
        return clean(error.message(lang.translate))


def width() -> int:
    """Return how wide help is written: lines of more than 100 columns are hard to read."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 30), 100)


def _write_metavar(argument: Any) -> str:
    metavar = argument.metavar or str(argument.name).upper()
    return metavar if argument.required or metavar.startswith("[") else f"[{metavar}]"


def _options(found: Any, lang: Language) -> Rows:
    options = [each for each in found.params if each.param_type_name == "option" and not each.hidden]
    return [*(_option(each, lang) for each in options), ("-h, --help", lang.message(N_("Show this and exit.")))]


def _option(option: Any, lang: Language) -> tuple[str, str]:
    label, help = ", ".join(sorted(option.opts, key=len)), option.help
    if not option.is_flag:
        label += f" {option.metavar or str(option.name).upper()}"
        if option.default is not None and option.show_default:
            value = getattr(option.default, "value", option.default)
            help += f" {lang.message(N_('Default: {value}.'), value=value)}"
    return label, help
