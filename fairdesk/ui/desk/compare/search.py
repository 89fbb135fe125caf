"""What is asked and what comes back: by number, or by words that are similar."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.casework.notes import ComparisonInput
from fairdesk.casework.workstation import Workstation
from fairdesk.core.identifiers import tidy
from fairdesk.core.marks import MarkReason
from fairdesk.core.rights import Record
from fairdesk.i18n import t

TOP = 30
_LEAST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: words or a number, and Nice classes (none: all)."""

    text: str
    classes: tuple[int, ...] = ()

    @property
    def is_number(self) -> bool:
        """Does it look like the number of a right? Mostly digits, at least four."""
        plain = tidy(self.text)
        digits = sum(character.isdigit() for character in plain)
        return plain.isascii() and digits >= _LEAST_DIGITS and digits * 2 >= len(plain)


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. Found by its number it has no scores: nothing was compared."""

    record: Record
    pack: str
    score: float | None
    shape: float | None = None
    sound: float | None = None
    meaning: float | None = None
    reasons: tuple[MarkReason, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """The same record in the same pack."""
        return self.pack, self.record.office, self.record.number


@dataclass(frozen=True, slots=True)
class Answer:
    """All hits of a query; ``packs`` is how many packs there were to look into."""

    asked: Asked
    hits: tuple[Hit, ...]
    packs: int


def search(station: Workstation, asked: Asked) -> Answer:
    """Look it up. A number that nobody bears is tried as words, for there are marks of digits."""
    packs = len(station.reference.packs())
    hits: list[Hit] = []
    if packs and asked.is_number:
        hits = [Hit(found.record, found.pack, None) for found in station.reference.find(asked.text)]
    if packs and not hits:
        hits = [
            Hit(
                mark.record,
                mark.pack,
                mark.hit.score,
                mark.hit.shape,
                mark.hit.sound,
                mark.hit.meaning,
                mark.hit.reasons,
            )
            for mark in station.reference.similar_words(asked.text, asked.classes, TOP)
        ]
    return Answer(asked, tuple(hits), packs)


def read_classes(text: str) -> tuple[int, ...] | None:
    """``9, 35`` and ``9、35`` as Nice classes; ``None`` when a part is no class from 1 to 45."""
    parts = text.replace("，", ",").replace("、", ",").replace(";", ",").replace("；", ",").replace(" ", ",").split(",")
    try:
        classes = tuple(int(part) for part in parts if part)
    except ValueError:
        return None
    return classes if all(1 <= number <= 45 for number in classes) else None


def comparison(asked: Asked, hit: Hit, verdict: str, note: str) -> ComparisonInput:
    """What is recorded on the case. A record found by its number is itself: its score is 1, and the reason says why."""
    reasons = tuple({"code": reason.code, "zh": reason.zh, "en": reason.en} for reason in hit.reasons)
    if hit.score is None:
        reasons = ({"code": "NUMBER", "zh": t("compare.by_number", "zh"), "en": t("compare.by_number", "en")},)
    parts = {"shape": hit.shape, "sound": hit.sound, "meaning": hit.meaning}
    return ComparisonInput(
        query=asked.text,
        classes=asked.classes,
        pack=hit.pack,
        number=hit.record.number,
        title=hit.record.title,
        score=1.0 if hit.score is None else hit.score,
        parts={name: value for name, value in parts.items() if value is not None},
        reasons=reasons,
        verdict=verdict,
        note=note,
    )
