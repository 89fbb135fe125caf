"""Everything a guard may look at: the case with its parts, the rules, the fair, who asks and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.core.clocks import Clock as CoreClock
from fairdesk.core.clocks import ClockKind
from fairdesk.core.halltime import HALL_ZONE as HALL_ZONE
from fairdesk.core.rights import Force, RightKind, RightStatus, force_on
from fairdesk.core.rulesets import Material, RuleSet
from fairdesk.core.states import State
from fairdesk.errors import Known
from fairdesk.store.tables import (
    Answer,
    Case,
    Clock,
    Document,
    Fair,
    Finding,
    Item,
    Party,
    Right,
    Service,
    Staff,
    Station,
)


@dataclass
class Context:
    """A look at one case (or at the station, when ``case`` is ``None``) inside one transaction."""

    session: Session
    now: datetime
    author: Staff
    fair: Fair
    station: Station
    rules: RuleSet
    case: Case | None = None

    @property
    def the_case(self) -> Case:
        """The case. Raises ``FD-1001`` when the act was called without one."""
        if self.case is None:
            raise Known("FD-1001")
        return self.case

    @property
    def state(self) -> State:
        """The state of the case."""
        return State(self.the_case.state)

    @property
    def today(self) -> date:
        """The day in the hall."""
        return self.now.astimezone(HALL_ZONE).date()

    def party(self, role: str) -> Party | None:
        """A party of the case by role."""
        return self.session.exec(select(Party).where(Party.case_id == self.the_case.id, Party.role == role)).first()

    @property
    def complainant(self) -> Party:
        """Who complains."""
        return self._must("complainant")

    @property
    def respondent(self) -> Party:
        """Who is complained of."""
        return self._must("respondent")

    def _must(self, role: str) -> Party:
        party = self.party(role)
        if party is None:
            raise Known("FD-1001")
        return party

    @cached_property
    def right(self) -> Right:
        """The asserted right."""
        return self.session.exec(select(Right).where(Right.case_id == self.the_case.id)).one()

    @property
    def kind(self) -> RightKind:
        """Its kind."""
        return RightKind(self.right.kind)

    @property
    def items(self) -> list[Item]:
        """The accused objects in order."""
        return list(self.session.exec(select(Item).where(Item.case_id == self.the_case.id).order_by(col(Item.no))))

    def documents(self, *codes: str) -> list[Document]:
        """Issued papers of the case, oldest first; of these codes only when given."""
        query = (
            select(Document)
            .where(Document.case_id == self.the_case.id)
            .order_by(col(Document.issued_at), col(Document.id))
        )
        if codes:
            query = query.where(col(Document.code).in_(codes))
        return list(self.session.exec(query))

    def services(self) -> list[Service]:
        """All proofs of service of the case."""
        return list(
            self.session.exec(
                select(Service).where(Service.case_id == self.the_case.id).order_by(col(Service.served_at))
            )
        )

    def served(self, document: Document) -> Service | None:
        """The proof that a paper was served."""
        return next((s for s in self.services() if s.document_id == document.id), None)

    def answers(self) -> list[Answer]:
        """Statements of the respondent, oldest first."""
        return list(
            self.session.exec(
                select(Answer).where(Answer.case_id == self.the_case.id).order_by(col(Answer.received_at))
            )
        )

    def findings(self) -> list[Finding]:
        """What the station concluded, oldest first."""
        return list(
            self.session.exec(select(Finding).where(Finding.case_id == self.the_case.id).order_by(col(Finding.at)))
        )

    def clock(self, kind: ClockKind) -> CoreClock | None:
        """A clock of the case."""
        row = self.session.exec(
            select(Clock).where(Clock.case_id == self.the_case.id, Clock.kind == kind.value)
        ).first()
        return None if row is None else core_clock(row)

    @property
    def answer_clock(self) -> CoreClock | None:
        """The clock of the respondent's answer."""
        return self.clock(ClockKind.ANSWER)

    @property
    def force(self) -> Force:
        """Whether the right stands today."""
        return right_force(self.right, self.rules, self.today)

    @property
    def foreign(self) -> bool:
        """Whether the complainant comes from abroad."""
        return self.complainant.country.upper() not in {"CN", ""}

    def missing(self) -> tuple[Material, ...]:
        """Materials that the rule set demands and nobody has shown yet."""
        return self.rules.missing(self.kind, self.the_case.shown, **self.situation)

    @property
    def situation(self) -> dict[str, Any]:
        """What decides which materials concern this complaint: the keywords of ``Material.applies``."""
        return {
            "agent": self.party("agent") is not None,
            "foreign": self.foreign,
            "licensee": self.the_case.standing != "holder",
            "standing": self.the_case.standing,
            "repeat_complaint": "repeat_complaint" in self.the_case.flags,
            "exhibitor": bool(self.complainant.booth),
        }

    def earlier_cases(self) -> list[Case]:
        """Cases of this fair on the same right against the same respondent, not withdrawn or rejected."""
        query = (
            select(Case)
            .join(Right, col(Right.case_id) == col(Case.id))
            .join(Party, (col(Party.case_id) == col(Case.id)) & (col(Party.role) == "respondent"))
            .where(
                Case.fair_id == self.fair.id,
                Case.id != self.the_case.id,
                Right.number_key == self.right.number_key,
                Right.kind == self.right.kind,
                col(Case.received_at) <= self.the_case.received_at,
                col(Case.state).not_in([State.REJECTED.value, State.WITHDRAWN.value]),
            )
            .order_by(col(Case.received_at))
        )
        mine = self.respondent
        rows = self.session.exec(query).all()
        return [
            case
            for case in rows
            if any(
                same_party(mine, other)
                for other in self.session.exec(
                    select(Party).where(Party.case_id == case.id, Party.role == "respondent")
                )
            )
        ]


def same_party(one: Party, other: Party) -> bool:
    """Whether two entries name the same exhibitor: same code, or same name, or same booth and similar name."""
    if one.id_no and other.id_no:
        return one.id_no == other.id_no
    return _plain(one.name) == _plain(other.name)


def _plain(name: str) -> str:
    return "".join(name.split()).lower().replace("（", "(").replace("）", ")")


def core_clock(row: Clock) -> CoreClock:
    """The pure clock of a stored one."""
    return CoreClock(ClockKind(row.kind), row.started_at, row.due_at, row.stopped_at)


def right_force(right: Right, rules: RuleSet, day: date) -> Force:
    """Whether an asserted right stands on ``day``; the terms of a rule set are for rights of its own territory only."""
    return force_on(
        day,
        kind=RightKind(right.kind),
        status=RightStatus(right.status),
        filed=right.filed,
        granted=right.granted,
        expires=right.expires,
        terms=rules.terms if right.office in rules.territory.offices else (),
    )
