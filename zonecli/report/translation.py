"""Translation in templates: `_`, `count` and `{% trans %}`, through the program's own catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from zonecli.errors import N_
from zonecli.render.sanitize import clean_lines
from zonecli.report.faults import TemplateError
from zonecli.report.safe import Safe
from zonecli.report.wording import Words

_PERCENT = re.compile(r"%(?:\((\w+)\)s|%)")


class Translation:
    """The functions of translation. `literals` are the texts that stand in templates; no other is translated."""

    def __init__(self, words: Words, literals: Collection[str]) -> None:
        self._words = words
        self._literals = literals

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return the functions by the names that templates use; the last two are what `{% trans %}` becomes."""
        return {"_": self.message, "count": self.count, "gettext": self.trans, "ngettext": self.plural_trans}

    def message(self, message: str, /, **values: object) -> Safe:
        """Return the message in the report's language; `{name}` in it is replaced by the value of that name."""
        return self._words.fill(self._translate(message), values)

    def count(self, singular: str, plural: str, n: Any, /, **values: object) -> Safe:
        """Return the form of the message that goes with `n`, which is a number or a list; `{n}` shows it."""
        message, number = self._choose(singular, plural, n)
        return self._words.fill(message, values | {"n": number})

    def trans(self, message: str, /, **values: object) -> Safe:
        """Return what stands between `{% trans %}` and `{% endtrans %}`: Markdown of the template's."""
        return self._words.fill(self._translate(message), values, _PERCENT, clean_lines)

    def plural_trans(self, singular: str, plural: str, n: Any, /, **values: object) -> Safe:
        """Return the form of a `{% trans %}` block that goes with `n`."""
        message, number = self._choose(singular, plural, n)
        return self._words.fill(message, {"num": number, **values}, _PERCENT, clean_lines)

    def _translate(self, message: str) -> str:
        self._check(message)
        return self._words.lang.translate(message)

    def _choose(self, singular: str, plural: str, n: Any) -> tuple[str, int]:
        self._check(singular, plural)
        number = n if isinstance(n, int) else self._words.count(n)
        return self._words.lang.form(singular, plural, number), number

    def _check(self, *messages: object) -> None:
        for message in messages:
            if message not in self._literals:
                raise TemplateError(
                    N_("only a text that stands in the template can be translated"),
                    N_("what a record says is printed as it is: {{{{ zone | name }}}}"),
                )
