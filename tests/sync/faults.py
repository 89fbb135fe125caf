"""What can go wrong on the wire, each as it looks to the program. Source: anchors.md C.3, test 5."""

from __future__ import annotations

import json
from typing import Any

import httpx

from tests.sync.hall import Fault

Real = httpx.HTTPTransport


def _answer(request: httpx.Request, real: Real) -> tuple[httpx.Response, bytes]:
    response = real.handle_request(request)
    return response, response.read()


def connect_error(request: httpx.Request, real: Real) -> httpx.Response:
    raise httpx.ConnectError("no route to host", request=request)


def timeout_before_commit(request: httpx.Request, real: Real) -> httpx.Response:
    raise httpx.ReadTimeout("nothing came", request=request)


def lost_answer(request: httpx.Request, real: Real) -> httpx.Response:
    """The service has done it, the answer never arrives."""
    _answer(request, real)
    raise httpx.ReadTimeout("nothing came", request=request)


def reset(request: httpx.Request, real: Real) -> httpx.Response:
    raise httpx.WriteError("connection reset by peer", request=request)


def disconnected(request: httpx.Request, real: Real) -> httpx.Response:
    """The service has done it, the line is cut in the middle of the answer."""
    _answer(request, real)
    raise httpx.RemoteProtocolError("server disconnected", request=request)


def portal(request: httpx.Request, real: Real) -> httpx.Response:
    return httpx.Response(200, html="<html><h1>场馆 Wi-Fi 登录</h1></html>", request=request)


def redirect(request: httpx.Request, real: Real) -> httpx.Response:
    return httpx.Response(302, headers={"location": "http://login.hall.example/"}, request=request)


def status(code: int) -> Fault:
    """A status of the service itself; it did nothing."""

    def fault(request: httpx.Request, real: Real) -> httpx.Response:
        body = {"code": "FD-6115", "zh": "出错", "en": "fault", "where": {}}
        return httpx.Response(code, json=body, request=request)

    return fault


def error_after_commit(request: httpx.Request, real: Real) -> httpx.Response:
    """The service has done it and fails while answering."""
    _answer(request, real)
    return httpx.Response(500, text="Internal Server Error", request=request)


def truncated(request: httpx.Request, real: Real) -> httpx.Response:
    response, body = _answer(request, real)
    headers = {"content-type": "application/json"}
    return httpx.Response(response.status_code, content=body[: len(body) // 2], headers=headers, request=request)


def tampered(**changes: Any) -> Fault:
    """The answer is changed on the way; the signature no longer fits."""

    def fault(request: httpx.Request, real: Real) -> httpx.Response:
        response, body = _answer(request, real)
        changed = {**json.loads(body), **changes}
        return httpx.Response(response.status_code, json=changed, request=request)

    return fault


class Stale:
    """An answer that was recorded before comes again, as a broken cache would give it."""

    def __init__(self) -> None:
        self.kept: httpx.Response | None = None

    def record(self, request: httpx.Request, real: Real) -> httpx.Response:
        response, body = _answer(request, real)
        self.kept = httpx.Response(response.status_code, content=body, headers={"content-type": "application/json"})
        return httpx.Response(response.status_code, content=body, headers=response.headers, request=request)

    def replay(self, request: httpx.Request, real: Real) -> httpx.Response:
        kept = self.kept
        assert kept is not None
        return httpx.Response(kept.status_code, content=kept.content, headers=kept.headers, request=request)


ONE_OFF: dict[str, Fault] = {
    "connect_error": connect_error,
    "timeout_before_commit": timeout_before_commit,
    "lost_answer": lost_answer,
    "reset": reset,
    "disconnected": disconnected,
    "portal": portal,
    "redirect": redirect,
    "401": status(401),
    "409": status(409),
    "413": status(413),
    "422": status(422),
    "429": status(429),
    "500": status(500),
    "500_after_commit": error_after_commit,
    "503": status(503),
    "truncated": truncated,
}
"""Faults that happen once, by name."""
