import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");

const FACTS = `
import json
from sqlalchemy import event
from sqlalchemy.orm import (
    Mapped, joinedload, mapped_column, selectinload, validates,
)
from app import create_app
from models import Post, User, db

facts = {}
sent = []

def name_of(call):
    """The class of the error, or what the call gives."""
    try:
        return call()
    except Exception as error:
        return type(error).__name__

facts["outside"] = name_of(db.create_all)

class Tag(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}

    @validates("name")
    def check(self, key, name):
        assert name, "no name"
        return name

app = create_app()
with app.app_context():
    event.listen(
        db.engine,
        "before_cursor_execute",
        lambda _1, _2, sql, *_: sent.append(" ".join(sql.split())),
    )
    for name in ["Ada", "Bob", "Bob"]:
        db.session.add(User(name=name))
    db.session.commit()
    db.session.add_all([Post(title=t, author_id=1) for t in ["a", "b"]])
    db.session.commit()

    def find(name):
        return db.session.scalars(db.select(User).filter_by(name=name))

    # A row that is not there.
    facts["update"] = name_of(lambda: setattr(find("Eve").first(), "name", ""))
    facts["delete"] = name_of(lambda: db.session.delete(find("Eve").first()))

    # get, first, one, one_or_none
    sent.clear()
    bob = find("Bob").first()
    facts["first"] = ["LIMIT" in sql for sql in sent]
    sent.clear()
    facts["get"] = [db.session.get(User, bob.id) is bob, sent[:]]
    facts["one"] = [
        name_of(find("Eve").one), name_of(find("Bob").one),
        name_of(find("Eve").one_or_none),
    ]
    facts["or 404"] = [
        name_of(lambda: db.first_or_404(db.select(User).filter_by(name="Eve"))),
        name_of(lambda: db.one_or_404(db.select(User).filter_by(name="Eve"))),
    ]

    # Related rows
    post = db.session.get(Post, 1)
    facts["lazy"] = name_of(lambda: post.author)
    query = db.select(User).options(joinedload(User.posts))
    facts["joined"] = [
        name_of(db.session.scalars(query).all),
        len(db.session.scalars(query).unique().all()),
    ]
    sent.clear()
    db.session.scalars(db.select(User).options(selectinload(User.posts))).all()
    facts["selectin"] = [" IN (" in sql for sql in sent]

    # Many rows with one statement
    def run(statement):
        return db.session.execute(statement).rowcount

    facts["many"] = [
        run(db.update(User).where(User.name == "Bob").values(name="Eve")),
        run(db.delete(User).where(User.name == "Ada")),
        len(db.session.scalars(db.select(Post)).all()),
    ]

    # A validator, and a version
    db.session.add(Tag(name="new"))
    db.session.commit()
    facts["validator"] = [
        name_of(lambda: Tag(name="")), run(db.update(Tag).values(name="")),
    ]
    sent.clear()
    db.session.get(Tag, 1).name = "old"
    db.session.flush()
    facts["version"] = sent[-1].partition("WHERE ")[2]
print(json.dumps(facts))
`;

/** What the README says of SQLAlchemy only. */
export function describeFlask(): void {
  test("SQLAlchemy: what queries give, load, and leave out", () => {
    expect(runPython(LESSON, FACTS)).toEqual({
      outside: "RuntimeError",
      update: "AttributeError",
      delete: "UnmappedInstanceError",
      first: [false],
      get: [true, []],
      one: ["NoResultFound", "MultipleResultsFound", null],
      "or 404": ["NotFound", "NotFound"],
      lazy: "InvalidRequestError",
      joined: ["InvalidRequestError", 3],
      selectin: [false, true],
      many: [2, 1, 0],
      validator: ["AssertionError", 1],
      version: "tag.id = ? AND tag.version = ?",
    });
  });
}
