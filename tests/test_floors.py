"""The floors of the house: imports go down or stay level, and never in a circle, those inside functions counted."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "zonecli"
# From the ground up; modules that lie in none of these folders stand below them all.
FLOORS = ["figures", "records", "store", "check", "ingest", "views", "render", "documents", "report", "export", "cli"]
HEAVY = {
    "pydantic",
    "rich",
    "jinja2",
    "babel",
    "typer",
    "markdown_it",
    "mdit_py_plugins",
    "opencc",
    "pyarrow",
    "pypandoc",
    "pypdf",
    "pypinyin",
    "trafilatura",
    "typst",
    "xlsxwriter",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
# Only what asks for it imports this one.
VALIDATION = "zonecli.records.schema"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


KNOWN = {name_of(module) for module in MODULES}


def imports(path: Path, deferred: bool = True) -> set[str]:
    """Return what a module imports at its top and, with `deferred`, in its functions; types alone do not count."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and not deferred:
                continue
            if isinstance(child, ast.Import):
                found.update(alias.name for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module:
                inner = {f"{child.module}.{alias.name}" for alias in child.names}
                found.update(inner & KNOWN or {child.module})
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def floor(module: str) -> int:
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else -1


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return every set of modules that reach each other, by Tarjan's algorithm."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = low[module] = len(number)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in number:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], number[other])
        if low[module] == number[module]:
            at = stack.index(module)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for module in sorted(graph):
        if module not in number:
            visit(module)
    return found


def test_every_floor_is_there() -> None:
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    if path.name == "__main__.py":
        pytest.skip("the entry point stands above all floors")
    here = floor(name_of(path))
    assert not {name for name in imports(path) if name.startswith("zonecli") and floor(name) > here}


def test_no_circle() -> None:
    graph = {name_of(path): imports(path) & KNOWN - {name_of(path)} for path in MODULES}
    # A package that is only a name is imported with every module in it.
    assert sum(map(len, graph.values())) > len(MODULES)
    assert circles(graph) == []


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if floor(name_of(path)) <= FLOORS.index("views")], ids=name_of
)
def test_nothing_heavy_below_the_renderers(path: Path) -> None:
    if name_of(path) == VALIDATION:
        pytest.skip("pydantic validates here, and nobody imports it at the top")
    heavy = {name.split(".")[0] for name in imports(path, deferred=False)} & HEAVY
    assert not heavy
    assert VALIDATION not in imports(path, deferred=False)
