"""A paper on the screen: the same bytes that are printed and archived."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import ElidedLabel, icon_button, label

_STEP = 1.2
_LEAST, _MOST = 0.25, 4.0
THUMB = QSize(84, 119)
"""A page picture in the proportion of A4."""


def page_picture(document: QPdfDocument, page: int, size: QSize, ratio: float = 1.0) -> QImage:
    """A page on white paper, ``size`` in device-independent pixels."""
    drawn = document.render(page, QSize(round(size.width() * ratio), round(size.height() * ratio)))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    paper.setDevicePixelRatio(ratio)
    return paper


class PdfPreview(QWidget):
    """``preview.show_pdf(pdf_bytes, "侵权通知书.pdf")``; page pictures at the left, fit to width at first."""

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("widgets.paper"))
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = QPdfView()
        self.view.setAccessibleName(t("widgets.paper"))
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._pages = QStandardItemModel(self)
        self.thumbs = QListView()
        self.thumbs.setAccessibleName(t("widgets.pages"))
        self.thumbs.setModel(self._pages)
        self.thumbs.setViewMode(QListView.ViewMode.IconMode)
        self.thumbs.setMovement(QListView.Movement.Static)
        self.thumbs.setFlow(QListView.Flow.TopToBottom)
        self.thumbs.setWrapping(False)
        self.thumbs.setIconSize(THUMB)
        self.thumbs.setGridSize(QSize(112, 150))
        self.thumbs.setFixedWidth(128)
        self.thumbs.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.thumbs.selectionModel().currentChanged.connect(self._jump)
        self._name = ElidedLabel("", "muted")
        self._place = label("", "caption")
        self._empty = EmptyState(t("widgets.no_pdf"), icon="file-document-outline")
        self._stack = QStackedWidget()
        self._arrange()
        self.view.pageNavigator().currentPageChanged.connect(self._turned)

    def _arrange(self) -> None:
        unit = theme.size("unit")
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        tools = QHBoxLayout()
        tools.setSpacing(unit // 2)
        tools.addWidget(self._name, 1)
        tools.addWidget(self._place)
        tools.addSpacing(unit)
        tools.addWidget(
            icon_button("magnify-minus-outline", t("widgets.zoom_out"), clicked=lambda: self.zoom(1 / _STEP))
        )
        tools.addWidget(icon_button("magnify-plus-outline", t("widgets.zoom_in"), clicked=lambda: self.zoom(_STEP)))
        tools.addWidget(icon_button("arrow-expand-horizontal", t("widgets.zoom_fit"), clicked=self.fit_width))
        column.addLayout(tools)
        panes = QHBoxLayout()
        panes.setSpacing(unit)
        panes.addWidget(self.thumbs)
        panes.addWidget(self.view, 1)
        column.addLayout(panes, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_pdf(self, pdf: bytes, name: str = "") -> None:
        """Show a paper. Raises ``Known`` FD-7002 when the bytes are no PDF that can be shown."""
        self.clear()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        self._buffer = buffer
        if self.document.status() != QPdfDocument.Status.Ready or not self.document.pageCount():
            self.clear()
            raise Known("FD-7002", name=name or "PDF")
        self._name.set_text(name)
        for page in range(self.document.pageCount()):
            item = QStandardItem(str(page + 1))
            item.setIcon(self._thumb(page))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setAccessibleText(t("widgets.page_of", n=page + 1, total=self.document.pageCount()))
            self._pages.appendRow(item)
        self.thumbs.setVisible(self.document.pageCount() > 1)
        self._stack.setCurrentIndex(1)
        self.fit_width()
        self._turned(0)

    def clear(self) -> None:
        """Show nothing."""
        self._pages.clear()
        self.document.close()
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None
        self._stack.setCurrentIndex(0)

    @property
    def page_count(self) -> int:
        """How many pages the paper shown has; 0 for none."""
        return self.document.pageCount() if self._stack.currentIndex() else 0

    def zoom(self, factor: float) -> None:
        """Larger or smaller by a factor, between a quarter and four times."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _LEAST), _MOST))

    def fit_width(self) -> None:
        """As wide as the room."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _thumb(self, page: int) -> QIcon:
        points = self.document.pagePointSize(page)
        size = points.toSize().scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
        picture = QPixmap.fromImage(page_picture(self.document, page, size, self.devicePixelRatioF()))
        painter = QPainter(picture)
        painter.setPen(theme.color("line-strong"))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()
        made = QIcon(picture)
        made.addPixmap(picture, QIcon.Mode.Selected)  # else the style tints the paper of the chosen page
        return made

    def _jump(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self.view.pageNavigator().currentPage():
            self.view.pageNavigator().jump(index.row(), QPointF())

    def _turned(self, page: int) -> None:
        if not self.page_count:
            return
        self._place.setText(t("widgets.page_of", n=page + 1, total=self.page_count))
        self.thumbs.setCurrentIndex(self._pages.index(page, 0))
        self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        palette = self.view.palette()
        if palette.dark().color() != theme.color("backdrop"):
            palette.setColor(palette.ColorRole.Dark, theme.color("backdrop"))
            self.view.setPalette(palette)
