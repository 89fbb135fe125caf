"""What a search for similar word marks takes and gives; the engine is in ``fairdesk.match``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """One registered word mark as the index sees it."""

    row: int
    """Key of the record in its pack."""
    number: str
    title: str
    classes: tuple[int, ...] = ()
    goods: str = ""


@dataclass(frozen=True, slots=True)
class MarkReason:
    """Why a mark was found: a rule code W1–W17 of the examination guide and a sentence in both languages."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class MarkHit:
    """One answer: ``score`` and the three parts (形 shape, 音 sound, 义 meaning) are 0.0 to 1.0."""

    entry: MarkEntry
    score: float
    shape: float
    sound: float
    meaning: float
    reasons: tuple[MarkReason, ...]
