"""A rule of `check`: a code and a name, how grave a breach is, what it means, wrong and right."""

from __future__ import annotations

from enum import StrEnum

from zonecli.frozen import dataclass


class Severity(StrEnum):
    """How grave a finding is: of an error the record itself is wrong, a notice lets `check` pass."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `wrong` and `right` are lines of a record that break it and keep it.

    `blocks` says that no command shows a record that breaks it.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    wrong: str
    right: str
    blocks: bool = False
