"""Rules of single values, wherever in the records they stand: both languages, known ids, no hidden characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonecli.errors import N_
from zonecli.model.texts import Text
from zonecli.store.flaws import Flaw, Path, flaw

# Controls but for tab and line end, the soft hyphen, zero-width characters, marks, embeddings and overrides of the
# direction of writing (Unicode Standard Annex 9), separators, private use, tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def language_flaws(text: Text, at: Path) -> Iterator[Flaw]:
    """Yield the language that a text lacks."""
    if not text.zh:
        yield flaw("Z060", at, N_("the Chinese text is missing"), N_('add zh = "…"'))
    if not text.en:
        yield flaw("Z060", at, N_("the English text is missing"), N_('add en = "…"'))


def not_found(rule: str, at: Path, sentence: str, id: str, near: Sequence[str], hint: str = "") -> Flaw:
    """Return the flaw of an id that nothing has, with the nearest ones or else the hint."""
    if near:
        return flaw(rule, at, sentence, N_("did you mean: {near}?"), id=id, near=", ".join(near))
    return flaw(rule, at, sentence, hint, id=id)


def repeated(values: Sequence[str], at: Path) -> Iterator[Flaw]:
    """Yield what a list names for the second time."""
    if len(values) == len(set(values)):
        return
    seen: set[str] = set()
    for n, value in enumerate(values):
        if value not in seen:
            seen.add(value)
        elif value.strip():
            yield flaw("Z019", (*at, n), N_("“{id}” is listed twice"), N_("delete one of them"), id=value)


def may_hide(text: str) -> bool:
    """Whether a file may hold characters that nobody sees, as such or as escapes."""
    # All that is hidden counts as not printable; to ask for that takes a tenth of the time of searching.
    return "\\" in text or (not text.replace("\n", "").isprintable() and _HIDDEN.search(text) is not None)


def hidden(raw: Any, at: Path = ()) -> Iterator[Flaw]:
    """Yield the hidden characters in the texts of a table, the first of each text."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from hidden(value, (*at, key))
    elif isinstance(raw, list):
        for n, value in enumerate(raw):
            yield from hidden(value, (*at, n))
    elif isinstance(raw, str) and (found := _HIDDEN.search(raw)):
        yield Flaw(
            "Z018",
            at,
            N_("a character that nobody sees, {code}, stands in the text"),
            N_("delete it"),
            {"code": f"U+{ord(found[0]):04X}"},
            part=found.span(),
        )
