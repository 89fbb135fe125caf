"""The holiday tables of this installation: ``resources/calendar/CN-<year>.toml``, one per year, updatable."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from fairdesk import paths
from fairdesk.core.ruleparts import Sourced, Text
from fairdesk.core.workdays import WorkCalendar
from fairdesk.errors import Known

_SATURDAY = 5


class Holiday(Sourced):
    """Days off, both ends included."""

    name: Text
    first: date
    last: date

    def days(self) -> list[date]:
        """Each day."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


class MakeUpDay(Sourced):
    """A Saturday or Sunday on which people work in return for a holiday."""

    day: date
    name: Text


class YearTable(BaseModel):
    """The table of one year."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    region: str
    year: int
    source: str
    verified: bool
    holidays: tuple[Holiday, ...]
    workdays: tuple[MakeUpDay, ...]

    def problems(self) -> list[str]:
        """Days of another year, spans that end before they begin, work on a weekday, the same day twice."""
        off = [day for holiday in self.holidays for day in holiday.days()]
        found = [f"{h.name.en}: {h.first} – {h.last}" for h in self.holidays if h.first > h.last]
        found += [f"{day}" for day in [*off, *(w.day for w in self.workdays)] if day.year != self.year]
        found += [f"{w.day}" for w in self.workdays if w.day.weekday() < _SATURDAY or w.day in off]
        return found + [f"{day} ×2" for day in sorted({day for day in off if off.count(day) > 1})]


def load(path: Path) -> YearTable:
    """Read one table. Raises ``FD-1919`` naming the file and what is wrong."""
    try:
        table = YearTable.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Known("FD-1919", file=path.name, reason=str(error)) from error
    except ValidationError as error:
        first: Any = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Known("FD-1919", file=path.name, reason=f"{place}: {first['msg']}") from error
    found = table.problems()
    if found:
        raise Known("FD-1919", file=path.name, reason=", ".join(found))
    return table


def files() -> list[Path]:
    """All tables."""
    return sorted(paths.resources("calendar").glob("*.toml"))


@cache
def work_calendar(region: str = "CN") -> WorkCalendar:
    """The working days of all years that have a table."""
    tables = [table for table in map(load, files()) if table.region == region]
    return WorkCalendar(
        frozenset(table.year for table in tables),
        frozenset(day for table in tables for holiday in table.holidays for day in holiday.days()),
        frozenset(work.day for table in tables for work in table.workdays),
    )
