"""The demo day: a whole station's day through real acts, real papers and a live central service."""

import json
from pathlib import Path

import pytest

from fairdesk.demo import summary
from fairdesk.demo.play import Play
from fairdesk.errors import Known

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "standards"


def play(out: Path, *sources: Path) -> dict[str, object]:
    day = Play(out)
    try:
        return day.run(sources, lambda line: None)
    finally:
        day.close()


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param((), id="invented"),
        pytest.param(
            (SHARED,),
            id="real",
            marks=pytest.mark.skipif(not SHARED.is_dir(), reason="no shared register files beside this checkout"),
        ),
    ],
)
def test_a_day_ends_with_the_same_journal_and_the_same_tables_at_both_ends(
    tmp_path: Path, sources: tuple[Path, ...]
) -> None:
    told = play(tmp_path / "day", *sources)
    assert told["ok"], told
    assert told["cases"] == 6
    assert told["central"]["journal_head"] == told["journal_head"]  # type: ignore[index]
    assert told["tables_equal"]
    papers = sorted((tmp_path / "day" / "papers").glob("*.pdf"))
    assert len(papers) == len(told["documents"])  # type: ignore[arg-type]
    assert {paper.name[:3] for paper in papers} >= {"D01", "D03", "D04", "D05", "D07", "D14", "D18", "D21"}
    assert told["sync"]["second_upload_sent"] == 0  # type: ignore[index]
    codes = {refusal["code"] for refusal in told["refusals"]}  # type: ignore[attr-defined]
    assert "FD-1217" in codes  # the duplicate complaint


def test_the_summary_is_kept_as_json(tmp_path: Path) -> None:
    file = summary.write(tmp_path, {"ok": True, "展会": "样例"})
    assert json.loads(file.read_text(encoding="utf-8")) == {"ok": True, "展会": "样例"}


def test_a_station_that_is_there_already_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "station.db").write_bytes(b"precious")
    with pytest.raises(Known, match="FD-7101"):
        Play(tmp_path)
    assert (tmp_path / "home" / "station.db").read_bytes() == b"precious"


def test_records_without_a_right_in_china_are_told(tmp_path: Path) -> None:
    table = tmp_path / "rights.csv"
    table.write_text(
        "kind,number,title,holder,status,filed,granted,expires\nTM,1,旧牌,示例公司,已注销,2001-01-01,2002-01-01,2012-01-01\n",
        encoding="utf-8",
    )
    day = Play(tmp_path / "day")
    try:
        with pytest.raises(Known, match="FD-7102"):
            day.run([table], lambda line: None)
    finally:
        day.close()
