"""Changes of a directory of records: gathered, held against the rules, shown, and written all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from zonecli.check.file import examine
from zonecli.check.references import References
from zonecli.errors import N_, Diagnostic, RecordsUnreadable, UsageError
from zonecli.frozen import dataclass
from zonecli.ingest.rows import order
from zonecli.store.catalogue import Catalogue
from zonecli.store.draft import Draft
from zonecli.store.encoding import decode, place
from zonecli.store.files import read_file
from zonecli.store.listing import record_file
from zonecli.store.toml import editor
from zonecli.store.toml.editor import Edit
from zonecli.store.toml.parser import parse
from zonecli.store.toml.scanner import Path as Place, spans
from zonecli.store.toml.slices import TABLES
from zonecli.store.toml.writer import write_key, write_record
from zonecli.store.writing import Replacement, locked, write

Raw = dict[str, Any]
Step = Callable[[], None]

_MEANWHILE = N_("another program has changed the records meanwhile")
_ANEW = N_("look at them, and run the command again")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was added: the file, the array of tables, and its place there, from 0."""

    path: Path
    table: str
    number: int


class _File:
    """One file: its bytes when it was read, None where there was none, and what it is to become."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.old = _bytes_of(path, root)
        self.text = "" if self.old is None else decode(self.old, str(path))
        self.raw: Raw = parse(self.text, str(path))
        self.data = self.old
        self.rows: dict[str, list[Raw]] = {}
        # A line above a new record.
        self.comment = ""

    @property
    def is_new(self) -> bool:
        return self.old is None

    def change(self, edits: Sequence[Edit], raw: Raw) -> None:
        """Make edits after which the text must say `raw`: what an edit breaks is never written."""
        text = editor.edit(self.text, edits)
        if parse(text, str(self.path)) != raw:
            raise UsageError(
                N_("{path}: this file cannot be changed by a program without harm"),
                N_("change it by hand: zonecli edit {id}"),
                path=self.path,
                id=self.path.stem,
            )
        self.data = editor.edit_bytes(self.data or b"", edits)
        self.text, self.raw = text, raw

    def settle(self) -> None:
        """Write the rows that wait, those of one array at once: to find where they belong takes a pass each."""
        rows, self.rows = self.rows, {}
        for table, added in rows.items():
            raw = {**self.raw, table: [*self.raw.get(table, ()), *added]}
            if self.is_new:
                raw = {key: raw[key] for key in sorted(raw, key=_place_of_key)}
                self.text, self.data = "", b""
                self.change([Edit(0, 0, self.comment + write_record(raw))], raw)
            else:
                self.change(editor.append_rows(self.text, table, added), raw)


def _place_of_key(key: str) -> int:
    """Return where a key of a new record stands: the arrays come last, in their order."""
    return TABLES.index(key) if key in TABLES else -1


def _bytes_of(path: Path, root: Path) -> bytes | None:
    try:
        return read_file(path, root)
    except RecordsUnreadable:
        if path.exists() or path.is_symlink():
            raise
        return None


class Changes:
    """What is to become of the files of a directory. Nothing is written before `commit`."""

    def __init__(self, catalogue: Catalogue, languages: Sequence[str] | None = None) -> None:
        """`languages` are those that the directory asks every text to be in."""
        self.catalogue = catalogue
        self._languages = languages
        self._files: dict[Path, _File] = {}
        self._moved: dict[Path, Path] = {}
        self._gone: set[Path] = set()
        self._steps: list[Step] = []
        # Whether other records may be concerned: what they must know of a zone stands in its head.
        self._is_whole = False
        self._accepted: Counter[object] | None = None

    # -- what can be changed ---------------------------------------------------------------------

    def add(self, zone: str, table: str, row: Mapping[str, Any]) -> Row:
        """Append a row to an array of tables of a zone; the keys of `row` are those of TOML."""
        path = self.catalogue.path("zones", zone)
        self._do(lambda: self._file(path).rows.setdefault(table, []).append(order(row)))
        file = self._file(path)
        return Row(path, table, len(file.raw.get(table, ())) + len(file.rows[table]) - 1)

    def create(self, folder: str, id: str, raw: Mapping[str, Any], comment: str = "") -> Path:
        """Make a new record of a folder, below a comment; raises UsageError where the id is taken."""
        path = self.catalogue.path(folder, id)
        self._do(lambda: self._create(path, dict(raw), f"# {comment}\n" if comment else ""))
        return path

    def define(self, name: str, id: str, raw: Mapping[str, Any]) -> Path:
        """Add a table to a file of the vocabulary, such as indicators.toml; raises UsageError where it is there."""
        path = self.catalogue.root / f"{name}.toml"
        self._do(lambda: self._define(path, id, dict(raw)))
        return path

    def set_keys(self, path: Path, at: Place, values: Mapping[str, Any]) -> None:
        """Give keys of the table at a place of a file other values, or add them."""
        before = [_value(self._settled_file(path).raw, at)]
        self._do(lambda: self._set_keys(path, at, values, before))

    def remove(self, path: Path, places: Sequence[Place]) -> None:
        """Take rows out of arrays of tables of a file."""
        file = self._settled_file(path)
        before = [_value(file.raw, at) for at in places]
        self._do(lambda: self._remove(path, places, before))

    def replace(self, path: Path, places: Sequence[Place], text: str) -> None:
        """Put a text in place of the values at these places of a file."""
        file = self._settled_file(path)
        before = [_value(file.raw, at) for at in places]
        self._do(lambda: self._replace(path, places, text, before))

    def write(self, path: Path, data: bytes) -> None:
        """Let a file hold what a person wrote; raises Diagnostic where that is not UTF-8."""
        before = self._file(path).old
        self._do(lambda: self._write(path, data, before))

    def move(self, folder: str, id: str, new: str) -> None:
        """Give a record another id; raises UsageError where that one is taken."""
        self._do(lambda: self._move(self.catalogue.path(folder, id), self.catalogue.path(folder, new)))

    def delete(self, path: Path) -> None:
        """Take a file away."""
        before = self._settled_file(path).raw
        self._do(lambda: self._delete(path, before))

    def rename_table(self, path: Path, name: str, new: str) -> None:
        """Give a table of a file of the vocabulary another name; raises UsageError where that one is taken."""
        self._do(lambda: self._rename_table(path, name, new))

    # -- what comes of it ------------------------------------------------------------------------

    @property
    def paths(self) -> list[Path]:
        """The files that change, in order; one that is gone is not among them."""
        return sorted(
            path for path, file in self._settled().items() if file.data != file.old and path not in self._gone
        )

    @property
    def draft(self) -> Draft:
        """The directory as it is to become."""
        texts: dict[Path, str | None] = {path: file.text for path, file in self._settled().items()}
        return Draft(self.catalogue.root, texts | dict.fromkeys([*self._moved, *self._gone]))

    def row(self, row: Row) -> Raw:
        """Return a row that was added, as its file is to have it."""
        found: Raw = self._settled()[row.path].raw[row.table][row.number]
        return found

    def line(self, path: Path, at: Place) -> int:
        """Return the line in which the value at a place of a changed file is to stand."""
        text = self._settled()[path].text
        return place(text, spans(text)[at].value)[0]

    def findings(self) -> list[Diagnostic]:
        """Return what `check` finds in the changed files, and did not find before; the places are those to come."""
        draft = self.draft
        after = self._faults(draft, self.paths)
        if not after:
            return []
        before = Counter(map(_alike, self._faults(self.catalogue, [path for path in self._files if path.exists()])))
        new = []
        for fault in after:
            if before[_alike(fault)]:
                before[_alike(fault)] -= 1
            else:
                new.append(fault)
        self._accepted = Counter(map(_alike, new))
        return new

    def diff(self) -> str:
        """Return the differences of all files, as `diff -u` writes them."""
        from difflib import unified_diff

        root = self.catalogue.root
        parts: list[str] = []
        for path in self.paths:
            file = self._files[path]
            old = decode(file.old, str(path)) if file.old is not None else ""
            names = "/dev/null" if file.is_new else f"a/{path.relative_to(root)}", f"b/{path.relative_to(root)}"
            parts += _lines(unified_diff(old.splitlines(True), file.text.splitlines(True), *names))
        for path in sorted([*self._moved, *self._gone]):
            old = self.catalogue.text(path)
            parts += _lines(unified_diff(old.splitlines(True), [], f"a/{path.relative_to(root)}", "/dev/null"))
        return "".join(parts)

    def commit(self) -> None:
        """Write all files, or none.

        Where another writer came first, the changes are made anew in what is there now. Raises UsageError where they
        would then break rules that they did not break before, or the file is no longer what they need; SystemFailure.
        """
        root = self.catalogue.root
        with locked(root):
            if any(_bytes_of(path, root) != file.old for path, file in self._files.items()):
                self._redo()
            settled = self._settled()
            changes = {path: Replacement(settled[path].old, settled[path].data) for path in self.paths}
            changes |= {path: Replacement(settled[path].old, None) for path in self._gone}
            for old, new in self._moved.items():
                changes[new] = Replacement(None, self._files[new].data, like=old)
                changes[old] = Replacement(self._files[old].old, None)
            if changes:
                write(root, changes)

    # -- how -------------------------------------------------------------------------------------

    def _do(self, step: Step) -> None:
        step()
        self._steps.append(step)

    def _redo(self) -> None:
        accepted = self._accepted
        self._files, self._moved, self._gone = {}, {}, set()
        for step in self._steps:
            step()
        # What came meanwhile may contradict what is added now.
        if accepted is not None and Counter(map(_alike, self.findings())) - accepted:
            raise UsageError(_MEANWHILE, _ANEW)

    def _file(self, path: Path) -> _File:
        if path not in self._files:
            self._files[path] = _File(path, self.catalogue.root)
        return self._files[path]

    def _settled_file(self, path: Path) -> _File:
        file = self._file(path)
        file.settle()
        return file

    def _settled(self) -> dict[Path, _File]:
        for file in self._files.values():
            file.settle()
        return self._files

    def _faults(self, catalogue: Catalogue, paths: Sequence[Path]) -> list[Diagnostic]:
        from zonecli.check.run import check

        if not self._is_whole:
            known = References(catalogue, languages=self._languages)
            return [fault for path in paths for fault in examine(record_file(catalogue, str(path)), known).faults]
        return list(check(catalogue, paths, languages=self._languages))

    def _create(self, path: Path, raw: Raw, comment: str) -> None:
        self._is_whole = True
        file = self._file(path)
        if not file.is_new or file.raw:
            raise UsageError(
                N_("“{id}” is taken: {path}"), N_("choose another id, or change that record"), id=path.stem, path=path
            )
        file.comment = comment
        file.change([Edit(0, 0, comment + write_record(raw))], raw)

    def _define(self, path: Path, id: str, raw: Raw) -> None:
        self._is_whole = True
        file = self._file(path)
        if id in file.raw:
            line = place(file.text, spans(file.text)[(id,)].value)[0]
            raise UsageError(N_("“{id}” is taken: {path}"), N_("choose another id"), id=id, path=f"{path}:{line}")
        file.change(editor.append_table(file.text, f"[{write_key(id)}]", raw), {**file.raw, id: raw})

    def _unchanged(self, path: Path, places: Sequence[Place], before: Sequence[Any]) -> _File:
        """Return a file whose places hold what they held when the change was asked for."""
        file = self._settled_file(path)
        if [_value(file.raw, at) for at in places] != before:
            raise UsageError(_MEANWHILE, _ANEW)
        return file

    def _set_keys(self, path: Path, at: Place, values: Mapping[str, Any], before: Sequence[Any]) -> None:
        file = self._unchanged(path, [at], before)
        raw = _with(file.raw, at, lambda table: {**table, **values})
        self._is_whole |= not at
        file.change(editor.set_keys(file.text, at, values), raw)

    def _remove(self, path: Path, places: Sequence[Place], before: Sequence[Any]) -> None:
        file = self._unchanged(path, places, before)
        raw = dict(file.raw)
        for table in {str(at[0]) for at in places}:
            taken = {at[1] for at in places if at[0] == table}
            raw[table] = [row for n, row in enumerate(raw[table]) if n not in taken]
            if not raw[table] and editor.has_headers(file.text, table):
                del raw[table]
        file.change(editor.remove(file.text, places), raw)

    def _replace(self, path: Path, places: Sequence[Place], text: str, before: Sequence[Any]) -> None:
        file = self._unchanged(path, places, before)
        raw = file.raw
        self._is_whole = True
        for at in places:
            raw = _with(raw, at, lambda _: text)
        file.change(editor.replace(file.text, places, text), raw)

    def _delete(self, path: Path, before: Raw) -> None:
        if self._file(path).raw != before:
            raise UsageError(_MEANWHILE, _ANEW)
        self._gone.add(path)
        self._is_whole = True

    def _rename_table(self, path: Path, name: str, new: str) -> None:
        file = self._file(path)
        if new in file.raw:
            raise UsageError(N_("“{id}” is taken: {path}"), N_("choose another id"), id=new, path=path)
        raw = {new if key == name else key: value for key, value in file.raw.items()}
        file.change(editor.rename_table(file.text, name, new), raw)

    def _write(self, path: Path, data: bytes, before: bytes | None) -> None:
        file = self._file(path)
        if file.old != before:
            raise UsageError(_MEANWHILE, _ANEW)
        file.text, file.data = decode(data, str(path)), data
        self._is_whole = True

    def _move(self, path: Path, new: Path) -> None:
        file, moved = self._file(path), self._file(new)
        if not moved.is_new:
            raise UsageError(N_("“{id}” is taken: {path}"), N_("choose another id"), id=new.stem, path=new)
        moved.text, moved.raw, moved.data = file.text, file.raw, file.data
        file.data = file.old
        self._moved[path] = new
        self._is_whole = True


def _value(raw: Any, at: Place) -> Any:
    """Return what stands at a place of tables, None where nothing does."""
    for part in at:
        try:
            raw = raw[part]
        except (KeyError, IndexError):
            return None
    return raw


def _with(raw: Any, at: Place, change: Callable[[Any], Any]) -> Any:
    """Return a copy of tables in which the value at a place is changed."""
    if not at:
        return change(raw)
    first, *rest = at
    if isinstance(raw, list):
        return [_with(each, tuple(rest), change) if n == first else each for n, each in enumerate(raw)]
    return {key: _with(each, tuple(rest), change) if key == first else each for key, each in raw.items()}


def _alike(fault: Diagnostic) -> object:
    """Return what two faults have alike that are the same, though lines have moved."""
    details = {key: str(value) for key, value in fault.details.items() if not isinstance(value, int)}
    return fault.rule, fault.sentence, tuple(sorted(details.items()))


def _lines(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
