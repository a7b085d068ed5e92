"""Every expected failure: one class a kind, which owns its sentence, its hint and its exit code."""

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from copyreg import __newobj__  # type: ignore[attr-defined]
from enum import IntEnum
from typing import ClassVar

from zonecli.i18n import Text

Translate = Callable[[str], str]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


class Wording(str):
    """A detail of a message that is a message itself: it is translated where it is shown."""

    __slots__ = ()


class Choice(tuple[str, ...]):
    """Details of a message that are messages themselves: what may stand in one place, one or the other."""

    __slots__ = ()

    def message(self, translate: Translate) -> str:
        """Return them in a line of text."""
        return translate(N_(" or ")).join(map(translate, self))


# Which language a message is in: gettext hands on sentences, not the language that they are for.
_CODE = N_("language:en")


class Ids(tuple[str, ...]):
    """Ids in a message, each followed by what it is called in the language of the screen, where that says more.

    Of those that are `more` only the number is told.
    """

    names: Mapping[str, Text]
    more: int

    def __new__(cls, ids: Sequence[str], names: Mapping[str, Text] | None = None, more: int = 0) -> "Ids":
        made = super().__new__(cls, ids)
        made.names, made.more = names or {}, more
        return made

    def message(self, translate: Translate) -> str:
        """Return the ids as a list in a line of text."""
        code = translate(_CODE).removeprefix("language:")
        form = translate(N_("{id} ({name})"))
        called = [(id, self.names[id].pick(code) if id in self.names else id) for id in self]
        said = [form.format(id=id, name=name) if _says_more(name, id) else id for id, name in called]
        if self.more:
            said.append(translate(N_("{n} more")).format(n=self.more))
        return ("、" if code == "zh" else ", ").join(said)


def _says_more(name: str, id: str) -> bool:
    return name.casefold().replace(" ", "-") != id


# What systems say of files, as `strerror` has it.
REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Too many levels of symbolic links"),
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("File too large"),
    N_("Input/output error"),
    N_("Too many open files"),
    N_("Too many open files in system"),
    N_("Cannot allocate memory"),
    N_("Resource temporarily unavailable"),
)

MORE_MEMORY = N_("end other programs, or allow this one more memory; then run the command again")
_MORE_ROOM = N_("make room on the disk; then run the command again")
_MORE_FILES = N_("end other programs, or allow more open files; then run the command again")
# What is no fault of the file that it befalls, and what helps. Windows has no quota.
_REMEDIES = {
    errno.ENOSPC: _MORE_ROOM,
    getattr(errno, "EDQUOT", errno.ENOSPC): _MORE_ROOM,
    errno.EFBIG: N_("allow larger files, or ask for less; then run the command again"),
    errno.EIO: N_("see whether the disk, or what it is connected by, is sound"),
    errno.EMFILE: _MORE_FILES,
    errno.ENFILE: _MORE_FILES,
    errno.ENOMEM: MORE_MEMORY,
    errno.EAGAIN: N_("end other programs, or allow more processes; then run the command again"),
}


class Shortage(Wording):
    """Why the system could not do what it is asked, whichever file that is about, and what helps."""

    hint: str

    def __new__(cls, reason: str, hint: str) -> "Shortage":
        made = super().__new__(cls, reason)
        made.hint = hint
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.hint)


def reason_of(error: OSError) -> Wording:
    """Return why the system refused; a ZoneError that has it as its `reason` is one of the system where it is a
    Shortage."""
    if error.errno is not None and error.errno in _REMEDIES:
        return Shortage(os.strerror(error.errno), _REMEDIES[error.errno])
    return Wording(error.strerror or str(error))


def fill(message: str, details: Mapping[str, object], translate: Translate) -> str:
    """Return the message in the language of `translate`, its placeholders filled."""
    return translate(message).format_map({key: _say(value, translate) for key, value in details.items()})


def _say(value: object, translate: Translate) -> object:
    if isinstance(value, Choice | Ids | ZoneError):
        return value.message(translate)
    return translate(value) if isinstance(value, Wording) else value


class Exit(IntEnum):
    """The exit codes, a contract with scripts."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNKNOWN = 3
    UNREADABLE = 4
    SYSTEM = 5
    INTERRUPTED = 130


class ZoneError(Exception):
    """The root of all expected failures. `details` fill the placeholders of the sentence and the hint."""

    exit_code = Exit.USAGE
    sentence = ""
    hint = ""

    def __init__(self, **details: object) -> None:
        super().__init__(details)
        self.details = details
        if isinstance(details.get("reason"), Shortage):
            self.exit_code = Exit.SYSTEM

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[object, ...]:
        # It travels between processes, and is not made again: constructors take other arguments than `args` holds.
        return __newobj__, (type(self),), self.__dict__

    def message(self, translate: Translate = str) -> str:
        """Return the sentence in the language of `translate`."""
        return fill(self.sentence, self.details, translate) if self.sentence else ""

    def hint_text(self, translate: Translate = str) -> str:
        """Return what to do about it, or an empty string."""
        reason = self.details.get("reason")
        hint = self.hint or (reason.hint if isinstance(reason, Shortage) else "")
        return fill(hint, self.details, translate) if hint else ""

    def excerpt(self) -> Sequence[str]:
        """Return the line of a file that it is about, as it is shown; none where it is about no line."""
        return ()


class UsageError(ZoneError):
    """The command line asks for something that cannot be."""

    sentence = "{message}"

    def __init__(self, message: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.sentence = message
        self.hint = hint


class UnknownName(ZoneError):
    """No such zone, source, indicator, template or field; the nearest names are suggested, never taken."""

    exit_code = Exit.UNKNOWN
    sentences: ClassVar[dict[str, str]] = {
        "zone": N_("no zone is called “{name}”"),
        "source": N_("no source is called “{name}”"),
        "indicator": N_("no indicator is called “{name}”"),
        "template or zone": N_("no template and no zone is called “{name}”"),
        "template": N_("no template is called “{name}”"),
        "field": N_("no field is called “{name}”"),
        "rule": N_("no rule is called “{name}”"),
        "industry": N_("no industry is called “{name}”"),
        "place": N_("no place is called “{name}”"),
        "schema": N_("no schema is called “{name}”"),
        "kind": N_("no kind is called “{name}”"),
        "level": N_("no level is called “{name}”"),
        "status": N_("no status is called “{name}”"),
        "rank": N_("no rank is called “{name}”"),
        "hedge": N_("no hedge is called “{name}”"),
        "theme": N_("no theme is called “{name}”"),
        "nature": N_("no nature is called “{name}”"),
        "type": N_("no type of source is called “{name}”"),
    }

    def __init__(self, noun: str, name: str, near: Sequence[str] = (), listing: str = "") -> None:
        """`near` may be Ids with their names."""
        super().__init__(name=name, near=near if isinstance(near, Ids) else ", ".join(near), listing=listing)
        self.noun = noun
        self.name = name
        self.near = tuple(near)
        self.sentence = self.sentences[noun]
        if near:
            self.hint = N_("did you mean: {near}?")
        elif listing:
            self.hint = N_("see: {listing}")


class AmbiguousName(ZoneError):
    """A name, or a part of one, that fits several zones, or several of what else is meant."""

    sentences: ClassVar[dict[str, str]] = {
        "zone": N_("“{name}” fits several zones: {near}"),
        "field": N_("“{name}” fits several fields: {near}"),
        "source": N_("“{name}” fits several sources: {near}"),
        "indicator": N_("“{name}” fits several indicators: {near}"),
        "kind": N_("“{name}” fits several kinds: {near}"),
        "industry": N_("“{name}” fits several industries: {near}"),
        "place": N_("“{name}” fits several places: {near}"),
        "level": N_("“{name}” fits several levels: {near}"),
        "status": N_("“{name}” fits several statuses: {near}"),
        "rank": N_("“{name}” fits several ranks: {near}"),
        "hedge": N_("“{name}” fits several hedges: {near}"),
        "theme": N_("“{name}” fits several themes: {near}"),
        "nature": N_("“{name}” fits several natures: {near}"),
        "type": N_("“{name}” fits several types of sources: {near}"),
    }
    hint = N_("give the id, or more of the name")

    def __init__(self, noun: str, name: str, near: Sequence[str]) -> None:
        """`near` may be Ids with their names."""
        super().__init__(name=name, near=near if isinstance(near, Ids) else ", ".join(near))
        self.noun = noun
        self.near = tuple(near)
        self.sentence = self.sentences[noun]


class RecordsUnreadable(ZoneError):
    """The records directory or one of its files cannot be opened."""

    exit_code = Exit.UNREADABLE

    def __init__(self, sentence: str, hint: str = "", **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint


class ArticleUnreadable(ZoneError):
    """A file that is to be read as a text is none that can be read."""

    exit_code = Exit.UNREADABLE

    def __init__(self, sentence: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint


class SystemFailure(ZoneError):
    """The system refuses what is asked of it: a full disk, a directory that is read-only, too little memory."""

    exit_code = Exit.SYSTEM

    def __init__(self, sentence: str, hint: str = "", /, **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint


class InvalidRecord(ZoneError):
    """A file of records that reading refused; `zonecli.check` says where and why."""

    exit_code = Exit.UNREADABLE
    sentence = N_("{path}: this is not a valid record")
    hint = N_("see: {listing}")

    def __init__(self, path: str) -> None:
        super().__init__(path=path, listing="zonecli check")
        self.path = path


class Diagnostic(ZoneError):
    """One fault at one place of a file of records.

    `line` and `column` count from 1, `length` characters from there on are meant; `rule` is the code that
    `zonecli check --explain` explains.
    """

    exit_code = Exit.UNREADABLE

    def __init__(
        self,
        path: str,
        line: int,
        column: int,
        rule: str,
        sentence: str,
        hint: str = "",
        length: int = 1,
        /,
        **details: object,
    ) -> None:
        super().__init__(**details)
        self.path = path
        self.line = line
        self.column = column
        self.length = length
        self.rule = rule
        self.sentence = sentence
        self.hint = hint


def missing_extra(extra: str) -> UsageError:
    """Return the failure that names the extra and the command that installs it beside this copy."""
    from zonecli.installation import pip_command, requirement

    return UsageError(
        N_("this format needs the extra “{extra}”, which is not installed"),
        N_("install it: {pip} install {requirement}"),
        extra=extra,
        pip=pip_command(),
        requirement=requirement(extra),
    )
