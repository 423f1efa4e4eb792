import type { Place } from "@decant/room/protocol";
import { all, one } from "../../site/dom.page.ts";
import type { ClassLesson, ClassNotes } from "../lesson.ts";

/** What only the teacher sees of a part; the request's own stands out. */
export function drawNote(
  lesson: ClassLesson,
  place: Place,
  notes: ClassNotes,
): void {
  const at = lesson.stage.parts.findIndex(
    ({ region }) => region === place.part,
  );
  const note = one("[data-note]");
  if (!note) return;
  note.innerHTML = notes[at] ?? "";
  for (const item of all("[data-request]", note)) {
    if (item.dataset["request"] === place.request) {
      item.setAttribute("aria-current", "true");
    }
  }
}
