"""What `check` found: each fault with its rule, its place and the line that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from zonecli.errors import filled
from zonecli.frozen import dataclass
from zonecli.store.rules import Severity, rules

if TYPE_CHECKING:
    from zonecli.errors import RecordFault
    from zonecli.store.catalogue import Catalogue


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
    from zonecli.store.excerpts import Excerpts

    excerpts, table = Excerpts(catalogue), rules()
    for fault in faults:
        rule = table[fault.rule]
        yield Finding(
            shown(fault.path),
            fault.line,
            fault.column,
            fault.length,
            rule.severity,
            rule.code,
            rule.name,
            Message(fault.sentence, fault.details),
            Message(fault.hint, fault.details),
            excerpts.line(fault.path, fault.line),
        )
