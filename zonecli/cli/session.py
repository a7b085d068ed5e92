"""One run of the program: what the common options, the environment and the terminal come to."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from zonecli.cli.settings import FILE, Settings, user_file
from zonecli.errors import N_, UsageError, fill
from zonecli.i18n import Language, Text, code_of_locale, language
from zonecli.render.formats import FORMATS, Content, Format, Look, Result
from zonecli.render.sanitize import clean
from zonecli.store.location import JOURNAL

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.location import Found
    from zonecli.views.facts import FactView
    from zonecli.views.info import EffectiveSetting
    from zonecli.views.measure import DisplayUnits


T = TypeVar("T")


@dataclass
class Session:
    """The common options as given; everything else is worked out from them when it is asked for."""

    command: str = ""
    records: str | None = None
    lang: str | None = None
    color: str | None = None
    quiet: bool = False
    output: str | None = None
    bom: bool = False
    format: Format = FORMATS["table"]
    fields: str | None = None
    units: str | None = None
    currency: str | None = None

    def __getstate__(self) -> dict[str, object]:
        # What has been read stays here: another process reads it anew.
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def settings(self) -> Settings:
        """The effective settings beside these options, and where they come from."""
        options = {"lang": self.lang, "color": self.color, "units": self.units, "currency": self.currency}
        return Settings(options, os.environ, lambda: beside(self.found.path), user_file)

    @cached_property
    def language(self) -> Language:
        """The language of the screen: `--lang`, ZONECLI_LANG, the settings, the locale."""
        return language(self.settings.get("lang").value or code_of_locale(dict(os.environ)))

    @cached_property
    def found(self) -> Found:
        """The directory of records, and why it is that one."""
        return records_of(self.records)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The records."""
        from zonecli.cli.progress import reporter
        from zonecli.store.catalogue import Catalogue

        if self.found.reason == "shipped":
            self.note(self.language.message(N_("no records are here: these are the ones shipped with zonecli")))
        elif os.path.lexists(self.found.path / JOURNAL):
            from zonecli.store.writing import finish

            finish(self.found.path)
        return Catalogue(shown_path(self.found.path), reporter(self.quiet), self.remark)

    @cached_property
    def writable(self) -> Catalogue:
        """The records, which are to be changed; raises UsageError for those that are shipped with zonecli."""
        from zonecli.store.location import is_shipped

        if self.found.reason == "shipped" or is_shipped(self.found.path):
            raise UsageError(
                N_("the records that are shipped with zonecli are not changed"),
                N_("make a directory of your own: zonecli init"),
            )
        return self.catalogue

    @cached_property
    def measure(self) -> DisplayUnits:
        """How figures are to be converted."""
        from zonecli.views.measure import DisplayUnits

        currency = self.settings.get("currency").value
        measure = DisplayUnits(self.settings.get("units").value or "printed", currency.upper() if currency else None)
        if measure.currency is not None:
            measure.check(self.catalogue.rates)
        return measure

    @cached_property
    def series(self) -> dict[str, Text]:
        """The names of the series of exchange rates."""
        from zonecli.views.names import names_of_series

        return names_of_series(self.catalogue)

    def in_force(self) -> list[EffectiveSetting]:
        """Return every setting with where it comes from."""
        from zonecli.views.info import EffectiveSetting

        names = ("lang", "color", "units", "currency", "pager", "templates", "languages")
        found = [self.settings.get(name) for name in names]
        listed = [EffectiveSetting(each.name, each.value, each.origin, each.where) for each in found]
        if listed[0].value is None:
            listed[0] = EffectiveSetting("lang", self.language.code, "locale", None)
        return listed

    # -- the terminal ----------------------------------------------------------------------------

    @cached_property
    def interactive(self) -> bool:
        """Whether the result goes to a terminal."""
        return self.output is None and sys.stdout is not None and sys.stdout.isatty()

    @cached_property
    def colour(self) -> bool:
        """Whether the result is coloured: `--color`, NO_COLOR, FORCE_COLOR, the terminal."""
        asked = self.settings.get("color").value
        if asked in ("always", "never"):
            return asked == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return self.interactive and os.environ.get("TERM") not in ("dumb", "")

    @cached_property
    def width(self) -> int | None:
        """The columns that a page may take: COLUMNS, the terminal's own, else 80; no terminal has more than a thousand.

        None where a line may be of any length: the result is not for a terminal, or for one without rules.
        """
        drawn = self.format.shows is Content.TEXT and (self.interactive or self.colour)
        if not drawn:
            return None
        from zonecli.cli.output import can_show

        if not can_show("─", sys.stdout):
            return None
        return min(max(20, shutil.get_terminal_size((80, 24)).columns), 1000)

    def in_use(self, views: Sequence[T], used: Sequence[T], everything: bool, unread: int) -> Sequence[T]:
        """Return the entries of a vocabulary that are in use, or all; say how many more there are, and what was not
        read."""
        self.note_unread(unread)
        if everything or not used:
            return views
        more = len(views) - len(used)
        if more:
            self.note(self.language.message(N_("{n} more are not in use: --all"), n=more))
        return used

    def note_unread(self, zones: int) -> None:
        """Say how many zones' records have faults."""
        if zones:
            self.note(
                self.language.count(
                    "{n} zone's record has faults and is counted only in part; `zonecli check` says which",
                    "{n} zones' records have faults and are counted only in part; `zonecli check` says which",
                    zones,
                )
            )

    # -- results ---------------------------------------------------------------------------------

    def show(self, result: Result) -> None:
        """Write the result in the format that was asked for."""
        chunks = self.format.write(result, Look(self.language, self.command, self.width, self.colour, self.fields))
        if self.bom:
            chunks = chain(["\ufeff"], chunks)
        self._hand_over(chunks, as_data=not self.format.for_screen)

    def tell(self, lines: Iterable[str]) -> None:
        """Write what people are to read, as a table is written."""
        self._hand_over(lines, as_data=False)

    def write(self, chunks: Iterable[str | bytes]) -> None:
        """Write a document or data."""
        self._hand_over(chunks, as_data=True)

    def rows_of(self, facts: Iterable[FactView]) -> Iterable[list[object]]:
        """Return the facts as rows of data, with what they are converted to where that was asked for."""
        from zonecli.render.pages.facts import rows

        return rows(facts, self.measure.converts)

    def _hand_over(self, chunks: Iterable[str | bytes], as_data: bool) -> None:
        """Write the result to where it is to go: a file, whole or not at all, a pager, or standard output."""
        from zonecli.cli import output

        if self.output is not None:
            output.to_file(Path(self.output), chunks)
        elif self.format.is_binary:
            output.to_binary_pipe(chunks, self.format.name)
        elif self.interactive:
            output.to_terminal(cast("Iterable[str]", chunks), self.settings.get("pager").value, as_data)
        else:
            output.to_pipe(cast("Iterable[str]", chunks), as_data)

    def remark(self, message: str, details: Mapping[str, object]) -> None:
        """Say what is to be known of an answer, with the ids of what it may be about by name."""
        self.note(clean(fill(message, details, self.language.translate)))

    def note(self, message: str) -> None:
        """Say something beside the result, on standard error, unless it is to be quiet."""
        if not self.quiet:
            from zonecli.cli.output import say

            say(message)


def records_of(option: str | None) -> Found:
    """Return the directory of records, and why it is that one; raises RecordsUnreadable."""
    from zonecli.store.location import find_records

    def configured() -> str | None:
        path = user_file()
        return Settings({}, {}, tuple, lambda: path).get("records").value if path else None

    return find_records(option, os.environ, working_directory(), configured)


def beside(records: Path) -> tuple[Path, Path]:
    """Return where the settings of a directory of records may stand: in it, or beside it."""
    return records / FILE, records.parent / FILE


def working_directory() -> Path:
    """Return the working directory, or the root where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path("/")


def shown_path(path: Path) -> Path:
    """Return the path relative to the working directory where it lies below it: that is how messages name it."""
    try:
        return path.relative_to(Path.cwd()) if path.is_absolute() else path
    except (ValueError, OSError):
        return path
