"""Flask-RESTful: notes as resources. Flask-CORS: who may ask."""

from flask import Blueprint
from flask_cors import CORS
from flask_login import current_user, login_required
from flask_restful import Api, Resource

from database import Note, db
from forms import NoteForm

Json = dict[str, int | str]
LARGEST = 2**53 - 1  # of JavaScript's whole numbers

# region cors
blueprint = Blueprint("api", __name__, url_prefix="/api")
CORS(
    blueprint,
    origins=["https://app.example.org"],
    methods=["GET", "POST"],
    supports_credentials=True,  # it may send the session's cookie
)
# endregion

api = Api(blueprint)


class NoteList(Resource):
    method_decorators = [login_required]

    # region list
    def get(self) -> list[Json]:
        return [note.to_dict() for note in current_user.notes]

    # endregion
    # region create
    def post(self) -> tuple[Json, int] | tuple[Json, int, Json]:
        form = NoteForm()
        if not form.validate():
            return {"error": form.error}, 400
        note = Note(text=form.text.data)
        current_user.notes.append(note)
        db.session.commit()
        location = api.url_for(NoteItem, note_id=note.id)
        return note.to_dict(), 201, {"Location": location}

    # endregion


class NoteItem(Resource):
    method_decorators = [login_required]

    # region read
    def get(self, note_id: int) -> Json | tuple[Json, int]:
        own = db.select(Note).filter_by(user_id=current_user.id)
        note = db.session.scalar(own.filter_by(id=note_id))
        if note is None:
            return {"error": "No such note"}, 404
        return note.to_dict()

    # endregion


api.add_resource(NoteList, "/notes")
api.add_resource(NoteItem, f"/notes/<int(max={LARGEST}):note_id>")
