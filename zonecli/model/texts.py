"""A text in both languages."""

from zonecli.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """What a record says in Chinese and in English; a language that it lacks is an empty string."""

    zh: str = ""
    en: str = ""
