"""Refusals as answers: every error has a code, both languages and a fitting HTTP status."""

from __future__ import annotations

from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from starlette.exceptions import HTTPException

from fairdesk.errors import Known

_STATUS = {
    "FD-6101": 401,
    "FD-6102": 401,
    "FD-6103": 401,
    "FD-6104": 401,
    "FD-6105": 409,
    "FD-6106": 422,
    "FD-6107": 413,
    "FD-6108": 422,
    "FD-6109": 422,
    "FD-6110": 426,
    "FD-6111": 503,
    "FD-6112": 403,
    "FD-6113": 507,
    "FD-6114": 404,
    "FD-6115": 500,
}
_log = structlog.get_logger("fairdesk.central")


def told(error: Known, status: int | None = None) -> JSONResponse:
    """The answer to a known error."""
    return JSONResponse(error.as_json(), status_code=status or _STATUS.get(error.code, 400))


def install(app: FastAPI) -> None:
    """Answer every error in this shape."""

    async def known(request: Request, error: Any) -> JSONResponse:
        _log.warning("refused", code=error.code, method=request.method, path=request.url.path)
        return told(error)

    async def invalid(request: Request, error: Any) -> JSONResponse:
        first = error.errors()[0]
        return told(Known("FD-6106", field=".".join(str(part) for part in first["loc"]), reason=first["msg"]))

    async def http(request: Request, error: Any) -> JSONResponse:
        response = told(Known("FD-6114", method=request.method, path=request.url.path), error.status_code)
        response.headers.update(error.headers or {})
        return response

    async def database(request: Request, error: Any) -> JSONResponse:
        _log.error("database", kind=type(error).__name__, path=request.url.path)
        away = isinstance(error, (OperationalError, InterfaceError))
        return told(Known("FD-6111" if away else "FD-6115", kind=type(error).__name__))

    async def bug(request: Request, error: Any) -> JSONResponse:
        return told(Known("FD-6115", kind=type(error).__name__))

    app.add_exception_handler(Known, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(SQLAlchemyError, database)
    app.add_exception_handler(Exception, bug)
