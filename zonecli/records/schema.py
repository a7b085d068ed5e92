"""The declared tables as pydantic models, which name everything that is wrong with a record, and their JSON Schema.

Commands read records by `zonecli.records.reader`, which is made from the same declaration. Pydantic is imported only
where that refused a record, and to publish the schemas that editors complete and check with.
"""

from functools import cache, partial
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema as core

from zonecli.i18n import Text
from zonecli.records.fields import LANGUAGE, Choice, Form, ListOf, MapOf, Phrase, check_text, fields_of, is_table
from zonecli.records.reader import FILES, reader_of

# Tables that the published schemas call otherwise than by their class.
_NAMES = {"LeadingIndustries": "LeadingRow", "Derivation": "DerivedRow", "RateSeries": "SeriesRow"}


@cache
def model_of_file(kind: str) -> type[BaseModel]:
    """Return the model of one kind of record file, a key of FILES."""
    file = FILES[kind]
    if file.entry is None:
        return model_of(file.table)
    entry: Any = model_of(file.entry)

    class Entries(BaseModel):
        model_config = ConfigDict(extra="allow")
        __pydantic_extra__: dict[str, entry]

    return create_model(kind, __base__=Entries, **_definitions(file.table))


@cache
def model_of(table: Any) -> type[BaseModel]:
    """Return the model of a table; the types of its errors are pydantic's own, the names of forms, and those below."""

    def is_not_empty(value: object) -> object:
        if value == {}:
            raise PydanticCustomError("no_text", "no text")
        return value

    def fits_together(self: BaseModel) -> BaseModel:
        try:
            reader_of(table)(self.model_dump(exclude_unset=True))
        except ValueError as error:
            raise PydanticCustomError(str(error), "keys that do not go together") from None
        return self

    config, checks, extra = ConfigDict(extra="forbid"), dict[str, Any](), dict[str, Any]()
    if table is Text:
        config, extra = ConfigDict(extra="allow"), {"propertyNames": LANGUAGE.schema}
        checks["is_by_language"] = model_validator(mode="after")(_is_by_language)
    if not any(field.required for field in fields_of(table).values()):
        config["json_schema_extra"] = {**extra, "minProperties": 1}
        checks["is_not_empty"] = model_validator(mode="before")(is_not_empty)
    if hasattr(table, "__post_init__"):
        checks["fits_together"] = model_validator(mode="after")(fits_together)
    name = _NAMES.get(table.__name__, f"{table.__name__.removesuffix('Row')}Row")
    summary = table.__doc__.partition("\n")[0]
    return create_model(name, __config__=config, __doc__=summary, __validators__=checks, **_definitions(table))


def _definitions(table: Any) -> dict[str, Any]:
    """The fields of a model. TOML has no null, so the type of a key that may be left out does not say None."""
    return {
        key: (annotation_of(field.form), Field(... if field.required else None, description=field.description))
        for key, field in fields_of(table).items()
    }


@cache
def annotation_of(form: Any) -> Any:
    """Return the type that pydantic validates a value of a form by; forms are those of `reader.reader_of`."""
    if isinstance(form, Form):
        text = WithJsonSchema({"type": "string", **form.schema})
        return Annotated[str, AfterValidator(partial(_check, form)), text]
    if isinstance(form, Phrase):
        return Annotated[model_of(Text), BeforeValidator(_phrase), _OrText()]
    if isinstance(form, Choice):
        return Annotated[
            int,
            Strict(),
            AfterValidator(partial(_choose, form)),
            WithJsonSchema({"type": "integer", "enum": [*form.numbers]}),
        ]
    if isinstance(form, ListOf):
        item: Any = annotation_of(form.item)
        many: Any = Annotated[list[item], Field(min_length=form.least or None)]
        return (
            Annotated[
                many,
                BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
                WithJsonSchema(_ALONE),
            ]
            if form.alone
            else many
        )
    if isinstance(form, MapOf):
        key: Any = Annotated[annotation_of(form.keys), WithJsonSchema({"type": "string"})]
        value: Any = annotation_of(form.value)
        return dict[key, value]
    return model_of(form) if is_table(form) else Annotated[form, Strict()]


_ALONE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


class _OrText:
    """Says in the schema that a single text may stand for the table."""

    def __get_pydantic_json_schema__(self, inner: core.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "pattern": r"\S"}, handler(inner)]}


def _phrase(value: object) -> object:
    # What language it is in, or whether it is an id, does not matter for its form.
    return {"en": value} if isinstance(value, str) else value


def _choose(form: Choice, value: int) -> int:
    if value not in form.numbers:
        raise PydanticCustomError("number_of_list", "no choice", {"words": [str(number) for number in form.numbers]})
    return value


def _is_by_language(self: BaseModel) -> BaseModel:
    for tag, value in (self.__pydantic_extra__ or {}).items():
        if not LANGUAGE.fits(tag):
            raise PydanticCustomError("language_tag", "no language", {"tag": tag})
        try:
            check_text(value)
        except ValueError:
            raise PydanticCustomError("empty_language", "no text", {"tag": tag}) from None
    return self


def _check(form: Form, value: str) -> str:
    if not form.fits(value):
        kind = form.name if form.words or value.strip() else "empty"
        raise PydanticCustomError(kind, "another form", {"words": form.words})
    return value


class _Plain(GenerateJsonSchema):
    """Without titles, which repeat the keys, and `default: null`, which is no value that TOML could hold."""

    def default_schema(self, schema: core.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core.ModelSchema) -> JsonSchemaValue:
        return {key: value for key, value in super().model_schema(schema).items() if key != "title"}


@cache
def record_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of record file, a key of FILES, for editors and people."""
    file = FILES[kind]
    made = {**model_of_file(kind).model_json_schema(schema_generator=_Plain), "description": file.description}
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": file.path, "description": made.pop("description")}
    return {**head, **made}
