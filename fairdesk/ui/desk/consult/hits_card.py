"""Articles that fit the question while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal

from fairdesk.casework.services.knowledge import Hit, library
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import language, t
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.snippet import HitPainting
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, label

PAUSE_MS = 120
_SHOWN = 8


def find(station: Workstation, text: str, lang: str, limit: int = _SHOWN) -> list[Hit]:
    """Articles that fit a question, best first."""
    with station.read() as session:
        return library(session, station.id).search(text, lang, limit)


class HitsCard(ListCard):
    """``referred`` (Enter or double click) and ``read_wanted`` (the button) carry an article."""

    referred = Signal(object)
    read_wanted = Signal(object)

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__(t("consult_page.articles"))
        self._context, self._strip = context, strip
        self._text = self._asked = ""
        self.keys = label(t("consult_page.hits_keys"), "caption")
        self.read = button(t("consult_page.read"), "ghost", compact=True, clicked=self._read)
        self.read.setObjectName("consult.advice.read")
        self.add_act(self.keys)
        self.add_act(self.read)
        self._empty = EmptyState(t("consult_page.no_question"), t("consult_page.no_question_hint"), icon="bookshelf")
        self.box = RowBox(
            "consult.advice.hits", t("consult_page.articles"), HitPainting(), self._empty,
            key=lambda hit: (hit.article.id, hit.article.lang),
        )  # fmt: skip
        self.add(self.box, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.box.list.opened.connect(lambda hit: self.referred.emit(hit.article))
        self.box.list.chosen.connect(lambda _hit: self.read.setEnabled(True))
        self.show_hits("", [])
        # The index is made when first asked for; by the time somebody types it is there.
        context.ask(lambda station: find(station, t("consult_page.question"), language(), 1)).start(self)

    def ask(self, text: str) -> None:
        """Search when the typing rests a moment."""
        self._text = text
        self._pause.start()

    def enter(self) -> bool:
        """Go into the list; false when nothing was found."""
        if not self.box.rows:
            return False
        self.box.list.choose(0)
        self.box.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _search(self) -> None:
        text, lang = self._text, language()
        if text == self._asked:
            return
        self._asked = text
        if not text:
            self.show_hits("", [])
            return
        asked = self._context.ask(lambda station: find(station, text, lang))
        asked.done(lambda hits: self.show_hits(text, hits)).failed(self._strip.show_error).start(self)

    def show_hits(self, text: str, hits: list[Hit]) -> None:
        """Show what was found for a question, unless another one was asked meanwhile."""
        if text != self._asked:
            return
        if text:
            self._empty.say(t("consult_page.no_hits"), t("consult_page.no_hits_hint"))
        else:
            self._empty.say(t("consult_page.no_question"), t("consult_page.no_question_hint"))
        self.box.show_rows(hits)
        self.keys.setVisible(bool(hits))
        self.read.setVisible(bool(hits))
        self.read.setEnabled(self.box.list.current() is not None)

    def _read(self) -> None:
        hit: Hit | None = self.box.list.current()
        if hit is not None:
            self.read_wanted.emit(hit.article)
