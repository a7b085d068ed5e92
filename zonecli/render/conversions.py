"""What a table says of its conversions: the exchange rates that were used, and what could not be converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.render import words
from zonecli.render.caveats import REASONS

if TYPE_CHECKING:
    from zonecli.languages import Language
    from zonecli.model.texts import Text
    from zonecli.views.facts import FactView
    from zonecli.views.measure import Reason


def notes(
    facts: Iterable[FactView], series: Mapping[str, Text], lang: Language, marks: Mapping[str, int] | None = None
) -> list[str]:
    """Return one sentence for each series of rates, with its years, and one for each reason not to convert.

    `series` names the series of exchange rates, `marks` numbers the sources that are cited on the page.
    """
    years: dict[str, set[int]] = {}
    cited: dict[str, str] = {}
    reasons: Counter[Reason] = Counter()
    for fact in facts:
        converted = fact.converted
        if converted is not None and converted.rate is not None:
            years.setdefault(converted.rate.series, set()).add(converted.rate.year)
            if marks is not None:
                cited[converted.rate.series] = f" [{marks[converted.rate.source]}]"
        if converted is not None and converted.reason is not None:
            reasons[converted.reason] += 1
    said = [
        lang.say(
            N_("converted at {series}: {years}"),
            series=lang.pick(series[id]),
            years=words.joined([str(year) for year in sorted(found)], lang),
        )
        + cited.get(id, "")
        for id, found in years.items()
    ]
    for reason, count in reasons.items():
        said.append(
            lang.count(
                N_("{n} figure is not converted: {reason}"),
                "{n} figures are not converted: {reason}",
                count,
                reason=lang.translate(REASONS[reason]),
            )
        )
    return said
