"""``forms check``: every form, filled in every way, must come out as a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from nacl.signing import SigningKey
from reportlab.lib.pagesizes import A4

from fairdesk.errors import Known
from fairdesk.papers.engine import Paper, PaperEngine, PaperRequest
from fairdesk.papers.page import BOTTOM, LEFT, NUMBER_FOOT, RIGHT
from fairdesk.papers.samples import KINDS, NOON, Kind, sample
from fairdesk.papers.template import Lang
from fairdesk.papers.trace import Trace

MOST_BYTES = 200_000
"""A text paper is at most this large (issue 4) …"""

MOST_BYTES_A_PAGE = 2_600
"""… or, where it has very many pages, this large per page."""

CHECK_ID = UUID("00000000-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Finding:
    """Something wrong with a form; ``sample`` is empty when it is wrong however it is filled."""

    code: str
    lang: Lang
    sample: Kind | None
    error: Known


def check(engine: PaperEngine, codes: Iterable[str] = (), each: Callable[[str], None] | None = None) -> list[Finding]:
    """Check all forms, or those named. ``each`` is told the name of every paper before it is made."""
    key = SigningKey(bytes(32))
    wanted = set(codes)
    findings: list[Finding] = []
    for code, lang in engine.codes():
        if wanted and code not in wanted:
            continue
        try:
            form = engine.form(code, lang)
            findings += [Finding(code, lang, None, e) for e in _unused(engine, code, lang)]
        except Known as error:
            findings.append(Finding(code, lang, None, error))
            continue
        for kind in KINDS:
            if each:
                each(f"{code}.{lang} {kind}")
            data = sample(form.fields, engine.dictionary, lang, kind)
            request = PaperRequest(
                code, lang, CHECK_ID, "样例交易会知处字〔2026〕12号", NOON, data, "CHECK",
                "第139届样例交易会知识产权工作站", "IP Protection Station, 139th Example Trade Fair", "issued",
            )  # fmt: skip
            try:
                paper, trace = engine.render_traced(request, key)
            except Known as error:
                findings.append(Finding(code, lang, kind, error))
                continue
            findings += [Finding(code, lang, kind, e) for e in _faults(code, kind, paper, trace)]
    return findings


def _unused(engine: PaperEngine, code: str, lang: Lang) -> Iterator[Known]:
    form = engine.form(code, lang)
    for name in sorted(form.fields.keys() - form.used):
        yield Known("FD-5016", file=form.file, field=name)


def _faults(code: str, kind: Kind, paper: Paper, trace: Trace) -> Iterator[Known]:
    if paper.missing_glyphs:
        yield Known("FD-5008", form=code, characters=" ".join(f"{c} U+{ord(c):04X}" for c in paper.missing_glyphs))
    most = max(MOST_BYTES, MOST_BYTES_A_PAGE * paper.pages)
    if len(paper.pdf) > most:
        yield Known("FD-5017", form=code, size=len(paper.pdf) // 1000, most=most // 1000)
    for line in trace.lines:
        beside = line.left < LEFT - 1 or line.left + line.width > A4[0] - RIGHT + line.size / 2 + 1
        below = NUMBER_FOOT + 14 < line.bottom < BOTTOM - 1
        if beside or below:
            yield Known("FD-5015", form=code, page=line.page)
            break
    for page in trace.lonely_closings:
        yield Known("FD-5018", form=code, page=page)
