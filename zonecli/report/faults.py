"""What can be wrong with a template: said with its name and line."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from zonecli.errors import N_, Exit, Translate, ZoneError
from zonecli.store.encoding import decode
from zonecli.store.files import read_file
from zonecli.suggest import nearest

# A zone has 30 parts, templates know 26 names and 40 filters.
_LISTED = 48
# Of a longer line only the beginning is shown.
_SHOWN = 96


class TemplateError(ZoneError):
    """A template that cannot be rendered. `line` counts from 1; it is 0 while it is not known."""

    exit_code = Exit.USAGE

    def __init__(self, sentence: str, hint: str = "", **details: object) -> None:
        super().__init__(**details)
        self.sentence = sentence
        self.hint = hint
        self.template = ""
        self.line = 0

    def at(self, template: str, line: int) -> TemplateError:
        """Return the fault at this place; the innermost place, which is given first, stays."""
        if not self.template:
            self.template, self.line = template, line
        return self

    def message(self, translate: Translate = str) -> str:
        """Return the sentence, after the place in the template."""
        where = f"{self.template}:{self.line}: " if self.line else f"{self.template}: " if self.template else ""
        return where + super().message(translate)

    def excerpt(self) -> Sequence[str]:
        """Return the line of the template."""
        if not self.line:
            return ()
        try:
            text = decode(read_file(self.template, os.path.dirname(self.template)), self.template)
        except ZoneError:
            return ()
        line = text.split("\n")[self.line - 1].rstrip()
        return [f" {self.line} | {line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}"]


def unknown(sentence: str, name: str, known: Collection[str], **details: object) -> TemplateError:
    """Return the fault that a name is not known, with the nearest ones that are."""
    near = nearest(name, sorted(known), cutoff=0.6)
    if near:
        return TemplateError(sentence, N_("did you mean: {near}?"), name=name, near=", ".join(near), **details)
    listed = ", ".join(sorted(known)[:_LISTED]) + (", …" if len(known) > _LISTED else "")
    return TemplateError(sentence, N_("there are: {known}") if listed else "", name=name, known=listed, **details)
