"""Bytes of a file into text: UTF-8 and nothing else, with a clear word where it is something else."""

import re

from zonecli.errors import N_, Diagnostic

# For a pattern: controls but for tab and line feed, the soft hyphen, zero-width characters, line and paragraph
# separators, marks, embeddings, overrides and isolates of the direction of writing (Unicode Standard Annex 9),
# annotation marks, tags; and what is no character, which XML does not allow or no font has.
HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
) + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))

# A file this much valid UTF-8 beside one bad sequence is UTF-8 that was damaged, not another encoding.
_DAMAGED = 3


def decode(data: bytes, path: str) -> str:
    """Return the text of a file's bytes, without a byte order mark and with LF as line ends.

    `path` is the name that an error shows. Raises Diagnostic for what is not UTF-8 and for a NUL.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _error(data, error.start, path) from None
    if b"\0" in data:
        raise _error(data, data.index(0), path)
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n") if "\r" in text else text


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1 and in characters, of an offset in the text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _error(data: bytes, start: int, path: str) -> Diagnostic:
    before = data[:start].decode().removeprefix("\ufeff")
    # A record of few characters may have none that is common; as a word of advice the likelier one will do.
    encoding = guess(data) or ("GB18030" if 0 not in data and _decoded(data, "gb2312") is not None else "")
    if encoding:
        sentence = N_("the file is not UTF-8; it is probably {encoding}")
        hint = N_("open it in an editor as {encoding}, and save it as UTF-8")
    elif data[start] == 0:
        sentence = N_("the text holds a NUL byte")
        hint = N_("delete it: a record is plain text")
    else:
        sentence = N_("the byte {byte} is not UTF-8")
        hint = N_("type the characters at this place again, and save the file as UTF-8")
    details = {"encoding": encoding, "byte": f"0x{data[start]:02X}"}
    return Diagnostic(path, *place(before, len(before)), "Z001", sentence, hint, **details)


def guess(data: bytes) -> str:
    """Return the name of the encoding that the bytes are probably in, empty where that cannot be told.

    An older encoding of Chinese is taken for what it may be only where it makes words of our field of the bytes: nearly
    any text of Western, Cyrillic or Korean letters is some Chinese characters in GB 18030.
    """
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if 0 in data:
        return _of_two_bytes(data)
    if _decoded(data, "utf-8") is not None:
        return "UTF-8"
    if _mostly_utf_8(data):
        return ""
    known = {name: _familiarity(_decoded(data, name), name) for name in _COMMON}
    best = max(known, key=known.__getitem__)
    return best if known[best] >= _FAMILIAR else ""


def _of_two_bytes(data: bytes) -> str:
    """Return which UTF-16 without a mark the bytes are: the one in which they are a text of lines."""
    found = [name for name in ("UTF-16LE", "UTF-16BE") if _is_plain(_decoded(data, name))]
    return found[0] if len(found) == 1 else ""


def _is_plain(text: str | None) -> bool:
    if text is None:
        return False
    odd = sum(not (char.isprintable() or char in "\t\r\n\u00a0\u3000") for char in text)
    return odd == 0 and any(char.isascii() for char in text)


# In what share of a text's foreign characters these must be: texts of ours have a third, letters misread a tenth.
_FAMILIAR = 0.2
_BOTH = (
    "技工高新市省的中元面批准人科大上海江州山南北是在有一不和日月二三四五六七八九十第公地民政府展合作建生物造子信息材能服"
    "，。、：；（）《》“”"
)
_COMMON = {
    "GB18030": frozenset(
        _BOTH + "开发区经济术产业园县年国家万亿总积时间称名序号企口学东西为与会报设制装备电医药汽车务"
    ),
    "BIG5": frozenset(_BOTH + "開發區經濟術產業園縣年國家萬億總積時間稱名序號企口學東西為與會報設製裝備電醫藥汽車務臺"),
}


_APART = re.compile(r"(?<![A-Za-z])[^\x00-\x7f](?![A-Za-z])")


def _familiarity(text: str | None, encoding: str) -> float:
    """Return the share of common characters among a text's Chinese and other non-ASCII ones; 0 where it is no text.

    Beside a Latin letter a character is more likely a misread one (Bölge). Those that only GB 18030 has count as well:
    of other letters no four bytes would be one of them.
    """
    if text is None:
        return 0
    foreign, common = sum(not char.isascii() for char in text), _COMMON[encoding]
    known = (char in common or "\u3400" <= char <= "\u4dbf" or char >= "\U00020000" for char in _APART.findall(text))
    return sum(known) / foreign if foreign else 0


def _mostly_utf_8(data: bytes) -> bool:
    replaced = data.decode(errors="replace")
    bad = replaced.count("\ufffd")
    valid = sum(not char.isascii() for char in replaced) - bad
    return valid >= _DAMAGED * bad


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
