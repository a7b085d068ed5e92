"""Real tables: the mapping drafted, the corrections that a person makes counted, imported, checked, imported again."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.ingest.importing import SOURCE, Desk, desk

TABLES = Path(__file__).parents[3] / "shared" / "cases" / "tables"

INDIA = """
name = { en = "Special economic zones of India" }
kind = "aggregate"
place = "IN"
"""
NEW_INDUSTRIES = '[{id}]\nname = {{ en = "{name}" }}\n'


def industries(*names: str) -> str:
    return "".join(NEW_INDUSTRIES.format(id=name.lower().replace(" ", "-"), name=name) for name in names)


@dataclass(frozen=True)
class Case:
    """A table: what a person corrects in its draft, and what is then on record."""

    table: str
    corrections: tuple[tuple[str, str], ...]
    zones: int
    facts: int
    events: int
    says: tuple[tuple[str, str], ...]
    refused: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)


SHANGHAI = (
    ('place = "?"', 'place = "310000"'),
    ('"漕河泾新兴技术开发区" = "?"', '"漕河泾新兴技术开发区" = "economic-technological-development-zone"'),
    ('"展览展示" = "?"', '"展览展示" = "exhibitions"'),
    ('"国际仲裁" = "?"', '"国际仲裁" = "arbitration"'),
    ('"机电" = "?"', '"机电" = "electromechanical"'),
    ('"石化" = "?"', '"石化" = "petrochemicals"'),
    ('"光机电一体化" = "?"', '"光机电一体化" = "opto-mechatronics"'),
    ('"软件" = "?"', '"软件" = "software"'),
    ('"航空" = "?"', '"航空" = "aviation"'),
)
SHANGHAI_FILES = {
    "industries.toml": industries(
        "Exhibitions", "Arbitration", "Electromechanical", "Petrochemicals", "Opto-mechatronics", "Software", "Aviation"
    )
}
SHANGHAI_SAYS = (
    ("shanghai-jinqiao-etdz", 'figure = "2738"\nunit = "公顷"\nsource = "yearbook"\nat = "4"'),
    ("hongqiao-etdz", 'date = "1986-08"\ntitle = { zh = "批准设立", en = "Approved" }'),
    ("hongqiao-etdz", 'level = "national"\nplace = "310000"'),
)
LOGISTIC = "Kawasan Industri Sekupang Makmur Abadi / Sekupang Logistic"
CASES = [
    Case(
        "india_share.csv",
        (
            ('id = "?"', 'id = "india-sez"'),
            # The first column is of the whole country, which is no zone.
            (
                '[[facts]]\ncolumn = "Exports Total exports of the Country (Value in Rs. Crore)"\n'
                'indicator = "?"  # ? such as: exports\nunit = "Rs. Crore"\nperiod = "column Financial Year"\n',
                "",
            ),
            ('indicator = "?"  # ? such as: exports\n', 'indicator = "exports"\n'),
            ('indicator = "?"  # ? such as: exports-share\n', 'indicator = "exports-share"\nof = { en = "India" }\n'),
            ('"2013-14*" = "?"', '"2013-14*" = "2013-04/2013-06"'),
        ),
        zones=1,
        facts=8,
        events=0,
        says=(
            (
                "india-sez",
                'figure = "3,15,868"\nunit = "Rs.Crore"\nperiod = "FY2010-11"\nsource = "yearbook"\nat = "1"',
            ),
            (
                "india-sez",
                'figure = "27.97"\nunit = "%"\nperiod = "2013-04/2013-06"\nsource = "yearbook"\nat = "4"\n'
                'note = { en = "April, 2013 to June, 2013" }',
            ),
        ),
        files={
            "zones/india-sez.toml": INDIA,
            "sources/yearbook.toml": SOURCE + 'fiscal_year = { starts = "04-01", named_by = "end" }\n',
        },
    ),
    Case(
        "indonesia_parks_bom.csv",
        (
            ('place = "column Province"', 'place = "ID"'),
            ('kind = "from the name"', 'kind = "industrial-park"'),
            ('indicator = "?"  # ?', 'indicator = "total-area"  #'),
            ('Mixed = "?"', 'Mixed = ""'),
            ('General = "?"', 'General = ""'),
            ('Petrochemical = "?"', 'Petrochemical = "petrochemicals"'),
            (f'"{LOGISTIC}" = "?"', f'"{LOGISTIC}" = "new"'),
        ),
        zones=20,
        facts=33,
        events=1,
        says=(
            ("batamindo", 'figure = "120.472"\nunit = "MW"\nsource = "yearbook"\nat = "row 5"'),
            ("bintan-inti", 'date = "1994"'),
        ),
        files={"industries.toml": industries("Palm oil", "Manufacturing", "Petrochemicals")},
    ),
    Case(
        "kek_2025.csv",
        (
            ('kind = "?"', 'kind = "special-economic-zone"'),
            ('place = "column Lokasi"', 'place = "ID"'),
            ('indicator = "?"  # ?', 'indicator = "approved-area"  #'),
            ('"Industri Energi" = "?"', '"Industri Energi" = "energy"'),
            ('"Industri Petrokimia" = "?"', '"Industri Petrokimia" = "petrochemicals"'),
            ('Logistik = "?"', 'Logistik = "logistics"'),
            ('"Industri Pengolahan Kelapa Sawit" = "?"', '"Industri Pengolahan Kelapa Sawit" = "palm-oil"'),
            ('Pariwisata = "?"', 'Pariwisata = "tourism"'),
            ('"Industri Pengolahan Bauksit" = "?"', '"Industri Pengolahan Bauksit" = "bauxite"'),
        ),
        zones=3,
        facts=3,
        events=0,
        says=(("kek-arun-lhokseumawe", 'figure = "2622.48"\nunit = "Ha"\nsource = "yearbook"\nat = "1"'),),
        files={
            "industries.toml": industries("Energy", "Petrochemicals", "Logistics", "Palm oil", "Tourism", "Bauxite")
        },
    ),
    Case("shanghai_2018_bom.csv", SHANGHAI, 8, 8, 8, SHANGHAI_SAYS, files=SHANGHAI_FILES),
    Case("shanghai_2018_gb18030.csv", SHANGHAI, 8, 8, 8, SHANGHAI_SAYS, files=SHANGHAI_FILES),
]


@pytest.mark.skipif(not TABLES.is_dir(), reason="the shared tables are not beside this checkout")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.table)
def test_drafted_corrected_imported(case: Case, cli: Cli, tmp_path: Path) -> None:
    table, at = TABLES / case.table, desk(cli, tmp_path, case.files)
    at.draft(table)
    # What is still “?” stops everything.
    assert at.load(table).code == 4
    at.correct(case.corrections)
    assert len(case.corrections) <= 9
    done = at.load(table)
    assert done.code == 0, done.err
    # Names are in one language here.
    assert len(done.err.split("\n")) == 2
    assert "notice" in done.err
    assert len(list((tmp_path / "records" / "zones").glob("*.toml"))) == case.zones
    assert counted(at) == (case.facts, case.events)
    for zone, text in case.says:
        assert text in at.record(zone)
    checked = at.run("check")
    assert checked.code == 0, checked.out
    assert not [line for line in checked.out.split("\n") if " error[" in line or " warning[" in line]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    again = at.load(table)
    assert again.code == 0
    assert "nothing to change" in again.err
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}


def counted(at: Desk) -> tuple[int, int]:
    """Return how many facts and events the records have."""
    texts = [path.read_text(encoding="utf-8") for path in (at.root / "records" / "zones").glob("*.toml")]
    return sum(text.count("[[facts]]") for text in texts), sum(text.count("[[events]]") for text in texts)
