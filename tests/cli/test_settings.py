"""The effective settings, and from where: an option, ZONECLI_*, the settings beside the records, the user's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli, process
from zonecli.cli.settings import CHOICES, FILE, Origin, Settings, user_file
from zonecli.errors import Diagnostic

VALUES = {
    "lang": ("zh", "en"),
    "color": ("never", "always"),
    "units": ("metric", "printed"),
    "currency": ("USD", "EUR"),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Path:
    """The user's folder of settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    path = user_file()
    assert path is not None
    path.parent.mkdir(parents=True)
    return path.parent


def in_force(cli: Cli, *arguments: object) -> dict[str, tuple[str | None, str, str | None]]:
    result = cli("info", "--json", *arguments)
    assert result.code == 0, result.err
    found = json.loads(result.out)["settings"]
    return {each["name"]: (each["value"], each["origin"], each["where"]) for each in found}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("strongest", list(Origin)[:4])
def test_the_stronger_origin_wins(name: str, strongest: Origin, tmp_path: Path) -> None:
    value, other = VALUES[name]
    order = list(Origin)[:4]
    texts = {each: value if each is strongest else other for each in order[order.index(strongest) :]}
    paths = {each: tmp_path / each for each in (Origin.PROJECT, Origin.USER)}
    for origin, path in paths.items():
        path.write_text(f'{name} = "{texts[origin]}"\n' if origin in texts else "", encoding="utf-8")
    found = Settings(
        {name: texts.get(Origin.OPTION)},
        {f"ZONECLI_{name.upper()}": texts[Origin.ENVIRONMENT]} if Origin.ENVIRONMENT in texts else {},
        lambda: [paths[Origin.PROJECT]],
        lambda: paths[Origin.USER],
    ).get(name)
    where = {Origin.OPTION: None, Origin.ENVIRONMENT: f"ZONECLI_{name.upper()}"}
    assert (found.value, found.origin) == (value, strongest)
    assert found.where == where.get(strongest, str(tmp_path / strongest))


def test_nothing_said_is_the_default(cli: Cli, home: Path) -> None:
    found = in_force(cli)
    assert found["color"] == ("auto", "default", None)
    assert found["units"] == ("printed", "default", None)
    assert found["currency"] == (None, "default", None)
    assert found["lang"] == ("en", "locale", None)
    assert set(found) == set(CHOICES) - {"records"}


def test_each_origin_is_shown(
    cli: Cli, home: Path, make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records()
    beside = records.parent / FILE
    beside.write_text('units = "metric"\ncurrency = "EUR"\n', encoding="utf-8")
    (home / FILE).write_text('currency = "USD"\npager = "more"\n', encoding="utf-8")
    monkeypatch.setenv("ZONECLI_COLOR", "never")
    found = in_force(cli, "--records", records, "--lang", "zh")
    assert found["lang"] == ("zh", "option", None)
    assert found["color"] == ("never", "environment", "ZONECLI_COLOR")
    assert found["units"] == ("metric", "project", str(beside))
    assert found["currency"] == ("EUR", "project", str(beside))
    assert found["pager"] == ("more", "user", str(home / FILE))
    page = cli("info", "--records", records).out
    for said in ("metric", str(beside), str(home / FILE), "ZONECLI_COLOR", str(records), "Zones                2"):
        assert said in page


def test_settings_do_what_they_say(cli: Cli, home: Path) -> None:
    english = cli("show", "anji").out
    (home / FILE).write_text('lang = "zh"\nunits = "metric"\ncurrency = "USD"\n', encoding="utf-8")
    said = cli("show", "anji", "--lang", "zh", "--units", "metric", "--currency", "USD").out
    assert cli("show", "anji").out == said != english


@pytest.mark.parametrize("origin", ["option", "environment", "upwards", "configuration", "shipped"])
def test_where_the_records_come_from(
    cli: Cli,
    home: Path,
    make_records: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    origin: str,
) -> None:
    records = make_records()
    elsewhere = tmp_path / "else" / "where"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(records / "zones" if origin == "upwards" else elsewhere)
    if origin in ("shipped", "configuration"):
        # The folder above holds the records made for this test: they must not be found upwards.
        records = records.rename(tmp_path / "mine")
    if origin == "environment":
        monkeypatch.setenv("ZONECLI_RECORDS", str(records))
    if origin == "configuration":
        (home / FILE).write_text(f'records = "{records}"\n', encoding="utf-8")
    found = json.loads(cli("info", "--json", *(["--records", records] if origin == "option" else [])).out)
    assert found["records_origin"] == origin
    assert (found["zones"] == 2) == (origin != "shipped")


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('units = "metric"\ncolour = "never"\n', 2, 1, "no setting is called “colour”"),
        ("units = 3\n", 1, 1, "is a text"),
        ('units = ""\n', 1, 1, "is a text"),
        ('\nunits = "imperial"\n', 2, 1, "units is one of printed, metric"),
        ('units = "metric\n', 1, None, ""),
        ("[units]\n", 1, 2, "is a text"),
    ],
)
def test_a_broken_file_is_a_located_fault(
    cli: Cli, home: Path, text: str, line: int, column: int | None, says: str
) -> None:
    path = home / FILE
    path.write_text(text, encoding="utf-8")
    result = cli("show", "anji")
    assert (result.code, result.out) == (4, "")
    assert f"{path}:{line}:{column or ''}" in result.err
    assert says in result.err
    assert cli("show", "anji", "--help").code == 0


def test_a_broken_file_is_not_read_where_options_decide(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("broken", encoding="utf-8")
    found = Settings({"lang": "zh"}, {"ZONECLI_COLOR": "never"}, lambda: [path], lambda: None)
    assert (found.get("lang").value, found.get("color").value) == ("zh", "never")
    with pytest.raises(Diagnostic):
        found.get("units")


@pytest.mark.parametrize("text", [b"\xff\xfe", b"\x00", b"lang = 'zh'\n" * 2, b"lang = 'zh'\n" + b"#" * 20_000_000])
def test_a_strange_file_is_a_fault_and_no_traceback(tmp_path: Path, text: bytes) -> None:
    folder = tmp_path / ".config" / "zonecli"
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(text)
    result = process(["show", "anji"], {"HOME": str(tmp_path)})
    assert result.code == 4
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ["color", "units", "lang"])
def test_a_strange_variable_is_a_fault(cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"ZONECLI_{name.upper()}", "strange")
    result = cli("show", "anji")
    assert result.code == 2
    assert f"ZONECLI_{name.upper()}" in result.err


def test_templates_of_the_settings_are_shown(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONECLI_TEMPLATES", str(tmp_path))
    found = json.loads(cli("info", "--json").out)
    assert found["templates"][0] == str(tmp_path)
    assert len(found["templates"]) == 2
    assert str(tmp_path) in cli("info").out


def test_a_place_that_is_not_absolute_is_nobody_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert user_file() is None


# -- the home directory ------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["--records", "ZONECLI_RECORDS", "records"])
def test_a_tilde_is_the_home_for_records(
    cli: Cli, home: Path, make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, place: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setattr("zonecli.cli.session.user_file", lambda: home / FILE)
    make_records().rename(tmp_path / "mine")
    (tmp_path / "me").mkdir(exist_ok=True)
    (tmp_path / "mine").rename(tmp_path / "me" / "zones of mine")
    monkeypatch.chdir(tmp_path)
    options: list[str] = []
    if place == "--records":
        options = ["--records", "~/zones of mine"]
    elif place == "records":
        (home / FILE).write_text('records = "~/zones of mine"\n', encoding="utf-8")
    else:
        monkeypatch.setenv(place, "~/zones of mine")
    found = json.loads(cli("info", "--json", *options).out)
    assert found["records"] == str(tmp_path / "me" / "zones of mine")


@pytest.mark.parametrize(
    "place", ["--templates", "ZONECLI_TEMPLATES", "templates", "the file itself", "-o", "--params"]
)
def test_a_tilde_is_the_home_for_reports(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch, place: str, tmp_path: Path
) -> None:
    monkeypatch.setattr("zonecli.cli.session.user_file", lambda: home / FILE)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    own = tmp_path / "me" / "t"
    own.mkdir(parents=True)
    (own / "mine.md.j2").write_text("{#---\n[params.x]\n---#}\n# mine {{ params.x }}\n", encoding="utf-8")
    (own / "p.toml").write_text('x = "told"\n', encoding="utf-8")
    arguments, wanted = ["mine", "-P", "x=y"], "# mine y\n"
    if place == "templates":
        (home / FILE).write_text('templates = "~/t"\n', encoding="utf-8")
    elif place == "the file itself":
        arguments = ["~/t/mine.md.j2", "-P", "x=y"]
    elif place == "--params":
        arguments, wanted = ["mine", "--templates", "~/t", "--params", "~/t/p.toml"], "# mine told\n"
    elif place == "ZONECLI_TEMPLATES":
        monkeypatch.setenv(place, "~/t")
    else:
        arguments += ["--templates", "~/t"]
    if place == "-o":
        assert cli("report", *arguments, "-o", "~/t/made.md").code == 0
        assert (own / "made.md").read_text(encoding="utf-8") == wanted
    else:
        assert cli("report", *arguments).out == wanted


def test_a_variable_in_a_path_stays_what_it_is(cli: Cli, home: Path) -> None:
    assert "$HOME/records: no such directory of records" in cli("list", "--records", "$HOME/records").err
