"""A register record in words: its facts, its state, and whether it stands on a day."""

from __future__ import annotations

from datetime import date

from fairdesk.core.rights import Force, Record, RightStatus, Term, force_on
from fairdesk.i18n import language, t
from fairdesk.ui.widgets.chip import ChipSpec, State
from fairdesk.ui.widgets.key_value import Fact

_GOOD = frozenset({RightStatus.IN_FORCE, RightStatus.GRACE})
_OPEN = frozenset({RightStatus.UNKNOWN, RightStatus.PENDING})


def force_of(record: Record, day: date, terms: tuple[Term, ...]) -> Force:
    """Whether the right of a record stands on ``day``; terms from the fair's rule set."""
    return force_on(
        day,
        kind=record.kind,
        status=record.status,
        filed=record.filed,
        granted=record.granted,
        expires=record.expires,
        terms=terms,
    )


def force_chip(force: Force) -> ChipSpec:
    """In force or not, with the day until which, or the reason why not."""
    until = f"{force.until:%Y-%m-%d}" if force.until else ""
    if force.in_force:
        key = "grace" if force.reason == "grace" else "stands"
        words = t(f"packs.{key}_until", day=until) if until else t(f"packs.{key}")
        return ChipSpec("warn" if key == "grace" else "ok", words)
    if force.reason == "unknown":
        return ChipSpec("warn", t("packs.force_unknown"), "help-circle-outline")
    words = t("packs.expired_on", day=until) if force.reason == "expired" else t("packs.not_in_force")
    return ChipSpec("danger", words, "close-circle-outline")


def status_chip(record: Record) -> ChipSpec:
    """What the register says."""
    look: State = "ok" if record.status in _GOOD else "neutral" if record.status in _OPEN else "danger"
    return ChipSpec(look, t(f"right_status.{record.status}"))


def holders(record: Record) -> str:
    """All holders in one line."""
    return ("、" if language() == "zh" else "; ").join(record.holders)


def day_words(day: date | None) -> str:
    """``2026-10-15``, or nothing."""
    return "" if day is None else day.isoformat()


def facts(record: Record) -> list[Fact]:
    """The lines of a record; what the source does not say is left out, but for holder, number and dates."""
    always = [
        Fact(_name("number"), record.number, mono=True),
        Fact(_name("holders"), holders(record)),
        Fact(_name("filed"), day_words(record.filed)),
        Fact(_name("granted"), day_words(record.granted)),
        Fact(_name("expires"), day_words(record.expires)),
        Fact(_name("status"), _status_words(record)),
    ]
    more = (
        ("titles_other", " / ".join(record.titles_other), False),
        ("registration_number", _other(record.registration_number, record), True),
        ("application_number", _other(record.application_number, record), True),
        ("publication_number", _other(record.publication_number, record), True),
        ("classes", ", ".join(str(number) for number in record.classes), False),
        ("groups", ", ".join(record.groups), True),
        ("vienna", ", ".join(record.vienna), True),
        ("locarno", ", ".join(record.locarno), True),
        ("ipc", ", ".join(record.ipc), True),
        ("goods", record.goods_text, False),
        ("abstract", record.abstract, False),
        ("source", f"{record.source} · {record.position}" if record.position else record.source, False),
    )
    return always + [Fact(_name(name), value, mono=mono) for name, value, mono in more if value]


def _name(field: str) -> str:
    """The name of a field as the head of a line."""
    words = t(f"records.{field}")
    return words[:1].upper() + words[1:]


def _other(number: str, record: Record) -> str:
    return "" if number == record.number else number


def _status_words(record: Record) -> str:
    words = t(f"right_status.{record.status}")
    if record.status_text and record.status_text != record.status.value:
        words = f"{words} · {record.status_text}"
    return f"{words} ({record.status_date})" if record.status_date else words
