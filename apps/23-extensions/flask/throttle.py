"""Flask-Limiter: how often one address may try a password."""

from flask import Flask
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address

from forms import LogInForm, show

# region limit
limiter = Limiter(get_remote_address, storage_uri="memory://")
few_log_ins = limiter.limit("10 per minute")


def add_limits(app: Flask) -> None:
    limiter.init_app(app)

    @app.errorhandler(RateLimitExceeded)
    def slow_down(
        _error: RateLimitExceeded,
    ) -> tuple[str, int, dict[str, str]]:
        form = LogInForm(formdata=None)  # the body is not read
        form.form_errors.append("Too many attempts: wait a minute")
        return show(form), 429, {"Retry-After": "60"}


# endregion
