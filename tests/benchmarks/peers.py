"""The other tools: how each is asked what zonecli is asked, over the same zones in the form that it reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.machine import version
from tests.benchmarks.measure import Command

START, SHOW, LIST, CHECK = "start", "show", "list", "check"
FIELDS = "id,name_en,level"

Which = Callable[[str], str]


@dataclass(frozen=True)
class Data:
    """Where the forms of one size lie: the folder of `peer_data.py`, zonecli's own records, the zone to show."""

    folder: Path
    records: Path
    shown: str

    def __truediv__(self, name: str) -> str:
        return str(self.folder / name)


@dataclass(frozen=True)
class Peer:
    """A tool: the programs that it needs, the first of which says its version, and what each task takes.

    `tasks` is asked with the paths of the programs and the data; a task that the tool has no command for is
    not among its keys.
    """

    name: str
    programs: tuple[str, ...]
    tasks: Callable[[Which, Data], Mapping[str, Sequence[str]]]
    cache: str = ""  # the folder of its cache in the home directory, for the tools that keep one


def _jq(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    jq, file = which("jq"), data / "zones.jsonl"
    national = '[inputs | select(.level == "national") | [.id, .name.en, .level]] | sort_by(.[1])[] | @tsv'
    return {
        START: (jq, "-n", "1"),
        SHOW: (jq, f'select(.id == "{data.shown}")', file),
        LIST: (jq, "-rn", national, file),
    }


def _miller(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    mlr, file = which("mlr"), data / "zones.csv"
    chain = ("then", "sort", "-c", "name_en", "then", "cut", "-o", "-f", FIELDS)
    return {
        START: (mlr, "--version"),
        SHOW: (mlr, "--icsv", "--ojson", "filter", f'$id == "{data.shown}"', file),
        LIST: (mlr, "--icsv", "--opprint", "filter", '$level == "national"', *chain, file),
    }


def _recutils(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    recsel, file = which("recsel"), data / "zones.rec"
    national = ("-e", "Level = 'national'", "-S", "NameEn", "-p", "Id,NameEn,Level")
    return {
        START: (recsel, "--version"),
        SHOW: (recsel, "-e", f"Id = '{data.shown}'", file),
        LIST: (recsel, *national, file),
        CHECK: (which("recfix"), "--check", file),
    }


def _hledger(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    hledger = which("hledger")
    check = (hledger, "--file", data / "zones.journal", "check", "accounts", "commodities")
    return {START: (hledger, "--version"), CHECK: check}


def _duckdb(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    duckdb, zones, facts = which("duckdb"), data / "zones.csv", data / "facts.csv"
    national = f"select {FIELDS} from '{zones}' where level = 'national' order by name_en"
    return {
        START: (duckdb, "-c", "select 1"),
        SHOW: (duckdb, "-json", "-c", f"select * from '{facts}' where zone = '{data.shown}'"),
        LIST: (duckdb, "-csv", "-c", national),
    }


def _papis(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    papis = which("papis")
    form = ("--sort", "title", "--format", "{doc[ref]} {doc[title]} {doc[level]}")
    return {
        START: (papis, "--version"),
        SHOW: (papis, "export", "--all", "--format", "json", f"ref:{data.shown}"),
        LIST: (papis, "list", "--all", *form, "level:national"),
    }


def _csvkit(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    grep, sort, cut, file = which("csvgrep"), which("csvsort"), which("csvcut"), data / "zones.csv"
    pipeline = f"'{grep}' -c level -m national '{file}' | '{sort}' -c name_en | '{cut}' -c {FIELDS}"
    return {
        START: (cut, "--version"),
        SHOW: (grep, "-c", "id", "-m", data.shown, file),
        LIST: ("/bin/sh", "-c", pipeline),
        CHECK: (which("csvclean"), "-a", file),
    }


def _beancount(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    check = which("bean-check")
    return {START: (check, "--version"), CHECK: (check, "--no-cache", data / "zones.beancount")}


def _sqlite_utils(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    tool, file = which("sqlite-utils"), data / "zones.db"
    national = f"select {FIELDS} from zones where level = 'national' order by name_en"
    return {
        START: (tool, "--version"),
        SHOW: (tool, "query", file, f"select * from facts where zone = '{data.shown}'"),
        LIST: (tool, "query", "--csv", file, national),
    }


def _frictionless(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    tool = which("frictionless")
    return {START: (tool, "--version"), CHECK: (tool, "validate", data / "datapackage.json")}


def _taplo(which: Which, data: Data) -> Mapping[str, Sequence[str]]:
    taplo, schema = which("taplo"), (data.folder / "zone.schema.json").as_uri()
    check = (taplo, "check", "--no-auto-config", "--schema", schema, str(data.records / "zones" / "*.toml"))
    return {START: (taplo, "--version"), CHECK: check}


PEERS = (
    Peer("jq (JSON lines)", ("jq",), _jq),
    Peer("miller (CSV)", ("mlr",), _miller),
    Peer("recutils", ("recsel", "recfix"), _recutils),
    Peer("hledger", ("hledger",), _hledger),
    Peer("DuckDB (CSV)", ("duckdb",), _duckdb),
    Peer("papis", ("papis",), _papis, ".cache/papis"),
    Peer("csvkit (CSV)", ("csvcut", "csvgrep", "csvsort", "csvclean"), _csvkit),
    Peer("bean-check", ("bean-check",), _beancount),
    Peer("sqlite-utils", ("sqlite-utils",), _sqlite_utils),
    Peer("frictionless", ("frictionless",), _frictionless),
    Peer("taplo with a schema", ("taplo",), _taplo),
)


@dataclass(frozen=True)
class Found:
    """A peer that is installed here."""

    peer: Peer
    paths: Mapping[str, str]
    version: str

    def command(self, task: str, data: Data, environment: Mapping[str, str]) -> Command | None:
        """Return the command of a task over the data, None where the tool has none for it."""
        argv = self.peer.tasks(self.paths.__getitem__, data).get(task)
        says = {SHOW: data.shown, LIST: "national"}.get(task, "")
        return None if argv is None else Command(tuple(argv), environment, says)


def found(search: str) -> list[Found]:
    """Return the peers whose programs all lie in the folders of a search path."""
    here = []
    for peer in PEERS:
        paths = {name: path for name in peer.programs if (path := shutil.which(name, path=search))}
        if len(paths) == len(peer.programs):
            here.append(Found(peer, paths, version(paths[peer.programs[0]])))
    return here
