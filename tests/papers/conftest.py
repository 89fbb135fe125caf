"""One engine for all tests (its faces are converted once per machine) and requests with plausible data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from nacl.signing import SigningKey

from fairdesk.papers.engine import PaperEngine, PaperRequest
from fairdesk.papers.samples import Kind, sample

MakeRequest = Callable[..., PaperRequest]


@pytest.fixture(scope="session")
def engine() -> PaperEngine:
    return PaperEngine()


@pytest.fixture(scope="session")
def key() -> SigningKey:
    return SigningKey(bytes(range(32)))


@pytest.fixture(scope="session")
def make_request(engine: PaperEngine) -> MakeRequest:
    """``make_request("D14", "zh", kind="typical", items=[…])``: sample data with some of it replaced."""

    def make(code: str, lang: Any = "zh", kind: Kind = "typical", state: Any = "issued", **data: Any) -> PaperRequest:
        reprint_no = data.pop("reprint_no", 0)
        number = data.pop("number", "样例交易会知处字〔2026〕12号")
        form = engine.form(code, lang)
        values = {**sample(form.fields, engine.dictionary, lang, kind), **data}
        return PaperRequest(
            code,
            lang,
            UUID("0190f5aa-1111-7000-8000-123456789abc"),
            number,
            datetime(2026, 11, 23, 6, 5, tzinfo=UTC),
            values,
            "B2",
            "第139届样例交易会知识产权工作站",
            "IP Protection Station, 139th Example Trade Fair",
            state,
            reprint_no,
        )

    return make
