"""The rules of figures, of time, and of several figures for one thing."""

from zonecli.check.rules.rule import Rule, Severity
from zonecli.errors import N_

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule(
        "Z030",
        "figure-not-read",
        _ERROR,
        N_(
            "The printed figure cannot be read whole; the mark stands under the part that was not understood. "
            "Nothing is guessed: correct the figure, or give `value` and `unit` beside it. "
            "`zonecli figure TEXT` shows how a figure is read."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "436亿某"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z031",
        "unknown-unit",
        _ERROR,
        N_("`unit` is a unit that zonecli knows, by its id (`CNY/mu`) or as it is printed (`万元/亩`)."),
        '[[facts]]\nindicator = "output"\nfigure = "436"\nunit = "番茄钱"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436"\nunit = "亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z032",
        "other-dimension",
        _ERROR,
        N_(
            "The figure measures something else than its indicator: an area where money is meant, or a number "
            "without a unit where there must be one. It could not be compared with anything."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "436公顷"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z033",
        "needless-value",
        _WARNING,
        N_(
            "`value` stands in for a figure that cannot be read. This figure can be: what is printed is the truth, "
            "and a second number beside it can only come to differ."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nvalue = "43600000000"\nunit = "CNY"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z034",
        "derived-indicator",
        _ERROR,
        N_("A derived indicator is worked out from others; a figure that a source prints needs one of its own."),
        '[[facts]]\nindicator = "output-per-enterprise"\nfigure = "2亿元"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "2亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z040",
        "bad-period",
        _ERROR,
        N_(
            "A period is written 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, or start/end with both ends "
            "included; the days must be days of the calendar."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024-13"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024-12"\nsource = "gazette"',
    ),
    Rule(
        "Z041",
        "actual-of-the-future",
        _ERROR,
        N_(
            "The period begins after the source was issued, so the source cannot report it as a fact: it is a "
            "forecast, a target or a plan, or the period is wrong."
        ),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2030"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2030"\nstatus = "target"\nsource = "gazette"',
    ),
    Rule(
        "Z042",
        "event-of-the-future",
        _ERROR,
        N_("The event lies after its source was issued; events are what has happened."),
        '[[events]]\ndate = "2030-01"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
        '[[events]]\ndate = "2025-01"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
    ),
    Rule(
        "Z043",
        "accessed-before-issued",
        _ERROR,
        N_("Nobody read the source before it was issued."),
        'accessed = "2019-01-01"',
        'accessed = "2026-01-01"',
    ),
    Rule(
        "Z050",
        "fact-twice",
        _WARNING,
        N_("The record states the same fact twice: indicator, scope, period, figure and source are the same."),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"\n\n'
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z051",
        "contradiction",
        _WARNING,
        N_(
            "Two figures for the same indicator, scope, period and status cannot both be true, whatever their "
            'hedges leave open. Both may stay: mark one as `rank = "preferred"`, or the other as '
            '`rank = "deprecated"` with a note that says why.'
        ),
        '[[facts]]\nindicator = "output"\nfigure = "超900亿元"\nperiod = "2024"\nsource = "gazette"\n\n'
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024"\nsource = "yearbook"',
        '[[facts]]\nindicator = "output"\nfigure = "超900亿元"\nperiod = "2024"\nsource = "gazette"\n\n'
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nperiod = "2024"\nsource = "yearbook"\n'
        'rank = "deprecated"\nnote = { zh = "年鉴已更正", en = "Corrected by the yearbook" }',
    ),
    Rule(
        "Z052",
        "two-preferred",
        _ERROR,
        N_("Of the figures for one indicator, scope, period and status only one can be preferred."),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "preferred"\nsource = "gazette"\n\n'
        '[[facts]]\nindicator = "output"\nfigure = "437亿元"\nrank = "preferred"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "preferred"\nsource = "gazette"\n\n'
        '[[facts]]\nindicator = "output"\nfigure = "437亿元"\nsource = "gazette"',
    ),
    Rule(
        "Z053",
        "deprecated-without-note",
        _ERROR,
        N_("A figure that is not to be used any more says in a note what replaced it, or what is wrong with it."),
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "deprecated"\nsource = "gazette"',
        '[[facts]]\nindicator = "output"\nfigure = "436亿元"\nrank = "deprecated"\nsource = "gazette"\n'
        'note = { zh = "统计口径已改", en = "Counted differently since" }',
    ),
    Rule(
        "Z054",
        "statement-twice",
        _WARNING,
        N_("The record states the same event, or the same leading industries, twice from the same source."),
        '[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"\n\n'
        '[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
        '[[events]]\ndate = "2024-05"\ntitle = { zh = "开园", en = "Opened" }\nsource = "gazette"',
    ),
)
