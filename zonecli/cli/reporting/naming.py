"""Names of files that are made from a pattern: {name}-{date}.docx."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zonecli.errors import N_, UsageError

PLACEHOLDERS = ("id", "name", "date", "lang", "kind", "level", "template")
# One of these tells zones apart.
_TELLING = ("id", "name")
_PLACE = re.compile(r"\{(\w*)\}")
# What one system or another does not allow in a name, and what no one sees.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]+')
# A name has at most 255 bytes on every system; a pattern has several parts, and the system adds some while it writes.
_MOST_BYTES = 120
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def check_pattern(pattern: str) -> None:
    """Raise UsageError where a pattern does not name one file for each zone."""
    names = _PLACE.findall(pattern)
    rest = _PLACE.sub("", pattern)
    is_known = set(names) <= set(PLACEHOLDERS) and not {"{", "}"} & set(rest)
    if not is_known or not set(names) & set(_TELLING) or _UNSAFE.search(rest) or rest.strip() in ("", ".", ".."):
        raise UsageError(
            N_("“{pattern}” does not name one file for each zone"),
            N_('put {{id}} or {{name}} where the zone is to stand: --name "{{name}}-{{date}}.docx"; it takes: {known}'),
            pattern=pattern,
            known=", ".join(f"{{{each}}}" for each in PLACEHOLDERS),
        )


def file_name(pattern: str, values: Mapping[str, str]) -> str:
    """Return the pattern filled, a name that every system allows."""
    made = _PLACE.sub(lambda match: _part(values[match[1]]), pattern).strip(" ")
    return f"_{made}" if _RESERVED.match(made) or made.startswith(".") else made


def _part(text: str) -> str:
    cut = _UNSAFE.sub("-", text).encode()[:_MOST_BYTES].decode(errors="ignore")
    return cut.strip(" .-") or "-"


def check_distinct(names: Sequence[str]) -> None:
    """Raise UsageError where two files would have one name, on a system that knows no capitals either."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UsageError(
                N_("two zones would be written to {name}"), N_("put {{id}} into the pattern as well"), name=name
            )
        seen.add(name.casefold())
