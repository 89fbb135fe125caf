"""All acts, registered: importing this module imports every phase."""

from fairdesk.casework import acceptance, answer, closing, finding, intake, measure, notes, notification, service, setup
from fairdesk.casework import rule_acts
from fairdesk.casework.act import ACTS
from fairdesk.casework.exhibitors import flags, recording
from fairdesk.casework.people import foureyes, recusal, staff

__all__ = [
    "ACTS",
    "acceptance",
    "answer",
    "closing",
    "finding",
    "flags",
    "foureyes",
    "intake",
    "measure",
    "notes",
    "notification",
    "recording",
    "recusal",
    "rule_acts",
    "service",
    "setup",
    "staff",
]
