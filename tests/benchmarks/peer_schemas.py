"""What other tools are told of the data's form, so that they validate as much of it as they can."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.wording import INDICATORS, KINDS

_KINDS = [*(kind[0] for kind in KINDS), "aggregate"]
_LEVELS = ["national", "provincial", "municipal", "county"]
_STATUSES = ["actual", "estimate", "provisional", "forecast", "target", "planned"]
_PERIOD = r"\d{4}(-(H[12]|Q[1-4]|\d\d(-\d\d)?))?(/\d{4}(-\d\d)?)?"

RECUTILS_HEAD = f"""%rec: Zone
%key: Id
%mandatory: NameZh NameEn Kind
%type: Kind enum {" ".join(_KINDS)}
%type: Level enum {" ".join(_LEVELS)}
%type: Code regexp /^[GS][0-9][0-9]*$/
%type: Place int
%type: Fact regexp /^[a-z-]+ \\| [^|]+ \\| [^|]* \\| [^|]* \\| [a-z]* \\|/
"""


def _field(name: str, **constraints: Any) -> dict[str, Any]:
    return {"name": name, "type": "string", **({"constraints": constraints} if constraints else {})}


def _resource(name: str, fields: list[dict[str, Any]], **keys: Any) -> dict[str, Any]:
    return {"name": name, "path": f"{name}.csv", "schema": {"fields": fields, **keys}}


DATAPACKAGE = {
    "name": "zones",
    "resources": [
        _resource(
            "zones",
            [
                _field("id", required=True, unique=True),
                _field("name_zh", required=True),
                _field("name_en", required=True),
                _field("kind", required=True, enum=_KINDS),
                _field("level", enum=_LEVELS),
                *(_field(name) for name in ("code", "place", "industries", "part_of")),
                *(_field(key.replace("-", "_")) for key in INDICATORS),
            ],
            primaryKey="id",
        ),
        _resource(
            "facts",
            [
                _field("zone", required=True),
                _field("indicator", required=True, enum=list(INDICATORS)),
                _field("figure", required=True),
                _field("unit"),
                _field("period", pattern=_PERIOD),
                _field("status", enum=_STATUSES),
                _field("scope"),
                _field("source", required=True),
                *(_field(name) for name in ("at", "note")),
            ],
            foreignKeys=[{"fields": "zone", "reference": {"resource": "zones", "fields": "id"}}],
        ),
    ],
}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_STRING = {"type": "string", "minLength": 1}
_STRINGS = {"type": "array", "items": _STRING}
_TEXT = _object(["zh", "en"], zh=_STRING, en=_STRING)
_DATED = {"type": "string", "pattern": f"^{_PERIOD}$"}

TAPLO_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_object(
        ["name", "kind"],
        name=_TEXT,
        aliases=_STRINGS,
        kind={"enum": _KINDS},
        level={"enum": _LEVELS},
        code=_STRING,
        place=_STRING,
        industries=_STRINGS,
        part_of=_STRINGS,
        has_parts={"type": "boolean"},
        leading_industries={
            "type": "array",
            "items": _object(["industries", "source"], industries=_STRINGS, period=_DATED, source=_STRING, at=_STRING),
        },
        facts={
            "type": "array",
            "items": _object(
                ["indicator", "figure", "source"],
                indicator={"enum": list(INDICATORS)},
                figure=_STRING,
                unit=_STRING,
                period=_DATED,
                status={"enum": _STATUSES},
                scope=_TEXT,
                source=_STRING,
                at=_STRING,
                note=_TEXT,
            ),
        },
        events={
            "type": "array",
            "items": _object(["date", "title", "source"], date=_DATED, title=_TEXT, source=_STRING, at=_STRING),
        },
    ),
}
