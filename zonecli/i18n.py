"""The languages of the screen: gettext for our own words, and the choice between a record's two texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from gettext import NullTranslations


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language or several.

    Chinese or English that it lacks is an empty string; `others` has the other languages by their BCP 47 tags.
    """

    zh: Annotated[str, "The text in Chinese."] = ""
    en: Annotated[str, "The text in English."] = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def languages(self) -> dict[str, str]:
        """The texts by their tags, Chinese and English first, and no empty one."""
        return {tag: text for tag, text in (("zh", self.zh), ("en", self.en), *self.others) if text}

    def pick(self, code: str) -> str:
        """Return the text in a language; where it lacks one, in the nearest that it has, other scripts of it first."""
        return self._of(code) or self._of("en" if code == "zh" else "zh") or next(iter(self.languages.values()), "")

    def _of(self, code: str) -> str:
        own = self.zh if code == "zh" else self.en
        return own or next((text for tag, text in self.others if tag.partition("-")[0] == code), "")


def is_chinese(text: str) -> bool:
    """Whether a text whose language nobody names is Chinese: it has a Chinese character."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def in_its_language(text: str) -> Text:
    """Return a text whose language nobody names as Chinese where it has Chinese characters, else as English."""
    return Text(zh=text) if is_chinese(text) else Text(en=text)


CODES = ("zh", "en")


class Language:
    """One language of the interface. The messages in the code are English; Chinese comes from its catalogue."""

    def __init__(self, code: str, catalogue: NullTranslations | None = None) -> None:
        self.code = code
        self._catalogue = catalogue

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def translate(self, message: str) -> str:
        """Return the message in this language, placeholders untouched."""
        return self._catalogue.gettext(message) if self._catalogue and message else message

    def message(self, message: str, /, **values: object) -> str:
        """Return the message in this language with its placeholders filled."""
        text = self.translate(message)
        return text.format_map(values) if values else text

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Return the form of the message that goes with `n`, which fills `{n}`."""
        return self.form(singular, plural, n).format_map({"n": n, **values})

    def form(self, singular: str, plural: str, n: int) -> str:
        """Return the form of the message that goes with `n`, placeholders untouched."""
        if self._catalogue:
            return self._catalogue.ngettext(singular, plural, n)
        return singular if n == 1 else plural

    def label(self, label: str, text: str = "") -> str:
        """Return the text after its label, which is in this language, and what stands between the two."""
        return f"{label}：{text}" if self.code == "zh" else f"{label}: {text}".rstrip()

    def pick(self, text: Text | None) -> str:
        """Return a record's text in this language; where it lacks one, the other language's."""
        return "" if text is None else text.pick(self.code)

    def other(self, text: Text | None) -> str:
        """Return a record's text in another language than the one that is shown, empty where it has none."""
        if text is None:
            return ""
        shown = self.pick(text)
        return next((each for each in text.languages.values() if each != shown), "")


@cache
def language(code: str) -> Language:
    """Return the language of a code, `zh` or `en`; English needs no catalogue and loads none."""
    if code == "en":
        return Language("en")
    import gettext

    folder = Path(__file__).parent / "locale"
    return Language(code, gettext.translation("zonecli", folder, [code], fallback=True))


def code_of_locale(environment: dict[str, str]) -> str:
    """Return the language that LC_ALL, LC_MESSAGES or LANG asks for (POSIX: the first that is set)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
