"""The line under a paper: its SHA-256, and whether bytes and signature are sound."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairdesk.casework.paperproof import PaperProof
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.words import ElidedLabel, icon_button


class ProofLine(QWidget):
    """``show_proof(None)`` while it is being checked."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = Chip()
        self.chip.setObjectName("papers.proof")
        self._hash = ElidedLabel("", "caption")
        self._hash.setFont(fonts.mono("caption"))
        self._copy = icon_button("content-copy", t("papers_page.copy_hash"), clicked=self._to_clipboard)
        self._digest = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.chip)
        row.addWidget(self._hash, 1)
        row.addWidget(self._copy)
        self.hide()

    def show_digest(self, digest: str) -> None:
        """Show the hash of a paper whose proof is still being looked at; an empty one hides the line."""
        self._digest = digest
        self.setVisible(bool(digest))
        self._hash.set_text(f"SHA-256 {digest}")
        self.chip.show_state("neutral", t("papers_page.checking"), "progress-clock")

    def show_proof(self, proof: PaperProof) -> None:
        """Show what the check said."""
        if proof.sha256 != self._digest:
            return
        if proof.sound:
            self.chip.show_state("ok", t("papers_page.genuine"), "shield-check-outline")
        else:
            key = "seal_wrong" if proof.bytes_sound else "bytes_wrong"
            self.chip.show_state("danger", t(f"papers_page.{key}"), "shield-alert-outline")
        self.chip.setToolTip(t("papers_page.genuine_tip") if proof.sound else "")

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
