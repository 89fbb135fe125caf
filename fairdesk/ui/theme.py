"""The look: tokens of ``resources/theme`` → palette and style sheet on Qt's Fusion style.

There is one theme in a process, as there is one palette. Widgets that paint themselves ask ``theme.color("ok")`` while
painting, so a change of scheme needs nothing but a repaint.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from fairdesk import paths

Scheme = Literal["light", "dark"]
Choice = Literal["system", "light", "dark"]

_PLACE = re.compile(r"\{(?:icon:(?P<icon>[a-z0-9-]+):)?(?P<token>[a-z][a-z0-9-]*)\}")


@dataclass(frozen=True)
class Tokens:
    """The named values of one scheme: colours as ``#RRGGBB``, sizes in device-independent pixels."""

    scheme: Scheme
    colors: Mapping[str, str]
    sizes: Mapping[str, int]


@cache
def tokens(scheme: Scheme) -> Tokens:
    """The tokens of ``light`` or ``dark``."""
    table = tomllib.loads(paths.resources("theme", "tokens.toml").read_text(encoding="utf-8"))
    return Tokens(scheme, table[scheme], {**table["type"], **table["grid"]})


def _coloured_icon(name: str, color: str) -> str:
    """Path of an icon file in one colour, for ``url()`` in a style sheet (Qt cannot recolour it there)."""
    svg = icon_source(name).replace("currentColor", color)
    file = paths.cache_dir() / "icons" / f"{name}-{sha256(svg.encode()).hexdigest()[:12]}.svg"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(svg, encoding="utf-8")
    return file.as_posix()


@cache
def icon_source(name: str) -> str:
    """The SVG text of an icon of ``resources/icons``. Raises ``FileNotFoundError`` for an unknown name."""
    return paths.resources("icons", f"{name}.svg").read_text(encoding="utf-8")


def style_sheet(scheme: Scheme) -> str:
    """The application's style sheet. Raises ``KeyError`` for a placeholder that is no token."""
    values = tokens(scheme)

    def fill(place: re.Match[str]) -> str:
        name = place["token"]
        if place["icon"]:
            return _coloured_icon(place["icon"], values.colors[name])
        return values.colors[name] if name in values.colors else f"{values.sizes[name]}px"

    return _PLACE.sub(fill, paths.resources("theme", "desk.qss").read_text(encoding="utf-8"))


def palette(scheme: Scheme) -> QPalette:
    """The palette for what the style sheet does not reach: native pop-ups, text cursors, links, selections."""
    of = tokens(scheme).colors
    made = QPalette()
    role = QPalette.ColorRole
    for which, name in {
        role.Window: "canvas",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "canvas",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "danger",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "raised",
        role.ToolTipText: "ink",
        role.PlaceholderText: "faint",
        role.Light: "surface",
        role.Midlight: "hover",
        role.Mid: "line",
        role.Dark: "line-strong",
        role.Shadow: "line-strong",
        role.Accent: "accent",
    }.items():
        made.setColor(which, QColor(of[name]))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(of["faint"]))
    return made


class _Look(QObject):
    """The theme in use; ``changed`` tells widgets that keep pictures in a colour to make them again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = tokens("light")


@cache
def look() -> _Look:
    """The one theme of this process."""
    return _Look()


def system_scheme() -> Scheme:
    """What the desktop asks for; light when it does not say."""
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, choice: Choice = "system") -> Scheme:
    """Dress the application in a scheme and return the one in use; ``system`` follows the desktop."""
    scheme = system_scheme() if choice == "system" else choice
    state = look()
    dressed = bool(app.styleSheet())
    if dressed and state.tokens.scheme == scheme:
        return scheme
    if not dressed:
        app.setStyle(QStyleFactory.create("Fusion"))
    state.tokens = tokens(scheme)
    app.setPalette(palette(scheme))
    app.setStyleSheet(style_sheet(scheme))
    state.changed.emit()
    return scheme


def color(name: str) -> QColor:
    """A colour of the scheme in use, by token name."""
    return QColor(look().tokens.colors[name])


def size(name: str) -> int:
    """A size in device-independent pixels, by token name (the same in both schemes)."""
    return look().tokens.sizes[name]


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet selects on (``variant="primary"``) and restyle the widget if one changed."""
    if any(widget.property(name) != value for name, value in properties.items()):
        for name, value in properties.items():
            widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
