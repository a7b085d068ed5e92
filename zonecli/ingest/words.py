"""The words by which tables are understood: totals, dashes, contact columns, levels, the roles of columns."""

from __future__ import annotations

import re

from zonecli.records.zones import Level, Status

_DASHES = "- -- --- – — —— ― − － ─ … …… ... .. . / ／ \\ * ×"
_NOTHING = "n.a. n/a na n.a n.d. nd tbd #n/a 无 无数据 暂无 暂缺 缺 不详 未公布 未统计 未填 空"
_MISSING = frozenset((*_DASHES.split(), *_NOTHING.split()))

_TOTAL = re.compile(
    r".{0,12}(?:合计|总计|小计|共计|总和)|全[省市国区县州](?:合计|总计)?"
    r"|(?:grand|sub)?[ -]?total(?: .{0,40}|s)?|sum|all zones|jumlah|tổng(?: cộng)?|total geral|итого|всего",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r".{0,12}小计|sub[ -]?total.*", re.IGNORECASE)
_AVERAGE = re.compile(r".{0,12}(?:平均|均值|中位数)(?:数|值)?|average|mean|median", re.IGNORECASE)

_CONTACT = re.compile(
    r"联系|电话|手机|传真|邮箱|电子邮件|邮编|负责人|经办|e-?mail|phone|\btel\b|\bfax\b|mobile|contact|telepon|\bperson\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@]{1,99}@[^\s@]{1,99}\.[^\s@]{1,99}|\+?[0-9][0-9 ()/-]{9,}")

_NOTE = re.compile(
    r"(?:附?注|说明|备注|资料来源|数据来源|来源|notes?|remarks?|sources?|keterangan|sumber)\s*+[0-9]*+\s*+[:：.．]",
    re.IGNORECASE,
)
_PAGE = re.compile(r"第\s*\d+\s*页.*|page\s*\d+.*|-\s*\d+\s*-|续表.*|\(?continued\)?", re.IGNORECASE)

# 一、 （二） 3. (iv)
_NUMBERED = re.compile(r"^(?:[(（]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[ivx]{1,4})[)）、.．]\s*)+", re.IGNORECASE)

_LEVELS = {
    Level.NATIONAL: "国家级 国务院 国务院批准 国家 national state-level central",
    Level.PROVINCIAL: "省级 省 省政府 省人民政府 自治区级 直辖市级 市政府（直辖市） provincial province state",
    Level.MUNICIPAL: "市级 地市级 municipal city prefecture",
    Level.COUNTY: "县级 区县级 county district",
}
_STATUSES = {
    Status.ACTUAL: "实际 实绩 完成 actual final",
    Status.PROVISIONAL: "快报 初步 初步核算 provisional preliminary",
    Status.ESTIMATE: "估计 预计完成 估算 estimate estimated",
    Status.FORECAST: "预计 预测 forecast projected",
    Status.TARGET: "目标 target",
    Status.PLANNED: "计划 规划 planned plan",
}


def is_missing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: blank, a dash, n.a. Never that something is zero."""
    return not text or text.casefold() in _MISSING


def is_total(text: str) -> bool:
    """Whether a row of this name adds up others, or is their average."""
    return bool(_TOTAL.fullmatch(_joined(text))) or is_average(text)


def is_subtotal(text: str) -> bool:
    """Whether the row adds up only those of its section."""
    return bool(_SUBTOTAL.fullmatch(_joined(text)))


def is_average(text: str) -> bool:
    """Whether the row is a mean of others."""
    return bool(_AVERAGE.fullmatch(_joined(text)))


def _joined(text: str) -> str:
    """Return the name without the spaces that set it wide (合 计) and a colon at its end."""
    text = text.strip().rstrip(":：")
    return text if text.isascii() else re.sub(r"(?<=[^\x00-\x7f\s])\s++(?=[^\x00-\x7f])", "", text)


def is_contact(label: str, cells: list[str]) -> bool:
    """Whether a column is about persons and how to reach them, by its head or by most of its cells."""
    told = [cell for cell in cells if cell]
    return bool(_CONTACT.search(label)) or (
        bool(told) and sum(bool(_ADDRESS.fullmatch(cell)) for cell in told) * 2 > len(told)
    )


def is_note(text: str) -> bool:
    """Whether a line says that it is a note or names the source of the table."""
    return bool(_NOTE.match(text))


def is_page(text: str) -> bool:
    """Whether a line only numbers a page."""
    return bool(_PAGE.fullmatch(text))


def level_of(text: str) -> Level | None:
    """Return the level of government that a cell or the heading of a section names: 国家级开发区, Provincial."""
    folded = _NUMBERED.sub("", text.strip()).casefold()
    for level, words in _LEVELS.items():
        for word in words.split():
            if folded in (word, level) or (len(word) > 1 and word.endswith("级") and folded.startswith(word)):
                return level
            if word.isascii() and re.match(rf"{word}(?:-level)?\b", folded):
                return level
    return None


def status_of(text: str) -> Status | None:
    """Return how firm a cell says that the figures are."""
    folded = text.strip().casefold()
    return next((status for status, words in _STATUSES.items() if folded in (status, *words.split())), None)
