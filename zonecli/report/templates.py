"""Templates as files: where they are looked for, and what the head of each declares."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from zonecli.errors import N_, UnknownName
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.limits import SOURCE_BYTES
from zonecli.store.encoding import decode
from zonecli.store.files import read_file
from zonecli.store.toml.parser import parse
from zonecli.suggest import nearest

ENDING = ".md.j2"
_HEAD = re.compile(r"\A\s*\{#-*[ \t]*\n(.*?)\n[ \t]*-*#\}", re.DOTALL)
# Of a choice between templates, the first counts: what it declares holds for all of them.
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+(["'])(.+?)\1""")
_PARENTS = re.compile(r"\{%[-+]?\s*extends\s+(.*?)%\}", re.DOTALL)
_QUOTED = re.compile(r"""(["'])(.+?)\1""")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*(?:block\s+(\w+)|endblock\b)")
_NAME = re.compile(r"[^/\\\0.][^/\\\0]*")


class Type(StrEnum):
    """What a parameter is."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    PERIOD = "period"
    ZONE = "zone"
    INDICATOR = "indicator"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a template can be told. `default` is as `-P` writes it; a list is written with commas."""

    name: str
    type: Type
    description: Text | None
    required: bool
    default: str | None
    choices: tuple[str, ...]
    many: bool
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """What a template says of itself. `least` and `most` are the zones that it needs `--zone` for."""

    name: str
    path: str
    description: Text | None
    parameters: tuple[Parameter, ...]
    least: int
    most: int | None


class Folders:
    """The directories of templates, the strongest first: a file in one hides those of its name in the next."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)

    def names(self) -> list[str]:
        """Return the names of the templates, those that only others use left out."""
        found = {
            path.name.removesuffix(ENDING)
            for folder in self.paths
            for path in folder.glob(f"*{ENDING}")
            if os.path.isfile(path)
        }
        return sorted(name for name in found if not name.startswith("_"))

    def find(self, file: str) -> Path | None:
        """Return the file of this name; a name is one file's, never a way to another directory."""
        if _NAME.fullmatch(file) is None:
            return None
        return next((path for folder in self.paths if os.path.isfile(path := folder / file)), None)

    def named(self, name: str) -> Path:
        """Return the template of a name, with or without its ending; raises UnknownName."""
        path = self.find(name if name.endswith(ENDING) else name + ENDING)
        if path is not None:
            return path
        raise UnknownName("template", name, nearest(name, self.names()), "zonecli templates")

    def read(self, path: Path) -> str:
        """Return the text of a template in one of the directories; raises Diagnostic, TemplateError."""
        data = read_file(path, path.parent)
        if len(data) > SOURCE_BYTES:
            large = TemplateError(N_("a template is larger than {limit} KiB"), limit=SOURCE_BYTES // 1024)
            raise large.at(str(path), 0)
        return decode(data, str(path))

    def head(self, path: Path, below: Sequence[Path] = ()) -> Head:
        """Return what a template declares, and the one that it extends; raises TemplateError, Diagnostic.

        `below` are those that extend it.
        """
        text = self.read(path)
        match = _EXTENDS.search(text)
        parent = self.find(match[2]) if match else None
        if parent is None or parent in (path, *below):
            return head_of(text, path)
        return head_of(text, path, self.head(parent, (*below, path)))

    def check_blocks(self, path: Path, below: Sequence[Path] = ()) -> set[str] | None:
        """Return the names of a template's blocks and of those that it extends, None where these are not to be known.

        `below` are those that extend it. Raises TemplateError for a block that takes the place of none.
        """
        # Lines count on where comments were.
        text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), self.read(path))
        tag = _PARENTS.search(text)
        named = [self.find(name) for _, name in _QUOTED.findall(tag[1])] if tag else []
        above: set[str] | None = set()
        for parent in named:
            known = None if parent is None or parent in (path, *below) else self.check_blocks(parent, (*below, path))
            above = None if above is None or known is None else above | known
        if tag and not named:
            above = None
        own: set[str] = set()
        depth = 0
        for block in _BLOCK.finditer(text):
            name = block[1]
            if name and tag and not depth and above is not None and name not in above:
                line = text.count("\n", 0, block.start()) + 1
                fault = unknown(N_("“{name}” is no block of what the template extends"), name, above)
                raise fault.at(str(path), line)
            if name:
                own.add(name)
            depth += 1 if name else -1
        return None if above is None else own | above


def head_of(text: str, path: Path, parent: Head | None = None) -> Head:
    """Return what the comment at the top of a template declares, over what the one that it extends does.

    Raises TemplateError, Diagnostic.
    """
    name = path.name.removesuffix(ENDING).removesuffix(".j2")
    above = parent or Head(name, str(path), None, (), 0, None)
    match = _HEAD.match(text)
    if match is None:
        return replace(above, name=name, path=str(path))
    # Blank lines before it keep the lines of a fault those of the file.
    raw = parse("\n" * text.count("\n", 0, match.start(1)) + match[1], str(path))
    reader = _Reader(path, text)
    reader.check(raw, "", ("description", "params", "zones"))
    zones = reader.table(raw, "zones", ("least", "most"))
    declared = {id: reader.parameter(id, each) for id, each in reader.table(raw, "params").items()}
    parameters = {each.name: each for each in above.parameters} | declared
    least, most = reader.number(zones, "least"), reader.number(zones, "most")
    return Head(
        name,
        str(path),
        reader.text(raw.get("description")) or above.description,
        tuple(parameters.values()),
        above.least if least is None else least,
        above.most if most is None else most,
    )


class _Reader:
    """Takes a head's table apart; what does not belong there is a fault of the template."""

    _KEYS = ("type", "description", "required", "default", "choices", "many", "least", "most")

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def parameter(self, name: str, raw: Any) -> Parameter:
        if not isinstance(raw, dict):
            raise self._fault(N_("“{key}” is a table"), name)
        self.check(raw, name, self._KEYS)
        given = raw.get("type", "string")
        if given not in list(Type):
            raise self._locate(unknown(N_("no type is called “{name}”"), str(given), list(Type)), name)
        default, choices = raw.get("default"), raw.get("choices", [])
        return Parameter(
            name,
            Type(given),
            self.text(raw.get("description")),
            raw.get("required") is True,
            None
            if default is None
            else ",".join(map(write_value, default if isinstance(default, list) else [default])),
            tuple(str(choice) for choice in choices) if isinstance(choices, list) else (),
            raw.get("many") is True,
            self.number(raw, "least"),
            self.number(raw, "most"),
        )

    def check(self, raw: Mapping[str, Any], within: str, known: Sequence[str]) -> None:
        """Raise TemplateError for a key that is not known."""
        for key in raw:
            if key not in known:
                raise self._locate(unknown(N_("the head has no key “{name}”"), key, known), key or within)

    def table(self, raw: Mapping[str, Any], key: str, known: Sequence[str] | None = None) -> dict[str, Any]:
        found = raw.get(key, {})
        if not isinstance(found, dict):
            raise self._fault(N_("“{key}” is a table"), key)
        if known is not None:
            self.check(found, key, known)
        return found

    def number(self, raw: Mapping[str, Any], key: str) -> int | None:
        found = raw.get(key)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
            raise self._fault(N_("“{key}” is a whole number"), key)
        return found

    def text(self, raw: Any) -> Text | None:
        if isinstance(raw, str):
            return Text(raw, raw)
        if isinstance(raw, dict) and all(isinstance(raw.get(code, ""), str) for code in ("zh", "en")):
            return Text(raw.get("zh", ""), raw.get("en", ""))
        if raw is None:
            return None
        raise self._fault(N_("a description is a text, or one in each language"), "description")

    def _fault(self, sentence: str, key: str) -> TemplateError:
        return self._locate(TemplateError(sentence, key=key), key)

    def _locate(self, fault: TemplateError, key: str) -> TemplateError:
        lines = self._text.splitlines()
        line = next((n for n, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(key)}\b", line)), 1)
        return fault.at(str(self._path), line)


def write_value(value: object) -> str:
    """Return a value of TOML as `-P` writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
