"""How this copy of zonecli came here, and so how more is installed beside it."""

import os
import shutil
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def pip_command() -> str:
    """Return the pip of this very interpreter, as any shell takes it."""
    found = shutil.which("python")
    is_first = found is not None and _folder(found) == _folder(sys.executable)
    python = "python" if is_first else sys.executable
    return f'"{python}" -m pip' if " " in python else f"{python} -m pip"


def _folder(program: str) -> str:
    # A virtual environment's Python is a link to the one that made it.
    return os.path.dirname(os.path.abspath(program))


def requirement(extra: str) -> str:
    """Return what pip installs for this copy to have an extra: a checkout stays one, and what came from an address
    comes from there."""
    folder = _PACKAGE.parent
    if (folder / "pyproject.toml").is_file():
        here = os.path.realpath(folder) == os.path.realpath(".")
        return f'-e "{"." if here else folder}[{extra}]"'
    address = _address()
    return f'"zonecli[{extra}] @ {address}"' if address else f'"zonecli[{extra}]"'


def _address() -> str:
    """Where the package was installed from (PEP 610), empty where that was an index."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        known = json.loads(distribution("zonecli").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    kind = known.get("vcs_info", {}).get("vcs")
    return f"{kind}+{known['url']}" if kind else str(known.get("url", ""))
