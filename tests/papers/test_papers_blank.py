"""The blank set for power cuts."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from typer.testing import CliRunner

from fairdesk.commands.forms import app
from fairdesk.papers import view
from fairdesk.papers.blank import is_blank, tick_words
from fairdesk.papers.engine import PaperEngine


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).replace("\n", "")


def test_a_blank_form_is_marked_has_no_seal_and_prints_no_dash_for_a_value(engine: PaperEngine) -> None:
    paper = engine.render_blank("D01", "zh", "样例工作站", {"fair": "样例交易会"})
    text = text_of(paper.pdf)
    assert "空白文书" in text and "样例交易会" in text
    assert "—" not in text and "None" not in text
    assert (paper.qr, paper.signature) == ("", b"")
    with view.PdfPages(paper.pdf) as pages:
        assert view.read_codes(pages.grey(0, 150)) == []


def test_a_blank_notice_leaves_room_for_the_deadline_by_hand(engine: PaperEngine) -> None:
    text = text_of(engine.render_blank("D07", "zh", "样例工作站", {}).pdf)
    assert "____________" in text
    assert "年　月　日　时　分" in text.replace(" ", "　")
    assert "Notice in English" not in text


def test_the_boxes_to_tick_have_the_words_of_the_office(engine: PaperEngine) -> None:
    text = text_of(engine.render_blank("D18", "zh", "样例工作站", {}).pdf)
    assert all(word in text for word in ("直接送达", "留置送达", "邮寄送达", "电子送达", "公告送达"))
    assert "☑" not in text


def test_the_words_beside_the_boxes_belong_to_tick_lists_in_both_languages(engine: PaperEngine) -> None:
    words = tick_words(engine.forms_dir)
    assert words
    for code, by_field in words.items():
        for name, by_lang in by_field.items():
            kind = engine.form(code, "zh").fields[name]
            assert (kind.name, kind.many) == ("tick", True), (code, name)
            assert len(by_lang["zh"]) == len(by_lang["en"]), (code, name)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_writes_every_form_blank(lang: str, tmp_path: Path, engine: PaperEngine) -> None:
    answer = CliRunner().invoke(app, ["blank", str(tmp_path / "set"), "--lang", lang, "--issuer", "样例站"])
    assert answer.exit_code == 0, answer.output
    written = sorted(file.name for file in (tmp_path / "set").iterdir())
    assert written == [f"{code}.{of}.pdf" for code, of in engine.codes() if of == lang]


def test_room_to_write_is_told_from_words() -> None:
    assert is_blank("________　____（____）")
    assert is_blank("　　年　月　日", dates=True)
    assert not is_blank("　　年　月　日")
    assert not is_blank("____（证号：____）")
    assert not is_blank("3")
