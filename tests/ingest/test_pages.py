"""What people see of an import, kept as golden files: the draft, its screen, a dry run with refusals."""

from pathlib import Path

import pytest

from tests import goldens
from tests.cli.running import Cli
from tests.ingest.importing import SOURCE, desk
from tests.ingest.test_import import ZONES

TABLE = """表2-3 各开发区主要指标（2024年）;;;;;
;;;;单位：亿元;
开发区;产值;;实际外资（万美元）;批准时间;联系人
;2023年;2024年;;;
国家级;;;;;
长兴开发区①;200;220.5;1,200;2010.11;李四
省级;;;;;
安吉经济开发区;100.5;120.25;—;1994.08;张三
德清高新技术产业开发区;50;12/13;5;1993.1;王五
合计;350.5;391;1,205;;
①含托管区域;;;;;
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_draft_and_a_dry_run(lang: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk(cli, tmp_path, {**ZONES, "sources/yearbook.toml": SOURCE + 'language = "zh"\n'})
    monkeypatch.chdir(tmp_path)
    Path("yearbook.csv").write_bytes(TABLE.encode("gb18030"))
    drafted = at.run("import", "yearbook.csv", "--draft-map", "map.toml", "--source", "yearbook", "--lang", lang)
    assert (drafted.code, drafted.err) == (0, "")
    goldens.check(f"import/draft.{lang}.txt", drafted.out)
    goldens.check(f"import/map.{lang}.toml", at.map.read_text(encoding="utf-8"))
    at.correct([(f'"{name}" = "?"', f'"{name}" = "{meant}"') for name, meant in (("长兴开发区", "changxing"),)])
    text = at.map.read_text(encoding="utf-8").replace('indicator = "?"', 'indicator = "industrial-output"')
    at.map.write_text(text.replace('period = "?"', 'period = "2024"'), encoding="utf-8")
    done = at.run("import", "yearbook.csv", "--map", "map.toml", "--dry-run", "--lang", lang)
    assert done.code == 1
    goldens.check(f"import/dry-run.{lang}.txt", done.out + done.err)
