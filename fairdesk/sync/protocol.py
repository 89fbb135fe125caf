"""Protocol version 1: every message between a station and the central service, shared by both ends.

Source of the shape: anchors.md B.3. A station sends its journal in batches of entries; the service answers for each
entry and signs the whole answer. Only such a signed receipt makes an entry *confirmed*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from fairdesk.store.journal import Entry

PROTOCOL = 1
"""The version of these messages. A service answers ``FD-6110`` to any other."""

MAX_ENTRIES = 200
"""Most entries in one batch."""
MAX_BATCH_BYTES = 1 << 20
"""A station closes a batch before it grows over 1 MiB; a single larger entry travels alone."""
MAX_BODY_BYTES = 8 << 20
"""What the service reads of a message at most."""
MAX_FILE_BYTES = 512 << 20
"""What the service takes as one file at most."""
REPLAY_WINDOW_S = 300
"""How far the date of a signed request may lie from the clock of the service, in seconds."""
SKEW_WARN_S = 120
"""A station's clock that is further off is told to the person (anchors.md B.3, 7)."""
SKEW_STOP_S = 24 * 3600
"""A station's clock that is further off stops the upload: its signatures bear wrong dates."""

_MAX_INT = 2_147_483_647
_DIGEST = re.compile(r"[0-9a-f]{64}")

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
StationId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
MessageId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Count = Annotated[int, Field(ge=0, le=_MAX_INT)]
Echo = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class Request(BaseModel):
    """What a station sends; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(BaseModel):
    """What the service sends: ``service_key`` signs the canonical JSON of everything but ``signature``.

    A newer service may add fields; the signature is checked over the answer as received (``signing.opened``).
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    service_key: Digest = ""
    signature: str = ""


class Status(StrEnum):
    """What became of an entry at the service."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    """The service has exactly this entry already."""
    HELD = "held"
    """Not stored: something before it is missing or was rejected. It is sent again from the service's head."""
    REJECTED = "rejected"
    """Not stored: ``code`` says why; a person has to look at it."""


class WireEntry(Request):
    """A journal entry as it travels; see ``fairdesk.store.journal``."""

    seq: Annotated[int, Field(ge=1, le=_MAX_INT)]
    id: MessageId
    at: Annotated[str, Field(max_length=40)]
    station: StationId
    author: Annotated[str, Field(max_length=200)]
    act: Annotated[str, Field(max_length=100)]
    version: Annotated[int, Field(ge=0, le=_MAX_INT)]
    case_id: Annotated[str, Field(max_length=64)] | None
    payload: str
    prev: Digest
    hash: Digest

    @classmethod
    def of(cls, entry: Entry) -> WireEntry:
        """The message of a journal entry."""
        return WireEntry.model_construct(**entry.as_json())

    def entry(self) -> Entry:
        """The journal entry of this message."""
        return Entry(**self.model_dump())


class Enrolment(Request):
    """A station presents itself with the token it was given; the request is signed with the key it names."""

    station: StationId
    name: Annotated[str, Field(min_length=1, max_length=200)]
    verify_key: Digest
    protocol: int


class Enrolled(Answer):
    """The station is known from now on. ``service_key`` is what its receipts will be signed with."""

    station: str
    verify_key: str
    enrolled_at: str
    name: str


class ServiceState(Answer):
    """Where the service stands. ``echo`` returns the station's random token: no captive portal can."""

    echo: str
    protocol: int
    now: str
    station: str = ""
    head_seq: int = 0
    head: str = ""
    entries: int = 0
    cases: int = 0


class BatchRequest(Request):
    """Consecutive entries of one station, oldest first."""

    batch_id: MessageId
    station: StationId
    protocol: int
    first_seq: Annotated[int, Field(ge=1, le=_MAX_INT)]
    last_seq: Annotated[int, Field(ge=1, le=_MAX_INT)]
    entries: Annotated[tuple[WireEntry, ...], Field(min_length=1, max_length=MAX_ENTRIES)]


class EntryResult(BaseModel):
    """The service's word on one entry; ``code``, ``zh`` and ``en`` say why it was not accepted."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    seq: int
    status: Status
    code: str = ""
    zh: str = ""
    en: str = ""


class Receipt(Answer):
    """The signed answer to a batch. ``sent = accepted + duplicate + held + rejected``, always.

    ``head_seq`` and ``head`` are the end of the station's journal at the service after the batch; ``cases`` and
    ``entries`` count what the service holds of the station; ``files_missing`` are files that entries of this batch
    refer to and that have not arrived.
    """

    batch_id: str
    station: str
    received_at: str
    sent: Count
    accepted: Count
    duplicate: Count
    held: Count
    rejected: Count
    results: tuple[EntryResult, ...]
    head_seq: Count
    head: str
    cases: Count
    entries: Count
    files_missing: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.sent != len(self.results) or tally(self.results) != (
            self.accepted,
            self.duplicate,
            self.held,
            self.rejected,
        ):
            raise ValueError("the counts of the receipt do not add up")
        return self


class FileStored(Answer):
    """A file arrived whole and matches its hash."""

    sha256: Digest
    size: Count


class DayCount(Request):
    """What one end has of a station's journal; ``day_entries`` counts those recorded in ``[since, until)``."""

    station: StationId
    since: Annotated[str, Field(max_length=40)]
    until: Annotated[str, Field(max_length=40)]
    entries: Count
    head_seq: Count
    head: Digest
    day_entries: Count
    cases: Count
    documents: Count
    files: Count
    """Files that the journal refers to."""


class Difference(BaseModel):
    """One thing that the two ends count differently."""

    model_config = ConfigDict(frozen=True)
    what: str
    station: str
    service: str


class DayCertificate(Answer):
    """The end-of-day certificate: both counts side by side, signed by the service."""

    station: str
    issued_at: str
    equal: bool
    counted_at_station: DayCount
    counted_at_service: DayCount
    differences: tuple[Difference, ...]
    files_missing: tuple[str, ...] = ()


def tally(results: Iterable[EntryResult]) -> tuple[int, int, int, int]:
    """``(accepted, duplicate, held, rejected)``."""
    found = [result.status for result in results]
    return (
        found.count(Status.ACCEPTED),
        found.count(Status.DUPLICATE),
        found.count(Status.HELD),
        found.count(Status.REJECTED),
    )


def referenced_files(entry: Entry) -> list[str]:
    """SHA-256 of the files an entry refers to: the papers it issued, and the file that it registers.

    An act that registers a file – a piece of evidence, a list of exhibitors – names it in ``sha256`` of its input.
    """
    content: dict[str, Any] = entry.content
    digests = [str(paper["sha256"]) for paper in content.get("papers", ())]
    registered = content["input"].get("sha256") if isinstance(content.get("input"), dict) else None
    if isinstance(registered, str) and _DIGEST.fullmatch(registered):
        digests.append(registered)
    return list(dict.fromkeys(digests))
