"""The glyph descriptors of the characters met so far, kept in the cache folder and grown on demand."""

from __future__ import annotations

import os
import tempfile
import threading
import zipfile
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from fairdesk import paths
from fairdesk.match.marks import glyph, looks
from fairdesk.match.marks.glyph import Array

_FILE = "glyphs-1.npz"
"""The number is the version of the descriptor: another number, another file."""


def _common() -> str:
    """A sample of the common characters (every eighth of GB 2312 level 1): their mean centres the descriptors."""
    level1 = bytearray()
    for high in range(0xB0, 0xD7):
        for low in range(0xA1, 0xFF):
            level1 += bytes((high, low))
    return level1.decode("gb2312")[::8]


class GlyphBook:
    """Descriptors by character. Safe to use from several threads; two processes at worst draw the same twice."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._rows: dict[str, int] = {}
        self._raw: Array = np.zeros((0, 4, glyph.DIMENSIONS), np.float32)
        self._mean: Array = np.zeros((4, glyph.DIMENSIONS), np.float32)
        if not self._load():
            self._draw(_common())
            self._mean = self._raw.mean(axis=0)
            self._save()

    def _load(self) -> bool:
        try:
            with self._file.open("rb") as file, np.load(file) as stored:
                chars = str(stored["chars"])
                raw = stored["raw"].astype(np.float32)
                mean = np.asarray(stored["mean"], np.float32)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return False  # absent or damaged: the cache can be made again
        if raw.shape != (len(chars), 4, glyph.DIMENSIONS) or mean.shape != raw.shape[1:]:
            return False
        self._raw, self._mean = raw, mean
        self._rows = {c: i for i, c in enumerate(chars)}
        return True

    def _draw(self, chars: str) -> None:
        start = len(self._rows)
        self._raw = np.concatenate([self._raw, glyph.describe(chars)])
        self._rows.update({c: start + i for i, c in enumerate(chars)})

    def _save(self) -> None:
        """Write beside the file and rename, so that a reader never sees half a table."""
        try:
            handle, name = tempfile.mkstemp(dir=self._file.parent, suffix=".tmp")
        except OSError:
            return  # a cache folder that cannot be written costs time, not the answer
        try:
            with os.fdopen(handle, "wb") as out:
                np.savez(out, chars=np.array("".join(self._rows)), raw=self._raw.astype(np.float16), mean=self._mean)
            Path(name).replace(self._file)
        except OSError:
            Path(name).unlink(missing_ok=True)

    def knows(self, char: str) -> bool:
        """Whether a character is drawn already."""
        return char in self._rows

    def vectors(self, chars: str) -> Array:
        """Centred descriptors ``(n, 4, d)`` of the characters; those never met are drawn and kept."""
        with self._lock:
            new = "".join(dict.fromkeys(c for c in chars if c not in self._rows))
            if new:
                self._draw(new)
                self._save()
            raw = self._raw[[self._rows[c] for c in chars]]
            drawn = (raw != 0).any(axis=2, keepdims=True).any(axis=1, keepdims=True)
            return np.asarray((raw - self._mean) * drawn, np.float32)


@cache
def book() -> GlyphBook:
    """The book of this user's cache folder."""
    return GlyphBook(paths.cache_dir() / _FILE)


@lru_cache(maxsize=4096)
def _vectors(char: str) -> Array:
    return book().vectors(char)


@lru_cache(maxsize=262144)
def similar(a: str, b: str) -> float:
    """How alike two characters look, 0 to 1."""
    if a == b:
        return 1.0
    return max(float(glyph.similarity(_vectors(a)[0], _vectors(b))[0]), looks.known_pair(a, b))
