"""What places are called for short and in full: 湖州 and 浙江省湖州市, Huzhou and Huzhou City, Zhejiang Province."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zonecli.i18n import Text

if TYPE_CHECKING:
    from zonecli.store.vocabulary import Places

# What says which sort of division it is.
_SORT_ZH = re.compile(r"(?<=..)(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|地区|林区|新区|[省市区县旗盟])$")
_SORT_EN = re.compile(
    r" (?:Province|Municipality|City|County|District|Banner|League|New Area|Prefecture"
    r"|(?:Zhuang |Hui |Uygur )?Autonomous (?:Region|Prefecture|County|Banner)|Special Administrative Region)$"
)


def short_name(name: Text) -> Text:
    """Return the name without the word for what sort of division it is, empty where there is no such word."""
    zh, en = _SORT_ZH.sub("", name.zh), _SORT_EN.sub("", name.en)
    return Text(zh if zh != name.zh else "", en if en != name.en else "")


def full_name(name: Text, above: Sequence[Text]) -> Text:
    """Return the name with those of the places that it lies in, which `above` has from the largest on."""
    # 北京市市辖区, between a district and 北京市, only says what sort of divisions lie in it.
    above = [each for n, each in enumerate(above) if not (n and each.zh.startswith(above[n - 1].zh))]
    lacks_zh, lacks_en = (not all(getattr(each, code) for each in (name, *above)) for code in ("zh", "en"))
    return Text(
        name.zh if lacks_zh else "".join(each.zh for each in (*above, name)),
        name.en if lacks_en else ", ".join(each.en for each in (name, *reversed(above))),
        name.others,
    )


def spellings(places: Places) -> dict[str, str]:
    """Return how Chinese names of places are spelled in Latin letters: 湖州市, 湖州 and 浙江湖州 as Huzhou."""
    found: dict[str, str] = {}
    for code, place in places.items():
        en = short_name(place.name).en
        names = [
            (*filter(None, (places[each].name.zh, short_name(places[each].name).zh)),) for each in places.line(code)
        ]
        if not en or not names[-1]:
            continue
        above: list[str] = [""]
        for upper in names[:-1]:
            above += [f"{before}{name}" for before in above for name in upper]
        for before in above:
            for name in names[-1]:
                found.setdefault(f"{before}{name}", en)
    return found
