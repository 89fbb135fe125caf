"""The words of shell and widgets: every one used, every one there, complete in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import fairdesk
from fairdesk import paths
from fairdesk.errors import error_table
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.widgets.chip import LOOK

ROOT = Path(fairdesk.__file__).parent
MADE_UP = {f"widgets.{state}" for state in LOOK} | {f"keys.{key.id}" for key in shortcuts.TABLE}
MADE_UP |= {f"shell.theme_{choice}" for choice in get_args(theme.Choice)}
MADE_UP |= {f"shell.scope_{scope}" for scope in get_args(shortcuts.Scope)}


def defined(name: str) -> dict[str, dict[str, str]]:
    table = tomllib.loads(paths.resources("i18n", f"{name}.toml").read_text(encoding="utf-8"))
    return {f"{page}.{key}": texts for page, keys in table.items() for key, texts in keys.items()}


@pytest.mark.parametrize("name", ["shell", "widgets"])
def test_the_words_that_are_used_are_the_words_that_are_there(name: str) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "ui").rglob("*.py"))
    used = set(re.findall(r"""["']([a-z]+\.[a-z_-]+)["']""", text)) | MADE_UP
    words = defined(name)
    pages = {key.split(".")[0] for key in words}
    assert {key for key in words if key not in used} == set()
    assert {key for key in used if key.split(".")[0] in pages and key not in words} == set()


@pytest.mark.parametrize("name", ["shell", "widgets"])
def test_both_languages_say_the_same_things(name: str) -> None:
    for key, texts in defined(name).items():
        assert set(texts) == {"zh", "en"}, key
        holes = [sorted(re.findall(r"\{(\w+)\}", texts[lang])) for lang in ("zh", "en")]
        assert holes[0] == holes[1], key


def test_the_errors_of_the_windows_have_both_texts_with_the_same_places() -> None:
    mine = [spec for code, spec in error_table().items() if "FD-7001" <= code <= "FD-7099"]
    assert mine
    for spec in mine:
        assert re.findall(r"\{(\w+)\}", spec.zh) == re.findall(r"\{(\w+)\}", spec.en)
