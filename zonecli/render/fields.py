"""Some keys of a view's JSON, as `--fields` names them: `zone,fact.value,facts.approved-area.unit`."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from typing import Any, TypeAlias, Union, get_args, get_origin

from zonecli.errors import N_, UnknownName, UsageError
from zonecli.render.json import plain
from zonecli.render.schema import hints_of, shown_fields
from zonecli.suggest import nearest

# In the place of names it asks for the list of them.
HELP = "help"
# Stands for any key of an object whose keys are ids.
ANY = "*"
# Where a branch ends, the whole of what is there is taken.
Tree: TypeAlias = "dict[str, Tree]"


def parse_names(text: str) -> list[str]:
    """Return the fields of a list with commas; raises UsageError where it names none."""
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise UsageError(N_("--fields names no field"), N_("`--fields help` lists them"))
    return names


def parts(kind: Any) -> dict[str, Any]:
    """Return the keys of a type's JSON with their types; lists are looked through, other types have no keys."""
    found: dict[str, Any] = {}
    for each in _alternatives(kind):
        origin, arguments = get_origin(each), get_args(each)
        if origin is tuple:
            found.update(parts(arguments[0]))
        elif origin is dict:
            found[ANY] = arguments[1]
        elif isinstance(each, type) and each.__name__ == "Text":
            found.update({"zh": str, "en": str})
        elif isinstance(each, type) and each.__name__ != "Period" and is_dataclass(each):
            hints = hints_of(each)
            found.update({name: hints[name] for name in shown_fields(each)})
    return found


def _alternatives(kind: Any) -> Sequence[Any]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def paths(kind: Any, depth: int = 3) -> Iterator[str]:
    """Yield the fields of a type down to a depth, in its own order, with a dot before an inner one."""
    for name, inner in parts(kind).items():
        yield name
        if depth > 1:
            yield from (f"{name}.{path}" for path in paths(inner, depth - 1))


def tree(names: Iterable[str], kind: Any) -> Tree:
    """Return the keys that the names choose of a type's JSON; raises UnknownName for one that it does not have."""
    root: Tree = {}
    for name in names:
        here, inner = root, kind
        *above, last = name.split(".")
        for part in above:
            inner = _inner(part, inner, name, kind)
            if part in here and not here[part]:
                break
            here = here.setdefault(part, {})
        else:
            _inner(last, inner, name, kind)
            here[last] = {}
    return root


def _inner(part: str, kind: Any, name: str, whole: Any) -> Any:
    known = parts(kind)
    found = known.get(part, known.get(ANY))
    if found is None:
        raise UnknownName("field", name, nearest(name, paths(whole)), "--fields help")
    return found


def choose_keys(value: Any, keys: Tree) -> Any:
    """Return the value with only these keys, in the order in which they were asked for."""
    if not keys or value is None:
        return value
    if isinstance(value, list):
        return [choose_keys(each, keys) for each in value]
    return {key: choose_keys(value.get(key), inner) for key, inner in keys.items()}


def select_fields(names: str) -> Callable[[Any], Any]:
    """Return the function that leaves of a view's JSON only the keys of these names, a list with commas."""
    asked = parse_names(names)
    trees: dict[type, Tree] = {}

    def select(view: Any) -> Any:
        kind = type(view)
        if kind not in trees:
            trees[kind] = tree(asked, kind)
        return choose_keys(plain(view), trees[kind])

    return select
