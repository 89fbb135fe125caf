"""A pack comes in from a stick or a folder: checked as a whole first, then copied to the station."""

from __future__ import annotations

from pathlib import Path

from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.records.pack import Pack
from fairdesk.ui.ops import Job

_STEPS = 2
_MB = 1_000_000


def add_pack(station: Workstation, file: Path, job: Job) -> Path:
    """Check ``file`` against its own digest and copy it into the station's folder; it can be cancelled in between.

    Raises what ``Pack.open`` raises, and ``FD-7013`` when the contents do not match the digest.
    """
    job.progress(0, _STEPS, t("packs.step_check", file=file.name))
    with Pack.open(file) as pack:
        size = file.stat().st_size
        if not pack.verify():
            raise Known("FD-7013", file=file.name)
    job.progress(1, _STEPS, t("packs.step_copy", size=f"{size / _MB:,.1f}"))
    target = station.reference.add(file)
    job.progress(_STEPS, _STEPS, target.name)
    return target
