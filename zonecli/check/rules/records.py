"""The rules of names, of zones among each other, of sources, and of the vocabulary."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

CIRCLE = Rule(
    "Z025",
    "circle",
    Severity.ERROR,
    N_("Following `part_of` from this zone leads back to it."),
    wrong='# beta.toml, which delta.toml is a part of\npart_of = ["delta"]',
    right='# beta.toml, which delta.toml is a part of\npart_of = ["gamma"]',
)

PARTS_NOT_ANNOUNCED = Rule(
    "Z026",
    "parts-not-announced",
    Severity.WARNING,
    N_(
        "Other zones name this one in their `part_of`, and its own record does not say `has_parts = true`. "
        "Without it, `show` does not look for the parts."
    ),
    wrong='# gamma.toml, which alpha.toml is a part of\nkind = "aggregate"',
    right='# gamma.toml, which alpha.toml is a part of\nkind = "aggregate"\nhas_parts = true',
)

NO_PARTS = Rule(
    "Z027",
    "no-parts",
    Severity.WARNING,
    N_("The record says `has_parts = true`, and no zone names it in its `part_of`."),
    wrong="has_parts = true",
    right="has_parts = false",
)

MISSING_LANGUAGE = Rule(
    "Z060",
    "missing-language",
    Severity.NOTICE,
    N_(
        "Texts have no Chinese, or no English: a reader of that language is shown the other one. Said once; "
        'where `languages = ["zh", "en"]` in zonecli.toml asks for them, each is a fault (Z064).'
    ),
    wrong='name = { zh = "乙开发区" }',
    right='name = { zh = "乙开发区", en = "Beta Development Zone" }',
)

REQUIRED_LANGUAGE = Rule(
    "Z064",
    "required-language",
    Severity.ERROR,
    N_("The directory's zonecli.toml asks for every text in certain languages, and this one lacks one of them."),
    wrong='# zonecli.toml: languages = ["zh", "en"]\nname = { zh = "乙开发区" }',
    right='# zonecli.toml: languages = ["zh", "en"]\nname = { zh = "乙开发区", en = "Beta Development Zone" }',
)

UNKNOWN_LANGUAGE = Rule(
    "Z065",
    "unknown-language",
    Severity.WARNING,
    N_("The key of a text is the BCP 47 tag of its language: zh, en, vi, pl, zh-Hant. Nobody has this language."),
    wrong='name = { cn = "乙开发区", en = "Beta Development Zone" }',
    right='name = { zh = "乙开发区", en = "Beta Development Zone" }',
)

NAME_OF_TWO_ZONES = Rule(
    "Z061",
    "name-of-two-zones",
    Severity.ERROR,
    N_(
        "Two zones go by the same name, blanks, case and width of letters apart: asking for it would fit both. "
        "Keep it with the one that people mean by it."
    ),
    wrong='aliases = ["甲区"]',
    right='aliases = ["乙区"]',
)

NAME_REPEATED = Rule(
    "Z062",
    "name-repeated",
    Severity.WARNING,
    N_("An alias repeats the zone's name or another alias, blanks, case and width of letters apart."),
    wrong='aliases = ["乙区", "乙 区"]',
    right='aliases = ["乙区"]',
)

INDUSTRY_WITHOUT_STATEMENT = Rule(
    "Z063",
    "industry-without-statement",
    Severity.WARNING,
    N_(
        "`industries` in the head rests on the record's [[leading_industries]], each with its source; this "
        "industry stands in none of them."
    ),
    wrong='industries = ["furniture"]',
    right='industries = ["furniture"]\n\n[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"',
)

UNUSED_SOURCE = Rule(
    "Z070",
    "unused-source",
    Severity.WARNING,
    N_("No fact, event or other statement rests on this source."),
    wrong="# sources/yearbook.toml, which nothing names",
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "yearbook"',
)

TEXT_FILE = Rule(
    "Z071",
    "text-file",
    Severity.ERROR,
    N_(
        "`text` names a file by its path from the records directory; it must be there, inside the directory, "
        "and readable: as plain text, Markdown, a web page, a Word document or a PDF. So must be the texts that "
        "`zonecli check --texts DIR` is given."
    ),
    wrong='text = "../elsewhere/gazette.txt"\nsha256 = "…"',
    right='text = "texts/gazette.txt"\nsha256 = "…"',
)

TEXT_CHANGED = Rule(
    "Z072",
    "text-changed",
    Severity.ERROR,
    N_(
        "The source's text does not have the checksum `sha256`: since the figures were taken from it, it has been "
        "changed or replaced."
    ),
    wrong='text = "texts/gazette.txt"\nsha256 = "0000000000000000000000000000000000000000000000000000000000000000"',
    right='text = "texts/gazette.txt"\nsha256 = "…"  # as `sha256sum texts/gazette.txt` prints it',
)

UNSEALED_TEXT = Rule(
    "Z073",
    "unsealed-text",
    Severity.WARNING,
    N_("`text` and `sha256` belong together: the checksum shows that the text is the one the figures came from."),
    wrong='text = "texts/gazette.txt"',
    right='text = "texts/gazette.txt"\nsha256 = "…"',
)

NO_DOLLAR = Rule(
    "Z074",
    "no-dollar",
    Severity.ERROR,
    N_(
        "`currency` says what $ alone means in the source: the ISO 4217 code of a currency that is written with it, "
        "such as AUD, HKD or MXN. Other signs, A$ and HK$ among them, keep their meaning."
    ),
    wrong='currency = "EUR"',
    right='currency = "AUD"',
    blocks=True,
)

PRINT_NOT_IN_TEXT = Rule(
    "Z075",
    "print-not-in-text",
    Severity.ERROR,
    N_(
        "The text of the source (its `text`, or a file of `zonecli check --texts DIR`) does not have the figure. A "
        "figure is written to the letter as its source prints it; width, blanks, case and traditional characters alone "
        "may differ."
    ),
    wrong='# the text has 超900亿元\n[[facts]]\nindicator = "output"\nfigure = "超过900亿元"\nsource = "gazette"',
    right='# the text has 超900亿元\n[[facts]]\nindicator = "output"\nfigure = "超900亿元"\nsource = "gazette"',
)

PRINT_ELSEWHERE = Rule(
    "Z076",
    "print-elsewhere",
    Severity.WARNING,
    N_(
        "The text of the source has the figure, but not where `at` says. Paragraphs are the lines that are not empty, "
        "counted from 1, with the title; of a PDF `at` is the page. The number that a table's row begins with will do "
        "as well."
    ),
    wrong='# the text has it in paragraph 2\n[[facts]]\nindicator = "output"\nfigure = "超900亿元"\n'
    'source = "gazette"\nat = "1"',
    right='# the text has it in paragraph 2\n[[facts]]\nindicator = "output"\nfigure = "超900亿元"\n'
    'source = "gazette"\nat = "2"',
)

TEXT_NOT_READ = Rule(
    "Z077",
    "text-not-read",
    Severity.NOTICE,
    N_(
        "The figures of this source are not held against its text: `zonecli check --texts DIR` finds none in DIR that "
        "is called by the source's id, or the extra that reads it is not installed."
    ),
    wrong="# sources/gazette.toml, and in DIR no gazette.txt, .md, .html, .docx or .pdf",
    right="# sources/gazette.toml, and DIR/gazette.txt",
)

DERIVED_CIRCLE = Rule(
    "Z080",
    "derived-circle",
    Severity.ERROR,
    N_("The derived indicator is worked out, through others, from itself."),
    wrong='[output-ratio]\nderived = { operation = "growth", of = "output-ratio" }',
    right='[output-ratio]\nderived = { operation = "growth", of = "output" }',
)

DERIVED_UNIT = Rule(
    "Z081",
    "derived-unit",
    Severity.ERROR,
    N_(
        "The unit of a derived indicator is not what its inputs come to: of a ratio the quotient of their units, "
        "of a difference their own, of a share and of growth `ratio`. It may be left out."
    ),
    wrong='[output-per-enterprise]\nunit = "mu"\nderived = { operation = "ratio", of = "output", by = "enterprises" }',
    right='[output-per-enterprise]\nunit = "CNY/enterprise"\n'
    'derived = { operation = "ratio", of = "output", by = "enterprises" }',
)

NO_NATURE = Rule(
    "Z084",
    "no-nature",
    Severity.NOTICE,
    N_(
        "Without `nature` an indicator counts as a flow, of which only figures of the same days are compared: a stock "
        "(population, occupancy), a standing figure (approved area) or a change (growth) says so."
    ),
    wrong='[output]\nname = { zh = "产值", en = "Output" }\nunit = "CNY"\ntheme = "economy"',
    right='[output]\nname = { zh = "产值", en = "Output" }\nunit = "CNY"\ntheme = "economy"\nnature = "flow"',
)

UNKNOWN_CURRENCY = Rule(
    "Z082",
    "unknown-currency",
    Severity.ERROR,
    N_("Currencies go by their ISO 4217 codes, those that figures are read in."),
    wrong='[ecb.years.2024]\nRMB = "1"',
    right='[ecb.years.2024]\nUSD = "7.1956"',
)

IMPOSSIBLE_RATE = Rule(
    "Z083",
    "impossible-rate",
    Severity.ERROR,
    N_("The rate of a currency to itself is one, and a year's average cannot be known before its source was issued."),
    wrong='[ecb.years.2024]\nCNY = "1.1"',
    right='[ecb.years.2024]\nUSD = "7.1956"',
)
