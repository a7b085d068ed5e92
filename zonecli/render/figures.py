"""A figure beside its printed form: what it means in the language of the screen, and what it converts to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.figures.reader import Hedge
from zonecli.figures.units.format import show_unit
from zonecli.figures.units.ids import of_id
from zonecli.render import labels
from zonecli.render.labels import REASONS
from zonecli.views.facts import sources_of

if TYPE_CHECKING:
    from zonecli.i18n import Language, Text
    from zonecli.views.amounts import Amount
    from zonecli.views.facts import FactView
    from zonecli.views.measure import Reason

_ENDS_OF_NUMBERS = "0123456789万亿千百十余多"
_DOLLAR_ALONE = re.compile("(?<![A-Za-z.])[$＄]")


def gloss(fact: FactView, lang: Language) -> str:
    """Return what the printed figure says, in the language of the screen; empty where it says that itself."""
    printed = _printed(fact)
    is_chinese = any("\u4e00" <= character <= "\u9fff" for character in printed)
    is_plain = is_chinese is (lang.code == "zh") and not fact._commas and not _is_other_dollar(printed, fact.unit)
    if not fact.figure or is_plain:
        return ""
    text = format.gloss(fact._figure, lang.code)
    if fact.base and text:
        text = lang.message(N_("{reading}, against {base}"), reading=text, base=fact.base)
    # 8.4% says the same in every language.
    return "" if text == fact.figure else text


def _is_other_dollar(printed: str, unit: str | None) -> bool:
    """Whether $ stands alone in the print and is not the dollar of the United States: nobody would know."""
    return unit is not None and "USD" not in unit and _DOLLAR_ALONE.search(printed) is not None


def word_converted(fact: FactView, lang: Language) -> str:
    """Return the converted figure, empty where nothing was converted."""
    if fact.converted is None or fact.converted._figure is None:
        return ""
    return format.gloss(fact.converted._figure, lang.code)


def reading(fact: FactView, lang: Language) -> str:
    """Return what stands beside the printed figure: what it converts to, else what it says."""
    return word_converted(fact, lang) or gloss(fact, lang)


def star(fact: FactView) -> str:
    """Return the mark of a figure that a note on conversion is about."""
    found = fact.converted
    return " *" if found is not None and (found.rate is not None or found.reason is not None) else ""


def word_printed(fact: FactView, lang: Language) -> str:
    """Return the figure as its source prints it; a derived one, which none prints, in the language of the screen.

    What was worked out, and what was typed by hand beside a print that is not read, is marked so.
    """
    if fact.derived:
        return labels.word_calculated(format.gloss(fact._figure, lang.code), lang)
    if fact.given:
        return lang.message(N_("{figure} (read by hand)"), figure=_printed(fact))
    return _printed(fact)


def _printed(fact: FactView) -> str:
    if not fact.printed_unit:
        return fact.figure
    # 171.83件 (件/万人): the figure prints a part of its unit.
    has_own = fact.figure[-1:] not in _ENDS_OF_NUMBERS
    return f"{fact.figure} ({fact.printed_unit})" if has_own else f"{fact.figure} {fact.printed_unit}"


def show_with_reading(fact: FactView, lang: Language) -> str:
    """Return the printed figure with what stands beside it in brackets."""
    text, meaning = word_printed(fact, lang), reading(fact, lang)
    return lang.message(N_("{printed} ({reading})"), printed=text, reading=meaning) if meaning else text


def marks(fact: FactView, numbers: Mapping[str, int]) -> str:
    """Return the numbers of the sources that the figure rests on: [1], [1][3]."""
    return "".join(f"[{numbers[source]}]" for source in sources_of(fact))


def amount(found: Amount | None, lang: Language) -> str:
    """Return a figure that was worked out, empty where there is none."""
    return "" if found is None else format.show(found._figure, lang.code)


def difference(found: Amount | None, lang: Language) -> str:
    """Return a difference to a baseline, with its sign."""
    if found is None:
        return ""
    is_above = found.hedge is Hedge.EXACT and found.value is not None and found.value > 0
    return f"Δ {'+' if is_above else ''}{amount(found, lang)}"


def ratio(found: Amount | None, lang: Language) -> str:
    """Return a multiple of a baseline."""
    text = amount(found, lang)
    return f"× {text}" if text else ""


def formula(fact: FactView, lang: Language) -> str:
    """Return how a derived figure is worked out, in the figures as they are printed: A 12亿元 ÷ B 7个."""
    return operate(fact, [f"{lang.pick(each._name)}{_word_input(each, lang)}" for each in fact.inputs])


def operate(fact: FactView, terms: Iterable[str]) -> str:
    """Return what stands for the inputs of a derived figure with the signs of its formula between."""
    recipe = fact.formula or ""
    sign = "−" if " - " in recipe.partition(" a year before")[0] else "÷"
    text = f" {sign} ".join(terms)
    return f"{text} − 1" if recipe.endswith("- 1") else text


def _word_input(fact: FactView, lang: Language) -> str:
    when = labels.label_period(fact.period, fact.known, fact.status, lang)
    shown = word_printed(fact, lang)
    return f"（{shown}，{when}）" if lang.code == "zh" else f" ({shown}, {when})"


def remarks(fact: FactView, lang: Language) -> list[str]:
    """Return what is to be read beside a figure: how it is worked out, and what records note of it and its inputs."""
    text = [lang.message(N_("calculated: {formula}"), formula=formula(fact, lang))] if fact.derived else []
    return [*text, *(lang.pick(each.note) for each in (fact, *fact.inputs) if each.note is not None)]


def unit_word(unit: str, lang: Language) -> str:
    """Return what a unit is called."""
    return show_unit(of_id(unit), lang.code) if unit else lang.message(N_("no unit"))


def notes(
    facts: Iterable[FactView], series: Mapping[str, Text], lang: Language, marks: Mapping[str, int] | None = None
) -> list[str]:
    """Return one sentence for each series of rates, with its years, and one for each reason not to convert.

    `series` names the series of exchange rates, `marks` numbers the sources that are cited on the page.
    """
    years: dict[str, set[int]] = {}
    cited: dict[str, str] = {}
    reasons: Counter[Reason] = Counter()
    for converted in (fact.converted for fact in facts if fact.converted is not None):
        if converted.rate is not None:
            years.setdefault(converted.rate.series, set()).add(converted.rate.year)
            cited[converted.rate.series] = f" [{marks[converted.rate.source]}]" if marks is not None else ""
        if converted.reason is not None:
            reasons[converted.reason] += 1
    rates = [
        lang.message(
            N_("converted at {series}: {years}"),
            series=lang.pick(series[id]),
            years=labels.join_names([str(year) for year in sorted(found)], lang),
        )
        + cited[id]
        for id, found in years.items()
    ]
    return rates + [
        lang.count(
            N_("{n} figure is not converted: {reason}"),
            "{n} figures are not converted: {reason}",
            count,
            reason=lang.translate(REASONS[reason]),
        )
        for reason, count in reasons.items()
    ]
