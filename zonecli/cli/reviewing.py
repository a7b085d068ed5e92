"""A walk through what an article proposes: each figure in its sentence, kept, changed or passed over by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import typer

from zonecli.cli.prompts import Dialogue, dialogue
from zonecli.cli.writing import changes_of, write_changes
from zonecli.errors import N_, UsageError, ZoneError
from zonecli.figures import format
from zonecli.figures.reader import read
from zonecli.figures.types import FigureError
from zonecli.ingest.decisions import Decisions
from zonecli.ingest.extraction.drafts import excerpt
from zonecli.ingest.extraction.proposals import Proposal
from zonecli.ingest.extraction.roles import Role
from zonecli.ingest.stream import row_of
from zonecli.records.words import STATUSES
from zonecli.records.zones import Status
from zonecli.render.json import plain

if TYPE_CHECKING:
    from zonecli.cli.session import Session
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.texts import Article

# The letter, the key of a proposal, what it is called, and what it is found by the name of.
FIELDS = (
    ("z", "zone", N_("Zone"), "zone"),
    ("i", "indicator", N_("Indicator"), "indicator"),
    ("p", "period", N_("Period"), None),
    ("t", "status", N_("Status"), "status"),
    ("c", "scope", N_("Part of the zone"), None),
    ("o", "of", N_("Of which whole"), None),
    ("d", "basis", N_("Definition"), None),
)
KEYS = (
    ("k", N_("keep")),
    ("s", N_("skip")),
    ("b", N_("back")),
    ("1–3", N_("take that indicator")),
    ("z i p t c o d", N_("change what stands beside the letter")),
    ("nz ni", N_("make a zone, or an indicator, that is not on record")),
    ("q", N_("stop, and go on later")),
)


def review(session: Session, article: Article, proposals: Sequence[Proposal]) -> None:
    """Ask of each fact that no record has, and that was not passed over, what is to become of it.

    What is kept is written at once, as `add` does; so Ctrl-C loses nothing that was decided. Raises UsageError where
    nobody would answer.
    """
    asking = dialogue(session)
    if asking is None:
        raise UsageError(N_("--review asks on a terminal"), N_("in a script: zonecli extract … --json | zonecli add -"))
    decisions = Decisions(session.writable.root, article.text)
    facts = [each for each in proposals if each.role is Role.FACT]
    left = [each for each in facts if not each.recorded and not decisions.is_skipped(each)]
    lang = session.language
    recorded = sum(each.recorded for each in facts)
    asking.say(
        lang.message(
            N_("{n} facts: {recorded} on record, {skipped} skipped, {left} to look at"),
            n=len(facts),
            recorded=recorded,
            skipped=len(facts) - recorded - len(left),
            left=len(left),
        )
    )
    at, kept = 0, 0
    done: dict[int, bool] = {}
    while at < len(left):
        answer, left[at] = _decide(session, asking, left[at], f"{at + 1}/{len(left)}")
        if answer == "q":
            break
        if answer == "b":
            at = max(0, at - 1)
            # What was kept is on record, and not taken back here.
            while at > 0 and done.get(at):
                at -= 1
            if not done.get(at) and decisions.is_skipped(left[at]):
                decisions.take_up(left[at])
            continue
        if answer == "k":
            if not _keep(session, asking, left[at]):
                continue
            kept += 1
        else:
            decisions.skip(left[at])
        done[at] = answer == "k"
        at += 1
        while done.get(at):
            at += 1
    rest = len(left) - min(at, len(left))
    asking.say(lang.message(N_("{kept} kept, {rest} left"), kept=kept, rest=rest))


def _decide(session: Session, asking: Dialogue, proposal: Proposal, place: str) -> tuple[str, Proposal]:
    """Show a proposal, and ask until it is kept, skipped or left; return the answer, and what it has become."""
    lang = session.language
    while True:
        asking.say("")
        asking.say("\n".join(_shown(session, proposal, place)))
        answer = asking.ask(lang.translate(N_("k keep, s skip, b back, q stop, ? for all keys")), parse=_key)
        if answer == "?":
            asking.say("\n".join(f"  {keys:<14}{lang.translate(text)}" for keys, text in KEYS))
        elif answer in ("s", "b", "q"):
            return answer, proposal
        elif answer == "k":
            if (missing := _missing(proposal)) is None:
                return answer, proposal
            asking.say(lang.message(N_("{what} is not decided yet"), what=lang.translate(missing)))
        elif answer.isdigit():
            proposal = _take_alternative(proposal, int(answer))
        elif answer in ("nz", "ni"):
            proposal = _make(session, proposal, "zone" if answer == "nz" else "indicator")
        else:
            proposal = _change(session, asking, proposal, answer)


def _key(text: str) -> str:
    known = ["k", "s", "b", "q", "?", "1", "2", "3", "nz", "ni", *(letter for letter, *_ in FIELDS)]
    if text.lower() not in known:
        raise UsageError(N_("answer one of {keys}"), keys=", ".join(known))
    return text.lower()


def _missing(proposal: Proposal) -> str | None:
    return N_("Zone") if proposal.zone is None else N_("Indicator") if proposal.indicator is None else None


def _shown(session: Session, proposal: Proposal, place: str) -> Iterator[str]:
    lang, catalogue = session.language, session.catalogue
    yield f"[{place}] {lang.message(N_('paragraph {n}'), n=proposal.paragraph)}  {excerpt(proposal)}"
    if meaning := _meaning(proposal, lang.code):
        yield f"     = {meaning}"
    for letter, key, label, _ in FIELDS:
        value = getattr(proposal, key)
        if value is None and key in ("scope", "of", "basis"):
            continue
        yield f"  {letter}  {lang.label(lang.translate(label), _worded(session, key, value, proposal))}"
    for n, id in enumerate(proposal.alternatives[:3], 1):
        yield f"     {n}  {id} ({lang.pick(catalogue.indicators[id].name)})"


def _worded(session: Session, key: str, value: Any, proposal: Proposal) -> str:
    lang, catalogue = session.language, session.catalogue
    if key == "zone":
        if value is None:
            return f"? {proposal.zone_printed or ''}".rstrip()
        return f"{value} ({lang.pick(catalogue.head(value).name)})"
    if key == "indicator":
        return "?" if value is None else f"{value} ({lang.pick(catalogue.indicators[value].name)})"
    if key == "status":
        return lang.translate(STATUSES[value or Status.ACTUAL])
    if key == "period":
        return value or lang.translate(N_("none named"))
    return str(value)


def _meaning(proposal: Proposal, code: str) -> str:
    try:
        return format.gloss(read(proposal.figure, proposal.printed_unit), code)
    except FigureError:
        return ""


def _take_alternative(proposal: Proposal, number: int) -> Proposal:
    """Return the proposal with one of the further indicators in place of its own, which becomes one of them."""
    if number > len(proposal.alternatives):
        return proposal
    others = list(proposal.alternatives)
    chosen = others[number - 1]
    others[number - 1 : number] = [proposal.indicator] if proposal.indicator else []
    return replace(proposal, indicator=chosen, alternatives=tuple(others))


def _change(session: Session, asking: Dialogue, proposal: Proposal, letter: str) -> Proposal:
    """Ask for another value of a field; Enter leaves it, - takes it away."""
    lang, catalogue = session.language, session.catalogue
    _, key, label, noun = next(each for each in FIELDS if each[0] == letter)
    question = lang.message(N_("{field}; Enter leaves it, - for none"), field=lang.translate(label))
    before = getattr(proposal, key)
    value: Any = asking.ask(question, "", _offered(catalogue, noun), parse=_parser(catalogue, key, noun))
    if value == "":
        return proposal
    value = None if value == "-" else value
    if key == "status":
        value = Status(value) if value else None
    changed: dict[str, Any] = {key: value}
    return proposal if value == before else replace(proposal, **changed)


def _offered(catalogue: Catalogue, noun: str | None) -> list[str]:
    from zonecli.store.lookup import NOUNS

    known = list(NOUNS[noun].known(catalogue)) if noun else []
    return [*(each.id for each in known), *(name for each in known for name in each.name.languages.values())]


def _parser(catalogue: Catalogue, key: str, noun: str | None) -> Callable[[str], str]:
    from zonecli.records.fields import FACT_PERIOD
    from zonecli.records.periods import PERIOD_FORMS
    from zonecli.store.lookup import find

    def parse(text: str) -> str:
        if text in ("", "-"):
            return text
        if noun is not None:
            return find(catalogue, text, noun)
        if key == "period" and not FACT_PERIOD.fits(text):
            raise UsageError(N_("“{text}” is not a valid period"), PERIOD_FORMS, text=text)
        return text

    return parse


def _make(session: Session, proposal: Proposal, what: str) -> Proposal:
    """Make a zone or an indicator by the questions of `new`, and take it for the proposal."""
    from zonecli.cli.commands import new

    folder = {"zone": "zone_ids", "indicator": "indicators"}[what]
    before = set(getattr(session.catalogue, folder))
    given = {"key_name": [proposal.zone_printed]} if what == "zone" and proposal.zone_printed else {}
    context: Any = SimpleNamespace(obj=session)
    try:
        new.run(context, what, None, dry_run=False, force=False, **given)
    except (typer.Exit, KeyboardInterrupt):
        return proposal
    # The records are read again, with what is new in them.
    for name in ("catalogue", "writable"):
        session.__dict__.pop(name, None)
    made = sorted(set(getattr(session.catalogue, folder)) - before)
    taken: dict[str, Any] = {what: made[0]} if made else {}
    return replace(proposal, **taken)


def _complete(session: Session, asking: Dialogue, row: dict[str, Any]) -> None:
    """Ask for the languages that the directory wants of every text, and the article's words are not in."""
    from zonecli.cli.commands.check import languages_of

    for key, value in row.items():
        for tag in languages_of(session.catalogue) or () if isinstance(value, dict) else ():
            if tag not in value:
                question = session.language.message(
                    N_("{key}, in the language “{tag}”. Enter: none."),
                    key=f"{key} ({next(iter(value.values()))})",
                    tag=tag,
                )
                if text := asking.ask(question, "", parse=str):
                    value[tag] = text


def _keep(session: Session, asking: Dialogue, proposal: Proposal) -> bool:
    """Write a fact as `add` does, and return whether that was done."""
    from zonecli.cli.commands.add import tell

    changes = changes_of(session)
    try:
        zone, row = row_of(plain(proposal), changes.catalogue)
        _complete(session, asking, row)
        added = changes.add(zone, "facts", row)
        write_changes(session, changes)
    except typer.Exit:
        return False
    except ZoneError as error:
        from zonecli.cli.errors import describe

        session.note(describe(error, session.language))
        return False
    tell(session, changes, [added])
    return True
