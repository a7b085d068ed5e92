"""Every command in every format over two sizes: the seconds, how they grow, and the memory of all processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.machine import can_watch, held_by
from tests.benchmarks.measure import MIB, Command, TooSlow, run
from tests.benchmarks.targets import INDICATOR, MEMORY, NATIONAL, SOUGHT, Zonecli

GROWTH = 1.15  # times linear
_TABLES = ("table", "json", "jsonl", "csv", "xlsx", "md")
_FORMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("list",), _TABLES),
    (NATIONAL, ("table", "json")),
    (("list", "--columns", f"id,{INDICATOR}", "--sort", f"-{INDICATOR}"), ("table", "json")),
    (("rank", INDICATOR), _TABLES),
    (("facts",), _TABLES),
    (("coverage",), _TABLES),
    (("sources",), ("table", "json", "csv")),
    (("sources", "yearbook-2024"), ("table", "json")),
    (("indicators",), ("table", "json", "csv")),
    (("indicators", INDICATOR), ("table", "json")),
    (("kinds",), ("table",)),
    (("units",), ("table",)),
    (("info",), ("table", "json")),
    (("search", SOUGHT), _TABLES),
    (("check",), ("table", "json", "github")),
    (("compare",), ("csv", "json", "table")),
)
_REPORTS = (("gaps",), ("ranking", "-P", f"indicator={INDICATOR}"), ("brief",), ("sources",))


@dataclass(frozen=True)
class Grown:
    """One command in one format: seconds at the smaller and the larger size, growth over linear, MiB at the larger."""

    what: str
    few: float | None
    many: float | None
    growth: float | None
    peak: float | None
    fault: str = ""

    @property
    def met(self) -> bool:
        """Whether both bounds are kept."""
        return self.growth is not None and self.growth <= GROWTH and self.peak is not None and self.peak <= MEMORY


def forms(tool: Zonecli, size: int) -> Iterator[tuple[str, Command]]:
    """Yield every command with its format, and how it is run over so many zones."""
    # A profile and zones beside each other are of a few zones, whatever the size; `show X` is among the targets.
    for words, formats in (*_FORMS, (("compare", tool.shown), ("table", "json"))):
        for each in formats:
            yield f"{' '.join(words)} --format {each}", tool.ask(size, *words, "--format", each)
    for words in _REPORTS:
        yield f"report {words[0]}", tool.ask(size, "report", *words)


def measured(what: str, few: Command, many: Command, ratio: float, timeout: float) -> Grown:
    """Run a command at each size, `ratio` apart, after one run at the smaller that does not count; then for its memory.

    What watches the memory takes a core, which a command that works on all of them has not then.
    """
    try:
        run(few, timeout)
        first = run(few, timeout)
        second = run(many, timeout)
        watched = run(many, timeout, held_by) if can_watch() else second
    except TooSlow:
        return Grown(what, None, None, None, None, f"over {timeout:g} s")
    if first.code or second.code:
        return Grown(what, None, None, None, None, f"exit code {first.code or second.code}")
    return Grown(what, first.seconds, second.seconds, second.seconds / first.seconds / ratio, watched.peak / MIB)
