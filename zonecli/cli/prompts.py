"""Asking on a terminal: questions on standard error, answers edited and completed as in a shell; never in scripts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from zonecli.cli.errors import describe
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError, ZoneError
from zonecli.i18n import Language
from zonecli.render.sanitize import clean
from zonecli.render.wrapping import wrap

T = TypeVar("T")

_YES = frozenset({"y", "yes", "是", "对", "好"})
_NO = frozenset({"n", "no", "否", "不", "不是"})


def dialogue(session: Session) -> Dialogue | None:
    """Return the one who asks, None where nobody would answer: in a script, or where the output is not watched."""
    watched = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
    return Dialogue(session.language) if watched and sys.stdout is not None else None


class Dialogue:
    """Questions to a person. Ctrl-C and Ctrl-D raise KeyboardInterrupt: nothing has been written then."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def ask(
        self,
        question: str,
        default: str | None = None,
        candidates: Sequence[str] = (),
        *,
        parse: Callable[[str], T],
    ) -> T:
        """Return what the answer means; Tab completes it from the candidates.

        Enter alone stands for the default; where there is none, an answer is needed. Where `parse` raises a
        ZoneError, that is said, and the question is put again.
        """
        self.say(question)
        return self._ask(f"[{default}] > " if default else "> ", default, candidates, parse)

    def _ask(self, prompt: str, default: str | None, candidates: Sequence[str], parse: Callable[[str], T]) -> T:
        while True:
            text = _line(clean(prompt), candidates).strip() or default
            try:
                if text is None:
                    raise UsageError(N_("an answer is needed"), N_("Ctrl-C leaves, and nothing is written"))
                if not _is_whole(text):
                    raise UsageError(N_("these characters are not in the encoding of the terminal"))
                return parse(text)
            except ZoneError as error:
                self.say(describe(error, self._lang))

    def confirm(self, question: str, default: bool = False) -> bool:
        """Return whether the answer is yes."""

        def parse(text: str) -> bool:
            if text.lower() not in _YES | _NO:
                raise UsageError(N_("answer y or n"))
            return text.lower() in _YES

        return self._ask(f"{question} [{'Y/n' if default else 'y/N'}] ", "y" if default else "n", (), parse)

    def choose(self, question: str, options: Mapping[str, str]) -> str:
        """Return the key of the option that is chosen; each key, a letter or a number, has what it stands for."""

        def parse(text: str) -> str:
            if text.lower() not in options:
                raise UsageError(N_("answer one of {keys}"), keys=", ".join(options))
            return text.lower()

        listed = (f"  {key}  {label}" for key, label in options.items())
        return self.ask("\n".join([*filter(None, [question]), *listed]), parse=parse)

    def say(self, text: str) -> None:
        """Print a text for the person who is asked, each line as wide as the terminal at most."""
        width = max(shutil.get_terminal_size().columns, 20)
        for line in map(clean, text.split("\n")):
            indent = " " * (len(line) - len(line.lstrip(" ")))
            for part in wrap(line.strip(" "), width - len(indent)):
                print(f"{indent}{part}", file=sys.stderr, flush=True)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _line(prompt: str, candidates: Sequence[str]) -> str:
    with _on_standard_error():
        _complete(candidates)
        try:
            return input(prompt)
        except EOFError:
            raise KeyboardInterrupt from None


@contextmanager
def _on_standard_error() -> Iterator[None]:
    """Lead standard output to standard error: lines are edited only where `input` writes to a terminal."""
    if sys.stdout.isatty():
        yield
        return
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _complete(candidates: Sequence[str]) -> None:
    """Let Tab complete from the candidates, where Python can edit lines at all."""
    try:
        import readline
    except ImportError:
        return

    def offer(text: str, n: int) -> str | None:
        fitting = [each for each in dict.fromkeys(candidates) if each.lower().startswith(text.lower())]
        return fitting[n] if n < len(fitting) else None

    # The whole line is one word: names have blanks in them.
    readline.set_completer_delims("")
    readline.set_completer(offer)
    if "libedit" in (readline.__doc__ or ""):
        readline.parse_and_bind("bind ^I rl_complete")
    else:
        readline.parse_and_bind("set completion-ignore-case on")
        readline.parse_and_bind("tab: complete")
