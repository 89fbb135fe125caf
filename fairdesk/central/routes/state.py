"""Where the service stands: for a station before it sends, for anybody who asks whether it lives."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import PlainTextResponse
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool

from fairdesk.central.centre import Centre, centre_of
from fairdesk.central.ingest import cases_of, head_of
from fairdesk.central.proof import sender
from fairdesk.central.routes.answers import answer
from fairdesk.core.canonical import canonical, stamp
from fairdesk.sync.protocol import PROTOCOL, Echo, ServiceState
from fairdesk.sync.signing import sealed

router = APIRouter(tags=["state"])
Centred = Annotated[Centre, Depends(centre_of)]
Token = Annotated[Echo, Query(description="A random token of the caller; the answer returns it.")]


@router.get("/v1/probe", responses={200: {"model": ServiceState}})
def probe(centre: Centred, echo: Token) -> Response:
    """Is this really the service, and what does its clock say? Needs no signature and tells nothing about anybody."""
    state = ServiceState(echo=echo, protocol=PROTOCOL, now=stamp(centre.now()))
    return answer(canonical(sealed(state, centre.signing_key)))


@router.get("/v1/state", responses={200: {"model": ServiceState}})
async def state(request: Request, centre: Centred, echo: Token) -> Response:
    """Where the sender's journal ends at the service. Any date is accepted, so that a wrong clock can be told."""
    proof = await sender(request, centre, dated=False)

    def look() -> bytes:
        with centre.database.read() as session:
            seq, head = head_of(session, proof.station)
            found = ServiceState(
                echo=echo,
                protocol=PROTOCOL,
                now=stamp(centre.now()),
                station=proof.station,
                head_seq=seq,
                head=head,
                entries=seq,
                cases=cases_of(session, proof.station),
            )
        return canonical(sealed(found, centre.signing_key))

    return answer(await run_in_threadpool(look))


@router.get("/healthz", response_class=PlainTextResponse)
def health(centre: Centred) -> str:
    """``ok`` when the database answers; 503 otherwise."""
    with centre.database.read() as session:
        session.connection().execute(text("SELECT 1"))
    return "ok\n"
