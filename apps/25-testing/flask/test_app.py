"""The tests of app.py: run `pytest test_app.py` in this folder."""

import re
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from app import create_app

Mail = tuple[str, str]
BOB = "bob@example.org"


# region fixture
@pytest.fixture
def outbox() -> list[Mail]:
    return []


@pytest.fixture
def app(outbox: list[Mail]) -> Flask:
    app = create_app(send_mail=lambda *mail: outbox.append(mail))
    app.testing = True  # or an exception is only a 500
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


# endregion
# region client
def test_homepage(client: FlaskClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert b"Hello, Flask!" in response.data
    assert response.text == "Hello, Flask!"  # and nothing else


# endregion
# region helper
def invite(client: FlaskClient, email: str = BOB) -> tuple[int, str]:
    response = client.post("/invitations", data={"email": email})
    return response.status_code, response.text


# endregion
# region session
@pytest.fixture
def ada(client: FlaskClient) -> FlaskClient:
    with client.session_transaction() as session:
        session["name"] = "Ada"
    return client


def test_log_in(client: FlaskClient) -> None:
    assert invite(client) == (401, "Log in first")
    assert client.post("/login").text == "Logged in as Ada"
    assert invite(client) == (201, f"Invited {BOB}")


def test_stranger(ada: FlaskClient, app: Flask) -> None:
    stranger = app.test_client()
    assert invite(stranger) == (401, "Log in first")


# endregion
# region database
def test_count(ada: FlaskClient) -> None:
    invite(ada)
    invite(ada)
    assert ada.get("/invitations").json == {"sent": 2}


def test_empty(client: FlaskClient) -> None:
    assert client.get("/invitations").json == {"sent": 0}


# endregion
# region parametrize
@pytest.mark.parametrize(
    "email", ["", "bob", "@example.org", "bob@example", "b b@a.org"]
)
def test_no_email(ada: FlaskClient, email: str) -> None:
    refusal = (400, "This is no email address")
    assert invite(ada, email) == refusal


# endregion
# region mail
def test_mail(ada: FlaskClient, outbox: list[Mail]) -> None:
    invite(ada)
    [(to, text)] = outbox
    assert to == BOB
    link = r"Ada invites you: /invitations/[\w-]{43}"  # 32 bytes
    assert re.fullmatch(link, text)
    assert ada.get(text.split()[-1]).text == f"Welcome, {BOB}!"


# endregion
# region time
@pytest.mark.parametrize(
    ("seconds", "status"), [(0, 200), (3600, 200), (3601, 410)]
)
def test_end(
    ada: FlaskClient,
    outbox: list[Mail],
    monkeypatch: pytest.MonkeyPatch,
    seconds: int,
    status: int,
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    invite(ada)
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    [(_, text)] = outbox
    assert ada.get(text.split()[-1]).status_code == status


# endregion
# region raises
def test_folder(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="unable to open"):
        create_app(f"sqlite:///{tmp_path}")


def test_mail_fails() -> None:
    def refuse(to: str, text: str) -> None:
        raise OSError("SMTP is down")

    app = create_app(send_mail=refuse)
    client = app.test_client()
    client.post("/login")
    assert invite(client)[0] == 500
    assert client.get("/invitations").json == {"sent": 0}
    app.testing = True
    with pytest.raises(OSError, match="SMTP is down"):
        invite(client)


# endregion
