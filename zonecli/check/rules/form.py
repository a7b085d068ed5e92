"""The rules of files and of form: what can be read at all, and which keys and values a record takes."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

NOT_UTF_8 = Rule(
    "Z001",
    "not-utf-8",
    Severity.ERROR,
    N_(
        "A record is text in UTF-8, without NUL bytes; it may have a byte order mark. Editors and spreadsheets "
        "set to Chinese often save GB 18030 instead; the message names the encoding that the file probably is in."
    ),
    wrong='name = { zh = "\ufffd\ufffd\ufffd\ufffd" }',
    right='name = { zh = "安吉", en = "Anji" }',
    blocks=True,
)

NOT_TOML = Rule(
    "Z002",
    "not-toml",
    Severity.ERROR,
    N_("A record is a TOML 1.1 file. The first place that breaks its grammar is reported, one a file."),
    wrong="kind = “resort”",
    right='kind = "resort"',
    blocks=True,
)

UNREADABLE_FILE = Rule(
    "Z003",
    "unreadable-file",
    Severity.ERROR,
    N_("The file cannot be opened, is not a regular file, is far too large, or leads out of the records directory."),
    wrong="zones/anji.toml -> /elsewhere/anji.toml",
    right="zones/anji.toml",
    blocks=True,
)

FILE_NAME = Rule(
    "Z004",
    "file-name",
    Severity.ERROR,
    N_(
        "A record's file name is its id: a-z, 0-9 and single hyphens, then “.toml”. So ids are the same on "
        "every file system, and none leads out of the directory."
    ),
    wrong="zones/Anji EDZ.toml",
    right="zones/anji.toml",
    blocks=True,
)

STRAY_FILE = Rule(
    "Z005",
    "stray-file",
    Severity.WARNING,
    N_(
        "Records lie in zones/ and sources/; the vocabulary is indicators.toml, kinds.toml, industries.toml, "
        "places.toml and rates.toml. Any other TOML file in the directory is read by nothing, mostly a slip of the "
        "name."
    ),
    wrong="zones/zhejiang/anji.toml, indicator.toml",
    right="zones/anji.toml, indicators.toml",
)

TOO_MANY_FAULTS = Rule(
    "Z006",
    "too-many-faults",
    Severity.ERROR,
    N_("Of one file 300 faults are shown. A file that has more was mostly made by a program, or is not a record."),
    wrong='[[facts]]\nfigure = "436亿元"\n[[facts]]\nfigure = "436亿元"\n…',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

NEWER_TOML = Rule(
    "Z007",
    "newer-toml",
    Severity.NOTICE,
    N_(
        "What TOML has had only since 1.1, and readers of 1.0 refuse, Taplo and other editors among them: a table "
        "in braces over several lines or with a comma at its end, the escapes \\e and \\x (in 1.0 \\u001B and "
        "\\u00E9), a time without seconds."
    ),
    wrong='name = {\n  zh = "乙",\n  en = "Beta",\n}',
    right='name = { zh = "乙", en = "Beta" }',
)
MERGE_CONFLICT = Rule(
    "Z008",
    "merge-conflict",
    Severity.ERROR,
    N_(
        "Two versions of the record were merged, and git could not settle these lines: it left both, between lines of "
        "<<<<<<<, ======= and >>>>>>>. Keep what is right of the two, and delete the three lines."
    ),
    wrong='<<<<<<< HEAD\nkind = "resort"\n=======\nkind = "new-town"\n>>>>>>> theirs',
    right='kind = "resort"',
    blocks=True,
)

TABLE_REPEATED = Rule(
    "Z009",
    "table-repeated",
    Severity.ERROR,
    N_(
        "[facts] in single brackets is one table, which stands once in a file; [[facts]] in double brackets is one of "
        "many. So are [[events]] and [[leading_industries]]."
    ),
    wrong='[facts]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"\n\n'
    '[facts]\nindicator = "exports"\nfigure = "43亿元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "exports"\nfigure = "43亿元"\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_KEY = Rule(
    "Z010",
    "unknown-key",
    Severity.ERROR,
    N_(
        "The table has a key that its kind does not have. It is mostly a spelling mistake, or a key of the head "
        "that stands below a [[table]] and so became a part of it."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigures = "436亿元"\nfigure = "436亿元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

MISSING_KEY = Rule(
    "Z011",
    "missing-key",
    Severity.ERROR,
    N_("The table lacks a key that it must have. A fact needs an indicator, a figure and a source."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

WRONG_TYPE = Rule(
    "Z012",
    "wrong-type",
    Severity.ERROR,
    N_(
        "The value is of another type than the key takes. Figures, periods and codes are texts in quotes: so "
        "they stay as the source prints them, with every zero."
    ),
    wrong="place = 330523",
    right='place = "330523"',
    blocks=True,
)

NOT_IN_LIST = Rule(
    "Z013",
    "not-in-list",
    Severity.ERROR,
    N_("The key takes one of a closed list of words; the message gives the list, or the nearest of its words."),
    wrong='level = "state"',
    right='level = "provincial"',
    blocks=True,
)

EMPTY = Rule(
    "Z014",
    "empty",
    Severity.ERROR,
    N_("A text is empty or only blanks. What is not known is left out."),
    wrong='code = ""',
    right='code = "S337048"',
    blocks=True,
)

BAD_ID = Rule(
    "Z015",
    "bad-id",
    Severity.ERROR,
    N_(
        "An id is made of a-z, 0-9 and single hyphens; a place goes by its six-digit code in China, elsewhere by one "
        "of ISO 3166 such as IN, or by one that places.toml adds, such as IN-UP; an exchange rate's year is four "
        "digits."
    ),
    wrong="[Green_Home]",
    right="[green-home]",
    blocks=True,
)

NOT_A_NUMBER = Rule(
    "Z016",
    "not-a-number",
    Severity.ERROR,
    N_(
        "`value` and exchange rates are plain decimal numbers in quotes: digits, one point at most, no "
        "thousands separators, no unit; a rate is above zero. A checksum is 64 hexadecimal digits."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "四百余"\nvalue = "4.3e10"\nunit = "CNY"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "见附件"\nvalue = "43600000000"\nunit = "CNY"\nsource = "gazette"',
    blocks=True,
)

BAD_ADDRESS = Rule(
    "Z017",
    "bad-address",
    Severity.ERROR,
    N_("`url` is a web address that begins with http:// or https:// and holds no blanks. Reports link to it."),
    wrong='url = "javascript:alert(1)"',
    right='url = "https://example.org/2025/09"',
    blocks=True,
)

HIDDEN_CHARACTER = Rule(
    "Z018",
    "hidden-character",
    Severity.WARNING,
    N_(
        "A text holds characters that nobody sees: controls, zero-width characters, marks that turn the "
        "direction of writing. They make texts that look the same differ, or a text read as something else."
    ),
    wrong='aliases = ["安\\u200b吉"]',
    right='aliases = ["安吉"]',
)

LISTED_TWICE = Rule(
    "Z019",
    "listed-twice",
    Severity.WARNING,
    N_("A list names the same thing twice."),
    wrong='place = ["330523", "330523"]',
    right='place = ["330523"]',
)

UNKNOWN_INDICATOR = Rule(
    "Z020",
    "unknown-indicator",
    Severity.ERROR,
    N_("Neither indicators.toml nor the package has an indicator of this id; `zonecli indicators --all` lists them."),
    wrong='[[facts]]\nindicator = "outputs"\nfigure = "436亿元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_SOURCE = Rule(
    "Z021",
    "unknown-source",
    Severity.ERROR,
    N_("No file in sources/ has this id. Every figure and event rests on a source that is recorded."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazete"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_INDUSTRY = Rule(
    "Z022",
    "unknown-industry",
    Severity.ERROR,
    N_("Neither industries.toml nor the package has an industry of this id."),
    wrong='[[leading_industries]]\nindustries = ["furnitures"]\nsource = "gazette"',
    right='[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_PLACE = Rule(
    "Z023",
    "unknown-place",
    Severity.ERROR,
    N_(
        "The code is none of GB/T 2260 (six digits) or ISO 3166 (IN), and places.toml does not add it. A region of "
        "another country is a table there: its code, its name, the region that it lies in."
    ),
    wrong='place = "330532"',
    right='place = "330523"',
    blocks=True,
)

UNKNOWN_ZONE = Rule(
    "Z024",
    "unknown-zone",
    Severity.ERROR,
    N_("`part_of` names zones by their ids; no file in zones/ has this one."),
    wrong='part_of = ["gama"]',
    right='part_of = ["gamma"]',
    blocks=True,
)


UNKNOWN_KIND = Rule(
    "Z028",
    "unknown-kind",
    Severity.ERROR,
    N_("Neither kinds.toml nor the package has a kind of zone of this id; `zonecli kinds` lists them."),
    wrong='kind = "industry-park"',
    right='kind = "industrial-park"',
    blocks=True,
)
