"""What a command loads: heavy packages where a result needs them, and nowhere else."""

import ast
import os
import re
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.terminals import on_terminal
from zonecli.cli.contracts import kinds_of
from zonecli.cli.registry import COMMANDS

ROOT = Path(__file__).parent.parent

# Packages that take a millisecond or more, and the parts of our own that few commands need.
NAMES = """
argparse asyncio babel babel.core babel.dates concurrent.futures csv email hashlib html http importlib.metadata
importlib.resources jinja2 json logging lxml markdown_it mdit_py_plugins multiprocessing pdb pydantic pydantic_core
opencc pypandoc pypdf pypinyin random rich rich.console rich.markdown rich.markup rich.table rich.text socket ssl
tempfile tomllib trafilatura typst unittest urllib.request xml zonecli.check.run zonecli.figures.grammar
zonecli.records.schema zonecli.store.toml.scanner
"""
HEAVY = frozenset(NAMES.split())

# The width of Chinese characters, for tables and pages; nothing of rich besides.
CELLS = {"rich"}
CELLS_AND_JSON = CELLS | {"json"}
GRAMMAR = {"zonecli.figures.grammar"}
READS = GRAMMAR | {"json"}
PAGE = READS | CELLS
TERMINAL = {"random", "rich", "rich.console", "rich.markup", "rich.table", "rich.text", "logging"}
REPORT = PAGE | {"hashlib", "jinja2", "random", "tempfile"}

PIPED = [
    ("--version", set()),
    ("--help", CELLS),
    ("show --help", CELLS),
    ("show anji --json", READS),
    ("show anji", PAGE),
    ("show anji --format md", PAGE),
    ("show anji --format csv", PAGE | {"csv"}),
    ("list", CELLS_AND_JSON),
    ("list --where level=national --sort name", CELLS_AND_JSON),
    ("list --where approved-area>=5km2", PAGE),
    ("list --limit 3", CELLS_AND_JSON),
    ("list --json", CELLS_AND_JSON),
    ("compare anji jiashan --json", READS),
    ("compare anji jiashan", PAGE),
    ("rank approved-area", PAGE),
    ("rank approved-area --json", READS),
    ("facts --format csv", PAGE | {"csv"}),
    ("facts --indicator approved-area --format jsonl", READS | CELLS),
    ("sources", PAGE),
    ("indicators", PAGE),
    ("figure 5亩", GRAMMAR | CELLS_AND_JSON),
    ("coverage anji", PAGE),
    ("extract tests/ingest/tables/article.txt --source people-anji-2025", PAGE),
    ("extract tests/ingest/tables/article.txt --json", READS | CELLS),
    ("trace anji approved-area", PAGE | {"zonecli.store.toml.scanner"}),
    ("check", GRAMMAR | {"zonecli.check.run"}),
    ("report", REPORT),
]
DRAWN = [
    ("--version", set()),
    ("show anji", PAGE | TERMINAL),
    ("list --where level=national", CELLS_AND_JSON | TERMINAL),
    ("show anji --json", READS),
    ("check", GRAMMAR | {"zonecli.check.run"}),
]
SHOWING = f"""
import sys
from importlib.util import find_spec
from zonecli.cli.app import run
run(sys.argv[1:])
sys.stderr.write("@@" + " ".join(name for name in {sorted(HEAVY)!r} if name in sys.modules) + "@@")
"""


def loaded(output: str) -> set[str]:
    return set(output.split("@@")[-2].split())


def piped(arguments: str, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SHOWING, *arguments.split()],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return loaded(done.stderr)


@pytest.fixture(scope="module")
def already() -> set[str]:
    """What this interpreter loads for itself, such as the hooks of an editable install."""
    code = f"import sys; sys.stderr.write('@@' + ' '.join(n for n in {sorted(HEAVY)!r} if n in sys.modules) + '@@')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return loaded(done.stderr)


@pytest.mark.parametrize(("arguments", "allowed"), PIPED, ids=[arguments for arguments, _ in PIPED])
def test_piped(arguments: str, allowed: set[str], already: set[str]) -> None:
    assert piped(arguments) - already <= allowed


@pytest.mark.parametrize(("arguments", "allowed"), DRAWN, ids=[arguments for arguments, _ in DRAWN])
def test_on_a_terminal(arguments: str, allowed: set[str], already: set[str]) -> None:
    shown = on_terminal(arguments.split(), {"PAGER": "cat"}, program=(sys.executable, "-c", SHOWING))
    assert loaded(shown.text.replace("\n", "")) - already <= allowed


@pytest.mark.parametrize("words", ["zonecli show a", "zonecli rank app", "zonecli list --where level=", "zonecli sh"])
def test_completion(words: str, already: set[str]) -> None:
    number = str(len(words.split()) - 1)
    found = piped("", _ZONECLI_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number)
    assert found - already <= {"json"}


def test_version_loads_nothing() -> None:
    """Only what Python itself has loaded, and our own three modules."""
    code = "import sys; before = set(sys.modules); sys.argv[1:] = ['--version']\n"
    code += "from zonecli.__main__ import main; main(); print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[1].split() == ["gc", "zonecli", "zonecli.__main__"]


def test_every_name_is_a_module() -> None:
    """A module that has been moved would be loaded by nobody, and no test would fail."""
    missing = [name for name in HEAVY if find_spec(name) is None]
    assert not missing


# What texts of the package say that is a module of its own, or a name in one: no tool that moves it sees these.
NAMED = {
    name
    for path in (ROOT / "zonecli").rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
    for name in re.findall(r"\bzonecli(?:\.[a-z_]+)+", node.value)
} - {"zonecli.toml"}


@pytest.mark.parametrize("name", sorted(NAMED | {"zonecli.records"}))
def test_a_module_that_a_text_names_is_there(name: str) -> None:
    assert find_spec(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_table_of_commands_names_is_there(name: str) -> None:
    module = import_module(f"zonecli.cli.commands.{name}")
    assert callable(module.run)
    assert len(module.EXAMPLES) > 1
    assert all(kinds_of(shape) for shape in COMMANDS[name].shapes)


def test_no_group_is_possessive() -> None:
    """Before 3.11.5 Python matches possessive groups wrongly: `(?:ab)*+` took what it should have left."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "zonecli").rglob("*.py")}
    group = re.compile(r"(?<!\\)\)(?:[*+?]|\{[^{}\n]*\}|\{\{[^{}\n]*\}\})\+")
    assert all(map(group.search, (r"(?:ab){2}+", "(a|b)*+", "(?:a)++")))
    assert not group.search(r"\)*+")
    assert not [f"{path}: {found[0]}" for path, text in sources.items() for found in group.finditer(text)]
