"""The fuzz targets, a few inputs each: that they run, and that what they have found stays mended."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import ROOT
from tests.fuzz.__main__ import NAMES, main
from tests.fuzz.targets import TARGETS


def test_the_command_knows_every_target() -> None:
    assert list(NAMES) == list(TARGETS)


@pytest.mark.parametrize("name", NAMES)
def test_a_target_comes_back(name: str) -> None:
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def each(data: st.DataObject) -> None:
        TARGETS[name].run(data.draw(TARGETS[name].inputs))

    each()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"[" * 3000, b"{{" * 300, "\u202e=1".encode(), b"\r", b"9" * 600]
)
def test_what_is_tried_first(name: str, data: bytes) -> None:
    TARGETS[name].run(data)


def test_one_command_runs_them(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["figure", "text", "--seconds", "0.2"]) == 0
    assert capsys.readouterr().out.count("inputs") == 2


def test_the_pipeline_runs_them_for_a_bounded_time() -> None:
    assert ".venv/bin/python -m tests.fuzz --seconds 20" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
