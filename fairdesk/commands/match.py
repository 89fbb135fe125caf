"""``fairdesk match``: search the word marks of a pack for similar ones, one text or a file of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer
from rich.console import Console
from rich.table import Table

from fairdesk import i18n
from fairdesk.commands.common import HOME, told
from fairdesk.core.marks import MarkHit
from fairdesk.errors import Known
from fairdesk.i18n import Lang
from fairdesk.match.marks.explain import level
from fairdesk.match.marks.index import WordIndex, checked
from fairdesk.records.pack import Pack

app = typer.Typer(help="查近似：文字商标 / Similar marks", no_args_is_help=True)


@app.callback()
def match() -> None:
    """查近似：文字商标 / Similar marks"""


@app.command()
@told
def words(
    pack: Annotated[Path, typer.Argument(help="记录包 / the pack of register records")],
    text: Annotated[str | None, typer.Argument(help="展位上的商标文字 / the words on the stand")] = None,
    classes: Annotated[str, typer.Option(help="尼斯类别，如 9,35 / Nice classes, for example 9,35")] = "",
    top: Annotated[int, typer.Option(help="最多给出多少条 / how many answers at most")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出 / answer as JSON")] = False,
    batch: Annotated[Path | None, typer.Option(help="查询文件，每行一个 / a file of queries, one per line")] = None,
    lang: Annotated[str | None, typer.Option(help="zh | en")] = None,
    home: HOME = None,
) -> None:
    """查找近似的文字商标，并逐条说明理由。 / Find similar word marks, each with its reasons.

    With ``--batch`` every line of the file gives one JSON line; a line that cannot be searched gives its ``error``.
    """
    if (text is None) == (batch is None):
        raise Known("FD-4007")
    chosen = _language(lang)
    wanted = _classes(classes)
    queries = _queries(batch) if batch else [text or ""]
    if batch is None:
        checked(queries[0])  # before the pack is read: a bad query need not wait
    with Pack.open(pack) as opened:
        index = WordIndex.build(opened.word_marks())
    if batch is not None:
        for query in queries:
            typer.echo(json.dumps(_answer_or_error(index, query, wanted, top, chosen), ensure_ascii=False))
        return
    hits = index.search(queries[0], wanted, top)
    if as_json:
        typer.echo(json.dumps(answer(queries[0], hits, chosen), ensure_ascii=False, indent=2))
    else:
        _show(hits, chosen)


def answer(query: str, hits: list[MarkHit], lang: Lang) -> dict[str, Any]:
    """One answer as JSON: the query and its hits with parts, reasons and goods."""
    return {"query": query, "hits": [_hit(h, lang) for h in hits]}


def _hit(hit: MarkHit, lang: Lang) -> dict[str, Any]:
    return {
        "number": hit.entry.number,
        "title": hit.entry.title,
        "score": hit.score,
        "level": level(hit.score, lang),
        "parts": {"shape": hit.shape, "sound": hit.sound, "meaning": hit.meaning},
        "reasons": [{"code": r.code, "text": r.zh if lang == "zh" else r.en} for r in hit.reasons],
        "classes": list(hit.entry.classes),
        "goods": hit.entry.goods,
    }


def _answer_or_error(index: WordIndex, query: str, classes: list[int], top: int, lang: Lang) -> dict[str, Any]:
    try:
        return answer(query, index.search(query, classes, top), lang)
    except Known as error:
        if error.code in {"FD-4004", "FD-4005"}:  # a fault of the command, not of this line
            raise
        return {"query": query, "hits": [], "error": {"code": error.code, "text": error.text(lang)}}


def _language(lang: str | None) -> Lang:
    if lang is None:
        return i18n.language()
    for known in get_args(Lang):
        if lang == known:
            return cast(Lang, known)
    raise Known("FD-4008", value=lang)


def _classes(written: str) -> list[int]:
    wanted = []
    for part in written.replace("，", ",").split(","):
        number = part.strip()
        if not number:
            continue
        if not number.isdecimal() or not 1 <= int(number) <= 45:
            raise Known("FD-4005", value=number)
        wanted.append(int(number))
    return wanted


def _queries(file: Path) -> list[str]:
    """The queries of a file, one per line; lines of white space only are passed over."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Known("FD-4006", file=file, reason=error.strerror) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise Known("FD-4006", file=file, reason=error.reason) from error
    # Only line ends part queries: str.splitlines would also cut at rarer separators inside a mark.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _show(hits: list[MarkHit], lang: Lang) -> None:
    console = Console()
    if not hits:
        console.print(i18n.t("match.none", lang))
        return
    table = Table(show_lines=True)
    for key in ("number", "title", "classes", "score", "level", "reasons"):
        table.add_column(i18n.t(f"match.{key}", lang))
    for h in hits:
        reasons = "\n".join(r.zh if lang == "zh" else r.en for r in h.reasons)
        classes = ",".join(map(str, h.entry.classes))
        table.add_row(h.entry.number, h.entry.title, classes, f"{h.score:.2f}", level(h.score, lang), reasons)
    console.print(table)
