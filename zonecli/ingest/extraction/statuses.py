"""Whether it has happened: words for what is expected, aimed at, planned or signed, and what they reach."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zonecli.ingest.extraction.passages import Passage
from zonecli.records.zones import Status


class _Row(NamedTuple):
    """Words that make a number so, `before` it or `behind` it.

    What `reaches` does so to the end of the sentence and over a semicolon, the others to the next comma; what is only
    `of_money` says nothing of a count.
    """

    status: Status
    before: str
    behind: str = ""
    reaches: bool = True
    of_money: bool = False


_ROWS = (
    _Row(
        Status.FORECAST,
        "预计|有望|预期|可望|预测|料将|将(?=实现|达|突破|超|增|新增|带动|形成|可|为|使|会|成为|拉动|创造|提供)|"
        "(?:is|are|was|were) (?:expected|projected|forecast|likely|set|anticipated|estimated|on track|poised) to|"
        "expects? (?:to|that)|forecasts?|projects? that|could (?=reach|create|exceed|generate)|"
        "will (?=reach|exceed|create|generate|employ|hit|top|rise|grow|bring|attract|provide|produce|support|have)",
        "(?:will|are|is) (?:be |expected to be )?(?:expected|created|generated|added)|"
        "(?:is|are) (?:projected|forecast)",
    ),
    _Row(
        Status.TARGET,
        "力争|争取|目标(?:是|为|:)?|打造(?=[^,;。]{0,6}$)|确保|冲刺|瞄准|努力实现|奋力|剑指|要求达到|培育形成|力求|"
        "target(?:s|ed|ing)?(?: of| to)?|aim(?:s|ed|ing)? (?:to|at|for)|goal (?:is|of)|seek(?:s|ing)? to|"
        "hop(?:es|ing) to",
        "的?(?:奋斗)?目标|target|goal",
    ),
    _Row(
        Status.PLANNED,
        "(?<!年度|行动|发展|招商|培育|五年)"
        "计划(?=[在到于用建新供开投0-9]|实现|完成|引进|安排|[今明三五两]年|通过)|"
        "拟(?!人|投资)|将(?=新建|建设|打造)|"
        "plan(?:s|ned|ning)? (?:to|for|on)|intend(?:s|ed)? to|to be (?:built|developed|invested)|"
        "will (?:invest|build|cover|spend|span|occupy|cost|open|add|house|be built)|proposed|planned|(?:is|are) to",
        "(?:is|are) planned",
    ),
    _Row(
        Status.PLANNED,
        "规划(?=面积|建设|用地|总|占地|布局|打造|引进|到|投资|控制|建筑|范围|[0-9])|布局建设|谋划",
        reaches=False,
    ),
    _Row(
        Status.ANNOUNCED,
        "总投资|投资总额|投资总金额|计划投资|拟投资|协议(?:总?投资|金额)|total investment|with an investment",
        reaches=False,
        of_money=True,
    ),
    _Row(
        Status.ANNOUNCED,
        "签约|签订|签署|签下|signed?|signing|pledg(?:e[sd]?|ing)",
        "签约|(?:has|have|had) been (?:pledged|signed|committed)",
        reaches=False,
        of_money=True,
    ),
    _Row(
        Status.ANNOUNCED,
        "意向|协议引进|将(?=建成|投|开|在|于|正式|落|引)|"
        r"committ(?:ed|ing)|commitments?|agreements?|memorand\w+|deals? worth|announced|contracts (?:worth|valued)",
        "意向|[^,;。]{0,16}?将(?:正式|[于在][^,;。]{1,8}?|全面)?[开建投竣落启]",
        reaches=False,
    ),
    _Row(Status.PROVISIONAL, "初步(?:统计|核算|测算)|统计快报|preliminary|provisional(?:ly)?"),
    _Row(Status.PROVISIONAL, "初步", reaches=False),
    _Row(
        Status.ESTIMATE,
        "据估算|估算|据测算|测算|(?:is|are|was) estimated (?:at|to be)|estimates? (?:put|that)",
        reaches=False,
    ),
)
# What undoes these: it has happened all the same.
_DONE = re.compile(
    "已(?!签)|(?:超额|提前|圆满|实际)完成|现有|现已|目前有|建成了|完成了|实现了|already|"
    "(?:has|have) (?:been )?(?:reached|attracted|created|exceeded)|exceed(?:ed|ing) (?:its|the) (?:target|plan|goal)|"
    "came to|stood at|totall?ed"
)
# The capacity of a plant that is only being built.
_CAPACITY = re.compile("年产(?:能)?(?:约|达|为)?$")
_OF_PROJECT = re.compile("[^,;。]{0,24}?(?:项目|生产线|工程|基地)")
_FIRM = (Status.TARGET, Status.FORECAST)
_FARTHEST, _BEHIND = 150, 40


class Standing(NamedTuple):
    """A status that goes on to the end of its sentence: where what made it so stands.

    Where that `leads` its sentence, before any figure of it, it goes on behind a semicolon as well.
    """

    status: Status
    at: int
    leads: bool


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A word of letters begins at its border: is to is not in basis to.
    border = "(?:(?<![a-z])|(?![a-z]))"
    before = "|".join(f"(?P<s{n}>{border}(?:{row.before}))" for n, row in enumerate(_ROWS))
    behind = "|".join(f"(?P<s{n}>{border}(?:{row.behind}))" for n, row in enumerate(_ROWS) if row.behind)
    return re.compile(before), re.compile(behind)


def _row_of(cue: re.Match[str]) -> _Row:
    return _ROWS[int((cue.lastgroup or "s0")[1:])]


def status(passage: Passage, n: int, standing: Standing | None) -> tuple[Status, Standing | None]:
    """Return how firm the n-th number of a sentence is, and the status that goes on behind it.

    `standing` is the status that goes on to here.
    """
    found, text = passage.found[n], passage.text
    start = found.start
    part, part_end = passage.clause(start)
    before, behind = _cues()
    begin = max(min(part, passage.found[n - 1].start if n else passage.start), start - _FARTHEST)
    is_money = found.figure is not None and found.figure.unit is not None and found.figure.unit.dimension == "money"
    is_first = all(each.kind != "figure" for each in passage.found[:n])
    local: Status | None = None
    for cue in before.finditer(text, begin, start):
        row = _row_of(cue)
        if row.of_money and not is_money:
            continue
        if row.reaches:
            standing = Standing(row.status, cue.start(), is_first)
        if cue.start() >= part:
            local = row.status
    if standing is not None and any(
        done.start() > standing.at for done in _DONE.finditer(text, max(standing.at, passage.start), start)
    ):
        standing = None
    if _CAPACITY.search(text, max(passage.start, start - 6), start) and _OF_PROJECT.match(text, found.end):
        return Status.ANNOUNCED, standing
    if standing is not None and (local is not Status.ANNOUNCED or standing.status in _FIRM):
        return standing.status, standing
    if local is not None:
        return local, standing
    after = behind.search(text, found.end, min(part_end, found.end + _BEHIND))
    return (_row_of(after).status if after else Status.ACTUAL), standing
