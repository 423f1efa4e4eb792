"""For administrators, with a guard and a blueprint inside."""

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.exceptions import Forbidden

from reports import REPORTS, reports

# region admin
admin = Blueprint("admin", __name__, template_folder="../templates")
# endregion


# region guard
@admin.before_request
def let_in_admins() -> None:
    # In place of a login, which lesson 23 has.
    if request.headers.get("X-Role") != "admin":
        abort(403)


# endregion
# region home
@admin.get("/")
def home() -> str:
    links = [
        url_for(".reports.show_report", year=year) for year in REPORTS
    ]
    return render_template("admin/home.html", links=links)


# endregion
# region nest
admin.register_blueprint(reports, url_prefix="/reports")
# endregion


# region forbidden
@admin.errorhandler(403)
def forbidden(_error: Forbidden) -> tuple[str, int]:
    return "Admins only", 403


# endregion
