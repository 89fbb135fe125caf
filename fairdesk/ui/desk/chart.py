"""pyqtgraph in the dress of the desk: no frame, hairlines, the interface's letters, both schemes.

pyqtgraph takes a quarter of a second to load; :func:`load` does that on a reader's thread, so that no window waits.
"""

from __future__ import annotations

import importlib
from typing import Any

from fairdesk.ui import fonts, theme


def load() -> Any:
    """The module ``pyqtgraph``, set up once for sharp lines and row-major pictures."""
    pyqtgraph = importlib.import_module("pyqtgraph")
    pyqtgraph.setConfigOptions(antialias=True, imageAxisOrder="row-major")
    return pyqtgraph


def quiet(plot: Any) -> None:
    """Take away what a figure to look at does not need: mouse, menus, buttons, frame."""
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.getViewBox().setDefaultPadding(0)


def dress_axis(axis: Any, *, line: bool) -> None:
    """Letters and lines of an axis in the colours of the scheme in use."""
    axis.setStyle(tickFont=fonts.sans("caption"), tickLength=0, tickTextOffset=6)
    axis.setTextPen(theme.color("muted"))
    axis.setPen(theme.color("line-strong") if line else None)
    axis.setTickPen(theme.color("line"))
