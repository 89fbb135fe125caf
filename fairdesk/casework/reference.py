"""The reference records a station brought along: look-up by number, search for similar word marks.

Several packs may lie side by side; answers name the pack they come from. Indexes are built on first use and kept.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairdesk.core.marks import MarkHit
from fairdesk.core.rights import Record, RightKind
from fairdesk.records.pack import Pack

if TYPE_CHECKING:
    from fairdesk.match.marks.index import WordIndex


@dataclass(frozen=True, slots=True)
class Found:
    """A record and the digest of the pack that holds it."""

    record: Record
    pack: str


@dataclass(frozen=True, slots=True)
class SimilarMark:
    """A similar mark with its whole record."""

    hit: MarkHit
    record: Record
    pack: str


class Reference:
    """The packs of one station. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._packs: dict[Path, Pack] = {}
        self._indexes: dict[Path, WordIndex] = {}

    def add(self, pack: Path) -> Path:
        """Copy a pack into the station's folder. Raises a ``Known`` when it is no sound pack."""
        with Pack.open(pack):
            pass
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / pack.name
        if target.resolve() != pack.resolve():
            partial = target.with_suffix(".part")
            shutil.copyfile(pack, partial)
            partial.replace(target)
        with self._lock:
            self._forget(target)
        return target

    def packs(self) -> list[Pack]:
        """All packs, opened."""
        with self._lock:
            return [pack for _, pack in self._open()]

    def _open(self) -> Iterator[tuple[Path, Pack]]:
        for file in sorted(self.folder.glob("*.fdpack")):
            if file not in self._packs:
                self._packs[file] = Pack.open(file)
            yield file, self._packs[file]

    def _forget(self, file: Path) -> None:
        old = self._packs.pop(file, None)
        self._indexes.pop(file, None)
        if old is not None:
            old.close()

    def find(self, number: str) -> list[Found]:
        """Records with this number, in any usual writing."""
        return [Found(record, pack.info().digest) for pack in self.packs() for record in pack.find(number)]

    def search(self, text: str, kinds: Collection[RightKind] = (), limit: int = 50) -> list[Found]:
        """Records whose title, holder or number contains ``text``."""
        return [Found(r, p.info().digest) for p in self.packs() for r in p.search(text, tuple(kinds), limit)][:limit]

    def similar_words(self, text: str, classes: Collection[int] = (), top: int = 20) -> list[SimilarMark]:
        """Word marks similar to ``text``, best first."""
        found: list[SimilarMark] = []
        for pack, index in self._word_indexes():
            digest = pack.info().digest
            found += [
                SimilarMark(hit, pack.get(hit.entry.row), digest)
                for hit in index.search(text, classes=tuple(classes), top=top)
            ]
        found.sort(key=lambda mark: -mark.hit.score)
        return found[:top]

    def _word_indexes(self) -> list[tuple[Pack, WordIndex]]:
        from fairdesk.match.marks.index import WordIndex  # its pinyin tables take half a second at start

        with self._lock:
            pairs = []
            for file, pack in self._open():
                if file not in self._indexes:
                    self._indexes[file] = WordIndex.build(pack.word_marks())
                pairs.append((pack, self._indexes[file]))
            return pairs

    def picture(self, key: str) -> bytes | None:
        """A picture of a record by its key."""
        return next((data for pack in self.packs() if (data := pack.picture(key)) is not None), None)

    def close(self) -> None:
        """Close all packs."""
        with self._lock:
            for file in list(self._packs):
                self._forget(file)
