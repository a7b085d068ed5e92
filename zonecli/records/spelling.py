"""How names are spelled: what they are ordered by."""

from __future__ import annotations

from collections.abc import Sequence

from zonecli.i18n import is_chinese
from zonecli.records import ids


def in_order(text: str) -> Sequence[tuple[str, str]]:
    """Return what a text is ordered by: small letters; Chinese by pinyin, tone and character."""
    signs = text.casefold()
    if not is_chinese(signs):
        return tuple(zip(signs, signs, strict=True))
    # Its dictionaries take as long to load as a command to run.
    from pypinyin import Style, lazy_pinyin

    ids._read_as_in_names()
    syllables = lazy_pinyin(signs, style=Style.TONE3, errors=lambda other: list(other))  # type: ignore[arg-type,return-value]
    return tuple(zip(syllables, signs, strict=True))
