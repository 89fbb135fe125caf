"""Chinese lines and lines of letters of a register, with the likeness of every character to those of a query."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from fairdesk.match.marks import glyph, glyphbook, looks, meaning
from fairdesk.match.marks.scan import FULL, LONGEST, U8, Scan
from fairdesk.match.marks.sound import SoundTable

_KEPT_ROWS = 512
"""Query characters whose row of the table is kept while the clerk goes on typing."""

_SOUND_ALONE = 0.75
_NUMBER = 0.9
_LETTER_SOUND = 0.8


class _Lines:
    """A scan with a cached table row per query character."""

    band: int | None = None

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        self.scan = Scan(lines)
        self._lock = threading.Lock()
        self._rows: OrderedDict[str, U8] = OrderedDict()

    def similar(self, line: str) -> U8:
        """Table ``(len(line), len(vocabulary))``: likeness of each character of the query line, 0 to 255."""
        return np.stack([self._row(c) for c in line[:LONGEST]])

    def _row(self, char: str) -> U8:
        with self._lock:
            row = self._rows.get(char)
            if row is None:
                row = self._rows[char] = self._compare(char)
                if len(self._rows) > _KEPT_ROWS:
                    self._rows.popitem(last=False)
            else:
                self._rows.move_to_end(char)
            return row

    def _compare(self, char: str) -> U8:
        raise NotImplementedError


class HanLines(_Lines):
    """Chinese lines: characters are alike by look, by sound, or as number words; their order is left to alignment."""

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        super().__init__(lines)
        self._vectors = glyphbook.book().vectors(self.scan.vocabulary)
        self._sounds = SoundTable(self.scan.vocabulary)

    def _compare(self, char: str) -> U8:
        look = glyph.similarity(glyphbook.book().vectors(char)[0], self._vectors)
        heard = self._sounds.row(char)
        value = np.maximum(np.maximum(look, _SOUND_ALONE * heard), 0.5 * (look + heard))
        for other, known in looks.known_pairs(char).items():
            at = self.scan.vocabulary.find(other)
            if at >= 0:
                value[at] = max(float(value[at]), known)
        number = meaning.with_digits(char)
        for i, other in enumerate(self.scan.vocabulary):
            if other == char:
                value[i] = 1.0
            elif number.isdecimal() and meaning.with_digits(other) == number:
                value[i] = _NUMBER
        return np.asarray(np.rint(value * FULL), np.uint8)


class LatinLines(_Lines):
    """Lines of letters and digits: alike by look or sound, compared at most three places apart."""

    band = 3

    def _compare(self, char: str) -> U8:
        values = [
            max(looks.similar(char, c), _LETTER_SOUND * looks.similar_sound(char, c)) for c in self.scan.vocabulary
        ]
        return np.asarray(np.rint(np.array(values, np.float32) * FULL), np.uint8)
