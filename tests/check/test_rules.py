"""Every rule: its own example of what is wrong breaks it, its example of what is right does not."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

import pytest

from tests.clean_records import BETA, CLEAN, GAZETTE, put, write
from zonecli.check.rules import registry
from zonecli.check.rules.facts import CHANGE_UNDER_UNKNOWN, LEVEL_UNDER_CHANGE, UNKNOWN_FISCAL_YEAR
from zonecli.check.rules.records import PRINT_ELSEWHERE, PRINT_NOT_IN_TEXT
from zonecli.check.rules.registry import rule, rules
from zonecli.check.rules.rule import Severity
from zonecli.check.run import check
from zonecli.errors import UnknownName, ZoneError
from zonecli.ingest.articles import read_article
from zonecli.store.catalogue import Catalogue
from zonecli.store.texts import Texts

Files = dict[str, str | bytes | None]

TEXT = "公报全文\n"
SUM = sha256(TEXT.encode()).hexdigest()


def files_of(code: str, lines: str, wrong: bool) -> Files:
    """Return the files that an example of a rule stands for."""
    if code in SPECIAL:
        return SPECIAL[code][0 if wrong else 1]
    if code in ("Z017", "Z043", "Z071", "Z072", "Z073", "Z074"):
        lines = lines.replace("…", SUM)
        return {"sources/gazette.toml": put(GAZETTE, lines), "texts/gazette.txt": TEXT}
    if code in ("Z080", "Z081"):
        header, _, rest = lines.partition("\n")
        own = '\nname = { zh = "甲", en = "A" }\ntheme = "economy"\nnature = "flow"\n'
        without = CLEAN["indicators.toml"].partition("[output-per-enterprise]")[0]
        return {"indicators.toml": f"{without}{header}{own}{rest}\n"}
    if code in ("Z082", "Z083"):
        series = CLEAN["rates.toml"].replace("ecb-annual-average", "ecb").partition("[ecb.years")[0]
        return {"rates.toml": series + lines}
    return {"zones/beta.toml": put(BETA, lines)}


OPEN = '\nname = { zh = "丁", en = "Delta" }\nkind = "resort"\n'
STAFF = '[staff]\nname = { zh = "人数", en = "Staff" }\nunit = "person"\ntheme = "people"\n'
GROWTH = '[output-growth]\nname = { zh = "增速", en = "Growth" }\nunit = "ratio"\ntheme = "land"\nnature = "change"\n'


PRINTED = "公报\n超900亿元，1600余家\n"
SOURCES_TEXT: Files = {
    "sources/gazette.toml": put(
        GAZETTE, f'text = "texts/gazette.txt"\nsha256 = "{sha256(PRINTED.encode()).hexdigest()}"'
    ),
    "texts/gazette.txt": PRINTED,
}


def with_indicator(table: str, lines: str) -> Files:
    """Return the files of a fact of a further indicator."""
    return {"indicators.toml": CLEAN["indicators.toml"] + table, "zones/beta.toml": put(BETA, lines)}


SPECIAL: dict[str, tuple[Files, Files]] = {
    "Z036": (
        with_indicator(GROWTH, LEVEL_UNDER_CHANGE.wrong),
        with_indicator(GROWTH, LEVEL_UNDER_CHANGE.right),
    ),
    "Z037": (
        with_indicator(STAFF, CHANGE_UNDER_UNKNOWN.wrong),
        with_indicator(f'{STAFF}nature = "stock"\n', CHANGE_UNDER_UNKNOWN.right),
    ),
    "Z044": (
        {"zones/beta.toml": put(BETA, UNKNOWN_FISCAL_YEAR.wrong)},
        {
            "sources/gazette.toml": put(GAZETTE, 'fiscal_year = { starts = "04-01", named_by = "end" }'),
            "zones/beta.toml": put(BETA, UNKNOWN_FISCAL_YEAR.right),
        },
    ),
    "Z084": (with_indicator(STAFF, ""), with_indicator(f'{STAFF}nature = "stock"\n', "")),
    "Z001": ({"zones/beta.toml": BETA.encode("gb18030")}, {"zones/beta.toml": BETA}),
    "Z003": ({"zones/beta.toml": "#" * (17 << 20)}, {}),
    "Z004": ({"zones/Beta EDZ.toml": BETA, "zones/beta.toml": None}, {}),
    "Z006": ({"zones/beta.toml": BETA + "[[facts]]\n" * 400}, {}),
    "Z005": ({"zones/zhejiang/beta.toml": BETA, "indicator.toml": ""}, {}),
    "Z015": (
        {"industries.toml": CLEAN["industries.toml"] + '[Green_Home]\nname = { zh = "甲", en = "A" }\n'},
        {"industries.toml": CLEAN["industries.toml"] + '[green-home]\nname = { zh = "甲", en = "A" }\n'},
    ),
    "Z025": (
        {
            "zones/beta.toml": BETA + 'has_parts = true\npart_of = ["delta"]',
            "zones/delta.toml": OPEN + 'has_parts = true\npart_of = ["beta"]',
        },
        {
            "zones/beta.toml": BETA + 'has_parts = true\npart_of = ["gamma"]',
            "zones/delta.toml": OPEN + 'part_of = ["beta"]',
        },
    ),
    "Z026": ({"zones/gamma.toml": CLEAN["zones/gamma.toml"].replace("has_parts = true", "")}, {}),
    "Z075": (
        {"zones/beta.toml": put(BETA, PRINT_NOT_IN_TEXT.wrong), **SOURCES_TEXT},
        {"zones/beta.toml": put(BETA, PRINT_NOT_IN_TEXT.right), **SOURCES_TEXT},
    ),
    "Z076": (
        {"zones/beta.toml": put(BETA, PRINT_ELSEWHERE.wrong), **SOURCES_TEXT},
        {"zones/beta.toml": put(BETA, PRINT_ELSEWHERE.right), **SOURCES_TEXT},
    ),
    "Z077": ({}, {"../given/gazette.txt": PRINTED, "../given/yearbook.txt": PRINTED}),
    "Z070": (
        {"sources/other.toml": GAZETTE},
        {
            "sources/other.toml": GAZETTE,
            "zones/beta.toml": put(
                BETA, '[[events]]\ndate = "2020"\ntitle = { zh = "甲", en = "A" }\nsource = "other"'
            ),
        },
    ),
}


def found(root: Path, languages: Sequence[str] | None = None, code: str = "") -> dict[str, str]:
    folder = root.parent / "given"
    if code == "Z077":
        folder.mkdir(exist_ok=True)
    texts = Texts(root, read_article, folder if code == "Z077" else None) if code in AGAINST_TEXTS else None
    faults = check(Catalogue(root), languages=languages, texts=texts)
    return {fault.rule: f"{fault.path}:{fault.line}: {fault.message()}" for fault in faults}


AGAINST_TEXTS = ("Z075", "Z076", "Z077")
# What the settings of the directory ask for.
BOTH = {"Z064": ("zh", "en")}


def test_the_clean_records_are_clean(tmp_path: Path) -> None:
    assert found(write(tmp_path)) == {}


@pytest.mark.parametrize("code", rules())
def test_wrong_example_breaks_the_rule(code: str, tmp_path: Path) -> None:
    root = write(tmp_path, files_of(code, rules()[code].wrong, wrong=True))
    assert code in found(root, BOTH.get(code), code)


@pytest.mark.parametrize("code", rules())
def test_right_example_breaks_none(code: str, tmp_path: Path) -> None:
    root = write(tmp_path, files_of(code, rules()[code].right, wrong=False))
    assert found(root, code=code) == {}


def read_everything(catalogue: Catalogue) -> None:
    _ = catalogue.indicators, catalogue.industries, catalogue.places, catalogue.rates
    for id in catalogue.source_ids:
        catalogue.source(id)
    for id in catalogue.zone_ids:
        catalogue.zone(id)


@pytest.mark.parametrize("code", rules())
def test_a_record_is_refused_for_a_rule_that_blocks_and_for_no_other(code: str, tmp_path: Path) -> None:
    catalogue = Catalogue(write(tmp_path, files_of(code, rules()[code].wrong, wrong=True)))
    with pytest.raises(ZoneError) if rules()[code].blocks else nullcontext():
        read_everything(catalogue)


def test_every_rule_that_is_defined_is_in_the_table() -> None:
    folder = Path(registry.__file__).parent
    defined = re.findall(r"^[A-Z0-9_]+ = Rule\(", "".join(path.read_text() for path in folder.glob("*.py")), re.M)
    assert len(defined) == len(rules()) > 0


def test_the_table_is_sound() -> None:
    table = rules()
    assert list(table) == sorted(table)
    assert len({each.name for each in table.values()}) == len(table)
    for code, each in table.items():
        assert code == each.code
        assert re.fullmatch(r"Z\d{3}", code)
        assert re.fullmatch(r"[a-z0-9-]+", each.name)
        assert each.severity in Severity
        assert each.explanation.endswith(".")


@pytest.mark.parametrize("name", ["Z012", "z012", "wrong-type", " Wrong-Type "])
def test_a_rule_by_code_or_name(name: str) -> None:
    assert rule(name).code == "Z012"


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as refused:
        rule("wrong-typ")
    assert "wrong-type" in refused.value.near
