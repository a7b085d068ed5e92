"""The words behind `zonecli report`: a template, then zones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from zonecli.cli.reporting.folders import folders
from zonecli.cli.session import Session
from zonecli.cli.zones import find_zones
from zonecli.errors import N_, Ids, UnknownName, UsageError
from zonecli.store.lookup import fold
from zonecli.suggest import nearest

DEFAULT = "brief"


def split_words(context: typer.Context, words: Sequence[str], templates: str | None) -> tuple[str, list[str]]:
    """Return the template and the zones that the words name.

    The first word is the template if one is called so or it is a file's name; all others are zones. Raises UsageError
    for a word that is both, UnknownName for one that is neither.
    """
    session: Session = context.obj
    if not words:
        return DEFAULT, []
    first, rest = words[0], list(words[1:])
    if first.endswith(".j2") or Path(first).name != first:
        return first, rest
    names = list(folders(session, templates).names())
    if first not in names:
        _check_zones(context, words, names)
        return DEFAULT, list(words)
    if _is_zone(session, first):
        raise UsageError(
            N_("“{word}” is a template and a zone"), N_("say which: --template {word}, or --zone {word}"), word=first
        )
    return first, rest


def _check_zones(context: typer.Context, words: Sequence[str], templates: Sequence[str]) -> None:
    """Raise UnknownName for a word that is no zone: a template behind a zone, or a first word that is neither."""
    try:
        find_zones(context, words)
    except UnknownName as unknown:
        if unknown.name in templates:
            unknown.hint = N_("a template stands before the zones: zonecli report {name} ZONE…")
            raise
        if unknown.name != words[0] or "line" in unknown.details:
            raise
        close = unknown.details["near"]
        near = Ids(
            [*nearest(words[0], templates, cutoff=0.6), *unknown.near], close.names if isinstance(close, Ids) else {}
        )
        raise UnknownName("template or zone", words[0], near, "zonecli templates, zonecli list") from None


def _is_zone(session: Session, word: str) -> bool:
    """Whether a zone has this id, or is called so in full."""
    catalogue = session.catalogue
    return catalogue.has("zones", word) or any(fold(word) in map(fold, zone.names) for zone in catalogue.heads())
