"""Boards, lists and case pages."""

from tests.casework.day import Day, complaint


def test_the_board_counts_and_lists_the_nearest_deadline_first(day: Day) -> None:
    later = day.notified()
    day.clock.forward(minutes=5)
    sooner = day.receive(respondent={"name": "另一家样例厂"})
    board = day.station.board(day.head)
    assert (board.received, board.running) == (2, 2)
    assert [a.case.id for a in board.attention] == [sooner, later]
    assert [a.step.act for a in board.attention] == ["complaint.accept", "answer.receive"]
    assert sum(board.received_by_hour) == 2
    assert board.received_by_hour[9] == 2
    assert board.to_upload > 0


def test_cases_are_found_by_number_booth_name_and_any_writing_of_the_right(day: Day) -> None:
    wanted = day.receive()
    day.receive(respondent={"name": "另一家样例厂"}, booth="1.1A01", right=complaint()["right"] | {"number": "7654321"})
    for text in ("〕1号", "9.2B16", "样例日用品", "6180-0021", "６１８０００２１"):
        assert [row.id for row in day.station.cases(text=text).rows] == [wanted], text


def test_a_page_of_the_list_is_cut_and_sorted_by_the_database(day: Day) -> None:
    ids = []
    for number in range(5):
        ids.append(day.receive(respondent={"name": f"样例厂{number}"}))
        day.clock.forward(minutes=1)
    page = day.station.cases(offset=1, limit=2)
    assert page.total == 5
    assert [row.id for row in page.rows] == [ids[3], ids[2]]
    assert [row.id for row in day.station.cases(sort="number", descending=False, limit=1).rows] == [ids[0]]
    assert day.station.cases(states=["CLOSED"]).total == 0


def test_the_case_page_tells_who_did_what_with_which_paper(day: Day) -> None:
    case = day.notified()
    shown = [(e.act, e.author, e.paper.code if e.paper else None) for e in day.view(case).timeline]
    assert shown == [
        ("complaint.receive", "李明", "D01"),
        ("complaint.accept", "李明", "D04"),
        ("paper.serve", "李明", "D18"),
        ("respondent.notify", "李明", "D07"),
        ("respondent.serve", "李明", "D18"),
    ]


def test_materials_say_what_was_shown_and_what_is_required(day: Day) -> None:
    case = day.receive(shown=["IDENTITY"])
    materials = {m.code: (m.required, m.shown) for m in day.view(case).materials}
    assert materials["IDENTITY"] == (True, True)
    assert materials["CERTIFICATE"] == (True, False)
    assert "POA" not in materials


def test_a_comparison_and_a_photo_stay_with_the_case(day: Day) -> None:
    case = day.receive()
    digest = day.station.files.put(b"photo")
    day.do(
        "evidence.add",
        case,
        sha256=digest,
        name="展台.jpg",
        mime="image/jpeg",
        size=5,
        taken_at=day.clock(),
        shows="杯身",
    )
    day.do(
        "comparison.record", case, query="谰雀", pack="p", number="61800021", title="澜雀", score=0.9,
        parts={"shape": 0.8}, reasons=[{"code": "W5", "text": "字形近似"}], verdict="basis",
    )  # fmt: skip
    view = day.view(case)
    assert [(e["no"], e["name"]) for e in view.evidence] == [(1, "展台.jpg")]
    assert view.comparisons[0]["verdict"] == "basis"
    assert day.station.verify().ok


def test_people_who_left_are_not_listed_any_more(day: Day) -> None:
    day.do("staff.leave", by=day.head, staff_id=day.volunteer)
    assert [person.name for person in day.station.station().staff] == ["李明", "王敏"]
