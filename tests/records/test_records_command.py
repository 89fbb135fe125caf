"""``fairdesk records`` as people and scripts call it, and the invented demo source."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from fairdesk import paths
from fairdesk.commands.records import app
from fairdesk.core.rights import RightKind, RightStatus, force_on
from fairdesk.records.build import build_pack
from fairdesk.records.pack import Pack

RUN = CliRunner()
DEMO = paths.resources("demo")


def test_build_info_and_show_give_clean_json(tmp_path: Path) -> None:
    pack, report = str(tmp_path / "p.fdpack"), tmp_path / "deep" / "r.json"
    home = str(tmp_path / "home")
    result = RUN.invoke(app, ["build", pack, str(DEMO), "--report", str(report), "--json", "--home", home])
    assert result.exit_code == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    assert json.loads(result.stdout) == told
    assert told["read"] == told["kept"] + len(told["set_aside"])
    info = RUN.invoke(app, ["info", pack, "--json", "--home", home])
    assert json.loads(info.stdout)["records"] == told["kept"]
    shown = RUN.invoke(app, ["show", pack, "2023 3 0211845", "--json"])
    design = json.loads(shown.stdout)
    assert (design["kind"], design["title"], design["locarno"]) == ("PAT-DES", "保温杯（澜雀）", ["07-01"])
    assert design["others"] == []


def test_people_get_a_readable_answer(tmp_path: Path) -> None:
    pack = str(tmp_path / "p.fdpack")
    built = RUN.invoke(app, ["build", pack, str(DEMO)])
    assert "保留" in built.stdout
    assert "记录" in RUN.invoke(app, ["info", pack]).stdout
    assert "澜雀 LANQUE" in RUN.invoke(app, ["show", pack, "61800021"]).stdout


def test_brackets_in_a_title_are_shown_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("kind,number,title\nTM,1,[red]ROT[/red]\n", encoding="utf-8")
    pack = str(tmp_path / "p.fdpack")
    RUN.invoke(app, ["build", pack, str(tmp_path / "t.csv")])
    assert "[red]ROT[/red]" in RUN.invoke(app, ["show", pack, "1"]).stdout


def test_a_number_that_is_not_there_is_told_in_both_languages(tmp_path: Path) -> None:
    pack = str(tmp_path / "p.fdpack")
    RUN.invoke(app, ["build", pack, str(DEMO)])
    result = RUN.invoke(app, ["show", pack, "404", "--json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有号码为“404”的记录" in result.stderr
    assert "no record with the number “404”" in result.stderr
    missing = RUN.invoke(app, ["build", pack, str(tmp_path / "gone")])
    assert missing.exit_code == 1
    assert "FD-3004" in missing.stderr


def test_every_right_of_the_demo_is_kept_and_most_stand_in_november_2026(tmp_path: Path) -> None:
    report = build_pack(tmp_path / "p.fdpack", [DEMO / "records.csv"])
    assert (report.set_aside, report.pictures_missing, report.skipped) == ([], [], [])
    assert report.kept >= 39
    day = date(2026, 11, 23)
    with Pack.open(tmp_path / "p.fdpack") as pack:
        records = [pack.get(row) for row in range(1, report.kept + 1)]
        titles = {mark.title for mark in pack.word_marks()}
        lamp = pack.search("可折叠台灯")[0]
        cup = pack.search("保温杯（澜雀）")[0]
    standing = [
        record
        for record in records
        if force_on(
            day,
            kind=record.kind,
            status=record.status,
            filed=record.filed,
            granted=record.granted,
            expires=record.expires,
            terms=(),
        ).in_force
    ]
    assert len(standing) > 30
    assert {"康师傅", "PUMA", "龙", "娃哈哈", "澜雀 LANQUE"} <= titles
    assert (lamp.kind, len(lamp.claims)) == (RightKind.PAT_INV, 3)
    assert (cup.holders, len(cup.pictures)) == (lamp.holders, 3)
    assert {RightStatus.EXPIRED, RightStatus.PENDING, RightStatus.LAPSED} <= {record.status for record in records}


def test_the_demo_pictures_are_small() -> None:
    sizes = [picture.stat().st_size for picture in (DEMO / "pictures").iterdir()]
    assert sizes
    assert max(sizes) <= 20_000
