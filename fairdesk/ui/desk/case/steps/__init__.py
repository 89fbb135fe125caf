"""One small form per act; importing this package registers them all."""

from fairdesk.ui.desk.case.steps import (
    accept,
    answer_default,
    answer_receive,
    close,
    finding,
    measure,
    notify,
    reject,
    serve,
    supplement,
    supply,
    withdraw,
)
from fairdesk.ui.desk.case.steps.form import FORMS, StepForm, StepView

__all__ = [
    "FORMS",
    "StepForm",
    "StepView",
    "accept",
    "answer_default",
    "answer_receive",
    "close",
    "finding",
    "measure",
    "notify",
    "reject",
    "serve",
    "supplement",
    "supply",
    "withdraw",
]
