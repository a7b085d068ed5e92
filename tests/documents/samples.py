"""Markdown for the tests of the document formats: a brief, and one that means harm."""

import json
from typing import Any

ITEMS: list[dict[str, Any]] = [
    {"label": "安吉经济开发区", "value": 1, "low": 1, "high": 1, "text": "50.3万元/亩", "mark": "[^1]"},
    {"label": "甲", "value": 0.8, "low": None, "high": 0.8, "text": "近40万元/亩", "mark": "[^3]"},
    {"label": "乙", "value": 0.7, "low": 0.7, "high": None, "text": "超35万元/亩", "mark": "[^3][^1]"},
    {"label": "丙", "value": None, "low": 0.4, "high": 0.6, "text": "20至30万元/亩", "mark": ""},
    {"label": "丁", "value": 0.3, "low": None, "high": None, "text": "约15万元/亩", "mark": ""},
    {"label": "戊", "value": None, "low": None, "high": None, "text": "—", "mark": ""},
]


def chart(kind: str = "bars", items: list[dict[str, Any]] | None = None, **more: object) -> str:
    data = {"kind": kind, "title": "亩均税收", "alt": "", "items": ITEMS if items is None else items, **more}
    return f"```zonecli-chart\n{json.dumps(data, ensure_ascii=False)}\n```\n"


BRIEF = f"""# 安吉经济开发区简报

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

{chart()}
## 来源

[^1]: [《公报》](<https://example.org/a?b=1&amp;c=2>)，某报，2025年
[^2]: 《目录》，2018年
[^3]: 《年鉴》，2023年
"""

_HARM = '<script>alert(1)</script>"&\u202e'
HOSTILE = f"""# <script>alert(1)</script> \u202e

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

{chart(items=[{"label": _HARM, "value": 1, "low": 1, "text": _HARM, "mark": _HARM}], title=_HARM, alt=_HARM)}
{chart(items=[{"label": "x", "value": "1", "text": "x"}])}
{chart("<svg onload=alert(1)>")}
noted[^1]

[^1]: <script>alert(1)</script> [x](javascript:alert(1))
"""
