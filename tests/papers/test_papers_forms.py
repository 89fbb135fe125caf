"""Forms: front matter, declared fields, and values that cannot become markup."""

import dataclasses
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from fairdesk import paths
from fairdesk.errors import Known
from fairdesk.papers.blocks import Block, Table
from fairdesk.papers.engine import PaperEngine, PaperRequest

HOSTILE = '<b>&*_|`#~</b> **x** {{ y }} {% z %} [a](b) | c |\n| d | \ue0001\ue001 <font size="99">'
MakeRequest = Callable[..., PaperRequest]

SMALL = """+++
code = "D99"
title = "试"
word = "试"
head = "plain"
signers = []
copies = 1
size = "compact"
basis = []
verified = false
[fields]
facts = "text!"
items = "list[item]"
+++
# {{ title }}

BODY
"""


def code_of(act: Callable[[], object]) -> Known:
    with pytest.raises(Known) as told:
        act()
    return told.value


def form_of(folder: Path, body: str, front: tuple[str, str] = ("", "")) -> PaperEngine:
    shutil.copy(paths.forms() / "fields.toml", folder)
    (folder / "D99.zh.md").write_text(SMALL.replace("BODY", body).replace(*front), encoding="utf-8")
    return PaperEngine(folder)


def blocks(engine: PaperEngine, request: PaperRequest, **data: Any) -> list[Block]:
    form = engine.form(request.code, request.lang)
    always = {"number": "1号", "issued_at": request.issued_at, "issuer": "站", "issuer_zh": "站", "issuer_en": "S"}
    return form.blocks(form.checked({**request.data, **data}), **always)


def test_a_missing_required_field_is_named_in_both_languages(engine: PaperEngine, make_request: MakeRequest) -> None:
    request = make_request("D14")
    data = {**request.data, "complainant": {"name": "  "}}
    error = code_of(lambda: engine.render(dataclasses.replace(request, data=data), SigningKey.generate()))
    assert error.code == "FD-5003"
    assert error.where["field"] == "complainant.name"
    assert "投诉人 · 姓名（名称）" in error.text("zh") and "Complainant · Name" in error.text("en")


def test_the_missing_field_of_a_table_row_is_named_with_its_row(engine: PaperEngine, make_request: MakeRequest) -> None:
    items = [{"no": 1, "name": "甲"}, {"no": 2}]
    error = code_of(lambda: engine.render(make_request("D14", items=items), SigningKey.generate()))
    assert (error.code, error.where["field"]) == ("FD-5003", "items[1].name")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("execute_by", datetime(2026, 11, 23, 14, 5)),  # noqa: DTZ001 - the point of the test
        ("execute_by", "2026-11-23"),
        ("items", "甲"),
        ("station", "站"),
        ("case_number", ["甲"]),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(
    engine: PaperEngine, make_request: MakeRequest, field: str, value: object
) -> None:
    error = code_of(lambda: engine.render(make_request("D14", **{field: value}), SigningKey.generate()))
    assert (error.code, error.where["field"]) == ("FD-5004", field)


def test_fields_the_form_does_not_declare_are_left_out_of_paper_and_hash(
    engine: PaperEngine, make_request: MakeRequest
) -> None:
    key = SigningKey.generate()
    plain = engine.render(make_request("D18"), key)
    more = engine.render(make_request("D18", something_else="甲"), key)
    assert plain.sha256 == more.sha256


def test_hostile_values_stay_words_in_text_and_tables(engine: PaperEngine, make_request: MakeRequest) -> None:
    items = [{"no": 1, "name": HOSTILE, "measure": HOSTILE}]
    request = make_request("D14", items=items, checker=HOSTILE)
    normal = blocks(engine, make_request("D14", items=[{"no": 1, "name": "甲", "measure": "乙"}]))
    hostile = blocks(engine, request)
    assert [type(b) for b in hostile] == [type(b) for b in normal]
    table = next(b for b in hostile if isinstance(b, Table))
    assert len(table.rows) == 1
    assert "".join(s.text for s in table.rows[0][1]) == HOSTILE
    assert not any(s.strong for s in table.rows[0][1])


def test_the_sandbox_lets_no_form_reach_into_python(tmp_path: Path, make_request: MakeRequest) -> None:
    engine = form_of(tmp_path, "{{ ''.__class__.__mro__ }}{{ facts }}{{ items }}")
    error = code_of(lambda: engine.form("D99", "zh").blocks({"facts": "甲", "items": []}))
    assert error.code == "FD-5005"


def test_an_undeclared_field_is_named_when_the_form_is_read(tmp_path: Path) -> None:
    error = code_of(lambda: form_of(tmp_path, "{{ fatcs }}").form("D99", "zh"))
    assert (error.code, error.where["name"]) == ("FD-5005", "fatcs")


def test_a_misspelt_part_of_a_record_is_named(tmp_path: Path) -> None:
    engine = form_of(tmp_path, "{{ facts }}{% for i in items %}{{ i.nmae }}{% endfor %}")
    data = engine.form("D99", "zh").checked({"facts": "甲", "items": [{"no": 1, "name": "乙"}]})
    error = code_of(lambda: engine.form("D99", "zh").blocks(data))
    assert error.code == "FD-5005" and "nmae" in error.where["name"]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (("copies = 1", "copies = = 1"), 7),
        (('size = "compact"', 'size = "huge"'), 8),
        (('facts = "text!"', 'facts = "prose!"'), 12),
        (('facts = "text!"', 'fatcs = "text!"'), 12),
        (("+++\ncode", "++\ncode"), 1),
    ],
)
def test_broken_front_matter_is_reported_with_its_line(tmp_path: Path, front: tuple[str, str], line: int) -> None:
    error = code_of(lambda: form_of(tmp_path, "{{ facts }}", front).form("D99", "zh"))
    assert (error.code, error.where["file"], error.where["line"]) == ("FD-5002", "D99.zh.md", line)


def test_a_broken_placeholder_is_reported_with_its_line(tmp_path: Path) -> None:
    error = code_of(lambda: form_of(tmp_path, "甲\n\n{{ facts ").form("D99", "zh"))
    assert error.code == "FD-5002"
    assert error.where["line"] == 19


@pytest.mark.parametrize("body", ["```kv\na | b | c\n```", "```seel\na\n```", "**甲“{{ facts }}”**乙"])
def test_a_block_that_makes_no_sense_is_refused(tmp_path: Path, body: str) -> None:
    form = form_of(tmp_path, body).form("D99", "zh")
    assert code_of(lambda: form.blocks({"facts": "丙", "items": []})).code == "FD-5002"


def test_an_unknown_form_says_which_file_is_missing(engine: PaperEngine) -> None:
    error = code_of(lambda: engine.form("D77", "en"))
    assert error.code == "FD-5001" and "D77.en.md" in error.text("zh")


def test_both_languages_of_a_form_declare_the_same_fields_word_copies_and_signers(engine: PaperEngine) -> None:
    for code, lang in engine.codes():
        if lang == "zh":
            zh, en = engine.form(code, "zh"), engine.form(code, "en")
            assert (zh.fields, zh.word, zh.copies, zh.signers) == (en.fields, en.word, en.copies, en.signers), code


def test_every_notice_of_the_station_says_suspected(engine: PaperEngine) -> None:
    about_people_or_dates = {"D02", "D06", "D10", "D11", "D18", "D21", "D24", "D25", "D26"}
    for code in sorted({code for code, _ in engine.codes()} - about_people_or_dates):
        assert "涉嫌" in (paths.forms() / f"{code}.zh.md").read_text(encoding="utf-8"), code
        assert "suspected" in (paths.forms() / f"{code}.en.md").read_text(encoding="utf-8"), code
