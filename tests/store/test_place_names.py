"""What places are called for short and in full."""

import pytest

from zonecli.i18n import Text
from zonecli.records.vocabulary import Place
from zonecli.store.place_names import full_name, short_name, spellings
from zonecli.store.vocabulary import Places


@pytest.mark.parametrize(
    ("zh", "en", "short"),
    [
        ("湖州市", "Huzhou City", ("湖州", "Huzhou")),
        ("浙江省", "Zhejiang Province", ("浙江", "Zhejiang")),
        ("广西壮族自治区", "Guangxi Zhuang Autonomous Region", ("广西", "Guangxi")),
        ("浦东新区", "Pudong New Area", ("浦东", "Pudong")),
        ("阿拉善左旗", "Alxa Left Banner", ("阿拉善左", "Alxa Left")),
        # What is left of one character is no name.
        ("单县", "Shan County", ("", "Shan")),
        ("印度", "India", ("", "")),
    ],
)
def test_short(zh: str, en: str, short: tuple[str, str]) -> None:
    assert short_name(Text(zh, en)) == Text(*short)


def test_full() -> None:
    above = [Text("浙江省", "Zhejiang Province"), Text("湖州市", "Huzhou City")]
    assert full_name(Text("安吉县", "Anji County"), above) == Text(
        "浙江省湖州市安吉县", "Anji County, Huzhou City, Zhejiang Province"
    )
    # Half of the line in another language would be no name.
    assert full_name(Text("甲村"), above) == Text("浙江省湖州市甲村", "")


def test_spellings() -> None:
    known = spellings(Places({"330523-01": Place(name=Text("天荒坪镇", "Tianhuangping Town"), within="330523")}))
    for name in ("安吉", "安吉县", "湖州安吉", "浙江安吉县", "浙江省湖州市安吉县"):
        assert known[name] == "Anji"
    assert known["重庆"] == "Chongqing"
    # 南部 is a county of Sichuan, and does not lie in Ningbo.
    assert "宁波南部" not in known
    assert "天荒坪镇" not in known
