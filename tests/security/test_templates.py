"""Untrusted templates through the command line: the escapes of the public lists, other files, endless work."""

from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from tests.hostile import RAW, assert_kept, ran

SECRET = "the secret of another directory"
GLOBALS = "__init__.__globals__"
# As PayloadsAllTheThings, HackTricks and the Jinja advisories have them.
ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__']['__base__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ request|attr(request.args.x) }}",
    "{{ ()|attr(['_'*2,'class','_'*2]|join) }}",
    f"{{{{ cycler.{GLOBALS}.os.popen('id').read() }}}}",
    f"{{{{ joiner.{GLOBALS}.os }}}}",
    f"{{{{ namespace.{GLOBALS}.os }}}}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ self._TemplateReference__context.cycler }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os') }}",
    "{{ config.items() }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(zones) }}",
    "{{ '%(x)s'|format(x=zones) }}",
    "{{ ''.format_map({}) }}",
    "{{ 'x'|string.format }}",
    "{% set f = ''.format %}{{ f(zones) }}",
    "{{ ['__class__']|map('attr')|list }}",
    "{{ [zones]|map(attribute='__class__')|list }}",
    "{{ zones|groupby('__class__') }}",
    "{{ zones|sort(attribute='_material')|list }}",
    "{{ zones|selectattr('__class__')|list }}",
    "{{ zones.__getitem__.__func__ }}",
    "{{ zone.__code__.co_consts }}",
    "{{ chart.__call__.__globals__ }}",
    "{{ params.__class__ }}",
    "{{ zones[0].name.__reduce_ex__(2) }}",
    "{{ zones[0].__dataclass_fields__ }}",
    "{{ zones[0].__slots__ }}",
    "{{ range.__self__ }}",
    "{{ dict.__base__ }}",
    "{{ dict.fromkeys }}",
    "{{ loop.__class__ }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__ }}",
    "{% set x = namespace() %}{{ x.__class__ }}",
    "{% set x = namespace() %}{% set x._Namespace__attrs = 1 %}{{ x.__dict__ }}",
    "{% import 'own.md.j2' as t %}{{ t.__loader__ }}",
    "{% import 'own.md.j2' as t %}{{ t._TemplateModule__body }}",
    "{% with a = ''.__class__ %}{{ a }}{% endwith %}",
    "{% filter upper %}{{ zones }}{% endfilter %}",
    "{{ '{0.__class__.__base__}'.format(1) }}",
    "{{ '{x.__globals__}'.format_map({'x': facts}) }}",
    "{{ ('{0.'~'__class__}').format(zones) }}",
    "{{ '%s'|format(zones.__class__) }}",
    "{{ zones|attr('__init__')|attr('__globals__')|attr('__getitem__')('os') }}",
    "{{ [zones]|map('attr', '__class__')|list }}",
    "{{ [zones]|map(attribute='_material.catalogue')|list }}",
    "{{ [zones]|map(attribute='0.__class__')|list }}",
    "{{ zones|first|attr('__class__') }}",
    "{{ zones|map('name')|attr('gi_frame') }}",
    "{{ (zones|map('name')).gi_frame.f_globals }}",
    "{{ (zones|select).gi_code }}",
    "{{ (zones|map('name'))['gi_frame'] }}",
    "{{ (zones|map('name')).send }}",
    f"{{{{ range.{GLOBALS} }}}}",
    f"{{{{ dict.{GLOBALS} }}}}",
    f"{{{{ self.{GLOBALS} }}}}",
    f"{{{{ ranking.__wrapped__.{GLOBALS} }}}}",
    "{{ ranking.__wrapped__ }}",
    "{{ ranking.__func__ }}",
    "{{ ranking.__code__ }}",
    "{{ ranking.__closure__[0].cell_contents }}",
    "{{ facts.__kwdefaults__ }}",
    "{{ ranking.__annotations__ }}",
    "{{ namespace(x=1).__class__.__init__ }}",
    "{{ joiner(',').__call__.__globals__ }}",
    "{{ cycler('a').__init__ }}",
    "{{ caller.__globals__ }}",
    "{{ undefined_name.__class__ }}",
    "{{ (1).__class__.__base__.__subclasses__() }}",
    "{{ {}.__class__ }}",
    "{{ none.__class__ }}",
    "{{ zones[0].facts[0].fact.value.__class__ }}",
    "{{ zones[0].facts[0].fact.value.as_tuple() }}",
    "{{ ranking('output').__reduce__() }}",
    "{{ sources._found }}",
    "{{ sources._material.catalogue.root }}",
    "{{ zones.index }}",
    "{{ 'a'.encode() }}",
    "{{ 'a'.translate({}) }}",
    "{{ {'a': 1}.pop('a') }}",
    "{% set loop = 1 %}{{ loop.__class__ }}",
    "{% for x in zones %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in zones %}{{ loop._LoopContext__ }}{% endfor %}",
    "{% from 'own.md.j2' import __loader__ %}",
    "{% set x.__class__ = 1 %}",
    "{% do zones.clear() %}",
    "{% debug %}",
    "{% extends zones %}",
    "{% extends '/etc/passwd' %}",
    "{% extends '../secret.md.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% include '../secret.md.j2' %}",
    "{% include 'x/../../secret.md.j2' %}",
    "{% include './own.md.j2' %}",
    "{% include '..\\\\secret.md.j2' %}",
    "{% include 'secret.md.j2\\x00' %}",
    "{% include ['/etc/passwd', '../secret.md.j2'] %}",
    "{% include 'file:///etc/passwd' %}",
    "{% include zones %}",
    "{% import '../secret.md.j2' as x %}",
    "{% from '/etc/hosts' import x %}",
    "{% include 'link.md.j2' %}",
    "{% include 'folder.md.j2' %}",
    "{% include 'fifo.md.j2' %}",
    "{{ 'a' * 10 ** 10 }}",
    "{{ 9 ** (9 ** 9) }}",
    "{{ range(10 ** 9)|length }}",
    "{{ 'a'|center(10 ** 10) }}",
    "{{ 'a'|indent(10 ** 10) }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ lipsum(n=10 ** 7) }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% set x = namespace(s='xxxxxxxxxx') %}{% for i in range(99) %}{% set x.s = x.s ~ x.s %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'own.md.j2' %}{% include 'own.md.j2' %}",
    "{% import 'own.md.j2' as x %}",
    "{% extends 'own.md.j2' %}",
)


@pytest.mark.parametrize("template", ESCAPES, ids=range(len(ESCAPES)))
def test_a_template_gets_nowhere(template: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    folder = write_files(tmp_path / "templates", {"own.md.j2": f"before\n{template}\n"})
    (tmp_path / "secret.md.j2").write_text(SECRET)
    (folder / "link.md.j2").symlink_to("../secret.md.j2")
    (folder / "folder.md.j2").mkdir()
    found = ran("report", "own", "--templates", folder, "--timeout", "0.3", records=root)
    assert_kept(found, (2, 4))
    assert SECRET not in found.err
    assert "root:" not in found.err
    assert not RAW.search(found.err)
    assert found.seconds < 10


@pytest.mark.parametrize(
    "head",
    ["params = 1", "[params]\nx = 1", "[params.x]\ntype = 'os'", "[params.x]\ntype = []", "[params.x]\ndefault = {}",
    "zones = 'x'",
     "[zones]\nleast = 1e9", "[zones]\nmost = -1", "description = 3", "[params.'\\u001b[31m']\ntype = 'x'",
     "[params]\n'__class__' = {}",
     "[params.x]\nchoices = 'abc'\nrequired = 'yes'", "x = " + "[" * 5000,
     "[params.x]\ntype = 'integer'\ndefault = 99999999999999999999"],
    ids=range(14),
)  # fmt: skip
def test_a_head_may_say_anything(head: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    folder = write_files(tmp_path / "templates", {"own.md.j2": f"{{#\n{head}\n#}}\ntext\n"})
    for command in (
        ["templates", "own"],
        ["templates"],
        ["report", "own"],
        ["report", "own", "-P", "x=1"],
        ["templates", "own", "--json"],
    ):
        found = ran(*command, "--templates", folder, records=root)
        assert_kept(found, (0, 2, 4))
        assert not RAW.search(found.out)


@pytest.mark.parametrize(
    "data",
    [b"x = {}", b"x = [[1]]", b"\xff", b"\0", b"__class__ = 1", b"x = nan", b"x = 1e999", b"x = 9999-99-99",
    "date = '\u202e'".encode(),
     b"date = '{{ 1 }}'", "\ufeffx = 1".encode(), b"x = '''", b"date = '<script>'", b"date = 2024-01-01T00:00:00Z"],
    ids=range(14),
)  # fmt: skip
def test_a_file_of_parameters_may_say_anything(data: bytes, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    path = tmp_path / "params.toml"
    path.write_bytes(data)
    found = ran("report", "brief", "--params", path, records=root)
    assert_kept(found, (0, 2, 4))
    assert not RAW.search(found.out)


@pytest.mark.parametrize("kind", ["folder", "loop", "gone", "device"])
def test_a_file_of_parameters_is_a_file(kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    path = tmp_path / "params.toml"
    if kind == "folder":
        path.mkdir()
    elif kind != "gone":
        path.symlink_to(path if kind == "loop" else "/dev/zero")
    found = ran("report", "brief", "--params", path, records=root)
    assert_kept(found, (2, 4))
    assert found.seconds < 10
