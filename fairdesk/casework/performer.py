"""Doing an act: check, number, issue papers, write the journal, change the tables — in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session

from fairdesk.casework import acts, clockjump, numbers, projection, rulebook, setup, suspension
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, Refused, both
from fairdesk.casework.context import Context
from fairdesk.casework.jsonable import jsonable
from fairdesk.casework.openings import OPENS_CASE
from fairdesk.casework.people.rights import not_allowed
from fairdesk.core.canonical import stamp, uuid7
from fairdesk.core.states import may
from fairdesk.errors import Known
from fairdesk.papers.engine import PaperEngine, PaperRequest
from fairdesk.store import journal
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Fair, Staff, Station
from fairdesk.store.vault import Vault

OVERTAKEN = "FD-1013"
"""The refusal when somebody else acted on the case since it was looked at."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act that is durably on disk, with the papers it issued."""

    entry: Entry
    case_id: str | None
    papers: tuple[dict[str, Any], ...]

    def paper(self, code: str) -> dict[str, Any]:
        """The issued paper of a form. Raises ``StopIteration`` when the act issued none."""
        return next(paper for paper in self.papers if paper["code"] == code)


class Performer:
    """Does acts at one station. ``now`` gives the aware present moment."""

    def __init__(
        self,
        database: Database,
        files: FileStore,
        vault: Vault,
        papers: PaperEngine,
        station_id: str,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._files = files
        self._vault = vault
        self._papers = papers
        self._station_id = station_id
        self._now = now

    def perform(
        self,
        name: str,
        given: Input | Mapping[str, Any],
        *,
        author: str,
        case_id: str | None = None,
        seen: int | None = None,
    ) -> Done:
        """Do an act. Raises ``Refused`` with every reason; then nothing was changed and nothing was printed.

        ``seen`` is the ``seq`` of the newest act that the person saw of this case: when somebody else acted on it
        since, the act is refused naming them.
        """
        act = self._act(name)
        said = self._said(act, given)
        with self._database.write() as session:
            ctx = self.context(
                session, author, case_id, opening=said if isinstance(said, setup.OpenFairInput) else None
            )
            refusals = _overtaken(ctx, seen) or self.refusals(ctx, act, said)
            if refusals:
                raise Refused(refusals)
            jump = clockjump.met(journal.last_moment(session), ctx.now)
            if jump is not None:
                self._record(session, replace(ctx, case=None), acts.ACTS["clock.jumped"], jump)
            return self._record(session, ctx, act, said)

    def judge(
        self, name: str, given: Input | Mapping[str, Any], *, author: str, case_id: str | None = None
    ) -> list[Refusal]:
        """The reasons against an act, without doing it."""
        act = self._act(name)
        with self._database.read() as session:
            ctx = self.context(session, author, case_id)
            return self.refusals(ctx, act, self._said(act, given))

    @staticmethod
    def refusals(ctx: Context, act: Act[Any], said: Input) -> list[Refusal]:
        """State, role and the act's own guards."""
        barred = not_allowed(ctx, act.name)
        if barred:
            return barred
        if act.on_case and not may(act.name, ctx.state):
            where = both("act", f"act.{act.name.replace('.', '_')}") | both("state", f"state.{ctx.state.value}")
            return [Refusal("FD-1009", "", where)]
        if act.on_case and suspension.FLAG in ctx.the_case.flags and act.name not in suspension.STILL_POSSIBLE:
            return [Refusal("FD-1014")]
        return act.check(ctx, said)

    def context(
        self, session: Session, author: str, case_id: str | None, *, opening: setup.OpenFairInput | None = None
    ) -> Context:
        """What guards see. Raises ``FD-1010`` before a fair is open, ``FD-1011`` for an unknown person."""
        if opening is not None:
            fair, station, staff = setup.rows_of(self._station_id, opening)
            people = {person.id: person for person in staff}
        else:
            found = session.get(Station, self._station_id)
            if found is None:
                raise Known("FD-1010")
            station = found
            fair = session.get_one(Fair, station.fair_id)
            person = session.get(Staff, author)
            people = {author: person} if person is not None else {}
        if author not in people:
            raise Known("FD-1011", author=author)
        case = session.get(Case, case_id) if case_id else None
        if case_id and case is None:
            raise Known("FD-1001")
        rules = rulebook.rules_of(session, station.id, fair, case)
        return Context(session, self._now(), people[author], fair, station, rules, case)

    def _record(self, session: Session, ctx: Context, act: Act[Any], said: Input) -> Done:
        assigned = act.assign(ctx, said)
        papers = [self._issue(session, ctx, order) for order in act.papers(ctx, said, assigned)]
        seq, prev = journal.head(session)
        entry = journal.seal(
            seq=seq + 1,
            moment=ctx.now,
            station=self._station_id,
            author=ctx.author.id,
            act=act.name,
            version=act.version,
            case_id=ctx.case.id if ctx.case else None,
            payload={"input": jsonable(said.model_dump()), "assigned": assigned, "papers": papers},
            prev=prev,
        )
        journal.append(session, entry)
        projection.apply(session, entry)
        case_id = entry.case_id or (entry.id if act.name in OPENS_CASE else None)
        return Done(entry, case_id, tuple(papers))

    def _issue(self, session: Session, ctx: Context, order: PaperOrder) -> dict[str, Any]:
        form = self._papers.form(order.code, order.lang)
        if order.number is not None and order.n is not None:
            n, year, number = order.n, numbers.year_of(ctx.now), order.number
        else:
            n, year = numbers.next_paper(ctx, form.word, session)
            number = numbers.paper_number(ctx, form.word, n, year)
        document_id = uuid7(ctx.now, secrets.token_bytes(10))
        paper = self._papers.render(
            PaperRequest(
                code=order.code,
                lang=order.lang,
                document_id=UUID(document_id),
                number=number,
                issued_at=ctx.now,
                data=order.data,
                station_id=ctx.station.id,
                issuer_zh=ctx.station.name_zh,
                issuer_en=ctx.station.name_en,
                state="issued",
            ),
            self._vault.signing_key,
        )
        self._files.put(paper.pdf)
        return {
            "id": document_id, "code": order.code, "lang": order.lang, "title": form.title, "word": form.word,
            "number": number, "n": n, "year": year, "issued_at": stamp(ctx.now), "sha256": paper.sha256,
            "size": len(paper.pdf), "pages": paper.pages, "content_hash": paper.content_hash, "qr": paper.qr,
            "data": jsonable(form.checked(order.data)),
        }  # fmt: skip

    @staticmethod
    def _act(name: str) -> Act[Any]:
        try:
            return acts.ACTS[name]
        except KeyError:
            raise Known("FD-1007", act=name, version=1) from None

    @staticmethod
    def _said(act: Act[Any], given: Input | Mapping[str, Any]) -> Input:
        if isinstance(given, act.input):
            return given
        try:
            return act.input.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise Refused([Refusal("FD-1012", field, {"field": field, "reason": first["msg"]})]) from error


def _overtaken(ctx: Context, seen: int | None) -> list[Refusal]:
    """The refusal when somebody else acted on the case since ``seen``."""
    if seen is None or ctx.case is None:
        return []
    newer = [
        entry
        for entry in journal.entries(ctx.session, after=seen, case_id=ctx.case.id)
        if entry.author != ctx.author.id
    ]
    if not newer:
        return []
    person = ctx.session.get(Staff, newer[-1].author)
    name = person.name if person else newer[-1].author
    return [Refusal(OVERTAKEN, "", {"name": name} | both("act", f"act.{newer[-1].act.replace('.', '_')}"))]
