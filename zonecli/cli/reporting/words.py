"""The words behind `zonecli report`: a template, then zones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zonecli.cli.reporting.folders import folders
from zonecli.cli.session import Session
from zonecli.errors import N_, UnknownName, UsageError
from zonecli.store.lookup import find, fold
from zonecli.suggest import nearest

DEFAULT = "brief"


def split_words(session: Session, words: Sequence[str], templates: str | None) -> tuple[str, list[str]]:
    """Return the template and the zones that the words name.

    The first word is the template if one is called so or it is a file's name; all others are zones. Raises UsageError
    for a word that is both, UnknownName for one that is neither.
    """
    if not words:
        return DEFAULT, []
    first, rest = words[0], list(words[1:])
    if first.endswith(".j2") or Path(first).name != first:
        return first, rest
    names = list(folders(session, templates).names())
    if first not in names:
        _check_zone(session, first, names)
        return DEFAULT, list(words)
    if _is_zone(session, first):
        raise UsageError(
            N_("“{word}” is a template and a zone"), N_("say which: --template {word}, or --zone {word}"), word=first
        )
    return first, rest


def _check_zone(session: Session, word: str, templates: Sequence[str]) -> None:
    try:
        find(session.catalogue, word)
    except UnknownName as error:
        near = [*nearest(word, templates, cutoff=0.6), *error.near]
        raise UnknownName("template or zone", word, near, "zonecli templates, zonecli list") from None


def _is_zone(session: Session, word: str) -> bool:
    """Whether a zone has this id, or is called so in full."""
    catalogue = session.catalogue
    return catalogue.has("zones", word) or any(fold(word) in map(fold, zone.names) for zone in catalogue.heads())
