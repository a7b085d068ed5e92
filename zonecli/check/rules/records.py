"""The rules of names, of zones among each other, of sources, and of the vocabulary."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule(
        "Z025",
        "circle",
        _ERROR,
        N_("Following `part_of` from this zone leads back to it."),
        '# beta.toml, which delta.toml is a part of\npart_of = ["delta"]',
        '# beta.toml, which delta.toml is a part of\npart_of = ["gamma"]',
    ),
    Rule(
        "Z026",
        "parts-not-announced",
        _WARNING,
        N_(
            "Other zones name this one in their `part_of`, and its own record does not say `has_parts = true`. "
            "Without it, `show` does not look for the parts."
        ),
        '# gamma.toml, which alpha.toml is a part of\nkind = "aggregate"',
        '# gamma.toml, which alpha.toml is a part of\nkind = "aggregate"\nhas_parts = true',
    ),
    Rule(
        "Z027",
        "no-parts",
        _WARNING,
        N_("The record says `has_parts = true`, and no zone names it in its `part_of`."),
        "has_parts = true",
        "has_parts = false",
    ),
    Rule(
        "Z060",
        "missing-language",
        _WARNING,
        N_("What is shown has a text in Chinese and one in English: reports are written in both."),
        'name = { zh = "乙开发区" }',
        'name = { zh = "乙开发区", en = "Beta Development Zone" }',
    ),
    Rule(
        "Z061",
        "name-of-two-zones",
        _ERROR,
        N_(
            "Two zones go by the same name, blanks, case and width of letters apart: asking for it would fit both. "
            "Keep it with the one that people mean by it."
        ),
        'aliases = ["甲区"]',
        'aliases = ["乙区"]',
    ),
    Rule(
        "Z062",
        "name-repeated",
        _WARNING,
        N_("An alias repeats the zone's name or another alias, blanks, case and width of letters apart."),
        'aliases = ["乙区", "乙 区"]',
        'aliases = ["乙区"]',
    ),
    Rule(
        "Z063",
        "industry-without-statement",
        _WARNING,
        N_(
            "`industries` in the head rests on the record's [[leading_industries]], each with its source; this "
            "industry stands in none of them."
        ),
        'industries = ["furniture"]',
        'industries = ["furniture"]\n\n[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"',
    ),
    Rule(
        "Z070",
        "unused-source",
        _WARNING,
        N_("No fact, event or other statement rests on this source."),
        "# sources/yearbook.toml, which nothing names",
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "yearbook"',
    ),
    Rule(
        "Z071",
        "text-file",
        _ERROR,
        N_(
            "`text` names a file by its path from the records directory; it must be there, inside the directory, "
            "and readable."
        ),
        'text = "../elsewhere/gazette.txt"\nsha256 = "…"',
        'text = "texts/gazette.txt"\nsha256 = "…"',
    ),
    Rule(
        "Z072",
        "text-changed",
        _ERROR,
        N_(
            "The file named by `text` does not have the checksum `sha256`: since the figures were taken from it, "
            "it has been changed or replaced."
        ),
        'text = "texts/gazette.txt"\nsha256 = "0000000000000000000000000000000000000000000000000000000000000000"',
        'text = "texts/gazette.txt"\nsha256 = "…"  # as `sha256sum texts/gazette.txt` prints it',
    ),
    Rule(
        "Z073",
        "unsealed-text",
        _WARNING,
        N_("`text` and `sha256` belong together: the checksum shows that the text is the one the figures came from."),
        'text = "texts/gazette.txt"',
        'text = "texts/gazette.txt"\nsha256 = "…"',
    ),
    Rule(
        "Z080",
        "derived-circle",
        _ERROR,
        N_("The derived indicator is worked out, through others, from itself."),
        '[output-ratio]\nderived = { operation = "growth", of = "output-ratio" }',
        '[output-ratio]\nderived = { operation = "growth", of = "output" }',
    ),
    Rule(
        "Z081",
        "derived-unit",
        _ERROR,
        N_(
            "The unit of a derived indicator is not what its inputs come to: of a ratio the quotient of their units, "
            "of a difference their own, of a share and of growth `ratio`. It may be left out."
        ),
        '[output-per-enterprise]\nunit = "mu"\nderived = { operation = "ratio", of = "output", by = "enterprises" }',
        '[output-per-enterprise]\nunit = "CNY/enterprise"\n'
        'derived = { operation = "ratio", of = "output", by = "enterprises" }',
    ),
    Rule(
        "Z082",
        "unknown-currency",
        _ERROR,
        N_("Currencies go by their ISO 4217 codes, those that figures are read in."),
        '[ecb.years.2024]\nRMB = "1"',
        '[ecb.years.2024]\nUSD = "7.1956"',
    ),
    Rule(
        "Z083",
        "impossible-rate",
        _ERROR,
        N_(
            "The rate of a currency to itself is one, and a year's average cannot be known before its source "
            "was issued."
        ),
        '[ecb.years.2024]\nCNY = "1.1"',
        '[ecb.years.2024]\nUSD = "7.1956"',
    ),
)
