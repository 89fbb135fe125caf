"""Company names: one form for all writings, the parts of a name, and how alike two names are.

A Chinese company name is place + brand (字号) + trade + legal form (Source: 企业名称登记管理规定, Art. 6, from memory);
only the brand tells one company from another of the same trade, and a different place means a different company.
A score is a proposal for a person to confirm, never a decision.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import opencc
from rapidfuzz.distance import Levenshtein

from fairdesk.core.places import Place, split_place


def _words(text: str) -> list[str]:
    return text.split()


ALIKE = 0.8
"""From this score on two names are proposed to a person as one company."""

_FORMS = (
    ("limited", ("有限责任公司", "有限公司")),
    ("stock", ("股份有限公司", "股份公司")),
    ("group", ("集团有限公司", "集团股份有限公司", "集团公司", "企业集团", "集团")),
    ("company", ("总公司", "公司")),
    ("works", ("制造厂", "加工厂", "总厂", "厂")),
    (
        "shop",
        ("经营部", "商行", "门市部", "商店", "批发部", "工作室", "个体工商户", "店", "行", "合作社", "社", "中心"),
    ),
)
_FORM_OF = sorted(
    ((word, form) for form, words in _FORMS for word in words), key=lambda pair: len(pair[0]), reverse=True
)
_LATIN_FORM = re.compile(
    r"\b(?:co|company|corp|corporation|inc|incorporated|llc|llp|ltd|limited|gmbh|mbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|"
    r"plc|pte|pty|oy|ab|as|kk|the|and)\b"
)
_WORKS = re.compile(r"\b(?:factory|works|mfg|manufactory)\b")
_TRADES = _words(
    "日用百货 日用品 日化 百货 家居用品 家居 家具 家用电器 电器 电子 电气 电机 机电 机械 设备 科技 技术 网络 信息 "
    "智能 通讯 贸易 进出口 国际 对外 外贸 商贸 实业 工贸 工业 企业 产业 发展 投资 控股 制造 五金 工具 塑料 塑胶 "
    "橡胶 塑业 模具 玻璃 陶瓷 瓷业 灯饰 照明 光电 杯业 箱包 皮具 皮革 鞋业 服饰 服装 制衣 纺织 针织 家纺 布艺 "
    "面料 工艺品 工艺 礼品 饰品 首饰 珠宝 玩具 文具 文化 体育用品 体育 用品 食品 饮料 茶业 酒业 农业 生物 医药 "
    "医疗器械 医疗 化工 化妆品 建材 材料 新材料 卫浴 洁具 厨具 厨卫 汽车配件 汽配 汽车 摩托车 自行车 车业 包装 "
    "印刷 纸业 木业 竹业 园林 户外 新能源 能源 电源 电池 仪器 仪表 阀门 泵业 制品"
)
_TRADE = re.compile(f"(?:{'|'.join(sorted(_TRADES, key=len, reverse=True))})$")
_LATIN_TRADES = frozenset(
    _words(
        "trading trade import export imp exp industry industrial industries international technology tech "
        "electronics electronic electric electrical appliance appliances household houseware homeware commodity "
        "commodities daily goods products product manufacturing group holding holdings china hong kong hk "
        "enterprise enterprises"
    )
)
_BRACKETS = re.compile(r"[(\[{<【〔《「『]([^)\]}>】〕》」』]*)[)\]}>】〕》」』]")
_BRANCH = re.compile(r"(?<=公司)[^公司]{0,8}(?:分公司|办事处|分厂)$")


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A name taken apart. ``key`` is the whole name in one writing; two names of one key are written alike."""

    key: str
    place: Place | None
    brand: str
    trade: str
    form: str
    branch: bool
    words: tuple[str, ...] = ()
    """The words of a name in Latin letters, empty for a Chinese one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and why: codes with texts under ``identity`` in the catalogue."""

    score: float
    reasons: tuple[str, ...]


@cache
def _simplifier() -> Any:
    return opencc.OpenCC("t2s")


def fold(text: str) -> str:
    """``text`` in half width, lower case and simplified characters, blanks kept as single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = _simplifier().convert(plain)
    return " ".join(plain.split())


def squeeze(text: str) -> str:
    """Only letters, digits and characters of an already folded text."""
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


def name_key(text: str) -> str:
    """The whole name in one writing: traditional, full-width, spaced and bracketed forms of a name meet here."""
    return squeeze(fold(text))


@lru_cache(maxsize=65536)
def company_name(text: str) -> CompanyName:
    """Take a name apart. A name without letters gives empty parts."""
    plain = fold(text)
    key = squeeze(plain)
    if key.isascii():
        return _latin(plain, key)
    notes = [squeeze(note) for note in _BRACKETS.findall(plain)]
    body = squeeze(_BRACKETS.sub("", plain)) or key
    body, branch = _without_branch(body)
    form, body = _split_form(body)
    place, body = split_place(body)
    for note in notes:
        place = place or split_place(note + "-")[0]
    brand, trade = _split_trade(body)
    return CompanyName(key, place, brand, trade, form, branch)


def _without_branch(body: str) -> tuple[str, bool]:
    shorter = _BRANCH.sub("", body)
    return shorter, shorter != body


def _split_form(body: str) -> tuple[str, str]:
    for word, form in _FORM_OF:
        if body.endswith(word) and len(body) > len(word):
            rest = body[: -len(word)]
            return form, rest.removesuffix("集团") or rest
    return "", body


def _split_trade(body: str) -> tuple[str, str]:
    trades: list[str] = []
    while (match := _TRADE.search(body)) is not None and match.start() > 0:
        trades.insert(0, match[0])
        body = body[: match.start()]
    return body, "".join(trades)


def _latin(plain: str, key: str) -> CompanyName:
    opened = re.sub(r"[^a-z0-9]+", " ", re.sub(r"(?<=[a-z])[.'&](?=[a-z])", "", plain))
    form = "works" if _WORKS.search(opened) else ("limited" if _LATIN_FORM.search(opened) else "")
    words = _WORKS.sub(" ", _LATIN_FORM.sub(" ", opened)).split()
    brand = [word for word in words if word not in _LATIN_TRADES] or words
    trade = "".join(sorted(word for word in words if word not in brand))
    return CompanyName(key, None, "".join(brand), trade, form, False, tuple(brand))


def likeness(one: str, other: str) -> Likeness:
    """How alike two company names are. Symmetric; 1 for two writings of one name, 0 where a name is empty."""
    a, b = company_name(one), company_name(other)
    if not a.key or not b.key:
        return Likeness(0.0, ())
    if a.key == b.key:
        return Likeness(1.0, ("same_name",))
    score, reasons = _brand(a, b)
    for factor, reason in (_place(a, b), _trade(a, b), _form(a, b)):
        score *= factor
        reasons += (reason,) if reason else ()
    if a.branch != b.branch:
        score, reasons = score * 0.95, (*reasons, "branch")
    return Likeness(round(score, 3), reasons)


def _brand(a: CompanyName, b: CompanyName) -> tuple[float, tuple[str, ...]]:
    if not a.brand or not b.brand:
        return 0.0, ("brand_differs",)
    if a.brand == b.brand or (a.words and sorted(a.words) == sorted(b.words)):
        # a brand of one character or letter names nobody
        return (0.98 if len(a.brand) > 1 else 0.7), ("same_brand",)
    apart = Levenshtein.distance(a.brand, b.brand)
    longest = max(len(a.brand), len(b.brand))
    if apart == 1 and min(len(a.brand), len(b.brand)) >= (7 if a.brand.isascii() and b.brand.isascii() else 4):
        return 0.88, ("brand_similar",)
    return min(0.6, 1 - apart / longest), ("brand_differs",)


def _place(a: CompanyName, b: CompanyName) -> tuple[float, str]:
    if a.place == b.place:
        return 1.0, ""
    if a.place is None or b.place is None:
        return 0.95, "place_missing"
    return (0.97, "place_wider") if a.place.agrees(b.place) else (0.6, "place_differs")


def _trade(a: CompanyName, b: CompanyName) -> tuple[float, str]:
    if a.trade == b.trade:
        return 1.0, ""
    if not a.trade or not b.trade:
        return 0.92, "trade_missing"
    return (0.94, "trade_wider") if a.trade in b.trade or b.trade in a.trade else (0.75, "trade_differs")


def _form(a: CompanyName, b: CompanyName) -> tuple[float, str]:
    if a.form == b.form:
        return 1.0, ""
    companies = {"limited", "stock", "group", "company", ""}
    return (0.97 if {a.form, b.form} <= companies else 0.9), "form_differs"
