"""The day as a thin chart: complaints received in each hour."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from PySide6.QtCore import Qt
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
        self._plot: Any = None
        self.addWidget(label(t("widgets.loading"), "caption"))
        theme.look().changed.connect(self._draw)
        Query[ModuleType](tasks, lambda _job: chart.load()).done(self._loaded).start(self)

    def show_hours(self, hours: Sequence[int], now: int) -> None:
        """Show 24 counts; ``now`` is the hour of the hall and is drawn in the accent colour."""
        self.hours, self._now = tuple(hours), now
        parts = [t("today.hour_count", hour=f"{hour:02d}:00", n=count) for hour, count in enumerate(hours) if count]
        self.setAccessibleName(f"{t('today.by_hour')}: {', '.join(parts) or t('today.none_yet')}")
        self._draw()

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last hour shown."""
        busy = [hour for hour, count in enumerate(self.hours) if count]
        return min([FIRST_HOUR, *busy]), max([LAST_HOUR, *busy])

    def _loaded(self, pyqtgraph: Any) -> None:
        self._pg = pyqtgraph
        self._plot = pyqtgraph.PlotWidget()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        for each in (self._plot, self._plot.viewport()):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item = self._plot.getPlotItem()
        chart.quiet(item)
        item.getAxis("left").setWidth(26)
        self.addWidget(self._plot)
        self.setCurrentWidget(self._plot)
        self._draw()

    def _draw(self) -> None:
        if self._plot is None:
            return
        first, last = self.span
        top = max(4, *self.hours)
        item = self._plot.getPlotItem()
        item.clear()
        self._plot.setBackground(theme.color("surface"))
        for name in ("left", "bottom"):
            chart.dress_axis(item.getAxis(name), line=name == "bottom")
        step = max(1, -(-top // 4))
        levels = list(range(step, top + 1, step))
        for level in levels:
            item.addItem(self._pg.InfiniteLine(level, angle=0, pen=self._pg.mkPen(theme.color("line"), width=1)))
        item.getAxis("left").setTicks([[(value, str(value)) for value in (0, *levels)]])
        item.getAxis("bottom").setTicks([[(hour, f"{hour:02d}") for hour in range(first, last + 1, 2)]])
        for hours, ink in ((self._past(first, last), "accent-line"), ([self._now], "accent")):
            shown = [hour for hour in hours if first <= hour <= last]
            item.addItem(
                self._pg.BarGraphItem(
                    x=shown, height=[self.hours[hour] for hour in shown], width=_BAR, brush=theme.color(ink), pen=None
                )
            )
        item.setXRange(first - 0.6, last + 0.6, padding=0)
        item.setYRange(0, top * 1.04, padding=0)

    def _past(self, first: int, last: int) -> list[int]:
        return [hour for hour in range(first, last + 1) if hour != self._now]
