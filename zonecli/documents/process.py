"""Programs that make a document of another format: each is ended where it takes too long."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from zonecli.errors import N_, UsageError


def convert(
    command: Sequence[str], given: bytes, folder: Path, seconds: float, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return what the command, run in `folder`, makes of what it is given.

    Without `environment`, it has that of this process. Raises UsageError where it takes longer than `seconds`.
    """
    try:
        return subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, cwd=folder, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            N_("the document takes longer than {seconds} seconds"),
            N_("--timeout SECONDS gives it longer"),
            seconds=f"{seconds:g}",
        ) from error
