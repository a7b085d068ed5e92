"""What zonecli is to reach: each row of the table, its bound, what it is measured against, and whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.generate import zone
from tests.benchmarks.machine import can_watch, held_by
from tests.benchmarks.measure import MIB, Command, Limits, TooSlow, alternate, run

SIZES = (100, 2_700, 30_000)
SHOWN = 49  # the number of the zone that is shown and completed; every directory has it
ARTICLES = Path(__file__).parent / "extract" / "articles"
TABLE_SOURCE = 'type = "dataset"\ntitle = { zh = "统计表", en = "A table" }\nissued = "2025-06"\n'
MAPPING = """
source = "table"
head = [1]

[zone]
column = "园区"
match = ["name"]

[zone.new]
id = "column 编号"
kind = "industrial-park"
place = "330000"

[[facts]]
column = "2024年税收收入（亿元）"
indicator = "tax-revenue"
unit = "亿元"
period = "from the head"
"""
NATIONAL = ("list", "--where", "level=national", "--sort", "name")
COMPARED = (11, 23, 47, 89)
INDICATOR = "industrial-output"
SOUGHT = "生物医药"
MEMORY = 250.0  # MiB


@dataclass(frozen=True)
class Zonecli:
    """The installed command, its interpreter, and directories of records by their size."""

    command: Path
    interpreter: str
    environment: Mapping[str, str]
    records: Mapping[int, Path]
    seed: int

    def ask(self, size: int, *arguments: str, says: str = "", terminal: bool = False) -> Command:
        """Return the command with these arguments over the directory of so many records."""
        argv = (str(self.command), *arguments, "--records", str(self.records[size]))
        return Command(argv, self.environment, says, terminal)

    def show(self, size: int, *options: str, terminal: bool = False) -> Command:
        """Return the profile of one zone."""
        return self.ask(size, "show", self.shown, *options, says=self.shown, terminal=terminal)

    def add(self, size: int) -> Command:
        """Return adding a figure to one zone, held against the rules and not written: the directory stays as it is."""
        fact = ("add", "fact", self.shown, INDICATOR, "5亿元", "--source", "rates-2025", "--period", "2001")
        return self.ask(size, *fact, "--dry-run", says="5亿元")

    def national(self, size: int) -> Command:
        """Return the table of the national zones."""
        return self.ask(size, *NATIONAL, says="national")

    def extract(self, size: int, scratch: Path) -> Command:
        """Return the facts of a long article; it is made of the shorter ones."""
        article = scratch / "article.txt"
        texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
        article.write_text("\n\n".join(texts * 20)[:10_000], encoding="utf-8")
        return self.ask(size, "extract", str(article), "--format", "csv")

    def bring_in(self, scratch: Path) -> Command:
        """Return putting a table of 30,000 zones with a figure each into a directory that has none, and not writing."""
        records, table, mapping = scratch / "empty", scratch / "table.csv", scratch / "table.toml"
        for folder in ("zones", "sources"):
            (records / folder).mkdir(parents=True, exist_ok=True)
        (records / "sources" / "table.toml").write_text(TABLE_SOURCE, encoding="utf-8")
        made = (zone(number, self.seed) for number in range(1, 30_001))
        lines = [f"{each['id']},{each['name']['zh']},{number}.5" for number, each in enumerate(made, 1)]
        table.write_text("\n".join(["编号,园区,2024年税收收入（亿元）", *lines, ""]), encoding="utf-8")
        mapping.write_text(MAPPING, encoding="utf-8")
        words = ("import", str(table), "--map", str(mapping), "--dry-run", "--records", str(records))
        return Command((str(self.command), *words), self.environment)

    def export(self, size: int, to: str) -> Command:
        """Return handing all records on, beside their directory."""
        return self.ask(size, "export", "--to", to, str(self.records[size].with_name(f"handed-on.{to}")))

    def bare(self) -> Command:
        """Return the start of the interpreter with nothing to do."""
        return Command((self.interpreter, "-c", "pass"), self.environment)

    def version(self) -> Command:
        """Return the shortest of its commands."""
        return Command((str(self.command), "--version"), self.environment)

    def completion(self, size: int) -> Command:
        """Return what bash starts under the Tab key, after the first letters of a zone's id."""
        asked = {
            "_ZONECLI_COMPLETE": "bash",
            "_ZONECLI_LINE": f"zonecli show {self.shown[:3]}",
            "_ZONECLI_BREAKS": " \t\n\"'><=;|&(:",
            "ZONECLI_RECORDS": str(self.records[size]),
        }
        return Command((str(self.command),), {**self.environment, **asked}, self.shown)

    def report(self) -> Command:
        """Return the brief on the records that the package ships."""
        return Command((str(self.command), "report"), self.environment)

    @property
    def shown(self) -> str:
        """The id of the zone that is shown."""
        return str(zone(SHOWN, self.seed)["id"])

    @property
    def compared(self) -> list[str]:
        """The ids of the zones that are compared."""
        return [str(zone(number, self.seed)["id"]) for number in COMPARED]


@dataclass(frozen=True)
class Target:
    """One row: `bound` times the median of `against`."""

    what: str
    bound: float
    command: Command
    against: Command
    unit: str = "× bare"


@dataclass(frozen=True)
class MemoryTarget:
    """One row: at most MEMORY for all processes of the command together."""

    what: str
    command: Command


@dataclass(frozen=True)
class Result:
    """One row as measured; `ratio` is in `unit`. What was not measured is None, and `fault` says why."""

    what: str
    bound: float
    unit: str
    median: float | None = None
    ratio: float | None = None
    peak: float | None = None
    runs: int = 0
    fault: str = ""

    @property
    def met(self) -> bool:
        """Whether the bound is kept."""
        return self.ratio is not None and self.ratio <= self.bound


def targets(tool: Zonecli, scratch: Path) -> list[Target | MemoryTarget]:
    """Return the rows that can be measured with the sizes that there are; what they read beside records is made."""
    small, middle, large = SIZES
    bare = tool.bare()
    rows: list[Target | MemoryTarget] = [Target("zonecli --version", 1.5, tool.version(), bare)]
    if middle in tool.records:
        rows += _of_the_middle_size(tool, middle, scratch)
    if small in tool.records and large in tool.records:
        few, many = (tool.show(size, "--json") for size in (small, large))
        rows.append(Target(f"show X --json, {large:,} against {small:,}", 1.1, many, few, "×"))
    for what, words, bounds in _BY_SIZE:
        for size, bound in zip((middle, large), bounds, strict=True):
            if size in tool.records and bound:
                rows.append(Target(f"{what}, {size:,}", bound, tool.ask(size, *words), bare))
    if middle in tool.records:
        asked = tool.ask(middle, "compare", *tool.compared, "--json")
        rows.append(Target(f"compare of four zones --json, {middle:,}", 10, asked, bare))
    rows.append(Target("report, the shipped records", 25, tool.report(), bare))
    if large in tool.records:
        ranked = tool.ask(large, "rank", INDICATOR)
        as_csv = tool.ask(large, "rank", INDICATOR, "--format", "csv")
        rows.append(Target(f"rank {INDICATOR} --format csv, {large:,}, against the table", 1.15, as_csv, ranked, "×"))
        rows += [
            MemoryTarget(f"memory of export --to {each}, {large:,}", tool.export(large, each))
            for each in ("xlsx", "sqlite", "datapackage", "parquet")
        ]
    return rows


# At most so many times the bare interpreter, at 2,700 zones and at 30,000; 0 where nothing is asked.
_BY_SIZE = (
    ("list --where level=national --sort name", NATIONAL, (12, 35)),
    (f"rank {INDICATOR}", ("rank", INDICATOR), (32, 300)),
    ("check", ("check",), (75, 650)),
    ("facts --format csv", ("facts", "--format", "csv"), (0, 1_100)),
    *((each, (each,), (0, 700)) for each in ("coverage", "sources", "info", "indicators")),
    (f"search {SOUGHT}", ("search", SOUGHT), (75, 700)),
)


def _of_the_middle_size(tool: Zonecli, size: int, scratch: Path) -> list[Target]:
    bare = tool.bare()
    return [
        Target(f"completion of a zone id, {size:,}", 12, tool.completion(size), bare),
        Target(f"show X --json, {size:,}", 8.5, tool.show(size, "--json"), bare),
        Target(f"show X, piped, {size:,}", 8.5, tool.show(size), bare),
        Target(f"show X, on a terminal, {size:,}", 12, tool.show(size, terminal=True), bare),
        Target(f"add fact, {size:,}", 13, tool.add(size), bare),
        Target("extract, an article of 10,000 characters", 20, tool.extract(size, scratch), bare),
        Target("import, 30,000 rows, into no records", 900, tool.bring_in(scratch), bare),
    ]


def measured(row: Target | MemoryTarget, limits: Limits) -> Result:
    """Measure one row."""
    if isinstance(row, MemoryTarget):
        return _memory(row, limits)
    samples = alternate({"it": row.command, "against": row.against}, limits)
    it, against = samples["it"], samples["against"]
    if it.fault or against.fault:
        return Result(row.what, row.bound, row.unit, fault=it.fault or against.fault)
    ratio = it.median / against.median
    return Result(row.what, row.bound, row.unit, it.median, ratio, it.peak, len(it.runs))


def _memory(row: MemoryTarget, limits: Limits) -> Result:
    """Measure the memory of all processes together, or of the largest where they cannot be watched."""
    try:
        done = run(row.command, limits.timeout, held_by if can_watch() else None)
    except TooSlow:
        return Result(row.what, MEMORY, "MiB", fault=f"over {limits.timeout:g} s")
    if done.code != 0:
        return Result(row.what, MEMORY, "MiB", fault=f"exit code {done.code}")
    peak = done.peak / MIB
    return Result(row.what, MEMORY, "MiB", done.seconds * 1000, peak, peak, 1)
