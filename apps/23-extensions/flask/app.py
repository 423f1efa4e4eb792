"""23. What are Flask Extensions?

A package that adds to Flask what Flask leaves out. Its object is made
once, without an app; init_app binds it to one.
"""

import os
from secrets import token_hex

from flask import Flask, redirect, render_template
from flask_login import current_user, login_required
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from accounts import add_accounts
from api import blueprint
from database import MEMORY, ONE_CONNECTION, Note, db
from forms import NoteForm, add_csrf, show
from login import login_manager
from mail import add_mail, add_reset
from throttle import add_limits


def create_app(uri: str = MEMORY) -> Flask:
    app = Flask(__name__, template_folder="../templates")

    # region configure
    app.url_map.merge_slashes = False  # Flask-RESTful fails at //
    secure = os.environ.get("PUBLIC_URL", "").startswith("https:")
    app.config.update(
        SECRET_KEY=os.environ.get("SECRET_KEY") or token_hex(),
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=secure,
        SQLALCHEMY_DATABASE_URI=uri,
        SQLALCHEMY_ENGINE_OPTIONS=ONE_CONNECTION,
    )
    if secure:  # TLS ends at one proxy, which names the client
        app.wsgi_app = ProxyFix(app.wsgi_app)
    # endregion
    # region extensions
    db.init_app(app)
    with app.app_context():
        db.create_all()
    login_manager.init_app(app)
    add_csrf(app)
    add_limits(app)
    add_mail(app)
    add_accounts(app)
    add_reset(app)
    app.register_blueprint(blueprint)

    # endregion
    # region notes
    @app.get("/")
    @login_required
    def show_notes() -> str:
        return render_template(
            "notes.html", user=current_user, notes=current_user.notes
        )

    @app.post("/notes")
    @login_required
    def add_note() -> Response | tuple[str, int]:
        form = NoteForm()
        if not form.validate():
            return show(form), 400
        current_user.notes.append(Note(text=form.text.data))
        db.session.commit()
        return redirect("/", 303)

    # endregion
    return app


if __name__ == "__main__":
    app = create_app("sqlite:///notes.sqlite3")
    app.run(port=int(os.environ.get("PORT", "5023")))
