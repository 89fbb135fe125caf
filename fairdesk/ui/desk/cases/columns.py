"""The columns of the case list."""

from __future__ import annotations

from fairdesk.casework.views import CaseRow
from fairdesk.i18n import t
from fairdesk.ui.desk.case_words import right_line, right_name
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.chip import ChipSpec
from fairdesk.ui.widgets.clock import clock_chip
from fairdesk.ui.widgets.table_model import Column


def columns(now: Now) -> list[Column[CaseRow]]:
    """Ids of sortable columns are those of ``Workstation.cases(sort=…)``."""

    def clock(row: CaseRow) -> ChipSpec | None:
        return None if row.clock is None else clock_chip(row.clock.due_at, now(), row.clock.started_at)

    return [
        Column("number", t("cases.number"), lambda row: row.number, 168, kind="mono", sortable=True),
        Column("booth", t("cases.booth"), lambda row: row.booth, 76, sortable=True),
        Column("respondent", t("cases.respondent"), lambda row: row.respondent, 164, tip=lambda row: row.respondent),
        Column(
            "complainant", t("cases.complainant"), lambda row: row.complainant, 148, tip=lambda row: row.complainant
        ),
        Column("right", t("cases.right"), right_name, 160, stretch=True, tip=right_line),
        Column("state", t("cases.state"), width=140, sortable=True, chip=lambda row: state_chip(row.state)),
        Column("clock", t("cases.clock"), width=132, chip=clock),
        Column(
            "received_at",
            t("cases.received"),
            lambda row: moment_text(row.received_at, now()),
            84,
            kind="muted",
            sortable=True,
        ),
    ]
