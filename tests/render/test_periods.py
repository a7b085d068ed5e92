"""Periods in words, in both languages, long and short, written by hand."""

import pytest

from zonecli.i18n import language
from zonecli.records.periods import asked_period, period
from zonecli.render.periods import write, write_known

WORDS = [
    # period, English, short, Chinese
    ("2024", "2024", "2024", "2024年"),
    ("2024-H2", "second half of 2024", "H2 2024", "2024年下半年"),
    ("2024-Q3", "third quarter of 2024", "Q3 2024", "2024年第三季度"),
    ("2024-02", "February 2024", "Feb 2024", "2024年2月"),
    ("2025-09-12", "12 September 2025", "12 Sep 2025", "2025年9月12日"),
    ("2021/2025", "2021–2025", "2021–2025", "2021—2025年"),
    ("2020-01/2020-11", "January–November 2020", "Jan–Nov 2020", "2020年1—11月"),
    ("2023-05/2028-05", "May 2023 to May 2028", "May 2023 to May 2028", "2023年5月至2028年5月"),
    ("2024-06-01/2024-06-15", "1–15 June 2024", "1–15 Jun 2024", "2024年6月1—15日"),
    ("2024-06-01/2024-07-15", "1 June 2024 to 15 July 2024", "1 Jun 2024 to 15 Jul 2024",
     "2024年6月1日至2024年7月15日"),
    ("2020-01/2020-12-14", "January 2020 to 14 December 2020", "Jan 2020 to 14 Dec 2020", "2020年1月至2020年12月14日"),
    ("2024~", "about 2024", "about 2024", "2024年前后"),
    ("2022-09~/2025-09", "about September 2022 to September 2025", "about Sep 2022 to Sep 2025",
     "2022年9月前后至2025年9月"),
    ("../2023-12-31", "up to 31 December 2023", "up to 31 Dec 2023", "截至2023年12月31日累计"),
    ("2024/..", "since 2024", "since 2024", "2024年起"),
    ("FY2022-23", "FY2022–23", "FY2022–23", "2022—23财年"),
    ("FY2023", "FY2023", "FY2023", "2023财年"),
    ("FY2021-22-Q1", "FY2021–22, Q1", "FY2021–22, Q1", "2021—22财年第一季度"),
    ("FY2023-H2", "FY2023, H2", "FY2023, H2", "2023财年下半年"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "en", "short", "zh"), WORDS)
def test_a_period_in_words(text: str, en: str, short: str, zh: str) -> None:
    found = asked_period(text)
    assert write(found, language("en")) == en
    assert write(found, language("en"), short=True) == short
    assert write(found, language("zh")) == write(found, language("zh"), short=True) == zh


def test_what_is_known_only_by_the_date_of_its_source() -> None:
    known = period("2025-09")
    assert write_known(known, language("en")) == "as of September 2025, the source's date"
    assert write_known(known, language("en"), short=True) == "as of Sep 2025"
    assert write_known(known, language("zh")) == "截至2025年9月（来源日期）"
