"""From a request to the bytes of a paper: form, data, number and key in; PDF, hashes and QR out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, Literal
from uuid import UUID

from nacl.signing import SigningKey
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import LayoutError

from fairdesk import paths
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.papers import seal
from fairdesk.papers.blank import LINE_TO_WRITE, Blank, blank_data, tick_words
from fairdesk.papers.blocks import Block
from fairdesk.papers.fitting import fitted
from fairdesk.papers.fonts import Fonts, default_fonts
from fairdesk.papers.layout import Layout
from fairdesk.papers.page import Sheet, write_pdf
from fairdesk.papers.styles import Fit
from fairdesk.papers.template import Form, Lang, load, load_dictionary
from fairdesk.papers.trace import Trace

State = Literal["draft", "issued", "void"]
_DRAWING = RLock()
"""reportlab keeps the subset of a face per document in the face itself; one paper at a time is drawn."""


@dataclass(frozen=True)
class PaperRequest:
    """Everything a paper is made of. ``issued_at`` is aware; ``number`` may be empty for a draft only."""

    code: str
    lang: Lang
    document_id: UUID
    number: str
    issued_at: datetime
    data: Mapping[str, Any]
    station_id: str
    issuer_zh: str
    issuer_en: str
    state: State
    reprint_no: int = 0


@dataclass(frozen=True)
class Paper:
    """A finished paper. ``qr`` and ``signature`` are empty unless it is issued; ``missing_glyphs`` print as 〓."""

    pdf: bytes
    sha256: str
    pages: int
    content_hash: str
    qr: str
    signature: bytes
    missing_glyphs: tuple[str, ...]


class PaperEngine:
    """Renders papers from a folder of forms. Safe to use from several threads."""

    def __init__(self, forms_dir: Path | None = None, fonts: Fonts | None = None) -> None:
        """``forms_dir``: a fair's own forms instead of the built-in ones. Raises ``Known`` FD-5002 or FD-5009."""
        self.forms_dir = forms_dir or paths.forms()
        self.fonts = fonts or default_fonts()
        self.dictionary = load_dictionary(self.forms_dir)
        self._forms: dict[tuple[str, Lang], Form] = {}

    def form(self, code: str, lang: Lang) -> Form:
        """The form, read once. Raises ``Known`` FD-5001, FD-5002, FD-5005."""
        if (code, lang) not in self._forms:
            self._forms[code, lang] = load(self.forms_dir, code, lang, self.dictionary)
        return self._forms[code, lang]

    def codes(self) -> list[tuple[str, Lang]]:
        """All forms of the folder."""
        names = (f.name.split(".") for f in sorted(self.forms_dir.glob("D*.??.md")))
        return [(code, "en" if lang == "en" else "zh") for code, lang, _ in names if lang in ("zh", "en")]

    def render(self, request: PaperRequest, signing_key: SigningKey | None) -> Paper:
        """Make the paper; the same request gives the same bytes.

        Raises ``Known``: FD-5003/5004 field missing or of the wrong type, FD-5006 issued without a number, FD-5007
        issued without the station's key, FD-5010 unreadable photo, FD-5015 content that fits no page, and those of
        ``form``.
        """
        return self.render_traced(request, signing_key)[0]

    def render_traced(self, request: PaperRequest, signing_key: SigningKey | None) -> tuple[Paper, Trace]:
        """As ``render``, and where everything was drawn, for checks."""
        form = self.form(request.code, request.lang)
        data = form.checked(request.data)
        content = seal.content_hash(request.code, request.lang, request.number, data)
        qr, signature = self._sealed(request, content, signing_key)
        issuer = request.issuer_zh if request.lang == "zh" else request.issuer_en
        blocks = form.blocks(
            data, number=request.number or None, issued_at=request.issued_at, issuer=issuer,
            issuer_zh=request.issuer_zh, issuer_en=request.issuer_en,
        )  # fmt: skip
        number = request.number or t("papers.no_number", request.lang)
        sheet = _sheet(request, form, issuer, qr, content)
        pdf, pages, trace, missing = self._compose(form, issuer, number, blocks, sheet)
        digest = hashlib.sha256(pdf).hexdigest()
        return Paper(pdf, digest, pages, content, qr, signature, missing), trace

    def render_blank(self, code: str, lang: Lang, issuer: str, known: Mapping[str, Any]) -> Paper:
        """The form with lines to write on, without QR; ``known`` fields are printed. Raises as ``form``."""
        form = self.form(code, lang)
        words = {name: of[lang] for name, of in tick_words(self.forms_dir).get(code, {}).items() if lang in of}
        data = blank_data(form.fields, self.dictionary, words)
        data |= {name: value for name, value in known.items() if name in form.fields}
        line = Blank(LINE_TO_WRITE)
        blocks = form.blocks(
            data, number=line, issued_at=line, issuer=issuer, issuer_zh=issuer, issuer_en=issuer,
        )  # fmt: skip
        sheet = Sheet(
            lang="zh-CN" if lang == "zh" else "en", title=form.title, author=issuer, number="", issued_at=0.0,
            keywords=f"{code}; blank", mark="", void=False, reprint=t("papers.blank", lang), qr="", qr_words=(),
            of_pages=t("papers.page_of", lang),
        )  # fmt: skip
        pdf, pages, _, missing = self._compose(
            form, issuer, t("papers.blank_number", lang), blocks, sheet, by_hand=True
        )
        return Paper(pdf, hashlib.sha256(pdf).hexdigest(), pages, "", "", b"", missing)

    def _compose(
        self, form: Form, issuer: str, number: str, blocks: list[Block], sheet: Sheet, by_hand: bool = False
    ) -> tuple[bytes, int, Trace, tuple[str, ...]]:
        missing: dict[str, None] = {}
        line = number if form.head == "red" else t("papers.number_line", form.lang, number=number)

        def build(fit: Fit) -> list[Flowable]:
            layout = Layout(self.fonts, form.lang, form.size, missing, fit, by_hand)
            return layout.story(form.head, issuer, line, blocks)

        with _DRAWING:
            try:
                pdf, pages, trace = write_pdf(fitted(build), sheet, self.fonts, missing)
            except LayoutError as error:
                raise Known("FD-5015", form=form.code, page="?") from error
        return pdf, pages, trace, tuple(missing)

    def _sealed(self, request: PaperRequest, content: str, key: SigningKey | None) -> tuple[str, bytes]:
        if request.state != "issued":
            return "", b""
        if not request.number:
            raise Known("FD-5006", form=request.code)
        if key is None:
            raise Known("FD-5007", form=request.code, station=request.station_id)
        statement = seal.Statement(
            request.document_id, request.issued_at, content, request.station_id, request.code, request.number
        )
        return seal.make_qr_payload(statement, key)


def _sheet(request: PaperRequest, form: Form, issuer: str, qr: str, content: str) -> Sheet:
    lang = request.lang
    marks = {"draft": t("papers.mark_draft", lang), "void": t("papers.mark_void", lang), "issued": ""}
    words = (t("papers.scan", lang), request.number, f"{request.document_id} · {content[:16]}")
    return Sheet(
        lang="zh-CN" if lang == "zh" else "en",
        title=f"{form.title} {request.number}".strip(),
        author=issuer,
        number=request.number,
        issued_at=request.issued_at.timestamp(),
        keywords=f"{request.code}; {request.document_id}; sha256:{content}",
        mark=marks[request.state],
        void=request.state == "void",
        reprint=t("papers.reprint", lang, n=request.reprint_no) if request.reprint_no else "",
        qr=qr,
        qr_words=words,
        of_pages=t("papers.page_of", lang),
    )
