"""One declaration: reading and validation accept the same tables, whatever the declared keys are.

Every table is made from the declaration, so that a key is covered as soon as it is declared.
"""

import json
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings, strategies as st

from zonecli.check.facts import figure_issues
from zonecli.check.form import form_issues, keys_at
from zonecli.figures.units.lookup import Unit, unit
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records import reader, schema
from zonecli.records.fields import (
    ADDRESS,
    FACT_PERIOD,
    ID,
    LANGUAGE,
    NUMBER,
    PERIOD,
    PLACE,
    PRIORITY,
    RATE,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    Choice,
    Field,
    Form,
    ListOf,
    MapOf,
    Phrase,
    Word,
    fields_of,
)
from zonecli.records.periods import Period, period
from zonecli.records.reader import FILES, reader_of
from zonecli.records.vocabulary import Better

READERS: dict[str, Callable[[Any], object]] = {
    "zone": lambda raw: reader.zone("x", raw),
    "source": lambda raw: reader.source("x", raw),
    "indicators": reader.indicators,
    "kinds": reader.kinds,
    "industries": reader.industries,
    "places": reader.places,
    "rates": reader.rates,
}

# For each form, texts of it (the first makes a table that is accepted) and texts that are just not.
SAMPLES: dict[str, tuple[list[str], list[str]]] = {
    "text": (["甲", " a "], ["", " ", "\u3000"]),
    "period": (
        ["2024", "2024-Q3", "2020/2024-06", "2022-09~/2025-09", "../2023-12-31", "2024/.."],
        ["2024-13", "24", "2020/2019", "2024 ", "..", "../..", "2024~~", "FY2022-24", "FY22", "FY2022-23/2024"],
    ),
    "month-day": (["04-01", "12-31"], ["02-29", "4-1", "13-01", "04-01~"]),
    "language": (["zh", "en", "vi", "zh-Hant", "es-419"], ["ZH", "chinese", "zh_CN", "e"]),
    "number": (["3", "-3.5"], ["3.", "--3", "٣", "1e5", "1" * 61]),
    "rate": (["7.1"], ["0", "-7.1", "7,1"]),
    "unit": (["CNY", "公顷"], ["番茄", "万元"]),
    "address": (["https://a.b/c"], ["http://", "a.b", "https://a b", "https://a\u00a0b"]),
    "sha256": (["0" * 64], ["0" * 63, "A" * 64]),
    "currency": (["CNY"], [""]),
    "dollar": (["AUD"], ["EUR", "$", "aud", "A$"]),
    "year": (["2024"], ["24", "２０２４"]),
    "id": (["a-b"], ["Bad_Id", "a--b", "nul"]),
    "place": (["330523", "IN", "IN-UP", "AE-JAFZA"], ["33052", "３３０５２３", "in", "India", "IN-", "IN up"]),
}
# Keys whose values other rules than their form must be able to read.
FIGURES = {"figure": "442.12", "unit": "公顷"}
WRONG = [1, 0, True, False, Decimal("1.5"), date(2024, 5, 1), [], {}, ["x"], [""], [1], [{}], [[]], {"zh": "甲"}]


def whole(form: Any, key: str = "") -> Any:
    """Return a value of the form with everything in it that may be there."""
    if isinstance(form, Word):
        return form.words[0]
    if isinstance(form, Form):
        return FIGURES.get(key) or SAMPLES[form.name][0][0]
    if isinstance(form, ListOf):
        row = whole(form.item)
        # A figure that is typed by hand is a number with a hedge, or a range.
        return [_without(row, "low", "high"), _without(row, "value", "hedge")] if "low" in row else [row]
    if isinstance(form, Phrase):
        return {"zh": "甲", "en": "甲"}
    if isinstance(form, Choice):
        return form.numbers[0]
    if isinstance(form, MapOf):
        return {whole(form.keys): whole(form.value)}
    return True if form is bool else {key: whole(field.form, key) for key, field in fields_of(form).items()}


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def whole_file(kind: str) -> dict[str, Any]:
    """Return the tables of a file with every key."""
    file = FILES[kind]
    made: dict[str, Any] = whole(file.table)
    if file.entry:
        made[whole(file.names)] = whole(file.entry)
    return made


def forms_in(form: Any) -> Iterator[Any]:
    """Yield a form and all that it is made of, tables apart."""
    if isinstance(form, Form | ListOf | MapOf | Phrase | Choice) or form is bool:
        yield form
        for inner in ("keys", "value", "item"):
            if hasattr(form, inner):
                yield from forms_in(getattr(form, inner))
    else:
        for field in fields_of(form).values():
            yield from forms_in(field.form)


def forms_of(kind: str) -> list[Any]:
    """Return the forms in the tables of a file, each once."""
    return list(dict.fromkeys([form for table in tables_of(kind) for form in forms_in(table)]))


def tables_of(kind: str) -> list[Any]:
    return [table for table in (FILES[kind].table, FILES[kind].entry) if table]


WORDS = [word for kind in FILES for form in forms_of(kind) if isinstance(form, Word) for word in form.words[:2]]
TEXTS = [text for samples in SAMPLES.values() for texts in samples for text in texts]
VALUES: list[Any] = list(dict.fromkeys([*TEXTS, *WORDS])) + WRONG
NAMES = ["extra", "id", "number", "zh", "de", "unit", "by", "source", "Bad_Id", "330523", "2024", "24", ""]


def changes(raw: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every table and list in a table with each of its keys or numbers."""
    for key in list(raw) if isinstance(raw, dict) else range(len(raw)):
        yield raw, key
        if isinstance(raw[key], dict | list):
            yield from changes(raw[key])


def variants(kind: str) -> Iterator[Any]:
    """Yield the whole file, and the same with one value replaced, deleted or renamed or one key added, in every way.

    It is one object that is changed and changed back.
    """
    raw = whole_file(kind)
    yield raw
    for holder, key in list(changes(raw)):
        kept = copy(holder)
        for value in VALUES:
            holder[key] = value
            yield raw
        holder[key] = kept[key]
        for name in NAMES if isinstance(holder, dict) else ():
            holder[name] = kept[key]
            yield raw
            if name != key:
                del holder[key]
                yield raw
            holder.clear()
            holder.update(kept)
        del holder[key]
        yield raw
        if isinstance(holder, dict):
            holder.clear()
            holder.update(kept)
        else:
            holder[:] = kept


def is_read(kind: str, raw: Any) -> bool:
    try:
        READERS[kind](raw)
    except reader.REFUSED:
        return False
    return True


def issues(kind: str, raw: Any) -> list[Any]:
    return [*form_issues(kind, raw), *(figure_issues(raw) if kind == "zone" else ())]


def differences(kind: str) -> Iterator[Any]:
    """Yield the variants that one side accepts and the other does not."""
    return (deepcopy(raw) for raw in variants(kind) if is_read(kind, raw) == bool(issues(kind, raw)))


@pytest.mark.parametrize("kind", FILES)
def test_reading_and_validation_accept_the_same(kind: str) -> None:
    assert not list(differences(kind))


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> Any:
    """A whole file with up to four changes."""
    raw = whole_file(kind)
    for _ in range(draw(st.integers(0, 4))):
        places = list(changes(raw))
        if places:
            holder, key = draw(st.sampled_from(places))
            change = draw(st.sampled_from(["replace", "delete", "delete", "add"]))
            value = deepcopy(draw(st.sampled_from(VALUES)))
            if change == "delete":
                del holder[key]
            elif change == "add" and isinstance(holder, dict):
                holder[draw(st.sampled_from(NAMES))] = value
            else:
                holder[key] = value
    return raw


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=200)
@given(data=st.data())
def test_they_accept_the_same_with_several_changes(kind: str, data: st.DataObject) -> None:
    raw = data.draw(mutated(kind))
    assert is_read(kind, raw) != bool(issues(kind, raw))


# -- the test itself would notice -------------------------------------------------------------------

EACH = [pytest.param(kind, form, id=f"{kind}-{n}") for kind in FILES for n, form in enumerate(forms_of(kind))]


def forget() -> None:
    """Let both sides be made anew."""
    for made in (reader_of, reader._readers, schema.annotation_of, schema.model_of, schema.model_of_file):
        getattr(made, "cache_clear", lambda: None)()


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    forget()
    yield monkeypatch
    monkeypatch.undo()
    forget()


def is_noticed(kind: str) -> bool:
    try:
        return next(differences(kind), None) is not None
    except (AttributeError, KeyError):
        # One side trips over what the other let through.
        return True


@pytest.mark.parametrize(("kind", "form"), EACH)
def test_a_form_that_validation_lacks_is_noticed(kind: str, form: Any, anew: pytest.MonkeyPatch) -> None:
    whole_one = schema.annotation_of
    anew.setattr(schema, "annotation_of", lambda each: Any if each is form else whole_one(each))
    assert is_noticed(kind)


@pytest.mark.parametrize(("kind", "form"), EACH)
def test_a_form_that_reading_lacks_is_noticed(kind: str, form: Any, anew: pytest.MonkeyPatch) -> None:
    whole_one = reader.reader_of
    anew.setattr(reader, "reader_of", lambda each: _as_it_is if each is form else whole_one(each))
    assert is_noticed(kind)


def _as_it_is(value: Any) -> Any:
    return value


@pytest.mark.parametrize("side", [reader, schema])
@pytest.mark.parametrize(
    ("kind", "key"),
    [(kind, key) for kind in FILES for table in tables_of(kind) for key in fields_of(table)],
)
def test_a_key_that_one_side_lacks_is_noticed(side: Any, kind: str, key: str, anew: pytest.MonkeyPatch) -> None:
    def without(table: Any) -> dict[str, Field]:
        return {each: field for each, field in fields_of(table).items() if each != key}

    anew.setattr(side, "fields_of", without)
    assert is_noticed(kind)


# -- the declaration --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A table in a table."""

    sum: Annotated[Decimal, "An amount."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """A table of all kinds of keys."""

    id: str
    text: Annotated[str, "A text."]
    when: Annotated[Period | None, "A period."] = None
    unit: Annotated[Unit | None, "A unit."] = None
    better: Annotated[Better, "A word."] = Better.HIGHER
    url: Annotated[str | None, ADDRESS, "An address."] = None
    is_so: Annotated[bool, "Whether."] = False
    texts: Annotated[tuple[str, ...], "Texts."] = ()
    made: Annotated[int, Inner]
    inner: Annotated[tuple[Inner, ...], "Tables."] = ()


def test_the_keys_of_a_table() -> None:
    found = fields_of(Outer)
    assert list(found) == ["text", "when", "unit", "better", "url", "is_so", "texts", "sum", "inner"]
    assert [key for key, field in found.items() if field.required] == ["text", "sum"]
    assert {key: field.form for key, field in found.items() if key != "better"} == {
        "text": TEXT,
        "when": PERIOD,
        "unit": UNIT,
        "url": ADDRESS,
        "is_so": bool,
        "texts": ListOf(TEXT),
        "sum": NUMBER,
        "inner": ListOf(Inner),
    }
    assert found["better"].form.words == ("higher", "lower")
    assert found["sum"].description == "An amount."


@pytest.mark.parametrize(
    ("form", "value", "meaning"),
    [
        (TEXT, " a ", " a "),
        (PERIOD, "2024-Q3", period("2024-Q3")),
        (NUMBER, "-3.50", Decimal("-3.50")),
        (RATE, "7.1", Decimal("7.1")),
        (UNIT, "公顷", unit("ha")),
        (ADDRESS, "HTTPS://a.b/甲", "HTTPS://a.b/甲"),
        (SHA256, "0" * 64, "0" * 64),
        (YEAR, "0999", 999),
        (ID, "a-b", "a-b"),
        (PLACE, "330523", "330523"),
        (LANGUAGE, "zh", "zh"),
        (Word(Better), "lower", Better.LOWER),
        (bool, True, True),
        (Text, {"en": "A"}, Text("", "A")),
        (Text, {"zh": "甲", "en": "A"}, Text("甲", "A")),
        (Text, {"vi": "Khu", "zh-Hant": "區"}, Text("", "", (("vi", "Khu"), ("zh-Hant", "區")))),
        (Text, {"en": "A", "pl": "B"}, Text("", "A", (("pl", "B"),))),
        (Phrase(zone=True), "gamma", "gamma"),
        (Phrase(zone=True), "全国217家国家级经开区", Text("全国217家国家级经开区", "")),
        (Phrase(), "gamma", Text("", "gamma")),
        (Phrase(), {"zh": "商务部口径"}, Text("商务部口径", "")),
        (PRIORITY, 2, 2),
        (FACT_PERIOD, "FY2022-23", "FY2022-23"),
        (FACT_PERIOD, "2024", period("2024")),
        (Inner, {"sum": "1"}, Inner(sum=Decimal(1))),
        (ListOf(TEXT), [], ()),
        (ListOf(YEAR, least=1), ["2024"], (2024,)),
        (ListOf(TEXT, alone=True), "a", ("a",)),
        (MapOf(YEAR, NUMBER), {"2024": "1"}, {2024: Decimal(1)}),
    ],
)
def test_what_a_value_means(form: Any, value: Any, meaning: object) -> None:
    found = reader_of(form)(value)
    assert found == meaning
    assert type(found) is type(meaning)


NOT = [
    *((form, text) for form in (TEXT, PERIOD, NUMBER, RATE, UNIT, ADDRESS, SHA256, YEAR, ID, PLACE)
      for text in ("", " ", "\u3000", 1, None, ["x"], *SAMPLES[form.name][1])),
    (bool, 1), (bool, "true"), (LANGUAGE, "DE"), (LANGUAGE, ""),
    (Text, "x"), (Text, {}), (Text, {"de": ""}), (Text, {"zh": " "}), (Text, {"zh": "a", "german": "b"}),
    (Phrase(), ""), (Phrase(), {}), (Phrase(zone=True), 1), (PRIORITY, 0), (PRIORITY, "1"), (PRIORITY, True),
    (Inner, {}), (Inner, {"sum": "1", "more": 1}), (Inner, [("sum", "1")]),
    (ListOf(TEXT), "a"), (ListOf(TEXT), ("a",)), (ListOf(TEXT), [""]), (ListOf(TEXT, least=1), []),
    (MapOf(YEAR, NUMBER), {"24": "1"}), (MapOf(YEAR, NUMBER), {"2024": 1}), (MapOf(YEAR, NUMBER), []),
]  # fmt: skip


@pytest.mark.parametrize(("form", "value"), NOT)
def test_what_is_refused(form: Any, value: Any) -> None:
    with pytest.raises(reader.REFUSED):
        reader_of(form)(value)


@pytest.mark.parametrize("kind", FILES)
def test_each_key_is_accepted_and_explained(kind: str) -> None:
    raw = whole_file(kind)
    assert is_read(kind, raw)
    assert not issues(kind, raw)
    jsonschema.validate(raw, schema.record_schema(kind))
    for table in tables_of(kind):
        assert all(field.description.endswith(".") for field in fields_of(table).values())


@pytest.mark.parametrize(
    ("kind", "path", "some"),
    [
        ("zone", (), "has_parts"),
        ("zone", ("facts", 3), "hedge"),
        ("zone", ("facts", 3, "scope"), "zh"),
        ("industries", (), "source"),
        ("indicators", ("x", "derived"), "operation"),
        ("rates", ("x",), "years"),
    ],
)
def test_keys_of_a_table(kind: str, path: tuple[str | int, ...], some: str) -> None:
    assert some in keys_at(kind, path)


# -- the published schemas --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_the_schema_never_refuses_what_reading_accepts(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(schema.record_schema(kind))
    assert not [raw for raw in variants(kind) if is_read(kind, raw) and not validator.is_valid(raw)]


@pytest.mark.parametrize("kind", FILES)
def test_schemas_are_valid_json_schema(kind: str) -> None:
    made = schema.record_schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert "null" not in json.dumps(made)


@pytest.mark.parametrize("kind", FILES)
def test_the_schema_refuses_keys_too_many_and_of_another_type(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(schema.record_schema(kind))
    raw = whole_file(kind)
    for holder, key in list(changes(raw)):
        kept, holder[key] = holder[key], "1" if key == "priority" else 1
        assert not validator.is_valid(raw), key
        holder[key] = kept
