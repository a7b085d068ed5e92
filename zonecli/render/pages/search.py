"""The hits of a search: group by group, each with its id and the text that says it, marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zonecli.errors import N_
from zonecli.i18n import Language, is_chinese
from zonecli.render import labels, rows as flat
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
from zonecli.render.sanitize import clean
from zonecli.store.search import Match
from zonecli.views.search import Group, Hit, Results

TITLES = {
    Group.ZONES: N_("Zones"),
    Group.FACTS: N_("Facts"),
    Group.EVENTS: N_("Events"),
    Group.SOURCES: N_("Sources"),
    Group.INDICATORS: N_("Indicators"),
}
# The command that shows more of a hit, but for events, of which the zone shows all.
_NEXT = {
    Group.ZONES: "zonecli show {id}",
    Group.FACTS: "zonecli trace {id} {indicator}",
    Group.EVENTS: "zonecli show {id}",
    Group.SOURCES: "zonecli sources {id}",
    Group.INDICATORS: "zonecli indicators {id}",
}
FIELDS = {
    "id": N_("Id"),
    "name": N_("Name"),
    "alias": N_("Also called"),
    "code": N_("Code"),
    "kind": N_("Kind"),
    "level": N_("Level"),
    "place": N_("Place"),
    "industry": N_("Industries"),
    "leading_industries": N_("Leading industries"),
    "figure": N_("Figure"),
    "indicator": N_("Indicator"),
    "unit": N_("Unit"),
    "scope": N_("Part"),
    "of": N_("Whole"),
    "basis": N_("Definition"),
    "note": N_("Note"),
    "title": N_("Title"),
    "author": N_("Author"),
    "container_title": N_("Published in"),
    "publisher": N_("Publisher"),
    "url": N_("Address"),
    "definition": N_("Definition"),
}
_MARKS = ("【", "】")
# A snippet is so many characters long; Chinese says as much in half of them.
_AROUND = 60
# What is not cut through: numbers with their signs, words of Latin letters.
_WHOLE = re.compile(r"[^\W\u2e80-\uffff]+(?:[.,:/-][^\W\u2e80-\uffff]+)*")


def page(results: Results, lang: Language) -> list[Block]:
    """Return the hits as one table a group, below it how many more there are."""
    blocks: list[Block] = []
    for group, found in groupby(results.hits, lambda hit: hit.group):
        hits = list(found)
        total = results.totals[group]
        blocks.append(Heading(f"{lang.translate(TITLES[group])} ({total})", _next(group, hits[0])))
        blocks.append(_table(group, hits, lang))
        if total > len(hits):
            blocks.append(
                Pairs([("…", lang.message(N_("and {n} more: --limit {total}"), n=total - len(hits), total=total))])
            )
    return blocks


def _next(group: Group, hit: Hit) -> str:
    return _NEXT[group].format(id=hit.id, indicator=hit.indicator)


def _table(group: Group, hits: Sequence[Hit], lang: Language) -> Table:
    columns = [Column(lang.translate(N_("Zone") if group in (Group.FACTS, Group.EVENTS) else N_("Id")), wrap=False)]
    if group is Group.FACTS:
        columns += [Column(lang.translate(N_("Indicator"))), Column(lang.translate(N_("Figure")), "right")]
    elif group is Group.EVENTS:
        columns += [Column(lang.translate(N_("Date")), wrap=False), Column(lang.translate(N_("Title")))]
    else:
        columns.append(Column(lang.translate(N_("Title") if group is Group.SOURCES else N_("Name"))))
    columns.append(Column(lang.translate(N_("Says")), gives_way=1))
    return without_empty(Table(columns, [_row(hit, lang) for hit in hits]), len(columns) - 1)


def _row(hit: Hit, lang: Language) -> list[str]:
    match = _shown_match(hit, lang)
    marked = snippet(match)
    shown = [hit.id, *_about(hit, lang)]
    where = {"id": 0, "indicator": 1, "figure": 2, "name": 1, "title": len(shown) - 1}.get(match.field)
    if where is not None and shown[where] in (match.text, _with_unit(match.text, hit)):
        shown[where] = marked + shown[where].removeprefix(match.text)
        return [*shown, ""]
    return [*shown, lang.label(lang.translate(FIELDS[match.field]), marked)]


def _about(hit: Hit, lang: Language) -> list[str]:
    """Return what stands between a hit's id and its snippet."""
    if hit.group is Group.FACTS:
        return [hit.indicator or "", _with_unit(hit.figure or "", hit)]
    if hit.group is Group.EVENTS:
        return [labels.period(hit.period, None, lang), lang.pick(hit.name)]
    return [lang.pick(hit.name)]


def _with_unit(figure: str, hit: Hit) -> str:
    return f"{figure} {hit.printed_unit}" if hit.printed_unit else figure


def _shown_match(hit: Hit, lang: Language) -> Match:
    """Return where the hit's field says it in the language of the screen, else in another."""
    return next((each for each in hit._matches if each.language == lang.code), hit._matches[0])


def snippet(match: Match) -> str:
    """Return the text with the hits marked, cut to what stands around the first one, never within a number."""
    first, last = match.spans[0]
    rest = max((_AROUND // 2 if is_chinese(match.text) else _AROUND) - (last - first), 20)
    start = max(0, min(first - rest // 2, len(match.text) - (last - first) - rest))
    end = min(len(match.text), max(last + rest - (first - start), last))
    for word in _WHOLE.finditer(match.text):
        if word.start() < start < word.end():
            start = min(word.end(), first)
        if word.start() < end < word.end():
            end = max(word.start(), last)
    start, end = _within_blanks(match.text, start, end)
    parts, at = ["…" if start else ""], start
    for begin, finish in _apart(match.spans):
        if at <= begin and finish <= end:
            parts += [match.text[at:begin], _MARKS[0], match.text[begin:finish], _MARKS[1]]
            at = finish
    return "".join([*parts, match.text[at:end], "…" if end < len(match.text) else ""])


def _within_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, overlapping ones as one."""
    open_start, open_end = -1, -1
    for start, end in sorted(spans):
        if start > open_end:
            if open_end >= 0:
                yield open_start, open_end
            open_start, open_end = start, end
        open_end = max(open_end, end)
    yield open_start, open_end


def rows(results: Results) -> Iterator[list[object]]:
    """Yield the header and a row for each hit."""
    return flat.rows(Hit, results.hits)


def nothing(texts: Sequence[str], groups: Sequence[Group], near: Sequence[str], lang: Language) -> str:
    """Return that nothing says the texts, what was searched, and names that are like them."""
    said = lang.message(
        N_("nothing says all of {texts}; searched: {groups}")
        if len(texts) > 1
        else N_("nothing says {texts}; searched: {groups}"),
        texts=labels.join_names([lang.message(N_("“{text}”"), text=clean(text)) for text in texts], lang),
        groups=labels.join_names([lang.translate(TITLES[group]) for group in groups], lang),
    )
    hint = lang.message(N_("did you mean: {near}?"), near=", ".join(map(clean, near))) if near else ""
    return "\n".join(filter(None, (said, hint)))


def unread(paths: Sequence[str], lang: Language) -> str:
    """Return how many files could not be searched, and the first of them."""
    return lang.count(
        "{path} cannot be read and was not searched; `zonecli check` says why",
        "{n} files cannot be read and were not searched, the first {path}; `zonecli check` says why",
        len(paths),
        path=clean(paths[0]),
    )
