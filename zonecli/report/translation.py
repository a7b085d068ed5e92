"""Translation in templates: `_`, `count` and `{% trans %}`, through the program's own catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from zonecli.errors import N_
from zonecli.render.markdown_page import markdown_text
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.safe import Safe, join_safe
from zonecli.report.wording import Words

_BRACES = re.compile(r"\{(\w+)\}")
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
        return self._fill(self._translate(message), values, _BRACES, markdown_text)

    def count(self, singular: str, plural: str, n: Any, /, **values: object) -> Safe:
        """Return the form of the message that goes with `n`, which is a number or a list; `{n}` shows it."""
        message, number = self._choose(singular, plural, n)
        return self._fill(message, values | {"n": number}, _BRACES, markdown_text)

    def trans(self, message: str, /, **values: object) -> Safe:
        """Return what stands between `{% trans %}` and `{% endtrans %}`: Markdown of the template's."""
        return self._fill(self._translate(message), values, _PERCENT, str)

    def plural_trans(self, singular: str, plural: str, n: Any, /, **values: object) -> Safe:
        """Return the form of a `{% trans %}` block that goes with `n`."""
        message, number = self._choose(singular, plural, n)
        return self._fill(message, {"num": number, **values}, _PERCENT, str)

    def _translate(self, message: str) -> str:
        self._check(message)
        return self._words.lang.translate(message)

    def _choose(self, singular: str, plural: str, n: Any) -> tuple[str, int]:
        self._check(singular, plural)
        number = n if isinstance(n, int) else self._words.count(n)
        return self._words.lang.form(singular, plural, number), number

    def _fill(
        self, message: str, values: Mapping[str, object], places: re.Pattern[str], escape: Callable[[str], str]
    ) -> Safe:
        """The message is a text of the template's own; what fills it is printed as everything is."""
        found, end = [], 0
        for match in places.finditer(message):
            found += [
                Safe(escape(message[end : match.start()])),
                self._value(match[1], values) if match[1] else Safe("%"),
            ]
            end = match.end()
        return join_safe([*found, Safe(escape(message[end:]))])

    def _value(self, name: str, values: Mapping[str, object]) -> Safe:
        if name not in values:
            raise unknown(N_("the message needs a value for “{name}”"), name, list(values))
        return self._words.safe(values[name])

    def _check(self, *messages: object) -> None:
        for message in messages:
            if message not in self._literals:
                raise TemplateError(
                    N_("only a text that stands in the template can be translated"),
                    N_("what a record says is printed as it is: {{{{ zone | name }}}}"),
                )
