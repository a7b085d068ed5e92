"""Findings as people read them, as GitHub shows them beside the code, and a rule explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render.labels import join_names
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from zonecli.views.findings import Finding

_LABELS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTICE: N_("notice")}
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}

# Of a longer line only what is around the fault is shown.
_SHOWN = 96
_HANG = 2


def texts(
    findings: Iterable[Finding], language: Language, colour: bool = False, width: int | None = None
) -> Iterator[str]:
    """Yield each finding: where and what, the line with a mark below it, and what to do.

    `width` is the screen's, None where a line may be of any length.
    """
    for finding in findings:
        yield "".join(f"{line}\n" for line in _lines(finding, language, colour, width))


def _lines(finding: Finding, language: Language, colour: bool, width: int | None) -> Iterator[str]:
    # What measures texts is not needed to say that nothing was found.
    from zonecli.render.wrapping import fit

    label = language.message(_LABELS[finding.severity])
    where = f"{clean(finding.file)}:{finding.line}:{finding.column}"
    first, *others = fit(f"{where}: {label}[{finding.rule}] {clean(finding.message)}", width, _HANG)
    if first.startswith(f"{where}: {label}["):
        rest = first.removeprefix(f"{where}: {label}")
        first = f"{_paint(where, '1', colour)}: {_paint(label, _COLOURS[finding.severity], colour)}{rest}"
    yield first
    yield from others
    if finding.excerpt:
        yield from _excerpt(finding.excerpt, finding, colour, width)
    for line in _hint(finding, language):
        yield from fit(line, width, _HANG)


def _hint(finding: Finding, language: Language) -> Iterator[str]:
    if finding.hint:
        yield language.label(language.message(N_("hint")), clean(finding.hint))


def _excerpt(line: str, finding: Finding, colour: bool, width: int | None) -> Iterator[str]:
    from zonecli.render.wrapping import width_of

    margin = " " * len(str(finding.line))
    room = None if width is None else width - len(margin) - 4
    # Wide characters take two columns, those that are shown as escapes up to ten.
    shown = _SHOWN if room is None else max(8, min(_SHOWN, room // 2 - 1))
    if room is not None and width_of(clean(line)) <= room:
        shown = len(line)
    before, meant, after = _around(line, finding, shown)
    while room is not None and shown > 1 and width_of(before + meant + after) > room:
        shown -= 1
        before, meant, after = _around(line, finding, shown)
    yield f" {finding.line} | {before}{meant}{after}".rstrip()
    mark = _paint("^" * max(1, width_of(meant)), _COLOURS[finding.severity], colour)
    yield f" {margin} | {' ' * width_of(before)}{mark}"


def _around(line: str, finding: Finding, shown: int) -> tuple[str, str, str]:
    """Return so many of the line's characters: those before the fault, its own, and those after it."""
    at = min(finding.column - 1, len(line))
    start = max(0, at - shown // 2) if len(line) > shown else 0
    end = min(start + shown, len(line))
    until = min(at + finding.length, end)
    before = ("…" if start else "") + clean(line[start:at])
    return before, clean(line[at:until]), clean(line[until:end]) + ("…" if end < len(line) else "")


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def workflow_commands(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Yield each finding as a workflow command of GitHub Actions."""
    for finding in findings:
        properties = {
            "file": clean(finding.file),
            "line": str(finding.line),
            "endLine": str(finding.line),
            "col": str(finding.column),
            "endColumn": str(finding.column + finding.length),
            "title": f"{finding.rule} {finding.name}",
        }
        message = "\n".join([clean(finding.message), *_hint(finding, language)])
        yield f"::{finding.severity} {_properties(properties)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _properties(properties: Mapping[str, str]) -> str:
    escaped = ((key, _data(value).replace(":", "%3A").replace(",", "%2C")) for key, value in properties.items())
    return ",".join(f"{key}={value}" for key, value in escaped)


def summary(found: Mapping[Severity, int], files: int, language: Language) -> str:
    """Return the last line: how many findings of each severity there were in how many files."""
    checked = language.count("{n} file", "{n} files", files)
    if not any(found.values()):
        return language.message(N_("{files} checked: nothing found"), files=checked)
    counts = {
        Severity.ERROR: language.count("{n} error", "{n} errors", found[Severity.ERROR]),
        Severity.WARNING: language.count("{n} warning", "{n} warnings", found[Severity.WARNING]),
        Severity.NOTICE: language.count("{n} notice", "{n} notices", found[Severity.NOTICE]),
    }
    listed = join_names([text for severity, text in counts.items() if found[severity]], language)
    return language.message(N_("{files} checked: {found}"), files=checked, found=listed)


def explanation(rule: Rule, language: Language, width: int | None = None) -> str:
    """Return what a rule means, with lines that break it and lines that keep it; `width` is the screen's."""
    from zonecli.render.wrapping import fit

    paragraphs = [
        f"{rule.code} {rule.name} ({language.message(_LABELS[rule.severity])})",
        "\n".join(fit(language.translate(rule.explanation), width)),
        f"{language.label(language.message(N_('Wrong')))}\n\n{_indent(rule.wrong, width)}",
        f"{language.label(language.message(N_('Right')))}\n\n{_indent(rule.right, width)}",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _indent(lines: str, width: int | None) -> str:
    from zonecli.render.wrapping import fit

    room = width and width - 4
    return "\n".join(f"    {piece}".rstrip() for line in lines.split("\n") for piece in fit(line, room, _HANG))
