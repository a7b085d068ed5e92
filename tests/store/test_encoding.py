"""A file that is not UTF-8 is refused with the place and with what it probably is."""

import pytest
from hypothesis import given, strategies as st

from zonecli.errors import Diagnostic
from zonecli.store.encoding import decode, place

LINE = 'name = { zh = "安吉经济开发区，产业园" }\n'


@pytest.mark.parametrize(
    ("data", "where", "word"),
    [
        (b"\xef\xbb\xbf" + b"a = '\xff'", (1, 6), "0xFF"),
        (("# x\n" + LINE).encode("gb18030"), (2, 16), "GB18030"),
        ("name = '㐀𠀀'\n".encode("gb18030"), (1, 9), "GB18030"),
        ('name = "開發區，經濟"\n'.encode("big5"), (1, 9), "BIG5"),
        (LINE.encode("utf-16"), (1, 1), "UTF-16"),
        (LINE.encode("utf-32"), (1, 1), "UTF-32"),
        (b'a = "b"\n'.decode().encode("utf-16-le"), (1, 2), "UTF-16LE"),
        (b'a = "b"\n'.decode().encode("utf-16-be"), (1, 1), "UTF-16BE"),
        (LINE.encode() + b"a = '\xff'", (2, 6), "0xFF"),
        (LINE.encode()[:16], (1, 16), "0xE5"),
        (LINE.encode() + b"a = '\0'", (2, 6), "NUL"),
    ],
)
def test_place_and_encoding_are_named(data: bytes, where: tuple[int, int], word: str) -> None:
    with pytest.raises(Diagnostic) as caught:
        decode(data, "zones/anji.toml")
    fault = caught.value
    assert (fault.path, fault.line, fault.column, fault.rule) == ("zones/anji.toml", *where, "Z001")
    assert word in str(fault)
    assert fault.hint_text()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\r")))
def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(text: str) -> None:
    assert decode(text.encode(), "x") == text
    assert decode(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "x") == text


def test_only_the_first_byte_order_mark_and_line_ends_of_windows_go() -> None:
    assert decode("\ufeff\ufeffa\rb\r\r\n\ufeff".encode(), "x") == "\ufeffa\rb\r\n\ufeff"


@given(st.binary())
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data, "x")
    except Diagnostic as refusal:
        fault = refusal
    else:
        return
    assert str(fault)
    assert fault.hint_text()
    assert min(fault.line, fault.column) >= 1


def test_places_count_characters_from_one() -> None:
    assert place("安\n吉x", 0) == (1, 1)
    assert place("安\n吉x", 3) == (2, 2)
