"""The console: one server-rendered page, no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import binascii
import hmac
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from fairdesk.central.centre import Centre, centre_of
from fairdesk.central.overview import overview
from fairdesk.errors import Known
from fairdesk.i18n import Lang, t

router = APIRouter(include_in_schema=False)

_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("overview.html")


def _may_look(request: Request, token: str) -> bool:
    """HTTP Basic with the service's token as password, whatever the name."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        _, _, password = base64.b64decode(given, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(password, token.encode())


def _language(request: Request, asked: str | None) -> Lang:
    wanted = asked or request.headers.get("accept-language", "zh")
    return "en" if wanted.lower().startswith("en") else "zh"


@router.get("/", response_class=HTMLResponse)
def page(
    request: Request,
    centre: Annotated[Centre, Depends(centre_of)],
    lang: Annotated[str | None, Query(max_length=16)] = None,
) -> Response:
    """Stations, their last batch, and the cases with their state. Asks for the service's token."""
    if not _may_look(request, centre.token):
        text = Known("FD-6116").text("zh") + "\n" + Known("FD-6116").text("en") + "\n"
        return PlainTextResponse(text, 401, {"www-authenticate": 'Basic realm="fairdesk", charset="UTF-8"'})
    chosen = _language(request, lang)

    def words(key: str, **values: object) -> str:
        return t(key, chosen, **values)

    with centre.database.read() as session:
        seen = overview(session)
    return HTMLResponse(
        _template().render(seen=seen, t=words, lang=chosen, version=request.app.version), headers=_HEADERS
    )
