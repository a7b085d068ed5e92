"""Records as a revision of git has them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import SMALL
from tests.repositories import Repository, needs_git
from zonecli.errors import RecordsUnreadable, UsageError, ZoneError
from zonecli.store import git
from zonecli.store.catalogue import Catalogue
from zonecli.store.revision import Revision, as_named

pytestmark = needs_git

ZONE = SMALL["zones/alpha.toml"]


def placed(folder: str = "records", **zones: str) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in SMALL.items()} | {
        f"{folder}/zones/{id}.toml": text for id, text in zones.items()
    }


def said(fault: ZoneError) -> str:
    return f"{fault.message()} | {fault.hint_text()}"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Three commits, on the last days of May and the first of June; `figures` is a branch of the first."""
    made = Repository(tmp_path / "repository")
    made.commit(placed(first=ZONE), "2025-05-30T00:00:00+08:00")
    made.git("branch", "some/figures")
    made.commit(placed(second=ZONE), "2025-05-31T23:59:59+08:00")
    made.git("tag", "-a", "-m", "sent", "sent-2025")
    made.commit(placed(third=ZONE), "2025-06-02T00:00:00-10:00")
    return made


def extra(repository: Repository, name: str) -> list[str]:
    """Return the zones of a revision beside the small ones."""
    found = as_named(name, repository.folder / "records")
    assert isinstance(found, Revision)
    return [id for id in found.zone_ids if id not in ("alpha", "beta")]


@pytest.mark.parametrize(
    ("name", "zones"),
    [
        ("HEAD", ["first", "second", "third"]),
        ("HEAD~1", ["first", "second"]),
        ("HEAD~2", ["first"]),
        ("some/figures", ["first"]),
        ("sent-2025", ["first", "second"]),
        ("main^", ["first", "second"]),
        # The day of the committer's clock, whole; that of a commit far in the west is its own.
        ("@2025-05-30", ["first"]),
        ("@2025-05-31", ["first", "second"]),
        ("@2025-06-01", ["first", "second"]),
        ("@2025-06-02", ["first", "second", "third"]),
        ("@2025-05", ["first", "second"]),
        ("@2031", ["first", "second", "third"]),
        ("@", ["first", "second", "third"]),
    ],
)
def test_revisions(repository: Repository, name: str, zones: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert extra(repository, name) == zones


@pytest.mark.parametrize(
    "name",
    [
        "nosuch",
        "--output=x",
        "-x",
        "",
        "HEAD..main",
        "HEAD:records",
        "HEAD\n",
        "a\0b",
        "^HEAD",
        "\udc80",
        "x" * 300_000,
    ],
)
def test_what_is_no_revision(repository: Repository, name: str) -> None:
    with pytest.raises(UsageError, match="neither a directory nor a revision"):
        as_named(name, repository.folder / "records")
    assert not (repository.folder / "records" / "x").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("@2025-05-29", "no commit is of 2025-05-29 or of a day before; the first is of 2025-05-30 | take a later day"),
        ("@2025-02-30", "“@2025-02-30” names no day | write @2025-06-01"),
    ],
)
def test_days_without_a_commit(repository: Repository, name: str, sentence: str) -> None:
    with pytest.raises(UsageError) as fault:
        as_named(name, repository.folder / "records")
    assert said(fault.value) == sentence


def test_the_last_commit_is_that_of_the_line_itself(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "side", "HEAD~1")
    repository.commit(placed(aside=ZONE), "2025-06-01T00:00:00+00:00")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "side", day="2025-06-03T00:00:00+00:00")
    assert extra(repository, "@2025-06-01") == ["first", "second"]
    assert extra(repository, "@2025-06-03") == ["aside", "first", "second", "third"]


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "clone"))
    for name in ("@2025-06-01", "HEAD~1"):
        with pytest.raises(UsageError) as fault:
            as_named(name, tmp_path / "clone" / "records")
        assert said(fault.value).endswith("git fetch --unshallow brings the rest of its history")


def test_a_directory_wins(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder)
    (repository.folder / "sent-2025" / "records" / "zones").mkdir(parents=True)
    found = as_named("sent-2025", Path("records"))
    assert not isinstance(found, Revision)
    assert found.root == Path("sent-2025/records")
    (repository.folder / "main").mkdir()
    with pytest.raises(RecordsUnreadable, match="main: not a directory of records"):
        as_named("main", Path("records"))


def test_what_is_on_the_disk_is_not_asked(repository: Repository) -> None:
    (repository.folder / "records/zones/first.toml").write_text("broken")
    (repository.folder / "records/zones/new.toml").write_text(ZONE)
    repository.git("add", "-A")
    found = as_named("HEAD", repository.folder / "records")
    assert "new" not in found.zone_ids
    assert found.zone("first").name.zh == "甲开发区"


def test_it_is_read_as_a_directory_is(repository: Repository) -> None:
    here = Catalogue(repository.folder / "records")
    then = as_named("HEAD", here.root)
    assert then.zone_ids == here.zone_ids
    assert sorted(then.ids_present("sources")) == sorted(here.ids_present("sources"))
    assert [then.zone(id) for id in then.zone_ids] == [here.zone(id) for id in here.zone_ids]
    assert list(then.heads()) == list(here.heads())
    assert [id for id, _ in then.facts({"output"})] == [id for id, _ in here.facts({"output"})]
    assert [zone.id for zone, _ in then.heads_with_facts({"output"})] == [
        zone.id for zone, _ in here.heads_with_facts({"output"})
    ]
    assert dict(then.over_texts(lambda id, text: text())) == dict(here.over_texts(lambda id, text: text()))
    assert dict(then.indicators.own) == dict(here.indicators.own)
    assert then.source("gazette") == here.source("gazette")
    assert not then.has("zones", "nosuch")
    assert then.exists(then.root / "indicators.toml")
    assert not then.exists(then.root / "kinds.toml")


def test_line_ends_and_marks(repository: Repository) -> None:
    repository.commit({"records/zones/first.toml": b"\xef\xbb\xbf" + ZONE.replace("\n", "\r\n").encode()})
    assert as_named("HEAD", repository.folder / "records").zone("first").name.en == "Alpha Development Zone"


@pytest.mark.parametrize("folder", ["资料/records", "a b/ré'cords", "deep/er/still/records"])
def test_records_that_lay_elsewhere(tmp_path: Path, folder: str) -> None:
    made = Repository(tmp_path / "仓库 1")
    made.commit(placed(folder))
    (made.folder / "records").parent.mkdir(exist_ok=True)
    made.git("mv", folder, "records")
    made.commit({"other/readme.txt": "a"})
    for name in ("HEAD~1", "HEAD"):
        found = as_named(name, made.folder / "records")
        assert found.zone("alpha").name.zh == "甲开发区"
    path = as_named("HEAD~1", made.folder / "records").name(Path(folder) / "zones" / "alpha.toml")
    assert path == f"HEAD~1:{folder}/zones/alpha.toml"


def test_records_at_the_top(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.commit(dict(SMALL))
    found = as_named("HEAD", made.folder)
    assert found.zone_ids == ["alpha", "beta"]
    assert found.name(found.path("zones", "alpha")) == "HEAD:zones/alpha.toml"


def test_records_that_lay_in_several_places_or_in_none(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.commit({"readme.txt": "a"})
    made.commit({**placed("one"), **placed("two")})
    (made.folder / "records" / "zones").mkdir(parents=True)
    with pytest.raises(RecordsUnreadable, match="HEAD holds several directories of records: one, two"):
        as_named("HEAD", made.folder / "records")
    with pytest.raises(RecordsUnreadable, match="HEAD~1 holds no records"):
        as_named("HEAD~1", made.folder / "records")


LINKS: dict[str, tuple[dict[str, str], bool]] = {
    "beside": ({"records/zones/link.toml": "alpha.toml"}, True),
    "within": ({"records/zones/link.toml": "../more/alpha.toml"}, True),
    "one after the other": ({"records/zones/link.toml": "next.toml", "records/zones/next.toml": "alpha.toml"}, True),
    "a folder": ({"records/linked": "zones", "records/zones/link.toml": "../linked/alpha.toml"}, True),
    "out": ({"records/zones/link.toml": "../../outside.toml"}, False),
    "out and in": ({"records/zones/link.toml": "../../records/zones/alpha.toml"}, True),
    "absolute": ({"records/zones/link.toml": "/etc/passwd"}, False),
    "a circle": ({"records/zones/link.toml": "link.toml"}, False),
    "to nothing": ({"records/zones/link.toml": "nosuch.toml"}, False),
    "to a folder": ({"records/zones/link.toml": "."}, False),
}


@pytest.mark.parametrize("name", LINKS)
def test_links_are_followed_inside_the_directory_alone(tmp_path: Path, name: str) -> None:
    links, is_read = LINKS[name]
    made = Repository(tmp_path / "repository")
    made.commit({**placed(), "records/more/alpha.toml": ZONE, "outside.toml": ZONE})
    for link, target in links.items():
        os.symlink(target, made.folder / link)
    made.commit({})
    found = as_named("HEAD", made.folder / "records")
    assert found.has("zones", "link") is is_read
    if is_read:
        assert found.zone("link").name.zh == "甲开发区"
        return
    with pytest.raises(RecordsUnreadable) as fault:
        found.bytes(found.path("zones", "link"))
    assert fault.value.message().startswith("HEAD:records/zones/link.toml: ")


def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.commit(placed())
    made.git("mv", "records/zones", "records/all")
    os.symlink("all", made.folder / "records" / "zones")
    made.commit({})
    found = as_named("HEAD", made.folder / "records")
    assert found.zone_ids == ["alpha", "beta"]
    assert found.zone("alpha").id == "alpha"
    (made.folder / "records" / "zones").unlink()
    os.symlink("/tmp", made.folder / "records" / "zones")
    made.commit({})
    with pytest.raises(RecordsUnreadable, match="leads out of the records directory"):
        _ = as_named("HEAD", made.folder / "records").zone_ids


def test_what_is_too_large_is_not_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "MAX_BYTES", 1 << 10)
    repository.commit({"records/zones/large.toml": ZONE + "#" * (1 << 10)})
    found = as_named("HEAD", repository.folder / "records")
    with pytest.raises(RecordsUnreadable, match=r"HEAD:records/zones/large.toml: larger than"):
        found.zone("large")
    assert found.zone("first").id == "first"


def test_a_record_that_is_not_valid(repository: Repository) -> None:
    repository.commit({"records/zones/first.toml": 'name = "a"\n', "records/zones/Bad Name.toml": ZONE})
    found = as_named("HEAD", repository.folder / "records")
    with pytest.raises(RecordsUnreadable, match=r"HEAD:records/zones/first.toml: this is not a valid record"):
        found.zone("first")
    with pytest.raises(ZoneError, match="not a valid id"):
        _ = found.zone_ids


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "records" / "zones").mkdir(parents=True)
    with pytest.raises(UsageError, match="lies in no git repository"):
        as_named("HEAD", tmp_path / "records")


def test_a_repository_without_a_work_tree(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--bare", str(repository.folder), str(tmp_path / "bare"))
    with pytest.raises(UsageError):
        as_named("HEAD", tmp_path / "bare")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    for name in ("HEAD", "@2025-06-01"):
        with pytest.raises(UsageError, match="nor a revision"):
            as_named(name, made.folder)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        as_named("HEAD", repository.folder / "records")


def test_a_hook_of_another_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_DIR", str(Repository(tmp_path / "other").folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert extra(repository, "HEAD~2") == ["first"]


def state_of(folder: Path) -> Mapping[str, tuple[int, int]]:
    return {str(each): (each.stat().st_mtime_ns, each.stat().st_size) for each in folder.rglob("*")}


def test_nothing_is_written_and_nothing_of_the_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "pager.rev-list", "core.sshCommand", "gpg.program", "diff.external"):
        repository.git("config", name, str(trap))
    repository.git("config", "log.showSignature", "true")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        (repository.folder / ".git" / "hooks").mkdir(exist_ok=True)
        os.link(trap, repository.folder / ".git" / "hooks" / hook)
    before = state_of(repository.folder)
    for name in ("HEAD~1", "@2025-05-31", "sent-2025"):
        found = as_named(name, repository.folder / "records")
        assert [found.zone(id).id for id in found.zone_ids] == found.zone_ids
    assert state_of(repository.folder) == before
    assert not (tmp_path / "sprung").exists()
