"""Starts the Django side on its development server."""

import os

from app import create_app
from django.core.management import call_command

if __name__ == "__main__":
    create_app()
    port = os.environ.get("PORT", "5102")
    call_command("runserver", port, use_reloader=False)
