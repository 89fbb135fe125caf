"""The newest signed receipt of the central service."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.uploading import ReceiptView
from fairdesk.i18n import t
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.key_value import Fact, KeyValue

_LEAST = 168


class ReceiptPanel(Card):
    """Counts, time, the head of the journal that it confirms."""

    def __init__(self) -> None:
        super().__init__(t("upload.receipt"))
        self.chip = Chip("ok", t("upload.signed"), "shield-check-outline")
        self.chip.hide()
        self.add_act(self.chip)
        self._facts = KeyValue(name_width=84)
        self._places = QStackedWidget()
        self._places.addWidget(
            EmptyState(t("upload.no_receipt"), t("upload.no_receipt_hint"), icon="certificate-outline")
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        column.addStretch()
        self._places.addWidget(scrolled(inner))
        self._places.setMinimumHeight(_LEAST)
        self.add(self._places, 1)

    def show_receipt(self, receipt: ReceiptView | None) -> None:
        """Show a receipt; ``None`` before the first."""
        self.chip.setVisible(receipt is not None)
        self._places.setCurrentIndex(0 if receipt is None else 1)
        if receipt is None:
            return
        head = "\n".join(receipt.head[at : at + 32] for at in range(0, len(receipt.head), 32))
        self._facts.show_facts(
            [
                Fact(t("upload.received_at"), moment_text(receipt.at)),
                Fact(t("upload.sent"), str(receipt.sent)),
                Fact(t("upload.accepted"), str(receipt.accepted)),
                Fact(t("upload.duplicate"), str(receipt.duplicate)),
                Fact(t("upload.held"), str(receipt.held)),
                Fact(t("upload.rejected"), str(receipt.rejected)),
                Fact(t("upload.head_seq"), str(receipt.head_seq)),
                Fact(t("upload.head"), head, mono=True),
                Fact(t("upload.batch"), receipt.batch_id, mono=True),
            ]
        )
