"""What can be wrong with a template: said with its name and line."""

from __future__ import annotations

from collections.abc import Collection

from zonecli.errors import N_, Exit, Translate, ZoneError
from zonecli.suggest import nearest


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


def unknown(sentence: str, name: str, known: Collection[str], **details: object) -> TemplateError:
    """Return the fault that a name is not known, with the nearest ones that are."""
    near = nearest(name, sorted(known), cutoff=0.6)
    if near:
        return TemplateError(sentence, N_("did you mean: {near}?"), name=name, near=", ".join(near), **details)
    listed = ", ".join(sorted(known)[:24])
    return TemplateError(sentence, N_("there are: {known}") if listed else "", name=name, known=listed, **details)
