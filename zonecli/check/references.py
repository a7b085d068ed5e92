"""What records refer to, as far as it can be read: `check` goes on where another file is broken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.rules.facts import UNKNOWN_WHOLE
from zonecli.check.rules.form import (
    UNKNOWN_INDICATOR,
    UNKNOWN_INDUSTRY,
    UNKNOWN_KIND,
    UNKNOWN_PLACE,
    UNKNOWN_SOURCE,
    UNKNOWN_ZONE,
)
from zonecli.check.rules.rule import Rule
from zonecli.check.texts import read_text
from zonecli.errors import N_, ZoneError
from zonecli.i18n import Text, is_chinese
from zonecli.records.fields import DECIMAL_SIGN, DOLLAR, PERIOD
from zonecli.records.periods import FiscalYear
from zonecli.records.reader import REFUSED, indicator, kind, reader_of, source as read_source
from zonecli.records.vocabulary import Conventions, FiscalYearRow, Kind, Place
from zonecli.store.vocabulary import Entries, Places, complete, package
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.listing import RecordFile
    from zonecli.store.texts import Article, Texts

T = TypeVar("T")

_UNKNOWN = {
    UNKNOWN_INDICATOR: (
        N_("no indicator has the id “{id}”"),
        N_("`zonecli indicators --all` lists them; a new one is a table [{id}] in indicators.toml"),
    ),
    UNKNOWN_SOURCE: (
        N_("no source has the id “{id}”"),
        N_("write sources/{id}.toml with its type, title and issued (its date)"),
    ),
    UNKNOWN_INDUSTRY: (
        N_("no industry has the id “{id}”"),
        N_('a new one is a table [{id}] in industries.toml, with name = {{ en = "…" }}'),
    ),
    UNKNOWN_KIND: (
        N_("no kind of zone has the id “{id}”"),
        N_("`zonecli kinds` lists them; a new one is a table [{id}] in kinds.toml"),
    ),
    UNKNOWN_PLACE: (
        N_("no place has the code “{id}”"),
        N_('China goes by GB/T 2260, a country by ISO 3166 (IN); a region of one is a table ["{id}"] in places.toml'),
    ),
    UNKNOWN_ZONE: (N_("no zone has the id “{id}”"), N_("write zones/{id}.toml, or delete the entry")),
    UNKNOWN_WHOLE: (
        N_("no zone has the id “{id}”"),
        N_('give the id of a zone, or a text: of = {{ en = "…" }}'),
    ),
}


def unknown(rule: Rule, id: object, at: Path, among: Collection[str] | None) -> Iterator[Issue]:
    """Yield that none of `among` has this id; nothing where they cannot be read, or where the id is no text."""
    if among is not None and isinstance(id, str) and id not in among and id.strip():
        sentence, hint = _UNKNOWN[rule]
        near = _called(id, among) or nearest(id, among)
        country = id.partition("-")[0]
        if rule is UNKNOWN_PLACE and country != id and country in among:
            near = [code for code in near if code.startswith(f"{country}-")]
            hint = N_('a region of {country} is a table in places.toml: [{id}], name = {{ en = "…" }}')
        yield issue(
            rule,
            at,
            sentence,
            N_("did you mean: {near}?") if near else hint,
            id=id,
            near=", ".join(near),
            country=country,
        )


def _called(name: str, among: Collection[str]) -> list[str]:
    """Return the ids of the indicators, or kinds, that go by a name; of a Chinese one that have it in their names.

    At most three.
    """
    from zonecli.store.lookup import fold

    wanted, known = fold(name), among if isinstance(among, Entries) else {}
    names = {
        id: [fold(each) for each in (*entry.name.languages.values(), *entry.aliases)]
        for id, entry in known.items()
        if entry is not None
    }
    exact = [id for id, texts in names.items() if wanted in texts]
    if exact or not is_chinese(name):
        return exact[:3]
    found = {id: min((len(text) for text in texts if wanted in text), default=0) for id, texts in names.items()}
    return sorted((id for id, length in found.items() if length), key=found.__getitem__)[:3]


class References:
    """The vocabulary, sources and zones of a catalogue, each read when it is first asked for.

    `languages` are those that every text is to be in, None where the directory does not ask for any; `texts` are those
    of the sources, None where figures are not to be held against them.

    What cannot be read is None: nothing is then said to be missing from it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        files: Sequence[RecordFile] = (),
        languages: Sequence[str] | None = None,
        texts: Texts | None = None,
    ) -> None:
        """`files` are all files of the catalogue where they have been listed already."""
        self.catalogue = catalogue
        self.languages = languages
        self.texts = texts
        self._files = files
        self.dates: dict[str, Period | None] = {}
        self.articles: dict[str, Article | None] = {}
        self._conventions: dict[str, Conventions] = {}

    @cached_property
    def zones(self) -> frozenset[str]:
        """The ids of the zones."""
        return self._ids("zones", "zone")

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of the sources."""
        return self._ids("sources", "source")

    @cached_property
    def indicators(self) -> Mapping[str, Indicator | None] | None:
        """The indicators by id, the package's last; None for one whose table is broken."""
        raw = self._raw("indicators.toml")
        if raw is None:
            return None
        own = {id: read_or_none(indicator, id, row) for id, row in complete("indicators", raw).items()}
        return Entries(own, package("indicators"), indicator)

    @cached_property
    def own_indicators(self) -> Mapping[str, Indicator | None]:
        """Those of the directory's own file."""
        known = self.indicators
        return known.own if isinstance(known, Entries) else {}

    @cached_property
    def kinds(self) -> Mapping[str, Kind | None] | None:
        """The kinds of zones by id; None for one whose table is broken."""
        raw = self._raw("kinds.toml")
        if raw is None:
            return None
        own = {id: read_or_none(kind, id, row) for id, row in complete("kinds", raw).items()}
        return Entries(own, package("kinds"), kind)

    @cached_property
    def industries(self) -> Collection[str] | None:
        """The ids of the industries."""
        return self._names("industries")

    @cached_property
    def places(self) -> Collection[str] | None:
        """The codes of the places."""
        raw = self._raw("places.toml")
        if raw is None:
            return None
        nowhere = Place(name=Text())
        known = complete("places", raw)
        return Places({code: read_or_none(reader_of(Place), row) or nowhere for code, row in known.items()})

    def read(self) -> None:
        """Read what zones refer to: once before a fork, not once in each process."""
        _ = self.zones, self.sources, self.indicators, self.kinds, self.industries, self.places

    def issued(self, source: str) -> Period | None:
        """Return when the source was issued, None where that cannot be read or the source is not recorded."""
        if source not in self.dates:
            self.dates[source] = issued_in(self._source(source))
        return self.dates[source]

    def conventions(self, source: str) -> Conventions:
        """Return how the source writes figures, as far as it says so and that can be read."""
        if source not in self._conventions:
            raw = self._source(source)
            dollar, decimal = (
                read_or_none(reader_of(form), raw.get(key))
                for key, form in (("currency", DOLLAR), ("decimal", DECIMAL_SIGN))
            )
            year = read_or_none(reader_of(FiscalYearRow), raw.get("fiscal_year"))
            found = year and FiscalYear(year.starts, year.named_by)
            self._conventions[source] = Conventions(dollar, decimal, found)
        return self._conventions[source]

    def article(self, source: str) -> Article | None:
        """Return the text of a source, None where there is none or it cannot be read."""
        if source not in self.articles:
            found = read_or_none(read_source, source, self._source(source))
            self.articles[source] = read_text(found, self)[0] if found else None
        return self.articles[source]

    def _source(self, id: str) -> Mapping[str, Any]:
        return (self._raw(f"sources/{id}.toml") if id in self.sources else None) or {}

    def _ids(self, folder: str, kind: str) -> frozenset[str]:
        if self._files:
            return frozenset(file.id for file in self._files if file.kind == kind)
        return frozenset(self.catalogue.ids_present(folder))

    def _names(self, name: str) -> Collection[str] | None:
        raw = self._raw(f"{name}.toml")
        return None if raw is None else raw.keys() - {"source"} | package(name).keys()

    def _raw(self, file: str) -> Mapping[str, Any] | None:
        path = self.catalogue.root / file
        try:
            return self.catalogue.raw(path) if self.catalogue.exists(path) else {}
        except ZoneError:
            return None


def issued_in(raw: Mapping[str, Any]) -> Period | None:
    """Return when the source that a raw table describes was issued, None where that cannot be read."""
    return read_or_none(reader_of(PERIOD), raw.get("issued"))


def read_or_none(read: Callable[..., T], *arguments: Any) -> T | None:
    """Return what a function of the reader makes of its arguments, None where it refuses them."""
    try:
        return read(*arguments)
    except REFUSED:
        return None
