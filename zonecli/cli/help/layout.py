"""Help: what a command takes and shows, as a page for the terminal, in Markdown, and as a man page's troff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.i18n import Language
from zonecli.render.wrapping import wrap

Rows = Sequence[tuple[str, str]]

_WIDEST_LABEL = 28


@dataclass(frozen=True, slots=True)
class Page:
    """One command's help, its texts in the language of the screen. Examples are command lines."""

    command: str
    usage: str
    summary: str
    arguments: Rows
    options: Rows
    examples: Sequence[str]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The program's help: its commands in groups, and where the records are that it found."""

    usage: str
    summary: str
    groups: Sequence[tuple[str, Rows]]
    options: Rows
    examples: Sequence[str]
    records: str


def page(found: Page, lang: Language, width: int) -> str:
    """Return a command's help for a terminal of this width."""
    lines = [*_usage(found.usage, lang, width), "", *_indented(found.summary, width)]
    if found.arguments:
        lines += ["", lang.labelled(lang.say(N_("Arguments"))), *_rows(found.arguments, width)]
    lines += ["", lang.labelled(lang.say(N_("Options"))), *_rows(found.options, width)]
    lines += ["", lang.labelled(lang.say(N_("Examples"))), *(f"  {example}" for example in found.examples)]
    for note in found.notes:
        lines += ["", *_indented(note, width)]
    return "\n".join(lines)


def overview(found: Overview, lang: Language, width: int) -> str:
    """Return the program's help for a terminal of this width."""
    lines = [*_usage(found.usage, lang, width), "", *_indented(found.summary, width)]
    for title, rows in found.groups:
        lines += ["", lang.labelled(title), *_rows(rows, width)]
    lines += ["", lang.labelled(lang.say(N_("Options"))), *_rows(found.options, width)]
    lines += ["", lang.labelled(lang.say(N_("Examples"))), *(f"  {example}" for example in found.examples)]
    lines += ["", lang.labelled(lang.say(N_("Records")), found.records)]
    lines += [lang.say(N_("More on a command: {line}"), line="zonecli COMMAND --help")]
    return "\n".join(lines)


def _usage(usage: str, lang: Language, width: int) -> list[str]:
    label = lang.labelled(lang.say(N_("Usage"))) + " "
    first, *others = wrap(usage, width - cell_len(label))
    return [label + first, *(" " * cell_len(label) + line for line in others)]


def _indented(text: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap(text, width - 2)]


def _rows(rows: Rows, width: int) -> Iterator[str]:
    widths = [cell_len(label) for label, _ in rows]
    column = min(max(widths, default=0), _WIDEST_LABEL, width // 2)
    for (label, text), own in zip(rows, widths, strict=True):
        first, *others = wrap(text, max(width - column - 4, 16))
        if own > column:
            yield f"  {label}"
            yield f"  {' ' * column}  {first}".rstrip()
        else:
            yield f"  {label}{' ' * (column - own)}  {first}".rstrip()
        for line in others:
            yield f"  {' ' * column}  {line}"
