"""7. How do you render an HTML template in Flask?

A view names a file of the templates folder and passes it values. The
engine puts them in, escaped, and the text is the answer.
"""

import os

from flask import Flask, render_template

# region setup
app = Flask(
    __name__,
    template_folder="../templates",
    static_folder="../static",
)
app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
# endregion


# region every-template
@app.context_processor
def site() -> dict[str, str]:
    return {"site": "Decant"}


# endregion
# region welcome
@app.get("/welcome")
def welcome() -> str:
    return render_template("welcome.html")


# endregion
# region values
@app.get("/welcome/<name>")
def welcome_to(name: str) -> str:
    return render_template("welcome_to.html", name=name)


# endregion
# region lost
@app.get("/lost")
def lost() -> str:
    return render_template("lost.html")  # there is no such file


# endregion
# region failed
@app.errorhandler(500)
def failed(_error: Exception) -> tuple[str, int]:
    return render_template("failed.html"), 500


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5007")))
