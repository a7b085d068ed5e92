"""Bring the shipped records' schemas up to the code, and name them at the head of each record for editors.

Run as `python .ci/schemas.py`; a test fails while a schema is old or a record does not name its own.
"""

import json
from pathlib import Path

from zonecli.records.reader import FILES
from zonecli.records.schema import record_schema

ROOT = Path(__file__).parent.parent / "records"


def schema_text(kind: str) -> str:
    """Return the schema of a kind of record as `zonecli schema` prints it."""
    return json.dumps(record_schema(kind), ensure_ascii=False, indent=2) + "\n"


def first_line(kind: str) -> str:
    """Return the line that tells Taplo, and the editors that use it, where a record's schema is."""
    return f"#:schema {'../' if '/' in FILES[kind].path else './'}schemas/{kind}.json\n"


def records(kind: str) -> list[Path]:
    """Return the shipped records of a kind."""
    return sorted(ROOT.glob(FILES[kind].path.replace("ID", "*")))


def main() -> None:
    """Write every schema, and the first line of every record that lacks it."""
    (ROOT / "schemas").mkdir(exist_ok=True)
    for kind in FILES:
        (ROOT / "schemas" / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")
        line = first_line(kind).encode()
        for path in records(kind):
            text = path.read_bytes()
            if not text.startswith(line):
                path.write_bytes(line + text)


if __name__ == "__main__":
    main()
