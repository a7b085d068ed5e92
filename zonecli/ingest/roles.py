"""What the columns of a table seem to be, by their heads and their cells: for a draft that a person corrects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from zonecli.figures.reader import FigureError, read
from zonecli.ingest.heads import Head, dimension_of, is_unit, read_head
from zonecli.ingest.layout import Column, Layout
from zonecli.ingest.mapping import USUAL_WAYS
from zonecli.ingest.matching import Zones
from zonecli.ingest.periods import FISCAL, AmbiguousPeriodError, Years, find_period, read_period
from zonecli.ingest.values import Values
from zonecli.ingest.words import is_contact, is_missing, level_of
from zonecli.store.lookup import fold

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue

# So many rows show what a column holds.
SAMPLE = 2_000
# Names that share fewer of their pairs of letters are not alike.
_LIKE = 0.3


class Role(StrEnum):
    """What a column holds."""

    ZONE = "zone"
    CODE = "code"
    ALIAS = "alias"
    ENGLISH = "english"
    SERIAL = "serial"
    LEVEL = "level"
    KIND = "kind"
    PLACE = "place"
    INDUSTRIES = "industries"
    DATE = "date"
    YEAR = "year"
    INDICATOR = "indicator"
    UNIT = "unit"
    FIGURE = "figure"
    CONTACT = "contact"
    OTHER = "other"
    BLANK = "blank"


_SERIAL = re.compile(
    r"序\s*号|编\s*号|№|#|(?:s(?:l|r)?\.?\s*)?nos?\.?|serial.*|seq|index|stt|rank(?:ing)?|lp\.?", re.IGNORECASE
)
_CODE = re.compile(r"代码|编码|\bcode\b", re.IGNORECASE)
_OFFICIAL_CODE = re.compile(r"[A-Z][0-9]{6}")
_PAGE = re.compile(r"页码?|pages?", re.IGNORECASE)
_YEAR = re.compile(
    r"年份|年度|时期|期间|\byears?\b|\bperiod\b|\bquarter\b|财年|报告期|evaluation_year|tahun", re.IGNORECASE
)
_DATE = re.compile(
    r"批准|获批|审批|批复|设立|成立|建立|认定|升级|开园|approv|establish|found|notif|set[ -]?up|opened|opening"
    r"|operational since|inaugurat|designat|berdiri|thành lập|год",
    re.IGNORECASE,
)
_INDICATOR = re.compile(r"指标|项\s*目|indicators?|particulars?|items?|measure|metric|uraian", re.IGNORECASE)
_UNIT = re.compile(r"(?:计量)?单位|units?|uom|satuan", re.IGNORECASE)
_LEVEL = re.compile(r"级别|层级|等级|审批机关|批准机关|批准单位|\blevel\b|\bgrade\b", re.IGNORECASE)
_KIND = re.compile(r"类型|类别|性质|\b(?:type|kind|category|class|jenis)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:所在|所属|隶属)?(?:地区|地址|地点|地|省|省份|省市|省区市|城市|市|地市|市县|县市区?|区县|县|区|国家|位置)|行政区划?"
    r"|.*\b(?:province|regency|region|district|city|state|country|county|place|location|lokasi|provinsi|kabupaten"
    r"|prefecture)\b.*|địa (?:điểm|chỉ|phương)|tỉnh.*",
    re.IGNORECASE,
)
_INDUSTRIES = re.compile(r"产业|行业|主营|industr|sectors?\b|kegiatan|focus|speciali[sz]ation", re.IGNORECASE)
_NAME = re.compile(
    r"名称|开发区|园区|工业区|高新区|经开区|\b(?:name|zones?|parks?|estates?|nama|kawasan|sez|kek|developer|tên|nombre|parque|nom|nazwa|название)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"英文|english|name[ _]en\b", re.IGNORECASE)
_ALIAS = re.compile(r"简称|别名|曾用名|\balias|\babbrev|short name|acronym", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-−±(（]?[0-9][0-9,，. ]*[%％)）]?")
_CHANGE = re.compile(r"增长|增速|增幅|同比|growth|change|increase", re.IGNORECASE)
_SHARE = re.compile(r"占.*比重?|比重|份额|\bshare\b|proportion", re.IGNORECASE)
# What stands under the name of an indicator and only says that it is the figure itself.
_ITSELF = re.compile(r"(?:绝对值|绝对数|总量|数值|实绩|完成值|amount|value)$", re.IGNORECASE)
# Which area is meant, they do not say.
_VAGUE = frozenset({"area", "land", "size", "面积", "土地面积", "用地面积", "investment", "投资", "production", "产值"})


@dataclass(slots=True)
class Guess:
    """What a column seems to be. `why` are the candidates where that is unsure.

    Of figures: the indicator, an empty text where none is found, and the unit and the period of the head.
    """

    column: Column
    role: Role
    head: Head
    indicator: str = ""
    candidates: list[str] = field(default_factory=list)
    unit: str | None = None
    is_unsure: bool = False
    is_unit_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """How the names of a column stand to the zones on record: matched, near, perhaps of several, not on record."""

    matched: dict[str, str]
    near: dict[str, tuple[str, ...]]
    several: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def new(self) -> tuple[str, ...]:
        """The names that may be those of new zones."""
        return (*self.unknown, *self.near, *self.several)


class Roles:
    """Guesses what the columns of a table are."""

    def __init__(self, catalogue: Catalogue, layout: Layout, years: Years) -> None:
        self._catalogue, self.layout = catalogue, layout
        self.years = max(years, layout.years)
        self.values = Values(catalogue, {}, None)
        self.zones = Zones(catalogue)
        self._cells: dict[int, list[str]] = {}

    @cached_property
    def guesses(self) -> list[Guess]:
        """What each column seems to be, in order."""
        found = [self._guess(column) for column in self.layout.columns]
        self._choose_zone(found)
        for guess in found:
            if guess.role is Role.FIGURE:
                self._name_figure(guess, found)
        return found

    def of(self, role: Role) -> Guess | None:
        """Return the first column of a role."""
        return next((guess for guess in self.guesses if guess.role is role), None)

    def cells(self, column: Column) -> list[str]:
        """Return what the cells of a column say, without marks; those that say nothing are left out."""
        if column.index not in self._cells:
            layout = self.layout
            texts = (layout.text(row.index, column.index) for row in layout.rows[:SAMPLE])
            self._cells[column.index] = [layout.without_mark(text)[0] for text in texts if not is_missing(text)]
        return self._cells[column.index]

    def all_cells(self, column: Column) -> list[str]:
        """Return each text of a whole column once, as printed."""
        texts = (self.layout.text(row.index, column.index) for row in self.layout.rows)
        return list(dict.fromkeys(text for text in texts if not is_missing(text)))

    def years_of(self, column: Column) -> Years:
        """Return what the years in a column are."""
        return Years.FISCAL if FISCAL.search(column.label) else self.years

    # -- roles -------------------------------------------------------------------------------------

    def _guess(self, column: Column) -> Guess:
        return Guess(
            column, self._role(column), read_head(column.label, self.years_of(column)), is_unsure=column.is_unsure
        )

    def _role(self, column: Column) -> Role:
        # Machines write year_founded.
        label, cells = column.label.replace("_", " "), self.cells(column)
        if not label and not cells:
            return Role.BLANK
        if is_contact(label, cells):
            return Role.CONTACT
        if _PAGE.fullmatch(label):
            return Role.OTHER
        if _SERIAL.fullmatch(label) and _share(cells, str.isdecimal) > 0.8:
            return Role.SERIAL
        if _share(cells, lambda cell: bool(_OFFICIAL_CODE.fullmatch(cell))) > 0.8 or (
            _CODE.search(label) and _share(cells, lambda cell: cell.isascii() and any(map(str.isdecimal, cell))) > 0.8
        ):
            return Role.CODE
        is_period = _share(cells, lambda cell: self._is_period(cell, column))
        if _DATE.search(label) and is_period > 0.6:
            return Role.DATE
        if is_period > 0.8 and (_YEAR.search(label) or _share(cells, lambda cell: _is_year(cell, self.years)) == 1):
            return Role.YEAR
        if _UNIT.fullmatch(label) and _share(cells, is_unit) > 0.6:
            return Role.UNIT
        return self._role_of_texts(column, label, cells)

    def _role_of_texts(self, column: Column, label: str, cells: list[str]) -> Role:
        if _LEVEL.search(label) or _share(cells, lambda cell: level_of(cell) is not None) > 0.9:
            return Role.LEVEL if _share(cells, lambda cell: level_of(cell) is not None) > 0.5 else Role.OTHER
        if _share(cells, self._is_number) > 0.6:
            return Role.FIGURE
        if _KIND.search(label):
            return Role.KIND
        indicators = self.values.known("indicator")
        known = _share(cells, lambda cell: fold(read_head(cell).name) in indicators)
        if known > 0.6 or (_INDICATOR.fullmatch(label) and known > 0.2):
            return Role.INDICATOR
        if _INDUSTRIES.search(label) and not _NAME.search(label.replace("Industrial", "")):
            return Role.INDUSTRIES
        if _PLACE.fullmatch(label):
            return Role.PLACE
        return Role.OTHER

    def _is_period(self, cell: str, column: Column) -> bool:
        try:
            return read_period(cell, self.years_of(column)) is not None
        except AmbiguousPeriodError:
            return True

    def _is_number(self, cell: str) -> bool:
        return bool(_NUMBER.fullmatch(cell)) or _is_read(cell)

    def _choose_zone(self, guesses: list[Guess]) -> None:
        """Of the columns of texts, let the one that names zones be that, and others beside it their names."""
        texts = [guess for guess in guesses if guess.role in (Role.OTHER, Role.INDUSTRIES, Role.PLACE)]
        scored = [(self._names_zones(guess), -guess.column.index, guess) for guess in texts]
        best = max(scored, key=lambda one: one[:2], default=None)
        if best is None or best[0] < 1:
            # Rows that each have a text of their own, and nothing else to be told by, are of what it names.
            others = {Role.YEAR, Role.INDICATOR} & {guess.role for guess in guesses}
            names = [one for one in scored if not others and self._tells_rows_apart(one[2])]
            best = max(names, key=lambda one: one[1], default=None)
        if best is None:
            return
        best[2].role = Role.ZONE
        for guess in texts:
            if guess.role is not Role.OTHER:
                continue
            if _ENGLISH.search(guess.head.printed):
                guess.role = Role.ENGLISH
            elif _ALIAS.search(guess.head.printed):
                guess.role = Role.ALIAS

    def _tells_rows_apart(self, guess: Guess) -> bool:
        cells = self.cells(guess.column)
        return guess.role is Role.OTHER and len(set(cells)) == len(cells) == len(self.layout.rows[:SAMPLE]) > 1

    def _names_zones(self, guess: Guess) -> float:
        cells, label = self.cells(guess.column), guess.head.printed
        if not cells or guess.role is Role.INDUSTRIES:
            return 0
        known = _share(cells[:200], lambda cell: self.zones.match(cell, USUAL_WAYS).id is not None)
        kinds = _share(cells[:200], lambda cell: self.zones.kind_of(cell) is not None)
        distinct = len(set(cells)) / len(cells)
        is_named = bool(_NAME.search(label)) and not _ENGLISH.search(label) and not _ALIAS.search(label)
        return 3 * known + 1.5 * is_named + kinds + (0.5 * distinct if guess.role is Role.OTHER else 0)

    # -- figures -----------------------------------------------------------------------------------

    def _name_figure(self, guess: Guess, guesses: Sequence[Guess]) -> None:
        head = guess.head
        guess.unit = head.unit
        has_own = _share(self.cells(guess.column)[:50], _has_unit) > 0.5
        dimension = dimension_of(head.unit) if head.unit else None
        guess.candidates, is_exact = self._indicators_of(guess, guesses, dimension)
        if not is_exact or len(guess.candidates) != 1 or fold(head.name) in _VAGUE:
            guess.is_unsure = True
        if len(guess.candidates) == 1:
            guess.indicator = guess.candidates[0]
        guess.candidates = list(filter(None, guess.candidates))
        usual = self._catalogue.indicators[guess.indicator].usual if guess.indicator else None
        common = self.layout.unit
        if guess.unit is None and not has_own and usual is not None and usual.id != "position":
            if common and dimension_of(common) == usual.dimension:
                guess.unit = common
            elif usual.dimension in ("count", "people"):
                # A head such as “企业数” says what is counted, and no unit.
                guess.unit, guess.is_unit_unsure = usual.id, True
            else:
                guess.unit, guess.is_unit_unsure = "?", True
        elif guess.unit is None and not has_own and not guess.indicator:
            guess.unit, guess.is_unit_unsure = common or None, common is not None

    def _indicators_of(self, guess: Guess, guesses: Sequence[Guess], dimension: str | None) -> tuple[list[str], bool]:
        """Return the indicators that a head may mean, the likeliest first, and whether it has the name of one."""
        name = fold(guess.head.name)
        known = self.values.known("indicator")
        for each in dict.fromkeys((name, fold(_ITSELF.sub("", guess.head.name)))):
            exact = [id for id in known.get(each, []) if self._fits(id, dimension)]
            if each and exact:
                return exact, True
        if dimension in (None, "ratio") and (_CHANGE.search(guess.head.name) or _SHARE.search(guess.head.name)):
            tied, is_exact = self._tied_to(guess, guesses)
            if tied:
                return tied, is_exact
        if not name:
            # The head is a period only: what is measured, the title says.
            name = fold(" ".join(self.layout.titles))
        parts = {
            len(each): ids for each, ids in known.items() if each in name and len(each) > (3 if each.isascii() else 1)
        }
        longest = [id for id in parts[max(parts)] if self._fits(id, dimension)] if parts else []
        common = dimension or (dimension_of(self.layout.unit) if self.layout.unit else None)
        return (longest or self._alike(name, common) or self._alike(name, dimension))[:3] or ["", ""], False

    def _alike(self, name: str, dimension: str | None) -> list[str]:
        """Return the indicators that fit the unit, those first whose names have most of the letters of the head."""
        pairs = _pairs(name)
        scored = []
        for id, indicator in self._catalogue.indicators.items():
            score = max((_likeness(pairs, each) for each in self._pairs[id]), default=0)
            # Without a unit, what is alike in nothing is no candidate.
            if self._fits(id, dimension) and (score > _LIKE or dimension):
                scored.append((-score if score > _LIKE else 0, indicator.importance, id))
        return [id for *_, id in sorted(scored, key=lambda one: one[:2])]

    @cached_property
    def _pairs(self) -> dict[str, list[set[str]]]:
        """The pairs of letters of each name of the indicators, by id."""
        return {
            id: [_pairs(fold(name)) for name in (*each.name.languages.values(), *each.aliases)]
            for id, each in self._catalogue.indicators.items()
        }

    def _tied_to(self, guess: Guess, guesses: Sequence[Guess]) -> tuple[list[str], bool]:
        """Return the indicators of the growth or of the share of what the head measures, or the column before it.

        Second, whether the head has the whole name of what it measures.
        """
        is_change = bool(_CHANGE.search(guess.head.name))
        name, known = fold(guess.head.name), self.values.known("indicator")
        base = fold((_CHANGE if is_change else _SHARE).sub("", guess.head.name))
        longest = max((each for each in known if each in name and len(each) > 2), key=len, default="")
        left = [other.indicator for other in guesses if other.column.index < guess.column.index and other.indicator]
        before = [id for id in left if not self._catalogue.indicators[id].is_change]
        bases = known.get(base) or known.get(longest) or before[-1:]
        found = self._catalogue.indicators.items()
        return [id for id, each in found if (each.growth_of if is_change else each.share_of) in bases], base in known

    def _fits(self, id: str, dimension: str | None) -> bool:
        indicator: Indicator = self._catalogue.indicators[id]
        if indicator.derived:
            return False
        counted = ("count", "people")
        usual = indicator.usual.dimension if indicator.usual else None
        return dimension is None or usual == dimension or (usual in counted and dimension in counted)

    # -- zones -------------------------------------------------------------------------------------

    def match(self, names: Sequence[str], codes: dict[str, str]) -> Found:
        """Return how names stand to the zones on record; `codes` are those beside them."""
        matches = {name: self.zones.match(name, USUAL_WAYS) for name in names}
        matched = {name: id for name in names if (id := self.zones.by_code(codes.get(name, "")) or matches[name].id)}
        taken = set(matched.values())
        rest = {
            name: (tuple(id for id in matches[name].near if id not in taken), matches[name].is_too_near)
            for name in names
            if name not in matched
        }
        near = {name: ids for name, (ids, is_too_near) in rest.items() if ids and is_too_near}
        several = tuple(name for name in rest if name not in near and self.zones.may_be_several(name))
        return Found(matched, near, several, tuple(name for name in rest if name not in near and name not in several))


def _pairs(name: str) -> set[str]:
    return {name[n : n + 2] for n in range(len(name) - 1)}


def _likeness(pairs: set[str], own: set[str]) -> float:
    return 2 * len(own & pairs) / (len(own) + len(pairs) or 1)


def _share(cells: Sequence[str], fits: object) -> float:
    assert callable(fits)
    return sum(bool(fits(cell)) for cell in cells) / len(cells) if cells else 0


def _is_year(cell: str, years: Years) -> bool:
    try:
        found = find_period(cell, years)
    except AmbiguousPeriodError:
        return True
    return found is not None and (found.start, found.end) == (0, len(cell)) and not cell.isdecimal()


def _has_unit(cell: str) -> bool:
    return _is_read(cell) and read(cell).unit is not None


def _is_read(cell: str) -> bool:
    try:
        read(cell)
    except FigureError:
        return False
    return True
