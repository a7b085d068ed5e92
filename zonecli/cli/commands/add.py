"""`zonecli add`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session, shown_path
from zonecli.cli.writing import DryRun, Force, changes_of, write_changes
from zonecli.errors import N_, UsageError
from zonecli.records.periods import PERIOD_FORMS

if TYPE_CHECKING:
    from zonecli.ingest.changes import Changes, Row
    from zonecli.store.catalogue import Catalogue

EXAMPLES = (
    "zonecli add fact anji 亩均税收入园门槛 50.3万元/亩 --source people-anji-2025 --period 2024 --at 9 --dry-run",
    "zonecli add event anji 2025-09-12 zh=智库基地设立 en='Think-tank base opened' --source people-anji-2025",
    "zonecli add industries anji biomedicine furniture --source people-anji-2025 --at 7",
)
NOTES = (
    N_("add fact ZONE INDICATOR FIGURE: a figure as its source prints it."),
    N_("add event ZONE DATE [LANG=]TITLE…: something that happened."),
    N_("add industries ZONE INDUSTRY…: what a source calls the leading industries."),
    N_("A TEXT without LANG= is Chinese where it has Chinese characters, else English."),
    N_("add -: facts from standard input in JSON, an array or an object a line. What they print decides, no reading."),
)
TAKES_FIGURES = True
_HELP, _PIPE = "zonecli add --help", "zonecli facts --format jsonl | zonecli add -"


def run(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="fact|event|industries|-",
            help=N_("What is added."),
            autocompletion=candidates.words("fact", "event", "industries", "-"),
        ),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ZONE…", help=N_("The zone, and what is added to it."), autocompletion=candidates.of_addition
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="SOURCE", help=N_("The source that says so."), autocompletion=candidates.sources
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help=N_("The period that the source names: 2024, 2024-H1, ….")),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="STATUS", help=N_("How firm the figure is."), autocompletion=candidates.statuses
        ),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help=N_("The unit that the source prints elsewhere."))
    ] = None,
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", metavar="[LANG=]TEXT", help=N_("The part of the zone that the figure is about.")),
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="[LANG=]TEXT", help=N_("What a share or a place refers to: a zone, or a text.")),
    ] = None,
    basis: Annotated[
        list[str] | None,
        typer.Option("--basis", metavar="[LANG=]TEXT", help=N_("The definition that the figure goes by.")),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="PLACE", help=N_("Where in the source: page, paragraph or row."))
    ] = None,
    note: Annotated[
        list[str] | None, typer.Option("--note", metavar="[LANG=]TEXT", help=N_("What else is to be known."))
    ] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="NUMBER", help=N_("The number, only where the print cannot be read.")),
    ] = None,
    low: Annotated[
        str | None, typer.Option("--low", metavar="NUMBER", help=N_("In place of --value: where a range begins."))
    ] = None,
    high: Annotated[str | None, typer.Option("--high", metavar="NUMBER", help=N_("Where that range ends."))] = None,
    hedge: Annotated[
        str | None,
        typer.Option(
            "--hedge",
            metavar="HEDGE",
            help=N_("With --value: how the source hedges it."),
            autocompletion=candidates.hedges,
        ),
    ] = None,
    sense: Annotated[
        str | None,
        typer.Option(
            "--sense",
            metavar="growth|decline|multiple",
            help=N_("With --value: what it is the size of."),
            autocompletion=candidates.words("growth", "decline", "multiple"),
        ),
    ] = None,
    supersedes: Annotated[
        bool, typer.Option("--supersedes", help=N_("Mark the figure on record for the same thing as deprecated."))
    ] = False,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Add what a source says of a zone."""
    session: Session = ctx.obj
    given = {
        "source": source,
        "period": period,
        "status": status,
        "unit": unit,
        "scope": scope,
        "of": of,
        "basis": basis,
        "at": at,
        "note": note,
        "value": value,
        "low": low,
        "high": high,
        "hedge": hedge,
        "sense": sense,
    }
    if what not in _FORMS:
        from zonecli.cli.options import not_one_of

        raise not_one_of("add", what, tuple(_FORMS))
    allowed, add = _FORMS[what]
    for name, text in given.items():
        if text is not None and name not in allowed:
            raise UsageError(N_("--{name} says nothing of what “add {what}” adds"), name=name, what=what)
    if supersedes and what != "fact":
        raise UsageError(N_("--{name} says nothing of what “add {what}” adds"), name="supersedes", what=what)
    changes = changes_of(session)
    said = {name: each for name, each in given.items() if each is not None}
    if what == "fact":
        words, said = _ask(changes.catalogue, words or [], said, session)
    rows = add(changes, words or [], said, session)
    if supersedes:
        _supersede(changes, rows[0], session)
    if write_changes(session, changes, force, dry_run):
        tell(session, changes, rows)


def _ask(
    catalogue: Catalogue, words: Sequence[str], given: Mapping[str, Any], session: Session
) -> tuple[list[str], dict[str, Any]]:
    """Return the words and options of a fact; on a terminal those that are missing are asked for."""
    from zonecli.cli.prompts import dialogue

    asking = dialogue(session) if len(words) < 3 or "source" not in given else None
    if asking is None:
        return list(words), dict(given)
    from zonecli.figures.reader import read
    from zonecli.records.fields import FACT_PERIOD, INVALID
    from zonecli.store.lookup import find

    def name(noun: str) -> Callable[[str], str]:
        return lambda text: find(catalogue, text, noun)

    def figure(text: str) -> str:
        read(text, given.get("unit"))
        return text

    def period(text: str) -> str:
        if text:
            try:
                FACT_PERIOD.parse(text)
            except INVALID:
                raise UsageError(N_("“{text}” is not a valid period"), PERIOD_FORMS, text=text) from None
        return text

    translate, said = session.language.translate, dict(given)
    questions = (
        (N_("Zone"), catalogue.zone_ids, name("zone")),
        (N_("Indicator"), list(catalogue.indicators), name("indicator")),
        (N_("Figure, as the source prints it"), (), figure),
    )
    asked = [asking.ask(translate(text), None, known, parse=parse) for text, known, parse in questions[len(words) :]]
    if "source" not in said:
        said["source"] = asking.ask(translate(N_("Source")), None, catalogue.source_ids, parse=name("source"))
    if "period" not in said:
        said["period"] = asking.ask(translate(N_("Period; Enter if it names none")), "", (), parse=period) or None
    if "at" not in said:
        said["at"] = asking.ask(translate(N_("Page, paragraph or row; Enter for none")), "", (), parse=str) or None
    return [*words, *asked], {key: value for key, value in said.items() if value is not None}


Adder = Callable[["Changes", Sequence[str], Mapping[str, Any], Session], "list[Row]"]


def _add_fact(changes: Changes, words: Sequence[str], given: Mapping[str, Any], session: Session) -> list[Row]:
    from zonecli.store.lookup import find

    zone, indicator, figure = _split(words, "zonecli add fact ZONE INDICATOR FIGURE --source SOURCE", 3, 3)
    catalogue = changes.catalogue
    row = {"indicator": find(catalogue, indicator, "indicator"), "figure": figure, **_common(changes, given)}
    return [changes.add(find(catalogue, zone), "facts", row)]


def _add_event(changes: Changes, words: Sequence[str], given: Mapping[str, Any], session: Session) -> list[Row]:
    from zonecli.ingest.rows import texts
    from zonecli.store.lookup import find

    zone, date, *title = _split(words, "zonecli add event ZONE DATE [LANG=]TITLE… --source SOURCE", 3)
    row = {"date": date, "title": texts(title), **_common(changes, given)}
    return [changes.add(find(changes.catalogue, zone), "events", row)]


def _add_industries(changes: Changes, words: Sequence[str], given: Mapping[str, Any], session: Session) -> list[Row]:
    from zonecli.store.lookup import find

    name, *names = _split(words, "zonecli add industries ZONE INDUSTRY… --source SOURCE", 2)
    catalogue = changes.catalogue
    zone, industries = find(catalogue, name), [find(catalogue, each, "industry") for each in names]
    row = changes.add(zone, "leading_industries", {"industries": industries, **_common(changes, given)})
    head = catalogue.head(zone).industries
    if not head:
        changes.set_keys(catalogue.path("zones", zone), (), {"industries": industries})
    elif list(head) != industries:
        session.note(
            session.language.message(
                N_("“industries” in the head of {zone} stays as it is: {industries}"),
                zone=zone,
                industries=", ".join(head),
            )
        )
    return [row]


def _add_all(changes: Changes, words: Sequence[str], given: Mapping[str, Any], session: Session) -> list[Row]:
    import sys

    from zonecli.ingest.stream import MAX_BYTES, read_facts

    if words:
        raise UsageError(N_("too much: {text}"), N_("see: {listing}"), text=" ".join(words), listing=_HELP)
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(N_("“add -” reads JSON from standard input"), N_("write: {form}"), form=_PIPE)
    found = read_facts(sys.stdin.buffer.read(MAX_BYTES + 1), changes.catalogue, given.get("source"))
    if found.skipped:
        session.note(
            session.language.count(
                "{n} entry is no fact and is left out: {roles}",
                "{n} entries are no facts and are left out: {roles}",
                sum(found.skipped.values()),
                roles=", ".join(f"{role} {n}" for role, n in found.skipped.items()),
            )
        )
    return [changes.add(zone, "facts", row) for zone, row in found.rows]


_OF_FACTS = frozenset({"source", "period", "status", "unit", "scope", "of", "basis", "at", "note"})
_FORMS: dict[str, tuple[frozenset[str], Adder]] = {
    "fact": (_OF_FACTS | {"value", "low", "high", "hedge", "sense"}, _add_fact),
    "event": (frozenset({"source", "at", "note"}), _add_event),
    "industries": (frozenset({"source", "period", "at"}), _add_industries),
    "-": (frozenset({"source"}), _add_all),
}


def _split(words: Sequence[str], form: str, least: int, most: int | None = None) -> list[str]:
    if len(words) < least or (most and len(words) > most):
        raise UsageError(
            N_("something is missing") if len(words) < least else N_("too much: {text}"),
            N_("write: {form}"),
            form=form,
            text=" ".join(words[most:]),
        )
    return list(words)


def _common(changes: Changes, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the options say, as keys of a row."""
    from zonecli.ingest.rows import texts, whole
    from zonecli.store.lookup import find

    catalogue = changes.catalogue
    if "source" not in given:
        raise UsageError(
            N_("--source is missing: nothing is recorded without one"),
            N_("zonecli sources lists them; a new one: zonecli new source"),
        )
    row = dict(given, source=find(catalogue, given["source"], "source"))
    if "status" in given:
        row["status"] = find(catalogue, given["status"], "status")
    for key in ("scope", "note", "basis"):
        if key in given:
            row[key] = texts(given[key])
    if "of" in given:
        row["of"] = whole(catalogue, given["of"])
    return row


def _supersede(changes: Changes, row: Row, session: Session) -> None:
    """Mark the figures that the new one takes the place of, with a note that says by what."""
    from zonecli.i18n import language
    from zonecli.ingest.rows import superseded

    catalogue, zone, new = changes.catalogue, row.path.stem, changes.row(row)
    source = catalogue.source(new["source"])
    for old in superseded(catalogue, zone, new):
        assert old.number is not None
        note = {
            code: lang.message(
                N_("superseded by {figure} ({source})"), figure=new["figure"], source=lang.pick(source.title)
            )
            for code, lang in (("zh", language("zh")), ("en", language("en")))
        }
        before = old.note.languages if old.note else {}
        joined = {code: f"{before[code]} {text}" if before.get(code) else text for code, text in note.items()}
        changes.set_keys(row.path, ("facts", old.number), {"rank": "deprecated", "note": {**before, **joined}})


def tell(session: Session, changes: Changes, rows: Sequence[Row]) -> None:
    """Say in a line what each row means, and where it stands."""
    from zonecli.render.pages.added import change_line, fact_line
    from zonecli.views.facts import view
    from zonecli.views.series import change_since

    lang, lines = session.language, []
    catalogue = changes.draft
    for row in rows:
        where = f"{shown_path(row.path)}:{changes.line(row.path, (row.table, row.number))}"
        if row.table != "facts":
            lines.append(where)
            continue
        where = f"{shown_path(row.path)}:{changes.line(row.path, (row.table, row.number, 'figure'))}"
        zone = row.path.stem
        facts = catalogue.facts_of(zone)
        fact = facts[row.number]
        indicator = catalogue.indicator(fact.indicator)
        lines.append(fact_line(view(zone, fact, catalogue), where, lang))
        since = change_since(catalogue, indicator, [f for f in facts if f.indicator == fact.indicator], fact)
        if since is not None:
            lines.append(change_line(view(zone, since[0], catalogue), since[1], lang))
    session.tell(f"{line}\n" for line in lines)
