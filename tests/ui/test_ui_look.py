"""The theme: every token known, every colour readable, every icon there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import fairdesk
from fairdesk import paths
from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.chip import LOOK
from fairdesk.ui.widgets.icon import icon
from fairdesk.ui.widgets.words import button

SCHEMES: tuple[theme.Scheme, ...] = ("light", "dark")


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["canvas", "surface", "raised", "hover", "accent-soft"])
def test_letters_can_be_read_on_every_ground(scheme: theme.Scheme, ground: str) -> None:
    colors = theme.tokens(scheme).colors
    assert contrast(colors["ink"], colors[ground]) >= 7
    assert contrast(colors["muted"], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_states_and_buttons_can_be_read(scheme: theme.Scheme) -> None:
    colors = theme.tokens(scheme).colors
    pairs = [(ink, ground) for _, ink, ground in LOOK.values()]
    pairs += [(ink, "surface") for _, ink, _ in LOOK.values()]
    pairs += [
        ("on-accent", "accent"),
        ("on-accent", "accent-hover"),
        ("on-danger", "danger"),
        ("accent", "accent-soft"),
    ]
    too_weak = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in too_weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_leaves_no_token_unfilled(scheme: theme.Scheme, qapp: QApplication) -> None:
    sheet = theme.style_sheet(scheme)
    assert re.findall(r"\{[a-z][a-z0-9:-]*\}", sheet) == []
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(picture).is_file()


def test_both_schemes_name_the_same_tokens() -> None:
    assert set(theme.tokens("light").colors) == set(theme.tokens("dark").colors)


def test_every_token_named_in_the_program_exists() -> None:
    known = set(theme.tokens("light").colors) | set(theme.tokens("light").sizes)
    root = Path(fairdesk.__file__).parent / "ui"
    named = {
        (file.name, name)
        for file in root.rglob("*.py")
        for name in re.findall(r'theme\.(?:color|size)\("([a-z-]+)"\)', file.read_text(encoding="utf-8"))
    }
    assert named
    assert {pair for pair in named if pair[1] not in known} == set()


def test_no_widget_brings_its_own_colour() -> None:
    root = Path(fairdesk.__file__).parent / "ui"
    strays = [
        f"{file.name}:{number}"
        for file in root.rglob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#[0-9A-Fa-f]{6}\b", line) or (".setStyleSheet(" in line and file.name != "theme.py")
    ]
    assert strays == []


def test_numbers_and_days_are_typed_into_line_editors() -> None:
    """Qt's spin boxes and date edits cannot be empty and do not take the theme; the kit has its own."""
    root = Path(fairdesk.__file__).parent / "ui"
    raw = re.compile(r"\bQ(?:Double)?SpinBox\(|\bQ(?:Date|Time|DateTime)Edit\(|\bQ(?:Table|List|Tree)Widget\(")
    assert [file.name for file in root.rglob("*.py") if raw.search(file.read_text(encoding="utf-8"))] == []


def test_changing_the_scheme_repaints_palette_and_icons(qtbot: QtBot, qapp: QApplication) -> None:
    mark = icon("printer-outline", "ink")
    try:
        theme.apply(qapp, "dark")
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens("dark").colors["canvas"])
        dark = mark.pixmap(18, 18).toImage()
    finally:
        theme.apply(qapp, "light")
    light = mark.pixmap(18, 18).toImage()
    at = next((x, y) for x in range(18) for y in range(18) if light.pixelColor(x, y).alpha() == 255)
    assert light.pixelColor(*at) == QColor(theme.tokens("light").colors["ink"])
    assert dark.pixelColor(*at) == QColor(theme.tokens("dark").colors["ink"])


def test_every_icon_file_can_be_drawn(qapp: QApplication) -> None:
    files = sorted(paths.resources("icons").glob("*.svg"))
    assert len(files) > 100
    blank = []
    for file in files:
        picture = icon(file.stem).pixmap(18, 18).toImage()
        if not any(picture.pixelColor(x, y).alpha() for x in range(18) for y in range(18)):
            blank.append(file.stem)
    assert blank == []


def test_an_unknown_icon_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_chinese_letters_and_even_digits_are_there(qapp: QApplication) -> None:
    assert {fonts.SANS, fonts.SERIF} <= set(QFontDatabase.families())
    metrics = QFontMetrics(fonts.sans())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    face = QRawFont.fromFont(fonts.sans())
    assert all(face.supportsCharacter(ord(letter)) for letter in "权知产龘〔〕")
    assert QApplication.font().families()[0] == fonts.SANS


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    pressed: list[str] = []
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    for name in ("受理", "不受理"):
        column.addWidget(button(name, clicked=lambda name=name: pressed.append(name)))
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    for made in room.findChildren(QPushButton):
        made.setFocus()
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == ["受理", "不受理"]


def test_a_control_is_36_high_with_and_without_focus(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    for variant in ("primary", "secondary", "ghost", "danger"):
        made = button("受理", variant)
        made.setParent(room)
        made.ensurePolished()
        before = made.sizeHint()
        room.show()
        made.setFocus()
        assert before.height() == theme.size("control")
        assert made.sizeHint() == before
