"""A report is all of one moment, of few zones and of many."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Cli
from zonecli.cli.reporting import job
from zonecli.report.renderer import Renderer
from zonecli.store import catalogue

Make = Callable[..., Path]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any number of zones be too many to keep, and a document be made in this process."""
    monkeypatch.setattr(catalogue, "_KEPT", 0)
    monkeypatch.setattr(job, "make_each", lambda make, each, bounds: map(make, each))


@pytest.mark.parametrize("template", ["brief", "gaps", "sources"])
def test_of_many_zones_it_says_the_same(template: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = cli("report", template)
    monkeypatch.setattr(catalogue, "_KEPT", 0)
    assert cli("report", template) == kept
    assert kept.code == 0


def _writing(records: Path, times: int, made: list[str]) -> Callable[..., Any]:
    """What renders, and writes a figure into a record while it does so."""
    render = Renderer.render

    def renders(self: Renderer, *given: Any) -> Any:
        found = render(self, *given)
        made.append(found.markdown)
        if len(made) <= times:
            path = records / "zones" / "alpha.toml"
            path.write_text(path.read_text(encoding="utf-8").replace("900亿元", f"90{len(made)}亿元"), encoding="utf-8")
        return found

    return renders


@pytest.mark.usefixtures("many")
def test_where_a_record_is_written_meanwhile_it_is_made_anew(
    make_records: Make, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records()
    made: list[str] = []
    monkeypatch.setattr(Renderer, "render", _writing(records, 1, made))
    said = cli("report", "--records", records)
    assert (said.code, len(made)) == (0, 2)
    assert "90.1" in said.out.replace(",", "") or "901" in said.out
    assert said.out == made[1] != made[0]


@pytest.mark.usefixtures("many")
def test_where_records_are_written_all_the_time_it_says_so(
    make_records: Make, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records()
    monkeypatch.setattr(Renderer, "render", _writing(records, 100, []))
    said = cli("report", "--records", records)
    assert (said.code, said.out) == (5, "")
    assert said.err.startswith("error: records are written while the document is made of them\n")


def test_kept_records_stay_as_they_were_read(make_records: Make) -> None:
    root = make_records()
    kept = catalogue.CachedCatalogue(root)
    before = kept.zone("alpha")
    (root / "zones" / "alpha.toml").unlink()
    assert kept.zone("alpha") is before
    assert not kept.is_changed
