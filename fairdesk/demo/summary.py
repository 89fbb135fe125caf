"""What a played day leaves behind: papers as files and ``summary.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fairdesk.casework.workstation import Workstation
from fairdesk.papers import seal
from fairdesk.store.tables import Document


def export_papers(station: Workstation, folder: Path) -> list[dict[str, Any]]:
    """Write every issued paper as ``D14 样展知处字〔2026〕1号.pdf`` and list them; each QR is verified on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for paper in reversed(station.paper_list()):
        data = station.paper_bytes(paper.id)
        file = folder / f"{paper.code} {paper.number}.pdf"
        file.write_bytes(data)
        with station.read() as session:
            qr = session.get_one(Document, paper.id).qr
        listed.append(
            {
                "code": paper.code,
                "number": paper.number,
                "pdf": f"{folder.name}/{file.name}",
                "sha256": paper.sha256,
                "pages": paper.pages,
                "bytes": len(data),
                "signature_ok": seal.verify(qr, station.vault.signing_key.verify_key).genuine,
            }
        )
    return listed


def write(folder: Path, summary: dict[str, Any]) -> Path:
    """Keep the summary as ``summary.json``."""
    file = folder / "summary.json"
    file.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return file
