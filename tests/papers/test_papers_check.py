"""``forms check``: what it finds, and that the shipped forms pass."""

import shutil
from pathlib import Path

import pytest

from fairdesk import paths
from fairdesk.papers.check import check
from fairdesk.papers.engine import PaperEngine
from fairdesk.papers.samples import RAREST

ALL = [f"D{n:02}" for n in range(1, 31)]


def test_every_shipped_form_passes_with_the_longest_rarest_and_shortest_data(engine: PaperEngine) -> None:
    made: list[str] = []
    lacking = engine.fonts.missing(RAREST)  # a machine without fonts of extension B lacks 𠮷 and must say so
    findings = check(engine, each=made.append)
    assert [f for f in findings if f.error.code != "FD-5008"] == []
    assert {f.sample for f in findings} == ({"rarest"} if lacking else set())
    for finding in findings:
        assert all(character in finding.error.text("zh") for character in lacking)
    assert len(made) == len(ALL) * 2 * 4


def test_all_thirty_forms_exist_in_both_languages_with_a_word_of_their_own(engine: PaperEngine) -> None:
    assert engine.codes() == [(code, lang) for code in ALL for lang in ("en", "zh")]
    words = [engine.form(code, "zh").word for code in ALL]
    assert len(set(words)) == len(words)
    assert all(words)


def test_the_dictionary_has_a_label_for_every_field(engine: PaperEngine) -> None:
    assert engine.dictionary.unlabelled == ()


def edited(folder: Path, old: str, new: str) -> PaperEngine:
    for name in ("fields.toml", "D18.zh.md"):
        shutil.copy(paths.forms() / name, folder)
    file = folder / "D18.zh.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return PaperEngine(folder)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('remark = "text"', 'remark = "text"\nreasons = "text"', "FD-5016"),
        ('remark = "text"\n', "", "FD-5005"),
        ("（以下空白）", "\U0001f9ff", "FD-5008"),
        ("（以下空白）", "{{ remark.x }}", "FD-5005"),
        ("（以下空白）", "```kv\n甲 | 乙 | 丙\n```", "FD-5002"),
    ],
)
def test_a_fault_in_a_form_is_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert code in {f.error.code for f in check(edited(tmp_path, old, new))}


def test_text_that_fits_no_page_is_found(tmp_path: Path) -> None:
    findings = check(edited(tmp_path, "（以下空白）", "```seal\n" + "甲" * 900 + "\n```"))
    assert "FD-5015" in {f.error.code for f in findings}
