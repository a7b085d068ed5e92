"""Finding what people mean by what they call it: an id, a name, an alias, or an unambiguous part of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zonecli.errors import AmbiguousName, Ids, UnknownName
from zonecli.frozen import dataclass
from zonecli.i18n import Text, language
from zonecli.records import words
from zonecli.records.fields import SOURCE_TYPE
from zonecli.store.place_names import full_name, short_name

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator, Kind
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.vocabulary import Entries

# Of more that fit a part these are told, and that there are others.
_TOLD = 12


def fold(name: str) -> str:
    """Return the name as names are compared: full-width forms and case made one, blanks left out."""
    joined = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return unicodedata.normalize("NFKC", joined).casefold()


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


def find(catalogue: Catalogue, name: str, noun: str = "zone") -> str:
    """Return the id of the zone, or of what else the noun says, that the name means: one of NOUNS.

    An exact id wins, then a whole name, of which the directory's own win over the package's, then a part that no
    other has. Raises UnknownName, which suggests and never guesses, or AmbiguousName.
    """
    sort = NOUNS[noun]
    if sort.has(catalogue, name):
        return name
    known = list(sort.known(catalogue))
    meant = fitting(known, name)
    if len(meant) == 1:
        return meant[0].id
    if meant:
        more = ["…"] if len(meant) > _TOLD else []
        raise AmbiguousName(noun, name, Ids([*(each.id for each in meant[:_TOLD]), *more], _names(meant[:_TOLD])))
    close = near(known, name) or ([] if sort.listing or len(known) > _TOLD else known)
    raise UnknownName(noun, name, Ids([each.id for each in close], _names(close)), sort.listing)


def fitting(known: Iterable[Known], name: str) -> list[Known]:
    """Return those that the name fits best, none where it fits none."""
    wanted = fold(name)
    own: list[Known] = []
    others: list[Known] = []
    partly: list[Known] = []
    for each in known if wanted else ():
        names = [fold(one) for one in each.names]
        if wanted in names or any(wanted == fold(one) for one in each.whole):
            (own if each.own else others).append(each)
        elif any(wanted in one for one in names):
            partly.append(each)
    return own or others or partly


def near(known: Iterable[Known], name: str) -> list[Known]:
    """Return those whose ids or names are most like the name, at most three; of equals those that begin alike."""
    from difflib import SequenceMatcher

    wanted = fold(name[:100])
    matcher = SequenceMatcher(b=wanted)
    scored = []
    for n, each in enumerate(known):
        best, unlike = 0.0, True
        for one in map(fold, (*each.names, *each.whole)):
            matcher.set_seq1(one)
            if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
                best = max(best, matcher.ratio())
                unlike = unlike and one[:1] != wanted[:1]
        if best >= 0.5:
            scored.append((-best, unlike, n, each))
    return [each for *_, each in sorted(scored, key=lambda one: one[:3])[:3]]


def _names(known: Iterable[Known]) -> dict[str, Text]:
    return {each.id: each.full or each.name for each in known}


# -- what there is ---------------------------------------------------------------------------------


def _zones(catalogue: Catalogue) -> Iterator[Known]:
    return (Known(zone.id, zone.name, zone.aliases) for zone in catalogue.heads())


def _sources(catalogue: Catalogue) -> Iterator[Known]:
    return (Known(id, catalogue.source(id).title) for id in catalogue.source_ids)


def _named(entries: Entries[Indicator] | Entries[Kind]) -> Iterator[Known]:
    return (Known(id, each.name, each.aliases, own=id in entries.own) for id, each in entries.items())


def _industries(catalogue: Catalogue) -> Iterator[Known]:
    entries = catalogue.industries
    return (Known(id, name, own=id in entries.own) for id, name in entries.items())


def _places(catalogue: Catalogue) -> Iterator[Known]:
    places = catalogue.places
    for code, place in places.items():
        above = [places[each].name for each in places.line(code)[:-1]]
        full = full_name(place.name, above)
        # 湖州 is the city, 南京市鼓楼区 one of four districts: said whole, and no part of another place's name.
        whole = [*short_name(place.name).languages.values(), *full.languages.values()]
        whole += [f"{upper.zh}{place.name.zh}" for upper in above]
        yield Known(code, place.name, whole=whole, full=full, own=code in places.own)


def _words(labels: Mapping[Any, str]) -> Noun:
    """Return the noun of words of a closed choice, which are called as they are shown in either language."""

    def known(catalogue: Catalogue) -> Iterator[Known]:
        translate = language("zh").translate
        return (Known(str(word), Text(translate(label), label)) for word, label in labels.items())

    return Noun(lambda catalogue, id: id in labels, known)


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
    "industry": Noun(lambda catalogue, id: id in catalogue.industries, _industries),
    "place": Noun(lambda catalogue, id: id in catalogue.places, _places),
    "level": _words(words.LEVELS),
    "status": _words(words.STATUSES),
    "theme": _words(words.THEMES),
    "nature": _words(words.NATURES),
    "type": _words({type: words.SOURCE_TYPES.get(type, type.replace("_", " ")) for type in SOURCE_TYPE.words}),
}
"""What can be found by name."""
