"""Asking on a terminal: questions on standard error, answers edited and completed as in a shell; never in scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from zonecli.cli.errors import describe
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError, ZoneError
from zonecli.i18n import Language
from zonecli.render.sanitize import clean

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
        while True:
            text = _line(f"[{default}] > " if default else "> ", candidates).strip() or default
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

        return self.ask(question, "y" if default else "n", parse=parse)

    def choose(self, question: str, options: Sequence[tuple[T, str]]) -> T:
        """Return the value of the option whose number is given; each is a value and what it is called."""

        def parse(text: str) -> T:
            if not text.isdecimal() or not 1 <= int(text[:9]) <= len(options):
                raise UsageError(N_("give a number from 1 to {n}"), n=len(options))
            return options[int(text) - 1][0]

        listed = (f"  {n}  {label}" for n, (_, label) in enumerate(options, start=1))
        return self.ask("\n".join([question, *listed]), parse=parse)

    def say(self, text: str) -> None:
        """Print a text for the person who is asked."""
        print("\n".join(map(clean, text.split("\n"))), file=sys.stderr, flush=True)


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
