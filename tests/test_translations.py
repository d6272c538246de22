"""Every sentence that a person can meet has a Chinese translation, and the compiled file is current."""

import ast
import importlib.util
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MARKERS = {"_", "gettext", "ngettext"}


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "build_spec/translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown_sentences() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for text in sentences_of(node):
                    yield text, path.relative_to(ROOT)


def sentences_of(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    texts: list[ast.expr] = []
    if name in MARKERS or name.endswith("Error"):
        texts = list(call.args[: 2 if name == "ngettext" else 1])
    if name == "IntakeWarning":
        texts = [keyword.value for keyword in call.keywords if keyword.arg == "message"]
    for text in texts:
        if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            continue
        # A marked word is a sentence for people; an error's first word may be a name of the program's own.
        if " " in text.value.strip() or (name in MARKERS and re.search("[A-Za-z]{2}", text.value)):
            yield text.value


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_is_translated(translations: ModuleType) -> None:
    known: set[str] = set()
    for message in translations.merged():
        if message.string and all(message.string):
            known |= {message.id} if isinstance(message.id, str) else set(message.id)
    missing = [f"{path}: {sentence}" for sentence, path in shown_sentences() if sentence not in known]
    assert missing == []


def test_translations_keep_the_fields(translations: ModuleType) -> None:
    for message in translations.merged():
        if isinstance(message.id, str) and message.id:
            assert fields(str(message.string)) <= fields(message.id), message.id


def test_the_compiled_file_is_current(translations: ModuleType) -> None:
    assert translations.COMPILED.read_bytes() == translations.compiled()
