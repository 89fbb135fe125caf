"""pyqtgraph in the dress of the desk: no frame, hairlines, the interface's letters, both schemes.

pyqtgraph takes a quarter of a second to load; :func:`load` does that on a reader's thread, so that no window waits.
"""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtCore import Qt

from fairdesk.ui import fonts, theme


def load() -> Any:
    """The module ``pyqtgraph``, set up once for sharp lines and row-major pictures."""
    pyqtgraph = importlib.import_module("pyqtgraph")
    pyqtgraph.setConfigOptions(antialias=True, imageAxisOrder="row-major")
    return pyqtgraph


class Figure:
    """Two axes around a still view: what pyqtgraph's ``PlotWidget`` is, without its menus, forms and mouse.

    ``view`` goes into a layout, ``box`` takes the items.
    """

    def __init__(self, pyqtgraph: Any) -> None:
        self.view = pyqtgraph.GraphicsView()
        self.view.setFrameShape(self.view.Shape.NoFrame)
        for each in (self.view, self.view.viewport()):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = pyqtgraph.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.left, self.bottom = pyqtgraph.AxisItem("left"), pyqtgraph.AxisItem("bottom")
        grid = pyqtgraph.GraphicsLayout()
        grid.setSpacing(0)
        grid.setContentsMargins(0, 4, 0, 0)
        for item, place in ((self.left, (0, 0)), (self.box, (0, 1)), (self.bottom, (1, 1))):
            grid.addItem(item, *place)
        self.view.setCentralItem(grid)
        for axis in (self.left, self.bottom):
            axis.linkToView(self.box)
        self.dress()

    def dress(self) -> None:
        """Take the colours of the scheme in use."""
        self.view.setBackground(theme.color("surface"))
        dress_axis(self.left, line=False)
        dress_axis(self.bottom, line=True)


def dress_axis(axis: Any, *, line: bool) -> None:
    """Letters and lines of an axis in the colours of the scheme in use."""
    axis.setStyle(tickFont=fonts.sans("caption"), tickLength=0, tickTextOffset=6)
    axis.setTextPen(theme.color("muted"))
    axis.setPen(theme.color("line-strong") if line else None)
    axis.setTickPen(theme.color("line"))
