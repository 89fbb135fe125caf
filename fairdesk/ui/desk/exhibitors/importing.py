"""Bringing a list in: which list it is, whether it replaces the others, and the work itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.exhibitors.report import ImportReport
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.ops import Cancelled, Job
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.words import ElidedLabel, button, label

Kind = Literal["exhibitors", "history"]
SUFFIXES = (".csv", ".xlsx", ".json", ".txt", ".tsv")
_HISTORY_WORDS = ("往届", "历届", "结果", "处理", "history", "result", "earlier")


@dataclass(frozen=True)
class Wish:
    """What a person wants imported."""

    file: Path
    kind: Kind
    replaces: bool


def guess(name: str) -> Kind:
    """Which of the two lists a file seems to be, by its name."""
    plain = name.casefold()
    return "history" if any(word in plain for word in _HISTORY_WORDS) else "exhibitors"


def run(station: Workstation, author: str, wish: Wish, job: Job) -> ImportReport:
    """Import, telling how many rows are done. Once the act is recorded the work is no longer cancelled."""
    counted = _Counted(job)
    if wish.kind == "history":
        return History(station).import_results(
            wish.file, counted, lambda: job.cancelled, author=author, replaces=wish.replaces
        )
    return Directory(station).import_list(
        wish.file, counted, lambda: job.cancelled, author=author, replaces=wish.replaces
    )


def restore(station: Workstation, job: Job) -> int:
    """Read the missing lists again."""
    return Directory(station).restore(_Counted(job)) + History(station).restore()


class _Counted:
    """The rows done, as progress. Asking to stop is the reader's affair: rows half written help nobody."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, rows: int) -> None:
        try:
            self._job.progress(0, 0, t("exhibitors_page.rows_done", n=f"{rows:,}"))
        except Cancelled:
            return


class ImportPanel(Card):
    """Asks which list a file is and whether it replaces what is there; ``wanted`` carries the :class:`Wish`."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(t("exhibitors_page.import_title"))
        self._file: Path | None = None
        self._name = ElidedLabel("", "body")
        self.kinds = self._group(("exhibitors", "history"), "kind")
        self.modes = self._group(("replace", "add"), "mode")
        self.run_button = button(t("exhibitors_page.import_run"), "primary", compact=True, clicked=self._wish)
        self.run_button.setObjectName("exhibitors.import.run")
        self.cancel = button(t("widgets.cancel"), "ghost", compact=True, clicked=self.hide)
        for group in (self.kinds, self.modes):
            row = QHBoxLayout()
            row.setSpacing(theme.size("gap"))
            for choice in group.values():
                row.addWidget(choice)
            row.addStretch()
            if group is self.modes:
                row.addWidget(self.cancel)
                row.addWidget(self.run_button)
            self.add(row)
        self.body.insertWidget(0, self._name)
        self._hint = label("", "caption", wrap=True)
        self.add(self._hint)
        self.kinds["exhibitors"].toggled.connect(lambda _on: self._kind_changed())
        self.hide()

    def _group(self, names: tuple[str, ...], what: str) -> dict[str, QRadioButton]:
        group = QButtonGroup(self)
        made = {name: QRadioButton(t(f"exhibitors_page.{what}_{name}")) for name in names}
        for name, choice in made.items():
            choice.setObjectName(f"exhibitors.import.{name}")
            group.addButton(choice)
        return made

    @property
    def kind(self) -> Kind:
        """The list chosen."""
        return "history" if self.kinds["history"].isChecked() else "exhibitors"

    def ask(self, file: Path) -> None:
        """Ask about a file that was chosen or dropped."""
        self._file = file
        self._name.set_text(file.name)
        self.kinds[guess(file.name)].setChecked(True)
        self._kind_changed()
        self.show()
        self.run_button.setFocus()

    def _kind_changed(self) -> None:
        """A corrected exhibitor list mostly replaces the old one; results of another session come beside the others."""
        self.modes["add" if self.kind == "history" else "replace"].setChecked(True)
        self._hint.setText(t(f"exhibitors_page.columns_{self.kind}"))

    def _wish(self) -> None:
        if self._file is not None:
            self.hide()
            self.wanted.emit(Wish(self._file, self.kind, self.modes["replace"].isChecked()))


def dropped(data: Any) -> Path | None:
    """The list that is being dragged, if it is one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.casefold() in SUFFIXES), None)
