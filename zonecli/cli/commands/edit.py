"""`zonecli edit`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.errors import describe
from zonecli.cli.output import to_file
from zonecli.cli.session import Session, shown_path
from zonecli.cli.writing import changes_of, show_findings
from zonecli.errors import N_, Diagnostic, Exit, UsageError

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

EXAMPLES = ("zonecli edit anji", "zonecli edit catalogue-2018", "zonecli edit indicators")
_EDITORS = ("sensible-editor", "nano", "vi", "notepad")
# No record is called so: its name is no id.
_DRAFT = ".draft"


def run(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=N_("A zone's id or name, a source's, or a file of the vocabulary: indicators, places, …."),
            autocompletion=candidates.edited,
        ),
    ],
) -> None:
    """Open a record in an editor, and check it when the editor is closed."""
    session: Session = ctx.obj
    lang, catalogue = session.language, session.writable
    path = _find_file(catalogue, id)
    draft = path.parent / f".{path.name}{_DRAFT}"
    before = catalogue.bytes(path) if catalogue.exists(path) else None
    if os.path.lexists(draft):
        # Whoever made the directory may have put a link, or a pipe, in its place.
        _read(draft, catalogue)
        session.note(lang.message(N_("going on with the draft {path}"), path=shown_path(draft)))
        if before is not None and path.stat().st_mtime > draft.stat().st_mtime:
            session.note(lang.message(N_("{path} has changed since the draft was written"), path=shown_path(path)))
    else:
        to_file(draft, [before or b""])
    while True:
        has_failed = _open(draft, session)
        data = _read(draft, catalogue)
        if (catalogue.bytes(path) if catalogue.exists(path) else None) != before:
            raise UsageError(
                N_("{path}: another program has changed the file meanwhile"),
                N_("your text is kept in {draft}: bring what is new into it, and run the command again"),
                path=shown_path(path),
                draft=shown_path(draft),
            )
        if data == before:
            draft.unlink()
            session.note(lang.message(N_("nothing has changed")))
            return
        changes = changes_of(session)
        try:
            changes.write(path, data)
            is_sound = show_findings(session, changes)
        except Diagnostic as fault:
            session.note(describe(fault, lang))
            is_sound = None
        answer = "w" if is_sound and not has_failed else _decide(session, is_sound is not None)
        if answer == "w":
            changes.commit()
            draft.unlink()
            session.note(lang.message(N_("{path}: written"), path=shown_path(path)))
            return
        if answer == "r":
            draft.unlink()
            session.note(lang.message(N_("{path} stays as it was"), path=shown_path(path)))
            return
        if answer == "k":
            kept = N_("{path} stays as it was; your text is kept in {draft}: `zonecli edit {id}` goes on with it")
            session.note(lang.message(kept, path=shown_path(path), draft=shown_path(draft), id=path.stem))
            raise typer.Exit(Exit.FINDINGS)


def _read(draft: Path, catalogue: Catalogue) -> bytes:
    """Return what a draft holds; raises UsageError where it is no file of a record's size any more."""
    from zonecli.store.files import read_file

    if draft.is_symlink() or not os.path.lexists(draft):
        raise UsageError(
            N_("{path}: the draft is no file any more"), N_("delete it, and run the command again"), path=draft
        )
    return read_file(draft, catalogue.root)


def _find_file(catalogue: Catalogue, name: str) -> Path:
    """Return the file of the record, or of the vocabulary, that the name means."""
    from zonecli.store.listing import VOCABULARY
    from zonecli.store.lookup import find

    if name in VOCABULARY:
        return catalogue.root / f"{name}.toml"
    for folder in ("zones", "sources"):
        if catalogue.has(folder, name):
            return catalogue.path(folder, name)
    if name in catalogue.indicators.own:
        return catalogue.root / "indicators.toml"
    return catalogue.path("zones", find(catalogue, name))


def _open(draft: Path, session: Session) -> bool:
    """Open the file in the user's editor, wait until that is closed, and return whether it failed: `:cq` of vi does."""
    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        command = shlex.split(asked) if asked else [next(filter(shutil.which, _EDITORS), "")]
    except ValueError:
        command = []
    if not command or not shutil.which(command[0]):
        draft.unlink()
        raise UsageError(
            N_("no editor is called “{name}”") if asked else N_("no editor is known"),
            N_("name one in the environment variable EDITOR: nano, notepad or code --wait, for instance"),
            name=asked,
        )
    code = subprocess.call([*command, str(draft)])
    if code:
        session.note(session.language.message(N_("the editor ended with code {code}"), code=code))
    return code != 0


def _decide(session: Session, can_write: bool) -> str:
    """Ask what is to become of a text that the rules speak against; a script keeps it."""
    from zonecli.cli.prompts import dialogue

    asking = dialogue(session)
    if asking is None:
        return "k"
    translate = session.language.translate
    choices = {"e": N_("edit again"), "k": N_("keep the draft"), "r": N_("restore what was there")}
    if can_write:
        choices["w"] = N_("write it all the same")
    return asking.choose("", {key: translate(text) for key, text in choices.items()})
