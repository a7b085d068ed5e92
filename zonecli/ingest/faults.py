"""What is wrong with a table or with its mapping, at its place."""

from __future__ import annotations

from zonecli.errors import Exit, Translate, ZoneError


class TableUnreadable(ZoneError):
    """A table that cannot be opened, or of which too much is wrong to read any of it."""

    exit_code = Exit.UNREADABLE

    def __init__(self, sentence: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint


class CellFault(ZoneError):
    """What is wrong with one cell, or with a row; the table says where that is."""

    def __init__(self, sentence: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint


class MappingFault(ZoneError):
    """What is wrong in a mapping file. `line` and `column` count from 1."""

    exit_code = Exit.UNREADABLE

    def __init__(self, path: str, line: int, column: int, sentence: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.path = path
        self.line = line
        self.column = column
        self.sentence = sentence
        self.hint = hint

    def message(self, translate: Translate = str) -> str:
        """Return the place and the sentence in the language of `translate`."""
        return f"{self.path}:{self.line}:{self.column}: {super().message(translate)}"
