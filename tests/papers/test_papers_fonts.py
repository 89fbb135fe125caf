"""Faces: conversion once and whole, fallback character by character."""

import subprocess
import sys
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont

from fairdesk.papers.engine import PaperEngine
from fairdesk.papers.fontconvert import converted
from fairdesk.papers.fonts import Fonts, clean

CONVERT = """
import sys
from pathlib import Path
import pylopdf_fonts_zh_cn
from fairdesk.papers.fontconvert import converted
print(converted(pylopdf_fonts_zh_cn.sans_path(), Path(sys.argv[1]), lambda c: c in (0x25A1, 0x5C55, 0x41)))
"""


def test_two_processes_converting_at_once_make_one_whole_file(tmp_path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", CONVERT, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    answers = {process.communicate(timeout=60)[0].strip() for process in running}
    assert [process.returncode for process in running] == [0, 0]
    assert len(answers) == 1
    assert [f.suffix for f in sorted(tmp_path.iterdir()) if f.suffix != ".lock"] == [".ttf"]
    font = TTFont(answers.pop())
    assert set(font.getBestCmap()) == {0x25A1, 0x5C55, 0x41, 0x2610, 0x2611}
    contours = {code: font["glyf"][name].numberOfContours for code, name in font.getBestCmap().items()}
    assert contours[0x2611] > contours[0x2610] > 0
    assert "CFF " not in font


def test_a_converted_file_is_used_again(tmp_path: Path) -> None:
    source = pylopdf_fonts_zh_cn.sans_path()
    first = converted(source, tmp_path, lambda c: c == 0x5C55)
    made = first.stat().st_mtime_ns
    assert converted(source, tmp_path, lambda c: c == 0x5C55) == first
    assert first.stat().st_mtime_ns == made


def test_a_character_the_heading_face_lacks_comes_from_another(engine: PaperEngine) -> None:
    plain = Fonts(use_system=False)
    own, other = plain.locate("展", "sans"), plain.locate("㐂", "sans")
    assert own is not None and other is not None
    assert own[0] == plain.faces["sans"].name
    assert other[0] == plain.faces["serif"].name


def test_every_ideograph_of_gb18030_level_2_can_be_printed() -> None:
    plain = Fonts(use_system=False)
    common = "".join(map(chr, (*range(0x4E00, 0x9FA6), *range(0x3400, 0x4DB6))))
    assert plain.missing(common) == ()
    assert plain.missing("□☐☑✓〔〕〓—…·①②ⅠАяαé") == ()


def test_missing_characters_are_named_once_in_order() -> None:
    assert Fonts(use_system=False).missing("甲\U0001f9ff乙\U0001f9fe\U0001f9ff") == ("\U0001f9ff", "\U0001f9fe")


def test_text_is_cleaned_without_changing_names() -> None:
    assert clean("e\u0301\u200b\tx\r\ny\ufe0f\x07") == "é x\ny"
    assert clean("\uf9dc\ufa0e") == "\uf9dc\ufa0e"
