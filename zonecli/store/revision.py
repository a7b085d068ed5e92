"""The records as they were: another directory of them, or a revision of the git repository that they lie in."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from zonecli.errors import N_, RecordsUnreadable, UsageError
from zonecli.records.ids import is_id
from zonecli.records.periods import PeriodError, period
from zonecli.store.catalogue import Catalogue
from zonecli.store.git import FILES, LINK, Commit, Entry, Repository, is_content
from zonecli.store.location import expand_home

if TYPE_CHECKING:
    from zonecli.records.zones import Zone

T = TypeVar("T")

_DAY = re.compile(r"@(\d.*)", re.DOTALL)
# So many links lead from one to the next on every system.
_LINKS = 40


def as_named(name: str, records: Path, shown: Callable[[Path], Path] = Path) -> Catalogue:
    """Return the records that a word names: those of a directory or, where there is none of this name, of a revision
    of the repository that the directory `records` lies in; of `@2025-06-01` the last commit of that day or before.

    `shown` says how a directory is called in messages. Raises RecordsUnreadable for what holds no records, UsageError
    for what is no revision.
    """
    path = Path(expand_home(name))
    if not name or not os.path.isdir(path):
        return Revision(name, Repository(records))
    for folder in (path, path / "records"):
        if (folder / "zones").is_dir():
            return Catalogue(shown(folder))
    raise RecordsUnreadable(
        N_("{path}: not a directory of records"), N_("a directory of records holds zones/ and sources/"), path=path
    )


def is_same(old: Catalogue, new: Catalogue, folder: str, id: str) -> bool:
    """Whether a record has the same bytes on both sides; of a revision its hash tells, and it is not read.

    Raises RecordsUnreadable.
    """
    before, now = old.path(folder, id), new.path(folder, id)
    if not isinstance(old, Revision):
        if isinstance(new, Revision):
            return is_content(old.bytes(before), new.hash(now))
        return old.bytes(before) == new.bytes(now)
    if isinstance(new, Revision):
        return old.hash(before) == new.hash(now)
    return is_content(new.bytes(now), old.hash(before))


class Revision(Catalogue):
    """The records as a commit has them, read from the repository: nothing is checked out."""

    def __init__(self, name: str, repository: Repository) -> None:
        """Raises UsageError where there is no such revision, RecordsUnreadable where it holds no records."""
        self.revision = name
        self.commit = _find(name, repository)
        root, self._files = _records_of(name, self.commit, repository)
        super().__init__(Path(root))
        self._has_links = any(each.mode == LINK for each in self._files.values())
        self._folders: dict[str, list[str]] = {}
        for each in self._files:
            folder, _, file = each.rpartition("/")
            self._folders.setdefault(folder, []).append(file)
        self._contents = repository.contents()

    def name(self, path: Path) -> str:
        """Return the path as git writes it, and messages: HEAD~3:records/zones/anji.toml."""
        return f"{self.revision}:{path.as_posix()}"

    def bytes(self, path: Path) -> bytes:
        """Return what the file holds."""
        return self._contents.read(self.hash(path), self.name(path))

    def hash(self, path: Path) -> str:
        """Return the hash by which the repository names what the file holds."""
        return self._entry(path).hash

    def _entry(self, path: Path) -> Entry:
        found = self._files.get(self._follow(path))
        if found is None:
            raise RecordsUnreadable(N_("{path}: no such file"), path=self.name(path))
        if found.mode not in FILES:
            raise RecordsUnreadable(N_("{path}: not a regular file"), path=self.name(path))
        return found

    def _follow(self, path: Path) -> str:
        """Return where a path leads to when its links are followed, from the top of the tree.

        Raises RecordsUnreadable where that is out of the records directory.
        """
        if not self._has_links:
            return path.as_posix()
        root, rest = self.root.as_posix(), list(path.relative_to(self.root).parts)
        found, links = root, 0
        while rest:
            at = posixpath.normpath(posixpath.join(found, rest.pop(0)))
            entry = self._files.get(at)
            if entry is None or entry.mode != LINK:
                found = at
                continue
            target = self._contents.read(entry.hash, self.name(path)).decode(errors="surrogateescape")
            at, links = posixpath.relpath(posixpath.join("/", found, target), posixpath.join("/", root)), links + 1
            if links > _LINKS or posixpath.isabs(target) or at.split("/")[0] == "..":
                raise RecordsUnreadable(
                    N_("{path}: a symbolic link leads out of the records directory"),
                    N_("put the file itself into the directory"),
                    path=self.name(path),
                )
            found, rest = root, [*at.split("/"), *rest]
        return found

    def exists(self, path: Path) -> bool:
        """Whether there is anything of this name."""
        at = path.as_posix()
        return at in self._files or at in self._folders

    def has(self, folder: str, id: str) -> bool:
        """Whether there is a record of this id."""
        if not is_id(id):
            return False
        try:
            entry = self._files.get(self._follow(self.path(folder, id)))
        except RecordsUnreadable:
            return False
        return entry is not None and entry.mode in FILES

    def _names_in(self, folder: str) -> list[str]:
        at = self._follow(self.root / folder)
        if at not in self._folders:
            raise RecordsUnreadable(
                N_("{path}: no such directory"),
                N_("a directory of records holds zones/ and sources/"),
                path=self.name(self.root / folder),
            )
        return self._folders[at]

    def ids_present(self, folder: str) -> list[str]:
        """Return the ids of the records in a folder, in any order, whatever else is wrong with it."""
        try:
            names = self._folders.get(self._follow(self.root / folder), ())
        except RecordsUnreadable:
            return []
        return [name[:-5] for name in names if name.endswith(".toml") and self.has(folder, name[:-5])]

    def head(self, id: str) -> Zone:
        """Return one zone's head."""
        return self._head(id, self.raw(self.path("zones", id)))

    def heads(
        self, ids: Collection[str] | None = None, without: Mapping[str, Collection[str | None]] | None = None
    ) -> Iterator[Zone]:
        """Yield the zones' heads in order of id."""
        return map(self.head, self._among(ids))

    def over_ids(self, work: Callable[[str], T], ids: Collection[str] | None = None) -> Iterator[T]:
        """Yield what the work makes of each zone's id, here: there is one reader of the repository."""
        return map(work, self._among(ids))

    def over_texts(self, work: Callable[[str, Callable[[], str]], T]) -> Iterator[tuple[str, T]]:
        """Yield the id of each zone and what the work makes of it and of what returns its record's text."""
        for id in self.zone_ids:
            yield id, work(id, lambda id=id: self.text(self.path("zones", id)))  # type: ignore[misc]

    def _swept(
        self, indicators: Collection[str], ids: Collection[str] | None, with_head: bool = False
    ) -> Iterator[tuple[str, bool, dict[str, Any]]]:
        for id in self._among(ids):
            yield id, True, self.raw(self.path("zones", id))

    def _refuse(self, path: Path, cause: Exception | None = None) -> NoReturn:
        # `check` looks at files, and this is none.
        raise RecordsUnreadable(
            N_("{path}: this is not a valid record"), N_("git show {path} prints it"), path=self.name(path)
        ) from cause


def _find(name: str, repository: Repository) -> Commit:
    day = _DAY.fullmatch(name)
    if day is None:
        return repository.commit(name)
    try:
        return repository.commit_of(period(day[1]).end)
    except PeriodError:
        raise UsageError(N_("“{name}” names no day"), N_("write @2025-06-01"), name=name) from None


def _records_of(name: str, commit: Commit, repository: Repository) -> tuple[str, dict[str, Entry]]:
    """Return where in a commit the records lie, and their files by path: where they are now or, if they were moved,
    in the one directory that holds zones/."""
    files = list(repository.tree(commit))
    now = posixpath.join(repository.prefix, "zones")
    if any(each.path.startswith(f"{now}/") or each.path == now for each in files):
        root = repository.prefix
    else:
        folders = (posixpath.split(each.path)[0] for each in files if each.path.endswith(".toml"))
        holding = sorted({posixpath.dirname(each) for each in folders if posixpath.basename(each) == "zones"})
        if len(holding) != 1:
            raise _unfound(name, holding)
        (root,) = holding
    below = f"{root}/" if root else ""
    return root, {each.path: each for each in files if each.path.startswith(below)}


def _unfound(name: str, holding: list[str]) -> RecordsUnreadable:
    if not holding:
        return RecordsUnreadable(
            N_("the revision {name} holds no records"),
            N_("take a later one, or name a directory of records"),
            name=name,
        )
    return RecordsUnreadable(
        N_("the revision {name} holds several directories of records: {found}"),
        N_("check it out with git worktree add DIR {name}, and name a directory in DIR"),
        name=name,
        found=", ".join(each or "." for each in holding),
    )
