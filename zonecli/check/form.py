"""Every fault of a table's form: keys, types, closed lists, and texts that are not of their form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.problems import Flaw, Path, flaw
from zonecli.errors import N_
from zonecli.i18n import Text
from zonecli.records.fields import is_place, is_year
from zonecli.records.ids import is_id
from zonecli.suggest import nearest

_HEADED = ("facts", "events", "leading_industries")
_ENTRIES = {"indicators": is_id, "industries": is_id, "places": is_place, "rates": is_id}

# What is wrong with a text, by the error's type: rule, sentence, hint.
_TEXTS = {
    "empty": ("Z014", N_("“{key}” says nothing"), N_("leave out what is not known")),
    "no_text": ("Z014", N_("“{key}” says nothing"), N_('write {key} = {{ zh = "…", en = "…" }}')),
    "too_short": ("Z014", N_("“{key}” is an empty list"), N_("leave out what is not known")),
    "period": (
        "Z040",
        N_("“{value}” is no period"),
        N_("write 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, or start/end of these"),
    ),
    "number": ("Z016", N_("“{value}” is no plain number"), N_('write digits and at most one point: "43.6"')),
    "address": ("Z017", N_("“{value}” is no web address"), N_("begin it with https:// or http://")),
    "sha256": (
        "Z016",
        N_("“{value}” is no SHA-256 checksum"),
        N_("it has 64 characters from 0-9 and a-f: sha256sum FILE prints it"),
    ),
    "needs_by": ("Z011", N_("the key “by” is missing"), N_("this operation has two inputs: of and by")),
    "needless_by": ("Z010", N_("growth has no second input"), N_("delete “by”")),
}


def form_flaws(kind: str, raw: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield every breach of form in the tables of a record file; `kind` is a key of `door.FILES`."""
    # Only a file that was refused comes here, and pydantic takes a tenth of a second to import.
    from pydantic import ValidationError

    from zonecli.records.models import FILES

    try:
        FILES[kind].model_validate(raw)
    except ValidationError as refused:
        for error in refused.errors(include_url=False):
            yield _flaw(kind, raw, error)
    if kind in _ENTRIES:
        yield from _bad_ids(kind, raw)


def _flaw(kind: str, raw: Mapping[str, Any], error: Any) -> Flaw:
    at: Path = tuple(error["loc"])
    type_, value = error["type"], error["input"]
    if type_ == "missing":
        return _missing(at)
    if type_ == "extra_forbidden":
        return _unknown(kind, at)
    if type_ == "word":
        return _other_word(at, value, error["ctx"]["words"])
    if type_ in _TEXTS:
        rule, sentence, hint = _TEXTS[type_]
        return flaw(rule, at, sentence, hint, key=_key(at), value=value)
    return _wrong_type(at, type_, value)


def _key(at: Path) -> str:
    """The nearest key: an entry of a list has none of its own."""
    return next((part for part in reversed(at) if isinstance(part, str)), "")


def _missing(at: Path) -> Flaw:
    return flaw("Z011", at[:-1], N_("the key “{key}” is missing"), N_("add a line: {key} = …"), key=at[-1])


def _unknown(kind: str, at: Path) -> Flaw:
    from zonecli.records.models import keys_at

    key, keys = str(at[-1]), keys_at(kind, at[:-1])
    near = nearest(key, keys, cutoff=0.6)
    sentence = N_("there is no key “{key}” here")
    if near:
        hint, details = N_("did you mean: {near}?"), {"near": ", ".join(near)}
    elif at[0] in _HEADED and key in keys_at(kind, ()):
        hint, details = N_("it belongs to the head: move it above the first [[{table}]]"), {"table": at[0]}
    else:
        hint, details = N_("the keys are: {keys}"), {"keys": ", ".join(keys)}
    return Flaw("Z010", at, sentence, hint, {"key": key, **details}, on_key=True)


def _other_word(at: Path, value: str, words: Collection[str]) -> Flaw:
    near = nearest(value, words, cutoff=0.6)
    sentence = N_("“{value}” is no value of “{key}”")
    if near:
        return flaw("Z013", at, sentence, N_("did you mean: {near}?"), key=at[-1], value=value, near=", ".join(near))
    return flaw("Z013", at, sentence, N_("it is one of: {words}"), key=at[-1], value=value, words=", ".join(words))


def _wrong_type(at: Path, type_: str, value: Any) -> Flaw:
    key = _key(at)
    plain = not isinstance(value, (dict, list))
    if type_ == "bool_type":
        sentence, hint = N_("“{key}” must be true or false"), N_("write {key} = true, without quotes")
    elif key in _HEADED:
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
    return flaw("Z012", at, sentence, hint, key=key, value=value)


def _bad_ids(kind: str, raw: Mapping[str, Any]) -> Iterator[Flaw]:
    fits = _ENTRIES[kind]
    hint = N_("a place goes by its six-digit code") if kind == "places" else N_("ids are a-z, 0-9 and single hyphens")
    for id, entry in raw.items():
        if id != "source" and isinstance(entry, dict) and not fits(id):
            yield Flaw("Z015", (id,), N_("“{id}” is no id"), hint, {"id": id}, on_key=True)
        years = entry.get("years") if kind == "rates" and isinstance(entry, dict) else None
        for year in years if isinstance(years, dict) else ():
            if not is_year(year):
                sentence, advice = N_("“{id}” is no year"), N_("a year is four digits")
                yield Flaw("Z015", (id, "years", year), sentence, advice, {"id": year}, on_key=True)


# Controls but for tab and line end, the soft hyphen, zero-width characters, marks, embeddings and overrides of the
# direction of writing (Unicode Standard Annex 9), separators, private use, tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def language_flaws(text: Text, at: Path) -> Iterator[Flaw]:
    """Yield the language that a text lacks."""
    if not text.zh:
        yield flaw("Z060", at, N_("the Chinese text is missing"), N_('add zh = "…"'))
    if not text.en:
        yield flaw("Z060", at, N_("the English text is missing"), N_('add en = "…"'))


def not_found(rule: str, at: Path, sentence: str, id: str, near: Sequence[str], hint: str = "") -> Flaw:
    """Return the flaw of an id that nothing has, with the nearest ones or else the hint."""
    if near:
        return flaw(rule, at, sentence, N_("did you mean: {near}?"), id=id, near=", ".join(near))
    return flaw(rule, at, sentence, hint, id=id)


def repeated(values: Sequence[str], at: Path) -> Iterator[Flaw]:
    """Yield what a list names for the second time."""
    if len(values) == len(set(values)):
        return
    seen: set[str] = set()
    for n, value in enumerate(values):
        if value not in seen:
            seen.add(value)
        elif value.strip():
            yield flaw("Z019", (*at, n), N_("“{id}” is listed twice"), N_("delete one of them"), id=value)


_LINE_END = r"[ \t]*+(?:#[^\n]*+)?+\n"
# A line end inside braces, a comma before a brace, an escape: what TOML 1.1 brought. Five patterns take half the time
# of one. Of times without seconds other rules say more: no key of a record takes them.
_NEWER = (
    re.compile(rf"\{{{_LINE_END}"),
    re.compile(rf"={_LINE_END}"),
    re.compile(rf",(?:[ \t]*+\}}|{_LINE_END}(?:[ \t\n]++|#[^\n]*+)*+[^\n=]*+=)"),
    re.compile(r"\n[ \t]*+[,}=]"),
    re.compile(r"\\[ex]"),
)


def may_be_newer(text: str) -> bool:
    """Whether a file may hold what readers of TOML 1.0 refuse."""
    return any(pattern.search(text) for pattern in _NEWER)


def newer_syntax(text: str) -> Iterator[Flaw]:
    """Yield what readers of TOML 1.0 refuse in the text of a file, which is valid TOML 1.1."""
    from zonecli.store.toml.scanner import Scanner

    scanner = Scanner(text)
    scanner.scan()
    for at in scanner.newer:
        sentence = N_("only TOML 1.1 allows this; Taplo and others read 1.0")
        yield flaw("Z007", at, sentence, N_("zonecli check --explain Z007 says how 1.0 has it"))


def may_hide(text: str) -> bool:
    """Whether a file may hold characters that nobody sees, as such or as escapes."""
    # All that is hidden counts as not printable; to ask for that takes a tenth of the time of searching.
    return "\\" in text or (not text.replace("\n", "").isprintable() and _HIDDEN.search(text) is not None)


def hidden(raw: Any, at: Path = ()) -> Iterator[Flaw]:
    """Yield the hidden characters in the texts of a table, the first of each text."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from hidden(value, (*at, key))
    elif isinstance(raw, list):
        for n, value in enumerate(raw):
            yield from hidden(value, (*at, n))
    elif isinstance(raw, str) and (found := _HIDDEN.search(raw)):
        yield Flaw(
            "Z018",
            at,
            N_("a character that nobody sees, {code}, stands in the text"),
            N_("delete it"),
            {"code": f"U+{ord(found[0]):04X}"},
            part=found.span(),
        )
