"""The journal alone gives the tables back, and every tampering is found."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from fairdesk.casework.workstation import Workstation
from fairdesk.core.canonical import stamp
from fairdesk.store import journal
from tests.casework.day import Day


def test_tables_equal_the_replay_of_the_journal_after_a_full_day(day: Day) -> None:
    day.notified()
    day.receive(respondent={"name": "另一家样例厂"}, agent={"name": "张律师"})
    verdict = day.station.verify()
    assert verdict.ok
    assert verdict.entries == 7


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE complaint SET state = 'CLOSED'", "complaint: state"),
        ("UPDATE party SET name = '别人' WHERE role = 'respondent'", "party: name"),
        ("DELETE FROM item", "item: 0 rows"),
        ("UPDATE clock SET due_at = '2030-01-01 00:00:00'", "clock: due_at"),
    ],
)
def test_a_table_changed_behind_the_journal_is_found_and_named(day: Day, statement: str, told: str) -> None:
    day.receive()
    with day.station.database.write() as session:
        session.execute(text(statement))
    verdict = day.station.verify()
    assert not verdict.ok
    assert any(told in difference for difference in verdict.differences)


@pytest.mark.parametrize("table", ["journal", "document", "service", "printlog"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_issued(day: Day, table: str, verb: str) -> None:
    case = day.notified()
    paper = day.view(case).papers[0]
    day.do("paper.print", document_id=paper.id, printer="PDF", copies=2, outcome="printed")
    with pytest.raises(DatabaseError, match="append-only"), day.station.database.write() as session:
        session.execute(text(verb.format(table)))
    assert day.station.verify().ok


def test_a_lost_paper_file_is_found(day: Day) -> None:
    day.receive()
    paper = day.station.paper_list()[0]
    day.station.files.path(paper.sha256).unlink()
    assert day.station.verify().missing_files == (paper.sha256,)


def test_a_station_opens_again_with_everything_it_had(tmp_path: Path) -> None:
    day = Day(tmp_path / "home")
    case = day.receive()
    before = day.view(case)
    day.station.close()
    again = Workstation(tmp_path / "home", now=day.clock)
    assert again.case(case, day.head) == before
    assert again.verify().ok
    again.close()


def test_a_clock_that_went_back_is_itself_recorded(day: Day) -> None:
    day.receive()
    newest = day.clock()
    day.clock.forward(hours=-3)
    case = day.receive(respondent={"name": "另一家样例厂"})
    with day.station.read() as session:
        log = list(journal.entries(session))
    assert [entry.act for entry in log[-3:]] == ["complaint.receive", "clock.jumped", "complaint.receive"]
    assert log[-2].content["input"]["before"] == stamp(newest)
    assert log[-1].id == case
    assert day.station.verify().ok


def test_a_clock_set_back_by_a_minute_is_not_worth_an_entry(day: Day) -> None:
    day.receive()
    day.clock.forward(seconds=-90)
    day.receive(respondent={"name": "另一家样例厂"})
    with day.station.read() as session:
        assert "clock.jumped" not in {entry.act for entry in journal.entries(session)}
