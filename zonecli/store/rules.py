"""The rules that `check` applies: a code and a name, how grave a breach is, what it means, wrong and right."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from zonecli.frozen import dataclass
from zonecli.likeness import nearest


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


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    from zonecli.store import rules_of_facts, rules_of_form, rules_of_records

    table = (*rules_of_form.RULES, *rules_of_facts.RULES, *rules_of_records.RULES)
    return {rule.code: rule for rule in sorted(table, key=lambda rule: rule.code)}


def rule(name: str) -> Rule:
    """Return the rule of this code (`Z012`, in either case) or name (`wrong-type`).

    Raises UnknownName with the nearest ones.
    """
    wanted = name.strip()
    found = rules().get(wanted.upper())
    if found is not None:
        return found
    for each in rules().values():
        if each.name == wanted.lower():
            return each
    from zonecli.errors import UnknownName

    near = nearest(wanted.upper(), rules(), cutoff=0.7)
    near += nearest(wanted, [each.name for each in rules().values()], cutoff=0.6)
    raise UnknownName("rule", name, near, "zonecli check --help")
