"""What can be wrong with TOML: a plain sentence and what to do about it, for each."""

from zonecli.errors import N_

DEPTH = 64
"""How deep values may nest: records need three, a reader's stack has room for some hundreds."""

# What an input method for Chinese types in place of TOML's own signs.
FULL_WIDTH = {
    "＝": "=",
    "：": "=",
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "，": ",",
    "、": ",",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "＃": "#",
    "．": ".",
    "。": ".",
}

MESSAGES = {
    "character": (
        N_("the full-width sign {char} ({code}) means nothing in TOML"),
        N_("type {plain} instead, with the input method switched off or at half width"),
    ),
    "invisible": (
        N_("an invisible character, {code}, stands here"),
        N_("delete it, or type an ordinary space"),
    ),
    "control": (
        N_("a control character, {code}, stands in the text"),
        N_("delete it, or write it as {escape} in a string in double quotes"),
    ),
    "return": (N_("a carriage return without a line feed"), N_("end lines with LF or CR LF")),
    "key": (N_("a key is expected here, not “{char}”"), N_("a line is: key = value")),
    "key-letters": (
        N_("a key without quotes holds only A-Z, a-z, 0-9, - and _, not “{char}”"),
        N_("check the spelling, or put the key in double quotes"),
    ),
    "equals": (N_("“=” is missing after the key “{key}”"), N_("a line is: key = value")),
    "value": (N_("the value of “{key}” is missing"), N_('write it after “=”, or "" for none')),
    "unquoted": (N_("the value “{value}” is not in quotes"), N_('put it in double quotes: "{value}"')),
    "number": (N_("“{value}” is not a valid number or date in TOML"), N_('put it in double quotes: "{value}"')),
    "string": (
        N_("the text that begins here is not closed on its line"),
        N_('end it with {quote} on the same line; a double quote inside double quotes is written \\"'),
    ),
    "long-string": (N_("the text that begins here is never closed"), N_("end it with {quote}")),
    "escape": (
        N_("“{escape}” means nothing in a text in double quotes"),
        N_("write \\\\ for a backslash, or put the text in single quotes"),
    ),
    "array": (N_("the list that begins here is not closed"), N_("end it with ]")),
    "inline": (N_("the table in braces that begins here is not closed"), N_("end it with }}")),
    "comma": (
        N_("“,” is missing before “{char}”"),
        N_("separate the entries with commas, and close the list or table"),
    ),
    "header": (N_("the table's name is not closed"), N_("a table begins with [name] or [[name]]")),
    "after": (
        N_("“{char}” follows where the line should end"),
        N_('one key and value a line; a double quote inside a text is written \\"'),
    ),
    "twice": (N_("“{key}” stands here a second time"), N_("it is already in line {first}; keep one of them")),
    "table-twice": (
        N_("“[{key}]” stands here a second time, so it is one of several"),
        N_("write [[{key}]], with two brackets, for each of them; the first is in line {first}"),
    ),
    "conflict": (
        N_("git left a merge conflict here, which nobody has settled"),
        N_("keep what is right of both sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"),
    ),
    "depth": (N_("values are nested more than {limit} deep"), N_("a record needs no more than three")),
    "newer": (
        N_("this is TOML 1.1, of which this Python reads only 1.0"),
        N_("write it in TOML 1.0 (zonecli check --explain Z007), or install rtoml: {pip} install rtoml"),
    ),
    "parser": (N_("this is not valid TOML: {reason}"), N_("see https://toml.io/en/v1.1.0")),
}


RULES = {"conflict": "Z008", "table-twice": "Z009"}
"""The rules of what has one of its own; all else breaks the rule that a record is TOML."""


class MalformedError(Exception):
    """The text breaks TOML at `offset`; `kind` names the sentence and `details` fill it."""

    def __init__(self, offset: int, kind: str, **details: object) -> None:
        super().__init__(offset, kind)
        self.offset = offset
        self.kind = kind
        self.details = details


def describe_unexpected(text: str, offset: int, kind: str, **details: object) -> MalformedError:
    """Return the error of a character that should not stand there: the most telling one, else `kind`."""
    char = text[offset : offset + 1] or "\n"
    code = f"U+{ord(char):04X}"
    if char in FULL_WIDTH:
        return MalformedError(offset, "character", char=char, code=code, plain=FULL_WIDTH[char])
    if char == "\r":
        return MalformedError(offset, "return")
    if char not in "\t\n" and (char < " " or char == "\x7f"):
        return MalformedError(offset, "control", code=code, escape=f"\\u{ord(char):04X}")
    if char > "\x7f" and not char.isprintable():
        return MalformedError(offset, "invisible", code=code)
    return MalformedError(offset, kind, char="⏎" if char in "\t\n" else char, **details)
