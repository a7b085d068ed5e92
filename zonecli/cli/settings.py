"""The effective settings and from where: a flag, ZONECLI_*, `zonecli.toml` beside the records, the user's own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from zonecli.errors import N_, Diagnostic, UsageError
from zonecli.frozen import dataclass
from zonecli.i18n import Language

FILE = "zonecli.toml"


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting: what it decides, its values where these are closed, the default, and one as a file would have it.

    One that is not `beside` stands in the user's own file only.
    """

    about: str
    choices: tuple[str, ...] = ()
    default: str | None = None
    example: str | tuple[str, ...] = ""
    beside: bool = True


SETTINGS = {
    "lang": Declared(N_("The language of the screen; if left out, that of the locale."), ("zh", "en"), example="zh"),
    "color": Declared(N_("Whether results are coloured."), ("auto", "always", "never"), "auto"),
    "units": Declared(N_("Units as printed, or metric ones."), ("printed", "metric"), "printed"),
    "currency": Declared(
        N_("The currency that money is converted to, at the rate of each figure's own year."), example="USD"
    ),
    "pager": Declared(N_("The pager of long results on a terminal."), example="less -FRX", beside=False),
    "templates": Declared(
        N_("A directory of templates, which win over the shipped ones; if left out, the nearest templates/."),
        example="templates",
    ),
    "records": Declared(N_("The directory of records, where none is near."), example="records", beside=False),
    "languages": Declared(
        N_("The languages that every text is to be in; `check` then wants them all."), example=("zh", "en")
    ),
}
CHOICES = {name: each.choices for name, each in SETTINGS.items()}


def explain(lang: Language) -> str:
    """Return a file of settings that decides nothing: each setting that may stand beside records, explained."""
    import json

    message = lang.message
    blocks = [
        [
            message(N_("Settings of these records. A line counts without its first “# ”.")),
            message(N_("Options and ZONECLI_… variables win over them; zonecli info shows what is in force.")),
        ]
    ]
    for name, each in SETTINGS.items():
        if each.beside:
            values = [message(N_("One of {choices}."), choices=", ".join(each.choices))] if each.choices else []
            example = each.example or each.default or ""
            value = json.dumps(example) if isinstance(example, str) else json.dumps(list(example))
            blocks.append([message(each.about), *values, f"{name} = {value}"])
    own = [lang.label(name, message(each.about)) for name, each in SETTINGS.items() if not each.beside]
    blocks.append([message(N_("In a file of your own only, never here:")), *own])
    return "\n".join("".join(f"# {line}\n" for line in block) for block in blocks)


class Origin(StrEnum):
    """Where a setting comes from, the strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    PROJECT = "project"
    USER = "user"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """An effective value, where it comes from, and the file or the variable that says so."""

    name: str
    value: str | None
    origin: Origin
    where: str | None = None


class Settings:
    """The settings of one run. Files are read when the first setting is asked for that nothing stronger decides."""

    def __init__(
        self,
        options: Mapping[str, str | None],
        environment: Mapping[str, str],
        project: Callable[[], Iterable[Path]],
        user: Callable[[], Path | None],
    ) -> None:
        self._options = options
        self._environment = environment
        self._files: tuple[tuple[Origin, Callable[[], Iterable[Path]]], ...] = (
            (Origin.PROJECT, project),
            (Origin.USER, lambda: [path] if (path := user()) else []),
        )
        self._read: dict[Path, dict[str, str]] = {}

    def get(self, name: str) -> Setting:
        """Return the effective setting; raises Diagnostic where a file that must be read is not valid."""
        variable = f"ZONECLI_{name.upper()}"
        if self._options.get(name) is not None:
            return Setting(name, self._options[name], Origin.OPTION)
        if self._environment.get(variable):
            value = self._environment[variable]
            if sentence := _problem(name, value):
                raise UsageError(sentence, name=variable, choices=", ".join(CHOICES[name]))
            return Setting(name, value, Origin.ENVIRONMENT, variable)
        for origin, path in ((origin, path) for origin, find in self._files for path in find()):
            if name in (found := self._file(path)):
                if origin is Origin.PROJECT and name == "pager":
                    # Records, and what stands beside them, may come from anybody: they run no program.
                    raise UsageError(
                        N_("{path}: a pager cannot be set beside the records"),
                        N_("delete the line; set it in your own file of settings or as ZONECLI_PAGER"),
                        path=path,
                    )
                return Setting(name, found[name], origin, str(path))
        return Setting(name, SETTINGS[name].default, Origin.DEFAULT)

    def _file(self, path: Path) -> dict[str, str]:
        """Return the settings of a file, none where there is no such file."""
        if path not in self._read:
            self._read[path] = _read(path)
        return self._read[path]


def _read(path: Path) -> dict[str, str]:
    try:
        if not path.is_file():
            return {}
    except OSError:
        # A home that may not be looked into holds no settings for us.
        return {}
    from zonecli.store.encoding import decode, place
    from zonecli.store.files import read_file
    from zonecli.store.toml.parser import parse

    text = decode(read_file(path, path.parent), str(path))
    raw = parse(text, str(path))
    for name, value in raw.items():
        if sentence := _problem(name, value):
            from zonecli.store.toml.scanner import spans

            line, column = place(text, spans(text)[name,].key)
            raise Diagnostic(
                str(path),
                line,
                column,
                "Z003",
                sentence,
                N_("the settings are: {known}"),
                known=", ".join(CHOICES),
                name=name,
                choices=", ".join(CHOICES.get(name, ())),
            )
    return {name: ",".join(value) if isinstance(value, list) else value for name, value in raw.items()}


def _problem(name: str, value: object) -> str:
    """Return what is wrong with a setting, an empty text where nothing is."""
    if name not in CHOICES:
        return N_("no setting is called “{name}”")
    if name == "languages":
        # Few directories ask for any; the forms of records are not needed for the other settings.
        from zonecli.records.fields import LANGUAGE

        tags = value.split(",") if isinstance(value, str) else value
        is_list = isinstance(tags, list) and bool(tags) and all(LANGUAGE.fits(tag) for tag in tags)
        return "" if is_list else N_('the setting {name} is a list of languages: ["zh", "en"]')
    if not isinstance(value, str) or not value:
        return N_("the setting {name} is a text")
    choices = CHOICES[name]
    return N_("{name} is one of {choices}") if choices and value not in choices else ""


def user_file() -> Path | None:
    """Return where the user's own settings lie on this platform, None where there is no home."""
    # Typer knows the places of XDG, macOS and Windows; the module is loaded by every command.
    import typer

    try:
        folder = Path(typer.get_app_dir("zonecli"))
    except (RuntimeError, OSError):
        return None
    # Without a home the place would be relative: what lies about in the working directory is nobody's settings.
    return folder / FILE if folder.is_absolute() else None
