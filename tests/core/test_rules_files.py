"""Rule files: what extends what, what is refused, what may be printed."""

from datetime import date
from pathlib import Path

import pytest

from fairdesk import paths
from fairdesk.casework import rules as rule_files
from fairdesk.casework import workcalendar
from fairdesk.core.rights import RightKind
from fairdesk.errors import Known

HEAD = """
extends = "CNIPA-2022"
id = "OUR-FAIR"
version = "1"
title = { zh = "样例", en = "Sample" }
verified = false
source = "test"
"""
TWELVE = """
[answer]
hours = 12
cap = "none"
source = "test"
verified = false
"""


def citation(code: str, more: str = "", series: str = "S", use: str = "measure") -> str:
    return f"""
[[citations]]
code = "{code}"
use = ["{use}"]
text = {{ zh = "第{code}条", en = "Art. {code}" }}
series = "{series}"
{more}
source = "test"
verified = true
"""


def reason(text: str) -> str:
    with pytest.raises(Known) as caught:
        rule_files.read("OUR-FAIR.toml", text)
    assert caught.value.code == "FD-1901"
    assert "OUR-FAIR.toml" in str(caught.value)
    return str(caught.value.where["reason"])


def test_a_rule_set_that_extends_another_says_only_what_differs_and_shows_where_each_entry_is_from() -> None:
    loaded = rule_files.read("OUR-FAIR.toml", HEAD + TWELVE)
    base = rule_files.rule_set("CNIPA-2022")
    assert loaded.rules.answer.hours == 12
    assert loaded.rules.materials == base.materials
    assert (loaded.origins["answer"].rule_set, loaded.origins["answer"].overrides) == ("OUR-FAIR", "CNIPA-2022")
    assert (loaded.origins["materials.POA"].rule_set, loaded.origins["materials.POA"].overrides) == ("CNIPA-2022", "")


def test_an_entry_of_a_list_replaces_its_namesake_in_its_place_and_others_are_added() -> None:
    text = (
        HEAD
        + """
[[routes]]
code = "COURT"
text = { zh = "去法院", en = "go to court" }
source = "test"
verified = false

[[routes]]
code = "NEW"
text = { zh = "新", en = "new" }
source = "test"
verified = false
"""
    )
    routes = rule_files.read("x", text).rules.routes
    before = [g.code for g in rule_files.rule_set("CNIPA-2022").routes]
    assert [g.code for g in routes] == [*before, "NEW"]
    assert routes[before.index("COURT")].text.zh == "去法院"


def test_what_is_dropped_is_gone_and_dropping_nothing_is_told() -> None:
    rules = rule_files.read("x", HEAD.replace("version", 'drop = ["citations.GUIDE-14"]\nversion')).rules
    assert "GUIDE-14" not in {c.code for c in rules.citations}
    assert "drop: citations.NOWHERE" in reason(HEAD.replace("version", 'drop = ["citations.NOWHERE"]\nversion'))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD.replace("CNIPA-2022", "NOWHERE"), "extends: NOWHERE"),
        (HEAD + 'confirmed = ["answer"]', "confirmed"),
        (HEAD + 'number_template = "{fair}"', "n"),
        (HEAD + 'direct_measure_grounds = ["ADMISSION"]', "direct_measure_grounds: EFFECTIVE_DOCUMENT"),
        (HEAD + TWELVE.replace("hours = 12", "hours = 0"), "answer.hours"),
        (HEAD + TWELVE.replace("hours = 12", "hours = 1.5"), "answer.hours: 1.5"),
        (HEAD + citation("9") + citation("9"), "citations.9 ×2"),
        (HEAD + citation("1", "until = 2026-01-31") + citation("2", "from_ = 2026-01-31"), "overlaps"),
        (HEAD + citation("1", "until = 2026-01-31") + citation("2", "from_ = 2026-02-02"), "gap"),
        (HEAD + citation("1", "until = 2026-01-31"), "gap"),
        (HEAD + citation("1", "from_ = 2026-02-02\nuntil = 2026-02-01", series=""), "citations.1: 2026-02-02"),
        (HEAD + citation("1", "until = 2026-01-31") + citation("2", "from_ = 2026-02-01", use="close"), "use, kinds"),
        (HEAD + citation("1", series="", use="advertising"), "citations.1.use"),
        (
            HEAD
            + """
[[materials]]
code = "BADGE"
name = { zh = "证件", en = "badge" }
ground = "NO_BADGE"
source = "test"
verified = false
""",
            "materials.BADGE: NO_BADGE",
        ),
        (
            HEAD
            + """
[[terms]]
kind = "PAT-DES"
years = 12
start = "filed"
filed_from = 2024-01-01
source = "test"
verified = false
""",
            "terms.PAT-DES",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_entry(text: str, told: str) -> None:
    assert told in reason(text)


def test_rule_sets_that_extend_each_other_are_refused_with_the_chain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    for one, other in (("A", "B"), ("B", "A")):
        (folder / f"{one}.toml").write_text(f'id = "{one}"\nextends = "{other}"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(Known) as caught:
        rule_files.load(folder / "A.toml")
    assert caught.value.code == "FD-1903"
    assert "B → A" in str(caught.value)


def test_a_version_that_is_not_installed_is_told() -> None:
    with pytest.raises(Known, match="FD-1905"):
        rule_files.rule_set("CNIPA-2022", "1999.9")


@pytest.mark.parametrize("rule_id", sorted(rule_files.rule_sets()))
def test_no_paper_ever_cites_an_unverified_article(rule_id: str) -> None:
    rules = rule_files.rule_set(rule_id)
    uses = {use for citation in rules.citations for use in citation.use}
    for use in uses:
        for kind in RightKind:
            for day in (date(2026, 11, 23), date(2027, 1, 1)):
                assert all(c.verified for c in rules.cite(use, kind, day))
    assert all(g.verified for g in rules.printable("routes"))


@pytest.mark.parametrize(("day", "article"), [(date(2026, 10, 14), ()), (date(2026, 10, 15), ("ICL-2026",))])
def test_the_layout_regulation_is_cited_from_its_day_on(day: date, article: tuple[str, ...]) -> None:
    found = rule_files.rule_set("CNIPA-2022").cite("transfer", RightKind.ICL, day)
    assert tuple(c.code for c in found if c.code.startswith("ICL")) == article


def test_a_twelve_hour_fair_does_not_cite_the_article_of_the_twenty_four_hours() -> None:
    for rule_id in ("CIFTIS-2020", "MEASURES-2006", "HKTDC", "SPORTS"):
        cited = rule_files.rule_set(rule_id).cite("notify", RightKind.TM, date(2026, 11, 23))
        assert "GUIDE-14" not in {c.code for c in cited}


def test_every_entry_has_one_key_and_a_source() -> None:
    for rules in rule_files.rule_sets().values():
        keys = [key for key, _ in rules.entries()]
        assert len(keys) == len(set(keys))
        assert all(entry.source for _, entry in rules.entries())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("last = 2026-01-03", "last = 2027-01-03", "2027-01-01"),
        ("day = 2026-01-04", "day = 2026-01-05", "2026-01-05"),
        ("day = 2026-01-04", "day = 2026-01-03", "2026-01-03"),
        ("year = 2026", 'year = "soon"', "year"),
    ],
)
def test_a_holiday_table_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    good = (paths.resources("calendar") / "CN-2026.toml").read_text(encoding="utf-8")
    assert old in good
    file = tmp_path / "CN-2026.toml"
    file.write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Known) as caught:
        workcalendar.load(file)
    assert caught.value.code == "FD-1919"
    assert told in str(caught.value)
