"""What the windows remember between days: widths, filters, language, scheme. Never anything of a case."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Protocol


class Preferences(Protocol):
    """A small store of JSON values by key."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value of ``key``, or ``default``."""

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value."""


class MemoryPreferences:
    """Forgets at the end: kiosk, demo, tests."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The value of ``key``, or ``default``."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value."""
        self._values[key] = value


class FilePreferences(MemoryPreferences):
    """Kept in a JSON file, replaced as a whole at every change so that a power cut leaves the old or the new one.

    A damaged file is moved aside as ``*.damaged``: losing a column width must not stop a station.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        if file.exists():
            try:
                values = json.loads(file.read_text(encoding="utf-8"))
            except ValueError:
                values = None
            if isinstance(values, dict):
                self._values = values
            else:
                file.replace(file.with_suffix(".damaged"))

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value and write the file when it is new."""
        if key in self._values and self._values[key] == value:
            return
        super().put(key, value)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new = self._file.with_suffix(".new")
        with new.open("w", encoding="utf-8") as out:
            json.dump(self._values, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
        new.replace(self._file)
