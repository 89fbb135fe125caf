"""Is an archived paper what was issued? Its bytes against the journal's hash, its seal against the station's key."""

from __future__ import annotations

from dataclasses import dataclass

from nacl.signing import VerifyKey

from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.papers import seal
from fairdesk.store.tables import Document


@dataclass(frozen=True, slots=True)
class PaperProof:
    """What was checked of one paper.

    ``bytes_sound``: the archived file has the SHA-256 of the journal. ``seal_sound``: the statement in its QR bears
    this station's signature, and names this paper, its number and the hash of its content.
    """

    sha256: str
    bytes_sound: bool
    seal_sound: bool

    @property
    def sound(self) -> bool:
        """Both are as they were issued."""
        return self.bytes_sound and self.seal_sound


def prove(station: Workstation, document_id: str) -> PaperProof:
    """Check an issued paper. Raises ``FD-1311`` for an unknown one."""
    with station.read() as session:
        paper = session.get(Document, document_id)
        if paper is None:
            raise Known("FD-1311")
        session.expunge(paper)
    verdict = seal.verify(paper.qr, VerifyKey(bytes.fromhex(station.vault.verify_key)))
    said = verdict.statement
    named = said is not None and (str(said.document_id), said.number, said.content_hash) == (
        paper.id,
        paper.number,
        paper.content_hash,
    )
    return PaperProof(
        sha256=paper.sha256,
        bytes_sound=not station.files.damaged(iter((paper.sha256,))),
        seal_sound=verdict.genuine and named,
    )
