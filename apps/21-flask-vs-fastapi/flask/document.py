"""The OpenAPI document, written by hand: no view is asked."""

from typing import Any

from pydantic.json_schema import models_json_schema

from models import Order, Page, Total, User

JSON = "application/json"
SCHEMA = "#/components/schemas/{model}"
USER_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 0},
}
LIMIT = {
    "name": "limit",
    "in": "query",
    "schema": Page.model_json_schema()["properties"]["limit"],
}


# region document
def document() -> dict[str, Any]:
    _, schemas = models_json_schema(
        [
            (User, "serialization"),
            (Order, "validation"),
            (Total, "serialization"),
        ],
        ref_template=SCHEMA,
    )
    user, users = ref(User), {"type": "array", "items": ref(User)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Users", "version": "1.0.0"},
        "paths": {
            "/user/{id}": {
                "get": {
                    "parameters": [USER_ID],
                    "responses": {"200": answer(user)},
                }
            },
            "/users": {
                "get": {
                    "parameters": [LIMIT],
                    "responses": {
                        "200": answer(users),
                        "422": {"description": "Refused"},
                    },
                }
            },
            "/user/{id}/order": {
                "post": {
                    "parameters": [USER_ID],
                    "requestBody": {
                        "required": True,
                        "content": {JSON: {"schema": ref(Order)}},
                    },
                    "responses": {
                        "201": answer(ref(Total)),
                        "422": {"description": "Refused"},
                    },
                }
            },
        },
        "components": {"schemas": schemas["$defs"]},
    }


# endregion
def ref(model: type) -> dict[str, str]:
    return {"$ref": SCHEMA.format(model=model.__name__)}


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": "Done",
        "content": {JSON: {"schema": schema}},
    }
