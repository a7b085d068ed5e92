"""A walk through TOML 1.0 that keeps what a parser forgets: where things stand, and what is wrong there.

It is for error messages and `trace`, not for reading: `zonecli.store.toml.parser` reads.
"""

import re

from zonecli.store.toml.messages import DEPTH, FULL_WIDTH, MalformedError, control, unexpected
from zonecli.store.toml.tables import Key, Path, Tables
from zonecli.store.toml.values import atom, unescaped

_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_COMMENT = re.compile(r"#[^\x00-\x08\x0a-\x1f\x7f]*")
_GAP = re.compile(r"(?:[ \t\n]++|\r\n|#[^\x00-\x08\x0a-\x1f\x7f]*+(?=\r?\n))*+")
_BASIC = re.compile(r'[^"\\\x00-\x08\x0a-\x1f\x7f]*')
_LITERAL = re.compile(r"[^'\x00-\x08\x0a-\x1f\x7f]*")
_LONG = {
    '"""': re.compile(r'(?:[^"\\\x00-\x08\x0b-\x1f\x7f]++|\r\n)*+'),
    "'''": re.compile(r"(?:[^'\x00-\x08\x0b-\x1f\x7f]++|\r\n)*+"),
}
_ESCAPE = re.compile(r'\\(?:[btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})')
_FOLD = re.compile(r"\\[ \t]*\r?\n")


class Scanner:
    """One pass over a text. `found` gives, by path, the offsets (key, its end, value, its end).

    Where only faults are asked for, noting nothing spares much memory in a large text.
    """

    def __init__(self, text: str, noting: bool = True) -> None:
        self.text = text
        self.noting = noting
        self.found: dict[Path, tuple[int, int, int, int]] = {}
        self.tables = Tables(text)

    def scan(self) -> None:
        """Walk through the whole text; raises MalformedError at the first thing that is not TOML."""
        at, text, end = 0, self.text, len(self.text)
        while at < end:
            at = self._blank(at)
            char = text[at : at + 1]
            if char == "[":
                at = self._header(at)
            elif char and char not in "#\r\n":
                at = self._pair(at, self.tables.current, 0)
            at = self._line_end(at)

    # -- lines ---------------------------------------------------------------------------------

    def _blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _comment(self, at: int) -> int:
        if not self.text.startswith("#", at):
            return at
        match = _COMMENT.match(self.text, at)
        end = match.end() if match else at
        if end < len(self.text) and not self.text.startswith(("\n", "\r\n"), end):
            raise unexpected(self.text, end, "after")
        return end

    def _line_end(self, at: int) -> int:
        at = self._comment(self._blank(at))
        if at == len(self.text):
            return at
        if self.text.startswith("\r\n", at):
            return at + 2
        if self.text[at] == "\n":
            return at + 1
        raise unexpected(self.text, at, "after")

    def _gap(self, at: int) -> int:
        """Skip blanks, comments and line ends, as they may stand inside a list."""
        match = _GAP.match(self.text, at)
        end = match.end() if match else at
        return self._gap(self._comment(end)) if self.text.startswith("#", end) else end

    # -- keys ----------------------------------------------------------------------------------

    def _header(self, at: int) -> int:
        double = self.text.startswith("[[", at)
        closing = "]]" if double else "]"
        keys = self._key(self._blank(at + len(closing)))
        end = self._blank(keys[-1].end)
        if not self.text.startswith(closing, end):
            raise unexpected(self.text, end, "header")
        path = self.tables.open(keys, double)
        if self.noting:
            self._note_parents(path, keys)
            self.found[path] = (keys[-1].start, keys[-1].end, at, end + len(closing))
        return end + len(closing)

    def _note_parents(self, path: Path, keys: list[Key]) -> None:
        """Note the tables that a key of several parts makes on its way, where nothing else has."""
        named = [index for index, part in enumerate(path) if isinstance(part, str)][-len(keys) :]
        for index, key in zip(named, keys, strict=True):
            self.found.setdefault(path[: index + 1], (key.start, key.end, key.start, key.end))

    def _pair(self, at: int, table: Path, depth: int) -> int:
        keys = self._key(at)
        at = self._blank(keys[-1].end)
        name = ".".join(key.name for key in keys)
        if not self.text.startswith("=", at):
            raise unexpected(self.text, at, "equals", key=name)
        path = self.tables.define(table, keys)
        at = self._blank(at + 1)
        if self.text[at : at + 1] in ("", "\n", "#") or self.text.startswith("\r\n", at):
            raise MalformedError(at, "value", key=name)
        if self.noting:
            self._note_parents(path, keys)
        end = self._value(at, path, depth + len(keys))
        if self.noting:
            self.found[path] = (keys[-1].start, keys[-1].end, at, end)
        return end

    def _key(self, at: int) -> list[Key]:
        keys = []
        while True:
            char = self.text[at : at + 1]
            if char in ('"', "'"):
                end = self._string(at)
                keys.append(Key(unescaped(self.text[at:end]), at, end))
            elif match := _BARE.match(self.text, at):
                keys.append(Key(match[0], at, match.end()))
            else:
                raise unexpected(self.text, at, "key-letters" if char > "\x7f" else "key")
            if len(keys) > DEPTH:
                raise MalformedError(keys[0].start, "depth", limit=DEPTH)
            end = keys[-1].end
            if self.text[end : end + 1] > "\x7f" and self.text[end] not in FULL_WIDTH:
                raise unexpected(self.text, end, "key-letters")
            dot = self._blank(end)
            if not self.text.startswith(".", dot):
                return keys
            at = self._blank(dot + 1)

    # -- values --------------------------------------------------------------------------------

    def _value(self, at: int, path: Path, depth: int) -> int:
        if depth > DEPTH:
            raise MalformedError(at, "depth", limit=DEPTH)
        char = self.text[at : at + 1]
        if char in ('"', "'"):
            return self._long_string(at) if self.text.startswith(char * 3, at) else self._string(at)
        if char == "[":
            return self._array(at, path, depth)
        if char == "{":
            return self._inline(at, path, depth)
        return atom(self.text, at)

    def _string(self, at: int) -> int:
        quote = self.text[at]
        plain, here = (_BASIC if quote == '"' else _LITERAL), at + 1
        while True:
            match = plain.match(self.text, here)
            here = match.end() if match else here
            char = self.text[here : here + 1]
            if char == quote:
                return here + 1
            if char == "\\":
                here = self._escape(here)
            elif char in ("", "\n") or self.text.startswith("\r\n", here):
                inside = '\\"' if quote == '"' else '" … "'
                raise MalformedError(at, "string", quote=quote, inside=inside)
            elif char == "\r":
                raise MalformedError(here, "return")
            else:
                raise control(char, here)

    def _long_string(self, at: int) -> int:
        quotes, here = self.text[at : at + 3], at + 3
        while True:
            match = _LONG[quotes].match(self.text, here)
            here = match.end() if match else here
            char = self.text[here : here + 1]
            if self.text.startswith(quotes, here):
                end = here + 3
                while end < here + 5 and self.text.startswith(quotes[0], end):
                    end += 1
                return end
            if char == quotes[0]:
                here += 1
            elif char == "\\":
                fold = _FOLD.match(self.text, here)
                here = fold.end() if fold else self._escape(here)
            elif not char:
                raise MalformedError(at, "long-string", quote=quotes)
            elif char == "\r":
                raise MalformedError(here, "return")
            else:
                raise control(char, here)

    def _escape(self, at: int) -> int:
        match = _ESCAPE.match(self.text, at)
        if not match:
            raise MalformedError(at, "escape", escape=self.text[at : at + 2].rstrip())
        if len(match[0]) > 2:
            code = int(match[0][2:], 16)
            if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                raise MalformedError(at, "scalar", escape=match[0])
        return match.end()

    def _array(self, at: int, path: Path, depth: int) -> int:
        text, index = self.text, 0
        here = self._gap(at + 1)
        while (char := text[here : here + 1]) != "]":
            if not char:
                raise MalformedError(at, "array")
            entry = (*path, index)
            end = self._value(here, entry, depth + 1)
            if self.noting:
                self.found[entry] = (here, end, here, end)
            index += 1
            here = self._gap(end)
            char = text[here : here + 1]
            if char == ",":
                here = self._gap(here + 1)
            elif not char or char == "=":
                raise MalformedError(at, "array")
            elif char != "]":
                raise unexpected(text, here, "comma")
        return here + 1

    def _inline(self, at: int, path: Path, depth: int) -> int:
        here = self._blank(at + 1)
        if self.text.startswith("}", here):
            return here + 1
        while True:
            if self.text[here : here + 1] in ("", "\r", "\n", "#"):
                raise MalformedError(at, "inline")
            here = self._blank(self._pair(here, path, depth))
            if self.text.startswith("}", here):
                return here + 1
            if self.text[here : here + 1] in ("", "\r", "\n", "#"):
                raise MalformedError(at, "inline")
            if self.text[here] != ",":
                raise unexpected(self.text, here, "comma")
            here = self._blank(here + 1)
            if self.text.startswith("}", here):
                raise MalformedError(here, "inline-comma")
