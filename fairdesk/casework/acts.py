"""All acts, registered: importing this module imports every phase."""

from fairdesk.casework import acceptance, answer, closing, finding, intake, measure, notes, notification, service, setup
from fairdesk.casework.act import ACTS

__all__ = [
    "ACTS",
    "acceptance",
    "answer",
    "closing",
    "finding",
    "intake",
    "measure",
    "notes",
    "notification",
    "service",
    "setup",
]
