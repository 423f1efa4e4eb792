"""Import a deck with Anki's own importer, and say what came of it.

    python import_deck.py first.apkg later.apkg

The first deck is imported twice, then one that was made later. Between
them one card is learnt.
"""

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageOptions


def import_package(collection: Collection, path: str) -> dict[str, int]:
    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(
        package_path=path, options=options
    )
    log = collection.import_anki_package(request).log
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "duplicate": len(log.duplicate),
        "conflicting": len(log.conflicting),
    }


def count(collection: Collection) -> dict[str, int]:
    return {
        "notes": collection.note_count(),
        "cards": collection.card_count(),
        "note_types": sum(
            entry.name.startswith("Decant")
            for entry in collection.models.all_names_and_ids()
        ),
        "decks": sum(
            entry.name.startswith("Decant::")
            for entry in collection.decks.all_names_and_ids()
        ),
    }


def learn_one(collection: Collection) -> int:
    """Answer the first card, and return its id."""
    deck = collection.decks.id_for_name("Decant")
    collection.decks.select(deck)
    card = collection.sched.getCard()
    collection.sched.answerCard(card, 3)
    return card.id


def problems(collection: Collection) -> list[str]:
    """What Anki's own check of the collection finds."""
    text, is_whole = collection.fix_integrity()
    return (
        [] if is_whole and "rebuilt and optimized" in text else [text]
    )


def main(first: str, later: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        imports = [import_package(collection, first)]
        counts = [count(collection)]
        checked = problems(collection)
        learnt = learn_one(collection)
        imports.append(import_package(collection, first))
        imports.append(import_package(collection, later))
        counts.append(count(collection))
        reps = collection.get_card(learnt).reps
        sample = collection.get_note(
            collection.find_notes("tag:decant::half-minute")[0]
        )
        rendered = sample.cards()[0].answer()
        collection.close()
    json.dump(
        {
            "imports": imports,
            "counts": counts,
            "problems": checked,
            "reps": reps,
            "rendered": rendered,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
