"""Place names as they stand in Chinese company names: provinces, their cities, and the county towns of trade.

Source: the administrative divisions of China (provinces and prefecture-level cities), and county-level cities that
often appear in exhibitor lists. Only for comparing names; not complete, and no address book.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_CITIES = """
北京:
天津:
上海:
重庆:
香港:
澳门:
台湾:台北 高雄 台中 台南 新竹 彰化
河北:石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 安平 清河
山西:太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 祁县
内蒙古:呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布
辽宁:沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛
吉林:长春 四平 辽源 通化 白山 松原 白城
黑龙江:哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
江苏:南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 丹阳
江苏:海门 启东 靖江 吴江
浙江:杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 永康 慈溪 余姚 温岭 玉环 瑞安 乐清 诸暨 海宁
浙江:桐乡 东阳 浦江 武义 苍南 德清 安吉 临海 嵊州 龙泉 象山
安徽:合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建:福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南安 福清 福安 德化 安溪
江西:南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东:济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 龙口 莱州 即墨 寿光 诸城
河南:郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
湖北:武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江
湖南:长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 浏阳 醴陵
广东:广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮
广东:顺德 南海 普宁 开平 新会 澄海 番禺
广西:南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 东兴
海南:海口 三亚 三沙 儋州
四川:成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳
贵州:贵阳 六盘水 遵义 安顺 毕节 铜仁
云南:昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 瑞丽
西藏:拉萨 日喀则 昌都 林芝 山南 那曲
陕西:西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
甘肃:兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南
青海:西宁 海东
宁夏:银川 石嘴山 吴忠 固原 中卫
新疆:乌鲁木齐 克拉玛依 吐鲁番 哈密 石河子
"""
_SUFFIX = "(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|县|区)?"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a name: the province, and the city where the name says it (``""`` otherwise)."""

    province: str
    city: str

    def agrees(self, other: Place) -> bool:
        """Whether both may be one place: same province, and not two different cities."""
        return self.province == other.province and (not self.city or not other.city or self.city == other.city)


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for line in _CITIES.split("\n"):
        province, _, cities = line.partition(":")
        if province:
            found.setdefault(province, Place(province, ""))
            found.update({city: Place(province, city) for city in cities.split()})
    return found


@cache
def _leading() -> re.Pattern[str]:
    names = sorted(_places(), key=len, reverse=True)
    return re.compile(f"(?:中国|中华人民共和国)?({'|'.join(names)}){_SUFFIX}")


def split_place(text: str) -> tuple[Place | None, str]:
    """The places at the front of ``text`` (province, city, county town) as one ``Place``, and what is left.

    Nothing is taken off when nothing would be left: 杭州 alone stays a name.
    """
    found: Place | None = None
    rest = text
    while (match := _leading().match(rest)) is not None and match.end() < len(rest):
        here = _places()[match[1]]
        if found is not None and here.province != found.province:
            break
        found = Place(here.province, here.city or (found.city if found else ""))
        rest = rest[match.end() :]
    return found, rest
