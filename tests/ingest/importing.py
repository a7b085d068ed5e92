"""Imports as a user runs them: an empty directory with one source, a table, its drafted mapping, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cli.running import Cli, Result
from tests.conftest import write_files

SOURCE = """
type = "report"
title = { zh = "年鉴", en = "Yearbook" }
issued = "2025-12"
"""


@dataclass(frozen=True)
class Desk:
    """A directory of records, and the commands that are run on it."""

    cli: Cli
    root: Path

    @property
    def map(self) -> Path:
        return self.root / "map.toml"

    def run(self, *arguments: object) -> Result:
        return self.cli(*arguments, "--records", self.root / "records")

    def draft(self, table: Path, *options: object) -> str:
        """Draft a mapping of a table, and return its text."""
        done = self.run("import", table, "--draft-map", self.map, "--source", "yearbook", *options)
        assert done.code == 0, done.err
        return self.map.read_text(encoding="utf-8")

    def correct(self, corrections: Sequence[tuple[str, str]]) -> None:
        """Put lines of the mapping in place of others, each of which stands there once."""
        text = self.map.read_text(encoding="utf-8")
        for old, new in corrections:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.map.write_text(text, encoding="utf-8")

    def load(self, table: Path, *options: object) -> Result:
        """Import a table with the mapping."""
        return self.run("import", table, "--map", self.map, *options)

    def record(self, id: str) -> str:
        return (self.root / "records" / "zones" / f"{id}.toml").read_text(encoding="utf-8")


def desk(cli: Cli, root: Path, files: Mapping[str, str] | None = None) -> Desk:
    """Return a directory with one source, and with these files."""
    (root / "records" / "zones").mkdir(parents=True, exist_ok=True)
    write_files(root / "records", {"sources/yearbook.toml": SOURCE, **(files or {})})
    return Desk(cli, root)
