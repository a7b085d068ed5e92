"""The rules that `check` applies: a code and a name, how grave a breach is, what it means, wrong and right."""

from __future__ import annotations

from functools import cache

from zonecli.check.rules.rule import Rule
from zonecli.suggest import nearest


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    from zonecli.check.rules import facts, form, records

    table = (*form.RULES, *facts.RULES, *records.RULES)
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
