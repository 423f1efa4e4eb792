"""The usual printed answer, with the one change that it needs today."""

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)

# region quickstart
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///users.db"
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))


with app.app_context():  # needed since Flask-SQLAlchemy 3.0
    db.create_all()
# endregion
