"""`check` on files that nobody would write: it says something, at a place that exists, and never fails itself."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.clean_records import CLEAN, WHOLE_SOURCE, WHOLE_ZONE, write
from zonecli.check.run import check
from zonecli.errors import ZoneError
from zonecli.i18n import language
from zonecli.render import json as render_json
from zonecli.render.pages.findings import texts, workflow_commands
from zonecli.store.catalogue import Catalogue
from zonecli.views.findings import findings

FILES = {**CLEAN, "zones/whole.toml": WHOLE_ZONE, "sources/whole.toml": WHOLE_SOURCE}
PIECES = [
    "{", "}", "[", "]", "[[facts]]", "[facts]", "\n", '"', "'", "=", "x = 1", "\\u0000", "\\x", "甲", "“", "\t", "\0",
    "\x7f", "\u202e", "1e999999", "true", "[a.b]", "facts = [1, {}]", "scope = 3", 'name.zh = "a"', "part_of = [[]]",
    "place = [1]", "{}", '"""', "derived = 1", 'derived = { operation = "growth", of = "x" }', "years = {}", '"" = 1',
    "nan", "1979-05-27T07:32:00Z", "source = []", "has_parts = 1", "hedge = 1", 'unit = ""', 'value = "x"',
    'figure = ""', 'text = "a\\u0000b"',
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name and its text with up to three places spoilt."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 3, 40]))
        text = text[:start] + draw(st.sampled_from(["", *PIECES])) + text[end:]
    data = text.encode()
    return name, data[: draw(st.integers(0, len(data)))] + b"\xff" if draw(st.integers(0, 20)) == 0 else data


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(spoilt())
def test_spoilt_files(file: tuple[str, bytes]) -> None:
    name, data = file
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(write(Path(folder), {**FILES, name: data}))
        found = list(findings(check(catalogue), catalogue))
        assert all(min(each.line, each.column, each.length) >= 1 for each in found)
        assert "".join(texts(found, language("en"))).count("Z0") >= len(found)
        assert "".join(workflow_commands(found, language("en"))).count("\n") == len(found)
        assert len(json.loads("".join(render_json.array(found)))) == len(found)
        for zone in ("whole", "alpha"):
            assert "no rule says why" not in refusal(catalogue, zone)


def refusal(catalogue: Catalogue, zone: str) -> str:
    """Return why a zone is not shown, an empty text where it is."""
    try:
        catalogue.zone(zone)
    except ZoneError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("text", ["", "\n", "# nothing", "x", "[zones]", "facts = 1", '"" = {}'])
@pytest.mark.parametrize("name", sorted(FILES))
def test_hardly_a_file(name: str, text: str, tmp_path: Path) -> None:
    catalogue = Catalogue(write(tmp_path, {**FILES, name: text}))
    assert [each.message for each in findings(check(catalogue), catalogue)]


def test_a_path_out_of_the_directory_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "texts/../../secret.txt", "link.txt"):
        source = WHOLE_SOURCE.replace("texts/a.txt", path)
        root = write(tmp_path, {"sources/whole.toml": source})
        if path == "link.txt":
            (root / path).symlink_to(tmp_path / "secret.txt")
        assert "Z071" in {fault.rule for fault in check(Catalogue(root))}
