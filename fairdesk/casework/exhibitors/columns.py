"""What the columns of a list mean, by their Chinese or English headings; headings repeated inside, titles and footers.

Source: the layouts of public exhibitor lists (公司名/展位号/所在国家, 展商公司名称/展区/展位号, JSON title/stand/url).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fairdesk.core.names import fold, squeeze

EXHIBITORS: dict[str, str] = {
    "name": (
        "公司名 公司名称 公司 企业名称 企业 单位名称 单位 展商 展商名称 展商公司名称 参展商 参展商名称 参展企业 "
        "参展企业名称 参展单位 中文名称 公司中文名称 公司名称(中文) 企业中文名称 名称 name company companyname "
        "exhibitor exhibitorname title companynamecn companynamechinese organization organisation nameofcompany "
        "nameofexhibitor"
    ),
    "name_en": (
        "英文名称 公司英文名称 公司名称(英文) 企业英文名称 英文名 companynameen companynameenglish englishname "
        "nameen exhibitornameen nameinenglish"
    ),
    "booth": (
        "展位号 展位 展位编号 摊位号 摊位 展台号 展台 展台编号 booth boothno boothnumber boothnos booths stand "
        "standno standnumber boothid location"
    ),
    "hall": "展区 展馆 展馆号 馆号 展厅 hall hallno area zone pavilion section",
    "uscc": (
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码 税号 纳税人识别号 uscc unifiedsocialcreditcode "
        "creditcode taxno taxid"
    ),
    "country": (
        "国家 所在国家 国家/地区 所在国家/地区 国别 国别地区 国家或地区 country countryregion countryorregion "
        "nation nationality"
    ),
    "region": "省份 省市 所在省市 省 地区 城市 交易团 所属交易团 province region city delegation tradingdelegation",
    "badge": (
        "证件号 参展证号 展商证号 参展证 证号 证件编号 参展商证 badge badgeno badgecode badgenumber badges badgeid"
    ),
    "address": "地址 公司地址 通讯地址 联系地址 注册地址 address companyaddress",
    "contact": "联系人 现场联系人 负责人 展位负责人 contact contactperson contactname",
    "phone": "电话 联系电话 手机 手机号 手机号码 联系方式 tel telephone phone mobile phoneno",
    "email": "邮箱 电子邮箱 电子邮件 email e-mail mail",
    "url": "网址 网站 公司网址 官网 url website web homepage",
    "goods": (
        "展品 主营产品 产品 主要展品 参展展品 展品范围 展品类别 类别 行业 products product exhibits category "
        "categories industry productcategory"
    ),
}
"""Headings of an exhibitor list, blanks and signs left out; ``name`` is the one that it must have."""

HISTORY: dict[str, str] = {
    "session": "届次 届 届别 展会届次 展会 展会名称 session edition fair exhibition",
    "day": "日期 投诉日期 受理日期 结案日期 处理日期 date complaintdate closedon day",
    "complainant": "投诉人 投诉方 投诉企业 权利人 complainant claimant",
    "complainant_uscc": "投诉人信用代码 投诉人统一社会信用代码 complainantuscc",
    "respondent": "被投诉人 被投诉方 被投诉企业 被投诉单位 参展商 被投诉参展商 respondent exhibitor company",
    "respondent_uscc": (
        "统一社会信用代码 信用代码 被投诉人信用代码 被投诉人统一社会信用代码 uscc respondentuscc creditcode"
    ),
    "right_kind": "权利类型 权利种类 知识产权类型 类型 rightkind kind righttype typeofright",
    "right_number": (
        "权利号 专利号 注册号 权利证号 专利号/注册号 专利(注册)号 权利编号 rightnumber number rightno patentno"
    ),
    "outcome": "处理结果 结果 结论 认定结果 处理结论 outcome result decision finding",
    "sanction": "处罚 处理措施 措施 处分 制裁 sanction measure penalty",
    "follow_up": (
        "后续法律程序 法律后续 后续维权证明 后续法律程序证明 followup legalfollowup proof legalfollowupproof"
    ),
}
"""Headings of a history; ``respondent`` is the one that it must have."""

REQUIRED = {"exhibitors": "name", "history": "respondent"}
_TABLES = {"exhibitors": EXHIBITORS, "history": HISTORY}
_FIELD_OF = {
    kind: {squeeze(fold(word)): field for field, words in table.items() for word in words.split()}
    for kind, table in _TABLES.items()
}
_FOOTER = re.compile(
    r"行业名录|展商名录|企业名录|名录$|目录$|^合计|^总计|^小计|共计?\d+[家条个]|^第\d+页|^共\d+页|^page\d+|^total|^制表|^打印|"
    r"^注意?[:：]|^备注|^说明|^截至|^数据来源|^source:|^notes?:"
)
_COMPANY = re.compile(
    r"公司|[厂店社行部院所]$|集团|中心|协会|商会|合作社|工作室|大学|学院|银行|\b(co|ltd|inc|llc|corp|gmbh|s\.?a|s\.?r\.?l|ag|bv|oy|ab|plc|"
    r"pte|pty|limited|company|corporation|group|factory|works|kg|spa|kk)\b"
)

_DIGIT = re.compile(r"\d")

Columns = list[str]
"""The field of each column, ``""`` for one that means nothing here."""


def columns(kind: str, cells: Sequence[str]) -> Columns | None:
    """The fields of a heading row; ``None`` when this is none: the required one and another, no field twice."""
    if _DIGIT.search("".join(cells)):
        return None  # no heading has a number, nearly every entry has; this is asked for every row
    fields = [_field(kind, cell) for cell in cells]
    known = [field for field in fields if field]
    if REQUIRED[kind] not in known or len(set(known)) < 2:
        return None
    return [field if field not in fields[:at] else "" for at, field in enumerate(fields)]


def _field(kind: str, cell: str) -> str:
    table = _FIELD_OF[kind]
    found = table.get(squeeze(fold(cell)))
    if found is None and "(" in fold(cell):
        found = table.get(squeeze(fold(cell).partition("(")[0]))
    if found is None and "/" in fold(cell):  # 公司名/Company
        found = next((table[squeeze(part)] for part in fold(cell).split("/") if squeeze(part) in table), None)
    return found or ""


def is_footer(kind: str, cells: Sequence[str], row: Mapping[str, str]) -> bool:
    """Whether a row is a title, a page foot or a sum rather than a company: says so, or stands alone and names none."""
    filled = [cell for cell in cells if cell]
    compact = "".join(fold(filled[0]).split())
    if len(filled) <= 2 and _FOOTER.search(compact):
        return True
    alone = len(filled) == 1 and len(cells) > 1 and set(row) <= {REQUIRED[kind]}
    return alone and not _COMPANY.search(fold(filled[0]))
