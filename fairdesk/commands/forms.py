"""``fairdesk forms``: list and check the paper forms, render one, verify a paper."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from nacl.signing import SigningKey, VerifyKey
from rich.console import Console
from rich.table import Table

from fairdesk.commands.common import HOME, told
from fairdesk.errors import Known
from fairdesk.i18n import Lang, t
from fairdesk.papers import contact, seal, view
from fairdesk.papers.check import check as check_forms
from fairdesk.papers.engine import PaperEngine, PaperRequest, State
from fairdesk.papers.fields import Dictionary, FieldType
from fairdesk.papers.filling import moment_text

app = typer.Typer(
    help="文书模板：列表、检查、出具、核验 / Paper forms: list, check, render, verify", no_args_is_help=True
)

Folder = Annotated[
    Path | None, typer.Option("--forms", help="展会自带模板文件夹 / a fair's own folder of forms", exists=True)
]


def _lang(text: str) -> Lang:
    return "en" if text == "en" else "zh"


@app.command("list")
@told
def list_forms(
    forms: Folder = None, lang: Annotated[str, typer.Option(help="zh | en")] = "zh", home: HOME = None
) -> None:
    """列出全部文书模板 / List all forms."""
    engine = PaperEngine(forms)
    table = Table("code", "lang", "title", "word", "copies", "fields", "verified")
    for code, of in engine.codes():
        form = engine.form(code, of)
        required = sum(kind.required for kind in form.fields.values())
        table.add_row(
            code,
            of,
            form.title,
            form.word,
            str(form.copies),
            f"{len(form.fields)} ({required} !)",
            "✓" if form.verified else "–",
        )
    Console().print(table)


@app.command()
@told
def check(
    codes: Annotated[list[str] | None, typer.Argument(help="只检查这些代码 / only these codes")] = None,
    forms: Folder = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出 / answer as JSON")] = False,
    lang: Annotated[str, typer.Option(help="zh | en")] = "zh",
    home: HOME = None,
) -> None:
    """用常规、最长、生僻字和最短的数据检查每份模板 / Fill every form in every way and find what breaks."""
    engine = PaperEngine(forms)
    findings = check_forms(engine, codes or ())
    checked = sum(1 for code, _ in engine.codes() if not codes or code in codes)
    if as_json:
        problems = [
            {"code": f.code, "lang": f.lang, "sample": f.sample, "error": f.error.as_json()} for f in findings
        ]  # fmt: skip
        typer.echo(json.dumps({"ok": not findings, "forms": checked, "findings": problems}, ensure_ascii=False))
    else:
        for f in findings:
            sample = t(f"papers.sample_{f.sample}", _lang(lang)) if f.sample else ""
            typer.echo(f"{f.code}.{f.lang} {sample} {f.error.code} {f.error.text(lang)}")
        key = "papers.check_bad" if findings else "papers.check_good"
        typer.echo(t(key, _lang(lang), count=len(findings) or checked))
    if findings:
        raise typer.Exit(1)


@app.command()
@told
def render(
    code: Annotated[str, typer.Argument(help="文书代码，如 D14 / form code, for example D14")],
    data: Annotated[Path, typer.Option("--data", help="JSON 数据文件 / JSON file of the fields")],
    out: Annotated[Path, typer.Option("--out", help="PDF 文件 / the PDF to write")],
    lang: Annotated[str, typer.Option(help="zh | en")] = "zh",
    number: Annotated[str, typer.Option(help="文号 / document number")] = "",
    issuer_zh: Annotated[str, typer.Option(help="出具单位 / issuing body in Chinese")] = "展会知识产权工作站",
    issuer_en: Annotated[
        str, typer.Option(help="出具单位（英文） / issuing body in English")
    ] = "IP Protection Station",
    key: Annotated[
        str, typer.Option(help="签名私钥（64 位十六进制）；不给则出草稿 / signing key, 64 hex digits; a draft without")
    ] = "",
    forms: Folder = None,
    home: HOME = None,
) -> None:
    """用 JSON 数据生成一份文书 / Make one paper from JSON data.

    Moments are written 2026-11-23T14:05+08:00, photos as file names beside the data file.
    """
    engine = PaperEngine(forms)
    form = engine.form(code, _lang(lang))
    try:
        raw = json.loads(data.read_text(encoding="utf-8"))
        values = _typed(raw, form.fields, engine.dictionary, data.parent)
    except (OSError, ValueError) as error:
        raise Known("FD-5014", file=data.name, reason=str(error)) from error
    state: State = "issued" if key else "draft"
    request = PaperRequest(
        code, _lang(lang), UUID(int=0), number, datetime.now(UTC), values, "CLI", issuer_zh, issuer_en, state
    )  # fmt: skip
    paper = engine.render(request, SigningKey(_hex_key(key)) if key else None)
    out.write_bytes(paper.pdf)
    typer.echo(
        json.dumps({"pdf": str(out), "sha256": paper.sha256, "pages": paper.pages, "missing": paper.missing_glyphs})
    )


@app.command()
@told
def sheet(
    out: Annotated[Path, typer.Argument(help="PNG 文件 / the PNG to write")],
    forms: Folder = None,
    lang: Annotated[str, typer.Option(help="zh | en")] = "zh",
    home: HOME = None,
) -> None:
    """全部文书首页的总览图 / The first page of every form in one picture."""
    engine = PaperEngine(forms)
    codes = [code for code, of in engine.codes() if of == lang]
    papers = [(code, contact.sample_paper(engine, code, _lang(lang))) for code in codes]
    contact.contact_sheet(papers).save(out, "PNG", optimize=True)
    typer.echo(t("papers.sheet_done", _lang(lang), count=len(papers), file=out))


@app.command()
@told
def blank(
    out: Annotated[Path, typer.Argument(help="文件夹 / the folder to write to")],
    issuer: Annotated[str, typer.Option(help="出具单位 / issuing body")] = "展会知识产权工作站",
    fair: Annotated[str, typer.Option(help="展会名称 / name of the fair")] = "",
    forms: Folder = None,
    lang: Annotated[str, typer.Option(help="zh | en")] = "zh",
    home: HOME = None,
) -> None:
    """停电备用的空白文书 / Blank forms to write on by hand when there is no power."""
    engine = PaperEngine(forms)
    out.mkdir(parents=True, exist_ok=True)
    codes = [code for code, of in engine.codes() if of == lang]
    for code in codes:
        paper = engine.render_blank(code, _lang(lang), issuer, {"fair": fair} if fair else {})
        (out / f"{code}.{lang}.pdf").write_bytes(paper.pdf)
    typer.echo(t("papers.blank_done", _lang(lang), count=len(codes), folder=out))


@app.command()
@told
def verify(
    file: Annotated[Path, typer.Argument(help="PDF、扫描件或照片 / a PDF, a scan or a photo")],
    key: Annotated[
        str, typer.Option("--key", help="工作站公钥（64 位十六进制） / the station's public key, 64 hex digits")
    ],
    lang: Annotated[str, typer.Option(help="zh | en")] = "zh",
    home: HOME = None,
) -> None:
    """读取页面上的二维码并核验签名 / Read the QR on the page and verify its signature."""
    public = VerifyKey(_hex_key(key))
    verdicts = [v for v in (seal.verify(code, public) for code in view.codes_in_file(file)) if v.statement]
    if not verdicts:
        raise Known("FD-5011", reason=file.name)
    for verdict in verdicts:
        s = verdict.statement
        if s is None or not verdict.genuine:
            raise Known("FD-5019")
        typer.echo(t("papers.verify_good", _lang(lang)))
        typer.echo(
            t("papers.verify_facts", _lang(lang), code=s.code, number=s.number, station=s.station_id,
              issued=moment_text(s.issued_at, lang), id=s.document_id, hash=s.content_hash)
        )  # fmt: skip


def _hex_key(text: str) -> bytes:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise Known("FD-5013", key=text)
    return raw


def _typed(raw: Any, fields: dict[str, FieldType] | Any, dictionary: Dictionary, folder: Path) -> dict[str, Any]:
    """JSON values as the types the form declares: moments, days, photos from files."""
    if not isinstance(raw, dict):
        raise ValueError("not a JSON object")
    return {
        name: _typed_value(value, fields[name], dictionary, folder) if name in fields else value
        for name, value in raw.items()
    }


def _typed_value(value: Any, kind: FieldType, dictionary: Dictionary, folder: Path) -> Any:
    if value is None:
        return None
    if kind.many:
        one = FieldType(kind.name, many=False, required=True)
        return [_typed_value(v, one, dictionary, folder) for v in value]
    if kind.name in dictionary.records:
        return _typed(value, dictionary.records[kind.name], dictionary, folder)
    if kind.name == "datetime":
        return datetime.fromisoformat(value)
    if kind.name == "photo":
        return (folder / value).read_bytes()
    if kind.name == "day":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
