"""Cells as values of records: ids by name, periods, texts by language; what a mapping translates comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.i18n import is_chinese
from zonecli.ingest.faults import CellFault
from zonecli.ingest.heads import read_head
from zonecli.ingest.mapping import UNDECIDED
from zonecli.ingest.periods import AmbiguousPeriodError, Years, find_period, read_period
from zonecli.ingest.words import level_of, status_of
from zonecli.store.lookup import NOUNS, fold

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

_LISTED = re.compile(r"[、，；;\n]+|,(?!\d{3}\b)|/")
_SERIAL = re.compile(r"[2-7][0-9]{4}")
_SHORT_MONTH = re.compile(r"((?:19|20)[0-9]{2})\.1")

_AMBIGUOUS_YEARS = N_("“{text}” is a month or a fiscal year: say which in [values.period]")
_AMBIGUOUS_MONTH = N_("“{text}” is January, or October without its zero: say which in [values.{key}]")
_UNKNOWN = {
    "kind": N_("no kind of zone is called “{text}”: say which it is in [values.kind]"),
    "place": N_("no place is called “{text}”: say its code in [values.place]"),
    "industries": N_('no industry is called “{text}”: say its id in [values.industries], or "" to leave it out'),
    "indicator": N_("no indicator is called “{text}”: say its id in [values.indicator]"),
    "level": N_("“{text}” is no level: say which it is in [values.level]"),
    "status": N_("“{text}” is no status: say which it is in [values.status]"),
}
_SEVERAL = N_("“{text}” may be {ids}: say which in [values.{key}]")
_NOUNS = {"kind": "kind", "place": "place", "industries": "industry", "indicator": "indicator"}


class Values:
    """What the cells of a table mean in a directory of records. `language` is that of the source."""

    def __init__(self, catalogue: Catalogue, translated: Mapping[str, Mapping[str, Any]], language: str | None) -> None:
        self._catalogue, self._translated = catalogue, translated
        self._language = language or "en"
        self._known: dict[str, dict[str, list[str]]] = {}

    def translate(self, key: str, text: str) -> Any:
        """Return what the mapping says of a cell; None where it says nothing.

        Raises CellFault for what nobody has decided.
        """
        found = self._translated.get(key, {}).get(fold(text))
        if found == UNDECIDED:
            raise CellFault(N_("“{text}” is not decided yet in [values.{key}]"), text=text, key=key)
        return found

    def id(self, key: str, text: str) -> str:
        """Return the id of the kind, place, indicator or industry of this name; raises CellFault."""
        found = self.translate(key, text)
        if found is not None:
            return str(found)
        ids = self.known(key).get(fold(text), [])
        if not ids and key == "indicator":
            # GDP（亿元） in a row of its own.
            ids = self.known(key).get(fold(read_head(text).name), [])
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise CellFault(_SEVERAL, text=text, ids=", ".join(ids[:5]), key=key)
        raise CellFault(_UNKNOWN[key], text=text)

    def ids(self, key: str, text: str) -> list[str]:
        """Return the ids of what a cell lists, without what is to be left out; raises CellFault."""
        whole = self.translate(key, text)
        if whole is None and fold(text) not in self.known(key):
            listed = [self.id(key, part) for part in split_list(text)]
        else:
            whole = self.id(key, text) if whole is None else whole
            listed = whole if isinstance(whole, list) else [whole]
        return list(dict.fromkeys(filter(None, listed)))

    def level(self, text: str) -> str:
        """Return the level of government of a cell or of a section's heading; raises CellFault."""
        return self._word("level", text, level_of(text))

    def status(self, text: str) -> str:
        """Return how firm the figures of a cell's word are; raises CellFault."""
        return self._word("status", text, status_of(text))

    def _word(self, key: str, text: str, known: str | None) -> str:
        found = self.translate(key, text)
        if found is None and known is None:
            raise CellFault(_UNKNOWN[key], text=text)
        return str(known if found is None else found)

    def period(
        self, text: str, years: Years, printed: str | None = None, key: str = "period", shows_zeros: bool = False
    ) -> str:
        """Return the period of a cell; `printed` is the cell with its footnote mark.

        `shows_zeros` says that its column prints months as 1993.10, so that 1993.1 is January. Raises CellFault.
        """
        for each in (printed, text):
            found = self.translate(key, each) if each else None
            if found is not None:
                return str(found)
        short = _SHORT_MONTH.fullmatch(text)
        if short and shows_zeros:
            return f"{short[1]}-01"
        try:
            period = read_period(text, years)
        except AmbiguousPeriodError:
            raise CellFault(_AMBIGUOUS_MONTH if short else _AMBIGUOUS_YEARS, text=text, key=key) from None
        if period is not None:
            return period
        if _SERIAL.fullmatch(text):
            raise CellFault(
                N_("“{text}” is the number by which a spreadsheet keeps a date: format the column as a date"), text=text
            )
        raise CellFault(
            N_("“{text}” is no period that is understood: say which it is in [values.{key}]"), text=text, key=key
        )

    def period_in(self, head: str, years: Years) -> str | None:
        """Return the period in the head of a column, None where it has none; raises CellFault."""
        found = self.translate("period", head)
        if found is not None:
            return str(found) or None
        try:
            printed = find_period(head, years)
        except AmbiguousPeriodError as error:
            raise CellFault(_AMBIGUOUS_YEARS, text=error) from None
        return printed.period if printed else None

    def text(self, key: str, text: str) -> Any:
        """Return a text by its language, or what the mapping has in place of it."""
        found = self.translate(key, text)
        return self.by_language(text) if found is None else self.by_language(found) if isinstance(found, str) else found

    def by_language(self, text: str) -> dict[str, str]:
        """Return a text under the language of its characters, else of the source."""
        return {"zh" if is_chinese(text) else "en" if self._language.startswith("zh") else self._language: text}

    def known(self, key: str) -> dict[str, list[str]]:
        """Return the ids of a sort of things by their whole names, folded; the directory's own win."""
        if key not in self._known:
            own: dict[str, list[str]] = {}
            others: dict[str, list[str]] = {}
            for each in NOUNS[_NOUNS[key]].known(self._catalogue):
                found = own if each.own else others
                for name in {fold(one) for one in (*each.names, *each.whole)}:
                    if each.id not in found.setdefault(name, []):
                        found[name].append(each.id)
            self._known[key] = others | own
        return self._known[key]


def split_list(text: str) -> list[str]:
    """Return the parts of a cell that lists several things."""
    return [part for each in _LISTED.split(text) if (part := each.strip())]
