"""Ids: lower-case ASCII words joined by hyphens; the file's name is the record's id."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
# A file of this name cannot be made on Windows, whatever its ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def is_id(text: str) -> bool:
    """Whether the text may name a record: so no `..`, no `/`, no case twins, no device."""
    return (
        0 < len(text) <= 100
        and _LETTERS.issuperset(text)
        and text[0] != "-"
        and text[-1] != "-"
        and "--" not in text
        and text not in _DEVICES
    )
