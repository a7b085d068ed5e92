"""The reference page and the man page, made from the commands and from the declared keys of records.

`python .ci/reference.py` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from manual_pages import Manual, Table, markdown, troff

from zonecli import __version__
from zonecli.cli.app import load, program
from zonecli.cli.help.content import overview_of, page_of
from zonecli.cli.registry import COMMANDS
from zonecli.cli.settings import SETTINGS
from zonecli.documents.formats import DOCUMENTS
from zonecli.errors import Exit
from zonecli.i18n import Text, language
from zonecli.records import reader
from zonecli.records.fields import Form, ListOf, MapOf, fields_of, is_table
from zonecli.render.formats import FORMATS

FOLDER = Path(__file__).parent.parent / "zonecli" / "reference"

ENVIRONMENT = (
    ("ZONECLI_RECORDS", "The directory of records, where --records does not name one."),
    ("ZONECLI_TEMPLATES", "A directory of templates, which wins over the shipped ones file by file."),
    ("ZONECLI_LANG, ZONECLI_COLOR, ZONECLI_UNITS, ZONECLI_CURRENCY", "What the options of these names say."),
    ("ZONECLI_PAGER, PAGER", "The pager of long results on a terminal; cat for none. Without them less."),
    ("ZONECLI_DEBUG", "Set to 1, an error that is zonecli's own shows where it comes from."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language of the screen, where nothing else decides it."),
    ("NO_COLOR, FORCE_COLOR, TERM, COLUMNS", "Whether results are coloured, and how wide they are."),
)
FILES = (
    ("records/", "The nearest one upwards of the working directory is used, else the one that is shipped."),
    (
        "zonecli.toml",
        f"Settings, beside the records: {', '.join(name for name, each in SETTINGS.items() if each.beside)}. "
        "zonecli init writes one that explains them.",
    ),
    (
        "~/.config/zonecli/zonecli.toml",
        "The user's own settings, weaker than those beside the records, and records as well; elsewhere on macOS and "
        "Windows. zonecli info shows the effective settings, and where they come from.",
    ),
)
EXITS = {
    Exit.FINE: "Fine, an empty result too.",
    Exit.FINDINGS: "Findings of check, of figure, and of the options that ask for them.",
    Exit.USAGE: "A fault of the command line, or a result that cannot be written.",
    Exit.UNKNOWN: "No zone, source, indicator or other name of the records is called so.",
    Exit.UNREADABLE: "Records that cannot be read.",
    Exit.SYSTEM: "The system fails: a full disk, little memory, a directory that is read-only. Or zonecli itself does.",
    Exit.INTERRUPTED: "Interrupted.",
}


# The forms whose names in the code are not plain words.
FORMS = {"address": "web address", "sha256": "SHA-256 checksum"}


def manual() -> Manual:
    """Return the reference as data, in English."""
    english = language("en")
    names = [
        name
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values())
        for name, entry in COMMANDS.items()
        if entry.group == group
    ]
    pages = [page_of(load(name, english), english) for name in names]
    exits = [(str(int(code)), EXITS[code]) for code in Exit]
    formats = {**FORMATS, **DOCUMENTS, "md": FORMATS["md"]}.values()
    endings = [(each.name, f"{each.about}. {', '.join(f'.{ending}' for ending in each.endings)}") for each in formats]
    sections = [
        ("Formats and their endings", endings),
        ("Environment", ENVIRONMENT),
        ("Files", FILES),
        ("Exit status", exits),
    ]
    return Manual(__version__, overview_of(program(english), english, ""), pages, list(tables()), sections)


def tables() -> Iterator[Table]:
    """Yield every table of the records."""
    yield Table("Texts by language", "What people read; one of the languages is enough.", keys_of(Text))
    for file in reader.FILES.values():
        sentence = file.description.partition(": ")[2]
        yield Table(file.path, sentence[0].upper() + sentence[1:], keys_of(file.table))
        yield from inner_tables(file.table, file.path)
        if file.entry:
            where = f"[{file.names.name.upper()}] in {file.path}"
            yield Table(where, summary(file.entry), keys_of(file.entry))
            yield from inner_tables(file.entry, where)


def inner_tables(table: Any, where: str) -> Iterator[Table]:
    """Yield the tables in a table."""
    for key, field in fields_of(table).items():
        inner = getattr(field.form, "item", field.form)
        if is_table(inner) and inner is not Text:
            label = f"[[{key}]]" if isinstance(field.form, ListOf) else key
            yield Table(f"{label} in {where}", summary(inner), keys_of(inner))


def summary(table: Any) -> str:
    """Return what a table is: the first line of its class's docstring."""
    return str(table.__doc__).partition("\n")[0]


def keys_of(table: Any) -> list[tuple[str, str]]:
    """Return the keys of a table, each with its form, whether it is required, and what it means."""
    return [
        (key, f"{'required, ' if field.required else ''}{form_of(field.form)}. {field.description}")
        for key, field in fields_of(table).items()
    ]


def form_of(form: Any) -> str:
    """Return the words for what stands under a key."""
    if isinstance(form, Form):
        return f"one of {', '.join(form.words)}" if form.words else FORMS.get(form.name, form.name)
    if isinstance(form, ListOf):
        many = "tables" if is_table(form.item) else f"list of {form_of(form.item)}s"
        return f"{form_of(form.item)} or {many}" if form.alone else many
    if isinstance(form, MapOf):
        return f"{form_of(form.value)} by {form_of(form.keys)}"
    return {bool: "true or false", Text: "text by language"}.get(form, "table")


def files() -> dict[str, str]:
    """Return the texts of the reference by the names of their files."""
    made = manual()
    return {"zonecli.md": markdown(made), "zonecli.1": troff(made)}


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
