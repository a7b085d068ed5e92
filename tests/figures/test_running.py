"""Figures in running text: sentences with the spans worked out by hand, and what holds of every text."""

import re
import tomllib
from pathlib import Path

import pytest

from zonecli.figures.reader import FigureError, read
from zonecli.figures.running import Found, find_figures

GROUPS = tomllib.loads((Path(__file__).parent / "running_cases.toml").read_text("utf-8"))["group"]
SENTENCES = [sentence for group in GROUPS for sentence in group["cases"]]
_MARK = re.compile("«([?=&]?)([^«»]*)»|‹(date|name|other) ([^‹›]*)›")


def marked(sentence: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a sentence without its marks, and what they mark: where it begins, its print and what it is."""
    text, last, spans = "", 0, []
    for mark in _MARK.finditer(sentence):
        sign, figure, label, print_ = mark.groups()
        text += sentence[last : mark.start()]
        spans.append((len(text), figure or print_, label or f"figure{sign}"))
        text += figure or print_
        last = mark.end()
    return text + sentence[last:], spans


def kind(found: Found) -> str:
    """Return what is found as the table writes it."""
    if found.kind != "figure":
        return found.kind
    sign = "?" if found.figure is None else "=" if found.equivalent_of is not None else "&" if found.carried else ""
    return f"figure{sign}"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_spans_of_a_sentence(sentence: str) -> None:
    text, spans = marked(sentence)
    found = find_figures(text)
    assert [(each.start, text[each.start : each.end], kind(each)) for each in found] == spans
