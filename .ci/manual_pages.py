"""The reference: every command's help and every key of a record, as one Markdown page and as one man page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.cli.help.layout import Overview, Page, Rows
from zonecli.frozen import dataclass
from zonecli.render.markdown_page import markdown_text


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the records: where it stands, what it is, and its keys. The texts are Markdown."""

    where: str
    text: str
    keys: Rows


@dataclass(frozen=True, slots=True)
class Manual:
    """All of the reference: the program, its commands in the order of their groups, the tables of the records, and
    sections of labelled texts."""

    version: str
    overview: Overview
    pages: Sequence[Page]
    tables: Sequence[Table]
    sections: Sequence[tuple[str, Rows]]


def markdown(manual: Manual) -> str:
    """Return the reference in Markdown."""
    return "\n".join(_markdown(manual)) + "\n"


def _markdown(manual: Manual) -> Iterator[str]:
    overview = manual.overview
    yield "# zonecli"
    yield f"\n{markdown_text(overview.summary)}"
    yield f"\n    {overview.usage}"
    for title, rows in overview.groups:
        yield f"\n**{title}**\n"
        yield from (f"- [`{name}`](#zonecli-{name}) – {markdown_text(text)}" for name, text in rows)
    yield from _labelled("Options", overview.options, 2)
    yield from _listed("Examples", overview.examples, 2)
    for page in manual.pages:
        yield f"\n## zonecli {page.command}"
        yield f"\n{markdown_text(page.summary)}"
        yield f"\n    {page.usage}"
        yield from _labelled("Arguments", page.arguments, 3)
        yield from _labelled("Options", page.options, 3)
        yield from _listed("Examples", page.examples, 3)
        yield from (f"\n{markdown_text(note)}" for note in page.notes)
    yield "\n## Records"
    for table in manual.tables:
        yield f"\n### {markdown_text(table.where)}"
        yield f"\n{table.text}"
        yield from ([""] if table.keys else [])
        yield from (f"- `{key}` – {text}" for key, text in table.keys)
    for title, rows in manual.sections:
        yield from _labelled(title, rows, 2)


def _labelled(title: str, rows: Rows, level: int) -> Iterator[str]:
    if rows:
        yield f"\n{'#' * level} {title}\n"
        yield from (f"- `{label}` – {markdown_text(text)}" for label, text in rows)


def _listed(title: str, lines: Sequence[str], level: int) -> Iterator[str]:
    yield f"\n{'#' * level} {title}\n"
    yield from (f"    {line}" for line in lines)


def troff(manual: Manual) -> str:
    """Return the reference as a man page, in the macros of man(7)."""
    return "\n".join(_troff(manual)) + "\n"


def _troff(manual: Manual) -> Iterator[str]:
    overview = manual.overview
    yield f'.TH ZONECLI 1 "" "zonecli {manual.version}" "User Commands"'
    yield ".SH NAME"
    yield f"zonecli \\- {_escaped(overview.summary[:1].lower() + overview.summary[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield from _synopsis(overview.usage)
    yield ".SH DESCRIPTION"
    yield _escaped(overview.summary)
    yield from _tagged(overview.options)
    yield ".SH COMMANDS"
    for page in manual.pages:
        yield f".SS zonecli {page.command}"
        yield _escaped(page.summary)
        yield ".PP"
        yield from _synopsis(page.usage)
        yield from _tagged(page.arguments)
        yield from _tagged(page.options)
        yield ".PP"
        yield "Examples:"
        yield from _verbatim(page.examples)
        for note in page.notes:
            yield ".PP"
            yield _escaped(note)
    yield ".SH RECORDS"
    for table in manual.tables:
        yield f".SS {_escaped(table.where)}"
        yield _escaped(table.text)
        yield from _tagged(table.keys)
    for title, rows in manual.sections:
        yield f".SH {title.upper()}"
        yield from _tagged(rows)
    yield ".SH EXAMPLES"
    yield from _verbatim(overview.examples)


def _synopsis(usage: str) -> Iterator[str]:
    program, _, rest = usage.partition(" ")
    yield f"\\fB{_escaped(program)}\\fR {_escaped(rest)}"


def _tagged(rows: Rows) -> Iterator[str]:
    for label, text in rows:
        yield ".TP"
        yield f"\\fB{_escaped(label)}\\fR"
        yield _escaped(text)


def _verbatim(lines: Sequence[str]) -> Iterator[str]:
    yield ".PP"
    yield ".nf"
    yield ".RS 4"
    yield from map(_escaped, lines)
    yield ".RE"
    yield ".fi"


def _escaped(text: str) -> str:
    """The text so that troff prints just these characters: a hyphen as one that can be copied into a shell."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
