"""`zonecli remove`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import not_one_of, read_period
from zonecli.cli.session import Session, shown_path
from zonecli.cli.writing import DryRun, Force, changes_of, write_changes
from zonecli.errors import N_, UsageError
from zonecli.render.labels import join_names

if TYPE_CHECKING:
    from zonecli.i18n import Language
    from zonecli.ingest.removal import Removed
    from zonecli.store.catalogue import Catalogue

EXAMPLES = (
    "zonecli remove fact anji entry-tax-per-area --period 2024 --dry-run",
    "zonecli remove facts --source people-anji-2025 --dry-run",
)
NOTES = (
    N_("remove fact ZONE INDICATOR: figures of an indicator, of one period or source where these are named."),
    N_("remove facts --source SOURCE: all facts, events and industries that rest on it: it undoes an import."),
)


def run(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="fact|facts", help=N_("What is removed."), autocompletion=candidates.words("fact", "facts")
        ),
    ],
    zone: Annotated[
        str | None, typer.Argument(metavar="ZONE", help=N_("A zone's id or name."), autocompletion=candidates.zones)
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="INDICATOR", help=N_("An indicator's id or name."), autocompletion=candidates.indicators
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help=N_("Only the figures of this period."))
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="SOURCE", help=N_("Only what this source says."), autocompletion=candidates.sources
        ),
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Remove facts; what would go is shown first."""
    from zonecli.ingest.removal import remove_facts, remove_source
    from zonecli.store.lookup import find

    session: Session = ctx.obj
    if what not in ("fact", "facts"):
        raise not_one_of("remove", what, ("fact", "facts"))
    is_whole = what == "facts"
    if (zone is not None or source is None) if is_whole else (zone is None or indicator is None):
        raise UsageError(
            N_("“remove {what}” needs other words"),
            N_("write: {form}"),
            what=what,
            form="zonecli remove facts --source SOURCE" if is_whole else "zonecli remove fact ZONE INDICATOR",
        )
    if is_whole and period is not None:
        raise UsageError(N_("--{name} says nothing of what “remove {what}” removes"), name="period", what=what)
    changes, lang = changes_of(session), session.language
    catalogue = changes.catalogue
    source = find(catalogue, source, "source") if source is not None else None
    if is_whole:
        removed = remove_source(changes, str(source))
    else:
        assert zone is not None
        assert indicator is not None
        named = find(catalogue, zone), find(catalogue, indicator, "indicator")
        removed = remove_facts(changes, *named, read_period(period), source)
    if not removed:
        session.note(lang.message(N_("nothing rests on {source}"), source=source))
        return
    if not dry_run:
        session.note("\n".join(_lines(removed, catalogue, session)))
    if write_changes(session, changes, force, dry_run, lang.message(N_("Remove this?"))):
        session.note(lang.count("{n} removed", "{n} removed", len(removed)))


def _lines(removed: Sequence[Removed], catalogue: Catalogue, session: Session) -> Iterator[str]:
    """Yield a line for each row that is to go, and one for each record."""
    from zonecli.render.pages.added import fact_line
    from zonecli.store.encoding import place
    from zonecli.store.toml.scanner import spans
    from zonecli.views.facts import view

    lang, read = session.language, ""
    for each in removed:
        if each.zone != read:
            read, text = each.zone, catalogue.text(each.path)
            found, facts = spans(text), catalogue.facts_of(each.zone)
            if each.zone_goes:
                yield lang.message(N_("{path}: the whole record"), path=shown_path(each.path))
        where = f"{shown_path(each.path)}:{place(text, found[each.at].value)[0]}"
        if each.at[0] == "facts":
            yield fact_line(view(each.zone, facts[int(each.at[1])], catalogue), where, lang)
        else:
            yield f"{where}  {_other(catalogue.raw(each.path)[str(each.at[0])][int(each.at[1])], lang)}"


def _other(row: Mapping[str, Any], lang: Language) -> str:
    """Return what an event or a statement of leading industries says."""
    if "title" in row:
        return f"{row.get('date', '')} {row['title'].get(lang.code) or next(iter(row['title'].values()))}"
    return join_names(list(row.get("industries", ())), lang)
