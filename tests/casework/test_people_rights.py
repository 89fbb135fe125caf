"""Who may do what comes from one table, and from nowhere else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fairdesk.casework import acts
from fairdesk.casework.people import rights as rights_module
from fairdesk.casework.people.rights import rights
from fairdesk.core.roles import role_table
from fairdesk.errors import Known
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]
SOURCES = Path(acts.__file__).parent


def test_every_act_of_the_program_is_in_the_table_of_rights() -> None:
    assert set(acts.ACTS) - rights().acts == set()


def test_the_table_of_rights_names_no_act_that_the_program_has_not() -> None:
    written = {
        name
        for file in SOURCES.rglob("*.py")
        for name in re.findall(r'^    name = "([a-z_]+\.[a-z_]+)"$', file.read_text(encoding="utf-8"), re.M)
    }
    assert rights().acts - written == set()


def test_the_roles_are_those_of_the_specification_with_names_in_both_languages() -> None:
    assert set(rights().roles) == {"intake", "handler", "expert", "head", "organiser", "volunteer", "kiosk"}
    assert all(role.name("zh") != role.name("en") for role in rights().roles.values())


def test_an_included_role_gives_its_acts_to_the_one_above() -> None:
    table = rights()
    assert table.roles["intake"].acts < table.roles["handler"].acts < table.roles["head"].acts
    assert not table.may("volunteer", "complaint.receive")
    assert not table.may("nobody", "ticket.take")


def test_the_kiosk_can_only_give_out_numbers() -> None:
    assert rights().roles["kiosk"].acts == {"ticket.take"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"a": {"zh": "甲", "acts": []}}, "a: zh, en"),
        ({"a": {"zh": "甲", "en": "A", "act": []}}, "'act'"),
        ({"a": {"zh": "甲", "en": "A", "acts": ["x.y", "x.y"]}}, "a: an act is named twice"),
        ({"a": {"zh": "甲", "en": "A", "includes": ["b"]}}, "a: includes b"),
        (
            {"a": {"zh": "甲", "en": "A", "includes": ["b"]}, "b": {"zh": "乙", "en": "B", "includes": ["a"]}},
            "circular",
        ),
    ],
)
def test_a_wrong_table_is_told_with_the_role_that_is_wrong(data: dict[str, dict[str, object]], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        role_table(data)


def test_a_damaged_table_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "roles.toml").write_text("[head\n", encoding="utf-8")
    monkeypatch.setattr(rights_module.paths, "resources", lambda name: tmp_path / name)
    with pytest.raises(Known, match=r"FD-1951.*roles\.toml"):
        rights.__wrapped__()


def test_an_act_that_the_table_gives_to_nobody_is_a_gap_and_is_told_as_one(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights_module, "rights", lambda: role_table({"head": {"zh": "站长", "en": "head", "acts": []}}))
    with pytest.raises(Known, match=r"FD-1950.*ticket\.take"):
        day.do("ticket.take", purpose="answer")


def test_a_refusal_for_the_role_names_the_roles_that_may_in_both_languages(day: Day) -> None:
    refusal = day.station.judge("staff.leave", {"staff_id": day.volunteer}, author=day.handler)[0]
    assert refusal.code == "FD-1008"
    assert "站长" in refusal.text("zh")
    assert "head of station" in refusal.text("en")
