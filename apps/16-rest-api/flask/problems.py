"""Every refusal in one form: problem+json (RFC 9457)."""

from flask import Flask, Response, json
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, UnprocessableEntity


# region problem
def problem(error: HTTPException, **more: object) -> Response:
    response = Response(headers=error.get_headers())  # with Allow
    response.status_code = error.code or 500
    title = {"title": error.name, "status": error.code}
    response.data = json.dumps({"type": "about:blank", **title, **more})
    response.content_type = "application/problem+json"
    return response


# endregion
def add_problems(app: Flask) -> None:
    # region invalid
    @app.errorhandler(ValidationError)
    def invalid(error: ValidationError) -> Response:
        errors = [
            {"field": ".".join(map(str, e["loc"])), "detail": e["msg"]}
            for e in error.errors()
        ]
        return problem(UnprocessableEntity(), errors=errors)

    # endregion
    # region problem
    app.register_error_handler(HTTPException, problem)
    # endregion
