"""What `check` found: each fault with its rule, its place and the line that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.check.rules.registry import rules
from zonecli.check.rules.rule import Severity
from zonecli.errors import RecordsUnreadable, Translate, ZoneError
from zonecli.frozen import dataclass
from zonecli.store.files import read_file

if TYPE_CHECKING:
    from zonecli.errors import Diagnostic
    from zonecli.store.catalogue import Catalogue

# Encodings that the fault of a wrong encoding may have named; the first that fits all bytes shows the line.
_ENCODINGS = ("utf-8-sig", "gb18030", "big5")


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
    message: str
    hint: str
    excerpt: str | None


def findings(
    faults: Iterable[Diagnostic],
    catalogue: Catalogue,
    shown: Callable[[str], str] = str,
    translate: Translate = str,
) -> Iterator[Finding]:
    """Yield the faults as findings, each with its line.

    `shown` says how a path is to be printed, `translate` the language of the messages: of data it is English.
    """
    # Faults come file by file.
    read = lru_cache(maxsize=1)(_read_lines)
    for fault in faults:
        rule, lines = rules()[fault.rule], read(fault.path, catalogue)
        yield Finding(
            file=shown(fault.path),
            line=fault.line,
            column=fault.column,
            length=fault.length,
            severity=rule.severity,
            rule=rule.code,
            name=rule.name,
            message=fault.message(translate),
            hint=fault.hint_text(translate),
            excerpt=lines[fault.line - 1].rstrip("\r") if fault.line <= len(lines) else None,
        )


def _read_lines(path: str, catalogue: Catalogue) -> list[str]:
    """Return the lines of a file, none where it cannot be read."""
    with suppress(ZoneError):
        return catalogue.text(Path(path)).split("\n")
    try:
        data = read_file(path, catalogue.root)
    except RecordsUnreadable:
        return []
    if b"\0" in data:
        return []
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding).split("\n")
    return data.decode(errors="replace").split("\n")
