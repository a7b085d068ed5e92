"""`zonecli new`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zonecli.check.rules.records import INDUSTRY_WITHOUT_STATEMENT, MISSING_LANGUAGE
from zonecli.cli.completion import candidates
from zonecli.cli.keys import TABLES, Key, keys_of
from zonecli.cli.session import Session, shown_path
from zonecli.cli.writing import DryRun, Force, changes_of, write_changes
from zonecli.errors import N_, UsageError
from zonecli.i18n import CODES

if TYPE_CHECKING:
    from zonecli.cli.prompts import Dialogue
    from zonecli.i18n import Language
    from zonecli.ingest.changes import Changes
    from zonecli.store.catalogue import Catalogue

EXAMPLES = (
    "zonecli new zone --name 滨湖经济开发区 --name 'Lakeside Economic Development Zone' --kind 经济开发区 --place 湖州",
    "zonecli new source --title 2025年统计公报 --title 'Statistical bulletin 2025' --type report --issued 2026-03",
    "zonecli new indicator --name 中水回用率 --name 'Water reuse' --theme environment --unit ratio --nature stock",
)
_HELP = "zonecli new --help"
NOTES: tuple[str, ...] = (
    N_("On a terminal what is missing is asked for. Without an id one is made from the name."),
    N_("What is found elsewhere in the records is given by its id or its name: --place 湖州, --kind 经济开发区."),
    N_("A TEXT without LANG= is Chinese where it has Chinese characters, else English."),
)
# A text in the other language may follow, and a source that says which industries lead is put in by `add`.
_LATER = (MISSING_LANGUAGE.code, INDUSTRY_WITHOUT_STATEMENT.code)
# Of what is typed: --currency is a common option as well, of commands that convert figures.
_PREFIX = "key_"
_COMMA = re.compile("[,，、;；]")


def run(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="zone|source|indicator", help=N_("What is made."), autocompletion=candidates.words(*TABLES)
        ),
    ],
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help=N_("What the record is to be called."))] = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    **given: Any,
) -> None:
    """Make the record of a zone or a source, or define an indicator."""
    from zonecli.cli.options import not_one_of
    from zonecli.cli.prompts import dialogue

    session: Session = ctx.obj
    if what not in TABLES:
        raise not_one_of("new", what, tuple(TABLES))
    keys = keys_of(TABLES[what])
    typed = {name: texts for name, texts in given.items() if texts}
    for name in typed:
        if name not in {_parameter(key) for key in keys}:
            option = name.removeprefix(_PREFIX).replace("_", "-")
            raise UsageError(N_("--{name} says nothing of what “new {what}” makes"), name=option, what=what)
    changes = changes_of(session)
    catalogue = changes.catalogue
    if id is not None:
        _free(catalogue, what, id)
    raw = {key.name: key.read(_texts(typed[_parameter(key)]), catalogue) for key in keys if _parameter(key) in typed}
    asking = dialogue(session)
    missing = [key for key in keys if key.required and key.name not in raw]
    if asking is None and missing:
        raise UsageError(
            N_("{options}: missing"),
            N_("on a terminal they are asked for; see: {listing}"),
            options=", ".join(f"--{key.option}" for key in missing),
            listing=_HELP,
        )
    if asking is not None and missing:
        _ask(asking, [key for key in keys if key.name not in raw], raw, session, catalogue)
    id = id or _name(asking, what, raw, session, catalogue)
    raw = {key.name: raw[key.name] for key in keys if raw.get(key.name)}
    path = _make(session, changes, what, id, raw)
    if write_changes(session, changes, force, dry_run, later=_LATER):
        session.tell([_told(session, changes, what, id, path, raw)])


def _parameter(key: Key) -> str:
    return _PREFIX + key.option.replace("-", "_")


def _texts(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _free(catalogue: Catalogue, what: str, id: str) -> str:
    """Return the id, with which a new record can be called; raises UsageError."""
    from zonecli.records.ids import is_id, propose_id

    if not is_id(id):
        near = propose_id(id)
        hint = N_("did you mean: {near}?") if near else N_("ids are a-z, 0-9 and single hyphens")
        raise UsageError(N_("“{value}” is not a valid id"), hint, value=id, near=near)
    if what == "indicator":
        own = catalogue.indicators.own
        if id in catalogue.indicators and id not in own:
            raise UsageError(
                N_("“{id}” is an indicator that zonecli brings"),
                N_("choose another id; to say of it what differs here: zonecli edit indicators"),
                id=id,
            )
        path = catalogue.root / "indicators.toml" if id in own else None
    else:
        path = catalogue.path(f"{what}s", id) if catalogue.has(f"{what}s", id) else None
    if path is not None:
        raise UsageError(
            N_("“{id}” is taken: {path}"), N_("choose another id, or change that record"), id=id, path=path
        )
    return id


# -- what is asked ---------------------------------------------------------------------------------


def _ask(asking: Dialogue, keys: Sequence[Key], raw: dict[str, Any], session: Session, catalogue: Catalogue) -> None:
    """Ask for each key, those that are required first, and for its text in the other languages."""
    from zonecli.cli.commands.check import languages_of

    asked_for = languages_of(catalogue)
    for key in sorted(keys, key=lambda key: not key.required):
        raw[key.name] = _answer(asking, key, session, catalogue)
        if key.is_text and raw[key.name]:
            for tag in asked_for or (CODES if key.required else ()):
                _ask_in(asking, key, tag, raw[key.name], session.language)


def _answer(asking: Dialogue, key: Key, session: Session, catalogue: Catalogue) -> Any:
    lang = session.language
    question = lang.label(key.name, lang.message(key.about))
    if not key.required:
        question = lang.message(N_("{question} Enter: none."), question=question)
    if told := key.told(catalogue):
        question += f"\n  {told.message(lang.translate)}"

    def parse(text: str) -> Any:
        parts = [text] if key.is_text or not key.is_many else [part.strip() for part in _COMMA.split(text)]
        return key.read(list(filter(None, parts)), catalogue) if text else None

    return asking.ask(question, None if key.required else "", key.offered(catalogue), parse=parse)


def _ask_in(asking: Dialogue, key: Key, tag: str, texts: dict[str, str], lang: Language) -> None:
    if tag not in texts:
        question = lang.message(N_("{key}, in the language “{tag}”. Enter: none."), key=key.name, tag=tag)
        if text := asking.ask(question, "", parse=str):
            texts[tag] = text


def _name(asking: Dialogue | None, what: str, raw: Mapping[str, Any], session: Session, catalogue: Catalogue) -> str:
    """Return the id that the new record is to have: the proposed one, or on a terminal another."""
    lang = session.language
    proposed = _propose(what, raw, catalogue)
    if asking is not None:
        question = lang.label("id", lang.message(N_("What the record is to be called.")))
        return asking.ask(question, proposed or None, parse=lambda text: _free(catalogue, what, text))
    if not proposed:
        raise UsageError(
            N_("no id can be made of this name"), N_("give one: zonecli new {what} ID --name …"), what=what
        )
    session.note(lang.label("id", proposed))
    return proposed


def _propose(what: str, raw: Mapping[str, Any], catalogue: Catalogue) -> str:
    from zonecli.records.ids import propose_id
    from zonecli.store.place_names import spellings

    if what == "source":
        # Who published it and when tells sources apart in fewer words than their titles.
        texts = raw.get("container_title") or raw.get("publisher") or raw["title"]
        year = str(raw["issued"])[:4]
        return propose_id(f"{_best(texts, 'zh')} {year}", catalogue.source_ids, spellings(catalogue.places))
    if what == "indicator":
        return propose_id(_best(raw["name"], "en"), catalogue.indicators)
    return propose_id(_best(raw["name"], "zh"), catalogue.zone_ids, spellings(catalogue.places))


def _best(texts: Mapping[str, str], tag: str) -> str:
    return texts.get(tag) or next(iter(texts.values()))


# -- what is made ----------------------------------------------------------------------------------


def _make(session: Session, changes: Changes, what: str, id: str, raw: dict[str, Any]) -> Path:
    catalogue = changes.catalogue
    if what == "indicator":
        return changes.define("indicators", id, raw)
    if "text" in raw:
        raw["sha256"] = _checksum(catalogue, raw["text"])
    path = changes.create(f"{what}s", id, raw)
    for parent in raw.get("part_of", ()):
        if not catalogue.head(parent).has_parts:
            changed = catalogue.path("zones", parent)
            changes.set_keys(changed, (), {"has_parts": True})
            session.note(session.language.label(str(shown_path(changed)), "has_parts = true"))
    return path


def _checksum(catalogue: Catalogue, name: str) -> str:
    from hashlib import sha256

    from zonecli.store.files import read_file

    return sha256(read_file(catalogue.root / name, catalogue.root)).hexdigest()


def _told(session: Session, changes: Changes, what: str, id: str, path: Path, raw: Mapping[str, Any]) -> str:
    """Return where the new record is, and what to do with it, in a line."""
    where = str(shown_path(path))
    if what == "indicator":
        where += f":{changes.line(path, (id,))}"
    words = {"zone": "ZONE", "indicator": "INDICATOR", "source": "SOURCE", what: id}
    command = "zonecli add fact {zone} {indicator} FIGURE --source {source}".format_map(words)
    if raw.get("industries"):
        command = f"zonecli add industries {id} {' '.join(raw['industries'])} --source SOURCE"
    return session.language.message(N_("{path}: made; next: {command}"), path=where, command=command) + "\n"


# -- the options -----------------------------------------------------------------------------------


def _signature() -> inspect.Signature:
    """Return what the command takes: an option for each key of what can be made."""
    own = inspect.signature(run, eval_str=True)
    options = {_parameter(key): key for table in TABLES.values() for key in keys_of(table)}
    others = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[
                list[str] | None if key.is_many else str | None,
                typer.Option(
                    f"--{key.option}", metavar=key.metavar, help=key.about, autocompletion=candidates.of_key(key)
                ),
            ],
        )
        for name, key in options.items()
    ]
    named = [each for each in own.parameters.values() if each.kind is inspect.Parameter.KEYWORD_ONLY]
    first = [each for each in own.parameters.values() if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    return own.replace(parameters=[*first, *others, *named])


def _list_options(what: str) -> str:
    named = [f"--{key.option}" if key.required else f"[--{key.option}]" for key in keys_of(TABLES[what])]
    return f"zonecli new {what} [ID] {' '.join(named)}"


# The keys are declared in the tables, and nowhere else.
run.__signature__ = _signature()  # type: ignore[attr-defined]
NOTES += tuple(map(_list_options, TABLES))
