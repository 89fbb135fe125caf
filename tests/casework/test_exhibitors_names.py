"""Which company names may be one company, and which may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.core.names import ALIKE, company_name, likeness, name_key


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("义乌市澜雀日用品有限公司", "義烏市瀾雀日用品有限公司", "same_name"),
        ("Ｌanque Homeware Ltd", "LANQUE  homeware ltd.", "same_name"),
        ("义乌市澜雀日用品有限公司", "义乌澜雀日用品有限公司", "same_brand"),
        ("澜雀日用品有限公司", "义乌市澜雀日用品有限公司", "place_missing"),
        ("浙江澜雀日用品有限公司", "义乌市澜雀日用品有限公司", "place_wider"),
        ("浙江省义乌市澜雀日用品有限公司", "义乌澜雀日用品有限公司", "same_brand"),
        ("澜雀（杭州）家居有限公司", "杭州澜雀家居有限公司", "same_brand"),
        ("义乌市澜雀日用品有限责任公司", "义乌市澜雀日用品厂", "form_differs"),
        ("杭州澜雀家居有限公司", "杭州澜雀家居股份有限公司", "form_differs"),
        ("杭州澜雀家居有限公司", "杭州澜雀家居有限公司义乌分公司", "branch"),
        ("杭州澜雀家居有限公司", "杭州澜雀家居用品有限公司", "trade_wider"),
        ("Lanque Homeware Co., Ltd.", "LANQUE HOMEWARE COMPANY LIMITED", "same_brand"),
        ("Muster Leuchten GmbH", "Leuchten Muster G.m.b.H.", "same_brand"),
        ("佛山澜雀海棠灯饰厂", "佛山澜雀海堂灯饰厂", "brand_similar"),
    ],
)
def test_names_that_may_be_one_company_are_proposed_with_the_reason(one: str, other: str, reason: str) -> None:
    found = likeness(one, other)
    assert found.score >= ALIKE
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("上海澜雀家居有限公司", "北京澜雀家居有限公司", "place_differs"),
        ("中山市华艺灯饰厂", "佛山市华艺灯饰厂", "place_differs"),
        ("杭州澜雀家居有限公司", "杭州澜鹊家居有限公司", "brand_differs"),
        ("义乌华美日用品有限公司", "义乌华丽日用品有限公司", "brand_differs"),
        ("杭州澜雀家居有限公司", "杭州澜雀电器有限公司", "trade_differs"),
        ("Lanque Homeware Co., Ltd.", "Lanyue Homeware Co., Ltd.", "brand_differs"),
        ("杭州进出口有限公司", "杭州国际贸易有限公司", "brand_differs"),
    ],
)
def test_names_of_different_companies_are_not_proposed(one: str, other: str, reason: str) -> None:
    found = likeness(one, other)
    assert found.score < ALIKE
    assert reason in found.reasons


def test_a_name_is_taken_apart_into_place_brand_trade_and_form() -> None:
    name = company_name("浙江省义乌市澜雀日用品（集团）有限责任公司")
    assert name.place is not None
    assert (name.place.province, name.place.city) == ("浙江", "义乌")
    assert (name.brand, name.trade, name.form) == ("澜雀", "日用品", "limited")


WORDS = st.text(alphabet="杭州义乌澜雀华美家居日用品有限公司厂集团（）() abcXYZ.,&", max_size=14)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_lies_between_nothing_and_one_and_is_one_for_one_name(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other).score <= 1
    assert likeness(one, one).score == (1 if name_key(one) else 0)
