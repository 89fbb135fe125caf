"""Times in words: the fair's local time, and spans as a clock shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import SIGNAL, QCoreApplication, QObject, QTimer, Signal

from fairdesk.i18n import t

FAIR_ZONE = ZoneInfo("Asia/Shanghai")
Now = Callable[[], datetime]
"""Tells the present as an aware datetime; tests and the demo pass their own."""


def local(moment: datetime) -> datetime:
    """An aware datetime in the fair's time zone. Raises ``ValueError`` for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a datetime without a time zone cannot be shown")
    return moment.astimezone(FAIR_ZONE)


def time_text(moment: datetime) -> str:
    """``14:02``"""
    return local(moment).strftime("%H:%M")


def moment_text(moment: datetime, now: datetime | None = None) -> str:
    """``14:02`` on the same day as ``now``, otherwise ``10-15 14:02``, with the year when it is another."""
    here = local(moment)
    if now is not None and local(now).date() == here.date():
        return here.strftime("%H:%M")
    if now is not None and local(now).year == here.year:
        return here.strftime("%m-%d %H:%M")
    return here.strftime("%Y-%m-%d %H:%M")


def span_text(span: timedelta) -> str:
    """``21:34:05``; from two days on ``3 天 04:05:06`` / ``3 d 04:05:06``. The sign is dropped."""
    seconds = int(abs(span.total_seconds()))
    days, rest = divmod(seconds, 86_400) if seconds >= 172_800 else (0, seconds)
    clock = f"{rest // 3600:02d}:{rest % 3600 // 60:02d}:{rest % 60:02d}"
    return t("widgets.clock_days", days=days, time=clock) if days else clock


def rough_text(span: timedelta) -> str:
    """``40 秒`` / ``40 s`` below two minutes, otherwise whole minutes."""
    seconds = max(0, round(span.total_seconds()))
    if seconds < 120:
        return t("widgets.second", n=seconds)
    return t("widgets.minute", n=round(seconds / 60))


class Ticker(QObject):
    """One beat a second for every clock on the screen; it rests while nobody listens."""

    beat = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.beat)
        self._timer.timeout.connect(self.leave)

    @property
    def running(self) -> bool:
        """Is anybody listening?"""
        return self._timer.isActive()

    def listen(self, slot: Callable[[], object]) -> None:
        """A clock came on the screen: call ``slot``, a method of its, at every beat."""
        self.beat.connect(slot)
        self.join()

    def forget(self, slot: Callable[[], object]) -> None:
        """A clock left the screen."""
        self.beat.disconnect(slot)
        self.leave()

    def join(self) -> None:
        """Beat, for somebody who has connected to ``beat`` itself."""
        self._timer.start()

    def leave(self) -> None:
        """Rest, if nobody is connected to ``beat`` any more."""
        # Asked at every beat too, because a clock that is destroyed while on the screen does not say goodbye.
        if not self.receivers(SIGNAL("beat()")):
            self._timer.stop()


def ticker() -> Ticker:
    """The one ticker of the application, made when the first clock comes on the screen."""
    app = QCoreApplication.instance()
    found = app.findChild(Ticker) if app is not None else None
    return found if isinstance(found, Ticker) else Ticker(app)
