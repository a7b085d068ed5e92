"""What values are called in messages to the writer of a template."""

from __future__ import annotations

import re

from zonecli.errors import N_, Wording

_KINDS = {
    **dict.fromkeys(("int", "float", "Decimal", "RecordNumber", "RecordCount"), N_("number")),
    **dict.fromkeys(("str", "RecordText"), N_("text")),
    **dict.fromkeys(("tuple", "list", "Zones", "Sources", "range", "generator", "map"), N_("list")),
    "Text": N_("text in both languages"),
    "FactView": N_("fact"),
    "Profile": N_("zone"),
    "Safe": N_("formatted text"),
    "bool": N_("truth value"),
    "NoneType": N_("empty value"),
    "dict": N_("table"),
    "ProfileFact": N_("entry"),
    **dict.fromkeys(("TemplateModule", "SafeReference"), N_("template")),
    **dict.fromkeys(("Macro", "SafeMacro"), N_("macro")),
    **dict.fromkeys(("BlockReference", "SafeBlock"), N_("block")),
    **dict.fromkeys(("function", "method", "builtin_function_or_method"), N_("function")),
}


def kind_of(value: object) -> Wording:
    """Return what a value is called in a message to the writer of a template."""
    return kind_named(type(value).__name__)


def kind_named(type: str) -> Wording:
    """Return what values of a type, which is named as Python names it, are called in such a message."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type.removesuffix("View"))
    return Wording(_KINDS.get(type) or words.lower())
