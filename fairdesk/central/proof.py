"""Who sent a request: the body is read within limits, then hash, date and signature are checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool

from fairdesk.central.centre import Centre, enrolled
from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.sync.protocol import MAX_BODY_BYTES, REPLAY_WINDOW_S
from fairdesk.sync.signing import Forged, Proof

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Signed:
    """A request that a station really sent."""

    station: str
    body: bytes
    content_sha256: str


async def read_body(request: Request, limit: int = MAX_BODY_BYTES) -> bytes:
    """The body. Raises ``FD-6107`` as soon as it is over the limit."""
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise Known("FD-6107", limit=limit)
        parts.append(chunk)
    return b"".join(parts)


def proof_of(request: Request) -> Proof:
    """The proof that a request bears. Raises ``FD-6103`` when there is none."""
    proof = Proof.read(request.headers)
    if proof is None:
        raise Known("FD-6103")
    return proof


def target_of(request: Request) -> str:
    """Path and query exactly as they came in."""
    path: bytes = request.scope.get("raw_path") or request.url.path.encode()
    query: bytes = request.scope.get("query_string", b"")
    return (path.split(b"?")[0] + (b"?" + query if query else b"")).decode("latin-1")


def check(request: Request, proof: Proof, verify_key: str, centre: Centre, *, dated: bool = True) -> None:
    """Raises ``FD-6103`` for a wrong signature, ``FD-6104`` for a date outside the replay window."""
    try:
        proof.check(request.method, target_of(request), verify_key)
        age = proof.age(centre.now())
    except Forged as error:
        raise Known("FD-6103") from error
    if dated and abs(age) > REPLAY_WINDOW_S:
        raise Known("FD-6104", minutes=round(age / 60, 1))


async def sender(request: Request, centre: Centre, *, dated: bool = True) -> Proof:
    """The enrolled station behind the headers; the body is not looked at. Raises ``FD-6102``, ``-6103``, ``-6104``."""
    proof = proof_of(request)

    def key() -> str:
        with centre.database.read() as session:
            return enrolled(session, proof.station).verify_key

    check(request, proof, await run_in_threadpool(key), centre, dated=dated)
    return proof


async def signed(request: Request, centre: Centre, *, dated: bool = True) -> Signed:
    """The sender and the body, which has the hash that was signed. Raises also ``FD-6107``."""
    proof = await sender(request, centre, dated=dated)
    body = await read_body(request)
    if sha256(body) != proof.content_sha256:
        raise Known("FD-6103")
    return Signed(proof.station, body, proof.content_sha256)


def message(kind: type[M], body: bytes) -> M:
    """The message in a body. Raises ``FD-6106`` naming the first wrong field."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "body"
        raise Known("FD-6106", field=field, reason=first["msg"]) from error
