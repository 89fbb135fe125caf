"""The words of the interface: ``t("board.received")`` in the chosen language.

Catalogues are ``resources/i18n/<page>.toml``: a table per page, each key with ``zh`` and ``en``. They serve the
windows, the command line and the papers alike, so they need no Qt. A test keeps both languages complete.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal

from fairdesk import paths

Lang = Literal["zh", "en"]


class _Language:
    current: Lang = "zh"


def set_language(lang: Lang) -> None:
    """Choose the language of the interface for this process."""
    _Language.current = lang


def language() -> Lang:
    """The language of the interface."""
    return _Language.current


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every key of every page: ``{"board.received": {"zh": …, "en": …}}``."""
    words: dict[str, dict[str, str]] = {}
    for file in sorted(paths.resources("i18n").glob("*.toml")):
        for page, keys in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for key, texts in keys.items():
                name = f"{page}.{key}"
                if name in words:
                    raise ValueError(f"{file.name}: {name} is defined twice")
                words[name] = texts
    return words


def t(key: str, lang: Lang | None = None, **values: Any) -> str:
    """The text of ``key`` with its ``{placeholders}`` filled. Raises ``KeyError`` for an unknown key."""
    text = catalogue()[key][lang or _Language.current]
    return text.format(**values) if values else text
