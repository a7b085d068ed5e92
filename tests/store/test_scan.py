"""Going over all records reads what reading them one by one reads."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from zonecli.errors import Diagnostic, InvalidRecord, RecordsUnreadable, ZoneError
from zonecli.records.zones import Level
from zonecli.store import files, scan
from zonecli.store.catalogue import CachedCatalogue, Catalogue
from zonecli.store.files import Folder, read_file
from zonecli.store.scan import Scan

posix = pytest.mark.skipif(os.name != "posix", reason="no such files on this system")


class TestFolder:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "outside.toml").write_text("secret")
        zones = tmp_path / "records" / "zones"
        zones.mkdir(parents=True)
        (zones / "a.toml").write_bytes("安吉".encode())
        (zones / "empty.toml").touch()
        return tmp_path / "records"

    def said(self, read: Callable[[], bytes]) -> bytes | str:
        try:
            return read()
        except RecordsUnreadable as error:
            return str(error)

    @posix
    def test_it_reads_as_read_file_does(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "MAX_BYTES", 100)
        zones = root / "zones"
        (zones / "link.toml").symlink_to("a.toml")
        (zones / "out.toml").symlink_to("../../outside.toml")
        (zones / "folder.toml").mkdir()
        (zones / "large.toml").write_bytes(b"x" * 101)
        os.mkfifo(zones / "fifo.toml")
        folder = Folder(str(zones), str(root))
        names = ["a.toml", "empty.toml", "link.toml", "out.toml", "folder.toml", "large.toml", "fifo.toml", "no.toml"]
        for name in names:
            path = str(zones / name)
            assert self.said(lambda n=name: folder.read(n)) == self.said(lambda p=path: read_file(p, str(root)))  # type: ignore[misc]
        folder.close()
        folder.close()

    def test_a_folder_that_leads_out(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "a.toml").write_text("secret")
        (root / "linked").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(RecordsUnreadable, match="leads out"):
            Folder(str(root / "linked"), str(root)).read("a.toml")

    def test_a_folder_that_is_not_there(self, root: Path) -> None:
        with pytest.raises(RecordsUnreadable, match=r"no.a\.toml"):
            Folder(str(root / "no"), str(root)).read("a.toml")

    def test_where_files_are_not_opened_in_folders(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "supports_dir_fd", set())
        assert Folder(str(root / "zones"), str(root)).read("a.toml").decode() == "安吉"


LINES = st.sampled_from(
    [
        'level = "national"',
        'level = "provincial"',
        "level = 'provincial'",
        '  level = "provincial"',
        'level = "provincial" # so it is',
        'level = "unknown"',
        '"le\\u0076el" = "provincial"',
        '# level = "provincial"',
        'code = """\nlevel = "provincial"\n"""',
        "code = '''\nlevel = \"provincial\"\n'''",
        'aliases = [\n"level",\n"x"]',
        'aliases = [\nlevel = "provincial"\n]',
        "",
    ]
)
RECORDS = st.tuples(
    st.sampled_from(["", "#:schema\n", "\n", "[x]\n", "  "]),
    st.lists(LINES, max_size=3),
    st.sampled_from(["", '[[facts]]\nindicator = "id"\n', '[[facts]]\nlevel = "provincial"\n']),
    st.sampled_from(["\n", "\r\n"]),
)


def heads_of(catalogue: Catalogue, without: dict[str, set[str | None]]) -> list[str | None] | None:
    try:
        return [head.level for head in catalogue.heads(["a"], without)]
    except ZoneError:
        return None


@settings(max_examples=200)
@given(RECORDS, st.sets(st.sampled_from([*Level, None]), min_size=1))
def test_what_is_left_out_has_one_of_the_values(
    tmp_path_factory: pytest.TempPathFactory, record: tuple[str, list[str], str, str], values: set[str | None]
) -> None:
    root = tmp_path_factory.getbasetemp() / "sweep"
    (root / "zones").mkdir(parents=True, exist_ok=True)
    before, lines, after, end = record
    text = "\n".join([f'{before}name = {{ zh = "安" }}', 'kind = "resort"', *lines, after])
    (root / "zones" / "a.toml").write_bytes(text.replace("\n", end).encode())
    catalogue = Catalogue(root)
    every, some = heads_of(catalogue, {}), heads_of(catalogue, {"level": values})
    if every is not None:
        assert some == every or (some == [] and every[0] in values)


@pytest.fixture
def many(make_records: Callable[[dict[str, str]], Path]) -> Path:
    def zone(n: int) -> str:
        level = ("national", "provincial", "county")[n % 3]
        facts = "".join(
            f'[[facts]]\nindicator = "{indicator}"\nfigure = "{n + 1}公顷"\nperiod = "2020"\nsource = "s"\n'
            for indicator in ("area", "other")[: n % 3]
        )
        return f'name = {{ zh = "{n}" }}\nkind = "resort"\nlevel = "{level}"\n{facts}'

    indicator = 'name = { zh = "面积", en = "Area" }\ntheme = "land"\nunit = "ha"\n'
    return make_records(
        {
            "indicators.toml": f"[area]\n{indicator}[other]\n{indicator}",
            "sources/s.toml": 'type = "report"\ntitle = { zh = "年鉴" }\npublisher = { zh = "社" }\nissued = "2021"\n'
            'language = "zh"\n',
            **{f"zones/z{n:03}.toml": zone(n) for n in range(300)},
        }
    )


@pytest.mark.parametrize("several", [False, True])
def test_all_at_once_is_one_by_one(many: Path, several: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if several:
        monkeypatch.setattr(scan, "_MANY_HEADS", 1)
        monkeypatch.setattr(scan, "_MANY", 1)
    catalogue = Catalogue(many)
    one_by_one = [catalogue.head(id) for id in catalogue.zone_ids]
    assert list(catalogue.heads()) == one_by_one
    national = [head for head in one_by_one if head.level is Level.NATIONAL]
    assert list(catalogue.heads(without={"level": {"provincial", "county"}})) == national
    facts = {head.id: catalogue.facts_of(head.id, {"area"}) for head in one_by_one}
    found = list(catalogue.heads_with_facts({"area"}))
    assert found == [(head, facts[head.id]) for head in one_by_one if facts[head.id]]
    assert len(found) == 200
    assert list(catalogue.facts({"area"})) == [(id, fact) for id, each in facts.items() for fact in each]
    kept = CachedCatalogue(many)
    assert list(kept.heads_with_facts({"area"})) == found
    assert list(kept.heads()) == one_by_one
    assert list(kept.facts({"area"})) == list(catalogue.facts({"area"}))


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("text", ["name = \n", "\xff", 'name = { zh = "x" }\nkind = "resort"\nlevel = "none"\n'])
def test_a_fault_is_that_of_the_first_bad_record(
    many: Path, several: bool, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if several:
        monkeypatch.setattr(scan, "_MANY_HEADS", 1)
    (many / "zones" / "z150.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises((InvalidRecord, Diagnostic)) as caught:
        list(Catalogue(many).heads())
    assert isinstance(caught.value, InvalidRecord | Diagnostic)
    assert caught.value.path.endswith("z150.toml")


@pytest.mark.parametrize("written", ['"area"', "'area'", '"\\u0061rea"', '"\\U00000061rea"', '"\\x61rea"'])
def test_an_indicator_is_found_however_it_is_written(many: Path, written: str) -> None:
    path = many / "zones" / "z002.toml"
    path.write_text(path.read_text().replace('"area"', written))
    assert [head.id for head, _ in Catalogue(many).heads_with_facts({"area"}, ["z000", "z002"])] == ["z002"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(many: Path, mark: str, end: str) -> None:
    path = many / "zones" / "z002.toml"
    catalogue = Catalogue(many)
    without = {"level": ("national", "provincial", None), "kind": ("x",)}
    expected = [
        list(catalogue.heads_with_facts({"area"})),
        list(catalogue.heads(None, without)),
        catalogue.zone("z002"),
    ]
    path.write_bytes((mark + path.read_text().replace("\n", end)).encode())
    catalogue = Catalogue(many)
    assert [
        list(catalogue.heads_with_facts({"area"})),
        list(catalogue.heads(None, without)),
        catalogue.zone("z002"),
    ] == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32-le"])
def test_another_encoding_hides_no_fact(many: Path, encoding: str) -> None:
    path = many / "zones" / "z002.toml"
    path.write_bytes(path.read_text().encode(encoding))
    with pytest.raises(Diagnostic, match=r"UTF-"):
        list(Catalogue(many).heads_with_facts({"area"}))


def test_names_are_those_of_the_directory(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (many / "zones" / "z001.toml").write_text("name =\n")
    monkeypatch.chdir(many)
    with pytest.raises(Diagnostic) as caught:
        list(Scan(Path(".")).heads(["z001"], {}))
    assert caught.value.path == os.path.join("zones", "z001.toml")
