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
    sections = [(lang.message(N_("Arguments")), found.arguments), (lang.message(N_("Options")), found.options)]
    notes = [line for note in found.notes for line in ("", *_indent(note, width))]
    return "\n".join([*_body(found, sections, lang, width), *notes])


def overview(found: Overview, lang: Language, width: int) -> str:
    """Return the program's help for a terminal of this width."""
    sections = [*found.groups, (lang.message(N_("Options")), found.options)]
    records = lang.label(lang.message(N_("Records")), found.records)
    more = lang.message(N_("More on a command: {line}"), line="zonecli COMMAND --help")
    return "\n".join([*_body(found, sections, lang, width), "", *wrap(records, width), *wrap(more, width)])


def _body(found: Page | Overview, sections: Sequence[tuple[str, Rows]], lang: Language, width: int) -> Iterator[str]:
    yield from [*_usage(found.usage, lang, width), "", *_indent(found.summary, width)]
    for title, rows in sections:
        if rows:
            yield from ["", lang.label(title), *_rows(rows, width)]
    yield from ["", lang.label(lang.message(N_("Examples"))), *(f"  {example}" for example in found.examples)]


def _usage(usage: str, lang: Language, width: int) -> list[str]:
    label = lang.label(lang.message(N_("Usage"))) + " "
    first, *others = wrap(usage, width - cell_len(label))
    return [label + first, *(" " * cell_len(label) + line for line in others)]


def _indent(text: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap(text, width - 2)]


def _rows(rows: Rows, width: int) -> Iterator[str]:
    column = min(max((cell_len(label) for label, _ in rows), default=0), _WIDEST_LABEL, width // 2, width - 20)
    for label, text in rows:
        blanks = column - cell_len(label)
        lines = wrap(text, width - column - 4)
        if blanks >= 0:
            yield f"  {label}{' ' * blanks}  {lines.pop(0)}".rstrip()
        else:
            yield f"  {label}"
        yield from (f"  {' ' * column}  {line}".rstrip() for line in lines)
