"""A writer that changes records over and over, until it is killed: `python -m tests.store.writer_at_work DIR`."""

import os
import sys
from pathlib import Path

from zonecli.ingest.changes import Changes
from zonecli.ingest.renaming import rename
from zonecli.store.catalogue import Catalogue
from zonecli.store.writing import finish


def main(root: Path) -> None:
    """Add an event, rename a source that four files name, and again; say when it begins, and each event."""
    finish(root)
    print("ready", flush=True)
    n = 0
    while True:
        n += 1
        catalogue = Catalogue(root)
        changes = Changes(catalogue)
        changes.add(
            "alpha",
            "events",
            {
                "date": "2024",
                "title": {"zh": f"{os.getpid()}的第{n}件", "en": f"Event {n} of {os.getpid()}"},
                "source": catalogue.source_ids[0],
            },
        )
        changes.commit()
        print("added", flush=True)
        changes = Changes(Catalogue(root))
        old = Catalogue(root).source_ids[0]
        rename(changes, f"source/{old}", "gazette" if old != "gazette" else "bulletin")
        changes.commit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
