"""Records that are broken, enormous or in another encoding: an answer or a fault, through the whole command line."""

import random
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import ROOT, SMALL, write_files
from tests.hostile import RAW, Ran, assert_kept, ran, saying

TARGETS = (
    "zones/anji.toml",
    "sources/people-anji-2025.toml",
    "indicators.toml",
    "industries.toml",
)
HEAD = SMALL["zones/alpha.toml"].partition("[[facts]]")[0]
FACT = '[[facts]]\nindicator = "output"\nfigure = "900亿元"\nsource = "gazette"\n'


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped records, of which one file at a time is spoilt."""
    root = tmp_path_factory.mktemp("real") / "records"
    shutil.copytree(ROOT / "records", root)
    return root


def answers(root: Path, *commands: list[object]) -> list[Ran]:
    """Run the commands on the records; what every run promises is kept."""
    found = [ran(*command, records=root) for command in commands]
    for each in found:
        # 2: a currency that the spoilt rates have no longer.
        assert_kept(each, (0, 1, 2, 3, 4))
        assert not RAW.search(each.out)
    return found


def spoilt(data: bytes, seed: random.Random) -> bytes:
    """Return the bytes cut off, or with some of them changed, left out or doubled."""
    if seed.random() < 0.3:
        return data[: seed.randrange(len(data))]
    for _ in range(seed.choice((1, 1, 2, 8))):
        at = seed.randrange(len(data))
        piece = seed.choice(
            (bytes([data[at] ^ 1 << seed.randrange(8)]), bytes([seed.randrange(256)]), b"", data[at : at + 40] * 2)
        )
        data = data[:at] + piece + data[at + 1 :]
    return data


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(TARGETS), st.integers(0, 2**32))
def test_truncations_and_byte_flips(real: Path, name: str, seed: int) -> None:
    path, data = real / name, (ROOT / "records" / name).read_bytes()
    try:
        path.write_bytes(spoilt(data, random.Random(seed)))
        commands: list[list[object]] = [
            ["show", "anji"],
            ["show", "anji", "--json", "--currency", "USD"],
            ["list"],
            ["check", path],
        ]
        answers(real, *commands)
    finally:
        path.write_bytes(data)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode(), 0),
        (b"\xef\xbb\xbf" * 2 + HEAD.encode(), 4),
        (HEAD.encode("utf-16"), 4),
        (HEAD.encode("utf-16-le"), 4),
        (HEAD.encode("utf-32"), 4),
        (HEAD.encode("gb18030"), 4),
        (HEAD.encode() + b"\0", 4),
        (b"", 4),
        (b"\xff" * 1000, 4),
        ((HEAD + "x = " + "9" * 5000).encode(), 4),
        ((HEAD + "x = " + "[" * 5000).encode(), 4),
        ((HEAD + "x = nan").encode(), 4),
        ((HEAD + "place = inf").encode(), 4),
        ((HEAD + "x = 1e9999999999").encode(), 4),
        ((HEAD + "x = 99999-01-01").encode(), 4),
        ((HEAD + FACT + "period = 2024-02-30").encode(), 4),
        ((HEAD + FACT + 'period = "2024-02-30"').encode(), 4),
        ((HEAD + FACT + 'period = "0000"').encode(), 4),
        ((HEAD + FACT + 'period = "9999-12-31/0001-01-01"').encode(), 4),
        ((HEAD + FACT + 'period = "２０２４"').encode(), 4),
        ((HEAD + FACT + 'value = "1e999999999"\nunit = "CNY"').encode(), 4),
        ((HEAD + FACT + 'value = "NaN"\nunit = "CNY"').encode(), 4),
        ((HEAD + FACT.replace("900", "9" * 490)).encode(), 4),
        ((HEAD + FACT.replace("900", "9" * 5000)).encode(), 4),
        ((HEAD + 'part_of = ["alpha"]').encode(), 0),
        ((HEAD + 'part_of = ["../../etc/passwd"]').encode(), 4),
        ((HEAD + FACT.replace("gazette", "../zones/alpha")).encode(), 4),
        ((HEAD + FACT.replace("gazette", "/etc/passwd")).encode(), 4),
        ((HEAD + FACT.replace("output", "__class__")).encode(), 4),
    ],
    ids=range(29),
)
def test_one_strange_record(content: bytes, code: int, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", {**SMALL, "zones/alpha.toml": content})
    shown, listed, checked, ranked = answers(
        root, ["show", "alpha"], ["list"], ["check", "--strict"], ["rank", "output"]
    )
    assert shown.code == code
    assert checked.code == 1
    assert {listed.code, ranked.code} <= {0, 4}


def test_keys_and_ids_that_differ_by_normalisation_are_different(tmp_path: Path) -> None:
    composed, decomposed = "é", unicodedata.normalize("NFD", "é")
    record = f'{HEAD}"{composed}" = 1\n"{decomposed}" = 2\n'
    root = write_files(
        tmp_path / "records",
        {**SMALL, "zones/alpha.toml": record, f"zones/{composed}.toml": HEAD, "zones/ａ.toml": HEAD},
    )
    shown, checked = answers(root, ["show", "alpha"], ["check", "--json"])
    assert shown.code == 4
    assert checked.out.count('"Z010"') == 2
    assert checked.out.count('"Z004"') == 2


def test_a_reference_to_nothing_is_no_traceback(tmp_path: Path) -> None:
    broken = (HEAD + FACT).replace('"330523"', '"999999"').replace('["furniture"]', '["nothing"]')
    root = write_files(tmp_path / "records", {**SMALL, "zones/alpha.toml": broken})
    listed, *_ = answers(
        root,
        ["list", "--columns", "id,place,industry"],
        ["list", "--where", "place~x"],
        ["report", "brief"],
        ["coverage"],
    )
    assert "999999" in listed.out
    assert "nothing" in listed.out


def test_a_text_of_ten_megabytes(tmp_path: Path) -> None:
    files = {**SMALL, "zones/alpha.toml": HEAD.replace("甲开发区", "甲" * 3_400_000)}
    root = write_files(tmp_path / "records", files)
    shown, checked = answers(root, ["show", "alpha", "--json"], ["check"])
    assert shown.code == 0
    assert checked.code in (0, 1)
    assert shown.seconds + checked.seconds < 20


def test_a_hundred_thousand_facts(tmp_path: Path) -> None:
    record = HEAD + "".join(FACT.replace("900", str(n)) + f'period = "{1900 + n % 100}"\n' for n in range(100_000))
    root = write_files(tmp_path / "records", {**SMALL, "zones/alpha.toml": record})
    (ranked,) = answers(root, ["rank", "output", "--json"])
    assert ranked.code == 0
    assert ranked.seconds < 30


def test_a_file_of_faults_says_when_it_stops(tmp_path: Path) -> None:
    record = HEAD + "".join(f"k{n} = 1\n" for n in range(5000))
    root = write_files(tmp_path / "records", {**SMALL, "zones/alpha.toml": record})
    shown, checked = answers(root, ["show", "alpha"], ["check", "--json"])
    assert shown.code == 4
    assert checked.out.count('"Z010"') == 300
    assert checked.out.count('"Z006"') == 1


def test_an_odd_text_changes_no_figure(tmp_path: Path) -> None:
    """Of a hostile record the numbers are those of a plain one."""
    plain = ran(
        "facts",
        "--format",
        "csv",
        "--fields",
        "value,unit,low,high",
        records=write_files(tmp_path / "plain", saying(["plain"])),
    )
    odd = ran(
        "facts",
        "--format",
        "csv",
        "--fields",
        "value,unit,low,high",
        records=write_files(tmp_path / "odd", saying(["=1\x1b[8m"])),
    )
    assert plain.out == odd.out
