"""The words that records refer to: the directory's own, and behind them those that the package brings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from zonecli.i18n import Text
from zonecli.records import reader
from zonecli.records.ids import is_id
from zonecli.records.vocabulary import Place, Source
from zonecli.store.toml.parser import parse

T = TypeVar("T")
Raw = Mapping[str, Any]

PACKAGE = Path(__file__).parent.parent / "vocabulary"
"""What the package brings: indicators.toml, kinds.toml, industries.toml, places.tsv, rates.toml, sources/."""
FALLING_BACK = ("indicators", "kinds", "industries", "places", "rates")
"""The kinds of vocabulary whose tables are completed by the package's."""
_PLACES = PACKAGE / "places.tsv"
_COUNTRIES = {"zh": "zh_Hans", "en": "en"}


class PackageTables(Mapping[str, Any]):
    """The tables of a file of the package by name, each parsed when it is asked for.

    A command asks for some ten of 200 indicators: that takes a fifth of the time (`tests/benchmarks/parts.py`).
    """

    def __init__(self, path: Path) -> None:
        # What stands before the first table is a comment; tables of tables have a dot in their names.
        _, *tables = _read(path).split(b"\n[")
        self._tables: dict[str, list[bytes]] = {}
        for table in tables:
            name = table[: table.index(b"]")].partition(b".")[0].decode()
            self._tables.setdefault(name, []).append(b"[" + table)

    def __getitem__(self, name: str) -> Any:
        return parse(b"\n".join(self._tables[name]).decode(), name)[name]

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _read(path: Path) -> bytes:
    """Return a file of the package; git on Windows may have given its lines other ends."""
    return path.read_bytes().replace(b"\r\n", b"\n")


@cache
def package(name: str) -> Raw:
    """Return the package's tables of one kind of vocabulary, `indicators`, `kinds`, `industries` or `rates`."""
    return PackageTables(PACKAGE / f"{name}.toml")


def package_source(id: str) -> Source | None:
    """Return a source that the package's vocabulary rests on, None where it has none of this id."""
    path = PACKAGE / "sources" / f"{id}.toml"
    if not is_id(id) or not path.is_file():
        return None
    return reader.source(id, parse(path.read_text(encoding="utf-8"), str(path)))


def complete(name: str, raw: Raw) -> dict[str, Any]:
    """Return the tables of a directory's own file, each with the keys that only the package's table of that id has.

    Texts are completed language by language, rates year by year and currency by currency, the names of places from
    GB/T 2260 and ISO 3166; what is no table is left as it is.
    """
    if name == "places":
        return {code: row if _is_named(row) else _behind(row, _raw_place(code)) for code, row in raw.items()}
    behind = package(name)
    return {id: _behind(row, behind[id]) if id in behind else row for id, row in raw.items()}


def _behind(own: Any, other: Any) -> Any:
    if not (isinstance(own, dict) and isinstance(other, dict)):
        return own
    return {**other, **{key: _behind(value, other.get(key)) if key in _TEXTS else value for key, value in own.items()}}


_TEXTS = ("name", "definition", "years", *map(str, range(1900, 2100)))


def _is_named(row: Any) -> bool:
    """Whether nothing of a place is left to be completed."""
    name = row.get("name") if isinstance(row, dict) else None
    return isinstance(name, dict) and _COUNTRIES.keys() <= name.keys()


def _raw_place(code: str) -> Raw | None:
    """Return what the package has of a place, as a table of places.toml."""
    place = (_division(code) if code.isdigit() else _country(code)) if code else None
    return {"name": place.name.languages} if place else None


class Entries(Mapping[str, T], Generic[T]):
    """Entries by id: the directory's own in the order of its file, then the package's, read as they are asked for."""

    def __init__(self, own: Mapping[str, T], behind: Raw, read: Callable[[str, Any], T]) -> None:
        self.own = own
        self._behind, self._read = behind, read
        self._known = dict(own)

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            self._known[id] = self._read(id, self._behind[id])
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (id for id in self._behind if id not in self.own)

    def __len__(self) -> int:
        return len(self.own.keys() | self._behind.keys())

    def __bool__(self) -> bool:
        # Rules ask it of each fact, and need no count.
        return bool(self.own) or bool(self._behind)

    def __contains__(self, id: object) -> bool:
        return id in self._known or id in self._behind


class Places(Mapping[str, Place]):
    """Places by code: the directory's own, those of GB/T 2260, and the countries of ISO 3166."""

    def __init__(self, own: Mapping[str, Place]) -> None:
        self.own = own
        self._known: dict[str, Place | None] = {}

    def __getitem__(self, code: str) -> Place:
        if code not in self._known:
            self._known[code] = self._find(code)
        found = self._known[code]
        if found is None:
            raise KeyError(code)
        return found

    def __contains__(self, code: object) -> bool:
        try:
            return isinstance(code, str) and bool(self[code])
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        codes = (line.partition("\t")[0] for line in _text().decode().strip().split("\n"))
        others = [*codes, *_countries()]
        yield from (code for code in others if code not in self.own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, code: str) -> Place | None:
        behind = _division(code) if code.isdigit() else _country(code)
        own = self.own.get(code)
        if own is None or behind is None:
            return own or behind
        return Place(name=own.name, within=own.within or behind.within)

    def within(self, code: str) -> str | None:
        """Return the code of the place that a place lies in, None where none is known."""
        place = self.get(code)
        above = place.within if place else None
        return above or (code.rpartition("-")[0] or None)

    def is_circular(self, code: str) -> bool:
        """Whether following what a place lies in leads back to it."""
        above, seen = self.within(code), set[str]()
        while above and above != code and above not in seen:
            seen.add(above)
            above = self.within(above)
        return above == code

    def line(self, code: str) -> tuple[str, ...]:
        """Return the codes of a place and of all that it lies in, the largest first, as far as they are known."""
        codes = [code]
        while (above := self.within(codes[-1])) and above not in codes:
            codes.append(above)
        return tuple(each for each in reversed(codes) if each in self)


@cache
def _text() -> bytes:
    return b"\n" + _read(_PLACES)


@cache
def _division(code: str) -> Place | None:
    """Return an administrative division of China by its code in GB/T 2260: code, Chinese and English in a line."""
    text, name = _text(), code.encode()
    at = text.find(b"\n%s\t" % name)
    if at < 0:
        return None
    _, zh, en = text[at + 1 : text.index(b"\n", at + 1)].decode().split("\t")
    # What lies in a province shares the head of its code, and what in a prefecture more of it.
    nested = (f"{code[:4]}00", f"{code[:2]}0000")
    above = (each for each in nested if each < code and b"\n%s\t" % each.encode() in text)
    return Place(name=Text(zh, en), within=next(above, None))


@cache
def _countries() -> dict[str, Text]:
    # CLDR has names for groups of countries as well, whose codes are numbers, and for what is no country (EU, UN).
    from babel import Locale

    names = {code: Locale.parse(locale).territories for code, locale in _COUNTRIES.items()}
    found = names["en"].keys() & names["zh"].keys() - _NO_COUNTRIES
    return {code: Text(names["zh"][code], names["en"][code]) for code in sorted(found) if len(code) == 2}


# Regions, and codes for private use, of which CLDR has names and ISO 3166-1 no country.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "XK", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def _country(code: str) -> Place | None:
    name = _countries().get(code) if len(code) == 2 else None
    return None if name is None else Place(name=name)
