"""Files by SHA-256: ask first, then send; the service believes nobody's hash but its own."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from sqlalchemy.exc import IntegrityError
from starlette.concurrency import run_in_threadpool

from fairdesk.central.centre import Centre, centre_of
from fairdesk.central.proof import sender
from fairdesk.central.routes.answers import answer
from fairdesk.core.canonical import canonical
from fairdesk.errors import Known
from fairdesk.store.tables import CentralFile
from fairdesk.sync.protocol import MAX_FILE_BYTES, Digest, FileStored
from fairdesk.sync.signing import sealed

router = APIRouter(tags=["files"])
Centred = Annotated[Centre, Depends(centre_of)]
Name = Annotated[Digest, Path(description="SHA-256 of the plain bytes, hex")]


@router.head("/v1/files/{sha256}")
async def there(request: Request, centre: Centred, sha256: Name) -> Response:
    """200 with the header ``x-fairdesk-file`` when the file has arrived, 404 when not."""
    await sender(request, centre)

    def arrived() -> bool:
        with centre.database.read() as session:
            known = session.get(CentralFile, sha256) is not None
        return known and centre.files.has(sha256)

    if not await run_in_threadpool(arrived):
        return Response(status_code=404)
    return Response(headers={"x-fairdesk-file": sha256})


@router.put(
    "/v1/files/{sha256}",
    responses={200: {"model": FileStored}},
    openapi_extra={
        "requestBody": {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    },
)
async def put(request: Request, centre: Centred, sha256: Name) -> Response:
    """Keep a file. ``FD-6108`` when the bytes are not what the name says, ``FD-6107`` over the limit."""
    proof = await sender(request, centre)
    if proof.content_sha256 != sha256:
        raise Known("FD-6103")
    if int(request.headers.get("content-length") or 0) > MAX_FILE_BYTES:
        raise Known("FD-6107", limit=MAX_FILE_BYTES)
    size = await centre.files.receive(sha256, request.stream())
    await run_in_threadpool(_register, centre, sha256, size, proof.station)
    return answer(canonical(sealed(FileStored(sha256=sha256, size=size), centre.signing_key)))


def _register(centre: Centre, sha256: str, size: int, station: str) -> None:
    with centre.database.write() as session:
        if session.get(CentralFile, sha256) is not None:
            return
        try:
            with session.begin_nested():
                session.add(CentralFile(sha256=sha256, size=size, station=station, received_at=centre.now()))
        except IntegrityError:
            return  # another station brought the same bytes in this very moment
