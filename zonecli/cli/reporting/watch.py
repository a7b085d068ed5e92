"""Writing a report anew whenever a template or a record changes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, TypeAlias

from zonecli.cli import errors
from zonecli.cli.reporting import folders
from zonecli.cli.reporting.job import Job
from zonecli.errors import N_, ZoneError

_State: TypeAlias = dict[str, tuple[int, int]]

# Files are looked at this often; twice a second is as good as at once, and costs next to nothing.
_SECONDS = 0.5


def watch(job: Job) -> NoReturn:
    """Write the document now and after every change, until the user interrupts. A fault is said, and watched on."""
    lang, job = job.session.language, _settle(job)
    watched = [*job.folders.paths, job.session.found.path]
    seen: _State | None = None
    tried: tuple[_State, str] | None = None
    while True:
        now = _state(watched)
        if now != seen:
            # What the last round read is forgotten: records and templates are read again.
            job = replace(job, session=replace(job.session))
            try:
                job.write(job.whole())
                job.session.note(lang.message(N_("{path}: written"), path=job.session.output))
                seen, tried = now, None
            except (ZoneError, OSError) as fault:
                # What was gone in the middle and is back as it was has not changed: it is tried once more.
                seen = now if tried == (now, str(fault)) else None
                if seen is None:
                    errors.report(fault, lang, job.session.records)
                tried = now, str(fault)
        time.sleep(_SECONDS)


def _settle(job: Job) -> Job:
    """Return the job with its directories named: where one is gone for a moment, no other is taken for it."""
    session, found = job.session, job.session.found
    templates = folders.folders(session, job.templates).paths
    return replace(
        job,
        session=session if found.reason == "shipped" else replace(session, records=str(found.path)),
        templates=str(templates[0]) if len(templates) > 1 else job.templates,
    )


def _state(directories: Sequence[Path]) -> _State:
    """Return when each template and record was last changed, and its size."""
    found = {}
    for path in _files(directories):
        with suppress(OSError):
            status = path.stat()
            found[str(path)] = status.st_mtime_ns, status.st_size
    return found


def _files(directories: Sequence[Path]) -> Iterator[Path]:
    *templates, records = directories
    # A directory may be gone while it is listed.
    with suppress(OSError):
        for folder in templates:
            yield from folder.glob("*.j2")
    with suppress(OSError):
        yield from records.rglob("*.toml")
