"""The catalogue of Chinese: every message of the code and the templates is in it, whole, and can be shown."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from zonecli.i18n import Language

PO = ROOT / "zonecli" / "locale" / "zh" / "LC_MESSAGES" / "zonecli.po"
UP_TO_DATE = "run `python .ci/messages.py` and translate what is new"

# Command lines, notations and names that are the same in Chinese.
SAME_IN_CHINESE = {
    "Schema",
    "language:en",
    "zonecli templates show brief",
}
# What Chinese says by what it puts together: 2024年固定资产投资76.5亿元.
WITHOUT_WORDS_IN_CHINESE = {
    "Type of zone: {kind}",
    "nothing on {themes}",
    "{name} came to {figure}",
    "{name} stood at {figure}",
}

PLACEHOLDER = re.compile(r"\{\{|\}\}|\{\w*\}|%\(\w+\)s")
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")

# What these take as texts is shown to people.
SHOWN = {"UsageError", "RecordsUnreadable", "Diagnostic", "TemplateError", "Issue", "issue", "Heading", "Column"}


def load(name: str) -> ModuleType:
    """Return a module of `.ci`, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def written() -> Catalog:
    """What the code and the templates say."""
    found: Catalog = load("messages").extracted()
    return found


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with PO.open("rb") as source:
        return read_po(source, locale="zh", charset="utf-8")


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def texts(ids: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text for text in ([ids] if isinstance(ids, str) else ids or ()) if text]


def key(message: Message) -> str:
    return texts(message.id)[0]


def test_every_message_has_its_chinese(written: Catalog, chinese: Catalog) -> None:
    translated = {key(message): message for message in messages(chinese)}
    lacking = [
        f"{message.locations[0][0]}: {message.id}"
        for message in messages(written)
        if key(message) not in translated or not texts(translated[key(message)].string)
    ]
    assert not lacking, UP_TO_DATE


def test_the_catalogue_holds_nothing_else(written: Catalog, chinese: Catalog) -> None:
    known = {tuple(texts(message.id)) for message in messages(written)}
    gone = [message.id for message in messages(chinese) if tuple(texts(message.id)) not in known]
    assert not gone, UP_TO_DATE
    assert not chinese.obsolete


def test_nothing_is_fuzzy(chinese: Catalog) -> None:
    assert not [message.id for message in messages(chinese) if message.fuzzy]


def test_placeholders_are_those_of_the_message(chinese: Catalog) -> None:
    wrong = []
    for message in messages(chinese):
        allowed = {name for text in texts(message.id) for name in PLACEHOLDER.findall(text)}
        for said in texts(message.string):
            if set(PLACEHOLDER.findall(said)) != allowed:
                wrong.append((message.id, said))
    assert not wrong


def test_every_filled_message_can_be_filled(chinese: Catalog) -> None:
    """A stray brace would only show when the message does."""
    for message in messages(chinese):
        names = {name for text in texts(message.id) for name in re.findall(r"\{(\w+)\}", text)}
        if names and not any("{%" in text for text in texts(message.id)):
            for said in texts(message.string):
                said.format_map(dict.fromkeys(names, ""))


def test_words_are_said_in_chinese(chinese: Catalog) -> None:
    left = []
    for message in messages(chinese):
        words = WORD.findall(PLACEHOLDER.sub("", key(message)))
        if words and key(message) not in SAME_IN_CHINESE | WITHOUT_WORDS_IN_CHINESE:
            left += [said for said in texts(message.string) if said and not HAN.search(said)]
    assert not left


def test_chinese_punctuation_is_full_width(chinese: Catalog) -> None:
    """Between Chinese characters no comma, colon, semicolon or question mark of ASCII stands."""
    half = re.compile(r"[\u4e00-\u9fff”）][,;:?!](?![\w/\]])|[\u4e00-\u9fff] ?\(|\) ?[\u4e00-\u9fff]")
    assert not [said for message in messages(chinese) for said in texts(message.string) if half.search(said)]


def test_chinese_that_is_shipped_has_its_punctuation() -> None:
    shipped = [*(ROOT / "templates").glob("*.j2"), *(ROOT / "zonecli" / "vocabulary").rglob("*.toml")]
    half = re.compile(r"[\u4e00-\u9fff”）》][,:;?!][\u4e00-\u9fff“（《]")
    assert [str(path) for path in shipped if half.search(path.read_text(encoding="utf-8"))] == []


def test_what_is_shown_is_marked() -> None:
    """A sentence that is given to an error or a heading without N_ would stay English for ever."""
    bare = []
    for path in sorted((ROOT / "zonecli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            shown = list(node.args) if name in SHOWN else []
            shown += [each.value for each in node.keywords if each.arg in ("help", "hint", "sentence")]
            bare += [
                f"{path.relative_to(ROOT)}:{each.lineno}: {each.value}"
                for each in shown
                if isinstance(each, ast.Constant)
                and isinstance(each.value, str)
                and (" " in each.value.strip() or each.value[:1].isupper())
                and not re.fullmatch(r"Z\d{3}", each.value)
            ]
    assert not bare


def test_the_compiled_catalogue_speaks_chinese(chinese: Catalog, tmp_path: Path) -> None:
    compiled = tmp_path / "zonecli.mo"
    with compiled.open("wb") as target:
        write_mo(target, chinese)
    with compiled.open("rb") as source:
        speech = Language("zh", GNUTranslations(source))
    assert speech.message("no zone is called “{name}”", name="安吉") == "没有名为“安吉”的开发区"
    assert {speech.count("{n} zone", "{n} zones", n) for n in (1, 2)} == {"1个开发区", "2个开发区"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('message("one")', ["one"]),
        ('N_("a sentence "\n  "over two lines")', ["a sentence over two lines"]),
        ('lang.say(N_("an {x}") if x else N_("a {x}"), x=1)', ["a {x}", "an {x}"]),
        ('lang.count("{n} zone", "{n} zones", n)', [("{n} zone", "{n} zones")]),
        ('lang.count(N_("{n} zone"), "{n} zones", len(ids))', [("{n} zone", "{n} zones")]),
        ('"a,b".count(",")', []),
        ("say(variable)", []),
    ],
)
def test_extraction(source: str, found: list[object]) -> None:
    said = {message for _, message in load("messages").of_code(source)}
    assert sorted(said, key=str) == found


def test_no_hint_needs_the_shell_of_one_system() -> None:
    programs = "iconv|sed|awk|grep|chmod|unset|cat|ls|mv|cp|rm|touch|sudo"
    words = re.compile(rf"\b(?:{programs})\b|\bexport [A-Z]|[A-Z]+=\S+ zonecli|> \w+\.")
    with PO.open("rb") as stream:
        messages = [str(message.id) for message in read_po(stream) if message.id]
    assert [message for message in messages if words.search(message)] == []
