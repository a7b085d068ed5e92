"""`zonecli check`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.progress import reporter
from zonecli.cli.session import Session, shown_path
from zonecli.errors import N_, Exit, UsageError, ZoneError
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.check.rules.rule import Severity
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.findings import Finding

EXAMPLES = (
    "zonecli check",
    "zonecli check --texts texts",
    "zonecli check --format github",
    "zonecli check --explain Z012",
)


def _rules(incomplete: str) -> list[str]:
    from zonecli.check.rules.registry import rules

    return [code for code in rules() if code.startswith(incomplete.upper())]


def run(
    ctx: typer.Context,
    path: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help=N_("Files or directories of records; all records if left out.")),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="RULE",
            help=N_("Explain a rule by its code, such as Z012; `all` explains every one."),
            autocompletion=_rules,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Exit 1 for warnings, too."))] = False,
    shipped: Annotated[bool, typer.Option("--shipped", help=N_("Check the records shipped with zonecli."))] = False,
    texts: Annotated[
        str | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            help=N_("Hold each figure against its source's text in this directory, a file called by the source's id."),
        ),
    ] = None,
    unused: Annotated[
        bool, typer.Option("--unused", help=N_("List the facts of the texts that no record has, too."))
    ] = False,
) -> None:
    """Print every fault of the records."""
    session: Session = ctx.obj
    if explain is not None:
        _explain(session, explain)
        return
    from zonecli.check.rules.rule import Severity
    from zonecli.check.run import check
    from zonecli.cli.texts import find_texts
    from zonecli.render.pages.findings import summary, texts as write_texts
    from zonecli.views.findings import findings

    catalogue, named = choose_files(session, [Path(each) for each in path or ()], shipped)
    languages = languages_of(catalogue)
    held_against = find_texts(catalogue, texts)
    report = reporter(session.quiet)
    translate = str if session.format.name == "json" else session.language.translate
    tally: Counter[Severity] = Counter()
    files = 0

    def progress(done: int, total: int) -> None:
        nonlocal files
        files = total
        if report is not None:
            report(done, total)

    def count() -> Iterator[Finding]:
        faults = check(catalogue, named, progress=progress, languages=languages, texts=held_against)
        if unused:
            from zonecli.ingest.unused import unused_facts

            faults = chain(faults, unused_facts(catalogue, held_against))
        for finding in findings(faults, catalogue, lambda path: str(shown_path(Path(path))), translate):
            tally[finding.severity] += 1
            yield finding

    found = count()
    lang, colour, width = session.language, session.colour, session.width
    session.show(Result(text=lambda: write_texts(found, lang, colour, width), views=found, findings=found))
    session.note(summary(tally, files, session.language))
    if named is None and not _has_zones(catalogue):
        session.note(session.language.message(FIRST_ZONE, path=catalogue.path("zones", "ID")))
    if tally[Severity.ERROR] or (strict and tally[Severity.WARNING]):
        raise typer.Exit(Exit.FINDINGS)


def _explain(session: Session, name: str) -> None:
    from zonecli.check.rules.registry import rule, rules
    from zonecli.render.pages.findings import explanation

    wanted = list(rules().values()) if name == "all" else [rule(name)]
    view = wanted[0] if name != "all" else None
    text = "\n".join(explanation(each, session.language, session.width) for each in wanted)
    session.show(Result(text=lambda: [text], view=view, views=wanted))


FIRST_ZONE = N_("there is no zone yet: zonecli new source, new zone and add fact make one, or write {path} by hand")


def _has_zones(catalogue: Catalogue) -> bool:
    try:
        return bool(catalogue.zone_ids)
    except ZoneError:
        # One whose name is no id is a zone all the same.
        return True


def languages_of(catalogue: Catalogue) -> list[str] | None:
    """Return the languages that the directory's own settings ask for, None where they ask for none."""
    from zonecli.cli.session import beside
    from zonecli.cli.settings import Settings

    found = Settings({}, {}, lambda: beside(catalogue.root), lambda: None).get("languages").value
    return found.split(",") if found else None


def choose_files(session: Session, paths: list[Path], shipped: bool = False) -> tuple[Catalogue, list[Path] | None]:
    """Return the records and, of them, the files that the paths name; None for all.

    A path may lead into another directory of records than the one that commands use: then that one is checked.
    """
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.listing import record_files
    from zonecli.store.location import find_shipped

    if shipped and (paths or session.records):
        raise UsageError(N_("--shipped checks zonecli's own records, and no others"), N_("leave one of the two out"))
    if shipped:
        return Catalogue(shown_path(find_shipped("records"))), None
    if not paths and session.found.reason == "shipped":
        raise UsageError(
            N_("there are no records here to check"),
            N_("a directory of records holds zones/ and sources/; --records names one, --shipped checks zonecli's own"),
        )
    if not paths:
        return session.catalogue, None
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(N_("{path}: no such file or directory"), path=path)
    root, *others = {_root_above(path) for path in paths}
    if root is None and not others and os.path.isdir(paths[0]):
        raise UsageError(
            N_("{path}: this directory has no zones/ in it"),
            N_("zonecli init makes a directory of records: zones/ID.toml, and sources/ID.toml for what they rest on"),
            path=paths[0],
        )
    if root is None or others:
        raise UsageError(
            N_("{paths}: not in one directory of records"),
            N_("such a directory holds zones/, with a file ID.toml for each zone, and sources/"),
            paths=", ".join(map(str, paths)),
        )
    catalogue = Catalogue(shown_path(root))
    if any(Path(os.path.realpath(path)) == root for path in paths):
        return catalogue, None
    files: list[Path] = []
    for path in paths:
        inside = catalogue.root / _real(path).relative_to(root)
        if os.path.isdir(path) and path.suffix != ".toml":
            files += [Path(file.path) for file in record_files(catalogue) if inside in Path(file.path).parents]
        else:
            files.append(inside)
    return catalogue, list(dict.fromkeys(files))


def _root_above(path: Path) -> Path | None:
    """Return the nearest directory of records that the path lies in, or is."""
    real = _real(path)
    return next((folder for folder in (real, *real.parents) if os.path.isdir(folder / "zones")), None)


def _real(path: Path) -> Path:
    """The path with the links above it followed, not the file itself: that it is a link is for the rules."""
    # Not Path.resolve, which raises for links that lead in a circle.
    if path.name in ("", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name
