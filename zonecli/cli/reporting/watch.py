"""Writing a report anew whenever a template or a record changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from zonecli.cli import errors
from zonecli.cli.reporting.job import Job
from zonecli.errors import N_, ZoneError

# Files are looked at this often; twice a second is as good as at once, and costs next to nothing.
_SECONDS = 0.5


def watch(job: Job) -> NoReturn:
    """Write the document now and after every change, until the user interrupts. A fault is said, and watched on."""
    lang = job.session.language
    seen: dict[str, tuple[int, int]] | None = None
    while True:
        now = _state(job)
        if now != seen:
            seen = now
            # What the last round read is forgotten: records and templates are read again.
            job = replace(job, session=replace(job.session))
            try:
                job.write(job.whole())
                job.session.note(lang.say(N_("{path}: written"), path=job.session.output))
            except ZoneError as error:
                errors.report(error, lang, job.session.records)
        time.sleep(_SECONDS)


def _state(job: Job) -> dict[str, tuple[int, int]]:
    """Return when each file was last changed, and its size."""
    found = {}
    for path in _files(job):
        with suppress(OSError):
            status = path.stat()
            found[str(path)] = status.st_mtime_ns, status.st_size
    return found


def _files(job: Job) -> Iterator[Path]:
    with suppress(ZoneError):
        for folder in job.folders.paths:
            yield from folder.glob("*.j2")
    yield from job.session.found.path.rglob("*.toml")
