"""Signed answers as they leave: canonical JSON, never cached."""

from __future__ import annotations

from fastapi import Response


def answer(body: bytes) -> Response:
    """A signed answer; its bytes are the ones that were signed."""
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})
