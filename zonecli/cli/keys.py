"""The keys of a new record as options: what each is called, what may be typed for it, and what that means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from zonecli.cli.options import not_one_of
from zonecli.errors import N_, Ids, UsageError
from zonecli.figures.types import FigureError
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lookup import printed_unit
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.fields import UNIT, Choice, Form, ListOf, Word, fields_of, is_table
from zonecli.records.vocabulary import Indicator, Source
from zonecli.records.words import SOURCE_TYPES
from zonecli.records.zones import Zone

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

TABLES: Mapping[str, type] = {"zone": Zone, "source": Source, "indicator": Indicator}
"""What can be made, and what its keys are."""

# What is found by its name, by the key that holds its id; `of` and `by` are those of a derived indicator.
_NOUNS = {
    "kind": "kind",
    "level": "level",
    "place": "place",
    "industries": "industry",
    "part_of": "zone",
    "type": "type",
    "theme": "theme",
    "nature": "nature",
    **dict.fromkeys(("growth_of", "share_of", "of", "by"), "indicator"),
}
# An option of which one is given at a time is called by the singular.
# Of these nouns a question tells all that there is; of types of sources the usual ones.
_TOLD = ("level", "theme", "nature", "type")
_SINGULAR = {"aliases": "alias", "industries": "industry"}
# What follows from the rest is not asked for: the checksum of the text, and that others are parts.
_IMPLIED = ("sha256", "has_parts")
_METAVARS = {"address": "URL", "language": "TAG", "dollar": "CODE", "month-day": "MM-DD"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: its form, whether it is required, and the words that explain it."""

    name: str
    form: Any
    required: bool
    about: str

    @property
    def option(self) -> str:
        """What its option is called, without the hyphens before it."""
        return _SINGULAR.get(self.name, self.name).replace("_", "-")

    @property
    def noun(self) -> str | None:
        """What the value is found by the name of."""
        return _NOUNS.get(self.name)

    @property
    def is_many(self) -> bool:
        """Whether it may be given several times: a list, or a text in several languages."""
        return self.is_text or isinstance(self.form, ListOf)

    @property
    def is_text(self) -> bool:
        """Whether it is a text by languages."""
        return self.form is Text

    @property
    def words(self) -> tuple[str, ...]:
        """The values, where they are few."""
        if isinstance(self.form, Choice):
            return tuple(map(str, self.form.numbers))
        return self.form.words if isinstance(self.form, Word) else ()

    @property
    def metavar(self) -> str:
        """What stands for the value in help."""
        if self.is_text:
            return "[LANG=]TEXT"
        if is_table(self.form):
            return "".join(_parts(self.form))
        if self.noun:
            return self.noun.upper()
        if self.name == "text":
            return "FILE"
        form = self.form.item if isinstance(self.form, ListOf) else self.form
        return "|".join(self.words) or _METAVARS.get(form.name, form.name.upper())

    def told(self, catalogue: Catalogue) -> Ids:
        """Return the values that a question tells, none where they are many."""
        from zonecli.store.lookup import NOUNS

        if self.noun not in _TOLD:
            return Ids([self.metavar] if is_table(self.form) and not self.is_text else self.words)
        known = [each for each in NOUNS[self.noun].known(catalogue) if self.noun != "type" or each.id in SOURCE_TYPES]
        return Ids([each.id for each in known], {each.id: each.name for each in known})

    def offered(self, catalogue: Catalogue) -> list[str]:
        """Return what may be typed: ids and names in either language."""
        from zonecli.store.lookup import NOUNS

        if self.noun:
            known = list(NOUNS[self.noun].known(catalogue))
            return [*(each.id for each in known), *(name for each in known for name in each.name.languages.values())]
        if self.form is UNIT:
            from zonecli.figures.units.lexicon import rows

            return [row.word.id for row in rows() if row.word.factor == 1]
        return list(self.words)

    def read(self, texts: Sequence[str], catalogue: Catalogue) -> Any:
        """Return what the texts mean, as TOML has it; raises ZoneError for one that cannot be meant."""
        if self.is_text:
            from zonecli.ingest.rows import texts as by_language

            return by_language(texts)
        if not isinstance(self.form, ListOf):
            return _value(self, self.form, texts[-1], catalogue)
        values = list(dict.fromkeys(_value(self, self.form.item, text, catalogue) for text in texts))
        return values[0] if self.form.alone and len(values) == 1 else values


def keys_of(table: type) -> list[Key]:
    """Return the keys of a table that can be typed, in its order."""
    return [key for key in _all_keys(table) if key.name not in _IMPLIED and not _holds_rows(key.form)]


def _holds_rows(form: Any) -> bool:
    return isinstance(form, ListOf) and is_table(form.item)


def _parts(table: type) -> list[str]:
    parts = [("/" if n else "") + each.metavar for n, each in enumerate(_all_keys(table))]
    return [part if each.required else f"[{part}]" for part, each in zip(parts, _all_keys(table), strict=True)]


def _all_keys(table: type) -> list[Key]:
    return [Key(name, field.form, field.required, field.description) for name, field in fields_of(table).items()]


def _value(key: Key, form: Any, text: str, catalogue: Catalogue) -> Any:
    from zonecli.check.form import refusal
    from zonecli.store.lookup import find

    if key.noun:
        return find(catalogue, text, key.noun)
    if is_table(form):
        return _table(key, form, text, catalogue)
    if key.words:
        if text not in key.words:
            raise not_one_of(f"--{key.option}", text, key.words)
        return int(text) if isinstance(form, Choice) else text
    if form is UNIT:
        with suppress(FigureError, KeyError):
            # 万元 and % are printed; the unit of the figures is what they are multiples of.
            return of_id(printed_unit(text).id).id
    if not isinstance(form, Form) or not form.fits(text):
        raise refusal(form.name, key.name, text)
    return text


def _table(key: Key, table: type, text: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return a small table from its values in order, with / between them."""
    texts, inner = text.split("/"), _all_keys(table)
    if not sum(each.required for each in inner) <= len(texts) <= len(inner):
        raise UsageError(
            N_("--{option}: “{value}” is not of the form {form}"), option=key.option, value=text, form=key.metavar
        )
    return {each.name: each.read([one], catalogue) for each, one in zip(inner, texts, strict=False)}
