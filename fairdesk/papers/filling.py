"""The template environment: sandboxed, strict, and with values kept apart from the form's own words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from fairdesk.papers.blank import DAYS, MOMENTS, Blank, BlankCount, BlankRows
from fairdesk.papers.markup import CLOSE, OPEN

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time; no daylight saving since 1991, and Windows has no zone table of its own."""

VALUES = "values_"
"""Name under which a rendering keeps the texts behind its tokens."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CHINA = frozenset({"", "CN", "CHN", "中国", "中华人民共和国", "CHINA", "P.R. CHINA", "PRC"})


@pass_context
def _tokenise(context: Context, value: Any) -> Any:
    """Replace a value by a token, so that no later step can read it as Markdown."""
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises here
    if isinstance(value, Markup):
        return value  # output of a macro: already tokens and the form's own words
    if value is None:
        return Markup("")
    values: list[str | bytes] = context[VALUES]
    values.append(value if isinstance(value, bytes) else str(value))
    return Markup(f"{OPEN}{len(values) - 1}{CLOSE}")


def day_text(value: date | datetime | str | None, lang: str) -> str | None:
    """``2026年11月23日`` or ``23 November 2026``; text as it is; a moment counts in Asia/Shanghai."""
    if isinstance(value, Blank):
        return DAYS[lang]
    if value is None or isinstance(value, str):
        return value
    day = value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_text(value: datetime | Blank | None, lang: str) -> str | None:
    """``2026年11月23日 14:05`` or ``23 November 2026, 14:05`` in Asia/Shanghai."""
    if value is None:
        return None
    if isinstance(value, Blank):
        return MOMENTS[lang]
    joint = " " if lang == "zh" else ", "
    return f"{day_text(value, lang)}{joint}{value.astimezone(SHANGHAI):%H:%M}"


def _foreign(country: str | None) -> bool:
    return not isinstance(country, Blank) and (country or "").strip().upper() not in CHINA


def _box(flag: object) -> str:
    return "☑" if flag else "☐"


def _otherwise(value: Any, words: str) -> Any:
    return words if value is None or value == "" else value


def _texts(records: Any, first: str | None = None) -> str:
    """The ``text`` of each record on a line of its own, after ``first``."""
    return "\n".join(filter(None, [first, *(r.text for r in records)]))


def _numbered(texts: list[str]) -> str:
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))


def _length(values: list[Any]) -> int:
    return BlankCount(len(values)) if isinstance(values, BlankRows) else len(values)


@cache
def environment(lang: str) -> ImmutableSandboxedEnvironment:
    """The environment of one language."""
    env = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_tokenise
    )
    env.filters.pop("safe")  # nothing a form prints may skip the tokens
    env.globals.clear()
    env.globals["box"] = _box
    env.filters["dt"] = lambda value: moment_text(value, lang)
    env.filters["day"] = lambda value: day_text(value, lang)
    env.filters["dt_en"] = lambda value: moment_text(value, "en")
    env.filters["otherwise"] = _otherwise
    env.filters["length"] = _length
    env.filters["texts"] = _texts
    env.filters["numbered"] = _numbered
    env.tests["foreign"] = _foreign
    return env
