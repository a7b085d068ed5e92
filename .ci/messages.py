"""Bring the catalogues up to the code: new messages are added empty, those that are gone are dropped.

Run as `python .ci/messages.py`; a test fails while a message has no Chinese.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]
KEYWORDS = {"N_": None, "say": None, "_": None, "gettext": None, "count": (1, 2), "ngettext": (1, 2)}


def extracted() -> Catalog:
    """Return every message of the code and the templates."""
    catalogue = Catalog(project="zonecli", charset="utf-8")
    for folder in ("zonecli", "templates"):
        found = extract_from_dir(
            ROOT / folder, METHODS, keywords=KEYWORDS, options_map={"**.j2": {"trimmed": "true"}}
        )
        for file, line, message, _, context in found:
            catalogue.add(message, locations=[(f"{folder}/{file}", line)], context=context)
    return catalogue


def main() -> None:
    """Update every catalogue in place."""
    template = extracted()
    for path in sorted((ROOT / "zonecli" / "locale").rglob("*.po")):
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3], charset="utf-8")
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as target:
            write_po(target, catalogue, width=110, sort_output=True, no_location=True, omit_header=False)
        empty = [message.id for message in catalogue if message.id and not any(message.string or "")]
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {len(empty)} without a translation")


if __name__ == "__main__":
    main()
