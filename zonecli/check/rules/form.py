"""The rules of files and of form: what can be read at all, and which keys and values a record takes."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule(
        "Z001",
        "not-utf-8",
        _ERROR,
        N_(
            "A record is text in UTF-8, without NUL bytes; it may have a byte order mark. Editors and spreadsheets "
            "set to Chinese often save GB 18030 instead; the message names the encoding that the file probably is in."
        ),
        'name = { zh = "\ufffd\ufffd\ufffd\ufffd" }',
        'name = { zh = "安吉", en = "Anji" }',
    ),
    Rule(
        "Z002",
        "not-toml",
        _ERROR,
        N_("A record is a TOML 1.1 file. The first place that breaks its grammar is reported, one a file."),
        "kind = “resort”",
        'kind = "resort"',
    ),
    Rule(
        "Z003",
        "unreadable-file",
        _ERROR,
        N_("The file cannot be opened, is no regular file, is far too large, or leads out of the records directory."),
        "zones/anji.toml -> /elsewhere/anji.toml",
        "zones/anji.toml",
    ),
    Rule(
        "Z004",
        "file-name",
        _ERROR,
        N_(
            "A record's file name is its id: a-z, 0-9 and single hyphens, then “.toml”. So ids are the same on "
            "every file system, and none leads out of the directory."
        ),
        "zones/Anji EDZ.toml",
        "zones/anji.toml",
    ),
    Rule(
        "Z005",
        "stray-file",
        _WARNING,
        N_(
            "Records lie in zones/ and sources/; the vocabulary is indicators.toml, industries.toml, places.toml "
            "and rates.toml. Any other TOML file in the directory is read by nothing, mostly a slip of the name."
        ),
        "zones/zhejiang/anji.toml, indicator.toml",
        "zones/anji.toml, indicators.toml",
    ),
    Rule(
        "Z006",
        "too-many-faults",
        _ERROR,
        N_("Of one file 300 faults are shown. A file that has more was mostly made by a program, or is no record."),
        '[[facts]]\nfigure = "436亿元"\n[[facts]]\nfigure = "436亿元"\n…',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z007",
        "newer-toml",
        _WARNING,
        N_(
            "What TOML has had only since 1.1, and readers of 1.0 refuse, Taplo and other editors among them: a table "
            "in braces over several lines or with a comma at its end, the escapes \\e and \\x (in 1.0 \\u001B and "
            "\\u00E9), a time without seconds."
        ),
        'name = {\n  zh = "乙",\n  en = "Beta",\n}',
        'name = { zh = "乙", en = "Beta" }',
    ),
    Rule(
        "Z010",
        "unknown-key",
        _ERROR,
        N_(
            "The table has a key that its kind does not have. It is mostly a spelling mistake, or a key of the head "
            "that stands below a [[table]] and so became a part of it."
        ),
        '[[facts]]\nindicator = "output"\nfigures = "436亿元"\nfigure = "436亿元"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z011",
        "missing-key",
        _ERROR,
        N_("The table lacks a key that it must have. A fact needs an indicator, a figure and a source."),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z012",
        "wrong-type",
        _ERROR,
        N_(
            "The value is of another type than the key takes. Figures, periods and codes are texts in quotes: so "
            "they stay as the source prints them, with every zero."
        ),
        "place = 330523",
        'place = "330523"',
    ),
    Rule(
        "Z013",
        "not-in-list",
        _ERROR,
        N_("The key takes one of a closed list of words; the message gives the list, or the nearest of its words."),
        'kind = "economic-zone"',
        'kind = "economic-development-zone"',
    ),
    Rule(
        "Z014",
        "empty",
        _ERROR,
        N_("A text is empty or only blanks. What is not known is left out."),
        'code = ""',
        'code = "S337048"',
    ),
    Rule(
        "Z015",
        "bad-id",
        _ERROR,
        N_(
            "An id is made of a-z, 0-9 and single hyphens; a place goes by its six-digit code, an exchange rate's "
            "year is four digits."
        ),
        "[Green_Home]",
        "[green-home]",
    ),
    Rule(
        "Z016",
        "not-a-number",
        _ERROR,
        N_(
            "`value` and exchange rates are plain decimal numbers in quotes: digits, one point at most, no "
            "thousands separators, no unit; a rate is above zero. A checksum is 64 hexadecimal digits."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "四百余"\nvalue = "4.3e10"\nunit = "CNY"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "见附件"\nvalue = "43600000000"\nunit = "CNY"\nsource = "gazette"',
    ),
    Rule(
        "Z017",
        "bad-address",
        _ERROR,
        N_("`url` is a web address that begins with http:// or https:// and holds no blanks. Reports link to it."),
        'url = "javascript:alert(1)"',
        'url = "https://example.org/2025/09"',
    ),
    Rule(
        "Z018",
        "hidden-character",
        _WARNING,
        N_(
            "A text holds characters that nobody sees: controls, zero-width characters, marks that turn the "
            "direction of writing. They make texts that look the same differ, or a text read as something else."
        ),
        'aliases = ["安\\u200b吉"]',
        'aliases = ["安吉"]',
    ),
    Rule(
        "Z019",
        "listed-twice",
        _WARNING,
        N_("A list names the same thing twice."),
        'place = ["330523", "330523"]',
        'place = ["330523"]',
    ),
    Rule(
        "Z020",
        "unknown-indicator",
        _ERROR,
        N_("No table of indicators.toml has this id."),
        '[[facts]]\nindicator = "outputs"\nfigure = "436亿元"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z021",
        "unknown-source",
        _ERROR,
        N_("No file in sources/ has this id. Every figure and event rests on a source that is recorded."),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazete"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z022",
        "unknown-industry",
        _ERROR,
        N_("No table of industries.toml has this id."),
        '[[leading_industries]]\nindustries = ["furnitures"]\nsource = "gazette"',
        '[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"',
    ),
    Rule(
        "Z023",
        "unknown-place",
        _ERROR,
        N_("No table of places.toml has this code."),
        'place = "330532"',
        'place = "330523"',
    ),
    Rule(
        "Z024",
        "unknown-zone",
        _ERROR,
        N_("`part_of` names zones by their ids; no file in zones/ has this one."),
        'part_of = ["gama"]',
        'part_of = ["gamma"]',
    ),
)
