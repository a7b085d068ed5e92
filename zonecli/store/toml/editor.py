"""Changes of a TOML text that leave every other character of it as it stands.

What is changed is found by the spans of the scanner. tomlkit 0.15 keeps values and not places: with a table it removes
the comment above the next one, a new key it writes below that comment, rows of two arrays in turn it puts in another
order, and a line in a file of CR LF ends in LF. To add a row takes it twice as long (`tests/benchmarks/parts.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from zonecli.store.toml.scanner import GAP, Path, Span, spans
from zonecli.store.toml.slices import TABLES
from zonecli.store.toml.writer import write_key, write_pairs, write_table, write_value

_COMMENT = re.compile(r"[ \t]*#[^\n]*(?:\n|\Z)")
_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\n]*)?(?=\n)")


class Edit(NamedTuple):
    """What stands between two offsets of a text, in which line ends are LF, is to become `text`."""

    start: int
    end: int
    text: str


def edit(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, of which no two overlap."""
    parts, at = [], 0
    for each in sorted(edits):
        parts += [text[at : each.start], each.text]
        at = each.end
    return "".join([*parts, text[at:]])


def edit_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file with the edits made, whose offsets are those of its text as `decode` returns it.

    A byte order mark and every line end stay as they are; new lines end as the file's first line does.
    """
    whole = data.decode()
    text = whole.removeprefix("\ufeff")
    line_end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    # By how many characters what follows an offset has moved: one for each CR before it.
    wide = [match.start() - n for n, match in enumerate(re.finditer("\r\n", text))]
    moved = [
        Edit(
            each.start + bisect_left(wide, each.start),
            each.end + bisect_left(wide, each.end),
            each.text.replace("\n", line_end),
        )
        for each in edits
    ]
    return (whole[: len(whole) - len(text)] + edit(text, moved)).encode()


def append_rows(text: str, table: str, rows: Sequence[Mapping[str, Any]]) -> list[Edit]:
    """Return the edits that make rows the last ones of an array of tables of a zone's record."""
    found = spans(text)
    span = found.get((table,))
    if span is not None and text.startswith("[", span.value) and span.value > span.key:
        return _append_entries(text, found, table, rows)
    # The arrays come in one order; those after this one stay behind it. One that is a list is a root key.
    later = [each for each in TABLES[TABLES.index(table) + 1 :] if (each, 0) in found and _is_header(found[(each, 0)])]
    end = _end_of(text, found, lambda path: path[0] not in later)
    return [_insert(text, end, "\n".join(write_table(row, f"[[{table}]]") for row in rows))]


def append_table(text: str, header: str, table: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that put a table at the end of a text."""
    return [_insert(text, len(text), write_table(table, header))]


def remove(text: str, places: Collection[Path]) -> list[Edit]:
    """Return the edits that take tables of arrays out of a text; the comments above and below them stay."""
    found = spans(text)
    edits: list[Edit] = []
    for at in places:
        edits += _remove_row(text, found, at) if _is_header(found[at]) else _remove_entry(text, found, at, places)
    return edits


def set_keys(text: str, at: Path, values: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that give keys of the table at a path other values, or add them."""
    found = spans(text)
    edits: list[Edit] = []
    for key, value in values.items():
        span = found.get((*at, key))
        if span is not None and span.value > span.key:
            edits.append(Edit(span.value, span.value_end, write_value(value)))
        elif span is not None:
            # A table below a header of its own, or of keys that name it: scope.zh = "…".
            edits += set_keys(text, (*at, key), value)
    pairs = write_pairs({key: value for key, value in values.items() if (*at, key) not in found})
    if not pairs:
        return edits
    if at and not _is_header(found[at]):
        end = max(span.value_end for path, span in found.items() if len(path) == len(at) + 1 and path[: len(at)] == at)
        return [*edits, Edit(end, end, "".join(f", {pair}" for pair in pairs))]
    # Below a header within the table the keys would be that one's.
    inner = [path for path, span in found.items() if len(path) > len(at) and path[: len(at)] == at and _is_header(span)]
    own = [
        span.value_end
        for path, span in found.items()
        if path[: len(at)] == at
        and not any(path[: len(each)] == each or each[: len(path)] == path != at for each in inner)
    ]
    end = _line_end(text, max(own)) if own else 0
    start = "\n" if text[:end] and not text.endswith("\n", 0, end) else ""
    return [*edits, Edit(end, end, start + "".join(f"{pair}\n" for pair in pairs))]


def rename_table(text: str, name: str, new: str) -> list[Edit]:
    """Return the edit that gives the table of a header another name."""
    span = spans(text)[(name,)]
    return [Edit(span.key, span.key_end, write_key(new))]


def replace(text: str, places: Collection[Path], value: str) -> list[Edit]:
    """Return the edits that put a text in place of the values at these paths."""
    found = spans(text)
    return [Edit(found[at].value, found[at].value_end, write_value(value)) for at in places]


def has_headers(text: str, table: str) -> bool:
    """Whether an array of tables is written as tables below headers."""
    first = spans(text).get((table, 0))
    return first is not None and _is_header(first)


def _is_header(span: Span) -> bool:
    return span.value < span.key


def _line_end(text: str, at: int) -> int:
    """Return the offset after the line that has this offset."""
    return (text.find("\n", at) + 1) or len(text)


def _end_of(text: str, found: Mapping[Path, Span], belongs: Callable[[Path], bool]) -> int:
    """Return the offset after the last line of what belongs, and after the comments right below it.

    Comments right above a header are about what follows.
    """
    ends = [span.value_end for path, span in found.items() if belongs(path)]
    if not ends:
        return 0 if found else len(text)
    end = last = _line_end(text, max(ends))
    while comment := _COMMENT.match(text, end):
        end = comment.end()
    return end if end == len(text) or text.startswith("\n", end) else last


def _insert(text: str, at: int, block: str) -> Edit:
    above = "" if not text[:at] else "\n" if text.endswith("\n", 0, at) else "\n\n"
    below = "" if at == len(text) or text.startswith("\n", at) else "\n"
    return Edit(at, at, above + block + below)


def _entries(found: Mapping[Path, Span], at: Path) -> list[Span]:
    return [span for path, span in found.items() if len(path) == len(at) + 1 and path[: len(at)] == at]


def _append_entries(text: str, found: Mapping[Path, Span], table: str, rows: Sequence[Mapping[str, Any]]) -> list[Edit]:
    """Append to `facts = [{…}, …]`, each on a line of its own where the last entry has one."""
    added, entries = [write_value(row) for row in rows], _entries(found, (table,))
    if not entries:
        inside = found[(table,)].value + 1
        return [Edit(inside, inside, ", ".join(added))]
    last = entries[-1]
    lead = text[text.rfind("\n", 0, last.key) + 1 : last.key]
    rest = _REST_OF_LINE.match(text, last.value_end)
    if lead.strip() or rest is None:
        return [Edit(last.value_end, last.value_end, "".join(f", {entry}" for entry in added))]
    lines = f",\n{lead}".join(added)
    comma = "" if rest[1] else ","
    return [Edit(last.value_end, rest.end(), f"{comma}{rest[0]}\n{lead}{lines}{rest[1]}")]


def _remove_row(text: str, found: Mapping[Path, Span], at: Path) -> list[Edit]:
    start = text.rfind("\n", 0, found[at].value) + 1
    end = _line_end(text, max(span.value_end for path, span in found.items() if path[: len(at)] == at))
    # One blank line goes with it, the one above if there is one.
    if text.endswith("\n\n", 0, start):
        start -= 1
    elif text.startswith("\n", end) and not text[:start]:
        end += 1
    return [Edit(start, end, "")]


def _remove_entry(text: str, found: Mapping[Path, Span], at: Path, places: Collection[Path]) -> list[Edit]:
    span = found[at]
    edits = [Edit(span.value, span.value_end, "")]
    after = _comma(text, span.value_end)
    if after is not None:
        return [*edits, Edit(after, after + 1, "")]
    # The comma before the last entry that stays goes; those before entries that are removed have gone with these.
    kept = [n for n in range(int(at[-1])) if (*at[:-1], n) not in places]
    before = _comma(text, found[(*at[:-1], kept[-1])].value_end) if kept else None
    return edits if before is None else [*edits, Edit(before, before + 1, "")]


def _comma(text: str, at: int) -> int | None:
    gap = GAP.match(text, at)
    end = gap.end() if gap else at
    return end if text.startswith(",", end) else None
