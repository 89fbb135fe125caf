"""Batches of journal entries, and the end of the day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from fairdesk.central.centre import Centre, centre_of
from fairdesk.central.contract import body_of
from fairdesk.central.days import certify
from fairdesk.central.ingest import ingest
from fairdesk.central.proof import message, signed
from fairdesk.central.routes.answers import answer
from fairdesk.errors import Known
from fairdesk.sync.protocol import PROTOCOL, BatchRequest, DayCertificate, DayCount, MessageId, Receipt

router = APIRouter(tags=["batches"])
Centred = Annotated[Centre, Depends(centre_of)]


@router.post("/v1/batches/{batch_id}", responses={200: {"model": Receipt}}, openapi_extra=body_of(BatchRequest))
async def take(request: Request, centre: Centred, batch_id: Annotated[MessageId, Path()]) -> Response:
    """Take up to 200 entries; the signed receipt answers for each one.

    Idempotent twice over: a batch id with the same content gets the same answer as ``duplicate``, with another content
    ``FD-6109``; an entry id with the same content is a ``duplicate``, with another content ``rejected``.
    """
    who = await signed(request, centre)
    batch = await run_in_threadpool(message, BatchRequest, who.body)
    if batch.protocol != PROTOCOL:
        raise Known("FD-6110", theirs=batch.protocol, ours=PROTOCOL)
    if batch.station != who.station:
        raise Known("FD-6112", station=batch.station)
    if batch.batch_id != batch_id:
        raise Known("FD-6106", field="batch_id", reason=batch_id)
    return answer(await run_in_threadpool(ingest, centre, batch, who.content_sha256))


@router.post("/v1/days", responses={200: {"model": DayCertificate}}, openapi_extra=body_of(DayCount))
async def close_day(request: Request, centre: Centred) -> Response:
    """Compare the station's count of its day with the service's, and certify the result."""
    who = await signed(request, centre)
    count = message(DayCount, who.body)
    if count.station != who.station:
        raise Known("FD-6112", station=count.station)
    return answer(await run_in_threadpool(certify, centre, count))
