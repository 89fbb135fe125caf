"""A form: Markdown with front matter, filled by a sandboxed template.

How to write a form (``forms/D14.zh.md``)
-----------------------------------------
Front matter in TOML between two ``+++`` lines::

    code = "D14"                       # form code of domain.md §9.2
    title = "涉嫌侵权快速处理通知书"         # printed title (the file's language)
    word = "处"                        # word of the number: …知处字〔2026〕1号
    head = "red" | "plain"             # red head line with the issuing body, or a party's own form
    signers = ["H", "O"]               # who signs or seals (domain.md §9.2)
    copies = 3
    size = "body" | "compact"          # 三号 with 22 lines × 28 characters, or 小四号 for dense forms
    basis = ["…"]                      # sources of the form, for lawyers; not printed
    verified = true | false            # whether the basis was checked against an official text
    [fields]
    case_number = "text!"              # types: fairdesk.papers.fields; "!" = required
    items = "list[item]!"

The body is Markdown: ``#`` title, ``##`` heading, paragraphs, ``**strong**``, lists, tables (the number of dashes under
the head is the width of a column; the head repeats on each page). ``{{ name }}`` puts a value in; whatever the
value contains is printed as it is. Blocks between fences::

    ```kv label=26 height=0 blank=0    a two-column table: label | value, or label | value | label | value;
    案号 | {{ case_number }}             one cell alone is a heading row, after ">" a value over the whole width; height
    > {{ facts }}                      (mm) leaves room to write; an empty value prints as a dash unless blank=1
    ```
    ```pair                            Chinese | English, side by side (for a foreign party)
    ```large                           large type in a box
    ```photos height=50                picture | caption, side by side
    ```seal                            name | date – up to two places side by side
    ```sign                            label | printed after the line
    ```keep en                         Markdown that stays on one page (en, zh: in the type of that language)
    ```flush / ```centre               lines without indent / centred
    ```note                            the copies note at the foot of the last page

Filters: ``dt`` (2026年11月23日 14:05, Asia/Shanghai), ``dt_en``, ``day``, ``otherwise("…")`` (if empty),
``texts`` (the texts of a list of citations, one a line), ``numbered`` (a list of texts, 1. 2. 3.). ``box(flag)`` prints
☑ or ☐; the test ``foreign`` is true for a country outside China. Text that two branches share is written once:
``{% set name %}…{% endset %}`` on one line, then ``{{ name }}``. Words beside boxes on the blank set: ``blank.toml``.
Always there: ``number``, ``issued_at``, ``issuer``, ``issuer_zh``, ``issuer_en``, ``copies``, ``title``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jinja2 import Template, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError

from fairdesk.errors import Known
from fairdesk.papers.blocks import Block
from fairdesk.papers.fields import Dictionary, FieldType, as_records, parse_type
from fairdesk.papers.filling import VALUES, environment
from fairdesk.papers.markup import Reader

Lang = Literal["zh", "en"]
RESERVED = frozenset({"number", "issued_at", "issuer", "issuer_zh", "issuer_en", "copies", "title", "box", VALUES})
REQUIRED_MATTER = ("code", "title", "word", "head", "signers", "copies", "size", "basis", "verified", "fields")
_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)


@dataclass(frozen=True)
class Form:
    """One form in one language, ready to be filled."""

    code: str
    lang: Lang
    title: str
    word: str
    head: Literal["red", "plain"]
    signers: tuple[str, ...]
    copies: int
    size: Literal["body", "compact"]
    basis: tuple[str, ...]
    verified: bool
    fields: Mapping[str, FieldType]
    used: frozenset[str]
    file: str
    dictionary: Dictionary = field(repr=False)
    template: Template = field(repr=False)

    def checked(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data this form prints. Raises ``Known`` FD-5003 and FD-5004 naming the field."""
        return self.dictionary.checked(self.code, self.fields, data)

    def blocks(self, data: Mapping[str, Any], **always: Any) -> list[Block]:
        """The form filled with checked data. Raises ``Known`` FD-5002 or FD-5005 when the form itself is wrong."""
        values: list[str | bytes] = []
        context = {name: as_records(value) for name, value in data.items()}
        try:
            source = self.template.render(
                {**context, **always, "copies": self.copies, "title": self.title, VALUES: values}
            )
        except (UndefinedError, SecurityError) as error:
            raise Known("FD-5005", file=self.file, name=str(error.message)) from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise Known("FD-5002", file=self.file, line="?", reason=str(error)) from error
        try:
            return Reader(values).blocks(source)
        except (ValueError, IndexError) as error:
            raise Known("FD-5002", file=self.file, line="?", reason=str(error)) from error


def load_dictionary(folder: Path) -> Dictionary:
    """The data dictionary of a folder of forms. Raises ``Known`` FD-5002."""
    file = folder / "fields.toml"
    try:
        return Dictionary(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise Known("FD-5002", file=file.name, line="?", reason=str(error)) from error


def load(folder: Path, code: str, lang: Lang, dictionary: Dictionary) -> Form:
    """Read one form. Raises ``Known``: FD-5001 no such form, FD-5002 broken (file and line), FD-5005 unknown field."""
    file = folder / f"{code}.{lang}.md"
    if not re.fullmatch(r"[A-Z][A-Z0-9]{1,7}", code) or not file.is_file():
        raise Known("FD-5001", code=code, lang=lang, folder=str(folder))
    source = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    front = _FRONT.match(source)
    if front is None:
        raise Known("FD-5002", file=file.name, line=1, reason="no front matter between +++ lines")
    matter = _front_matter(file.name, front[1])
    fields = _fields(file.name, front[1], matter, dictionary)
    if matter["code"] != code:
        raise Known("FD-5002", file=file.name, line=1, reason=f"code = {matter['code']!r}")
    body = source[front.end() :]
    template, used = _compile(file.name, body, source[: front.end()].count("\n"), lang, fields)
    return Form(
        code, lang, matter["title"], matter["word"], matter["head"], tuple(matter["signers"]), matter["copies"],
        matter["size"], tuple(matter["basis"]), matter["verified"], fields, used, file.name, dictionary, template,
    )  # fmt: skip


def _front_matter(file: str, text: str) -> dict[str, Any]:
    try:
        matter = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise Known("FD-5002", file=file, line=int(found[1]) + 1 if found else 1, reason=str(error)) from error
    for name in REQUIRED_MATTER:
        if name not in matter:
            raise Known("FD-5002", file=file, line=1, reason=f"front matter lacks {name!r}")
    for name, allowed in (("head", ("red", "plain")), ("size", ("body", "compact"))):
        if matter[name] not in allowed:
            raise Known("FD-5002", file=file, line=_line_of(text, name), reason=f"{name} must be one of {allowed}")
    return matter


def _line_of(text: str, name: str) -> int:
    lines = text.split("\n")
    return next((i for i, line in enumerate(lines, 2) if re.match(rf"\s*{re.escape(name)}\s*=", line)), 1)


def _fields(file: str, text: str, matter: Mapping[str, Any], dictionary: Dictionary) -> dict[str, FieldType]:
    fields: dict[str, FieldType] = {}
    for name, kind in matter["fields"].items():
        try:
            fields[name] = parse_type(str(kind))
        except ValueError as error:
            raise Known("FD-5002", file=file, line=_line_of(text, name), reason=str(error)) from error
        problem = "reserved name" if name in RESERVED else ""
        if not dictionary.knows(fields[name]):
            problem = f"unknown type {fields[name].name}"
        elif name not in dictionary.labels:
            problem = "no label in fields.toml"
        if problem:
            raise Known("FD-5002", file=file, line=_line_of(text, name), reason=f"{name}: {problem}")
    return fields


def _compile(
    file: str, body: str, offset: int, lang: Lang, fields: Mapping[str, FieldType]
) -> tuple[Template, frozenset[str]]:
    env = environment(lang)
    try:
        tree = env.parse(body)
        used = frozenset(meta.find_undeclared_variables(tree))
        unknown = sorted(used - fields.keys() - RESERVED)
        if unknown:
            raise Known("FD-5005", file=file, name=", ".join(unknown))
        return env.from_string(body), used
    except TemplateSyntaxError as error:
        raise Known("FD-5002", file=file, line=error.lineno + offset, reason=error.message) from error
