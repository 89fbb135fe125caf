"""The table of differences between rule sets, parameter by parameter. Source: domain.md §13.4."""

from collections.abc import Callable
from typing import Any

import pytest

from fairdesk.casework.rules import rule_set, rule_sets
from fairdesk.core.rights import RightKind
from fairdesk.core.rulesets import RuleSet

ALL = {
    "BASEL-PANEL", "CANTON-2017", "CIFTIS-2020", "CNIPA-2022", "GUANGDONG-2022", "HKTDC", "ITMA", "MEASURES-2006",
    "SHANGHAI-2020", "SPORTS",
}  # fmt: skip
ORDER = (
    "MEASURES-2006", "CNIPA-2022", "CANTON-2017", "CIFTIS-2020", "SHANGHAI-2020", "GUANGDONG-2022", "ITMA", "HKTDC",
    "BASEL-PANEL", "SPORTS",
)  # fmt: skip
"""The columns of the table (without GERMANY, which no station works by)."""

PATENTS = {"PAT-INV", "PAT-UM", "PAT-DES"}
MARKS = {"TM", "TM-COL", "TM-CERT"}
COPYRIGHT = {"CR", "SW"}


def groups(rules: RuleSet) -> set[str]:
    """The kinds handled in the words of the table."""
    handled = {kind.value for kind in rules.rights.handled}
    names = {
        "patents": PATENTS - {"PAT-UM"}, "designs": {"PAT-DES"}, "marks": MARKS, "copyright": {"CR"}, "gi": {"GI"},
        "secrets": {"TS"}, "signs": {"SPS", "OLY"}, "get-up": {"DRESS"}, "names": {"NAME"},
    }  # fmt: skip
    found = {name for name, kinds in names.items() if kinds <= handled}
    return found - {"designs"} if "patents" in found else found


EVERYTHING = {"patents", "marks", "copyright", "gi", "secrets", "signs", "get-up", "names"}
COLUMNS: dict[str, tuple[Callable[[RuleSet], Any], tuple[Any, ...]]] = {
    "who decides": (
        lambda r: r.decides.code,
        (
            "authority", "workstation", "officials", "enforcement_office", "organiser", "mediation_body", "office",
            "legal_adviser", "panel", "authority",
        ),
    ),
    "rights": (
        groups,
        (
            {"patents", "marks", "copyright"}, {"patents", "marks", "copyright", "gi", "signs"},
            {"patents", "marks", "copyright"}, {"patents", "marks", "copyright", "gi", "secrets"},
            EVERYTHING, EVERYTHING, {"patents"}, {"patents", "marks", "copyright"},
            {"patents", "marks", "copyright", "gi", "get-up"}, {"marks", "designs", "signs"},
        ),
    ),
    "standing": (
        lambda r: r.standing.who,
        (
            "interested", "interested", "interested", "holder", "holder", "holder", "interested", "holder", "anyone",
            "holder",
        ),
    ),
    "badge": (
        lambda r: (r.material("BADGE") is not None, r.material("AGENT_BADGE") is not None),
        tuple((rule_id == "CANTON-2017",) * 2 for rule_id in ORDER),
    ),
    "patrol lead": (lambda r: r.standing.patrol, tuple(rule_id == "SPORTS" for rule_id in ORDER)),
    "non-exhibitors": (
        lambda r: r.standing.non_exhibitors,
        tuple("after_accepting_rules" if rule_id == "BASEL-PANEL" else "yes" for rule_id in ORDER),
    ),
    "valid where": (lambda r: r.territory.offices, (*(("CN",),) * 7, ("HK",), ("CH",), ("CN",))),
    "answer, verified hours": (
        lambda r: r.answer.hours if r.answer.verified else None,
        (None, 24, None, 12, None, None, None, None, None, None),
    ),
    "answer set per fair": (
        lambda r: r.answer.per_fair,
        (True, False, False, False, True, True, True, True, True, True),
    ),
    "default on silence": (
        lambda r: (r.default_on_silence.effect, r.default_on_silence.measures),
        (
            ("authority_may_decide", ("WITHDRAW", "REMOVE_BOARD")),
            ("measure", ("WITHDRAW", "COVER", "DELETE", "BLOCK", "DISCONNECT")),
            ("measure", ("DETAIN", "WITHDRAW")),
            ("measure", ("COVER", "WITHDRAW")),
            ("measure_by_contract", ("COVER", "WITHDRAW")),
            ("none", ()),
            ("none", ()),
            ("measure", ("REMOVE",)),
            ("decision", ("REMOVE", "REMOVE_ADS")),
            ("none", ()),
        ),
    ),
    "effective prior decision": (
        lambda r: r.effective_decision.effect,
        (
            "direct_decision", "direct_measure", "aggravation", "none", "none", "none", "none", "enforced", "none",
            "none",
        ),
    ),
    "sanction ladder": (
        lambda r: [s.code for s in r.sanctions],
        (
            ["PUBLISH", "BAN"], [], ["REMIND", "NOTICE_TO_DELEGATION", "CRITICISM", "BOOTH_CUT", "BAN"], [], ["CREDIT"],
            [], [], ["BAN"], ["EXCLUSION"], ["REMIND", "LAWYER_LETTER", "ADMINISTRATIVE_COMPLAINT", "COURT"],
        ),
    ),
    "repeat": (
        lambda r: (r.repeat.threshold, r.repeat.window_sessions),
        ((2, 2), *((None, None),) * 7, (2, None), (None, None)),
    ),
    "previous-session proof": (
        lambda r: (m.required if (m := r.material("FOLLOW_UP_PROOF")) else None),
        (None, None, True, None, None, None, False, None, None, None),
    ),
    "forwarding": (
        lambda r: r.forwarding and (r.forwarding.hours, r.forwarding.verified),
        ((24, True), *(None,) * 9),
    ),
    "post-fair transfer": (
        lambda r: r.post_fair_transfer and (r.post_fair_transfer.days, r.post_fair_transfer.verified),
        ((15, True), (15, False), None, (15, False), (15, False), (15, False), (15, False), None, None, None),
    ),
    "after the fair": (
        lambda r: r.post_fair.duties,
        (
            ("transfer", "archive"), ("transfer", "archive"), ("archive",), ("transfer", "archive"),
            ("transfer", "credit_data"), ("archive",), ("transfer", "archive"), ("transfer",),
            ("binding_for_fair_only",), ("transfer", "archive"),
        ),
    ),
    "verified retention": (
        lambda r: r.retention.verified and r.retention.years,
        tuple(3 if rule_id == "GUANGDONG-2022" else False for rule_id in ORDER),
    ),
    "fee": (lambda r: r.fee.required, (False, False, False, False, False, False, None, False, True, False)),
    "languages": (
        lambda r: r.languages.codes,
        (
            ("zh",), ("zh",), ("zh", "en"), ("zh",), ("zh", "en"), ("zh",), ("zh", "en"), ("en", "zh"), ("en", "de"),
            ("zh", "en"),
        ),
    ),
    "verified": (lambda r: r.verified, (False, False, False, True, True, True, False, False, True, True)),
}  # fmt: skip


def test_all_ten_rule_sets_are_there() -> None:
    assert set(rule_sets()) == ALL == set(ORDER)


@pytest.mark.parametrize("parameter", COLUMNS)
@pytest.mark.parametrize("rule_id", ORDER)
def test_each_rule_set_has_the_value_of_the_table(rule_id: str, parameter: str) -> None:
    read, values = COLUMNS[parameter]
    assert len(values) == len(ORDER)
    assert read(rule_set(rule_id)) == values[ORDER.index(rule_id)]


MEASURES = {
    "MEASURES-2006": {"WITHDRAW", "DESTROY_MATERIAL", "REMOVE_BOARD"},
    "CNIPA-2022": {"WITHDRAW", "COVER", "DELETE", "BLOCK", "DISCONNECT"},
    "CANTON-2017": {"DETAIN", "WITHDRAW", "UNDERTAKING"},
    "CIFTIS-2020": {"COVER", "WITHDRAW"},
    "SHANGHAI-2020": {"COVER", "WITHDRAW", "CANCEL_PARTICIPATION"},
    "GUANGDONG-2022": {"WITHDRAW"},
    "ITMA": {"WITHDRAW"},
    "HKTDC": {"REMOVE", "UNDERTAKING", "CLOSE_BOOTH"},
    "BASEL-PANEL": {"REMOVE", "REMOVE_ADS"},
    "SPORTS": {"STOP", "CONFISCATE"},
}


@pytest.mark.parametrize("rule_id", ORDER)
def test_each_rule_set_knows_the_measures_of_the_table(rule_id: str) -> None:
    assert {m.code for m in rule_set(rule_id).measures} >= MEASURES[rule_id]


@pytest.mark.parametrize("rule_id", ORDER)
def test_a_right_that_is_not_handled_has_somewhere_to_go(rule_id: str) -> None:
    rules = rule_set(rule_id)
    for kind in RightKind:
        way = rules.rights.way(kind)
        assert (way is None) == (kind in rules.rights.handled)
        assert way is None or (way.text.zh and way.text.en)


def test_a_fair_with_neither_default_nor_prior_decision_has_no_such_ground() -> None:
    for rule_id in ("GUANGDONG-2022", "ITMA", "SPORTS"):
        codes = {g.code for g in rule_set(rule_id).measure_grounds}
        assert not codes & {"DEFAULT", "EFFECTIVE_DOCUMENT"}


def test_canton_refuses_for_want_of_a_badge_or_of_following_up() -> None:
    codes = {g.code for g in rule_set("CANTON-2017").non_acceptance}
    assert {"NO_BADGE", "NO_FOLLOW_UP"} <= codes
    assert not {"NO_BADGE", "NO_FOLLOW_UP"} & {g.code for g in rule_set("CNIPA-2022").non_acceptance}


def test_the_register_s_word_alone_refuses_a_patent_under_the_2006_measures() -> None:
    from fairdesk.core.rights import RightStatus

    measures, guide = rule_set("MEASURES-2006"), rule_set("CNIPA-2022")
    for status, code in (
        (RightStatus.INVALIDATION_PENDING, "INVALIDATION_PENDING"),
        (RightStatus.OWNERSHIP_DISPUTE, "OWNERSHIP_DISPUTE"),
    ):
        ground = measures.barring(RightKind.PAT_INV, status)
        assert ground is not None
        assert ground.code == code
        assert measures.barring(RightKind.TM, status) is None
        assert guide.barring(RightKind.PAT_INV, status) is None
