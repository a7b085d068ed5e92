"""A rule of `check`: a code and a name, how grave a breach is, what it means, wrong and right."""

from __future__ import annotations

from enum import StrEnum

from zonecli.frozen import dataclass


class Severity(StrEnum):
    """How grave a finding is. Both are findings; of an error the record itself is wrong."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `wrong` and `right` are lines of a record that break it and keep it."""

    code: str
    name: str
    severity: Severity
    explanation: str
    wrong: str
    right: str
