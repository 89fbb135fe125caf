"""What an act is: something a person does to a case, checked by the rules and written to the journal.

An act class has an ``Input`` (what the person says, a pydantic model), ``check`` (refusals, none means "may"),
``assign`` (numbers and deadlines that the program adds, decided once and recorded), ``papers`` (what is issued with
it) and ``apply`` (how the tables follow). ``apply`` reads nothing but the entry and the tables, so a replay and the
central service come to the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, field_validator
from sqlmodel import Session

from fairdesk.casework.context import Context
from fairdesk.core.canonical import unstamp
from fairdesk.errors import Known
from fairdesk.i18n import Lang, t
from fairdesk.store.journal import Entry


class Input(BaseModel):
    """What a person says when doing an act; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _no_nul(cls, value: Any) -> Any:
        """A NUL cannot be stored by every database; no keyboard types one."""
        if isinstance(value, str) and "\0" in value:
            raise ValueError("NUL")
        return value


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why an act may not be done, tied to a field when there is one."""

    code: str
    field: str = ""
    where: dict[str, Any] = dataclass_field(default_factory=dict)

    def text(self, lang: str = "zh") -> str:
        """The reason in words."""
        return Known(self.code, **self.where).text(lang)


class Refused(Known):
    """An act was refused; ``refusals`` has every reason, not just the first."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        first = self.refusals[0]
        super().__init__(first.code, **first.where)

    def text(self, lang: str = "zh") -> str:
        """All reasons."""
        return ("；" if lang == "zh" else "; ").join(refusal.text(lang) for refusal in self.refusals)


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A paper to issue with an act: which form, and the data it is filled with.

    ``number`` and ``n`` are given only where the paper bears the number of its case (D01).
    """

    code: str
    data: dict[str, Any]
    lang: Lang = "zh"
    number: str | None = None
    n: int | None = None


I = TypeVar("I", bound=Input)  # noqa: E741 - the input of an act


class Act(Generic[I]):
    """Base of all acts. Subclasses set the class variables and override what they need."""

    name: ClassVar[str]
    version: ClassVar[int] = 1
    input: ClassVar[type[Input]]
    on_case: ClassVar[bool] = True

    def check(self, ctx: Context, given: I) -> list[Refusal]:
        """Reasons against it in the present state of things."""
        return []

    def assign(self, ctx: Context, given: I) -> dict[str, Any]:
        """What the program adds and records: ids, numbers, deadlines. JSON values only."""
        return {}

    def papers(self, ctx: Context, given: I, assigned: dict[str, Any]) -> list[PaperOrder]:
        """Papers to issue in the same transaction."""
        return []

    def apply(self, session: Session, entry: Entry, given: I, assigned: dict[str, Any]) -> None:
        """Change the tables."""
        raise NotImplementedError


ACTS: dict[str, Act[Any]] = {}
"""Every act by name; filled by ``register`` when the phase modules are imported."""

A = TypeVar("A", bound=type[Act[Any]])


def register(cls: A) -> A:
    """Make an act known. Raises ``ValueError`` for a name that is taken."""
    if cls.name in ACTS:
        raise ValueError(f"act {cls.name} is registered twice")
    ACTS[cls.name] = cls()
    return cls


def need(refusals: list[Refusal], condition: bool, code: str, field: str = "", /, **where: Any) -> None:
    """Add a refusal unless ``condition`` holds."""
    if not condition:
        refusals.append(Refusal(code, field, where))


def moment(value: str | datetime) -> datetime:
    """A recorded moment from its stamp."""
    return value if isinstance(value, datetime) else unstamp(value)


def both(name: str, key: str) -> dict[str, str]:
    """The text of ``key`` in both languages as values of an error: ``{name}_zh`` and ``{name}_en``."""
    return {f"{name}_zh": t(key, "zh"), f"{name}_en": t(key, "en")}
