"""`check --unused`: what the texts of sources say and no record has."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.cli.running import ROOT, Cli
from tests.conftest import SMALL

TEXT = (
    "公报\n2024年甲开发区工业产值超900亿元，有企业1600余家，其中亿元以上企业30家。\n"
    "乙开发区固定资产投资76.5亿元，增长9.1%。\n"
)


def test_what_no_record_has_is_listed(cli: Cli, make_records: Callable[..., Path], tmp_path: Path) -> None:
    root = make_records({"zones/beta.toml": SMALL["zones/beta.toml"].partition("\n[[facts]]")[0]})
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "gazette.txt").write_text(TEXT, encoding="utf-8")
    done = cli("check", "--records", root, "--texts", texts, "--unused")
    assert done.code == 0
    listed = [line for line in done.out.split("\n") if "[Z078]" in line]
    assert [line.partition("“")[2].partition("”")[0] for line in listed] == ["30家", "76.5亿元", "增长9.1%"]
    assert all("/sources/gazette.toml:1:1: notice[Z078] paragraph " in line for line in listed)
    assert "[Z078]" not in cli("check", "--records", root, "--texts", texts).out


def test_an_article_in_a_directory_that_is_gone_is_told(tmp_path: Path, make_records: Callable[..., Path]) -> None:
    program = f"{shlex.quote(sys.executable)} -m zonecli extract a.txt --records {shlex.quote(str(make_records()))}"
    script = f"mkdir gone && cd gone && rmdir ../gone && {program}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "a.txt: No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr
