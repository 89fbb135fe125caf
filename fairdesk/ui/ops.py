"""Operations: ``Mutation(tasks, work).announce(bus, changes).done(show).failed(strip.show_error).start(owner)``.

``work`` runs in the background and takes a :class:`Job`; the callbacks run in the windows' thread and never after
their owner is gone.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

import shiboken6
import structlog
from PySide6.QtCore import QObject

from fairdesk.errors import Known
from fairdesk.ui.changes import ChangeBus, Changes
from fairdesk.ui.tasks import Tasks

T = TypeVar("T")
V = TypeVar("V")
_log = structlog.get_logger("fairdesk.ui")


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside work by :meth:`Job.check` after a person pressed cancel."""


class Bug(Known):
    """A fault of the program, told like a known error; ``cause`` is the exception."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__("FD-7001", what=type(cause).__name__)
        self.cause = cause


@dataclass(frozen=True)
class Progress:
    """How far a job is: ``done`` of ``total`` things (``total`` 0 = not known yet) and what it is at."""

    done: int
    total: int
    note: str = ""


class Job:
    """What work knows about itself: whether to stop, and where to tell how far it is."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next :meth:`check`; may be called from any thread."""
        self._stop.set()

    def check(self) -> None:
        """Raise :class:`Cancelled` when somebody asked to stop. Call it between two items of long work."""
        if self.cancelled:
            raise Cancelled

    def progress(self, done: int, total: int, note: str = "") -> None:
        """Tell how far the work is, and stop here when asked to."""
        self.check()
        self._tell(Progress(done, total, note))


class Newest:
    """Lets only the newest of several questions answer: parallel readers may finish in another order."""

    def __init__(self) -> None:
        self._asked = 0

    def ask(self) -> Callable[[], bool]:
        """Note one more question; the result says whether it is still the newest."""
        self._asked += 1
        mine = self._asked
        return lambda: mine == self._asked


class _Operation(Generic[T]):
    """What :class:`Mutation` and :class:`Query` share."""

    def __init__(self, tasks: Tasks, work: Callable[[Job], T]) -> None:
        self._tasks = tasks
        self._work = work
        self._on_done: list[Callable[[T], None]] = []
        self._on_failed: list[Callable[[Known], None]] = []
        self._on_progress: list[Callable[[Progress], None]] = []
        self._on_end: list[Callable[[], None]] = []
        self._owner: weakref.ref[QObject] | None = None
        self._newest: Progress | None = None
        self._wanted: Callable[[], bool] = lambda: True
        self.job = Job(self._told)

    def done(self, call: Callable[[T], None]) -> Self:
        """Call with the result."""
        self._on_done.append(call)
        return self

    def failed(self, call: Callable[[Known], None]) -> Self:
        """Call with the :class:`~fairdesk.errors.Known` error, or with a :class:`Bug` (logged here)."""
        self._on_failed.append(call)
        return self

    def progress(self, call: Callable[[Progress], None]) -> Self:
        """Call with the newest :class:`Progress`; steps that come faster than the window draws are skipped."""
        self._on_progress.append(call)
        return self

    def finally_(self, call: Callable[[], None]) -> Self:
        """Call last, however it ended (also when cancelled): enable the button again."""
        self._on_end.append(call)
        return self

    def start(self, owner: QObject | None = None) -> Job:
        """Begin. With an ``owner`` no callback runs after that object was destroyed. The job can be cancelled."""
        self._owner = weakref.ref(owner) if owner is not None else None
        self._submit(lambda: self._work(self.job), self._ended)
        return self.job

    def _submit(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        raise NotImplementedError

    def _owner_alive(self) -> bool:
        if self._owner is None:
            return True
        owner = self._owner()
        return owner is not None and shiboken6.isValid(owner)

    def _told(self, step: Progress) -> None:
        waiting = self._newest is not None
        self._newest = step
        if self._on_progress and not waiting:
            self._tasks.on_windows_thread(self._show_newest)

    def _show_newest(self) -> None:
        step, self._newest = self._newest, None
        if step is not None and self._owner_alive():
            for call in self._on_progress:
                call(step)

    def _succeeded(self, result: T) -> None:
        """For a mutation to tell its changes, whether or not the owner still lives."""

    def _ended(self, future: Future[T]) -> None:
        try:
            result = future.result()
        except (Cancelled, CancelledError):
            self._tell((), None)
        except Known as error:
            self._tell(self._on_failed, error)
        except Exception as error:
            _log.error("bug", exc_info=error)
            self._tell(self._on_failed, Bug(error))
        else:
            self._succeeded(result)
            self._tell(self._on_done, result)

    def _tell(self, calls: Sequence[Callable[[V], None]], value: V) -> None:
        try:
            for call in calls:
                if self._owner_alive() and self._wanted():
                    call(value)
        finally:
            for last in self._on_end:
                if self._owner_alive():
                    last()


class Query(_Operation[T]):
    """Reading or computing: runs in the pool, beside others."""

    def replacing(self, earlier: Newest) -> Self:
        """Take the place of earlier questions of the same kind: their answers are not wanted any more."""
        self._wanted = earlier.ask()
        return self

    def _submit(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        self._tasks.read(work, then)


class Mutation(_Operation[T]):
    """A change of the station's data: runs on the writer's thread, one after the other."""

    def __init__(self, tasks: Tasks, work: Callable[[Job], T]) -> None:
        super().__init__(tasks, work)
        self._announcements: list[tuple[ChangeBus, Changes | Callable[[T], Changes]]] = []

    def announce(self, bus: ChangeBus, changes: Changes | Callable[[T], Changes]) -> Self:
        """After success publish ``changes`` (or what it makes of the result), before the ``done`` callbacks."""
        self._announcements.append((bus, changes))
        return self

    def _submit(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        self._tasks.write(work, then)

    def _succeeded(self, result: T) -> None:
        for bus, changes in self._announcements:
            bus.publish(changes if isinstance(changes, Changes) else changes(result))
