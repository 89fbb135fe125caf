"""The wire to the central service: signed requests, and every answer or failure told apart by name."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
from nacl.signing import SigningKey

from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.sync.outcome import Outcome, Trouble
from fairdesk.sync.protocol import Answer
from fairdesk.sync.signing import Forged, opened, prove

BACKOFF_S = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 300.0)
"""Pauses between tries, in seconds, before jitter (anchors.md B.3, 6)."""
STALL_S = 30.0
"""A request without a byte for this long is given up."""

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)

A = TypeVar("A", bound=Answer)
T = TypeVar("T")
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


def make_client(url: str) -> httpx.Client:
    """A client for the service at ``url``; redirects are not followed, for only a portal redirects.

    Raises ``FD-6001`` for what is no http(s) address.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Known("FD-6001", url=url)
    return httpx.Client(
        base_url=url,
        timeout=httpx.Timeout(STALL_S, connect=10.0),
        follow_redirects=False,
        trust_env=parts.hostname not in _LOOPBACK,
    )


class Link:
    """Signed requests of one station. ``sleep`` and ``jitter`` (0…1) are given by tests."""

    def __init__(
        self,
        client: httpx.Client,
        station_id: str,
        key: SigningKey,
        now: Callable[[], datetime],
        *,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
        tries: int = 5,
    ) -> None:
        self._client = client
        self._station = station_id
        self._key = key
        self._now = now
        self._sleep = sleep
        self._jitter = jitter
        self._tries = tries
        self.ahead = timedelta(0)
        """The station's clock minus the service's, learnt from the signed state; request dates are corrected by it."""
        self.retries = 0

    def send(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        stream: Callable[[], Iterable[bytes]] | None = None,
        digest: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """One request. Raises ``Trouble`` for all but the service's own answer with status 2xx, or 404 on HEAD."""
        body_digest = digest or sha256(content or b"")
        request = self._client.build_request(method, path, content=stream() if stream else content, headers=headers)
        target = request.url.raw_path.decode("ascii")
        proof = prove(self._key, self._station, method, target, self._now() - self.ahead, body_digest)
        request.headers.update(proof.headers())
        try:
            response = self._client.send(request)
        except _NOT_SENT as error:
            raise Trouble(Outcome.NO_NETWORK, repr(error), again=True) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Trouble(Outcome.AWAITING, repr(error), again=True) from error
        _judge(method, response)
        return response

    @staticmethod
    def open(response: httpx.Response, kind: type[A], service_key: str | None) -> A:
        """The signed answer in a response. Raises ``Trouble`` when it is cut short, foreign or forged."""
        try:
            return opened(response.content, kind, service_key)
        except Forged as error:
            raise Trouble(Outcome.WRONG_SERVICE_KEY, str(error)) from error
        except ValueError as error:
            if "html" in response.headers.get("content-type", ""):
                raise Trouble(Outcome.CAPTIVE_PORTAL, "an HTML page instead of an answer") from error
            raise Trouble(Outcome.AWAITING, f"unreadable answer: {error}"[:300], again=True) from error

    def patiently(self, attempt: Callable[[], T], cancelled: Cancelled, *, tries: int | None = None) -> T:
        """Try until it works or trying again makes no sense; pauses of 2, 4, 8 … s with jitter. Raises ``Trouble``."""
        most = tries or self._tries
        for n in range(most):
            try:
                return attempt()
            except Trouble as trouble:
                if not trouble.again or n == most - 1:
                    raise
                self.pause(n, cancelled)
        raise AssertionError("unreachable: the last try returns or raises")

    def may_retry(self, failures: int) -> bool:
        """Whether a request that failed this often may be tried again."""
        return failures < self._tries

    def pause(self, n: int, cancelled: Cancelled) -> None:
        """Wait before try ``n + 1``. Raises ``Trouble(CANCELLED)`` when the person asked to stop."""
        stop_if(cancelled)
        self.retries += 1
        delay = BACKOFF_S[min(n, len(BACKOFF_S) - 1)]
        self._sleep(delay * (0.5 + 0.5 * self._jitter()))
        stop_if(cancelled)


def stop_if(cancelled: Cancelled) -> None:
    """Raises ``Trouble(CANCELLED)`` when the person asked to stop."""
    if cancelled():
        raise Trouble(Outcome.CANCELLED)


def slices(data: bytes, cancelled: Cancelled, size: int = 1 << 18) -> Iterable[bytes]:
    """A body in pieces, so that a large file can be stopped in the middle."""
    for start in range(0, len(data), size):
        stop_if(cancelled)
        yield data[start : start + size]


def _judge(method: str, response: httpx.Response) -> None:
    status = response.status_code
    if status < 300 or (method == "HEAD" and status == 404):
        return
    code, words = _told(response)
    detail = f"HTTP {status} {code} {words}".strip()
    if 300 <= status < 400 or status == 511:
        raise Trouble(Outcome.CAPTIVE_PORTAL, detail)
    if status in {408, 425, 429} or status >= 500:
        raise Trouble(Outcome.SERVER_ERROR, detail, again=True, code=code)
    if not code and method != "HEAD":  # a proxy, a portal or another program speaks
        raise Trouble(Outcome.CAPTIVE_PORTAL, detail)
    if code == "FD-6104":
        raise Trouble(Outcome.CLOCK_WRONG, detail, code=code)
    if status in {401, 403}:
        raise Trouble(Outcome.UNAUTHORISED, detail, code=code)
    raise Trouble(Outcome.REFUSED, detail, code=code, smaller=status == 413)


def _told(response: httpx.Response) -> tuple[str, str]:
    """The code and words of a refusal of the service; empty when somebody else speaks."""
    try:
        body = json.loads(response.content)
    except ValueError:
        return "", ""
    if isinstance(body, dict) and str(body.get("code", "")).startswith("FD-"):
        return str(body["code"]), str(body.get("zh", ""))
    return "", ""
