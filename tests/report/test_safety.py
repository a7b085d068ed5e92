"""Untrusted records and templates: nothing that a record says is markup, no template runs away or looks around."""

import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import SMALL
from tests.reports import SHIPPED, assert_whole, of_text, offered, parsed, printed, rendered, texts
from zonecli.documents.document import CHART_PLACE, JOINER
from zonecli.documents.process import Bounds, TooLong
from zonecli.errors import UsageError
from zonecli.report.charts import Charts
from zonecli.report.faults import TemplateError
from zonecli.report.safe import literal

HOSTILE = (
    "a | b",
    "`code`",
    "``` fence",
    "<script>alert(1)</script>",
    "[^1]: note",
    "[^1]",
    "{{ zones }} {% for x in y %} {# c #}",
    "two\nlines\n\n# heading",
    "\u202eright to left\u2066",
    "[link](javascript:alert)",
    "![image](http://evil.example/x.png)",
    "<http://evil.example>",
    "http://evil.example www.evil.example a@evil.example",
    "# heading",
    "- list",
    "+ list",
    "* list",
    "1. list",
    "1) list",
    "> quote",
    "===",
    "---",
    "~~~",
    "    indented code",
    "*emphasis* _and_ **strong** ~~gone~~",
    "&lt;b&gt; &amp; &#60;",
    "\\| \\` back\\slash\\",
    "$x$ $$y$$",
    ": definition",
    "| --- | --- |",
    "%% comment %%{init: {}}%%",
    "\x1b[31mred\x07",
)
ZONES = ("alpha", "beta")
PLAIN = {"text", "softbreak", "text_special"}


def _toml(text: str) -> str:
    escaped = "".join(f"\\u{ord(each):04x}" if ord(each) < 32 or each in '"\\' else each for each in text)
    return f'"{escaped}"'


def _hostile(text: str) -> dict[str, str]:
    """The small records with this text wherever a record says something in words."""
    said = f"{{ zh = {_toml(text)}, en = {_toml(text)} }}"
    files = {name: re.sub(r"\{ zh = [^}]*\}", lambda _: said, content) for name, content in SMALL.items()}
    files["sources/gazette.toml"] += f"author = {said}\nnote = {said}\n"
    for name in ("zones/alpha.toml", "zones/beta.toml"):
        beside = f"at = {_toml(text)}\nscope = {said}\nnote = {said}\n"
        files[name] = files[name].replace('period = "', f'{beside}period = "')
    files["zones/alpha.toml"] = files["zones/alpha.toml"].replace('"甲区"', _toml(text))
    return files


def _shape(markdown: str) -> list[str]:
    """The structure of a document: what its tokens are, whatever they say."""
    found = []
    for token in parsed(markdown):
        found.append(token.type)
        found += [child.type for child in token.children or () if child.type not in PLAIN]
    return found


@pytest.mark.parametrize("template", ["brief", "profile", "comparison", "ranking", "sources", "gaps"])
@pytest.mark.parametrize("charts", [Charts.TEXT, Charts.MERMAID, Charts.DATA])
def test_a_record_says_text_and_nothing_else(template: str, charts: Charts, make_records: Any) -> None:
    given = {"indicator": "output"} if template == "ranking" else {}
    path = SHIPPED / f"{template}.md.j2"
    plain = make_records(_hostile("plain"))
    # English has notes on what is printed in Chinese.
    expected = {
        lang: _shape(rendered(path, plain, ZONES, given, lang, charts=charts).markdown) for lang in ("en", "zh")
    }
    one_by_one = template == "profile" and charts is Charts.TEXT
    for text in HOSTILE if one_by_one else (" ".join(HOSTILE), "a | b", "- list", "    indented code"):
        lang = "zh" if "|" in text else "en"
        report = rendered(path, make_records(_hostile(text)), ZONES, given, lang, charts)
        assert_whole(report.markdown)
        assert _shape(report.markdown) == expected[lang], text
        places = {CHART_PLACE.format(n) for n in range(len(report.charts))}
        said = "\n".join(line for line in report.markdown.split("\n") if line not in places)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", said)
        assert report.unsourced == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_is(text: str, make_records: Any, tmp_path: Path) -> None:
    root = make_records(_hostile(text))
    shown = texts(parsed(printed("{{ zones[0].name }}", root, tmp_path / "t"))).replace("\u034f", "")
    kept = [part for part in re.split(r"[^\w]+", text) if part.isascii() and len(part) > 3 and "\x1b" not in text]
    assert all(part in shown for part in kept)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_one_paragraph_wherever_it_stands(text: str, make_records: Any, tmp_path: Path) -> None:
    root = make_records(_hostile(text))
    for template, shape in (
        ("{{ zones[0].name }}", ["paragraph_open", "inline", "paragraph_close"]),
        ("above\n{{ zones[0].name }}\n{{ zones[0].name }}", ["paragraph_open", "inline", "paragraph_close"]),
        ("- {{ zones[0].name }}", ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]),
        ("> {{ zones[0].name }}", ["blockquote_open", "paragraph_open", "inline", "paragraph_close"]),
        ("{% trans name=zones[0].name %}so: {{ name }}{% endtrans %}", ["paragraph_open", "inline"]),
        ('{{ _("{name}", name=zones[0].name) }}', ["paragraph_open", "inline", "paragraph_close"]),
        ('{{ "" ~ zones[0].name ~ "" }}', ["paragraph_open", "inline", "paragraph_close"]),
        ("{{ zones[0] | name }}", ["paragraph_open", "inline", "paragraph_close"]),
        ("{% set x %}{{ zones[0].name }}{% endset %}{{ x }}", ["paragraph_open", "inline", "paragraph_close"]),
    ):
        tokens = parsed(printed(template, root, tmp_path / "t"))
        assert [token.type for token in tokens][: len(shape)] == shape, template
        inline = [child.type for token in tokens for child in token.children or ()]
        assert set(inline) <= PLAIN, template


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab1 \\`*_{}[]()<>#+-.!|~^&;:/@=%$\"'\t\nw", max_size=24))
def test_whatever_the_text_it_is_only_text(text: str) -> None:
    markdown = f"| head |\n| --- |\n| {literal(text)} |\n\n{literal(text)}\n\nx{literal(text)}x{literal(text)}\n"
    types = {token.type for token in parsed(markdown)}
    assert types <= {
        *("table_open", "thead_open", "tr_open", "th_open", "inline", "th_close", "tr_close", "thead_close"),
        *("tbody_open", "td_open", "td_close", "tbody_close", "table_close", "paragraph_open", "paragraph_close"),
    }
    inline = {child.type for token in parsed(markdown) for child in token.children or ()}
    assert inline <= PLAIN
    assert "://" not in literal(text)
    assert not re.search(r"[\w.+-]@", literal(text).replace(JOINER, ""))


# -- templates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}",
        "{{ zones.__class__.__mro__ }}",
        "{{ zones._material }}",
        "{{ zones[0]._anything }}",
        "{{ facts.__globals__ }}",
        "{{ facts.__func__ }}",
        "{{ zone.__self__ }}",
        "{{ zones[0].facts[0].fact._figure }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ ''['__class__'] }}",
        "{{ zones[0]['__class__'] }}",
        "{{ zones | map(attribute='__class__') | list }}",
        "{{ '{0.__class__}'.format(zones) }}",
        "{{ '%s' % zones }}",
        "{{ range.mro() }}",
        "{{ chart._words }}",
        "{{ footnotes.__closure__ }}",
        "{{ zones[0].name | attr('zh') }}",
        "{{ zones[0].name | safe }}",
        "{{ zones[0].name | e }}",
        "{% autoescape false %}{{ zones[0].name }}{% endautoescape %}",
        "{{ zones[0].aliases.append('x') }}",
        "{{ dict(a=1).update(b=2) }}",
        "{{ joined }}",
        "{{ zones[0].facts[0].fact.period.start.replace(1) }}",
        "{{ environment }}",
        "{{ caller() }}",
        "{% include '../records/zones/alpha.toml' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'sub/other.md.j2' %}",
        "{% from 'nothing.md.j2' import x %}",
        "{{ gettext(zones[0].name) }}",
        "{{ _(zones[0].id) }}",
        "{{ [zones] }}",
        "{{ zones }}",
        "{{ facts }}",
        "{{ true }}",
    ],
)
def test_a_template_touches_only_what_is_listed(template: str, make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        of_text(f"first line\n{template}\n", make_records(), tmp_path / "t")
    assert caught.value.line == 2
    assert caught.value.template.endswith("own.md.j2")
    assert caught.value.exit_code == 2


BOMBS = (
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(100000) %}x{% endfor %}{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(100000) if j < 0 %}x{% endfor %}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ [0] * 10**9 }}",
    "{{ 10 ** (10 ** 10) }}",
    "{{ 2**1000 * 2**1000 }}",
    "{{ range(10**9) | list }}",
    "{{ '%0999999999d' | format(1) }}",
    "{{ 'a'.ljust(10**9) }}",
    "{{ 'a' | center(10**9) }}",
    "{% set n = namespace(t='aaaaaaaaaa') %}{% for i in range(100) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "{% set n = namespace(t=['a']) %}{% for i in range(100) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t=7) %}{% for i in range(100) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "{% set n = namespace(t=[1], u=[1]) %}{% for i in range(99) %}{% set n.t = [n.t, n.t] %}{% set n.u = [n.u, n.u] %}"
    "{% endfor %}{{ n.t == n.u }}",
    "{% set n = namespace(t=(1,)) %}{% for i in range(99) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ {n.t: 1} }}",
    "{% set n = namespace(t=(1,)) %}{% for i in range(99) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ [n.t] | unique }}",
    "{% set n = namespace(t=(1,)) %}{% for i in range(99) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ dict()[n.t] }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% include 'own.md.j2' %}",
    "{% macro m() %}{% for i in range(100000) %}"
    + "{% if true %}aaaaaaaaaaaaaaaaaaaa{% endif %}" * 50
    + "{% endfor %}{% endmacro %}{{ m() }}",
    "{% for i in range(9) recursive %}{{ loop([i]) }}{% endfor %}",
    "{% if\n" * 100_000,
    "{#\n" * 200_000,
    "{% raw %}" * 100_000,
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% for i in x %}" * 30 + "{% endfor %}" * 30,
    "{{ zones[0].name ~ 1 " + "~ 'aaaaaaaaaa' " * 5000 + "}}" + "{% if 1 %}" * 200 + "{% endif %}" * 200,
)


BOUNDS = Bounds(0.5, 512)


@pytest.mark.parametrize("template", BOMBS, ids=range(len(BOMBS)))
def test_a_template_ends(template: str, make_records: Any, tmp_path: Path) -> None:
    with pytest.raises((TemplateError, TooLong)):
        of_text(template, make_records(), tmp_path / "t", bounds=BOUNDS)


NESTED = "{% set n = namespace(x=(1,)) %}{% for i in range(30) %}{% set n.x = (n.x, n.x) %}{% endfor %}"


def test_what_is_nested_without_end_ends_in_every_filter_and_function(make_records: Any, tmp_path: Path) -> None:
    root, folder = make_records(), tmp_path / "t"
    environment = offered(root, folder)
    functions = [name for name, value in environment.globals.items() if callable(value)]
    calls = [f"n.x | {name}" for name in environment.filters] + [f"{name}(n.x)" for name in functions]
    calls += ["n.x == [n.x]", "n.x in [n.x]", "n.x is eq n.x", "{n.x: 1}", "{}[n.x]", "n.x ~ n.x", "[n.x] | unique"]
    for call in calls:
        # What gives the list back, or counts it, is an answer; all else is a fault.
        with suppress(TemplateError, TooLong):
            of_text(f"{NESTED}{{% set x = {call} %}}", root, folder, bounds=Bounds(0.2, 512))


@pytest.mark.skipif(sys.platform != "linux", reason="nothing bounds memory here")
@pytest.mark.parametrize(
    "template",
    [
        "{% set n = namespace(t='aaaaaaaaaa') %}{% for i in range(100) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
        "{% set n = namespace(t=none) %}"
        "{% for i in range(100000) %}{% set n.t = (n.t, range(99999) | list) %}{% endfor %}",
        "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(t='a') %}"
        "{% for i in range(99) %}{% set n.t = m(n.t) %}{% endfor %}",
        "{% set n = namespace(t='a') %}{% for i in range(99) %}{% set n.t = _('{x}{x}', x=n.t) %}{% endfor %}",
        "{% set n = namespace(t='ab') %}{% for i in range(99) %}{% set n.t = [n.t, n.t] | join(n.t) %}{% endfor %}",
    ],
)
def test_a_template_that_takes_all_memory_says_so(template: str, make_records: Any, tmp_path: Path) -> None:
    with pytest.raises((TemplateError, UsageError), match="takes more"):
        of_text(template, make_records(), tmp_path / "t", bounds=Bounds(120, 256))


def test_a_template_changes_nothing(make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="only a namespace"):
        of_text("{% set zones.x = 1 %}", make_records(), tmp_path / "t")


def test_a_template_of_a_megabyte_is_refused(make_records: Any, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="larger than"):
        of_text("x" * (1 << 20) + "y", make_records(), tmp_path / "t")


def test_a_template_that_links_out_of_its_directory_is_not_read(make_records: Any, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (tmp_path / "secret").write_text("a secret")
    (folder / "link.md.j2").symlink_to(tmp_path / "secret")
    from zonecli.errors import ZoneError

    with pytest.raises(ZoneError):
        of_text("{% include 'link.md.j2' %}", make_records(), folder)
