"""Stands for a slow query, and counts how often it runs."""

from flask import abort

TEXTS = {
    "en": "This data is cached!",
    "fr": "Ces données sont en cache !",
}


class SlowTexts:
    runs = 0  # in this process only

    # region load
    def load(self, lang: str) -> str:
        self.runs += 1  # a slow query would stand here
        text = TEXTS.get(lang)
        if text is None:
            abort(404)
        return text

    # endregion
