"""How characters look and sound, and the cache of drawn glyphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fairdesk.match.marks import glyphbook, looks, phonetic, sound
from fairdesk.match.marks.glyphbook import GlyphBook


@pytest.mark.parametrize("pair", ["师帅", "傅博", "雪雷", "兔免", "大太", "未末", "己已", "特持", "华毕", "奥粤"])
def test_famous_look_alikes_look_alike(pair: str) -> None:
    assert glyphbook.similar(*pair) >= 0.6
    assert glyphbook.similar(pair[0], pair[1]) == pytest.approx(glyphbook.similar(pair[1], pair[0]))


@pytest.mark.parametrize("pair", ["康师", "白大", "牛马", "国际", "红蓝"])
def test_characters_of_other_build_do_not_look_alike(pair: str) -> None:
    assert glyphbook.similar(*pair) < 0.5


@pytest.mark.parametrize(
    ("pair", "value"),
    [
        ("师狮", 1.0),
        ("娃哇", 0.9),
        ("奶白", 0.4),
        ("张脏", 0.75),
        ("兰男", 0.75),
        ("京金", 0.75),
        ("重虫", 1.0),
        ("3三", 1.0),
        ("师傅", 0.0),
    ],
)
def test_sound_is_graded_by_tone_confusion_and_rhyme(pair: str, value: float) -> None:
    assert sound.similar(*pair) >= value
    assert sound.similar(*pair) <= max(value, 1.0 if pair == "娃哇" else value)


def test_one_row_of_the_sound_table_agrees_with_the_comparison_of_two() -> None:
    vocabulary = "师狮帅娃哇张脏兰男京金重虫3a"
    table = sound.SoundTable(vocabulary)
    for char in "师张重金8":
        row = table.row(char)
        for other, value in zip(vocabulary, row.tolist(), strict=True):
            if other != char:
                assert value == pytest.approx(sound.similar(char, other))


def test_pinyin_of_a_word_takes_its_usual_reading_first() -> None:
    assert sound.pinyin_of("银行")[0] == "yinhang"
    assert "chongqing" in sound.pinyin_of("重庆")


def test_letters_that_read_as_one_and_foreign_doubles_fold_together() -> None:
    assert looks.folded("modern") == looks.folded("modem")
    assert looks.folded("рuma") == looks.folded("puma")
    assert looks.folded("g00gle") == looks.folded("google")
    assert looks.similar("u", "v") > 0.8
    assert looks.similar("a", "w") == 0.0


def test_spellings_of_one_sound_share_a_key() -> None:
    assert phonetic.key("phone") == phonetic.key("fone")
    assert phonetic.key("kwik") == phonetic.key("quick")
    assert phonetic.key("puma") != phonetic.key("lego")


def test_drawn_glyphs_are_read_back_from_the_cache(tmp_path: Path) -> None:
    file = tmp_path / "glyphs.npz"
    first = GlyphBook(file).vectors("龘康")
    assert [p.name for p in tmp_path.iterdir()] == ["glyphs.npz"]
    again = GlyphBook(file)
    assert again.knows("龘")
    np.testing.assert_allclose(again.vectors("龘康"), first, atol=2e-3)


@pytest.mark.parametrize("content", [b"", b"not a table", b"PK\x03\x04broken"])
def test_a_damaged_glyph_cache_is_made_again(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "glyphs.npz"
    file.write_bytes(content)
    assert GlyphBook(file).vectors("康").any()
    assert GlyphBook(file).knows("康")


def test_a_cache_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    assert GlyphBook(tmp_path / "missing" / "glyphs.npz").vectors("康").any()


def test_a_character_that_no_font_can_draw_looks_like_none() -> None:
    assert glyphbook.similar("\U0003134a", "康") == 0.0
