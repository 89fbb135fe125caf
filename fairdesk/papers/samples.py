"""Sample data for a form, made from the types it declares: the plain case, the longest, the rarest and the shortest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any, Literal

from PIL import Image, ImageDraw

from fairdesk.papers.fields import Dictionary, FieldType

Kind = Literal["typical", "longest", "rarest", "shortest"]
KINDS: tuple[Kind, ...] = ("typical", "longest", "rarest", "shortest")

NOON = datetime(2026, 11, 23, 6, 5, tzinfo=UTC)
ROWS = 24
NESTED_ROWS = 3
PROSE = frozenset(
    {
        "facts", "request", "reasons", "summary", "scope", "finding", "remark", "earlier_proceedings", "seen",
        "remarks", "answer", "defences",
    }
)  # fmt: skip
"""Fields people write at length into."""

RAREST = "驎囍㐂𠮷（Łódź Žižkov Ñandú Søren Đặng）<b>&*_|`#~</b> **x** {{ y }} [z](w) $1"
LONG_NAME = ("国际知识产权服务与展览展示设备制造进出口贸易集团（粤港澳大湾区）股份有限公司" * 4)[:120]
LONG_LATIN = ("Internationale-Ausstellungsgerätebau-und-Vertriebsgesellschaft mit beschränkter Haftung " * 2)[:120]


@cache
def picture() -> bytes:
    """A photo of a product, drawn."""
    image = Image.new("RGB", (1200, 900), (208, 213, 222))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((330, 180, 870, 760), 90, fill=(52, 60, 76))
    draw.rectangle((430, 300, 770, 560), fill=(196, 214, 226))
    draw.ellipse((560, 620, 640, 700), fill=(200, 64, 52))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def sample(fields: Mapping[str, FieldType], dictionary: Dictionary, lang: str, kind: Kind) -> dict[str, Any]:
    """Data of one kind for the declared fields."""
    maker = _Maker(dictionary, lang, kind)
    made = {name: maker.value(name, of) for name, of in fields.items() if kind != "shortest" or of.required}
    return {name: value for name, value in made.items() if value is not None}


class _Maker:
    def __init__(self, dictionary: Dictionary, lang: str, kind: Kind) -> None:
        self.dictionary, self.lang, self.kind = dictionary, lang, kind

    def value(self, path: str, of: FieldType, number: int = 1) -> Any:
        if of.many:
            most = NESTED_ROWS if "." in path else ROWS
            count = {"typical": 2, "longest": most, "rarest": 3, "shortest": 1}[self.kind]
            one = FieldType(of.name, many=False, required=True)
            return [self.value(path, one, n) for n in range(1, count + 1)]
        if of.name in self.dictionary.records:
            fields = self.dictionary.records[of.name]
            wanted = {f: t for f, t in fields.items() if self.kind != "shortest" or t.required}
            return {f: self.value(f"{path}.{f}", t, number) for f, t in wanted.items()}
        if of.name == "text":
            return self._text(path)
        makers: dict[str, Any] = {
            "int": number if path.endswith(".no") else 24,
            "bool": number % 2 == 1,
            "datetime": NOON + timedelta(hours=number),
            "day": date(2036, 3, 8),
            "photo": picture(),
        }
        return makers[of.name]

    def _text(self, path: str) -> str:
        name = path.rpartition(".")[2]
        if name == "country":
            return "FR" if self.kind in ("rarest", "longest") else "CN"
        if self.kind == "rarest":
            return RAREST
        if self.kind == "longest":
            long = LONG_NAME if self.lang == "zh" else LONG_LATIN
            return f"{long}。\n" * 12 if name in PROSE else long
        label = self.dictionary.label(name, self.lang)
        return f"示例{label}" if self.lang == "zh" else f"sample {label.lower()}"
