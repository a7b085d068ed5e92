"""Golden files: what people see, kept as files. `ZONECLI_UPDATE_GOLDEN=1 pytest` writes them anew."""

import os
from pathlib import Path

UPDATE = bool(os.environ.get("ZONECLI_UPDATE_GOLDEN"))
FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Fail where the text is not what the golden file of this name holds."""
    path = FOLDER / name
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no golden file {name}: run with ZONECLI_UPDATE_GOLDEN=1 and look at it"
    assert text == path.read_text(encoding="utf-8")
