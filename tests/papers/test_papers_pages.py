"""Papers as pictures: a page is what is dark on it, not the text that can be extracted (anchors.md, section 0)."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pypdf
import pytest
from nacl.signing import SigningKey

from fairdesk.errors import Known
from fairdesk.papers import seal, view
from fairdesk.papers.engine import PaperEngine, PaperRequest
from fairdesk.papers.fonts import Fonts
from fairdesk.papers.samples import picture

MakeRequest = Callable[..., PaperRequest]
FORMS = [*(f"D{n:02}.zh" for n in range(1, 31)), *(f"{code}.en" for code in ("D01", "D07", "D13", "D14", "D22"))]
DPI = 150
MM = DPI / 25.4


def dark(area: view.Grey) -> int:
    return int((area < 128).sum())


@pytest.mark.parametrize("name", FORMS)
def test_every_page_shows_its_fields_keeps_its_margins_and_carries_a_readable_seal(
    name: str, engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    paper, trace = engine.render_traced(make_request(*name.split(".")), key)
    assert paper.missing_glyphs == ()
    assert len(paper.pdf) <= 200_000
    with view.PdfPages(paper.pdf) as pages:
        assert len(pages) == paper.pages
        pictures = [pages.grey(n, DPI) for n in range(len(pages))]
    for picture_of_page in pictures:
        high, wide = picture_of_page.shape
        assert view.read_codes(picture_of_page) == [paper.qr]
        assert dark(picture_of_page[:, : int(27 * MM)]) == 0
        assert dark(picture_of_page[:, wide - int(25 * MM) :]) == 0
        assert dark(picture_of_page[: int(27 * MM)]) == 0
        assert dark(picture_of_page[high - int(7 * MM) :]) == 0
    filled = [box for box in trace.boxes if box.filled]
    assert len(filled) >= 6
    for box in filled:
        sheet = pictures[box.page - 1]
        scale, high = DPI / 72, sheet.shape[0]
        top, bottom = high - (box.bottom + box.height) * scale, high - box.bottom * scale
        inside = sheet[
            round(top) + 3 : round(bottom) - 3, round(box.left * scale) + 3 : round((box.left + box.width) * scale) - 3
        ]
        assert dark(inside) > 5, box
    assert seal.verify(paper.qr, key.verify_key).genuine


def test_every_face_is_embedded_as_truetype(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> None:
    paper = engine.render(make_request("D07", "zh", kind="rarest"), key)
    descriptors = [
        font["/FontDescriptor"]
        for page in pypdf.PdfReader(BytesIO(paper.pdf)).pages
        for font in (reference.get_object() for reference in page["/Resources"]["/Font"].values())
        if "/FontDescriptor" in font
    ]
    assert descriptors
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_the_same_request_gives_the_same_bytes(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> None:
    first = engine.render(make_request("D14"), key)
    engine.render(make_request("D18", "en"), key)
    assert engine.render(make_request("D14"), key) == first
    assert PaperEngine().render(make_request("D14"), key) == first


def test_the_file_names_its_title_issuer_language_and_moment(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    reader = pypdf.PdfReader(BytesIO(engine.render(make_request("D14", "zh"), key).pdf))
    information = reader.metadata
    assert information is not None
    assert information.title == "涉嫌侵权快速处理通知书 样例交易会知处字〔2026〕12号"
    assert information.author == "第139届样例交易会知识产权工作站"
    assert information.producer == "fairdesk"
    assert (
        information.creation_date is not None and information.creation_date.isoformat() == "2026-11-23T06:05:00+00:00"
    )
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_a_draft_carries_a_pale_mark_and_no_seal(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    draft = engine.render(make_request("D14", state="draft", number=""), None)
    assert (draft.qr, draft.signature) == ("", b"")
    with view.PdfPages(draft.pdf) as pages:
        page = pages.grey(0, DPI)
    assert view.read_codes(page) == []
    middle = page[page.shape[0] // 2 - 200 : page.shape[0] // 2 + 200]
    assert ((middle > 200) & (middle < 250)).sum() > 5_000


def test_a_void_paper_is_marked_red_across_and_has_no_seal(engine: PaperEngine, make_request: MakeRequest) -> None:
    void = engine.render(make_request("D14", state="void"), None)
    with view.PdfPages(void.pdf) as pages:
        image = pages.image(0, 50)
        reds = sum(
            image.pixelColor(x, y).red() - image.pixelColor(x, y).green() > 40
            for x in range(100, image.width() - 100, 3)
            for y in range(image.height() // 2 - 80, image.height() // 2 + 80, 3)
        )
    assert void.qr == "" and reds > 50


def test_a_reprint_says_so_at_the_top(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> None:
    first, again = (engine.render(make_request("D18", reprint_no=n), key) for n in (0, 2))
    assert again.content_hash == first.content_hash
    with view.PdfPages(first.pdf) as a, view.PdfPages(again.pdf) as b:
        changed = np.argwhere(a.grey(0, DPI) != b.grey(0, DPI))
    assert len(changed) > 100
    assert changed[:, 0].max() < 30 * MM


def test_an_issued_paper_needs_a_number_and_the_stations_key(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    with pytest.raises(Known, match="FD-5006"):
        engine.render(make_request("D14", number=""), key)
    with pytest.raises(Known, match="FD-5007"):
        engine.render(make_request("D14"), None)


def test_no_seal_stands_alone_on_a_page_for_any_length_of_the_table(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    for rows in range(1, 41):
        items = [{"no": n, "name": f"展品{n}", "model": "HT-8801", "measure": "撤展"} for n in range(1, rows + 1)]
        _, trace = engine.render_traced(make_request("D14", items=items), key)
        assert trace.closing_pages
        assert trace.lonely_closings == [], rows


def test_the_table_head_repeats_on_every_page_of_the_table(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    items = [{"no": n, "name": f"展品{n}"} for n in range(1, 61)]
    paper, _ = engine.render_traced(make_request("D14", items=items), key)
    texts = [page.extract_text() for page in pypdf.PdfReader(BytesIO(paper.pdf)).pages]
    with_rows = [text for text in texts if "展品4" in text or "展品59" in text]
    assert len(with_rows) > 1
    assert all("展品名称" in text for text in with_rows)


def test_a_character_no_face_has_prints_as_a_visible_mark_and_is_named(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    plain = PaperEngine(fonts=Fonts(use_system=False))
    request = make_request("D18", remark="符号\U0001f9ff在此")
    paper = plain.render(request, key)
    assert paper.missing_glyphs == ("\U0001f9ff",)
    assert "〓" in pypdf.PdfReader(BytesIO(paper.pdf)).pages[-1].extract_text()


def test_rare_names_of_the_shipped_faces_print_as_glyphs(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    shapes = []
    for name in ("驎", "囍", "㐂", "〓"):
        request = make_request("D18", addressee={"name": name, "kind": "甲", "address": "乙"})
        paper, trace = engine.render_traced(request, key)
        assert paper.missing_glyphs == ()
        box = next(b for b in trace.boxes if b.name == "受送达人")
        with view.PdfPages(paper.pdf) as pages:
            page = pages.grey(0, 200)
        scale = 200 / 72
        y = round(page.shape[0] - (box.bottom + box.height / 2) * scale)
        x = round(box.left * scale)
        shapes.append(page[y - 20 : y + 20, x + 4 : x + 60])
        assert dark(shapes[-1]) > 60
    assert all((shape != shapes[-1]).any() for shape in shapes[:-1])


def test_a_photo_is_printed_as_a_small_copy(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> None:
    with_photo = make_request("D14", items=[{"no": 1, "name": "甲", "photo": picture()}])
    without = make_request("D14", items=[{"no": 1, "name": "甲"}])
    a, b = engine.render(with_photo, key), engine.render(without, key)
    assert 500 < len(a.pdf) - len(b.pdf) < 40_000
    assert a.content_hash != b.content_hash


def test_bytes_that_are_no_picture_are_refused(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> None:
    with pytest.raises(Known, match="FD-5010"):
        engine.render(make_request("D14", items=[{"no": 1, "name": "甲", "photo": b"no picture"}]), key)


def test_a_foreign_respondent_finds_the_notice_in_english_in_the_chinese_form(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    texts = []
    for country in ("CN", "DE"):
        respondent = {"name": "Muster GmbH", "booth": "2.1B18", "country": country}
        paper = engine.render(make_request("D07", respondent=respondent), key)
        texts.append("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper.pdf)).pages))
    assert "Notice in English" not in texts[0]
    assert "Notice in English" in texts[1]


def test_the_deadline_is_printed_in_beijing_time(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    paper = engine.render(make_request("D07"), key)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper.pdf)).pages)
    assert "2026年11月23日 15:05" in text
