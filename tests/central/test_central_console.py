"""The console page."""

import re

import httpx

from tests.sync.hall import Desk, Hall


def page(hall: Hall, lang: str = "zh", token: str | None = None) -> httpx.Response:
    auth = ("anyone", token or hall.central.token)
    return httpx.get(f"{hall.central.url}/?lang={lang}", auth=auth, trust_env=False)


def test_the_console_shows_stations_cases_and_the_last_batch(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    shown = page(hall).text
    number = desk.station.cases().rows[0].number
    for words in ("展会知识产权中心", "第139届样例交易会知识产权工作站", "已收件", "接收 3"):
        assert words in shown
    assert number in shown
    assert desk.head()[1][:16] in shown


def test_the_console_speaks_english_completely(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    shown = page(hall, "en").text
    assert "Fair IP central register" in shown
    assert "3 accepted" in shown
    frame = re.sub(r"<(td|small|style)[^>]*>.*?</\1>", "", shown, flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff]+", frame.replace("中文", "")) == []


def test_an_empty_register_says_so(hall: Hall) -> None:
    hall.desk(enrol=False)
    assert "还没有工作站上传" in page(hall).text


def test_the_console_is_closed_without_the_token(hall: Hall, desk: Desk) -> None:
    assert httpx.get(hall.central.url, trust_env=False).status_code == 401
    assert page(hall, token="wrong").status_code == 401
    assert httpx.get(hall.central.url, headers={"authorization": "Basic !!"}, trust_env=False).status_code == 401


def test_the_console_loads_nothing_from_elsewhere_and_shows_no_persons_name(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    response = page(hall)
    assert not re.search(r"(src|href)=\"(https?:)?//", response.text)
    assert "default-src 'none'" in response.headers["content-security-policy"]
    for private in ("杭州澜雀家居有限公司", "0571-88886666", "李明"):
        assert private not in response.text
