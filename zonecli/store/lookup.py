"""Finding what people mean by what they call it: an id, a name, an alias, a part of one, or another spelling of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, AmbiguousName, Ids, UnknownName
from zonecli.frozen import dataclass
from zonecli.i18n import Text, is_chinese, language
from zonecli.records import words
from zonecli.records.fields import SOURCE_TYPE
from zonecli.records.spelling import in_letters, in_syllables, initials, simplify

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator, Kind
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.vocabulary import Entries

# Of more that fit a part these are told, and how many others there are.
_TOLD = 12
# And of what a name could have meant as well.
_NOTED = 5
# Fewer letters are in the pinyin of too many names to mean one.
_LEAST_LETTERS = 3
# How alike two words are, of 1, where one is suggested for the other, and where it is hardly to be doubted.
_ALIKE, _PLAINLY_ALIKE = 0.5, 0.65


def fold(name: str) -> str:
    """Return the name as names are compared: full-width forms and case made one, blanks left out."""
    joined = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return unicodedata.normalize("NFKC", joined).casefold()


def fold_script(name: str) -> str:
    """Return the name as texts are compared: folded, in simplified characters, signs left out."""
    folded = simplify(fold(name))
    return "".join(each for each in folded if each.isalnum()) or folded


@dataclass(frozen=True, slots=True)
class Known:
    """Something that people may mean: its id, its name, and what else it is called.

    What `whole` has is meant by the whole of it only, not by a part. `full` is the name that tells it from others of
    its name. `own` says that the directory itself names it.
    """

    id: str
    name: Text
    aliases: Sequence[str] = ()
    whole: Sequence[str] = ()
    full: Text | None = None
    own: bool = True

    @property
    def names(self) -> Iterator[str]:
        """Everything of which a part may be given."""
        yield from (self.id, *self.name.languages.values(), *self.aliases)


@dataclass(frozen=True, slots=True)
class Noun:
    """A sort of things with names: whether an id is one of them, what there is, and the command that lists it."""

    has: Callable[[Catalogue, str], bool]
    known: Callable[[Catalogue], Iterable[Known]]
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What a name fits best, several where it fits them equally, and what else it fits, but less well.

    Whoever writes an id or a name in full means nothing else.
    """

    best: Sequence[Known] = ()
    others: Sequence[Known] = ()


def find(catalogue: Catalogue, name: str, noun: str = "zone") -> str:
    """Return the id of the zone, or of what else the noun says, that the name means: one of NOUNS.

    An exact id wins, then what `match` says. The catalogue is told what else a loose name could have meant, and what
    a single character is taken for.
    Raises UnknownName, which suggests and never guesses, or AmbiguousName.
    """
    sort = NOUNS[noun]
    if sort.has(catalogue, name):
        return name
    known = list(sort.known(catalogue))
    found = match(known, name)
    if len(found.best) > 1:
        raise AmbiguousName(noun, name, _ids(found.best))
    if found.best:
        if found.others:
            catalogue.remark(
                N_("“{name}” is taken for {found}; also: {others}"),
                {"name": name, "found": _ids(found.best), "others": _ids(found.others, _NOTED)},
            )
        elif len(fold(name)) == 1 and fold(name) not in map(fold, (*found.best[0].names, *found.best[0].whole)):
            # The 和 of 安吉 和 嘉善 is in a name by chance.
            catalogue.remark(N_("“{name}” is taken for {found}"), {"name": name, "found": _ids(found.best)})
        return found.best[0].id
    # Of few words that nothing lists all are told, unless one is plainly meant.
    few = not sort.listing and len(known) <= _TOLD
    close = near(known, name, _PLAINLY_ALIKE) or known if few else near(known, name)
    raise UnknownName(noun, name, _ids(close), sort.listing)


def match(known: Sequence[Known], name: str) -> Match:
    """Return what the name fits.

    A whole name wins, of which the directory's own win over the package's, then a part that no other has; each of
    them as it is written, else in simplified characters, else in Latin letters, else by its initials: a looser
    spelling is asked only where no stricter one fits.
    """
    found = _fit(known, fold(name), fold)
    if not found and is_chinese(name):
        found = _fit(known, fold_script(name), fold_script)
    elif not found and len(letters := in_letters(name)) >= _LEAST_LETTERS:
        found = _fit(known, letters, in_syllables, _is_spelled, _has_run)
        found = found or _fit(known, letters, initials, has=str.startswith)
    return found or Match()


def _is_spelled(syllables: str, letters: str) -> bool:
    return syllables.replace(" ", "") == letters


def _has_run(syllables: str, letters: str) -> bool:
    """Whether letters are whole syllables or words that follow each other: ian is no part of tian, outputs none of
    output size."""
    pieces = syllables.split()
    ends = set(accumulate(map(len, pieces), initial=0))
    found = re.finditer(f"(?={re.escape(letters)})", "".join(pieces))
    return any(each.start() in ends and each.start() + len(letters) in ends for each in found)


def _fit(
    known: Iterable[Known],
    wanted: str,
    spell: Callable[[str], str],
    is_whole: Callable[[str, str], bool] = str.__eq__,
    has: Callable[[str, str], bool] = str.__contains__,
) -> Match | None:
    """Return what a name in a spelling fits, None where it fits nothing; `has` says whether it is a part of another."""
    own: list[Known] = []
    others: list[Known] = []
    partly: list[Known] = []
    # A dash, as tables show for nothing, is in many names and means none of them.
    is_part = any(map(str.isalnum, wanted))
    # Nobody who types nme means environment.
    is_latin = wanted.isascii() and spell in (fold, fold_script)
    for each in known if wanted else ():
        names = [spell(one) for one in each.names]
        if any(is_whole(one, wanted) for one in (*names, *map(spell, each.whole))):
            (own if each.own else others).append(each)
        elif is_part and any(
            has(one, wanted) and (not is_latin or _begins_word(written, wanted))
            for one, written in zip(names, each.names, strict=True)
        ):
            partly.append(each)
    best = own or others or partly
    if not best:
        return None
    first = best[0]
    in_full = (first.id, *first.name.languages.values(), *first.whole)
    if len(best) > 1 or any(is_whole(spell(one), wanted) for one in in_full):
        return Match(best)
    return Match(best, [*others, *partly] if own else partly if others else ())


_LATIN_WORDS = re.compile(r"[a-z]+|[0-9]+|[^\W\da-z_]")


def _begins_word(name: str, wanted: str) -> bool:
    """Whether a text in Latin letters is in the name from the beginning of one of its words on."""
    asked = "".join(filter(str.isalnum, wanted))
    parts = _LATIN_WORDS.findall(unicodedata.normalize("NFKC", name).casefold())
    text = "".join(parts)
    return any(text.startswith(asked, at) for at in accumulate(map(len, parts), initial=0))


def near(known: Iterable[Known], name: str, least: float = _ALIKE) -> list[Known]:
    """Return those whose ids or names are most like the name, at most three; of equals those that begin alike.

    `least` is the least likeness, of 1.
    """
    from difflib import SequenceMatcher

    spell = fold_script if is_chinese(name) else in_letters
    wanted = spell(name[:100])
    matcher = SequenceMatcher(b=wanted)
    scored = []
    for n, each in enumerate(known):
        best, unlike = 0.0, True
        for one in map(spell, (*each.names, *each.whole)):
            matcher.set_seq1(one)
            enough = max(best, least)
            if matcher.real_quick_ratio() >= enough and matcher.quick_ratio() >= enough:
                best = max(best, matcher.ratio())
                unlike = unlike and one[:1] != wanted[:1]
        if best >= least:
            scored.append((-best, unlike, n, each))
    return [each for *_, each in sorted(scored, key=lambda one: one[:3])[:3]]


def _ids(known: Sequence[Known], most: int = _TOLD) -> Ids:
    """Return the ids with what they are called, those of many that are told."""
    told = known[:most]
    return Ids([each.id for each in told], {each.id: each.full or each.name for each in told}, len(known) - len(told))


# -- what there is ---------------------------------------------------------------------------------


def _zones(catalogue: Catalogue) -> Iterator[Known]:
    for zone in catalogue.heads():
        yield Known(zone.id, zone.name, zone.aliases, whole=(zone.code,) if zone.code else ())


def _sources(catalogue: Catalogue) -> Iterator[Known]:
    return (Known(id, catalogue.source(id).title) for id in catalogue.source_ids)


def _named(entries: Entries[Indicator] | Entries[Kind]) -> Iterator[Known]:
    return (Known(id, each.name, each.aliases, own=id in entries.own) for id, each in entries.items())


def _industries(catalogue: Catalogue) -> Iterator[Known]:
    entries = catalogue.industries
    return (Known(id, name, own=id in entries.own) for id, name in entries.items())


def _places(catalogue: Catalogue) -> Iterator[Known]:
    from zonecli.store.place_names import full_name, short_name

    places = catalogue.places
    for code, place in places.items():
        above = [places[each].name for each in places.line(code)[:-1]]
        full = full_name(place.name, above)
        # 湖州 is the city, 南京市鼓楼区 one of four districts: said whole, and no part of another place's name.
        whole = [*short_name(place.name).languages.values(), *full.languages.values()]
        whole += [f"{upper.zh}{place.name.zh}" for upper in above]
        yield Known(code, place.name, whole=whole, full=full, own=code in places.own)


def _worded(labels: Mapping[Any, str]) -> Iterator[Known]:
    """Yield the words of a closed choice, which are called as they are shown in either language."""
    translate = language("zh").translate
    return (Known(str(word), Text(translate(label), label)) for word, label in labels.items())


def _words(labels: Mapping[Any, str]) -> Noun:
    return Noun(lambda catalogue, id: id in labels, lambda catalogue: _worded(labels))


# What data and messages call the fields that the heads of tables call otherwise.
_ALSO = {
    "id": ("zone", "开发区"),
    "alias": ("aliases",),
    "place": ("地区",),
    "industry": ("industries", "产业"),
}


def _fields(catalogue: Catalogue) -> Iterator[Known]:
    for field in _worded({**words.FIELDS, **words.FACT_FIELDS}):
        yield Known(field.id, field.name, whole=_ALSO.get(field.id, ()))
    yield from _named(catalogue.indicators)


NOUNS = {
    "zone": Noun(lambda catalogue, id: catalogue.has("zones", id), _zones, "zonecli list"),
    "source": Noun(lambda catalogue, id: catalogue.has("sources", id), _sources, "zonecli sources"),
    "indicator": Noun(
        lambda catalogue, id: id in catalogue.indicators,
        lambda catalogue: _named(catalogue.indicators),
        "zonecli indicators --all",
    ),
    "kind": Noun(
        lambda catalogue, id: id in catalogue.kinds, lambda catalogue: _named(catalogue.kinds), "zonecli kinds --all"
    ),
    "industry": Noun(
        lambda catalogue, id: id in catalogue.industries, _industries, "zonecli list --columns name,industry"
    ),
    "place": Noun(lambda catalogue, id: id in catalogue.places, _places, "zonecli list --columns name,place"),
    "level": _words(words.LEVELS),
    "status": _words(words.STATUSES),
    "rank": _words(words.RANKS),
    "hedge": _words(words.HEDGES),
    "theme": _words(words.THEMES),
    "nature": _words(words.NATURES),
    "field": Noun(
        lambda catalogue, id: id in words.FIELDS or id in words.FACT_FIELDS or id in catalogue.indicators,
        _fields,
        "zonecli list --columns help",
    ),
    "type": _words({type: words.SOURCE_TYPES.get(type, type.replace("_", " ")) for type in SOURCE_TYPE.words}),
}
"""What can be found by name."""
