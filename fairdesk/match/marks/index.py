"""The index over a register's word marks: build it once, search it while the clerk types.

Candidates come from two sides — exact keys (same text, order, pinyin, meaning, distinctive part …) and the columnar
scan of soft likeness — and every candidate gets the exact scorer, which decides score, parts and reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from fairdesk.core.marks import MarkEntry, MarkHit
from fairdesk.errors import Known
from fairdesk.match.marks import explain, keys, refine, rulebook, words
from fairdesk.match.marks.normal import Mark, analyse
from fairdesk.match.marks.scan import LONGEST, Bools
from fairdesk.match.marks.score import PairScore, score
from fairdesk.match.marks.tables import HanLines, LatinLines

LONGEST_QUERY = 200
"""Characters a query may have; a mark is never longer in practice."""

MOST_HITS = 1000
_ALIGNED = 3000
"""Lines per query line that get the vectorised alignment."""

_SCORED = 80
"""Lines per query line that go on to the exact scorer."""

_LEAST = 0.5
_CONTAINING = 60


class WordIndex:
    """Word marks ready to search. Safe to search from several threads once built."""

    def __init__(self, entries: Sequence[MarkEntry]) -> None:
        self.entries = entries
        marks = [analyse(e.title) for e in entries]
        self._keys = keys.KeyTable(keys.keys(m) if m.text else () for m in marks)
        self._han = HanLines([(line, row) for row, m in enumerate(marks) for line in _han_lines(m)])
        self._latin = LatinLines([(line, row) for row, m in enumerate(marks) for line in _latin_lines(m)])
        # 45 Nice classes fit one number; a mark without known classes is never filtered away.
        self._classes = np.array([_known_bits(e.classes) or _ALL for e in entries], np.uint64)

    @classmethod
    def build(cls, entries: Iterable[MarkEntry]) -> WordIndex:
        """Index the marks; those without words (devices) are kept but never found."""
        return cls(list(entries))

    def __len__(self) -> int:
        return len(self.entries)

    def search(self, text: str, classes: Iterable[int] = (), top: int = 20) -> list[MarkHit]:
        """The registered marks similar to ``text``, best first, each with its reasons.

        ``classes`` limits the answer to marks in any of these Nice classes (marks whose classes are unknown stay in);
        none means all. Raises ``Known`` for an empty text (FD-4001), one of signs only (FD-4002), one that is too long
        (FD-4003), a bad ``top`` (FD-4004) or class (FD-4005).
        """
        query = checked(text)
        if not 1 <= top <= MOST_HITS:
            raise Known("FD-4004", top=top, limit=MOST_HITS)
        allowed = self._allowed(classes)
        hits = []
        for row in self._candidates(query, allowed).tolist():
            entry = self.entries[row]
            result = score(query, analyse(entry.title))
            if result.findings and result.score >= rulebook.threshold("answer"):
                hits.append((result, entry))
        hits.sort(key=lambda h: (-h[0].score, -h[0].shape, h[1].row))
        return [_hit(entry, result) for result, entry in hits[:top]]

    def exhaustive(self, text: str, classes: Iterable[int] = (), top: int = 20) -> list[MarkHit]:
        """The same answer by scoring every mark: the slow reference to which ``search`` is held."""
        query = checked(text)
        allowed = self._allowed(classes)
        scored = [
            (score(query, analyse(e.title)), e) for i, e in enumerate(self.entries) if allowed is None or allowed[i]
        ]
        hits = [(s, e) for s, e in scored if s.findings and s.score >= rulebook.threshold("answer")]
        hits.sort(key=lambda h: (-h[0].score, -h[0].shape, h[1].row))
        return [_hit(entry, result) for result, entry in hits[:top]]

    def _allowed(self, classes: Iterable[int]) -> Bools | None:
        wanted = list(classes)
        for c in wanted:
            if not 1 <= c <= _NICE:
                raise Known("FD-4005", value=c)
        bits = _known_bits(wanted)
        return (self._classes & np.uint64(bits)) != 0 if bits else None

    def _candidates(self, query: Mark, allowed: Bools | None) -> npt.NDArray[np.int32]:
        found = [self._keys.rows(keys.keys(query) | keys.inner_keys(query), allowed)]
        for lines, own in ((self._han, _han_lines(query)), (self._latin, _latin_lines(query))):
            for line in own:
                table = lines.similar(line)
                near = lines.scan.candidates(table, _ALIGNED, _LEAST, lines.band, allowed)
                found.append(refine.rows(lines.scan, table, line[:LONGEST], near, _SCORED, _LEAST))
                found.append(lines.scan.containing(line, allowed, _CONTAINING))
        return np.unique(np.concatenate(found))


_ALL = 2**64 - 1
_NICE = 45


def _known_bits(classes: Iterable[int]) -> int:
    """One bit per Nice class; numbers of older national classifications have none."""
    return sum(1 << c for c in {c for c in classes if 1 <= c <= _NICE})


def checked(text: str) -> Mark:
    """The query, normalised. Raises ``Known`` when there is nothing to compare or far too much."""
    stripped = text.strip()
    if not stripped:
        raise Known("FD-4001")
    if len(stripped) > LONGEST_QUERY:
        raise Known("FD-4003", length=len(stripped), limit=LONGEST_QUERY)
    mark = analyse(stripped)
    if not mark.text:
        raise Known("FD-4002", text=stripped[:20])
    return mark


def _han_lines(mark: Mark) -> list[str]:
    return list(dict.fromkeys(line for line in (mark.han, words.core(mark).han) if line))


def _latin_lines(mark: Mark) -> list[str]:
    core = words.core(mark)
    parts = [w for w in core.words if len(w) >= 4] if len(core.words) > 1 and mark.han else []
    return list(dict.fromkeys(line for line in chain((mark.latin, core.latin), parts) if line))


def _hit(entry: MarkEntry, result: PairScore) -> MarkHit:
    return MarkHit(
        entry,
        round(result.score, 4),
        round(result.shape, 4),
        round(result.sound, 4),
        round(result.meaning, 4),
        tuple(explain.reason(f) for f in result.findings),
    )
