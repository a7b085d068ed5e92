"""What Tab offers for a line that is not finished: which word is meant, and the words that it may become."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zonecli.cli.registry import COMMANDS
from zonecli.i18n import Language

# The line itself, of bash alone: it breaks words at = and >, and hands quotes over as they are typed.
_LINE, _BREAKS, _WORD = "_ZONECLI_LINE", "_ZONECLI_BREAKS", "_ZONECLI_WORD"
_SPECIAL = frozenset(" \t\n\"'\\$`&|;<>()*?[]{}!#~")
# What a line is made of: texts in quotes, the last of which may be open, blanks, and single characters.
_PIECE = re.compile(
    r"'(?P<single>[^']*)(?P<single_end>'?)"
    r'|"(?P<double>(?:\\.|[^"\\])*)(?P<double_end>"?)'
    r"|(?P<blank>\s)|\\(?P<escaped>.)|(?P<plain>.)",
    re.DOTALL,
)
_FILES = ("FILE", "DIR", "PATH")


@dataclass
class Given:
    """What the line says so far, in the place of Typer's context, which wants a line that is finished."""

    lang: Language
    info_name: str = ""
    params: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of the line: its text, the quote that is still open, and where its part after bash's last break begins."""

    text: str
    quote: str = ""
    broken_at: int = 0


def answer(group: Any, shell: str, load: Callable[[str], Any]) -> int:
    """Print what the shell is to offer, a word a line. Nothing is said of faults: they would spoil the user's line."""
    typed = Typed(sys.argv[-1] if len(sys.argv) > 1 else "")
    words = sys.argv[1:-1]
    if shell == "bash":
        *before, typed = split(os.environ.get(_LINE, ""), os.environ.get(_BREAKS, ""))
        words = [word.text for word in before[1:]]
    elif shell.startswith("complete_"):
        words, typed = _as_typer_asks(os.environ)
    elif shell == "powershell":
        typed, words = Typed(os.environ.get(_WORD, "")[1:]), sys.argv[1:]
    lines = [_line(word, text, typed, shell) for word, text in offer(group, load, words, typed.text)]
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    print("".join(f"{line}\n" for line in lines), end="")
    return 0


def _as_typer_asks(environment: Mapping[str, str]) -> tuple[list[str], Typed]:
    """Return the words before the cursor and the one at it, as the scripts of Typer and Click hand them over."""
    line = environment.get("COMP_WORDS", environment.get("_TYPER_COMPLETE_ARGS", ""))
    words = [word.text for word in split(line.replace("\n", " "), "")]
    at = environment.get("COMP_CWORD", "")
    cut = int(at) if at.isdecimal() else len(words) - 1
    return words[1:cut], Typed(words[cut] if cut < len(words) else "")


def _line(word: str, text: str, typed: Typed, shell: str) -> str:
    if not shell.endswith("bash"):
        return f"{word}\t{text}" if text else word
    if word == ":files" or typed.quote:
        return word
    return "".join("\\" + each if each in _SPECIAL else each for each in word[typed.broken_at :])


def split(line: str, breaks: str) -> list[Typed]:
    """Return the words of a line as a shell would, the last one perhaps not finished or empty."""
    words: list[Typed] = []
    text, quote, broken, begun = "", "", 0, False
    for piece in _PIECE.finditer(line):
        if piece["blank"]:
            if begun:
                words.append(Typed(text))
            text, broken, begun = "", 0, False
            continue
        begun = True
        if piece["single"] is not None:
            text += piece["single"]
            quote = "" if piece["single_end"] else "'"
        elif piece["double"] is not None:
            text += re.sub(r'\\(["\\$`])', r"\1", piece["double"])
            quote = "" if piece["double_end"] else '"'
        else:
            text += piece["escaped"] or piece["plain"]
            if piece["plain"] and piece["plain"] in breaks:
                broken = len(text)
    return [*words, Typed(text, quote, broken)]


def offer(group: Any, load: Callable[[str], Any], words: Sequence[str], word: str) -> Iterator[tuple[str, str]]:
    """Yield the words that the unfinished one may become, each with what it means."""
    given = Given(group.lang)
    owner: Any = group
    positional = 0
    waiting: Any = None
    for each in words:
        options = {name: option for option in owner.params for name in option.opts}
        if waiting is not None:
            given.params[waiting.name], waiting = each, None
        elif each.startswith("--") and "=" in each:
            name, _, value = each.partition("=")
            if name in options:
                given.params[options[name].name] = value
        elif each.startswith("-") and len(each) > 1:
            option = options.get(each)
            waiting = option if option is not None and not option.is_flag else None
        elif owner is group:
            if each not in COMMANDS:
                return
            owner, given.info_name = load(each), each
        else:
            positional += 1
            given.words.append(each)
    yield from _candidates(owner, owner is group, waiting, positional, given, word)


def _candidates(
    owner: Any, top: bool, waiting: Any, positional: int, given: Given, word: str
) -> Iterator[tuple[str, str]]:
    options = [each for each in owner.params if each.param_type_name == "option" and not each.hidden]
    if waiting is not None:
        yield from _values(waiting, given, word, "")
    elif word.startswith("-") and "=" in word:
        name, _, value = word.partition("=")
        for option in options:
            if name in option.opts and not option.is_flag:
                yield from _values(option, given, value, f"{name}=")
    elif word.startswith("-"):
        named = [(name, option.help or "") for option in options for name in option.opts if name.startswith("--")]
        yield from ((name, text) for name, text in [*named, ("--help", "")] if name.startswith(word))
    elif top:
        translate = owner.lang.translate
        yield from ((name, translate(entry.summary)) for name, entry in COMMANDS.items() if name.startswith(word))
    else:
        arguments = [each for each in owner.params if each.param_type_name == "argument"]
        if arguments and (positional < len(arguments) or arguments[-1].nargs == -1):
            yield from _values(arguments[min(positional, len(arguments) - 1)], given, word, "")


def _values(parameter: Any, given: Given, word: str, before: str) -> Iterator[tuple[str, str]]:
    for item in parameter.shell_complete(given, word):
        yield before + item.value, " ".join((item.help or "").split())
    if (parameter.metavar or "").rstrip("….") in _FILES:
        yield ":files", ""
