"""Starts the Django side on its development server."""

import os

from django.core.management import call_command

from app import create_app

if __name__ == "__main__":
    create_app()
    port = os.environ.get("PORT", "5102")
    call_command("runserver", port, use_reloader=False)
