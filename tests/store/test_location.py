"""Where the records are found: the option, the environment, upwards, the user's settings, the shipped set."""

from pathlib import Path

import pytest

from zonecli.errors import RecordsUnreadable
from zonecli.store.location import find_records, find_shipped


def made(path: Path) -> Path:
    (path / "zones").mkdir(parents=True)
    return path


def test_the_strongest_wins(tmp_path: Path) -> None:
    option, variable = made(tmp_path / "option"), made(tmp_path / "variable")
    above, configured = made(tmp_path / "work" / "records"), made(tmp_path / "configured")
    start = tmp_path / "work" / "deep" / "er"
    start.mkdir(parents=True)
    environment = {"ZONECLI_RECORDS": str(variable)}
    found = find_records(str(option), environment, start, lambda: str(configured))
    assert (found.path, found.reason) == (option, "option")
    found = find_records(None, environment, start, lambda: str(configured))
    assert (found.path, found.reason) == (variable, "environment")
    found = find_records(None, {}, start, lambda: str(configured))
    assert (found.path, found.reason) == (above, "upwards")
    found = find_records(None, {}, tmp_path, lambda: str(configured))
    assert (found.path, found.reason) == (configured, "configuration")
    assert find_records(None, {}, tmp_path).path == find_shipped("records")


def test_somebody_elses_records_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "inner" / "records").mkdir(parents=True)
    outer = made(tmp_path / "records")
    assert find_records(None, {}, tmp_path / "inner").path == outer


@pytest.mark.parametrize("name", ["missing", "file"])
def test_a_directory_that_is_named_must_be_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordsUnreadable) as caught:
        find_records(str(tmp_path / name), {}, tmp_path)
    assert caught.value.exit_code == 4
    assert name in str(caught.value)


def test_the_shipped_records_are_there() -> None:
    assert (find_shipped("records") / "zones" / "anji.toml").is_file()
    assert find_shipped("templates").is_dir()
