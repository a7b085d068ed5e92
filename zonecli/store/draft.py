"""A directory of records as it is to become: what is changed is held here, the rest is read from the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.store.catalogue import Catalogue

if TYPE_CHECKING:
    from zonecli.records.zones import Zone


class Draft(Catalogue):
    """The records under a directory with some files changed, none of it written."""

    def __init__(self, root: Path, texts: Mapping[Path, str | None]) -> None:
        """`texts` are what the changed files hold; None is one that is gone."""
        super().__init__(root)
        self._texts = texts

    def text(self, path: Path) -> str:
        """Return the file's text."""
        text = self._texts.get(path)
        return super().text(path) if text is None else text

    def exists(self, path: Path) -> bool:
        """Whether there is anything of this name."""
        return self._texts[path] is not None if path in self._texts else super().exists(path)

    def has(self, folder: str, id: str) -> bool:
        """Whether there is a record of this id."""
        path = self.path(folder, id)
        return self._texts[path] is not None if path in self._texts else super().has(folder, id)

    def ids(self, folder: str) -> list[str]:
        """Return the ids of the records in a folder, in order."""
        return sorted(self._amend(folder, super().ids(folder)))

    def ids_present(self, folder: str) -> list[str]:
        """Return the ids of the records in a folder, in any order."""
        return self._amend(folder, super().ids_present(folder))

    def _amend(self, folder: str, ids: Collection[str]) -> list[str]:
        changed = {path.stem: text for path, text in self._texts.items() if path.parent == self.root / folder}
        return [*(id for id in ids if id not in changed), *(id for id, text in changed.items() if text is not None)]

    def head(self, id: str) -> Zone:
        """Return one zone's head."""
        path = self.path("zones", id)
        return self._head(id, self.raw(path)) if path in self._texts else super().head(id)

    def heads(
        self, ids: Collection[str] | None = None, without: Mapping[str, Collection[str | None]] | None = None
    ) -> Iterator[Zone]:
        """Yield the zones' heads in order of id."""
        for id in self.zone_ids if ids is None else ids:
            yield self.head(id)
