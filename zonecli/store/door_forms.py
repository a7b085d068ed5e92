"""Conditions on the texts of a record, as pydantic's models take them. Imported with the door alone."""

from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticCustomError
from pydantic_core import core_schema as core

from zonecli.store.forms import is_said


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
