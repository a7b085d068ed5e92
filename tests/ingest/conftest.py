"""The command line in this process."""

import pytest

from tests.cli.running import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A function that runs a command and returns its exit code and what it printed."""
    return Cli(capsys, monkeypatch)
