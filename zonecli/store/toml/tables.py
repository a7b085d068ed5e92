"""Which tables of a TOML text are open to more keys, and which key has been given already."""

from typing import NamedTuple

from zonecli.store.toml.messages import MalformedError

Path = tuple[str | int, ...]
"""The way to a value: keys, and positions from 0 in arrays."""


class Key(NamedTuple):
    """One part of a key, and the offsets of its first character and of its end."""

    name: str
    start: int
    end: int


class Tables:
    """The tables defined so far, each with how it was defined and at which offset.

    How: `header` by [a], `implied` by [a.b], `array` by [[a]], `dotted` by a.b = 1, `closed` for any value.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.current: Path = ()
        self._how: dict[Path, tuple[str, int]] = {}
        self._lengths: dict[Path, int] = {}

    def open(self, keys: list[Key], array: bool) -> Path:
        """Return the path of the table whose header names these keys, now the current one."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key.name)
            how, _ = self._how.setdefault(path, ("implied", key.start))
            if how == "closed":
                self._refuse("not-table", path, key)
            if how == "array":
                path = (*path, self._lengths[path] - 1)
        last = keys[-1]
        path = (*path, last.name)
        how, _ = self._how.get(path, ("", 0))
        if array:
            if how not in ("", "array"):
                self._refuse("not-table", path, last)
            self._how.setdefault(path, ("array", last.start))
            index = self._lengths.get(path, 0)
            self._lengths[path] = index + 1
            path = (*path, index)
        elif how not in ("", "implied"):
            self._refuse("twice" if how in ("header", "dotted") else "not-table", path, last)
        else:
            self._how[path] = ("header", last.start)
        self.current = path
        return path

    def define(self, table: Path, keys: list[Key]) -> Path:
        """Return the path of the value that these keys of a table are given."""
        path = table
        for key in keys[:-1]:
            path = (*path, key.name)
            how, _ = self._how.setdefault(path, ("dotted", key.start))
            if how == "implied":
                # No header may open it any more.
                self._how[path] = ("dotted", key.start)
            elif how != "dotted":
                self._refuse("not-table", path, key)
        path = (*path, keys[-1].name)
        if path in self._how:
            self._refuse("twice", path, keys[-1])
        self._how[path] = ("closed", keys[-1].start)
        return path

    def _refuse(self, kind: str, path: Path, key: Key) -> None:
        line = self.text.count("\n", 0, self._how[path][1]) + 1
        raise MalformedError(key.start, kind, key=key.name, first=line)
