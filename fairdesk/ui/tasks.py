"""Background work: one writer thread, a pool for reading and computing, one bridge back to the windows.

The writer executor has a single thread, so changes of the database never race. Results come back over one queued
signal of one long-lived object; workers that carry their own signals lose results when they are collected
(measured, ``PySide6`` 6.10 and 6.11).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Call = Callable[[], None]


class _Bridge(QObject):
    """Carries closures from any thread to the thread of the windows."""

    handed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.handed.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @staticmethod
    def _run(call: Call) -> None:
        call()


class Tasks:
    """The executors of one program. Make it in the windows' thread and call :meth:`shutdown` before leaving."""

    def __init__(self, readers: int | None = None) -> None:
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="fairdesk-writer")
        self._readers = ThreadPoolExecutor(
            readers or max(2, (os.cpu_count() or 2) - 1), thread_name_prefix="fairdesk-reader"
        )
        self._bridge = _Bridge()
        self._closed = False
        self._pending: set[Future[Any]] = set()

    @property
    def busy(self) -> bool:
        """Whether work runs, or a result was not delivered yet. Ask it in the windows' thread."""
        return bool(self._pending)

    @property
    def closed(self) -> bool:
        """True once :meth:`shutdown` was called; new work is refused with ``RuntimeError``."""
        return self._closed

    def write(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> Future[T]:
        """Run ``work`` on the writer's thread and ``then`` on the windows' thread, in the order of the calls."""
        return self._submit(self._writer, work, then)

    def read(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> Future[T]:
        """Run ``work`` in the pool and ``then`` on the windows' thread."""
        return self._submit(self._readers, work, then)

    def on_windows_thread(self, call: Call) -> None:
        """Run ``call`` soon on the windows' thread; may be called from any thread. Nothing runs after shutdown."""
        if not self._closed:
            self._bridge.handed.emit(call)

    def _submit(self, pool: Executor, work: Callable[[], T], then: Callable[[Future[T]], None]) -> Future[T]:
        future = pool.submit(work)
        self._pending.add(future)
        future.add_done_callback(lambda done: self.on_windows_thread(lambda: self._deliver(done, then)))
        return future

    def _deliver(self, done: Future[T], then: Callable[[Future[T]], None]) -> None:
        try:
            if not self._closed:
                then(done)
        finally:
            self._pending.discard(done)

    def shutdown(self, *, wait: bool = True) -> None:
        """Let running and queued writes finish, drop queued reads, and deliver nothing any more. Safe to call twice."""
        self._closed = True
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=wait)
        self._readers.shutdown(wait=wait)
