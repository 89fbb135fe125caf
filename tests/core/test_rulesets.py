"""What the default rule set demands."""

from datetime import date
from pathlib import Path

import pytest

from fairdesk.casework import rules as rule_files
from fairdesk.core.rights import RightKind
from fairdesk.errors import Known

RULES = rule_files.rule_set("CNIPA-2022")


def test_the_respondent_has_twenty_four_hours() -> None:
    assert RULES.answer.hours == 24
    assert RULES.answer.verified


def test_the_trade_mark_article_changes_with_the_year_of_the_paper() -> None:
    def cited(day: date) -> list[str]:
        return [c.text.zh for c in RULES.cite("measure", RightKind.TM, day)]

    assert any("第五十七条" in text for text in cited(date(2026, 12, 31)))
    assert not any("第七十二条" in text for text in cited(date(2026, 12, 31)))
    assert any("第七十二条" in text for text in cited(date(2027, 1, 1)))
    assert not any("第五十七条" in text for text in cited(date(2027, 1, 1)))


def test_an_unverified_article_is_cited_only_after_the_head_confirmed_it() -> None:
    doubtful = RULES.citations[0].model_copy(update={"verified": False})
    rules = RULES.model_copy(update={"citations": (doubtful,)})
    day = date(2026, 11, 23)
    assert rules.cite("measure", RightKind.TM, day) == ()
    confirmed = rules.model_copy(update={"confirmed": frozenset({f"citations.{doubtful.code}"})})
    assert confirmed.cite("measure", RightKind.TM, day) == (doubtful,)


@pytest.mark.parametrize(
    ("kind", "agent", "expected"),
    [
        (RightKind.TM, False, {"IDENTITY", "CERTIFICATE", "EVIDENCE"}),
        (RightKind.TM, True, {"IDENTITY", "CERTIFICATE", "EVIDENCE", "POA"}),
        (RightKind.PAT_INV, False, {"IDENTITY", "CERTIFICATE", "EVIDENCE", "STATUS_PROOF", "CLAIMS"}),
        (RightKind.PAT_DES, False, {"IDENTITY", "CERTIFICATE", "EVIDENCE", "STATUS_PROOF", "DESIGN_PICTURES"}),
        (RightKind.GI, False, {"IDENTITY", "PROOF_OF_RIGHT", "EVIDENCE"}),
    ],
)
def test_each_kind_of_right_has_its_list_of_materials(kind: RightKind, agent: bool, expected: set[str]) -> None:
    missing = RULES.missing(kind, (), agent=agent, foreign=False, licensee=False)
    assert {material.code for material in missing} == expected


def test_material_that_was_shown_is_not_asked_for_again() -> None:
    missing = RULES.missing(RightKind.TM, {"IDENTITY", "EVIDENCE"}, agent=False, foreign=False, licensee=False)
    assert [material.code for material in missing] == ["CERTIFICATE"]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("hours = 24\ncap", 'hours = "soon"\ncap', "answer.hours"),
        ('"WITHDRAW", "COVER"', '"WITHDRAW", "HIDE"', "HIDE"),
        ('id = "CNIPA-2022"', "id = ", "line"),
        ("{n}号", "号", "不正确：n。"),
    ],
)
def test_a_rule_file_with_a_mistake_is_refused_naming_file_and_entry(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    good = rule_files.text_of("CNIPA-2022")
    assert right in good
    file = tmp_path / "OUR-FAIR.toml"
    file.write_text(good.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(Known) as caught:
        rule_files.load(file)
    assert caught.value.code == "FD-1901"
    assert "OUR-FAIR.toml" in str(caught.value)
    assert told in str(caught.value)


def test_an_unknown_rule_set_is_told_with_the_known_ones() -> None:
    with pytest.raises(Known, match="CNIPA-2022"):
        rule_files.rule_set("NOWHERE-1999")
