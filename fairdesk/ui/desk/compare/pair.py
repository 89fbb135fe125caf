"""The displayed product beside the registered right: linked pictures when both have one, else the two words."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk import chart
from fairdesk.ui.desk.compare.differing import differing
from fairdesk.ui.desk.compare.side import Side
from fairdesk.ui.desk.records.picture import fitting, read_file
from fairdesk.ui.ops import Query
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.words import icon_button

_STEP = 0.8


class Pair(QWidget):
    """``failed`` carries a ``Known`` when what was opened, dropped or pasted is no picture."""

    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._pg: Any = None
        self._waiting: list[tuple[Side, QImage | None]] = []
        self.setAcceptDrops(True)
        self.product = Side(t("compare.product"), t("compare.product_hint"))
        self.right = Side(t("compare.registered"))
        self._open = icon_button("image-outline", t("compare.open_photo"), clicked=self._choose_file)
        self._open.setObjectName("compare.photo")
        self._paste = icon_button("clipboard-text-outline", t("compare.paste_photo"), clicked=self.paste)
        self._drop = icon_button("close", t("compare.drop_photo"), clicked=lambda: self.show_product(None))
        for each in (self._open, self._paste, self._drop):
            self.product.add_act(each)
        self._zoom = [
            icon_button("magnify-minus-outline", t("widgets.zoom_out"), clicked=lambda: self.zoom(1 / _STEP)),
            icon_button("magnify-plus-outline", t("widgets.zoom_in"), clicked=lambda: self.zoom(_STEP)),
            icon_button("fit-to-page-outline", t("compare.whole"), clicked=self.fit),
        ]
        for each in self._zoom:
            self.right.add_act(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.product, 1)
        row.addWidget(self.right, 1)
        self._settle()

    def show_words(self, word: str, title: str) -> None:
        """Show what was asked for beside what is registered."""
        ours, theirs = differing(word, title) if word and title else ((), ())
        self.product.word.show_word(word, ours)
        self.right.word.show_word(title, theirs)

    def show_product(self, image: QImage | None) -> None:
        """Show a photo of the displayed product, or its word."""
        self._show(self.product, image)

    def show_registered(self, image: QImage | None) -> None:
        """Show the picture of the register, or the word."""
        self._show(self.right, image)

    @property
    def linked(self) -> bool:
        """Are both halves pictures, moving together?"""
        return self.product.image is not None and self.right.image is not None

    def zoom(self, factor: float) -> None:
        """Nearer (below 1) or farther; linked pictures follow."""
        view = self.right.picture if self.right.image is not None else self.product.picture
        if view is not None:
            view.zoom(factor)

    def fit(self) -> None:
        """Show both pictures as a whole."""
        for side in (self.product, self.right):
            if side.picture is not None and side.image is not None:
                side.picture.fit()

    def open_file(self, path: Path) -> None:
        """Show a photo from a file."""
        query: Query[QImage] = Query(self._tasks, lambda _job: read_file(path))
        query.done(self.show_product).failed(self.failed.emit).start(self)

    def paste(self) -> None:
        """Show the picture on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, t("compare.open_photo"), "", t("compare.photo_filter"))
        if name:
            self.open_file(Path(name))

    def _take(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_file(Path(files[0]))
        elif data.hasImage():
            image = data.imageData()
            query: Query[QImage] = Query(self._tasks, lambda _job: fitting(image))
            query.done(self.show_product).failed(self.failed.emit).start(self)

    def _show(self, side: Side, image: QImage | None) -> None:
        if image is not None and self._pg is None:
            self._waiting.append((side, image))
            if len(self._waiting) == 1:
                Query[ModuleType](self._tasks, lambda _job: chart.load()).done(self._loaded).start(self)
            return
        side.show_image(image, self._pg)
        self._settle()

    def _loaded(self, pyqtgraph: Any) -> None:
        self._pg = pyqtgraph
        waiting, self._waiting = self._waiting, []
        for side, image in waiting:
            self._show(side, image)

    def _settle(self) -> None:
        """Link the views when both are there, and offer only what makes sense."""
        ours, theirs = self.product.picture, self.right.picture
        if ours is not None and theirs is not None:
            ours.link(theirs if self.linked else None)
        for each in self._zoom:
            each.setVisible(self.product.image is not None or self.right.image is not None)
        self._drop.setVisible(self.product.image is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()
