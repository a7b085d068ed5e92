"""`zonecli init`."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from zonecli.cli.session import Session, beside, working_directory
from zonecli.cli.settings import FILE, explain
from zonecli.errors import N_, SystemFailure, Translate, UsageError, reason_of
from zonecli.i18n import Language
from zonecli.store.listing import FOLDERS

EXAMPLES = ("zonecli init", "zonecli init my-zones")
# git keeps no empty folder, and a directory without zones/ is none of records.
_KEEP = ".gitkeep"
# What no shell reads otherwise; shlex would put Chinese in quotes.
_PLAIN = re.compile(r"[\w./-]+")


def run(
    ctx: typer.Context,
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=N_("Where records/ and zonecli.toml are made; here if left out."))
    ] = Path("."),
) -> None:
    """Make a directory of records, with its settings explained."""
    asked: Session = ctx.obj
    if asked.records is not None:
        raise UsageError(N_("init makes a directory, and takes no --records"), N_("name it: zonecli init DIR"))
    root = _root(directory)
    made = [folder for name in FOLDERS if _make(folder := root / name)]
    # From here on the new directory is the one in use, whatever the environment names.
    session = replace(asked, records=str(root))
    settings = next((path for path in beside(root) if os.path.lexists(path)), None)
    if settings is None:
        _write(directory / FILE, explain(session.language))
        made.append(directory / FILE)
    session.tell(_report(made, root, directory, session.language))
    named = os.environ.get("ZONECLI_RECORDS")
    if named and os.path.realpath(named) != os.path.realpath(root):
        session.note(session.language.message(N_("ZONECLI_RECORDS names another directory: {path}"), path=named))


def _root(directory: Path) -> Path:
    """Return where the records are to be: in `records/`, or in the directory itself where they are there already."""
    real = Path(os.path.realpath(directory))
    for above in real.parents:
        if any((above / name) in (real, *real.parents) and os.path.isdir(above / "zones") for name in FOLDERS):
            raise UsageError(
                N_("{path}: this lies inside the directory of records {root}"),
                N_("make another one beside it, or use that one"),
                path=directory,
                root=above,
            )
    return directory if os.path.isdir(directory / "zones") else directory / "records"


def _make(folder: Path) -> bool:
    """Make a folder that is kept though it is empty; return whether that was needed."""
    for path in (*reversed(folder.parents), folder):
        if os.path.lexists(path) and not os.path.isdir(path):
            raise UsageError(
                N_("{path}: a file of this name is there, and no directory"),
                N_("give the directory another name: zonecli init DIR"),
                path=path,
            )
    if os.path.isdir(folder):
        return False
    try:
        folder.mkdir(parents=True)
        (folder / _KEEP).touch()
    except OSError as error:
        raise SystemFailure(N_("{path}: cannot be made: {reason}"), path=folder, reason=reason_of(error)) from error
    return True


def _write(path: Path, text: str) -> None:
    from zonecli.cli.output import to_file

    to_file(path, [text])


def _report(made: Sequence[Path], root: Path, directory: Path, lang: Language) -> Iterator[str]:
    """Yield what was made, and the commands that come next, which run as they are printed."""
    for path in made:
        yield lang.label(lang.message(N_("made")), f"{path}/" if path.is_dir() else str(path)) + "\n"
    if not made:
        yield lang.message(N_("{path} is a directory of records already; nothing is changed"), path=root) + "\n"
    yield "\n" + lang.message(N_("What comes next, with words of your own:")) + "\n"
    if os.path.realpath(directory) != os.path.realpath(working_directory()):
        yield f"  {shlex.join(['cd', str(directory)])}\n"
    for words in _next(lang.translate):
        yield f"  {' '.join(word if _PLAIN.fullmatch(word) else shlex.quote(word) for word in words)}\n"


def _next(translate: Translate) -> Iterator[list[str]]:
    title, name = translate(N_("Statistical bulletin 2024")), translate(N_("Lakeside Economic Development Zone"))
    kind, indicator = translate(N_("economic-development-zone")), translate(N_("approved-area"))
    new = ["zonecli", "new"]
    yield [*new, "source", "bulletin-2024", "--title", title, "--type", "report", "--issued", "2025-03"]
    yield [*new, "zone", "lakeside", "--name", name, "--kind", kind]
    figure = translate(N_("12.5 km²"))
    yield ["zonecli", "add", "fact", "lakeside", indicator, figure, "--source", "bulletin-2024", "--period", "2024"]
