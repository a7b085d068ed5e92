"""What a document is made from is the same whichever way the records were read."""

from pathlib import Path

from zonecli.report.data import ReportData, Sources
from zonecli.store.catalogue import CachedCatalogue
from zonecli.views.briefing import gists
from zonecli.views.coverage import coverage
from zonecli.views.measure import PRINTED
from zonecli.views.sources import sources


def test_read_at_once_and_one_by_one(records: Path) -> None:
    catalogue = CachedCatalogue(records)
    together = ReportData(catalogue, catalogue.zone_ids, PRINTED)
    assert list(Sources(together)) == list(sources(catalogue, catalogue.zone_ids))
    together.read_at_once(None)
    assert together.gists == gists(catalogue, catalogue.zone_ids)
    assert together.coverage(None) == coverage(catalogue, catalogue.zone_ids)
    # What rests on each source is counted from the gists.
    assert list(Sources(together)) == list(sources(catalogue, catalogue.zone_ids))


def test_of_some_zones(records: Path) -> None:
    catalogue = CachedCatalogue(records)
    some = ReportData(catalogue, ["anji", "jiashan"], PRINTED)
    some.read_at_once(None)
    assert [each.id for each in some.gists] == ["anji", "jiashan"]
    assert list(Sources(some)) == list(sources(catalogue, ["anji", "jiashan"]))
