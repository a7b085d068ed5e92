"""The rules of figures, of time, and of several figures for one thing."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

FIGURE_NOT_READ = Rule(
    "Z030",
    "figure-not-read",
    Severity.ERROR,
    N_(
        "The printed figure cannot be read whole; the mark stands under the part that was not understood. "
        "Nothing is guessed: correct the figure, or give `value` and `unit` beside it. "
        "`zonecli figure TEXT` shows how a figure is read."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿某"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_UNIT = Rule(
    "Z031",
    "unknown-unit",
    Severity.ERROR,
    N_("`unit` is a unit that zonecli knows, by its id (`CNY/mu`) or as it is printed (`万元/亩`)."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436"\nunit = "番茄钱"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436"\nunit = "亿元"\nsource = "gazette"',
    blocks=True,
)

OTHER_DIMENSION = Rule(
    "Z032",
    "other-dimension",
    Severity.ERROR,
    N_(
        "The figure measures something else than its indicator: an area where money is meant, or a number "
        "without a unit where there must be one. It could not be compared with anything."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436公顷"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    blocks=True,
)

NEEDLESS_VALUE = Rule(
    "Z033",
    "needless-value",
    Severity.WARNING,
    N_(
        "`value` stands in for a figure that cannot be read. This figure can be: what is printed is the truth, "
        "and a second number beside it can only come to differ. A `unit` beside it stays where it says what the figure "
        "does not print."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nvalue = "43600000000"\nunit = "CNY"\n'
    'source = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
)

DERIVED_INDICATOR = Rule(
    "Z034",
    "derived-indicator",
    Severity.ERROR,
    N_("A derived indicator is worked out from others; a figure that a source prints needs one of its own."),
    wrong='[[facts]]\nindicator = "output-per-enterprise"\nfigure = "2亿元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "2亿元"\nsource = "gazette"',
    blocks=True,
)

CHANGE_UNDER_LEVEL = Rule(
    "Z035",
    "change-under-level",
    Severity.ERROR,
    N_(
        "The figure says by how much something has grown or shrunk, and its indicator measures how much there is. "
        "Nothing can be compared with it; it belongs under an indicator of nature `change`. Under one with "
        '`sign = "reduction"` the size of a decline is what is measured.'
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "增长5亿元"\nperiod = "2024"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "5亿元"\nperiod = "2024"\nsource = "gazette"',
)

LEVEL_UNDER_CHANGE = Rule(
    "Z036",
    "level-under-change",
    Severity.ERROR,
    N_(
        "The figure says what something has become (降至3%, rose to 5%), and its indicator measures by how much it has "
        "changed. Nothing can be compared with it."
    ),
    wrong='[[facts]]\nindicator = "output-growth"\nfigure = "降至3%"\nperiod = "2024"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output-growth"\nfigure = "下降3%"\nperiod = "2024"\nsource = "gazette"',
)

CHANGE_UNDER_UNKNOWN = Rule(
    "Z037",
    "change-under-unknown",
    Severity.WARNING,
    N_(
        "The figure says by how much something has grown or shrunk, and its indicator has no `nature`: it counts as "
        "one of how much there is, and nothing can be compared with the figure."
    ),
    wrong='[[facts]]\nindicator = "staff"\nfigure = "减少20人"\nperiod = "2024"\nsource = "gazette"',
    right='[[facts]]\nindicator = "staff"\nfigure = "20人"\nperiod = "2024"\nsource = "gazette"',
)

TWO_SCALES = Rule(
    "Z038",
    "two-scales",
    Severity.ERROR,
    N_(
        "The figure prints a scale (亿, million), and so does the unit of the table's head: multiplied, they would be "
        "ten thousand times too much. The source means one of them; write the figure and the unit as it prints them."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "1.2亿"\nunit = "万元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "1.2亿"\nunit = "元"\nsource = "gazette"',
    blocks=True,
)

UNKNOWN_WHOLE = Rule(
    "Z039",
    "unknown-whole",
    Severity.ERROR,
    N_("`of` is the id of a zone, or a text; no zone has this id."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nof = "gama"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nof = "gamma"\nsource = "gazette"',
    blocks=True,
)

BAD_PERIOD = Rule(
    "Z040",
    "bad-period",
    Severity.ERROR,
    N_(
        "A period is written 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, or start/end with both ends "
        "included; the days must be days of the calendar. A date that is only about right has ~ behind it "
        "(2022-09~/2025-09), an end that is open is .. (../2023-12-31), a fiscal year FY2022-23 or FY2023."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024-13"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024-12"\nsource = "gazette"',
    blocks=True,
)

ACTUAL_OF_THE_FUTURE = Rule(
    "Z041",
    "actual-of-the-future",
    Severity.ERROR,
    N_(
        "The period begins after the source was issued, or what flows through it (output, tax, growth) ends after "
        "that: the source cannot report it as a fact. It is a forecast, a target or a plan, or the period is wrong: "
        "up to the source's day a running year is 2020-01/2020-12-14."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2030"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2030"\nstatus = "target"\nsource = "gazette"',
)

EVENT_OF_THE_FUTURE = Rule(
    "Z042",
    "event-of-the-future",
    Severity.ERROR,
    N_("The event lies after its source was issued; events are what has happened."),
    wrong='[[events]]\ndate = "2030-01"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
    right='[[events]]\ndate = "2025-01"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
)

ACCESSED_BEFORE_ISSUED = Rule(
    "Z043",
    "accessed-before-issued",
    Severity.ERROR,
    N_("Nobody read the source before it was issued."),
    wrong='accessed = "2019-01-01"',
    right='accessed = "2026-01-01"',
)

UNKNOWN_FISCAL_YEAR = Rule(
    "Z044",
    "unknown-fiscal-year",
    Severity.ERROR,
    N_(
        "The source does not say when its fiscal years begin, or which of its two years one alone (FY2023) is called "
        "by. In India it begins in April, in Ethiopia in July, in the United States in October; there one year alone "
        "is the one that it ends in."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "FY2022-23"\nsource = "gazette"',
    right='# sources/gazette.toml has fiscal_year = { starts = "04-01", named_by = "end" }\n'
    '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "FY2022-23"\nsource = "gazette"',
    blocks=True,
)

MONTH_OR_YEARS = Rule(
    "Z045",
    "month-or-years",
    Severity.NOTICE,
    N_(
        "2010-11 is November 2010. Where the source means two years, a fiscal one is written FY2010-11, others "
        "2010/2011."
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2010-11"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2010-11-01/2010-11-30"\nsource = "gazette"',
)

FACT_TWICE = Rule(
    "Z050",
    "fact-twice",
    Severity.WARNING,
    N_("The record states the same fact twice: indicator, scope, period, figure and source are the same."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
)

CONTRADICTION = Rule(
    "Z051",
    "contradiction",
    Severity.WARNING,
    N_(
        "Two figures for the same indicator, scope, period and status cannot both be true, whatever their "
        'hedges leave open. Both may stay: mark one as `rank = "preferred"`, or the other as '
        '`rank = "deprecated"` with a note that says why.'
    ),
    wrong='[[facts]]\nindicator = "output"\nfigure = "超900亿元"\nperiod = "2024"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024"\nsource = "yearbook"',
    right='[[facts]]\nindicator = "output"\nfigure = "超900亿元"\nperiod = "2024"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024"\nsource = "yearbook"\n'
    'rank = "deprecated"\nnote = { zh = "年鉴已更正", en = "Corrected by the yearbook" }',
)

TWO_PREFERRED = Rule(
    "Z052",
    "two-preferred",
    Severity.ERROR,
    N_("Of the figures for one indicator, scope, period and status only one can be preferred."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "preferred"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "output"\nfigure = "437亿元"\nrank = "preferred"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "preferred"\nsource = "gazette"\n\n'
    '[[facts]]\nindicator = "output"\nfigure = "437亿元"\nsource = "gazette"',
)

DEPRECATED_WITHOUT_NOTE = Rule(
    "Z053",
    "deprecated-without-note",
    Severity.ERROR,
    N_("A figure that is not to be used any more says in a note what replaced it, or what is wrong with it."),
    wrong='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "deprecated"\nsource = "gazette"',
    right='[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "deprecated"\nsource = "gazette"\n'
    'note = { zh = "统计口径已改", en = "Counted differently since" }',
)

STATEMENT_TWICE = Rule(
    "Z054",
    "statement-twice",
    Severity.WARNING,
    N_("The record states the same event, or the same leading industries, twice from the same source."),
    wrong='[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"\n\n'
    '[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
    right='[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
)
