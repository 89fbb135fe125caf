"""The published contract: OpenAPI with the messages of ``sync.protocol``.

Bodies are read raw, because their bytes are what was signed; so their schemas are added here by hand.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from fairdesk.sync import signing
from fairdesk.sync.protocol import BatchRequest, DayCount, Enrolment

_REF = "#/components/schemas/{model}"
_BODIES: list[type[BaseModel]] = [Enrolment, BatchRequest, DayCount]


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """The ``openapi_extra`` of a route whose body is this message."""
    schema = {"$ref": _REF.format(model=model.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def publish(app: FastAPI) -> None:
    """Let ``/openapi.json`` show the whole contract."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            _, bodies = models_json_schema([(model, "validation") for model in _BODIES], ref_template=_REF)
            components = schema.setdefault("components", {})
            components.setdefault("schemas", {}).update(bodies["$defs"])
            components["securitySchemes"] = {
                "station": {
                    "type": "apiKey",
                    "in": "header",
                    "name": signing.SIGNATURE,
                    "description": signing.__doc__,
                },
                "token": {"type": "http", "scheme": "bearer"},
            }
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
