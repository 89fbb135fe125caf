"""The parts of what people say: parties, right, accused objects."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from fairdesk.casework.act import Input
from fairdesk.core.rights import RightKind, RightStatus


class PartyInput(Input):
    """A complainant or respondent. ``id_no``: unified social credit code (organisation) or identity number."""

    name: str
    kind: Literal["organisation", "person"] = "organisation"
    id_no: str = ""
    country: str = "CN"
    address: str = ""
    legal_rep: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    booth: str = ""


class AgentInput(Input):
    """Who acts for the complainant."""

    name: str
    firm: str = ""
    phone: str = ""
    powers: str = ""


class RightInput(Input):
    """The right, from its certificate or from a record of the pack."""

    kind: RightKind
    number: str
    title: str
    holder: str
    office: str = "CN"
    status: RightStatus = RightStatus.UNKNOWN
    filed: date | None = None
    granted: date | None = None
    expires: date | None = None
    scope: str = ""
    classes: tuple[int, ...] = ()
    pack: str = ""


class ItemInput(Input):
    """An accused object. ``place``: exhibit, packaging, brochure, board, online …"""

    name: str
    model: str = ""
    brand: str = ""
    quantity: str = ""
    place: Literal["exhibit", "packaging", "brochure", "board", "sample", "image", "online", "furniture"] = "exhibit"
    url: str = ""
    note: str = ""


class ComplaintInput(Input):
    """A complaint as told at the counter. Source: domain.md §9.2 D01."""

    channel: Literal["desk", "online", "phone", "organiser", "authority"] = "desk"
    complainant: PartyInput
    agent: AgentInput | None = None
    respondent: PartyInput
    hall: str = ""
    booth: str
    right: RightInput
    standing: Literal["holder", "exclusive", "sole", "ordinary"] = "holder"
    items: tuple[ItemInput, ...] = Field(default=())
    facts: str
    request: str = ""
    requested: tuple[str, ...] = ()
    earlier_proceedings: str = ""
    shown: tuple[str, ...] = ()
    truth_declared: bool = False
    data_consent: bool = False
    handler_id: str = ""
