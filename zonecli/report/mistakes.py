"""What Jinja and Python say of a template, in words for those who write one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from zonecli.errors import N_, Wording
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.kinds import kind_named

_TAGS = ("block", "call", "extends", "for", "from", "if", "import", "include", "macro", "raw", "set", "trans", "with")
_MEANS_NOTHING = N_("“{operator}” means nothing between {left} and {right}")
_CANNOT_STAND = N_("“{found}” cannot stand here")
_STANDS_FOR = N_("“{found}” stands where “{wanted}” should")
_NOT_CLOSED = N_("“{{% {tag} %}}” is not closed")
_END_OF_TAG = N_("end it with {{% end{tag} %}}")
_DOCUMENTATION = N_("how templates are written: https://jinja.palletsprojects.com/templates/")

# Pattern, sentence, hint; the first that fits counts. What Jinja says while it reads a template.
_READING: tuple[tuple[str, str, str], ...] = (
    (r"Unexpected end of template\..*needs to be closed is '(?P<tag>\w+)'\.", _NOT_CLOSED, _END_OF_TAG),
    (
        r"Encountered unknown tag '(?P<tag>end\w+|elif|else)'.*needs to be closed is '(?P<open>\w+)'\.",
        N_("“{{% {tag} %}}” closes nothing that is open here"),
        N_("{{% {open} %}} is open: end it with {{% end{open} %}}"),
    ),
    (
        r"Encountered unknown tag '(?P<tag>end\w+|elif|else|pluralize)'.*",
        N_("“{{% {tag} %}}” closes nothing that is open here"),
        "",
    ),
    (r"[Uu]nexpected end of template, expected '(?P<wanted>.+)'\.", N_("“{wanted}” is missing"), ""),
    (r"unclosed translation block", _NOT_CLOSED, _END_OF_TAG),
    (r"Missing end of raw directive", _NOT_CLOSED, _END_OF_TAG),
    (r"Missing end of comment tag", N_("the comment is not closed"), N_("end it with #}}")),
    (r"unexpected char [\"'](?P<found>[\"'])[\"'] at \d+", N_("the text that begins with {found} is not closed"), ""),
    (r"unexpected char '(?P<found>.+)' at \d+", _CANNOT_STAND, ""),
    (
        r"(?:Expected an expression, got|unexpected) '(?P<found>end of (?:statement block|print statement))'",
        N_("a value is missing before “{found}”"),
        "",
    ),
    (r"expected token '(?P<wanted>.+)', got '(?P<found>.+)'", _STANDS_FOR, ""),
    (r"unexpected '(?P<found>.+)', expected '(?P<wanted>.+)'", _STANDS_FOR, ""),
    (r"(?:Expected an expression, got|unexpected) '(?P<found>.+)'", _CANNOT_STAND, ""),
    (
        r"block '(?P<name>.+)' defined twice",
        N_("there are two blocks “{name}”"),
        N_("give each a name of its own; {{{{ self.{name}() }}}} prints one again"),
    ),
    (
        r"invalid syntax for function call expression",
        N_("these values cannot be given in this order"),
        N_("those with a name come last: ranking(id, limit=3)"),
    ),
    (r"can't assign to .*", N_("only a name can be given a value"), ""),
    (r"expected name or number", N_("a name is missing after the point"), ""),
    (r"tag name expected", N_("the name of a tag is missing"), ""),
    (r"control structures in translat.*|trans blocks.*", N_("{{% trans %}} holds text and names, no other tag"), ""),
)
# What is wrong while it is rendered.
_RENDERING: tuple[tuple[str, str, str], ...] = (
    (
        r"'(?P<operator>\S+)' not supported between instances of '(?P<left>\w+)' and '(?P<right>\w+)'",
        _MEANS_NOTHING,
        "",
    ),
    (
        r"bad operand type for unary (?P<operator>.): '(?P<kind>\w+)'",
        N_("“{operator}” means nothing before {kind}"),
        "",
    ),
    (
        r"argument of type '(?P<kind>\w+)' is not .*",
        N_("nothing can be looked for in this {kind}"),
        N_("“in” looks into a list or a text"),
    ),
    (r"cannot unpack non-iterable (?P<kind>\w+) object", N_("this {kind} does not come apart into several names"), ""),
    (
        r"(?:too many|not enough) values to unpack \(expected (?P<n>\d+).*",
        N_("there are {n} names, and not as many parts for them"),
        "",
    ),
    (r"slice indices must .*", N_("the ends of a slice are whole numbers: zones[:3]"), ""),
    (r"Range too big.*MAX_RANGE \((?P<limit>\d+)\).*", N_("a range has at most {limit} numbers"), ""),
    (r"'(?P<kind>\w+)' object is not iterable", N_("this {kind} cannot be looped over"), ""),
    (
        r"cannot assign attribute on non-namespace object",
        N_("only a namespace takes parts that are set"),
        N_("{{% set ns = namespace(n=0) %}}, then {{% set ns.n = 1 %}}"),
    ),
    (r"parameter '(?P<name>\w+)' was not provided", N_("the macro needs a value for “{name}”"), ""),
    (r"macro '(?P<name>\w+)' takes not more .*", N_("“{name}” is given too much"), ""),
    (r"macro '(?P<function>\w+)' takes no keyword argument '(?P<name>\w+)'", N_("“{function}” takes no “{name}”"), ""),
    (
        r"macro '(?P<name>\w+)' was invoked with two values .*",
        N_("the macro “{name}” takes no block"),
        N_("one that takes a block prints it: {{{{ caller() }}}}"),
    ),
    (
        r"there is no parent block called '(?P<name>\w+)'.*",
        N_("no template that this one extends has a block “{name}”"),
        "",
    ),
    (r"there is no (?:previous|next) item", N_("the loop has no item before the first and none after the last"), ""),
    (r"No (?:first|last) item, .*", N_("the list is empty: it has no first and no last item"), ""),
    (r"unhashable type: '(?P<kind>\w+)'", N_("nothing can be looked up by this {kind}"), ""),
    (
        r"map requires a filter argument",
        N_("“map” needs a filter, or an attribute"),
        'zones | map("name"), zones | map(attribute="id")',
    ),
    (r"Missing parameter for attribute name", N_("the name of an attribute is missing"), ""),
    (r"Unexpected keyword argument '(?P<name>\w+)'", N_("“map” takes no “{name}”"), ""),
    (r"No (?:filter|test) named .*", N_("filters and tests are called by their names"), ""),
    (r".*\bt_\d+\(\) got an unexpected .*", N_("a filter or a test in this line has a name that is not known"), ""),
    (r"(?:.*division.*|.*modulo.*|.*Division.*)", N_("division by zero"), ""),
)
_NAMES = MappingProxyType(
    {
        "end of statement block": "%}",
        "end of print statement": "}}",
        "end of comment": "#}",
        "end of template": N_("the end of the template"),
        "name": N_("a name"),
        "string": N_("a text"),
        "integer": N_("a number"),
        "float": N_("a number"),
    }
)
_KINDS = frozenset({"left", "right", "kind"})


def explain_reading(message: str) -> TemplateError:
    """Return what Jinja says of a template that it cannot read."""
    name = re.match(r"Encountered unknown tag '(?P<name>\w+)'", message)
    found = _explain(_READING, message)
    if found is None and name is not None:
        return unknown(N_("no tag is called “{name}”"), name["name"], _TAGS)
    return found or TemplateError(N_("the template cannot be read here"), _DOCUMENTATION)


def explain_rendering(message: str) -> TemplateError:
    """Return what Jinja or Python says of a template that it cannot render."""
    return _explain(_RENDERING, message) or TemplateError(N_("the template asks for what cannot be"), _DOCUMENTATION)


def _explain(table: tuple[tuple[str, str, str], ...], message: str) -> TemplateError | None:
    for pattern, sentence, hint in table:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            return TemplateError(sentence, hint, **_details(match, message))
    return None


def _details(match: re.Match[str], message: str) -> Mapping[str, object]:
    found: dict[str, object] = {
        key: kind_named(value) if key in _KINDS else Wording(_NAMES[value]) if value in _NAMES else value
        for key, value in match.groupdict().items()
        if value is not None
    }
    if "translation" in message or "raw" in message:
        found.setdefault("tag", "trans" if "translation" in message else "raw")
    return found
