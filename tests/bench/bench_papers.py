"""Time and size of papers beside plain reportlab text of the same length, in one run. Run by ``make bench``.

Budgets (design.md §8): a signed two-page paper at most 60 ms warm; 500 papers at most 20 s.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import pytest
from nacl.signing import SigningKey
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from fairdesk.papers.engine import Paper, PaperEngine, PaperRequest
from fairdesk.papers.samples import sample

BUDGET_MS = 60.0
ROUNDS = 30


def milliseconds(act: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


@pytest.mark.bench
def test_a_signed_two_page_notice_is_made_within_the_budget() -> None:
    start = time.perf_counter()
    engine = PaperEngine()
    key = SigningKey.generate()
    form = engine.form("D14", "zh")
    data = sample(form.fields, engine.dictionary, "zh", "typical")
    request = PaperRequest(
        "D14", "zh", UUID(int=1), "样例知处字〔2026〕1号", datetime(2026, 11, 23, tzinfo=UTC), data,
        "B2", "知识产权工作站", "IP station", "issued",
    )  # fmt: skip

    def make() -> Paper:
        return engine.render(request, key)

    paper = make()
    first = (time.perf_counter() - start) * 1000
    face = engine.fonts.faces["serif"].name

    def floor() -> None:
        canvas = Canvas(BytesIO(), A4)
        for _ in range(paper.pages):
            canvas.setFont(face, 16)
            for line in range(22):
                canvas.drawString(80, 700 - 29 * line, "本工作站会同主办方对下列涉嫌侵权展品采取措施请于期限内执行")
            canvas.showPage()
        canvas.save()

    floor()
    ours, plain = milliseconds(make), milliseconds(floor)
    print(  # noqa: T201 - a benchmark reports
        f"\nD14: {paper.pages} pages, {len(paper.pdf) / 1000:.0f} KB; first paper {first:.0f} ms, warm median "
        f"{statistics.median(ours):.1f} ms, p95 {ours[int(ROUNDS * 0.95)]:.1f} ms; "
        f"plain reportlab {statistics.median(plain):.1f} ms"
    )
    assert paper.pages == 2
    assert statistics.median(ours) <= BUDGET_MS
