"""Where the records and the templates are found, and which of several places wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zonecli.errors import N_, RecordsUnreadable

PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Found:
    """A directory, and what made it the one: `option`, `environment`, `configuration`, `upwards` or `shipped`."""

    path: Path
    reason: str


def shipped(name: str) -> Path:
    """Return the directory inside the package; in a checkout the one beside it."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def upwards(name: str, start: Path) -> Path | None:
    """Return the nearest directory of this name in `start` or above it."""
    for folder in (start, *start.parents):
        if (folder / name).is_dir():
            return folder / name
    return None


def find_records(option: str | None, environment: Mapping[str, str], start: Path) -> Found:
    """Return the records directory: `--records`, ZONECLI_RECORDS, the nearest `records/`, the shipped set.

    Raises RecordsUnreadable where the option or the variable names no directory.
    """
    for value, reason in ((option, "option"), (environment.get("ZONECLI_RECORDS"), "environment")):
        if value:
            path = Path(value)
            if not path.is_dir():
                raise RecordsUnreadable(
                    N_("{path}: no such directory of records")
                    if not path.exists()
                    else N_("{path}: not a directory of records"),
                    N_("--records and ZONECLI_RECORDS name a directory that holds zones/, sources/ and indicators.toml"),
                    path=value,
                )
            return Found(path, reason)
    above = _above(start)
    if above is not None:
        return Found(above, "upwards")
    return Found(shipped("records"), "shipped")


def _above(start: Path) -> Path | None:
    """A `records/` without `zones/` in it belongs to somebody else's project."""
    folder: Path | None = start
    while folder is not None:
        found = upwards("records", folder)
        if found is None or (found / "zones").is_dir():
            return found
        folder = found.parent.parent if found.parent != found.parent.parent else None
    return None
