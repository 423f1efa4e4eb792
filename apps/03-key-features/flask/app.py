"""3. What are the key features of Flask?

Six features, and one working route for each. They show themselves:
every page is made with the feature that it describes.
"""

import json
import os
from pathlib import Path

from flask import Flask, Response, render_template, request, url_for

LESSON = Path(__file__).parent.parent
FEATURES = json.loads((LESSON / "features.json").read_text())

app = Flask(__name__, template_folder=LESSON / "templates")


def show(slug: str, proof: str) -> str:
    feature = next(item for item in FEATURES if item["slug"] == slug)
    return render_template("feature.html", feature=feature, proof=proof)


# region extension
class Signature:
    def init_app(self, app: Flask) -> None:
        app.after_request(self.sign)

    def sign(self, response: Response) -> Response:
        response.headers["X-Signed-By"] = "Decant"
        return response


Signature().init_app(app)


# endregion
# region home
@app.get("/")
def home() -> str:
    return render_template("features.html", features=FEATURES)


# endregion
# region json
@app.get("/features")
def list_features() -> list[dict[str, str]]:
    return FEATURES


# endregion
# region core
@app.get("/features/core")
def core() -> str:
    return show("core", "One function and one route made this page.")


# endregion
# region server
@app.get("/features/server")
def server() -> str:
    state = "on" if app.debug else "off"
    return show("server", f"Debug mode is {state}.")


# endregion
# region rest
@app.get("/features/rest")
@app.put("/features/rest")
@app.delete("/features/rest")
def rest() -> str:
    return show("rest", f"You sent {request.method}.")


# endregion
# region templates
@app.get("/features/templates")
def templates() -> str:
    return show("templates", "<b>Markup in a value stays text.</b>")


# endregion
# region extensions
@app.get("/features/extensions")
def extensions() -> str:
    return show("extensions", "The answer has the header X-Signed-By.")


# endregion
# region routing
@app.get("/features/routing")
def routing() -> str:
    return show("routing", f"This page is {url_for('routing')}.")


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5003")))
