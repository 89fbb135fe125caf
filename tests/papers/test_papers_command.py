"""``fairdesk forms``: list, check, render and verify on the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from nacl.signing import SigningKey
from PIL import Image
from typer.testing import CliRunner

from fairdesk import paths
from fairdesk.commands.forms import app
from fairdesk.papers import view
from fairdesk.papers.engine import PaperEngine, PaperRequest

run = CliRunner()
MakeRequest = Callable[..., PaperRequest]


def public(key: SigningKey) -> str:
    return bytes(key.verify_key).hex()


@pytest.fixture(scope="module")
def issued(
    tmp_path_factory: pytest.TempPathFactory, engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> Path:
    file = tmp_path_factory.mktemp("papers") / "D14.pdf"
    file.write_bytes(engine.render(make_request("D14"), key).pdf)
    return file


def test_the_list_names_every_form() -> None:
    answer = run.invoke(app, ["list"], env={"COLUMNS": "200"})
    assert answer.exit_code == 0
    assert all(code in answer.output for code in ("D01", "D04", "D07", "D14", "D18", "涉嫌侵权快速处理通知书"))


def test_check_answers_in_json_and_fails_only_on_findings() -> None:
    answer = run.invoke(app, ["check", "D18", "--json"])
    found = json.loads(answer.stdout)
    assert found["forms"] == 2
    assert found["ok"] is (found["findings"] == []) is (answer.exit_code == 0)
    assert {f["error"]["code"] for f in found["findings"]} <= {"FD-5008"}


def test_render_makes_a_draft_from_json_with_times_and_photos(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), (200, 60, 50)).save(tmp_path / "a.jpg")
    data = {
        "case_number": "1",
        "fair": "样例交易会",
        "complainant": {"name": "甲"},
        "respondent": {"name": "乙", "booth": "1A01"},
        "right": {
            "kind_zh": "商标",
            "kind_en": "trade mark",
            "number": "1234567",
            "holder": "甲",
            "expires": "2030-01-01",
        },
        "items": [{"no": 1, "name": "杯", "photo": "a.jpg"}],
        "received_at": "2026-11-23T09:00+08:00",
        "answer_hours": 24,
        "station": {"name": "站"},
    }
    (tmp_path / "d.json").write_text(json.dumps(data), encoding="utf-8")
    arguments = ["render", "D07", "--data", str(tmp_path / "d.json"), "--out", str(tmp_path / "o.pdf")]
    answer = run.invoke(app, arguments)
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["pages"] >= 1
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")


def test_render_names_the_missing_field(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text('{"case_number": "1"}', encoding="utf-8")
    answer = run.invoke(app, ["render", "D07", "--data", str(tmp_path / "d.json"), "--out", str(tmp_path / "o.pdf")])
    assert answer.exit_code == 1
    assert "FD-5003" in answer.stderr
    assert not (tmp_path / "o.pdf").exists()


def test_verify_reads_the_seal_from_the_page_of_a_pdf(issued: Path, key: SigningKey) -> None:
    answer = run.invoke(app, ["verify", str(issued), "--key", public(key)])
    assert answer.exit_code == 0, answer.output
    assert "核验通过" in answer.stdout and "样例交易会知处字〔2026〕12号" in answer.stdout


def test_verify_reads_the_seal_from_a_scan(issued: Path, key: SigningKey, tmp_path: Path) -> None:
    with view.PdfPages(issued.read_bytes()) as pages:
        Image.fromarray(pages.grey(1, 150)).rotate(3, fillcolor=230).save(tmp_path / "scan.png")
    answer = run.invoke(app, ["verify", str(tmp_path / "scan.png"), "--key", public(key)])
    assert answer.exit_code == 0, answer.output


def test_verify_with_another_stations_key_fails(issued: Path) -> None:
    answer = run.invoke(app, ["verify", str(issued), "--key", public(SigningKey(bytes(32)))])
    assert (answer.exit_code, "FD-5019" in answer.stderr) == (1, True)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "FD-5012"), (b"%PDF-1.4 broken", "FD-5012"), (b"words", "FD-5012")]
)
def test_verify_says_when_a_file_is_no_picture(tmp_path: Path, key: SigningKey, content: bytes, code: str) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    answer = run.invoke(app, ["verify", str(tmp_path / "x.pdf"), "--key", public(key)])
    assert (answer.exit_code, code in answer.stderr) == (1, True)


def test_verify_says_when_there_is_no_seal_or_the_key_is_malformed(
    tmp_path: Path, key: SigningKey, issued: Path
) -> None:
    Image.new("L", (300, 300), 255).save(tmp_path / "white.png")
    assert "FD-5011" in run.invoke(app, ["verify", str(tmp_path / "white.png"), "--key", public(key)]).stderr
    assert "FD-5013" in run.invoke(app, ["verify", str(issued), "--key", "abc"]).stderr


def test_the_contact_sheet_shows_the_first_page_of_every_form(tmp_path: Path) -> None:
    for name in ("fields.toml", "D17.zh.md", "D18.zh.md"):
        shutil.copy(paths.forms() / name, tmp_path)
    answer = run.invoke(app, ["sheet", str(tmp_path / "all.png"), "--forms", str(tmp_path)])
    assert answer.exit_code == 0, answer.output
    with Image.open(tmp_path / "all.png") as sheet:
        wide, high = sheet.size
        assert wide > 6 * high / 2
        dark = np.asarray(sheet.convert("L")) < 100
    column = wide // 6
    assert dark[:, :column].sum() > 1_000 and dark[:, column : 2 * column].sum() > 1_000
    assert dark[:, 2 * column + 20 :].sum() == 0
