"""Closer lines instead of one more page for a few of them, and what a long text must survive."""

from collections.abc import Callable

import pytest
from nacl.signing import SigningKey

from fairdesk.papers.engine import PaperEngine, PaperRequest
from fairdesk.papers.fitting import STEPS
from fairdesk.papers.styles import Fit, styles

MakeRequest = Callable[..., PaperRequest]
ONE_PAGE = (
    "D02",
    "D03",
    "D04",
    "D05",
    "D06",
    "D08",
    "D12",
    "D15",
    "D17",
    "D18",
    "D20",
    "D23",
    "D25",
    "D26",
    "D27",
    "D28",
)


@pytest.mark.parametrize("code", ONE_PAGE)
def test_a_typical_paper_of_the_short_kinds_takes_one_page(
    code: str, engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    assert engine.render(make_request(code), key).pages == 1


def test_closer_setting_never_makes_more_pages_and_stays_in_the_type_area(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    pages: list[int] = []
    for length in range(0, 800, 40):
        paper = engine.render(make_request("D28", reasons="理由" * length or "理由", lifted=False), key)
        pages.append(paper.pages)
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 3)


def test_the_closest_setting_keeps_lines_apart() -> None:
    for lang in ("zh", "en"):
        for size in ("body", "compact"):
            closest = styles(lang, size, Fit(STEPS[-1], smaller=True))  # type: ignore[arg-type]
            assert closest.body.leading >= 1.15 * closest.body.size
            assert closest.cell.leading >= 1.15 * closest.cell.size
            assert closest.row >= closest.value.leading + 4


def test_answers_of_any_length_flow_over_the_pages(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    for length in range(150, 1500, 150):
        exchanges = [{"question": "问题" * 30, "answer": "回答" * length} for _ in range(6)]
        paper, trace = engine.render_traced(make_request("D10", exchanges=exchanges), key)
        assert paper.pages > 2
        assert trace.lonely_closings == []
