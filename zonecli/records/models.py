"""The form of the record files as pydantic models: what `check` validates with, and their JSON Schema.

Reading records does not come through here: `zonecli.records.reader` reads them, quickly and without a word.
These models accept the same tables, and name every fault of the others; they are imported only for that,
and to publish the schemas that editors complete and check with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core import core_schema as core

from zonecli.records.fields import (
    GIVEN_HEDGES,
    LANGUAGES,
    SOURCE_TYPES,
    is_address,
    is_number,
    is_period,
    is_said,
    is_sha256,
)
from zonecli.records.vocabulary import Better, Operation, Theme
from zonecli.records.zones import Kind, Level, Rank, Status


class Form:
    """A condition on a text: `kind` is the error's type, `schema` says the same in JSON Schema."""

    def __init__(self, kind: str, holds: Any, **schema: Any) -> None:
        self.kind = kind
        self.holds = holds
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core.CoreSchema:
        return core.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: core.CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), **self.schema}

    def _check(self, value: str) -> str:
        if not is_said(value):
            raise PydanticCustomError("empty", "empty")
        if not self.holds(value):
            raise PydanticCustomError(self.kind, "{kind}", {"kind": self.kind})
        return value


class Word(Form):
    """One of a closed list of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(str(word) for word in words)
        super().__init__("word", self.words.__contains__, enum=list(self.words))

    def _check(self, value: str) -> str:
        if value not in self.words:
            raise PydanticCustomError("word", "word", {"words": self.words})
        return value


_PERIOD = (
    r"^\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?"
    r"(/\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?$"
)

Said = Annotated[str, Form("empty", is_said, pattern=r"\S")]
PeriodText = Annotated[str, Form("period", is_period, pattern=_PERIOD)]
NumberText = Annotated[str, Form("number", is_number, pattern=r"^-?\d+(\.\d+)?$", maxLength=60)]
Address = Annotated[str, Form("address", is_address, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$")]
Checksum = Annotated[str, Form("sha256", is_sha256, pattern=r"^[0-9a-f]{64}$")]


def _codes(value: object) -> object:
    return [value] if isinstance(value, str) else value


Codes = Annotated[
    list[Said],
    BeforeValidator(_codes),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def optional(description: str) -> Any:
    """Return a field that may be left out. TOML has no null, so its type does not say None."""
    return Field(default=None, description=description)


class Row(BaseModel):
    """A table of a record; it has no other keys than its own."""

    model_config = ConfigDict(extra="forbid")


class TextRow(Row):
    """A text in Chinese and in English."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    zh: Said = optional("The text in Chinese.")
    en: Said = optional("The text in English.")

    @model_validator(mode="before")
    @classmethod
    def says_something(cls, value: object) -> object:
        """Refuse the text without a language."""
        if value == {}:
            raise PydanticCustomError("no_text", "no text")
        return value


class FactRow(Row):
    """A figure that a source states of the zone."""

    indicator: Said = Field(description="Id of the indicator, a table of indicators.toml.")
    figure: Said = Field(description="The figure exactly as the source prints it.")
    unit: Said = optional("The unit, where the source prints it elsewhere, such as in the head of a table.")
    value: NumberText = optional("The number, only where the printed figure cannot be read.")
    hedge: Annotated[str, Word(GIVEN_HEDGES)] = optional("With `value`: how the source hedges it; `exact` if left out.")
    period: PeriodText = optional("The period that the source names; left out where it names none.")
    status: Annotated[str, Word(Status)] = optional("How firm the figure is; `actual` where it is left out.")
    rank: Annotated[str, Word(Rank)] = optional("Which of several figures is to be used; `normal` if left out.")
    scope: TextRow = optional("The part of the zone that the figure is about.")
    source: Said = Field(description="Id of the source, a file in sources/.")
    at: Said = optional("Where in the source: page, paragraph or row.")
    note: TextRow = optional("What else is to be known of the figure.")


class EventRow(Row):
    """Something that happened to the zone."""

    date: PeriodText = Field(description="The day, month or year of the event.")
    title: TextRow = Field(description="What happened.")
    source: Said = Field(description="Id of the source, a file in sources/.")
    at: Said = optional("Where in the source: page, paragraph or row.")
    note: TextRow = optional("What else is to be known of the event.")


class LeadingRow(Row):
    """A source's statement of the zone's leading industries."""

    industries: list[Said] = Field(min_length=1, description="Ids of industries, in the source's order.")
    period: PeriodText = optional("The period that the source names.")
    source: Said = Field(description="Id of the source, a file in sources/.")
    at: Said = optional("Where in the source: page, paragraph or row.")


class ZoneFile(Row):
    """zones/ID.toml: a development zone."""

    name: TextRow = Field(description="The zone's name.")
    aliases: list[Said] = optional("Other names that the zone goes by, in either language.")
    kind: Annotated[str, Word(Kind)] = Field(description="What sort of zone it is.")
    level: Annotated[str, Word(Level)] = optional("The level of government that approved it.")
    code: Said = optional("Its code in the official catalogue of development zones.")
    place: Codes = optional("GB/T 2260 code of its place, or several.")
    industries: list[Said] = optional("Ids of its main industries now.")
    part_of: list[Said] = optional("Ids of the zones that it is a part of.")
    has_parts: StrictBool = optional("Whether other zones are parts of this one.")
    leading_industries: list[LeadingRow] = optional("The statements that `industries` rests on.")
    facts: list[FactRow] = optional("What sources state in figures.")
    events: list[EventRow] = optional("What happened.")


class SourceFile(Row):
    """sources/ID.toml: an article, notice, yearbook or data set, in the terms of CSL-JSON."""

    type: Annotated[str, Word(SOURCE_TYPES)] = Field(description="The CSL type of the source.")
    title: TextRow = Field(description="Its title.")
    container_title: TextRow = optional("The paper, site or series that it stands in.")
    publisher: TextRow = optional("Who published it.")
    author: TextRow = optional("Who wrote it.")
    issued: PeriodText = Field(description="The day, month or year it was issued.")
    accessed: PeriodText = optional("The day it was read.")
    url: Address = optional("Its web address.")
    language: Annotated[str, Word(LANGUAGES)] = optional("The language it is written in.")
    text: Said = optional("A file with its text, by its path from the records directory.")
    sha256: Checksum = optional("The SHA-256 checksum of that file.")
    note: TextRow = optional("What else is to be known of it.")


class DerivedRow(Row):
    """How a derived indicator is worked out."""

    operation: Annotated[str, Word(Operation)] = Field(description="The operation.")
    of: Said = Field(description="Id of the first indicator.")
    by: Said = optional("Id of the second indicator; growth has none.")

    @model_validator(mode="after")
    def has_its_inputs(self) -> Self:
        """Growth has one input, the other operations have two."""
        growth = self.operation == Operation.GROWTH
        if (self.by is None) != growth:
            raise PydanticCustomError("needless_by" if growth else "needs_by", "by")
        return self


class IndicatorRow(Row):
    """What can be measured of a zone."""

    name: TextRow = Field(description="The indicator's name.")
    unit: Said = optional("Id of the usual unit; left out for a bare number.")
    theme: Annotated[str, Word(Theme)] = Field(description="The chapter of a profile that it stands in.")
    better: Annotated[str, Word(Better)] = optional("Which way is better, where one is.")
    definition: TextRow = optional("What it counts, in one sentence.")
    derived: DerivedRow = optional("How it is worked out from other indicators.")


class NameRow(Row):
    """The name of an industry or a place."""

    name: TextRow = Field(description="Its name.")


class SeriesRow(Row):
    """A series of exchange rates by year."""

    name: TextRow = Field(description="The name of the series.")
    source: Said = Field(description="Id of the source, a file in sources/.")
    to: Said = Field(description="The currency that the rates are given in.")
    years: dict[str, dict[str, NumberText]] = Field(
        description="For each year what one unit of each currency is worth."
    )


class TableFile(BaseModel):
    """A file with one table an entry, each of the model `entry`."""

    model_config = ConfigDict(extra="allow")
    entry: ClassVar[type[Row]]


class IndicatorsFile(TableFile):
    """indicators.toml: what can be measured; one table an indicator."""

    entry = IndicatorRow
    __pydantic_extra__: dict[str, IndicatorRow]


class NamesFile(TableFile):
    """industries.toml and places.toml: one table a name, and the source of the list."""

    entry = NameRow
    __pydantic_extra__: dict[str, NameRow]

    source: Said = optional("Id of the source of the list, a file in sources/.")


class RatesFile(TableFile):
    """rates.toml: exchange rates; one table a series."""

    entry = SeriesRow
    __pydantic_extra__: dict[str, SeriesRow]


FILES: dict[str, type[BaseModel]] = {
    "zone": ZoneFile,
    "source": SourceFile,
    "indicators": IndicatorsFile,
    "industries": NamesFile,
    "places": NamesFile,
    "rates": RatesFile,
}


class _Plain(GenerateJsonSchema):
    """Without `default: null`, which is no value that TOML could hold."""

    def default_schema(self, schema: core.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of record file, a key of FILES."""
    made = FILES[kind].model_json_schema(schema_generator=_Plain)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def keys_at(kind: str, path: Collection[str | int]) -> tuple[str, ...]:
    """Return the keys that the table at this path may have, such as those of a fact at ("facts", 3)."""
    model: Any = FILES[kind]
    for part in path:
        if isinstance(part, str) and model is not None:
            field = model.model_fields.get(part)
            model = _model_in(field.annotation) if field else getattr(model, "entry", None)
    return tuple(model.model_fields) if model is not None else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model in an annotation such as list[FactRow]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
