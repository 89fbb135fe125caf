"""A station presents itself."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from fairdesk.central.centre import Centre, centre_of
from fairdesk.central.contract import body_of
from fairdesk.central.proof import check, message, proof_of, read_body
from fairdesk.central.routes.answers import answer
from fairdesk.core.canonical import canonical, sha256, stamp
from fairdesk.errors import Known
from fairdesk.store.tables import CentralStation
from fairdesk.sync.protocol import PROTOCOL, Enrolled, Enrolment
from fairdesk.sync.signing import sealed

router = APIRouter(tags=["stations"])


@router.post("/v1/stations", responses={200: {"model": Enrolled}}, openapi_extra=body_of(Enrolment))
async def enrol(request: Request, centre: Annotated[Centre, Depends(centre_of)]) -> Response:
    """Enrol with the service's token, signed with the key that will sign the batches. Again is harmless.

    ``FD-6101`` wrong token, ``FD-6105`` the id is enrolled with another key, ``FD-6110`` other protocol version.
    """
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), centre.token.encode()):
        raise Known("FD-6101")
    body = await read_body(request)
    enrolment = message(Enrolment, body)
    if enrolment.protocol != PROTOCOL:
        raise Known("FD-6110", theirs=enrolment.protocol, ours=PROTOCOL)
    proof = proof_of(request)
    check(request, proof, enrolment.verify_key, centre)
    if proof.station != enrolment.station or proof.content_sha256 != sha256(body):
        raise Known("FD-6103")
    return answer(await run_in_threadpool(_enrol, centre, enrolment))


def _enrol(centre: Centre, enrolment: Enrolment) -> bytes:
    with centre.database.write() as session:
        row = session.get(CentralStation, enrolment.station)
        if row is None:
            row = CentralStation(
                id=enrolment.station, name=enrolment.name, verify_key=enrolment.verify_key, enrolled_at=centre.now()
            )
            session.add(row)
        if row.verify_key != enrolment.verify_key:
            raise Known("FD-6105", station=row.id)
        row.name = enrolment.name
        known = Enrolled(station=row.id, verify_key=row.verify_key, enrolled_at=stamp(row.enrolled_at), name=row.name)
    return canonical(sealed(known, centre.signing_key))
