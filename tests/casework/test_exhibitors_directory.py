"""The directory at a station: import is an act, rows are local, people find what they type or scan."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select
from typer.testing import CliRunner

from fairdesk import paths
from fairdesk.casework.act import Refused
from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.workstation import Workstation
from fairdesk.commands.exhibitors import app
from fairdesk.errors import Known
from fairdesk.store import journal
from fairdesk.store.tables import ListImport
from tests.casework.day import Day

LIST = paths.resources("demo") / "exhibitors.csv"


@pytest.fixture
def directory(day: Day) -> Directory:
    made = Directory(day.station)
    made.import_list(LIST, author=day.handler)
    return made


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    """A directory that is only asked, shared by the tests of the search."""
    day = Day(tmp_path_factory.mktemp("shelf") / "home")
    made = Directory(day.station)
    made.import_list(LIST, author=day.handler)
    yield made
    day.station.close()


def names(directory: Directory, typed: str) -> list[str]:
    return [exhibitor.name for exhibitor in directory.search(typed)]


def file(tmp_path: Path, *rows: str, name: str = "list.csv") -> Path:
    made = tmp_path / name
    made.write_text("\n".join(["公司名称,展位号", *rows]), encoding="utf-8")
    return made


def test_an_import_is_one_small_entry_whose_counts_add_up_and_which_a_replay_confirms(day: Day) -> None:
    report = Directory(day.station).import_list(LIST, author=day.handler)
    with day.station.read() as session:
        row = session.exec(select(ListImport)).one()
        entry = list(journal.entries(session))[-1]
        counts, digest = (row.read, row.kept, row.set_aside), row.sha256
    assert counts == (report.read, report.kept, len(report.set_aside)) == (11, 9, 2)
    assert digest == report.sha256
    assert day.station.files.get(digest) == LIST.read_bytes()
    assert entry.act == "exhibitors.import"
    assert len(entry.payload) < 1000
    assert day.station.verify().ok


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("9.2B17", "义乌市某某日用品"),
        ("９．２ｂ１６", "义乌市某某日用品"),
        ("3.1D22", "慈溪市某某电器"),
        ("YL139000201", "永康市某某杯业"),
        ("yl139000102", "义乌市某某日用品"),
        ("913307820000005XX5", "宁波潮屿电器"),
        ("潮屿", "宁波潮屿电器"),
        ("电器 宁波", "宁波潮屿电器"),
        ("潮屿宁波", "宁波潮屿电器"),
        ("chaoyu", "宁波潮屿电器"),
        ("nbcy", "宁波潮屿电器"),
        ("cy", "宁波潮屿电器"),
        ("chongqing", "重庆样例五金工具"),
        ("樣例國際", "样例国际家居"),
        ("muster leuchten", "Muster Leuchten GmbH"),
        ("Sample International", "样例国际家居"),
    ],
)
def test_an_exhibitor_is_found_by_what_is_typed_or_scanned(shelf: Directory, typed: str, first: str) -> None:
    assert names(shelf, typed)[0].startswith(first)


def test_a_hall_finds_its_booths_in_order(shelf: Directory) -> None:
    found = shelf.at_booth("3.1")
    assert [exhibitor.booth for exhibitor in found] == ["3.1D21、D22", "3.1D30-32"]
    assert names(shelf, "11.3F") == ["佛山市某某家具有限公司（虚构）", "样例国际家居（香港）有限公司"]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "没有这家", "zzzz", "9.9Z99", "'; DROP TABLE exhibitor --"])
def test_what_nobody_is_called_finds_nobody(shelf: Directory, typed: str) -> None:
    assert shelf.search(typed) == []


def test_an_exhibitor_fills_the_respondent_of_a_complaint(directory: Directory, day: Day) -> None:
    (found,) = directory.at_booth("9.2B18")
    assert directory.get(found.id) == found
    assert directory.get("nobody") is None
    case = day.receive(respondent={"name": found.name, "id_no": found.uscc, "phone": found.phone}, booth=found.booth)
    assert day.view(case).row.booth == "9.2B16-18"


def test_a_new_list_replaces_the_old_one_and_an_added_one_stands_beside_it(
    directory: Directory, day: Day, tmp_path: Path
) -> None:
    directory.import_list(file(tmp_path, "甲样例有限公司,A01"), author=day.handler)
    assert names(directory, "潮屿") == []
    more = file(tmp_path, "乙样例有限公司,A01", name="more.csv")
    directory.import_list(more, author=day.handler, replaces=False)
    assert [exhibitor.name for exhibitor in directory.at_booth("A01")] == ["甲样例有限公司", "乙样例有限公司"]
    with day.station.read() as session:
        assert session.execute(text("SELECT count(*) FROM exhibitor")).scalar() == 2


def test_the_same_file_again_changes_nothing_that_can_be_found(directory: Directory, day: Day) -> None:
    before = directory.search("样例")
    directory.import_list(LIST, author=day.handler)
    assert directory.search("样例") == before
    assert day.station.verify().ok


def test_a_cancelled_import_leaves_no_trace(directory: Directory, day: Day, tmp_path: Path) -> None:
    with day.station.read() as session:
        before = journal.count(session)
    report = directory.import_list(file(tmp_path, "甲样例有限公司,A01"), None, lambda: True, author=day.handler)
    assert report.cancelled
    with day.station.read() as session:
        assert journal.count(session) == before
    assert names(directory, "潮屿") != []


def test_a_list_without_exhibitors_is_refused_and_the_old_one_stays(
    directory: Directory, day: Day, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as caught:
        directory.import_list(file(tmp_path), author=day.handler)
    assert caught.value.code == "FD-1866"
    assert names(directory, "潮屿") != []


def test_a_volunteer_may_not_import(day: Day) -> None:
    with pytest.raises(Refused) as caught:
        Directory(day.station).import_list(LIST, author=day.volunteer)
    assert caught.value.code == "FD-1008"


def test_lost_or_half_written_rows_are_known_as_missing_and_read_again_from_the_file(
    directory: Directory, day: Day
) -> None:
    before = directory.search("电器")
    with day.station.database.write() as session:
        session.execute(text("UPDATE loaded_list SET complete = 0"))
        session.execute(text("DELETE FROM exhibitor_key"))
    assert directory.search("电器") == []
    assert directory.missing() == ("exhibitors.csv",)
    assert directory.restore() == 1
    assert directory.search("电器") == before
    assert directory.missing() == ()
    assert day.station.verify().ok


def test_a_list_whose_file_is_gone_is_named(directory: Directory, day: Day) -> None:
    with day.station.read() as session:
        digest = session.execute(text("SELECT sha256 FROM list_import")).scalar_one()
    with day.station.database.write() as session:
        session.execute(text("DELETE FROM loaded_list"))
    day.station.files.path(digest).unlink()
    with pytest.raises(Known) as caught:
        directory.restore()
    assert caught.value.code == "FD-1864"
    assert "exhibitors.csv" in caught.value.text("zh")


def test_the_command_line_imports_finds_and_tells_what_was_set_aside(day: Day, tmp_path: Path) -> None:
    day.station.close()
    home = ["--home", str(day.station.home)]
    run = CliRunner().invoke
    done = run(app, ["import", str(LIST), "--by", "li", "--json", *home])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["read"], told["kept"], len(told["set_aside"])) == (11, 9, 2)
    plain = run(app, ["import", str(LIST), "--by", "li", *home])
    assert "FD-1858" in plain.stdout
    assert "913307820000005XX5" in run(app, ["find", "cydq", *home]).stdout
    assert run(app, ["find", "没有这家", *home]).exit_code == 1
    assert run(app, ["history", str(LIST.with_name("history.csv")), "--by", "li", *home]).exit_code == 0
    missing = run(app, ["import", str(tmp_path / "none.csv"), "--by", "li", *home])
    assert missing.exit_code == 1
    assert "FD-1875" in missing.stderr
    again = Workstation(day.station.home, now=day.clock)
    assert again.verify().ok
    again.close()
