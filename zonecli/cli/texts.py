"""The texts of sources, as `--texts` and the records name them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.texts import Article, Texts


def find_texts(catalogue: Catalogue, folder: str | None) -> Texts:
    """Return where the texts of sources are; raises UsageError where the folder is none."""
    from zonecli.store.texts import Texts

    return Texts(catalogue.root, _read, None if folder is None else Path(folder))


def _read(data: bytes, name: str) -> Article:
    from zonecli.ingest.articles import read_article

    return read_article(data, name)
