"""The reference page and the man page are those of the code."""

import re
import shutil
import subprocess
import tomllib
from functools import cache

import pytest
from reference import EXITS, FOLDER, files as made

from tests.cli.running import ROOT
from zonecli.cli.app import load
from zonecli.cli.registry import COMMANDS
from zonecli.errors import Exit
from zonecli.i18n import language
from zonecli.records.fields import fields_of
from zonecli.records.reader import FILES
from zonecli.records.vocabulary import NoKeys

files = cache(made)


@pytest.mark.parametrize("name", ["zonecli.md", "zonecli.1"])
def test_the_reference_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name], "run: python .ci/reference.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_option_stands_in_both(command: str) -> None:
    page, man = (files()[name] for name in ("zonecli.md", "zonecli.1"))
    assert f"\n## zonecli {command}\n" in page
    assert f"\n.SS zonecli {command}\n" in man
    for parameter in load(command, language("en")).params:
        for name in parameter.opts if parameter.param_type_name == "option" else ():
            assert name in page
            assert name.replace("-", "\\-") in man


def test_each_key_of_a_record_stands_in_both() -> None:
    page, man = (files()[name] for name in ("zonecli.md", "zonecli.1"))
    assert "\n### zones/ID.toml\n\nA development zone.\n\n- `name` – required, text by language. Its name.\n" in page
    assert "\n- `url` – web address. Its web address.\n" in page
    assert "\n- `years` – required, rate by currency by year. For each year " in page
    for file in FILES.values():
        for table in (file.table, file.entry or NoKeys):
            for key, field in fields_of(table).items():
                assert re.search(rf"\n- `{key}` – .*{re.escape(field.description)}\n", page)
                assert f"\n\\fB{key}\\fR\n" in man


def test_each_exit_code_is_explained() -> None:
    assert set(EXITS) == set(Exit)
    assert all(f"- `{int(code)}` – " in files()["zonecli.md"] for code in Exit)


def test_the_man_page_is_installed_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared["zonecli/reference/zonecli.1"] == "share/man/man1/zonecli.1"


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_finds_nothing_in_the_man_page() -> None:
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", str(FOLDER / "zonecli.1")]
    done = subprocess.run(command, capture_output=True, check=True)
    # That a line could not be filled evenly is no fault of ours.
    said = [line for line in done.stderr.decode().splitlines() if "adjust line" not in line and "break" not in line]
    assert not said
    assert "zonecli show" in done.stdout.decode()


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
def test_mandoc_finds_no_fault_in_the_man_page() -> None:
    command = ["mandoc", "-T", "lint", "-W", "warning", str(FOLDER / "zonecli.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # Without a date the same version is the same page whenever it is made.
    assert not [line for line in done.stdout.splitlines() if "date" not in line]
