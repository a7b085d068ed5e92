"""Documents for the tests of the formats: a brief, and one that means harm."""

from decimal import Decimal

from zonecli.documents.document import CHART_PLACE, Chart, Document, Item
from zonecli.views.bars import Bar

PLACE = CHART_PLACE.format(0)


def item(
    label: str, text: str, value: str | None, low: str | None, high: str | None, notes: tuple[int, ...] = ()
) -> Item:
    parts = (None if part is None else Decimal(part) for part in (value, low, high))
    return Item(label=label, text=text, bar=Bar(*parts), notes=notes)


ITEMS = (
    item("安吉经济开发区", "50.3万元/亩", "1", "1", "1", (1,)),
    item("甲", "近40万元/亩", "0.8", None, "0.8", (3,)),
    item("乙", "超35万元/亩", "0.7", "0.7", None, (3, 1)),
    item("丙", "20至30万元/亩", None, "0.4", "0.6"),
    item("丁", "约15万元/亩", "0.3", None, None),
    item("戊", "—", None, None, None),
)
BARS = Chart(kind="bars", title="亩均税收", alt="", items=ITEMS)
SERIES = Chart(kind="series", title="亩均税收", alt="", items=ITEMS)


def document(markdown: str, *charts: Chart, title: str = "x", lang: str = "en") -> Document:
    return Document(markdown=markdown, title=title, lang=lang, charts=charts)


_BRIEF = f"""# 安吉经济开发区简报

*截至2025年9月*

核准面积442.12公顷[^2]，亩均税收50.3万元/亩[^1]，**超900亿元**[^1][^2]。

## 对比

| 指标 | 安吉 | 湖州 |
| :--- | ---: | :---: |
| 核准面积 | 442.12公顷[^2] | — |
| 亩均税收 | 50.3万元/亩[^1] | 近40万元/亩[^3] |

- 一项
  - 分项

## 排名

{PLACE}

## 来源

[^1]: [《公报》](<https://example.org/a?b=1&amp;c=2>)，某报，2025年
[^2]: 《目录》，2018年
[^3]: 《年鉴》，2023年
"""

BRIEF = document(_BRIEF, BARS, title="简报 & <b>", lang="zh")

_HARM = '<script>alert(1)</script>"&\u202e'
_HOSTILE = f"""# <script>alert(1)</script> \u202e

<script>alert(1)</script>

<img src=x onerror=alert(1)> <!-- x --> &lt;script&gt;alert(2)&lt;/script&gt; &#x202e;turned &#0;

[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](vbscript:x) <javascript:alert(1)>
![i](https://example.org/x.png) ![j](/etc/passwd) [e](//example.org/x) [f](https://example.org/"onclick="x)

| a <script> | `|` <b> |
| --- | --- |
| ]]> {{{{ x }}}} | \\</w:t>\\</w:r><w:r> |

```{{=openxml}}
<w:p><w:r><w:t>raw</w:t></w:r></w:p>
```

```html
<script>alert(1)</script>
```

```zonecli-chart
{{"kind": "bars", "title": "t", "alt": "", "items": [{{"label": "x", "text": "1", "value": 1, "mark": ""}}]}}
```

{PLACE}

| a |
| --- |
| {PLACE} |

{CHART_PLACE.format(1)}

noted[^1]

[^1]: <script>alert(1)</script> [x](javascript:alert(1))
"""
HARM = Chart(
    kind="bars",
    title=_HARM,
    alt=_HARM,
    items=(item(_HARM, _HARM, "1", "1", None, (1, 7)), item("x", "x", "1", "1", "1")),
)
HOSTILE = document(_HOSTILE, HARM, title="</dc:title><script>\u202e</title>", lang="zh")
