"""Where the records and the templates are found, and which of several places wins."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from zonecli.errors import N_, RecordsUnreadable
from zonecli.frozen import dataclass

PACKAGE = Path(__file__).parent.parent

# What stands in a directory of records while several of its files are replaced.
JOURNAL = ".zonecli-change"


@dataclass(frozen=True, slots=True)
class Found:
    """A directory, and what made it the one: `option`, `environment`, `configuration`, `upwards` or `shipped`."""

    path: Path
    reason: str


def find_shipped(name: str) -> Path:
    """Return the directory inside the package; in a checkout the one beside it."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def expand_home(path: str) -> str:
    """Return a path with `~` and `~user` at its beginning filled in, as a shell does where nothing stands in quotes."""
    return os.path.expanduser(path)


def is_shipped(records: Path) -> bool:
    """Whether a directory of records is the one inside the installed package."""
    return os.path.realpath(records) == os.path.realpath(PACKAGE / "shipped" / "records")


def upwards(name: str, start: Path) -> Path | None:
    """Return the nearest directory of this name in `start` or above it."""
    for folder in (start, *start.parents):
        if (folder / name).is_dir():
            return folder / name
    return None


def find_records(
    option: str | None,
    environment: Mapping[str, str],
    start: Path,
    configured: Callable[[], str | None] = lambda: None,
) -> Found:
    """Return the records directory: `--records`, ZONECLI_RECORDS, upwards the nearest `records/` or directory that
    holds `zones/` itself, what the user's settings name, the shipped set.

    Raises RecordsUnreadable where the option or the variable names no directory.
    """
    for value, reason in ((option, "option"), (environment.get("ZONECLI_RECORDS"), "environment")):
        if value:
            return _find_named(value, reason)
    above = _above(start)
    if above is not None:
        return Found(above, "upwards")
    value = configured()
    return _find_named(value, "configuration") if value else Found(find_shipped("records"), "shipped")


def _find_named(value: str, reason: str) -> Found:
    path = Path(expand_home(value))
    # Not the methods of Path, which raise for a name that no file can have.
    if os.path.isdir(path):
        return Found(path, reason)
    there = os.path.lexists(path)
    raise RecordsUnreadable(
        N_("{path}: not a directory of records") if there else N_("{path}: no such directory of records"),
        N_("a directory of records holds zones/ and sources/"),
        path=value,
    )


def _above(start: Path) -> Path | None:
    """A `records/` without `zones/` in it belongs to somebody else's project."""
    for folder in (start, *start.parents):
        for found in (folder / "records", folder):
            if (found / "zones").is_dir():
                return found
    return None
