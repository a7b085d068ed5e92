"""The table of commands: what each is called, what it does, where it lives, and which common options it takes."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.frozen import dataclass

TABLES = ("table", "json", "jsonl", "csv", "tsv", "md")

LOOK = N_("Look")
WRITE = N_("Write")
VERIFY = N_("Verify")
VOCABULARY = N_("Vocabulary and evidence")
SETUP = N_("Setting up")


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its summary, the group that help lists it in, its formats, and whether it converts figures."""

    summary: str
    group: str
    formats: tuple[str, ...] = ()
    measures: bool = False


COMMANDS: dict[str, Entry] = {
    "list": Entry(N_("Table of zones: filter, sort, choose columns."), LOOK, TABLES, True),
    "show": Entry(N_("One zone's profile: facts, events, sources."), LOOK, ("table", "json", "csv", "tsv", "md"), True),
    "compare": Entry(N_("Zones side by side, with what stands in the way."), LOOK, TABLES, True),
    "rank": Entry(N_("Zones in the order of an indicator, ties and doubts marked."), LOOK, TABLES, True),
    "facts": Entry(N_("Every figure as one row, for scripts."), LOOK, TABLES, True),
    "report": Entry(N_("A Markdown brief from a template."), WRITE, (), True),
    "templates": Entry(N_("The templates of reports; one with its parameters; its text to start from."), WRITE, TABLES),
    "check": Entry(N_("Every fault of the records in one run."), VERIFY, ("table", "json", "github")),
    "trace": Entry(N_("One figure back to file, line, source and place."), VERIFY, ("table", "json")),
    "figure": Entry(N_("How a printed figure is read."), VERIFY, ("table", "json", "jsonl")),
    "coverage": Entry(N_("What is not known, what is old, what is overdue."), VERIFY, TABLES),
    "sources": Entry(N_("The evidence; one source and all that rests on it."), VOCABULARY, TABLES),
    "indicators": Entry(N_("What can be measured; one indicator and who has it."), VOCABULARY, TABLES),
    "schema": Entry(N_("JSON Schema of a command's JSON or of a record file."), SETUP, ("table", "json", "jsonl")),
    "completion": Entry(N_("The script that makes Tab complete names in a shell."), SETUP),
    "info": Entry(N_("The settings in force, and what the records hold."), SETUP, ("table", "json")),
}
