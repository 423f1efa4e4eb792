"""2. How does Flask compare to Django?

Django brings the parts with it: the settings switch them on, and the
admin site needs only the model.
"""

import json
import os
from pathlib import Path

import django
from django.apps import AppConfig
from django.contrib import admin
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

LESSON = Path(__file__).parent.parent
ROWS = json.loads((LESSON / "comparison.json").read_text())


class Library(AppConfig):
    name = "app"
    label = "library"


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()


# region model
class Book(models.Model):
    id = models.AutoField(primary_key=True)
    title = models.CharField(max_length=200)

    class Meta:
        app_label = "library"

    def __str__(self) -> str:
        return self.title


# endregion
# region page
def compare(request: HttpRequest) -> HttpResponse:
    return render(request, "comparison.html", {"rows": ROWS})


# endregion
# region books
@csrf_exempt  # its clients send JSON and no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def books(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return add_book(request)
    rows = Book.objects.order_by("id").values("id", "title")
    return JsonResponse(list(rows), safe=False)


# endregion
# region create
def add_book(request: HttpRequest) -> HttpResponse:
    try:
        title = json.loads(request.body)["title"].strip()
    except (ValueError, KeyError, TypeError, AttributeError):
        title = ""
    if not title:
        error = {"error": "A book needs a title."}
        return JsonResponse(error, status=400)
    book = Book.objects.create(title=title)
    created = {"id": book.id, "title": book.title}
    return JsonResponse(created, status=201)


# endregion
# region admin
admin.site.register(Book)
# endregion

urlpatterns = [
    path("", compare),
    path("books", books),
    path("admin/", admin.site.urls),
]


def create_app() -> WSGIHandler:
    call_command("migrate", verbosity=0)  # users, sessions and so on
    tables = connection.introspection.table_names()
    with connection.schema_editor() as schema:
        if Book._meta.db_table in tables:
            schema.delete_model(Book)
        schema.create_model(Book)
    return WSGIHandler()
