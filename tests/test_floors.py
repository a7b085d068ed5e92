"""The floors of the house: imports go down or stay level, and never in a circle."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "zonecli"
FLOORS = ["figures", "records", "store", "check", "views", "render", "documents", "report", "cli"]
HEAVY = {"pydantic", "rich", "jinja2", "babel", "typer", "markdown_it", "mdit_py_plugins", "pypandoc", "weasyprint"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path, deferred: bool) -> set[str]:
    """Return what a module imports at its top, or with `deferred` anywhere; types alone do not count."""
    found: set[str] = set()
    known = {name_of(module) for module in MODULES}

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
                found.update(inner & known or {child.module})
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def floor(module: str) -> int:
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else -1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    if path.name == "__main__.py":
        pytest.skip("the entry point stands above all floors")
    here = floor(name_of(path))
    above = {name for name in imports(path, deferred=True) if name.startswith("zonecli") and floor(name) > here}
    assert not above


def test_no_circle() -> None:
    graph = {name_of(path): {n for n in imports(path, deferred=False) if n.startswith("zonecli")} for path in MODULES}
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        if module not in done:
            for other in graph.get(module, ()):
                walk(other, (*way, module))
            done.add(module)

    for module in graph:
        walk(module, ())
    assert done


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if floor(name_of(path)) in (-1, 0, 1, 2) and path.name != "models.py"],
    ids=name_of,
)
def test_nothing_heavy_below_the_renderers(path: Path) -> None:
    heavy = {name.split(".")[0] for name in imports(path, deferred=False)} & HEAVY
    assert not heavy
