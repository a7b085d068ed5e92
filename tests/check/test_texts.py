"""Records held against the texts of their sources: what is not printed there, or elsewhere; what keeps from reading."""

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from tests.clean_records import BETA, GAZETTE, put, write
from tests.conftest import ROOT, write_files
from tests.ingest.samples import pdf
from zonecli.check.run import check
from zonecli.check.texts import unrecorded
from zonecli.errors import Diagnostic, UsageError, missing_extra
from zonecli.figures.prints import find_print
from zonecli.ingest.articles import read_article
from zonecli.store.catalogue import Catalogue
from zonecli.store.texts import Article, Texts

TEXT = "公报\n\n甲区产值超900亿元，企业 1600余家。\n\n第二段有超900億元、436亿元。\n30\t442.12\t第五行\n"
SEALED = f'text = "texts/gazette.txt"\nsha256 = "{sha256(TEXT.encode()).hexdigest()}"'
ARTICLES = Path(os.environ.get("ZONECLI_ARTICLES", ROOT.parent / "shared" / "sources"))


def fact(figure: str, at: str | None = None, source: str = "gazette", unit: str = "") -> str:
    lines = [f'indicator = "output"\nfigure = "{figure}"\nsource = "{source}"', unit, f'at = "{at}"' if at else ""]
    return "\n".join(["[[facts]]", *filter(None, lines), ""])


def found(root: Path, folder: Path | None = None, paths: Sequence[Path] | None = None) -> list[Diagnostic]:
    texts = Texts(root, read_article, folder)
    return list(check(Catalogue(root), paths, texts=texts))


def given(tmp_path: Path, lines: str, texts: dict[str, str | bytes] | None = None) -> list[Diagnostic]:
    """Return the faults of a zone with these facts, of the other zones none, the texts in a directory beside them."""
    root = write(tmp_path, {"zones/beta.toml": put(BETA, lines)})
    folder = write_files(tmp_path / "texts", texts or {"gazette.txt": TEXT, "yearbook.txt": TEXT})
    return found(root, folder)


def brief(faults: Sequence[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(Path(fault.path).name, fault.rule, fault.message()) for fault in faults]


FINE = [
    (fact("超900亿元"), "without a place"),
    (fact("超900亿元", "2"), "in its paragraph"),
    (fact("超900亿元", "1, 3"), "in one of two paragraphs, in traditional characters"),
    (fact("超900亿元", "2-3"), "in one of a stretch"),
    (fact("超900亿元", "paragraph 2"), "with the word"),
    (fact("超900亿元", "第２段"), "with the Chinese word, in wide digits"),
    (fact("超900亿元", "page 1"), "a page is no paragraph"),
    (fact("超900亿元", "row 9"), "neither is a row"),
    (fact("442.12", "30", unit='unit = "亿元"'), "a row of a table by its number, the unit printed elsewhere"),
    (fact("442.12", "4", unit='unit = "亿元"'), "the same row by its line"),
]


@pytest.mark.parametrize(("lines", "name"), FINE, ids=[name for _, name in FINE])
def test_a_print_that_the_text_has(lines: str, name: str, tmp_path: Path) -> None:
    assert given(tmp_path, lines) == []


MISSING = "the text of the source does not have “{}”"
FOUND = [
    (fact("超过900亿元"), "Z075", MISSING.format("超过900亿元"), "2 has “甲区产值超900亿元，企业 1600余家”: write"),
    (fact("36亿元"), "Z075", MISSING.format("36亿元"), "to the letter, or name the source"),
    (fact("约436亿元", "3"), "Z075", MISSING.format("约436亿元"), "3 has “第二段有超900億元、436亿元。”: write"),
    (fact("超900亿元", "1"), "Z076", "the text has “超900亿元” in paragraph 2, 3, and not at “1”", "correct “at”"),
    (fact("436亿元", "2"), "Z076", "the text has “436亿元” in paragraph 3, and not at “2”", "correct “at”"),
    (fact("436亿元", "4-9999"), "Z076", "the text has “436亿元” in paragraph 3, and not at “4-9999”", "correct “at”"),
    (fact("436亿元", "30"), "Z076", "the text has “436亿元” in paragraph 3, and not at “30”", "correct “at”"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rule", "said", "hint"), FOUND)
def test_a_print_that_the_text_does_not_have_there(lines: str, rule: str, said: str, hint: str, tmp_path: Path) -> None:
    (fault,) = given(tmp_path, lines)
    assert (Path(fault.path).name, fault.rule, fault.message()) == ("beta.toml", rule, said)
    assert hint in fault.hint_text()
    line = Path(fault.path).read_text(encoding="utf-8").split("\n")[fault.line - 1]
    assert line.startswith("figure" if rule == "Z075" else "at")


def test_a_figure_typed_by_hand_is_printed_too(tmp_path: Path) -> None:
    by_hand = fact("若干亿元").replace("source", 'value = "9"\nunit = "CNY"\nsource', 1)
    assert brief(given(tmp_path, by_hand)) == [("beta.toml", "Z075", MISSING.format("若干亿元"))]


def test_what_cannot_be_read_in_a_record_hides_no_print(tmp_path: Path) -> None:
    faults = given(tmp_path, fact("超过900亿元") + 'figuer = "1"\n')
    assert [fault.rule for fault in faults] == ["Z075", "Z010"]


def test_the_pages_of_a_pdf(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        "gazette.pdf": pdf(["甲"], ["436亿元"], ["超900亿元，1600余家"]),
        "yearbook.md": TEXT,
    }
    assert given(tmp_path, fact("436亿元", "2"), texts) == []
    (fault,) = given(tmp_path, fact("436亿元", "1"), texts)
    assert fault.message() == "the text has “436亿元” on page 2, and not at “1”"
    (fault,) = given(tmp_path, fact("近436亿元"), texts)
    assert fault.hint_text() == "page 2 has “436亿元”: write the figure to the letter"


def test_a_source_without_a_text_is_told_once(tmp_path: Path) -> None:
    faults = given(
        tmp_path, fact("1亿元", source="yearbook"), {"gazette.txt": TEXT, "README.md": "x", "other.txt": "y"}
    )
    said = f"{tmp_path / 'texts'} has no text of this source"
    assert brief(faults) == [("yearbook.toml", "Z077", said)]
    assert "yearbook.txt" in faults[0].hint_text()


def test_of_several_texts_plain_text_goes_first(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        "gazette.html": b"\xff",
        "gazette.TXT": TEXT,
        "gazette.md": "x",
        "yearbook.txt": TEXT,
    }
    assert given(tmp_path, fact("436亿元", "3"), texts) == []


def test_a_text_that_cannot_be_read_is_an_error_and_its_figures_are_left(tmp_path: Path) -> None:
    faults = given(tmp_path, fact("1亿元"), {"gazette.txt": b"\0\0\0", "yearbook.txt": TEXT})
    said = f"{tmp_path / 'texts' / 'gazette.txt'}: this is no text, or its encoding cannot be told"
    assert brief(faults) == [("gazette.toml", "Z071", said)]


def test_a_missing_extra_is_a_notice(tmp_path: Path) -> None:
    def without(data: bytes, name: str) -> Article:
        raise missing_extra("articles")

    root = write(tmp_path)
    folder = write_files(tmp_path / "texts", {"gazette.txt": TEXT, "yearbook.txt": TEXT})
    faults = list(check(Catalogue(root), texts=Texts(root, without, folder)))
    assert [fault.rule for fault in faults] == ["Z077", "Z077"]
    assert faults[0].hint_text().endswith('[articles]"')


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such directory"):
        Texts(tmp_path, read_article, tmp_path / "none")


def test_a_text_does_not_lead_out_of_its_directory(tmp_path: Path) -> None:
    root = write(tmp_path)
    folder = write_files(tmp_path / "texts", {"yearbook.txt": TEXT})
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gazette.txt").symlink_to(tmp_path / "secret.txt")
    assert [fault.rule for fault in found(root, folder)] == ["Z071"]


# -- the text that a record names ----------------------------------------------------------------


def own(tmp_path: Path, lines: str, text: str = TEXT, source: str = SEALED) -> Path:
    return write(
        tmp_path,
        {
            "sources/gazette.toml": put(GAZETTE, source),
            "texts/gazette.txt": text,
            "zones/beta.toml": put(BETA, lines),
        },
    )


def test_the_text_that_a_record_names_needs_no_directory(tmp_path: Path) -> None:
    assert found(own(tmp_path / "a", fact("436亿元", "3"))) == []
    assert [fault.rule for fault in found(own(tmp_path / "b", fact("437亿元")))] == ["Z075"]


def test_a_changed_text_is_an_error_and_is_held_against_all_the_same(tmp_path: Path) -> None:
    root = own(tmp_path, fact("436亿元"), text=TEXT.replace("436", "437"))
    assert [fault.rule for fault in found(root)] == ["Z072", "Z075"]


def test_a_given_text_goes_before_the_recorded_one_and_has_the_checksum_where_there_is_none(tmp_path: Path) -> None:
    root = own(tmp_path, fact("777亿元"))
    folder = write_files(tmp_path / "given", {"gazette.md": f"{TEXT}777亿元", "yearbook.txt": TEXT})
    assert found(root, folder) == []
    sealed = own(tmp_path / "sealed", fact("777亿元"), source=SEALED.split("\n")[1])
    assert [fault.rule for fault in found(sealed, folder)] == ["Z072", "Z073"]


def test_one_file_is_held_against_its_sources_texts(tmp_path: Path) -> None:
    root = own(tmp_path, fact("437亿元"))
    assert [fault.rule for fault in found(root, paths=[root / "zones" / "beta.toml"])] == ["Z075"]
    assert found(root, paths=[root / "zones" / "alpha.toml"]) == []


def test_without_texts_nothing_is_held_against_them(tmp_path: Path) -> None:
    assert list(check(Catalogue(own(tmp_path, fact("437亿元"))))) == []


def test_many_zones_are_held_against_a_text_in_several_processes(tmp_path: Path) -> None:
    zone = 'name = {{ zh = "区{0}", en = "Zone {0}" }}\nkind = "resort"\n\n' + fact("437亿元").replace("{", "{{")
    zones: dict[str, str | bytes | None] = {f"zones/z{n}.toml": zone.format(n) for n in range(250)}
    root = own(tmp_path, "")
    write_files(root, zones)
    faults = list(check(Catalogue(root), workers=2, texts=Texts(root, read_article)))
    assert [fault.rule for fault in faults] == ["Z075"] * 250


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not shipped")
def test_the_shipped_records_are_what_the_articles_print(records: Path) -> None:
    faults = found(records, ARTICLES)
    # The catalogue and the evaluations are no articles.
    without = ["catalogue-2018", *(f"etdz-evaluation-{year}" for year in (2018, 2021, 2022, 2024))]
    assert brief(faults) == [(f"{id}.toml", "Z077", f"{ARTICLES} has no text of this source") for id in without]


# -- facts that no record has ---------------------------------------------------------------------


def test_what_is_not_recorded_is_what_no_recorded_print_has_a_part_in() -> None:
    article = read_article("甲区4个，乙区14个，产值超900亿元、约30亿元，4个。".encode())

    def find(article: Article) -> list[tuple[int, int]]:
        prints = ("4个", "14个", "900亿元", "约30亿元")
        return sorted(span for printed in prints for span in find_print(article.text, printed))

    left = unrecorded(article, ["超900亿元", "14个", "30亿元", "不在文中"], find)
    assert [article.text[start:end] for start, end in left] == ["4个", "4个"]
    assert [article.text[start:end] for start, end in unrecorded(article, [], find)] == [
        *("4个", "14个", "900亿元", "约30亿元", "4个")
    ]
