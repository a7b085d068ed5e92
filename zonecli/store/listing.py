"""Which files a records directory consists of, and what each of them holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.ids import is_id
from zonecli.store.files import check_inside

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

FOLDERS = {"zones": "zone", "sources": "source"}
VOCABULARY = ("indicators", "kinds", "industries", "places", "rates")
_ENDING = ".toml"
# The settings may stand in the directory.
_SETTINGS = "zonecli.toml"


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file: its path as messages print it, the id that its name gives, and its kind: "zone", "source",
    "indicators", "kinds", "industries", "places", "rates", "misnamed" or "stray"."""

    path: str
    id: str
    kind: str


def record_files(catalogue: Catalogue) -> Iterator[RecordFile]:
    """Yield every TOML file of the directory in order: the vocabulary, the sources, the zones, then strays.

    Raises RecordsUnreadable where there is no folder of zones, or a folder cannot be listed.
    """
    root = str(catalogue.root)
    strays: list[RecordFile] = []
    for name in VOCABULARY:
        path = str(catalogue.root / (name + _ENDING))
        if os.path.lexists(path):
            yield RecordFile(path, name, name)
    for folder in ("sources", "zones"):
        path = str(catalogue.root / folder)
        if folder == "zones" or os.path.isdir(path):
            for file in _list(catalogue, path, FOLDERS[folder]):
                if file.kind == "stray":
                    strays.append(file)
                else:
                    yield file
    yield from sorted([*_strays_beside(root), *strays], key=lambda file: file.path)


def record_file(catalogue: Catalogue, path: str) -> RecordFile:
    """Return what a path below the directory is, by its place and name."""
    folder, name = os.path.split(path)
    top, root = os.path.abspath(folder), os.path.abspath(catalogue.root)
    for each, kind in FOLDERS.items():
        if top == os.path.join(root, each) and name.endswith(_ENDING):
            return _name_record(path, name, kind)
    if top == root and name.endswith(_ENDING) and name[: -len(_ENDING)] in VOCABULARY:
        return RecordFile(path, name[: -len(_ENDING)], name[: -len(_ENDING)])
    return RecordFile(path, name, "stray")


def _name_record(path: str, name: str, kind: str) -> RecordFile:
    id = name[: -len(_ENDING)]
    return RecordFile(path, id, kind if is_id(id) else "misnamed")


def _list(catalogue: Catalogue, folder: str, kind: str) -> Iterator[RecordFile]:
    from zonecli.errors import N_, RecordsUnreadable, reason_of

    check_inside(folder, catalogue.root)
    try:
        with os.scandir(folder) as entries:
            # One system call a folder: asking for each file by its path takes three times as long.
            found = sorted(
                (entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if entry.name[0] != "."
            )
    except FileNotFoundError:
        catalogue.ids(os.path.basename(folder))
        return
    except OSError as error:
        raise RecordsUnreadable(N_("{path}: {reason}"), path=folder, reason=reason_of(error)) from error
    for name, is_folder in found:
        path = f"{folder}{os.sep}{name}"
        if name.endswith(_ENDING):
            yield _name_record(path, name, kind)
        elif is_folder:
            yield from _strays_below(path)
        elif name.lower().endswith(_ENDING):
            yield RecordFile(path, name, "stray")


def _strays_beside(root: str) -> Iterator[RecordFile]:
    known = {name + _ENDING for name in VOCABULARY}
    for name in os.listdir(root):
        if name.lower().endswith(_ENDING) and name not in known and name != _SETTINGS and not name.startswith("."):
            yield RecordFile(os.path.join(root, name), name, "stray")


def _strays_below(folder: str) -> Iterator[RecordFile]:
    for below, _, names in os.walk(folder):
        for name in names:
            if name.lower().endswith(_ENDING):
                yield RecordFile(os.path.join(below, name), name, "stray")
