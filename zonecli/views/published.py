"""The schemas that are published: one for each command's JSON, one for each kind of record file."""

from __future__ import annotations

from enum import StrEnum

from zonecli.frozen import dataclass


class Of(StrEnum):
    """What a schema describes."""

    COMMAND = "command"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Published:
    """A schema: `zonecli schema NAME` prints it; `title` is the command line or the file that it describes."""

    name: str
    of: Of
    title: str
