"""What places are called for short and in full: 湖州 and 浙江省湖州市, Huzhou and Huzhou City, Zhejiang Province."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zonecli.i18n import Text
from zonecli.records.vocabulary import Place

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


def spellings(places: Mapping[str, Place]) -> dict[str, str]:
    """Return how Chinese names of places, whole and short, are spelled in Latin letters: 湖州市 and 湖州 as Huzhou."""
    found: dict[str, str] = {}
    for place in places.values():
        short = short_name(place.name)
        if place.name.zh and short.en:
            for zh in filter(None, (place.name.zh, short.zh)):
                found.setdefault(zh, short.en)
    return found
