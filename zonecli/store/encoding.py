"""Bytes of a file into text: UTF-8 and nothing else, with a clear word where it is something else."""

from zonecli.errors import N_, RecordFault

# For a pattern: controls but for tab and line feed, the soft hyphen, zero-width characters, line and paragraph
# separators, marks, embeddings, overrides and isolates of the direction of writing (Unicode Standard Annex 9),
# annotation marks, tags.
HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
)

# A file this much valid UTF-8 beside one bad sequence is UTF-8 that was damaged, not another encoding.
_DAMAGED = 3


def decode(data: bytes, path: str) -> str:
    """Return the text of a file's bytes, without a byte order mark and with LF as line ends.

    `path` is the name that an error shows. Raises RecordFault for what is not UTF-8 and for a NUL.
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


def _error(data: bytes, start: int, path: str) -> RecordFault:
    before = data[:start].decode().removeprefix("\ufeff")
    encoding = _guess(data)
    if encoding:
        sentence = N_("the file is not UTF-8; it is probably {encoding}")
        hint = N_("convert it: iconv -f {encoding} -t UTF-8 {file} > converted.toml")
    elif data[start] == 0:
        sentence = N_("the text holds a NUL byte")
        hint = N_("delete it: a record is plain text")
    else:
        sentence = N_("the byte {byte} is not UTF-8")
        hint = N_("type the characters at this place again, and save the file as UTF-8")
    details = {"file": path, "encoding": encoding, "byte": f"0x{data[start]:02X}"}
    return RecordFault(path, *place(before, len(before)), "Z001", sentence, hint, **details)


def _guess(data: bytes) -> str:
    """Return the name that iconv gives the encoding that the bytes are probably in, empty where unsure."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if 0 in data:
        # Half of a text in UTF-16 without a mark: TOML's own ASCII has its zero bytes all on one side.
        even, odd = data[0::2].count(0), data[1::2].count(0)
        if max(even, odd) * 4 < len(data) or min(even, odd):
            return ""
        return "UTF-16LE" if odd else "UTF-16BE"
    if _mostly_utf_8(data):
        return ""
    if _decodes(data, "gb2312"):
        return "GB18030"
    if _decodes(data, "big5"):
        return "BIG5"
    return "GB18030" if _decodes(data, "gb18030") else ""


def _mostly_utf_8(data: bytes) -> bool:
    replaced = data.decode(errors="replace")
    bad = replaced.count("\ufffd")
    valid = sum(not char.isascii() for char in replaced) - bad
    return valid >= _DAMAGED * bad


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
