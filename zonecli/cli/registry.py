"""The table of commands: what each is called, what it does, what it can give, and the shape of its JSON."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.render.formats import FORMATS, Content, Format

LOOK = N_("Look")
WRITE = N_("Write")
ADD = N_("Put facts in")
VERIFY = N_("Verify")
VOCABULARY = N_("Vocabulary and evidence")
SETUP = N_("Setting up")

_ONE = Content.TEXT | Content.VIEW
_PAGE = _ONE | Content.PAGE | Content.ROWS
_TABLE = _PAGE | Content.LINES
# With --dry-run the result is a diff.
_DIFF = ("diff", "patch")


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a command's JSON.

    `kinds` are classes as `module.Class` below `zonecli`, of which it prints any; `many` says that it prints an array
    of them; `lines` is the sentence on JSON Lines, where they are not the elements of the array.
    """

    kinds: tuple[str, ...]
    many: bool
    lines: str = ""


def _array(kind: str) -> Shape:
    return Shape((kind,), True, "With --format jsonl every line is an element.")


def _object(kind: str, line: str = "") -> Shape:
    return Shape((kind,), False, line and f"With --format jsonl every line is a {line}.")


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module in `commands` is called as it is.

    `summary` and `group` are for help; `gives` decides its formats; of several `shapes` an argument decides, and the
    first is printed without it; `measures` says that it converts figures; files with `endings` are written as those
    without one. A command without formats and endings looks to them itself.
    """

    summary: str
    group: str
    gives: Content = Content(0)
    shapes: tuple[Shape, ...] = ()
    measures: bool = False
    endings: tuple[str, ...] = ()

    @property
    def formats(self) -> dict[str, Format]:
        """The formats that it can be asked for, the first of them where none is."""
        return {name: each for name, each in FORMATS.items() if each.shows in self.gives}


COMMANDS: dict[str, Command] = {
    "list": Command(
        N_("Table of zones: filter, sort, choose columns."),
        LOOK,
        _TABLE,
        (_array("views.listing.ZoneRow"),),
        measures=True,
    ),
    "show": Command(
        N_("Zones' profiles: facts, events, sources."),
        LOOK,
        _TABLE,
        (_object("views.profile.Profile", "Profile"), _array("views.profile.Profile")),
        measures=True,
    ),
    "compare": Command(
        N_("Zones side by side, with comparability caveats."),
        LOOK,
        _TABLE,
        (_object("views.comparison.Comparison", "Row"),),
        measures=True,
    ),
    "rank": Command(
        N_("Zones in the order of an indicator, ties and undecided order marked."),
        LOOK,
        _TABLE,
        (_object("views.ranking.Ranking", "Entry"),),
        measures=True,
    ),
    "facts": Command(
        N_("Every figure as one row, for scripts."), LOOK, _TABLE, (_array("views.facts.FactView"),), measures=True
    ),
    "search": Command(
        N_("What says a text: zones, facts, events, sources and indicators."),
        LOOK,
        _TABLE,
        (_array("views.search.Hit"),),
    ),
    "report": Command(N_("A Markdown brief from a template."), WRITE, measures=True),
    "templates": Command(
        N_("The templates of reports; one with its parameters; its text to start from."),
        WRITE,
        _TABLE,
        (_array("report.templates.Head"), _object("report.templates.Head")),
        endings=("j2",),
    ),
    "init": Command(N_("Make a directory of records, with its settings explained."), ADD, endings=("txt",)),
    "new": Command(N_("Make the record of a zone or a source, or define an indicator."), ADD, endings=_DIFF),
    "add": Command(
        N_("Add what a source says of a zone: a fact, an event, its leading industries."), ADD, endings=_DIFF
    ),
    "edit": Command(N_("Open a record in an editor, and check it."), ADD, endings=_DIFF),
    "import": Command(
        N_("Put a table into the records: CSV, TSV or XLSX, as a mapping says."),
        ADD,
        _ONE,
        (_object("views.imported.Imported"),),
    ),
    "extract": Command(
        N_("Propose facts from an article: each figure, what it is of, when, and whether."),
        ADD,
        _TABLE,
        (_array("ingest.extraction.proposals.Proposal"),),
    ),
    "remove": Command(N_("Remove facts; what would go is shown first."), ADD, endings=_DIFF),
    "rename": Command(N_("Give a record another id, and every reference to it."), ADD, endings=_DIFF),
    "check": Command(
        N_("Every fault of the records in one run."),
        VERIFY,
        _ONE | Content.FINDINGS,
        (_array("views.findings.Finding"), _object("check.rules.rule.Rule"), _array("check.rules.rule.Rule")),
    ),
    "diff": Command(
        N_("What has changed between two states of the records, fact by fact."),
        VERIFY,
        _TABLE,
        (_object("views.difference.Difference", "ZoneChange, a FactChange, an EventChange or a SourceChange"),),
    ),
    "trace": Command(
        N_("One figure back to file, line, source and place."), VERIFY, _ONE, (_object("views.trace.Trace"),)
    ),
    "figure": Command(
        N_("How a printed figure is read."),
        VERIFY,
        _ONE | Content.LINES,
        (
            Shape(
                ("views.figure.Interpretation", "views.figure.ParseFailure"),
                False,
                "For several texts, one such object a line.",
            ),
        ),
    ),
    "coverage": Command(
        N_("What is not known, what is old, what is overdue."),
        VERIFY,
        _TABLE,
        (_object("views.coverage.Coverage", "ZoneCoverage"),),
    ),
    "sources": Command(
        N_("The evidence; one source and all that rests on it."),
        VOCABULARY,
        _TABLE,
        (_array("views.sources.SourceView"), _object("views.sources.Evidence")),
    ),
    "indicators": Command(
        N_("What can be measured; one indicator and who has it."),
        VOCABULARY,
        _TABLE,
        (_array("views.indicators.IndicatorView"), _object("views.indicators.IndicatorFacts")),
    ),
    "kinds": Command(
        N_("The kinds of zones, those in use first."), VOCABULARY, _TABLE, (_array("views.usage.KindView"),)
    ),
    "units": Command(
        N_("The units that figures are read in, by what they measure."),
        VOCABULARY,
        _TABLE,
        (_array("views.usage.UnitView"),),
    ),
    "export": Command(N_("Hand the records on: a workbook, a database, a Data Package, Parquet."), WRITE),
    "schema": Command(
        N_("JSON Schema of a command's JSON or of a record file."),
        SETUP,
        _ONE | Content.LINES,
        (_array("cli.contracts.Published"),),
    ),
    "help": Command(N_("The help of a command."), SETUP, endings=("txt",)),
    "completion": Command(
        N_("The script that makes Tab complete names in a shell."), SETUP, endings=("bash", "zsh", "fish", "ps1", "sh")
    ),
    "info": Command(
        N_("The effective settings, and what the records hold."), SETUP, _ONE, (_object("views.info.Inventory"),)
    ),
}
