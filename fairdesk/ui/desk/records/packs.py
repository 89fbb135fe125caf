"""The packs that are loaded: a list, and what the chosen one says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.records.pack import PackInfo
from fairdesk.ui import fonts
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.key_value import Fact, KeyValue

_LIST_HEIGHT = 66


@dataclass(frozen=True, slots=True)
class PackRow:
    """A loaded pack by its file name."""

    name: str
    info: PackInfo


def loaded(station: Workstation) -> tuple[PackRow, ...]:
    """All packs of the station."""
    return tuple(PackRow(pack.path.name, pack.info()) for pack in station.reference.packs())


def soundness(station: Workstation, digest: str) -> tuple[str, bool]:
    """Whether the pack with this digest still has the contents it was built with; reads the whole pack."""
    return digest, all(pack.verify() for pack in station.reference.packs() if pack.info().digest == digest)


class _PackPainting(Painting):
    height = _LIST_HEIGHT

    def __init__(self) -> None:
        self.sound: dict[str, bool] = {}

    def chip(self, row: PackRow) -> ChipSpec:
        """Whether the contents match the digest."""
        sound = self.sound.get(row.info.digest)
        if sound is None:
            return ChipSpec("neutral", t("packs.verifying"), "progress-clock")
        return ChipSpec("ok", t("packs.sound")) if sound else ChipSpec("danger", t("packs.unsound"))

    def text(self, row: PackRow) -> str:
        return f"{row.name}, {t('packs.count', n=f'{row.info.records:,}')}, {self.chip(row).text}"

    def paint(self, painter: QPainter, room: QRect, row: PackRow) -> None:
        line = QRect(room.left(), room.top() + 9, room.width(), 22)
        paint_words(painter, line, row.name, fonts.sans(), "ink")
        below = QRect(room.left(), line.bottom() + 4, room.width(), 22)
        spec = self.chip(row)
        paint_chip(painter, below, spec)
        beside = below.adjusted(chip_width(spec.text) + 8, 0, 0, 0)
        paint_words(painter, beside, t("packs.count", n=f"{row.info.records:,}"), fonts.sans("caption"), "muted")


class PackPanel(ListCard):
    """``add_wanted`` when the empty panel's button is pressed."""

    add_wanted = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__(t("packs.loaded"), foot=False)
        self._now = now
        self._painting = _PackPainting()
        self.list = RowList(t("packs.loaded"), self._painting, key=lambda row: row.info.digest)
        self.list.setObjectName("records.packs")
        self._facts = KeyValue(name_width=72)
        self._places = QStackedWidget()
        self._places.addWidget(
            EmptyState(
                t("packs.none"), t("packs.none_hint"), icon="bookshelf", act=t("packs.add"),
                on_act=self.add_wanted.emit,
            )
        )  # fmt: skip
        self._places.addWidget(self._room())
        self.add(self._places, 1)
        self.list.chosen.connect(self._choose)

    def _room(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QWidget()
        below = QVBoxLayout(inner)
        below.setContentsMargins(15, 12, 15, 12)
        below.addWidget(self._facts)
        below.addStretch()
        column.addWidget(self.list)
        column.addWidget(scrolled(inner), 1)
        return room

    def show_packs(self, rows: Sequence[PackRow]) -> None:
        """Show the loaded packs; the first is chosen when none was."""
        self._places.setCurrentIndex(1 if rows else 0)
        self.list.show_rows(rows)
        self.list.setFixedHeight(min(max(len(rows), 1), 3) * _LIST_HEIGHT)
        if rows and self.list.current() is None:
            self.list.choose(0)

    def show_soundness(self, digest: str, sound: bool) -> None:
        """Show what verifying a pack said."""
        self._painting.sound[digest] = sound
        self.list.repaint_rows()

    @property
    def unverified(self) -> list[str]:
        """Digests of the packs that were not verified since the start."""
        return [row.info.digest for row in self.list.rows if row.info.digest not in self._painting.sound]

    def _choose(self, row: PackRow) -> None:
        info = row.info
        built = moment_text(datetime.fromisoformat(info.built_at), self._now())
        kinds = "\n".join(f"{t(f'right_kind.{kind}')} {count:,}" for kind, count in _most_first(info.kinds))
        offices = " · ".join(f"{office} {count:,}" for office, count in _most_first(info.offices))
        named = [("kinds", kinds), ("offices", offices), ("pictures", f"{info.pictures:,}")]
        named += [("set_aside", f"{info.set_aside:,}"), ("built_at", built), ("source", _sources(info.sources))]
        facts = [Fact(_upper(t(f"records.{name}")), value) for name, value in named]
        digest = "\n".join(info.digest[at : at + 16] for at in range(0, len(info.digest), 16))
        facts.append(Fact(_upper(t("records.digest")), digest, mono=True))
        self._facts.show_facts(facts)


def _most_first(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sources(sources: Sequence[dict[str, Any]]) -> str:
    shown = [str(source["name"]) for source in sources[:6]]
    more = len(sources) - len(shown)
    return "\n".join([*shown, t("packs.more_sources", n=more)] if more else shown)
