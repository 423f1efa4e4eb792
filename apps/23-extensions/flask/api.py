"""Flask-CORS, and plain routes in the place of Flask-RESTful."""

from flask import Blueprint, url_for
from flask_cors import CORS
from flask_login import current_user, login_required

from database import Note, db
from forms import NoteForm

Json = dict[str, int | str]

# region cors
api = Blueprint("api", __name__, url_prefix="/api")
CORS(
    api,
    origins=["https://app.example.org"],
    methods=["GET", "POST"],
    supports_credentials=True,  # it may send the session's cookie
)


# endregion
# region list
@api.get("/notes")
@login_required
def list_notes() -> list[Json]:
    return [note.to_dict() for note in current_user.notes]


# endregion
# region read
@api.get("/notes/<int:note_id>")
@login_required
def read_note(note_id: int) -> Json:
    own = db.select(Note).filter_by(user_id=current_user.id)
    return db.first_or_404(own.filter_by(id=note_id)).to_dict()


# endregion
# region create
@api.post("/notes")
@login_required
def create_note() -> tuple[Json, int] | tuple[Json, int, Json]:
    form = NoteForm()
    if not form.validate():
        return {"error": form.error}, 400
    note = Note(text=form.text.data)
    current_user.notes.append(note)
    db.session.commit()
    location = url_for(".read_note", note_id=note.id)
    return note.to_dict(), 201, {"Location": location}


# endregion
