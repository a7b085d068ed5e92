"""The reference page and the man page, made from the commands: `python .ci/reference.py` writes them anew."""

from __future__ import annotations

from pathlib import Path

from manual_pages import Manual, markdown, troff

from zonecli import __version__
from zonecli.cli.app import load, program
from zonecli.cli.help.content import overview_of, page_of
from zonecli.cli.registry import COMMANDS
from zonecli.documents.formats import DOCUMENTS
from zonecli.errors import Exit
from zonecli.i18n import language
from zonecli.render.formats import FORMATS

FOLDER = Path(__file__).parent.parent / "zonecli" / "reference"

ENVIRONMENT = (
    ("ZONECLI_RECORDS", "The directory of records, where --records does not name one."),
    ("ZONECLI_TEMPLATES", "A directory of templates, which wins over the shipped ones file by file."),
    ("ZONECLI_LANG, ZONECLI_COLOR, ZONECLI_UNITS, ZONECLI_CURRENCY", "What the options of these names say."),
    ("ZONECLI_PAGER, PAGER", "The pager of long results on a terminal; cat for none. Without them less."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language of the screen, where nothing else decides it."),
    ("NO_COLOR, FORCE_COLOR, TERM, COLUMNS", "Whether results are coloured, and how wide they are."),
)
FILES = (
    ("records/", "The nearest one upwards of the working directory is used, else the one that is shipped."),
    ("zonecli.toml", "Settings, beside the records: lang, color, units, currency, templates."),
    (
        "~/.config/zonecli/zonecli.toml",
        "The user's own settings, weaker than those beside the records, and records as well; elsewhere on macOS and "
        "Windows. zonecli info shows what is in force, and from where.",
    ),
)
EXITS = {
    Exit.FINE: "Fine, an empty result too.",
    Exit.FINDINGS: "Findings of check, of figure, and of the options that ask for them.",
    Exit.USAGE: "A fault of the command line, or a result that cannot be written.",
    Exit.UNKNOWN: "No zone, source, indicator or other name of the records is called so.",
    Exit.UNREADABLE: "Records that cannot be read.",
    Exit.INTERRUPTED: "Interrupted.",
}


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
    return Manual(__version__, overview_of(program(english), english, ""), pages, sections)


def files() -> dict[str, str]:
    """Return the texts of the reference by the names of their files."""
    made = manual()
    return {"zonecli.md": markdown(made), "zonecli.1": troff(made)}


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
