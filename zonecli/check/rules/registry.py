"""Every rule that `check` applies, found by its code or its name."""

from __future__ import annotations

from functools import cache

from zonecli.check.rules import facts, form, records
from zonecli.check.rules.rule import Rule
from zonecli.errors import UnknownName
from zonecli.suggest import nearest


@cache
def rules() -> dict[str, Rule]:
    """Return every rule that the modules beside this one define, by its code and in the order of the codes."""
    found = [each for module in (facts, form, records) for each in vars(module).values() if isinstance(each, Rule)]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def rule(name: str) -> Rule:
    """Return the rule of this code (`Z012`, in either case) or name (`wrong-type`).

    Raises UnknownName with the nearest ones.
    """
    wanted = name.strip()
    names = {rule.name: rule for rule in rules().values()}
    found = rules().get(wanted.upper()) or names.get(wanted.lower())
    if found is None:
        near = nearest(wanted.upper(), rules(), cutoff=0.7) + nearest(wanted, names, cutoff=0.6)
        raise UnknownName("rule", name, near, "zonecli check --help")
    return found
