"""A walk through a TOML text that finds where everything stands, and where a broken text ceases to be TOML.

It does not read values: `zonecli.store.toml.parser` does, and is asked first.
"""

import re
from contextlib import suppress
from typing import NamedTuple

from zonecli.records.reader import row_keys
from zonecli.store.toml.messages import DEPTH, FULL_WIDTH, MalformedError, describe_unexpected

Path = tuple[str | int, ...]
"""The way to a value: keys, and positions from 0 in arrays."""

_BLANK = re.compile(r"[ \t]*+")
# Before 3.11.5 Python matches possessive groups wrongly; possessive classes it matches as they are written.
GAP = re.compile(r"(?:[ \t\n]++|\r\n|#[^\x00-\x08\x0a-\x1f\x7f]*+)*")
_SEPARATOR = re.compile(rf"{GAP.pattern}(,?){GAP.pattern}")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_ATOM = re.compile(r"""(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[ ](?=[0-9]{2}:))?[^\s\x00-\x1f\x7f,\[\]{}#"'=]++""")
# Whether a number or a date is right in all its parts, the parser says.
_LIKE_ATOM = re.compile(r"true|false|[+-]?(?:inf|nan)|[+-]?[0-9][0-9A-Fa-f_.:+TtZzxo -]*")

_SCALAR = r"(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
_ESCAPE = rf'\\(?:[btnfre"\\]|x[0-9A-Fa-f]{{2}}|u{_SCALAR}|U0000{_SCALAR}|U00(?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{{4}})'
_STRINGS = {
    '"': re.compile(rf'"(?:[^"\\\x00-\x08\x0a-\x1f\x7f]++|{_ESCAPE})*(")?'),
    "'": re.compile(r"'[^'\x00-\x08\x0a-\x1f\x7f]*+(')?"),
    '"""': re.compile(
        rf'"""(?:[^"\\\x00-\x08\x0b-\x1f\x7f]++|\r\n|{_ESCAPE}|\\[ \t]*+\r?\n|"{{1,2}}(?!"))*("{{3,5}})?'
    ),
    "'''": re.compile(r"'''(?:[^'\x00-\x08\x0b-\x1f\x7f]++|\r\n|'{1,2}(?!'))*('{3,5})?"),
}
_ESCAPED = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))")
_CONTROLS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_WRONG_ESCAPE = re.compile(r"\\(?:[xuU][0-9A-Fa-f]*|.?)")

# What TOML 1.1 brought.
_NEWER_ESCAPE = re.compile(r'"(?:[^\\]|\\[^ex])*\\[ex]')
_NO_SECONDS = re.compile(r"(?:\A|[Tt ])[0-9]{2}:[0-9]{2}(?![:0-9])")


class Span(NamedTuple):
    """The offsets of a key, of its end, of its value and of its end.

    An entry of a list has no key: both are the entry. The value of a table with a header is its header; that of
    a table implied by a longer key, the key. So a value that begins where its key does can be noted once more.
    """

    key: int
    key_end: int
    value: int
    value_end: int


Keys = list[tuple[str, Span]]
"""The parts of a key, each with its own span."""


def spans(text: str) -> dict[Path, Span]:
    """Return the span of everything in the text by its path, such as ("facts", 3, "figure").

    Where the text is not valid TOML, of what stands before the error.
    """
    scanner = Scanner(text)
    with suppress(MalformedError):
        scanner.scan()
    return scanner.found


class Scanner:
    """One pass over a text, in which line ends are LF or CR LF."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Path, Span] = {}
        self.newer: list[Path] = []
        self._rows: dict[Path, int] = {}
        self._table: Path = ()

    def scan(self) -> None:
        """Walk through the whole text; raises MalformedError at the first thing that cannot be TOML."""
        at = self._skip(GAP, 0)
        while at < len(self.text):
            end = self._header(at) if self.text[at] == "[" else self._pair(at, self._table)
            at = self._skip(GAP, end)
            if at < len(self.text) and "\n" not in self.text[end:at]:
                raise describe_unexpected(self.text, at, "after")

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        return match.end() if match else at

    def _note(self, path: Path, span: Span) -> None:
        if len(path) > DEPTH:
            raise MalformedError(span.key, "depth", limit=DEPTH)
        known = self.found.get(path)
        if known and known.value != known.key:
            is_row = len(path) == 1 and path[0] in row_keys() and self.text[span.key - 1 : span.key] == "["
            kind, first = "table-twice" if is_row else "twice", self.text.count("\n", 0, known.key) + 1
            raise MalformedError(span.key, kind, key=path[-1], first=first)
        self.found[path] = span

    # -- keys ----------------------------------------------------------------------------------

    def _header(self, at: int) -> int:
        closing = "]]" if self.text.startswith("[[", at) else "]"
        keys, end = self._keys(at + len(closing))
        if not self.text.startswith(closing, end):
            raise describe_unexpected(self.text, end, "header")
        path, (_, key) = self._enter((), keys), keys[-1]
        if closing == "]]":
            self.found.setdefault(path, key)
            self._rows[path] = self._rows.get(path, -1) + 1
            path = (*path, self._rows[path])
        end += len(closing)
        self._note(path, key._replace(value=at, value_end=end))
        self._table = path
        return end

    def _enter(self, path: Path, keys: Keys) -> Path:
        """Return the path of what the keys name below a table; note the tables that they make on their way."""
        for name, key in keys[:-1]:
            path = (*path, name)
            if path not in self.found:
                self._note(path, key)
            if path in self._rows:
                path = (*path, self._rows[path])
        return (*path, keys[-1][0])

    def _pair(self, at: int, table: Path, space: re.Pattern[str] = _BLANK) -> int:
        keys, after = self._keys(at)
        end = self._skip(space, after)
        name, key = keys[-1]
        if not self.text.startswith("=", end):
            raise describe_unexpected(self.text, end, "equals", key=name)
        path = self._enter(table, keys)
        value = self._skip(space, end + 1)
        if self.text[value : value + 1] in ("", "\n", "#"):
            raise MalformedError(value, "value", key=name)
        if "\n" in self.text[after:value]:
            self.newer.append(path)
        end = self._value(value, path)
        self._note(path, key._replace(value=value, value_end=end))
        return end

    def _keys(self, at: int) -> tuple[Keys, int]:
        """Return the parts of a key, and the offset of what follows it."""
        keys: Keys = []
        while True:
            start = self._skip(_BLANK, at)
            char = self.text[start : start + 1]
            if char in ('"', "'"):
                end = self._string(start, char, self._table)
                name = self.text[start + 1 : end - 1]
                if char == '"':
                    name = _ESCAPED.sub(_character, name)
            else:
                end = self._skip(_BARE, start)
                name = self.text[start:end]
            following = self.text[end : end + 1]
            if following > "\x7f" and following not in FULL_WIDTH:
                raise describe_unexpected(self.text, end, "key-letters")
            if start == end:
                raise describe_unexpected(self.text, start, "key")
            keys.append((name, Span(start, end, start, end)))
            if len(keys) > DEPTH:
                raise MalformedError(start, "depth", limit=DEPTH)
            at = self._skip(_BLANK, end)
            if not self.text.startswith(".", at):
                return keys, at
            at += 1

    # -- values --------------------------------------------------------------------------------

    def _value(self, at: int, path: Path) -> int:
        if len(path) > DEPTH:
            raise MalformedError(at, "depth", limit=DEPTH)
        char = self.text[at]
        if char in "\"'":
            return self._string(at, char * 3 if self.text.startswith(char * 3, at) else char, path)
        if char in "[{":
            return self._entries(at, path)
        found = _ATOM.match(self.text, at)
        if not found or char in FULL_WIDTH:
            raise describe_unexpected(self.text, at, "unquoted", value=char)
        if not _LIKE_ATOM.fullmatch(found[0]):
            raise malformed_atom(self.text, at, found.end())
        if _NO_SECONDS.search(found[0]):
            self.newer.append(path)
        return found.end()

    def _string(self, at: int, quotes: str, path: Path) -> int:
        match = _STRINGS[quotes].match(self.text, at)
        assert match
        end = match.end()
        if not match[1]:
            if self.text.startswith("\\", end):
                wrong = _WRONG_ESCAPE.match(self.text, end)
                raise MalformedError(end, "escape", escape=wrong and wrong[0])
            if self.text[end : end + 1] in ("", "\n"):
                raise MalformedError(at, "string" if len(quotes) == 1 else "long-string", quote=quotes)
            raise describe_unexpected(self.text, end, "string", quote=quotes)
        if quotes[0] == '"' and _NEWER_ESCAPE.match(match[0]):
            self.newer.append(path)
        return end

    def _entries(self, at: int, path: Path) -> int:
        """Return where the list or the table in braces ends that begins here."""
        is_list = self.text[at] == "["
        closing, kind = ("]", "array") if is_list else ("}", "inline")
        count, here, comma = 0, self._skip(GAP, at + 1), ""
        is_newer = "\n" in self.text[at:here]
        while not self.text.startswith(closing, here):
            if here == len(self.text):
                raise MalformedError(at, kind)
            if is_list:
                end = self._value(here, (*path, count))
                self._note((*path, count), Span(here, end, here, end))
                count += 1
            else:
                # rtoml allows line ends beside “=” as well.
                end = self._pair(here, path, GAP)
            separator = _SEPARATOR.match(self.text, end)
            assert separator
            here, comma = separator.end(), separator[1]
            is_newer |= "\n" in separator[0]
            if not comma and not self.text.startswith(closing, here):
                if here == len(self.text) or (is_newer and not is_list):
                    raise MalformedError(at, kind)
                raise describe_unexpected(self.text, here, "comma")
        if not is_list and (is_newer or comma):
            self.newer.append(path)
        return here + 1


def malformed_atom(text: str, start: int, end: int) -> MalformedError:
    """Return the error of a value without quotes that is nothing in TOML."""
    value = text[start:end] if end - start <= 40 else text[start : start + 39] + "…"
    return MalformedError(start, "number" if value.lstrip("+-")[:1].isdecimal() else "unquoted", value=value)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape[4], escape[4])
