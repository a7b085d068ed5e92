"""Which known words are most like one that nobody knows: for hints, never acted on."""

from __future__ import annotations

from collections.abc import Iterable

# Among more words than this only those that begin alike are looked at: likeness is slow, and a hint is no answer.
_MANY = 300


def nearest(word: str, among: Iterable[str], cutoff: float = 0.5) -> list[str]:
    """Return the words that come nearest to one, at most three; `cutoff` is the least likeness, of 1."""
    from difflib import get_close_matches

    asked, known = word[:100], list(among)
    if len(known) > _MANY:
        known = [each for each in known if each[:2].lower() == asked[:2].lower()][:_MANY]
    return get_close_matches(asked, known, n=3, cutoff=cutoff) or get_close_matches(
        asked.lower(), known, n=3, cutoff=cutoff
    )
