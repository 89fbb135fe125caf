"""How an upload ended, in a name and in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from fairdesk.i18n import Lang, t
from fairdesk.sync.protocol import SKEW_WARN_S, EntryResult


class Outcome(StrEnum):
    """Every way an upload can end; the words are ``sync.outcome_<value>``."""

    OK = "ok"
    NOTHING = "nothing"
    NO_NETWORK = "no_network"
    CAPTIVE_PORTAL = "captive_portal"
    NOT_ENROLLED = "not_enrolled"
    UNAUTHORISED = "unauthorised"
    WRONG_SERVICE_KEY = "wrong_service_key"
    CLOCK_WRONG = "clock_wrong"
    SERVER_ERROR = "server_error"
    AWAITING = "awaiting"
    """Sent, but no answer came: the next upload sends it again and learns what became of it."""
    REFUSED = "refused"
    """The service does not take this message at all (too large, other protocol version)."""
    REJECTED = "rejected"
    """The service rejected an entry and told why; what follows it is held."""
    DIVERGED = "diverged"
    """The two journals are different where they should be equal: a restored backup, or a copied station."""
    FILES_MISSING = "files_missing"
    """All entries arrived, but a file that they refer to is missing or damaged at the station."""
    CANCELLED = "cancelled"

    def text(self, lang: Lang | None = None) -> str:
        """What happened and what to do."""
        return t(f"sync.outcome_{self.value}", lang)

    @property
    def good(self) -> bool:
        """Nothing to do for anybody."""
        return self in {Outcome.OK, Outcome.NOTHING}


class Trouble(Exception):  # noqa: N818 - not a fault of the program; `upload` turns it into its outcome
    """A request did not bring what it should. ``again``: trying once more makes sense."""

    def __init__(
        self, outcome: Outcome, detail: str = "", *, again: bool = False, code: str = "", smaller: bool = False
    ) -> None:
        self.outcome = outcome
        self.detail = detail
        self.again = again
        self.code = code
        self.smaller = smaller
        """The message was too large: send less at once."""
        super().__init__(f"{outcome}: {detail}")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that could not be sent because it is missing or damaged at the station."""

    sha256: str
    code: str
    zh: str
    en: str


@dataclass(slots=True)
class UploadReport:
    """What an upload did. ``sent = accepted + duplicate + held + rejected``; what got no answer is in ``waiting``."""

    started_at: datetime
    outcome: Outcome = Outcome.OK
    detail: str = ""
    """The service's or the network's own words, for the log and the curious."""
    sent: int = 0
    accepted: int = 0
    duplicate: int = 0
    held: int = 0
    rejected: int = 0
    batches: int = 0
    retries: int = 0
    files_sent: int = 0
    files_present: int = 0
    """Files that the service had already."""
    bytes_sent: int = 0
    waiting: int = 0
    """Entries without confirmation after the upload."""
    confirmed_seq: int = 0
    journal_head: str = ""
    service_head_seq: int = 0
    service_head: str = ""
    service_cases: int = 0
    clock_skew_s: float = 0.0
    """The station's clock minus the service's; positive when the station is fast."""
    problems: list[EntryResult] = field(default_factory=list)
    """Rejected entries, with the reason."""
    file_problems: list[FileProblem] = field(default_factory=list)
    ended_at: datetime | None = None

    @property
    def heads_equal(self) -> bool:
        """Whether both ends hold the same journal to its end."""
        return bool(self.journal_head) and self.journal_head == self.service_head

    @property
    def clock_warning(self) -> bool:
        """Whether the clock is off by more than two minutes (anchors.md B.3, 7)."""
        return abs(self.clock_skew_s) > SKEW_WARN_S

    def text(self, lang: Lang | None = None) -> str:
        """What happened, in one or two sentences."""
        words = [self.outcome.text(lang)]
        if self.sent:
            words.append(t("sync.counts", lang, sent=self.sent, accepted=self.accepted, duplicate=self.duplicate,
                           held=self.held, rejected=self.rejected))  # fmt: skip
        if self.waiting:
            words.append(t("sync.still_waiting", lang, n=self.waiting))
        if self.clock_warning:
            key = "sync.clock_fast" if self.clock_skew_s > 0 else "sync.clock_slow"
            words.append(t(key, lang, minutes=round(abs(self.clock_skew_s) / 60, 1)))
        return " ".join(words)

    def as_json(self) -> dict[str, Any]:
        """For ``--json`` and the summary of the demo."""
        return {
            "ok": self.outcome.good,
            "outcome": self.outcome.value,
            "zh": self.text("zh"),
            "en": self.text("en"),
            "detail": self.detail,
            "entries_sent": self.sent,
            "accepted": self.accepted,
            "duplicate": self.duplicate,
            "held": self.held,
            "rejected": self.rejected,
            "batches": self.batches,
            "retries": self.retries,
            "files_sent": self.files_sent,
            "files_present": self.files_present,
            "bytes_sent": self.bytes_sent,
            "waiting": self.waiting,
            "confirmed_seq": self.confirmed_seq,
            "journal_head": self.journal_head,
            "service_head_seq": self.service_head_seq,
            "service_head": self.service_head,
            "service_cases": self.service_cases,
            "clock_skew_s": round(self.clock_skew_s, 3),
            "problems": [problem.model_dump(mode="json") for problem in self.problems],
            "file_problems": [{"sha256": p.sha256, "code": p.code, "zh": p.zh, "en": p.en} for p in self.file_problems],
        }
