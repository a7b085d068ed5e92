"""A mapping drafted from a table: as far as its heads and cells tell, with what is unsure marked for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonecli.errors import N_, Translate, fill
from zonecli.ingest.heads import read_head
from zonecli.ingest.layout import Layout
from zonecli.ingest.mapping import UNDECIDED, USUAL_WAYS
from zonecli.ingest.periods import AmbiguousPeriodError, find_period, read_period
from zonecli.ingest.roles import SAMPLE, Found, Guess, Role, Roles
from zonecli.ingest.words import level_of
from zonecli.records.ids import propose_id
from zonecli.records.vocabulary import Nature
from zonecli.store.lookup import fold
from zonecli.store.place_names import spellings
from zonecli.store.toml.writer import write_key, write_value

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

_MARK = "# ?"
# More than this many names of one sort are not listed.
_MOST = 500
_TITLES = {
    "zh": (
        ("升级", "升级", "Upgraded"),
        ("认定", "获认定", "Designated"),
        ("设立 成立 建立", "设立", "Established"),
        ("", "批准设立", "Approved"),
    ),
    "en": (
        ("found establish set berdiri", "设立", "Established"),
        ("open operational inaugurat", "投入运营", "Opened"),
        ("notif", "公告设立", "Notified"),
        ("", "批准设立", "Approved"),
    ),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence for people, translated where it is shown."""

    sentence: str
    details: dict[str, object]

    def message(self, translate: Translate = str) -> str:
        """Return the sentence in the language of `translate`."""
        return fill(self.sentence, self.details, translate)


def _remark(sentence: str, /, **details: object) -> Remark:
    return Remark(sentence, details)


@dataclass(frozen=True, slots=True)
class DraftedMapping:
    """A drafted mapping: its text, what each column was taken for, and how many of its lines are marked `?`."""

    text: str
    columns: tuple[tuple[int, str, Remark], ...]
    unsure: int


def draft_mapping(
    roles: Roles, catalogue: Catalogue, name: str, source: str | None, translate: Translate
) -> DraftedMapping:
    """Return the mapping of a table, `name`, as far as it can be told. Comments are in the language of `translate`."""
    drafter = _Drafter(roles, catalogue, source, translate)
    text = drafter.text(name)
    return DraftedMapping(text, tuple(drafter.told()), sum(_is_marked(line) for line in text.split("\n")))


def _is_marked(line: str) -> bool:
    return _MARK in line and not line.startswith("#")


class _Drafter:
    def __init__(self, roles: Roles, catalogue: Catalogue, source: str | None, translate: Translate) -> None:
        self._roles, self._catalogue, self._source, self._translate = roles, catalogue, source, translate
        self._layout: Layout = roles.layout
        self._zone = roles.of(Role.ZONE)
        self._year = roles.of(Role.YEAR)
        self._indicator = roles.of(Role.INDICATOR)
        self._figures = [guess for guess in roles.guesses if guess.role is Role.FIGURE]
        self._is_in_head = self._zone is None and self._names_in_heads()
        self._found = self._match()

    def _names_in_heads(self) -> bool:
        """Whether the heads of the figures are names of zones: then the indicators are the rows."""
        if self._indicator is None or not self._figures:
            return False
        return all(
            guess.head.period is None and not guess.head.is_ambiguous and guess.head.name for guess in self._figures
        )

    def _match(self) -> Found | None:
        if self._is_in_head:
            return self._roles.match([guess.head.name for guess in self._figures], {})
        if self._zone is None:
            return None
        layout, code = self._layout, self._roles.of(Role.CODE)
        names = {
            layout.without_mark(layout.text(row.index, self._zone.column.index))[0]: row.index for row in layout.rows
        }
        names.pop("", None)
        codes = {name: layout.text(row, code.column.index) if code else "" for name, row in names.items()}
        return self._roles.match(list(names), codes)

    # -- the file ----------------------------------------------------------------------------------

    def text(self, name: str) -> str:
        parts = [
            self._top(name),
            self._zone_lines(),
            *self._fact_lines(),
            *self._event_lines(),
            self._industry_lines(),
            *self._value_lines(),
        ]
        return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)

    def _say(self, sentence: str, /, **details: object) -> str:
        return fill(sentence, details, self._translate)

    def _comment(self, sentence: str, /, **details: object) -> str:
        return f"# {self._say(sentence, **details)}"

    def _unsure(self, line: str, sentence: str = "", /, **details: object) -> str:
        return f"{line}  {_MARK} {self._say(sentence, **details)}".rstrip() if sentence else f"{line}  {_MARK}"

    def _top(self, name: str) -> list[str]:
        layout = self._layout
        lines = [
            f"# zonecli import {name} --map …",
            self._comment(
                N_("Lines marked “# ?” are to be looked at; where “?” is the value, nothing is imported without it.")
            ),
            *(f"# {line}" for line in layout.titles),
        ]
        if self._source is None:
            lines.append(self._unsure(f'source = "{UNDECIDED}"', N_("the id of a source on record: zonecli sources")))
        else:
            lines.append(f"source = {write_value(self._source)}")
        if layout.sheet.name:
            lines.append(f"sheet = {write_value(layout.sheet.name)}")
        lines.append(f"head = {write_value([row + 1 for row in layout.head])}")
        if layout.unit:
            lines.append(f"unit = {write_value(layout.unit)}")
        period = self._said_period()
        if period and not all(map(self._is_standing, self._figures)):
            hint = N_("the title says {period}; delete the line where that is no period")
            lines.append(self._unsure(f'period = "{UNDECIDED}"', hint, period=period))
        if layout.totals:
            names = dict.fromkeys(next(filter(None, layout.sheet.rows[row.index])) for row in layout.totals)
            lines.append(f"skip = {write_value(list(names)[:50])}")
        serial = self._roles.of(Role.SERIAL)
        if serial:
            lines.append(f"at = {write_value(self._column(serial))}")
        fills = [guess for guess in self._roles.guesses if self._has_gaps(guess)]
        if fills:
            lines.append(
                self._unsure(
                    f"fill = {write_value([self._reference(each) for each in fills])}",
                    N_("blank cells mean what stands above them"),
                )
            )
        for line in layout.remarks:
            lines.append(f"# {line}")
        return lines

    def _has_gaps(self, guess: Guess) -> bool:
        """Whether only the first of several rows names the place, the level or the year."""
        if guess.role not in (Role.PLACE, Role.LEVEL, Role.KIND, Role.YEAR) and guess is not self._zone:
            return False
        told = len(self._roles.cells(guess.column))
        rows = self._layout.rows[:SAMPLE]
        is_first = bool(rows) and bool(self._layout.text(rows[0].index, guess.column.index))
        return is_first and 0 < told * 2 < len(rows)

    def _reference(self, guess: Guess) -> str | int:
        """Return what the mapping calls a column: its head, or its number where others have the same."""
        label = guess.column.label
        is_plain = (
            label and len(self._layout.find(label)) == 1 and " … " not in label and not label.startswith("column ")
        )
        return label if is_plain else guess.column.index + 1

    def _column(self, guess: Guess) -> str:
        return f"column {self._reference(guess)}"

    # -- zones -------------------------------------------------------------------------------------

    def _zone_lines(self) -> list[str]:
        lines = ["[zone]"]
        if self._zone is None and not self._is_in_head:
            lines.append(
                self._unsure(
                    f'id = "{UNDECIDED}"', N_("all rows are of one zone: its id; or column = … that names the zones")
                )
            )
            return lines
        lines.append(
            f"column = {write_value(self._reference(self._zone)) if self._zone else write_value('from the head')}"
        )
        code = self._roles.of(Role.CODE)
        if code:
            lines.append(f"code = {write_value(self._reference(code))}")
        lines.append(f"match = {write_value(list(USUAL_WAYS))}")
        found = self._found
        assert found
        new: list[str] = []
        if found.new and not found.matched and not found.near:
            new = ["", "[zone.new]", *self._new_keys(found)]
        elif found.unknown:
            hint = N_("not on record: {n}. “skip” leaves them out; or delete this line, and make them as below")
            lines.append(self._unsure('new = "refuse"', hint, n=len(found.unknown)))
            new = ["", *(f"# {line}".rstrip() for line in ["[zone.new]", *self._new_keys(found)])]
        else:
            lines.append('new = "refuse"')
        if found.near or found.several:
            lines += [
                "",
                "[zone.decided]",
                self._comment(N_("the id of the zone that is meant, “new” for another one, or “skip”")),
            ]
            for name, ids in list(found.near.items())[:_MOST]:
                lines.append(self._unsure(f'{write_key(name)} = "{UNDECIDED}"', N_("near: {ids}"), ids=", ".join(ids)))
            hint = N_("of one zone, or of several?")
            lines += [self._unsure(f'{write_key(name)} = "{UNDECIDED}"', hint) for name in found.several[:_MOST]]
        return lines + new

    def _new_keys(self, found: Found) -> Iterator[str]:
        names = found.new
        kind, level, place = (self._roles.of(role) for role in (Role.KIND, Role.LEVEL, Role.PLACE))
        kinds = [self._roles.zones.kind_of(name) for name in names]
        if kind and any(fold(cell) in self._roles.values.known("kind") for cell in self._roles.cells(kind.column)):
            yield f"kind = {write_value(self._column(kind))}"
        elif any(kinds):
            yield f"kind = {write_value('from the name')}"
        else:
            yield self._unsure(f'kind = "{UNDECIDED}"', N_("one for all, such as industrial-park: zonecli kinds"))
        if level:
            yield f"level = {write_value(self._column(level))}"
        elif any(map(level_of, self._layout.sections)):
            yield f"level = {write_value('from the section')}"
        if place:
            yield f"place = {write_value(self._column(self._best_place() or place))}"
        else:
            said = self._places_in_titles()
            hint = N_("the title names {places}") if said else N_("the code of one place for all, such as 330000 or IN")
            yield self._unsure(f'place = "{UNDECIDED}"', hint, places=", ".join(said))
        english, alias, industries = (self._roles.of(role) for role in (Role.ENGLISH, Role.ALIAS, Role.INDUSTRIES))
        if english:
            yield f"name = {{ en = {write_value(self._column(english))} }}"
        if alias:
            yield f"aliases = {write_value(self._column(alias))}"
        if industries:
            yield f"industries = {write_value(self._column(industries))}"
        yield ""
        yield "[zone.new.ids]"
        taken = set(self._catalogue.zone_ids)
        where = spellings(self._catalogue.places)
        for name in list(found.unknown)[:_MOST]:
            id = propose_id(name, taken, where)
            taken.add(id)
            yield f"{write_key(name)} = {write_value(id)}"

    def _places_in_titles(self) -> list[str]:
        """Return the codes of the countries and provinces that the titles name."""
        titles = fold(" ".join(self._layout.titles))
        found = []
        for name, codes in self._roles.values.known("place").items():
            is_large = all(len(code) == 2 or code.endswith("0000") for code in codes)
            # Two letters alone are a country's code and many a word.
            if is_large and len(name) > (3 if name.isascii() else 1) and name in titles:
                found += codes
        return list(dict.fromkeys(found))[:3]

    def _best_place(self) -> Guess | None:
        """Return the column of places of which the most are known, the narrowest of these."""
        places = [guess for guess in self._roles.guesses if guess.role is Role.PLACE]
        known = self._roles.values.known("place")

        def lacking(guess: Guess) -> int:
            return sum(len(known.get(fold(cell), ())) != 1 for cell in self._roles.all_cells(guess.column))

        return min(places, key=lambda guess: (lacking(guess), -len(self._roles.all_cells(guess.column))), default=None)

    # -- figures, events, industries ---------------------------------------------------------------

    def _fact_lines(self) -> Iterator[list[str]]:
        waiting = list(self._figures)
        if self._indicator is not None:
            yield self._facts_by_rows(waiting)
            return
        while waiting:
            first = waiting[0]
            group = [each for each in waiting if self._is_alike(first, each)]
            waiting = [each for each in waiting if each not in group]
            yield self._facts_of(group)

    def _is_alike(self, guess: Guess, other: Guess) -> bool:
        """Whether two columns are one indicator at two times."""
        if guess is other:
            return True
        is_timed = all(each.head.period or each.head.is_ambiguous for each in (guess, other))
        same = (guess.indicator, guess.head.name, guess.unit, guess.is_unsure)
        return is_timed and same == (other.indicator, other.head.name, other.unit, other.is_unsure)

    def _columns_line(self, group: Sequence[Guess]) -> str:
        references = [self._reference(each) for each in group]
        places = [each.column.index for each in group]
        if len(group) == 1:
            return f"column = {write_value(references[0])}"
        if len(group) > 2 and places == list(range(places[0], places[-1] + 1)):
            return f"columns = {write_value(f'{references[0]} … {references[-1]}')}"
        return f"columns = {write_value(references)}"

    def _facts_of(self, group: Sequence[Guess]) -> list[str]:
        first = group[0]
        columns = self._columns_line(group)
        if any(each.column.is_unsure for each in group):
            columns = self._unsure(columns, N_("which head stands above it is not certain"))
        lines = ["[[facts]]", columns]
        if first.is_unsure or not first.indicator:
            hint = N_("such as: {ids}") if first.candidates else N_("none has this name: zonecli indicators --all")
            lines.append(self._unsure(f'indicator = "{UNDECIDED}"', hint, ids=", ".join(first.candidates)))
        else:
            lines.append(f"indicator = {write_value(first.indicator)}")
        if first.unit and first.unit != self._layout.unit:
            line = f"unit = {write_value(first.unit)}"
            hint = (
                N_("the head names none")
                if first.unit != UNDECIDED
                else N_("neither the head nor a line above the table names it")
            )
            lines.append(self._unsure(line, hint) if first.is_unit_unsure else line)
        return [*lines, *self._period_lines(first)]

    def _facts_by_rows(self, group: Sequence[Guess]) -> list[str]:
        assert self._indicator
        # A column of growth beside those of years is of other indicators than the rows name.
        others = [each for each in group if each.head.name and any(not one.head.name for one in group)]
        group = [each for each in group if each not in others]
        lines = ["[[facts]]", self._columns_line(group), f"indicator = {write_value(self._column(self._indicator))}"]
        unit = self._roles.of(Role.UNIT)
        if unit:
            lines.append(f"unit = {write_value(self._column(unit))}")
        left = [
            self._comment(N_("left out, for the rows do not say what it is: {label}"), label=each.column.label)
            for each in others
        ]
        return [*lines, *self._period_lines(group[0]), *left]

    def _period_lines(self, guess: Guess) -> Iterator[str]:
        if guess.head.period or guess.head.is_ambiguous:
            yield f"period = {write_value('from the head')}"
            return
        if self._year is not None:
            yield f"period = {write_value(self._column(self._year))}"
            return
        if self._is_standing(guess):
            return
        if self._said_period() is None:
            yield self._comment(N_("period = … where the source names one"))

    def _is_standing(self, guess: Guess) -> bool:
        """Whether it is certain that what a column measures holds until it is changed."""
        indicator = self._catalogue.indicators.get(guess.indicator) if not guess.is_unsure else None
        return indicator is not None and indicator.nature is Nature.STANDING

    def _said_period(self) -> str | None:
        """Return the period that a title says, None where no figures need one or no title has it."""
        has_own = self._year is not None or all(each.head.period or each.head.is_ambiguous for each in self._figures)
        for title in self._layout.titles if not has_own else ():
            try:
                said = find_period(title, self._roles.years)
            except AmbiguousPeriodError:
                continue
            if said:
                return said.period
        return None

    def _event_lines(self) -> Iterator[list[str]]:
        for guess in self._roles.guesses:
            if guess.role is Role.DATE:
                label = guess.column.label
                code = "en" if label.isascii() else "zh"
                zh, en = next(
                    (zh, en)
                    for words, zh, en in _TITLES[code]
                    if not words or any(word in label.lower() for word in words.split())
                )
                yield [
                    "[[events]]",
                    f"date = {write_value(self._column(guess))}",
                    f"title = {write_value({'zh': zh, 'en': en})}",
                ]

    def _industry_lines(self) -> list[str]:
        guess = self._roles.of(Role.INDUSTRIES)
        return ["[industries]", f"column = {write_value(self._reference(guess))}"] if guess else []

    # -- what no vocabulary knows ------------------------------------------------------------------

    def _value_lines(self) -> Iterator[list[str]]:
        roles, values = self._roles, self._roles.values
        periods = [*(self._periods(self._year) if self._year else ()), *self._ambiguous_heads()]
        yield ["[values.period]", *periods] if periods else []
        found = self._found
        makes = bool(found and found.new)
        wanted = [("indicator", self._indicator)]
        if makes:
            wanted += [("kind", roles.of(Role.KIND)), ("place", self._best_place())]
        for key, guess in wanted:
            if guess is None:
                continue
            cells = list(dict.fromkeys(roles.layout.without_mark(cell)[0] for cell in roles.all_cells(guess.column)))
            names = {cell: read_head(cell).name if key == "indicator" else cell for cell in cells}
            unknown = [cell for cell in cells if len(values.known(key).get(fold(names[cell]), ())) != 1]
            if (
                key == "kind"
                and len(unknown) == len(cells)
                and len(cells) > 1
                and any(map(roles.zones.kind_of, found.unknown if found else ()))
            ):
                continue
            yield self._translations(key, unknown)
        if makes and found and not roles.of(Role.KIND):
            plain = [name for name in (*found.unknown, *found.several) if not roles.zones.kind_of(name)]
            if any(map(roles.zones.kind_of, found.new)):
                yield self._translations("kind", plain)
        level = roles.of(Role.LEVEL)
        if level and makes:
            yield self._translations(
                "level", [cell for cell in roles.all_cells(level.column) if level_of(cell) is None]
            )
        industries = roles.of(Role.INDUSTRIES)
        if industries:
            yield self._translations("industries", self._unknown_industries(industries))

    def _translations(self, key: str, texts: Sequence[str]) -> list[str]:
        if not texts:
            return []
        lines = [f"[values.{key}]"]
        if key == "industries":
            lines.append(self._comment(N_("ids of industries; “” leaves one out, and several are a list")))
        lines += [self._unsure(f'{write_key(text)} = "{UNDECIDED}"') for text in texts[:_MOST]]
        return lines

    def _unknown_industries(self, guess: Guess) -> list[str]:
        from zonecli.ingest.values import split_list

        known = self._roles.values.known("industries")
        found: dict[str, None] = {}
        for cell in self._roles.all_cells(guess.column):
            if fold(cell) not in known:
                found.update(dict.fromkeys(part for part in split_list(cell) if fold(part) not in known))
        return list(found)

    def _periods(self, guess: Guess) -> list[str]:
        """Return lines for the periods that have a footnote mark, or are not understood."""
        lines = []
        years = self._roles.years_of(guess.column)
        for printed in self._roles.all_cells(guess.column):
            text, note = self._layout.without_mark(printed)
            try:
                period = read_period(text, years)
            except AmbiguousPeriodError:
                period = None
            if note:
                lines.append(
                    self._unsure(
                        f'{write_key(printed)} = "{UNDECIDED}"',
                        N_("{period}, but: {note}"),
                        period=period or text,
                        note=note,
                    )
                )
            elif period is None:
                lines.append(self._unsure(f'{write_key(printed)} = "{UNDECIDED}"'))
        return lines

    def _ambiguous_heads(self) -> list[str]:
        hint = N_("a month, or a fiscal year")
        heads = [guess.column.label for guess in self._figures if guess.head.is_ambiguous]
        return [self._unsure(f'{write_key(label)} = "{UNDECIDED}"', hint) for label in heads]

    # -- what is told ------------------------------------------------------------------------------

    def told(self) -> Iterator[tuple[int, str, Remark]]:
        for guess in self._roles.guesses:
            if guess.role is not Role.BLANK:
                yield guess.column.index + 1, guess.column.label, self._told(guess)

    def _told(self, guess: Guess) -> Remark:
        if guess.role is Role.ZONE and self._found:
            found = self._found
            return _remark(
                N_("zones: {found} found, {near} near (decide in the mapping), {unknown} not on record"),
                found=len(found.matched),
                near=len(found.near),
                unknown=len(found.unknown) + len(found.several),
            )
        if guess.role is Role.FIGURE and self._indicator is None:
            period = guess.head.period.period if guess.head.period else ""
            parts = [
                guess.indicator if guess.indicator and not guess.is_unsure else UNDECIDED,
                period,
                guess.unit or "",
            ]
            return _remark("{parts}", parts=", ".join(filter(None, parts)))
        return _remark(_TOLD[guess.role])


_TOLD: dict[Role, str] = {
    Role.ZONE: N_("zones"),
    Role.CODE: N_("codes of the zones"),
    Role.ALIAS: N_("other names"),
    Role.ENGLISH: N_("English names"),
    Role.SERIAL: N_("place in the source"),
    Role.LEVEL: N_("levels of new zones"),
    Role.KIND: N_("kinds of new zones"),
    Role.PLACE: N_("places of new zones"),
    Role.INDUSTRIES: N_("leading industries"),
    Role.DATE: N_("events"),
    Role.YEAR: N_("periods"),
    Role.INDICATOR: N_("indicators"),
    Role.UNIT: N_("units"),
    Role.FIGURE: N_("figures"),
    Role.CONTACT: N_("left out: persons and how to reach them"),
    Role.OTHER: N_("left out"),
    Role.BLANK: N_("left out"),
}
