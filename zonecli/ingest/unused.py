"""Facts that the texts of sources state and no record has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zonecli.check.rules.records import FACT_UNUSED
from zonecli.check.texts import unrecorded
from zonecli.errors import N_, Diagnostic
from zonecli.ingest.extraction.proposals import propose

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.texts import Article, Texts


def unused_facts(catalogue: Catalogue, texts: Texts) -> Iterator[Diagnostic]:
    """Yield, source by source, the figures of its text that read as facts and are recorded nowhere.

    Raises ZoneError for records, and for texts of the directory of texts, that cannot be read.
    """
    recorded: dict[str, list[str]] = {}
    for _, fact in catalogue.facts():
        recorded.setdefault(fact.source, []).append(fact.figure.printed)
    for id in catalogue.source_ids:
        source = catalogue.source(id)
        article = texts.article_of(source)
        if article is None:
            continue

        def find(article: Article, id: str = id) -> list[tuple[int, int]]:
            record = catalogue.source(id)
            found = propose(article, catalogue, record.issued, id, None, record.language)
            return [(each.start, each.end) for each in found if each.role == "fact"]

        for start, end in unrecorded(article, recorded.get(id, ()), find):
            place = article.paragraph(start)
            yield Diagnostic(
                catalogue.name(catalogue.path("sources", id)),
                1,
                1,
                FACT_UNUSED.code,
                N_("page {number} of the text has “{figure}”, which no record has")
                if article.is_paged
                else N_("paragraph {number} of the text has “{figure}”, which no record has"),
                N_("zonecli extract FILE --source {id} proposes what it is of"),
                number=place.number if place else "",
                figure=article.text[start:end],
                id=id,
            )
