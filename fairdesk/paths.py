"""Where the program finds its data and keeps its own, in a checkout, an installed wheel and a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs


@cache
def data_root() -> Path:
    """The folder that holds ``resources/`` and ``forms/``."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    package = Path(__file__).resolve().parent
    candidates += [package / "_data", package.parent]
    for candidate in candidates:
        if (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError("fairdesk: the folder 'resources' is missing from this installation")


def resources(*parts: str) -> Path:
    """A path below ``resources/``."""
    return data_root().joinpath("resources", *parts)


def forms() -> Path:
    """The folder of paper forms (Markdown)."""
    return data_root() / "forms"


def cache_dir() -> Path:
    """Things that can be made again (converted fonts, glyph tables); created on demand."""
    folder = Path(platformdirs.user_cache_dir("fairdesk", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def default_home() -> Path:
    """The station's home folder when ``--home`` is not given."""
    return Path(platformdirs.user_data_dir("fairdesk", appauthor=False))
