"""The call of pandoc: shut in, and bounded in time and memory."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zonecli.errors import N_, UsageFault
from zonecli.render.extras import missing_extra

_SECONDS = 60
_MEMORY = "-M1g"


def convert(document: dict[str, Any], reference: bytes) -> bytes:
    """Return the document as a Word file; raises UsageFault where pandoc is missing, fails or takes too long."""
    program = _program()
    with TemporaryDirectory() as folder:
        style = Path(folder) / "reference.docx"
        style.write_bytes(reference)
        command = [str(program), "+RTS", _MEMORY, "-RTS", "--sandbox", f"--data-dir={folder}", "--from=json"]
        command += ["--to=docx", f"--reference-doc={style}", "--output=-"]
        try:
            done = subprocess.run(
                command,
                input=json.dumps(document).encode(),
                capture_output=True,
                timeout=_SECONDS,
                cwd=folder,
                env={"SOURCE_DATE_EPOCH": "315532800", "LANG": "C.UTF-8", "HOME": folder},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UsageFault(N_("pandoc took more than {seconds} seconds"), seconds=_SECONDS) from error
    if done.returncode:
        raise UsageFault(N_("pandoc failed: {said}"), said=done.stderr.decode(errors="replace").strip())
    return done.stdout


def _program() -> Path:
    """The pandoc that the extra carries: one of the system may read and write otherwise."""
    found = find_spec("pypandoc")
    for folder in (found.submodule_search_locations or []) if found else []:
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file():
                return path
    raise missing_extra("docx")
