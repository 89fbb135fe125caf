"""Ed25519 on the wire: a station signs each request, the service signs each answer. Shared by both ends.

Requests and answers are signed with different prefixes, so that a signature can never be taken for one of the other
kind, nor for that of a paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from fairdesk.core.canonical import canonical, stamp, unstamp
from fairdesk.sync.protocol import Answer

STATION, DATE, CONTENT, SIGNATURE = (
    "x-fairdesk-station",
    "x-fairdesk-date",
    "x-fairdesk-content-sha256",
    "x-fairdesk-signature",
)
_REQUEST = b"fairdesk-request-1\n"
_ANSWER = b"fairdesk-answer-1\n"

A = TypeVar("A", bound=Answer)


class Forged(ValueError):  # noqa: N818 - says what it is
    """A signature that does not belong to the content and the key."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Who sent a request, when, with which body, and the signature over it."""

    station: str
    date: str
    content_sha256: str
    signature: str

    def headers(self) -> dict[str, str]:
        """As request headers."""
        return {STATION: self.station, DATE: self.date, CONTENT: self.content_sha256, SIGNATURE: self.signature}

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Proof | None:
        """From request headers; ``None`` when the request is not signed at all."""
        found = [headers.get(name, "") for name in (STATION, DATE, CONTENT, SIGNATURE)]
        return cls(*found) if any(found) else None

    def check(self, method: str, target: str, verify_key: str) -> None:
        """Raises ``Forged`` unless the holder of the key signed exactly this request."""
        _verify(verify_key, _request(method, target, self.station, self.date, self.content_sha256), self.signature)

    def age(self, now: datetime) -> float:
        """Seconds between the date of the request and ``now``. Raises ``Forged`` for a date that is none."""
        try:
            return (now - unstamp(self.date)).total_seconds()
        except (ValueError, OverflowError) as error:
            raise Forged("the date of the request cannot be read") from error


def signed_target(target: str) -> str:
    """The part of path and query that is signed: from ``/v1/`` on, whatever a reverse proxy puts in front."""
    start = target.find("/v1/")
    return target[start:] if start >= 0 else target


def prove(key: SigningKey, station: str, method: str, target: str, at: datetime, content_sha256: str) -> Proof:
    """Sign a request."""
    date = stamp(at)
    message = _request(method, target, station, date, content_sha256)
    return Proof(station, date, content_sha256, key.sign(message).signature.hex())


def _request(method: str, target: str, station: str, date: str, content_sha256: str) -> bytes:
    parts = (method.upper(), signed_target(target), station, date, content_sha256)
    return _REQUEST + canonical(parts)


def sealed(content: Answer, key: SigningKey) -> dict[str, Any]:
    """The answer as JSON with ``service_key`` and ``signature`` filled in."""
    body = content.model_dump(mode="json")
    body["service_key"] = key.verify_key.encode().hex()
    del body["signature"]
    return {**body, "signature": key.sign(_ANSWER + canonical(body)).signature.hex()}


def opened(text: str | bytes, kind: type[A], service_key: str | None) -> A:
    """The answer, after its signature was verified with ``service_key`` (``None``: with the key that it names).

    Raises ``Forged`` for a wrong signature or another key, ``ValueError`` for what is no such answer.
    """
    body = json.loads(text)
    if not isinstance(body, dict):
        raise ValueError("an answer is a JSON object")
    unsigned = {name: value for name, value in body.items() if name != "signature"}
    answer = kind.model_validate(body)
    if service_key is not None and answer.service_key != service_key:
        raise Forged("the answer bears another service's key")
    _verify(answer.service_key, _ANSWER + canonical(unsigned), answer.signature)
    return answer


def _verify(verify_key: str, message: bytes, signature: str) -> None:
    try:
        VerifyKey(bytes.fromhex(verify_key)).verify(message, bytes.fromhex(signature))
    except (CryptoError, ValueError, TypeError) as error:
        raise Forged("the signature does not match") from error
