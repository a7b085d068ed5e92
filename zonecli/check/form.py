"""Every fault of a table's form: keys, types, closed lists, and texts that are not of their form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.rules.facts import BAD_PERIOD, UNKNOWN_UNIT
from zonecli.check.rules.form import (
    BAD_ADDRESS,
    BAD_ID,
    EMPTY,
    HIDDEN_CHARACTER,
    LISTED_TWICE,
    MISSING_KEY,
    NEWER_TOML,
    NOT_A_NUMBER,
    NOT_IN_LIST,
    UNKNOWN_KEY,
    WRONG_TYPE,
)
from zonecli.check.rules.records import NO_DOLLAR
from zonecli.errors import N_, UsageError
from zonecli.records.fields import fields_of
from zonecli.records.reader import FILES, row_keys
from zonecli.store.encoding import HIDDEN
from zonecli.suggest import nearest

# What is wrong, by the type of pydantic's error or the name of the form: rule, sentence, hint.
_ISSUES = {
    "missing": (MISSING_KEY, N_("the key “{key}” is missing"), N_("add a line: {key} = {example}")),
    "extra_forbidden": (UNKNOWN_KEY, N_("there is no key “{key}” here"), N_("the keys are: {keys}")),
    "word": (NOT_IN_LIST, N_("“{value}” is not a valid value of “{key}”"), N_("it is one of: {words}")),
    "empty": (EMPTY, N_("“{key}” says nothing"), N_("leave out what is not known")),
    "no_text": (EMPTY, N_("“{key}” says nothing"), N_('write {key} = {{ zh = "…", en = "…" }}')),
    "too_short": (EMPTY, N_("“{key}” is an empty list"), N_("leave out what is not known")),
    "period": (
        BAD_PERIOD,
        N_("“{value}” is not a valid period"),
        N_("write 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, FY2022-23, or start/end; ~ for about, .. for open"),
    ),
    "number": (NOT_A_NUMBER, N_("“{value}” is not a plain number"), N_('write digits and at most one point: "43.6"')),
    "rate": (NOT_A_NUMBER, N_("“{value}” is not a valid rate"), N_('write a number above zero: "7.0846"')),
    "address": (BAD_ADDRESS, N_("“{value}” is not a valid web address"), N_("begin it with https:// or http://")),
    "sha256": (
        NOT_A_NUMBER,
        N_("“{value}” is not a valid SHA-256 checksum"),
        N_("it has 64 characters from 0-9 and a-f: sha256sum FILE prints it"),
    ),
    "unit": (
        UNKNOWN_UNIT,
        N_("“{value}” is not a unit that figures are read in"),
        N_("give a unit's id, such as CNY/mu, km2 or enterprise; `zonecli units` lists them"),
    ),
    "dollar": (
        NO_DOLLAR,
        N_("“{value}” is not a currency that is written with $"),
        N_("give an ISO 4217 code, such as USD, AUD, CAD, HKD or SGD; leave it out for other currencies"),
    ),
    "needs_by": (MISSING_KEY, N_("the key “by” is missing"), N_("this operation has two inputs: of and by")),
    "needless_by": (UNKNOWN_KEY, N_("growth has no second input"), N_("delete “by”")),
    "language": (
        NOT_IN_LIST,
        N_("“{value}” is not the tag of a language"),
        N_("write it as BCP 47 has it: zh, en, vi, zh-Hant"),
    ),
    "language_tag": (
        UNKNOWN_KEY,
        N_("“{tag}” is not the tag of a language"),
        N_('a text is {{ zh = "…", en = "…" }}, by the BCP 47 tags of its languages'),
    ),
    "empty_language": (EMPTY, N_("“{tag}” says nothing"), N_("leave out what is not known")),
    "number_of_list": (NOT_IN_LIST, N_("“{value}” is not a valid value of “{key}”"), N_("it is one of: {words}")),
    "month-day": (BAD_PERIOD, N_("“{value}” is not a month and day"), N_("write 04-01 for the first of April")),
    "id": (BAD_ID, N_("“{value}” is not a valid id"), N_("ids are a-z, 0-9 and single hyphens")),
    "place": (
        BAD_ID,
        N_("“{value}” is not a valid code of a place"),
        N_("write six digits in China (330523), else a country of ISO 3166 (IN) or a region of one (IN-UP)"),
    ),
    "year": (BAD_ID, N_("“{value}” is not a valid year"), N_("a year is four digits")),
}


def refusal(form: str, key: str, value: str) -> UsageError:
    """Return what is wrong with a typed text that is not of a form, in the words of the rule about records."""
    _, sentence, hint = _ISSUES[form]
    return UsageError(sentence, hint, key=key, value=value)


# What a line may look like that has to be written.
_EXAMPLES = {
    "name": '{ zh = "…", en = "…" }',
    "title": '{ zh = "…", en = "…" }',
    "kind": '"industrial-park"',
    "type": '"webpage"',
    "issued": '"2024-05-31"',
    "indicator": '"gdp"',
    "figure": '"43.6亿元"',
    "source": '"…"',
    "date": '"2024-05"',
    "theme": '"economy"',
    "unit": '"CNY"',
    "starts": '"04-01"',
}
_NEAR = N_("did you mean: {near}?")


def form_issues(kind: str, raw: Mapping[str, Any]) -> Iterator[Issue]:
    """Yield every breach of form in the tables of a record file; `kind` is a key of `reader.FILES`."""
    # Only a file that was refused comes here, and pydantic takes a tenth of a second to import.
    from pydantic import ValidationError

    from zonecli.records.schema import model_of_file

    try:
        model_of_file(kind).model_validate(raw)
    except ValidationError as refused:
        for error in refused.errors(include_url=False):
            yield _flaw(kind, error)
    file = FILES[kind]
    for name, entry in raw.items() if file.entry else ():
        if isinstance(entry, dict) and name not in fields_of(file.table) and not file.names.fits(name):
            rule, sentence, hint = _ISSUES[file.names.name]
            yield Issue(rule, (name,), sentence, hint, {"value": name}, on_key=True)


def _flaw(kind: str, error: Any) -> Issue:
    type_, value = error["type"], error["input"]
    on_key = error["loc"][-1:] == ("[key]",)
    at: Path = tuple(error["loc"])[: -1 if on_key else None]
    if type_ not in _ISSUES:
        return _wrong_type(at, type_, value)
    rule, sentence, hint = _ISSUES[type_]
    if type_ == "missing":
        example = _EXAMPLES.get(str(at[-1]), "…")
        return issue(rule, at[:-1], sentence, hint, key=at[-1], example=example)
    if type_ == "extra_forbidden":
        return _unknown(kind, at)
    context = error.get("ctx", {})
    words, tag = context.get("words", ()), context.get("tag")
    if tag is not None:
        return Issue(rule, (*at, tag), sentence, hint, {"tag": tag}, on_key=True)
    near = ", ".join(nearest(value, words, cutoff=0.6)) if words and isinstance(value, str) else ""
    if words and not near:
        near = _SAME.get(str(value).casefold(), "")
    if type_ == "period" and (years := _YEARS.fullmatch(str(value))) and _follow(*years.groups()):
        near = f"FY{years[1]}-{years[2][-2:]}"
    details = {"key": _key(at), "value": value, "near": near, "words": ", ".join(words)}
    return Issue(rule, at, sentence, _NEAR if near else hint, details, on_key)


# What people call a level of government elsewhere.
_SAME = {
    **dict.fromkeys(("state", "province", "voivodeship", "省级", "省"), "provincial"),
    **dict.fromkeys(("federal", "central", "country", "国家级"), "national"),
    **dict.fromkeys(("city", "municipality", "prefecture", "local", "市级"), "municipal"),
    **dict.fromkeys(("district", "town", "县级", "区级"), "county"),
}
_YEARS = re.compile("(?:FY ?)?([0-9]{4})[-/–]([0-9]{2}|[0-9]{4})")


def _follow(first: str, second: str) -> bool:
    """Whether the second year is the one after the first."""
    return int(second[-2:]) == (int(first) + 1) % 100


def _key(at: Path) -> str:
    """The nearest key: an entry of a list has none of its own."""
    return next((part for part in reversed(at) if isinstance(part, str)), "")


def keys_at(kind: str, at: Path) -> tuple[str, ...]:
    """Return the keys that the table at this path may have, such as those of a fact at ("facts", 3)."""
    file = FILES[kind]
    table: Any = file.table
    for part in at:
        if isinstance(part, str):
            field = fields_of(table).get(part)
            table = getattr(field.form, "item", field.form) if field else file.entry
    return tuple(fields_of(table))


def _unknown(kind: str, at: Path) -> Issue:
    key, keys = str(at[-1]), keys_at(kind, at[:-1])
    rule, sentence, hint = _ISSUES["extra_forbidden"]
    near = ", ".join(nearest(key, keys, cutoff=0.6))
    if near:
        hint = _NEAR
    elif at[0] in row_keys() and key in keys_at(kind, ()):
        hint = N_("it belongs to the head: move it above the first [[{table}]]")
    return Issue(rule, at, sentence, hint, {"key": key, "near": near, "table": at[0], "keys": ", ".join(keys)}, True)


def _wrong_type(at: Path, type_: str, value: Any) -> Issue:
    key = _key(at)
    plain = not isinstance(value, (dict, list))
    if type_ == "int_type":
        sentence, hint = N_("“{key}” must be a whole number"), N_("write {key} = 1, without quotes")
    elif type_ == "bool_type":
        sentence, hint = N_("“{key}” must be true or false"), N_("write {key} = true, without quotes")
    elif key in row_keys():
        sentence, hint = N_("“{key}” must be tables"), N_("begin each with [[{key}]]")
    elif type_ == "string_type" or at == ("place",):
        in_list = isinstance(at[-1], int)
        sentence = N_("each entry of “{key}” must be a text") if in_list else N_("“{key}” must be a text")
        hint = N_('put it in quotes: "{value}"') if plain else ""
    elif type_ == "list_type":
        sentence = N_("“{key}” must be a list")
        hint = N_('put it in brackets: ["{value}"]') if plain else ""
    else:
        sentence = N_("“{key}” must be a table")
        hint = N_('write {key} = {{ zh = "…", en = "…" }}') if isinstance(value, str) else ""
    return issue(WRONG_TYPE, at, sentence, hint, key=key, value=value)


# What private use stands for is known to nobody else.
_HIDDEN = re.compile(f"[{HIDDEN}\ue000-\uf8ff]")


def find_repeated(values: Sequence[str], at: Path) -> Iterator[Issue]:
    """Yield what a list names for the second time."""
    seen: set[str] = set()
    for n, value in enumerate(values):
        if value in seen and value.strip():
            yield issue(LISTED_TWICE, (*at, n), N_("“{id}” is listed twice"), N_("delete one of them"), id=value)
        seen.add(value)


_LINE_END = r"[ \t]*+(?:#[^\n]*+)?\n"
# A line end inside braces, a comma before a brace, an escape: what TOML 1.1 brought. Five patterns take half the time
# of one. Of times without seconds other rules say more: no key of a record takes them.
_NEWER = (
    re.compile(rf"\{{{_LINE_END}"),
    re.compile(rf"={_LINE_END}"),
    re.compile(rf",(?:[ \t]*+\}}|{_LINE_END}(?:[ \t\n]++|#[^\n]*+)*(?![ \t\n#])[^\n=]*+=)"),
    re.compile(r"\n[ \t]*+[,}=]"),
    re.compile(r"\\[ex]"),
)


def may_be_newer(text: str) -> bool:
    """Whether a file may hold what readers of TOML 1.0 refuse."""
    return any(pattern.search(text) for pattern in _NEWER)


def newer_syntax(text: str) -> Iterator[Issue]:
    """Yield what readers of TOML 1.0 refuse in the text of a file, which is valid TOML 1.1."""
    from zonecli.store.toml.scanner import Scanner

    scanner = Scanner(text)
    scanner.scan()
    for at in scanner.newer:
        sentence = N_("only TOML 1.1 allows this; Taplo and others read 1.0")
        yield issue(NEWER_TOML, at, sentence, N_("zonecli check --explain Z007 says how 1.0 has it"))


def may_hide(text: str) -> bool:
    """Whether a file may hold characters that nobody sees, as such or as escapes."""
    # All that is hidden counts as not printable; to ask for that takes a tenth of the time of searching.
    return "\\" in text or (not text.replace("\n", "").isprintable() and _HIDDEN.search(text) is not None)


def hidden(raw: Any, at: Path = ()) -> Iterator[Issue]:
    """Yield the hidden characters in the texts of a table, the first of each text."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from hidden(value, (*at, key))
    elif isinstance(raw, list):
        for n, value in enumerate(raw):
            yield from hidden(value, (*at, n))
    elif isinstance(raw, str) and (found := _HIDDEN.search(raw)):
        yield Issue(
            HIDDEN_CHARACTER,
            at,
            N_("a character that nobody sees, {code}, stands in the text"),
            N_("delete it"),
            {"code": f"U+{ord(found[0]):04X}"},
            part=found.span(),
        )
