"""What the words of closed choices are called on the screen: in English here, in Chinese by the catalogue."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.figures.types import Hedge
from zonecli.records.vocabulary import Better, Nature, Sign, Theme
from zonecli.records.zones import Level, Rank, Status

FIELDS = {
    "id": N_("Id"),
    "name": N_("Name"),
    "alias": N_("Also called"),
    "kind": N_("Kind"),
    "level": N_("Level"),
    "code": N_("Code"),
    "place": N_("Place"),
    "industry": N_("Industries"),
    "part_of": N_("Part of"),
}
FACT_FIELDS = {
    "indicator": N_("Indicator"),
    "status": N_("Status"),
    "rank": N_("Rank"),
    "hedge": N_("Hedge"),
    "period": N_("Period"),
    "scope": N_("Part"),
    "of": N_("Of"),
    "basis": N_("Basis"),
    "source": N_("Source"),
    "theme": N_("Theme"),
}
LEVELS = {
    Level.NATIONAL: N_("national"),
    Level.PROVINCIAL: N_("provincial"),
    Level.MUNICIPAL: N_("municipal"),
    Level.COUNTY: N_("county-level"),
}
STATUSES = {
    Status.ACTUAL: N_("actual"),
    Status.ESTIMATE: N_("estimate"),
    Status.PROVISIONAL: N_("provisional"),
    Status.ANNOUNCED: N_("announced"),
    Status.FORECAST: N_("forecast"),
    Status.TARGET: N_("target"),
    Status.PLANNED: N_("planned"),
}
HEDGES = {
    Hedge.EXACT: N_("exact"),
    Hedge.OVER: N_("over"),
    Hedge.NEARLY: N_("nearly"),
    Hedge.UNDER: N_("under"),
    Hedge.ABOUT: N_("about"),
    Hedge.AT_LEAST: N_("at least"),
    Hedge.AT_MOST: N_("at most"),
    Hedge.SEVERAL: N_("several"),
    Hedge.RANGE: N_("range"),
}
RANKS = {
    Rank.PREFERRED: N_("preferred"),
    Rank.NORMAL: N_("normal"),
    Rank.DEPRECATED: N_("superseded"),
}
NATURES = {
    Nature.STOCK: N_("stock, at a moment"),
    Nature.FLOW: N_("flow, over a period"),
    Nature.STANDING: N_("standing, until it is changed"),
    Nature.CHANGE: N_("change"),
    Nature.POSITION: N_("position in an order"),
    Nature.EVENT: N_("count of one happening"),
}
PRIORITIES = {1: N_("key figure"), 2: N_("useful"), 3: N_("detail")}
SIGNS = {Sign.REDUCTION: N_("the size of a decline counts as positive")}
THEMES = {
    Theme.LAND: N_("Land"),
    Theme.ECONOMY: N_("Economy"),
    Theme.INDUSTRY: N_("Industry"),
    Theme.INVESTMENT: N_("Investment"),
    Theme.ENTERPRISES: N_("Enterprises"),
    Theme.INNOVATION: N_("Innovation"),
    Theme.PEOPLE: N_("People"),
    Theme.TRADE: N_("Trade"),
    Theme.ENVIRONMENT: N_("Environment"),
    Theme.SERVICES: N_("Services"),
    Theme.GOVERNANCE: N_("Governance"),
}
BETTER = {Better.HIGHER: N_("higher is better"), Better.LOWER: N_("lower is better")}
# The types of CSL that sources on zones are mostly of; the others stand as they are written.
SOURCE_TYPES = {
    "article": N_("article"),
    "article-journal": N_("journal article"),
    "article-magazine": N_("magazine article"),
    "article-newspaper": N_("newspaper article"),
    "book": N_("book"),
    "dataset": N_("data set"),
    "document": N_("document"),
    "legislation": N_("legislation"),
    "regulation": N_("regulation"),
    "report": N_("report"),
    "standard": N_("standard"),
    "webpage": N_("web page"),
}
