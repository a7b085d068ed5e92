"""A file as a table of texts, each cell as it is printed: delimited text in any encoding, or a sheet of a workbook."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from zonecli.errors import N_, reason_of
from zonecli.ingest.faults import TableUnreadable
from zonecli.ingest.sheets import (
    LONGEST_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Progress,
    Sheet,
    clean_cell,
    too_large,
    without_empty_end,
)
from zonecli.store.encoding import guess

MAX_BYTES = 64 << 20

_WORKBOOK, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = (",", "\t", ";", "|")
# So many rows tell which sign parts the cells.
_SAMPLE = 200
_STEP = 1_000


def read_table(path: Path, sheet: str | None = None, encoding: str | None = None, progress: Progress = None) -> Sheet:
    """Return the table that a file holds.

    `sheet` names one of several sheets, or gives its number; `encoding` is that of a text where its bytes do not tell.
    Raises TableUnreadable.
    """
    data = _bytes_of(path)
    if data.startswith(_WORKBOOK):
        # It loads the readers of XML and of ZIP.
        from zonecli.ingest.workbooks import read_workbook

        if encoding is not None:
            raise TableUnreadable(N_("{path}: a workbook has no encoding to be told"), path=path)
        return read_workbook(path, data, sheet, progress)
    _check_kind(path, data)
    if sheet is not None:
        raise TableUnreadable(N_("{path}: a file of text has no sheets"), path=path)
    return _read_text(path, decode_table(path, data, encoding), progress)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise TableUnreadable(N_("{path}: not a regular file"), path=path)
        size = os.path.getsize(path)
        data = b"" if size > MAX_BYTES else path.read_bytes()
    except OSError as error:
        raise TableUnreadable(N_("{path}: {reason}"), path=path, reason=reason_of(error)) from error
    if size > MAX_BYTES:
        raise TableUnreadable(
            N_("{path}: larger than {limit} MiB"), N_("split the table"), path=path, limit=MAX_BYTES >> 20
        )
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf\xfe\xff"):
        raise TableUnreadable(N_("{path}: the file is empty"), path=path)
    return data


def _check_kind(path: Path, data: bytes) -> None:
    """Raise TableUnreadable for what is no text, with what to do."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            sentence, hint = N_("{path}: the workbook is protected by a password"), N_("save it without a password")
        else:
            sentence, hint = N_("{path}: a workbook of the old kind (.xls)"), N_("open it and save it as .xlsx or .csv")
        raise TableUnreadable(sentence, hint, path=path)
    if data.startswith(b"%PDF"):
        raise TableUnreadable(
            N_("{path}: a PDF is no table"), N_("copy its table into a spreadsheet, and save that as .xlsx"), path=path
        )
    head = data[:1000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        raise TableUnreadable(
            N_("{path}: a web page or XML, whatever its name says"),
            N_("open it in a spreadsheet, and save it as .xlsx or .csv"),
            path=path,
        )
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise TableUnreadable(
            N_("{path}: not a workbook, or the beginning of the file is damaged"),
            N_("fetch or save the file again"),
            path=path,
        )


def decode_table(path: Path, data: bytes, encoding: str | None = None) -> str:
    """Return the text of a table's bytes, in the encoding that is said or found out; raises TableUnreadable."""
    name = encoding or guess(data)
    if not name:
        raise TableUnreadable(
            N_("{path}: its encoding cannot be told"),
            N_("say it: --encoding gb18030, or utf-8, cp1252, shift_jis …; or save the table as UTF-8"),
            path=path,
        )
    # What Excel calls Big5 has a few signs more than the standard.
    codec = "cp950" if name.upper() == "BIG5" else "utf-8-sig" if name.upper() in ("UTF-8", "UTF8") else name
    try:
        text = data.decode(codec)
        # A codec such as rot13 or hex makes no text of bytes.
        if not isinstance(text, str):
            raise LookupError(name)
    except LookupError:
        raise TableUnreadable(
            N_("no encoding is called “{name}”"), N_("such as: utf-8, gb18030, big5, utf-16, cp1252"), name=name
        ) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise TableUnreadable(
            N_("{path}: line {line} holds bytes that are not {encoding}"),
            N_("say another encoding, or mend the file"),
            path=path,
            line=data.count(b"\n", 0, at) + 1,
            encoding=name,
        ) from None
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise TableUnreadable(
            N_("{path}: holds NUL characters, so this is no text, or in another encoding"),
            N_("say it: --encoding gb18030, or utf-8, cp1252, shift_jis …; or save the table as UTF-8"),
            path=path,
        )
    return text


def _read_text(path: Path, text: str, progress: Progress) -> Sheet:
    import csv

    csv.field_size_limit(LONGEST_CELL)
    delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    total = text.count("\n")
    try:
        for number, row in enumerate(_parse(text, delimiter)):
            if number >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise too_large(path)
            rows.append(tuple(map(clean_cell, row)))
            if progress is not None and number % _STEP == 0:
                progress(min(number, total), total + 1)
    except csv.Error:
        sentence = N_("{path}: from row {row} on the double quotes do not pair up")
        hint = N_("a cell in double quotes ends with one; a double quote inside it is written twice")
        raise TableUnreadable(sentence, hint, path=path, row=len(rows) + 1) from None
    return Sheet(str(path), "", without_empty_end(rows))


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    import csv
    import io

    # Strict: a quote that is never closed would swallow the rest of the table.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _delimiter(text: str) -> str:
    """Return the sign by which the most rows have the same number of cells, two or more; a comma where none does."""
    import csv

    best, found = (0, 0), ","
    for delimiter in _DELIMITERS:
        widths: dict[int, int] = {}
        with suppress(csv.Error):
            for _, row in zip(range(_SAMPLE), _parse(text, delimiter), strict=False):
                widths[len(row)] = widths.get(len(row), 0) + 1
        several = {width: count for width, count in widths.items() if width > 1}
        score = max(((count, width) for width, count in several.items()), default=(0, 0))
        if score > best:
            best, found = score, delimiter
    return found
