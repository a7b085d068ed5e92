"""What `check` found: each fault with its rule, its place and the line that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from zonecli.check.rules.registry import rules
from zonecli.check.rules.rule import Severity
from zonecli.errors import RecordsUnreadable, filled
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.errors import RecordFault
    from zonecli.store.catalogue import Catalogue


# Encodings that the fault of a wrong encoding may have named; the first that fits all bytes shows the line.
_ENCODINGS = ("utf-8-sig", "gb18030", "big5")


class Excerpts:
    """The lines of files of a catalogue. The file asked for last is kept: faults come file by file."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._root = catalogue.root
        self._path = ""
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str | None:
        """Return the line of this number, from 1, without its end; None where it cannot be read."""
        if path != self._path:
            self._path, self._lines = path, self._read(path)
        return self._lines[number - 1].rstrip("\r") if number <= len(self._lines) else None

    def _read(self, path: str) -> list[str]:
        from zonecli.store.files import read_file

        try:
            data = read_file(path, self._root)
        except RecordsUnreadable:
            return []
        if b"\0" in data:
            return []
        for encoding in _ENCODINGS:
            with suppress(UnicodeDecodeError):
                return data.decode(encoding).split("\n")
        return data.decode(errors="replace").split("\n")


class Message(str):
    """A sentence in English, which is what data shows of it, with what it takes to say it in another language."""

    template: str
    details: Mapping[str, object]

    def __new__(cls, template: str, details: Mapping[str, object]) -> Message:
        message = super().__new__(cls, template.format_map(details))
        message.template = template
        message.details = details
        return message

    def say(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of `translate`."""
        return filled(self.template, self.details, translate) if self.template else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `line` and `column` count from 1, in characters; `length` characters from there on are meant.

    `excerpt` is the whole line, None where the file cannot be read.
    """

    file: str
    line: int
    column: int
    length: int
    severity: Severity
    rule: str
    name: str
    message: Message
    hint: Message
    excerpt: str | None


def findings(
    faults: Iterable[RecordFault], catalogue: Catalogue, shown: Callable[[str], str] = str
) -> Iterator[Finding]:
    """Yield the faults as findings, each with its line; `shown` says how a path is to be printed."""
    excerpts, table = Excerpts(catalogue), rules()
    for fault in faults:
        rule = table[fault.rule]
        yield Finding(
            file=shown(fault.path),
            line=fault.line,
            column=fault.column,
            length=fault.length,
            severity=rule.severity,
            rule=rule.code,
            name=rule.name,
            message=Message(fault.sentence, fault.details),
            hint=Message(fault.hint, fault.details),
            excerpt=excerpts.line(fault.path, fault.line),
        )
