"""Reports by year: a blueprint that lives inside another."""

from flask import Blueprint, abort
from werkzeug.exceptions import NotFound

REPORTS = {"2025": "A good year", "2026": "A better year"}

# region reports
reports = Blueprint("reports", __name__)
# endregion


# region show
@reports.get("/<year>")
def show_report(year: str) -> str:
    if year not in REPORTS:
        abort(404)
    return REPORTS[year]


# endregion
# region no-report
@reports.errorhandler(404)
def no_report(_error: NotFound) -> tuple[str, int]:
    return "No such report", 404


# endregion
