"""The accused objects: as many lines as there are, at least one."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.inputs import ItemInput
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.intake.checks import Read
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.desk.kept import in_order, kept, narrow, restore
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.words import button, icon_button

_PLACES: tuple[str, ...] = get_args(ItemInput.model_fields["place"].annotation)
_WITH_LINK = frozenset({"online", "image"})
_SHARES = {"name": 6, "brand": 4, "model": 4, "quantity": 2, "place": 4}
_PARTS = ("name", "brand", "model", "quantity", "place", "url")


class ItemRow(QWidget):
    """One object. The link shows for what is online."""

    def __init__(self, section: ItemsSection) -> None:
        super().__init__()
        self.parts: dict[str, Field] = {}
        places = ComboEditor([(place, t(f"item_place.{place}")) for place in _PLACES])
        editors: dict[str, QWidget] = {name: LineEditor() for name in _PARTS} | {
            "place": places,
            "url": LineEditor("https://"),
        }
        for name, editor in editors.items():
            narrow(editor)
            self.parts[name] = Field(t(f"intake.item_{name}"), editor, required=name in ("name", "place"))
        self.parts["place"].set_value("exhibit")
        self.remove = icon_button("trash-can-outline", t("intake.remove_item"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("gap") // 2)
        grid.setVerticalSpacing(theme.size("unit"))
        top = Qt.AlignmentFlag.AlignTop
        for column, (name, stretch) in enumerate(_SHARES.items()):
            grid.addWidget(self.parts[name], 0, column, top)
            grid.setColumnStretch(column, stretch)
        bin_place = QVBoxLayout()
        bin_place.setContentsMargins(0, 24, 0, 0)
        bin_place.addWidget(self.remove)
        bin_place.addStretch()
        grid.addLayout(bin_place, 0, 5)
        grid.addWidget(self.parts["url"], 1, 0, 1, 5)
        self.parts["place"].changed.connect(self._place_changed)
        self._place_changed()
        self.remove.clicked.connect(lambda: section.remove_row(self))

    def _place_changed(self) -> None:
        self.parts["url"].setVisible(self.parts["place"].value() in _WITH_LINK)

    def number(self, place: int, *, alone: bool) -> None:
        """Tell the row its place in the list; the only one cannot be removed."""
        for name, part in self.parts.items():
            part.widget.setObjectName(f"intake.items.{place}.{name}")
        self.remove.setObjectName(f"intake.items.{place}.remove")
        self.remove.setEnabled(not alone)


class ItemsSection(IntakeSection):
    """``rows`` in the order entered."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.items"), read, summary=self._summary)
        self.rows: list[ItemRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.size("gap"))
        self.add_other(self._column)
        foot = QHBoxLayout()
        self.more = button(t("intake.add_item"), "ghost", icon_name="plus", compact=True, clicked=self._more)
        self.more.setObjectName("intake.items.add")
        foot.addWidget(self.more)
        foot.addStretch()
        self.add_other(foot)
        self.add_row()

    def add_row(self) -> ItemRow:
        """One more object."""
        row = ItemRow(self)
        self.rows.append(row)
        self._column.addWidget(row)
        for part in row.parts.values():
            part.changed.connect(self._field_changed)
            part.left.connect(lambda: self.field_left.emit("items"))
            self.fields.append(part)
        self._number()
        return row

    def remove_row(self, row: ItemRow) -> None:
        """Take an object out of the list."""
        self.rows.remove(row)
        for part in row.parts.values():
            self.fields.remove(part)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.field_left.emit("items")

    def _more(self) -> None:
        self.add_row().parts["name"].jump()

    def _number(self) -> None:
        for place, row in enumerate(self.rows):
            row.number(place, alone=len(self.rows) == 1)
        in_order(*(w for row in self.rows for w in (*(p.widget for p in row.parts.values()), row.remove)), self.more)
        self._field_changed()

    def told(self) -> list[dict[str, Any]]:
        """The objects as the complaint has them; a wholly empty line is none."""
        rows = [{name: part.value() or "" for name, part in row.parts.items()} for row in self.rows]
        return [row for row in rows if any(value for name, value in row.items() if name != "place")]

    def values(self) -> dict[str, Any]:
        """All lines, for the draft."""
        return {"items": [{name: kept(part) for name, part in row.parts.items()} for row in self.rows]}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show the lines of a draft; one empty line when it has none."""
        lines = values.get("items") or [{"place": "exhibit"}]
        while len(self.rows) > len(lines):
            self.remove_row(self.rows[-1])
        while len(self.rows) < len(lines):
            self.add_row()
        for row, line in zip(self.rows, lines, strict=True):
            for name, part in row.parts.items():
                restore(part, line.get(name))

    def _summary(self) -> str:
        names = [str(line["name"]) for line in self.told()]
        return t("intake.items_count", n=len(names)) + " · " + "、".join(names)
