"""What an act changed, so that every view can decide by itself whether to look again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Changes:
    """The extent of one change of the station's data.

    ``cases`` and ``documents`` hold ids; ``all_cases`` stands for any case (after a hand-over or an import).
    """

    cases: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    all_cases: bool = False
    board: bool = False
    outbox: bool = False
    records: bool = False
    settings: bool = False

    @classmethod
    def of_case(cls, *case_ids: str, documents: frozenset[str] = frozenset()) -> Changes:
        """An act on cases: their pages, lists, the board and the outbox are touched."""
        return cls(frozenset(case_ids), documents, board=True, outbox=True)

    @classmethod
    def everything(cls) -> Changes:
        """Anything may be different: another database was opened."""
        return cls(all_cases=True, board=True, outbox=True, records=True, settings=True)

    def touches(self, case_id: str) -> bool:
        """Must the page of this case look again?"""
        return self.all_cases or case_id in self.cases

    @property
    def any_case(self) -> bool:
        """Must a list of cases look again?"""
        return self.all_cases or bool(self.cases)

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.cases | other.cases,
            self.documents | other.documents,
            self.all_cases or other.all_cases,
            self.board or other.board,
            self.outbox or other.outbox,
            self.records or other.records,
            self.settings or other.settings,
        )


class ChangeBus(QObject):
    """The one place where changes are told; the signal carries a :class:`Changes`."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell every listening view, in the windows' thread."""
        self.changed.emit(changes)
