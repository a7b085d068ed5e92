"""Bring the catalogues up to the code: new messages are added empty, those that are gone are dropped.

Run as `python .ci/messages.py`; a test fails while a message has no Chinese.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from zonecli.cli.keys import TABLES, keys_of

ROOT = Path(__file__).parent.parent
ONE = ("N_", "message", "_", "translate", "gettext")
PLURAL = ("count", "ngettext")

Found = tuple[int, str | tuple[str, str]]


def extracted() -> Catalog:
    """Return every message of the code and the templates."""
    catalogue = Catalog(project="zonecli", charset="utf-8")
    for path in sorted((ROOT / "zonecli").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for line, text in of_code(path.read_text(encoding="utf-8")):
            catalogue.add(text, locations=[(place, line)])
    for table in TABLES.values():
        for key in keys_of(table):
            catalogue.add(key.about)
    keywords = {**dict.fromkeys(ONE), **dict.fromkeys(PLURAL, (1, 2))}
    methods = [("**.j2", "jinja2.ext:babel_extract")]
    options = {"**.j2": {"trimmed": "true"}}
    for file, line, message, _, context in extract_from_dir(
        ROOT / "templates", methods, keywords=keywords, options_map=options
    ):
        catalogue.add(message, locations=[(f"templates/{file}", line)], context=context)
    return catalogue


def of_code(source: str) -> Iterator[Found]:
    """Yield the messages of a module with their lines. Babel's own extractor knows no `count(N_("one"), "many", n)`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    singulars = set()
    for call in calls:
        if _name(call) in PLURAL and len(call.args) > 2:
            one, many = (list(_texts(argument)) for argument in call.args[:2])
            if one and many:
                singulars.add(id(call.args[0]))
                yield call.lineno, (one[0], many[0])
    for call in calls:
        if _name(call) in ONE and call.args and id(call) not in singulars:
            for text in _texts(call.args[0]):
                yield call.lineno, text


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Call) and _name(node) == "N_":
        yield from _texts(node.args[0])


def main() -> None:
    """Update every catalogue in place."""
    template = extracted()
    for path in sorted((ROOT / "zonecli" / "locale").rglob("*.po")):
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3], charset="utf-8")
        template.creation_date = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as target:
            write_po(target, catalogue, width=110, sort_output=True, no_location=True, omit_header=False)
        empty = [message.id for message in catalogue if message.id and not any(message.string or "")]
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {len(empty)} without a translation")


if __name__ == "__main__":
    main()
