"""Nice classes in one line."""

from __future__ import annotations

import re
from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.widgets.editors import LineEditor

_MOST_CLASSES = 45
"""Nice classification: 45 classes."""


class ClassesEditor(LineEditor):
    """Nice classes: ``9, 35`` → ``(9, 35)``. Source: Nice classification, classes 1 to 45."""

    def value(self) -> tuple[int, ...]:
        """The classes that can be read."""
        return tuple(dict.fromkeys(int(part) for part in re.findall(r"\d+", self.text())))

    def set_value(self, value: Any) -> None:
        """Show classes, with commas between them."""
        self.setText(", ".join(str(number) for number in value or ()))

    def problem(self) -> str | None:
        """Letters, or a class that does not exist."""
        text = self.text().strip()
        if not text:
            return None
        good = re.fullmatch(r"[\d\s,，、;；]+", text) and all(1 <= n <= _MOST_CLASSES for n in self.value())
        return None if good else t("intake.not_classes")
