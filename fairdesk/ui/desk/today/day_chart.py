"""The day as a thin chart: complaints received in each hour."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk import chart
from fairdesk.ui.ops import Query
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.words import label

FIRST_HOUR, LAST_HOUR = 8, 19
"""The hours always shown; others come in when something was received in them."""
_BAR = 0.56


class DayChart(QStackedWidget):
    """``show_hours(board.received_by_hour, hour_now)``. Drawn once pyqtgraph is loaded, in the background."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("today.chart")
        self.hours: tuple[int, ...] = (0,) * 24
        self._now = -1
        self._pg: Any = None
        self._figure: chart.Figure | None = None
        self._loading = False
        self.addWidget(label(t("widgets.loading"), "caption"))
        self._tasks = tasks
        theme.look().changed.connect(self._draw)

    def show_hours(self, hours: Sequence[int], now: int) -> None:
        """Show 24 counts; ``now`` is the hour of the hall and is drawn in the accent colour."""
        self.hours, self._now = tuple(hours), now
        parts = [t("today.hour_count", hour=f"{hour:02d}:00", n=count) for hour, count in enumerate(hours) if count]
        self.setAccessibleName(f"{t('today.by_hour')}: {', '.join(parts) or t('today.none_yet')}")
        if not self._loading:  # not earlier: the page itself comes first
            self._loading = True
            Query[ModuleType](self._tasks, lambda _job: chart.load()).done(self._loaded).start(self)
        self._draw()

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last hour shown."""
        busy = [hour for hour, count in enumerate(self.hours) if count]
        return min([FIRST_HOUR, *busy]), max([LAST_HOUR, *busy])

    def _loaded(self, pyqtgraph: Any) -> None:
        self._pg = pyqtgraph
        self._figure = chart.Figure(pyqtgraph)
        self._figure.left.setWidth(26)
        self.addWidget(self._figure.view)
        self.setCurrentWidget(self._figure.view)
        self._draw()

    def _draw(self) -> None:
        figure = self._figure
        if figure is None:
            return
        first, last = self.span
        top = max(4, *self.hours)
        figure.dress()
        figure.box.clear()
        step = max(1, -(-top // 4))
        levels = list(range(step, top + 1, step))
        for level in levels:
            figure.box.addItem(self._pg.InfiniteLine(level, angle=0, pen=self._pg.mkPen(theme.color("line"), width=1)))
        figure.left.setTicks([[(value, str(value)) for value in (0, *levels)]])
        figure.bottom.setTicks([[(hour, f"{hour:02d}") for hour in range(first, last + 1, 2)]])
        for hours, ink in ((self._past(first, last), "accent-line"), ([self._now], "accent")):
            shown = [hour for hour in hours if first <= hour <= last]
            figure.box.addItem(
                self._pg.BarGraphItem(
                    x=shown, height=[self.hours[hour] for hour in shown], width=_BAR, brush=theme.color(ink), pen=None
                )
            )
        figure.box.setRange(xRange=(first - 0.6, last + 0.6), yRange=(0, top * 1.04), padding=0)

    def _past(self, first: int, last: int) -> list[int]:
        return [hour for hour in range(first, last + 1) if hour != self._now]
