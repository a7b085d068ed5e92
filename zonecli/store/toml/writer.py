"""Tables into TOML text, in the style of the shipped records: a value a line, tables of texts in braces."""

from collections.abc import Mapping
from typing import Any


def write_value(value: Any) -> str:
    """Return a value as it stands behind “=”."""
    from tomli_w import dumps

    if isinstance(value, Mapping):
        return "{ " + ", ".join(write_pairs(value)) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(write_value, value)) + "]"
    return dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def write_pairs(table: Mapping[str, Any]) -> list[str]:
    """Return the keys of a table with their values, a text each."""
    return [f"{write_key(key)} = {write_value(value)}" for key, value in table.items()]


def write_key(key: str) -> str:
    """Return a key, in quotes where it must be."""
    from tomli_w import dumps

    return dumps({key: 0}).removesuffix(" = 0\n")


def write_table(table: Mapping[str, Any], header: str = "") -> str:
    """Return the lines of a table, below its header where it has one: `[gdp]`, `[[facts]]`."""
    return "".join(f"{line}\n" for line in ([header] if header else []) + write_pairs(table))


def write_record(table: Mapping[str, Any]) -> str:
    """Return the text of a whole record: its keys, then its arrays of tables, a blank line before each table."""
    rows = {
        key: value
        for key, value in table.items()
        if isinstance(value, list) and value and isinstance(value[0], Mapping)
    }
    head = write_table({key: value for key, value in table.items() if key not in rows})
    return head + "".join(f"\n{write_table(row, f'[[{key}]]')}" for key, value in rows.items() for row in value)
