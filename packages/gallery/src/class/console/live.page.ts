import type { Place } from "@decant/room/protocol";
import { Requests } from "../../present/requests.page.ts";
import type { ClassLesson } from "../lesson.ts";
import { requestAt } from "../moves.ts";
import { keyOf, type Panels } from "../screen/channel.page.ts";

type Tell = (of: string, panels: Panels) => void;

const opened = new Map<string, Promise<(place: Place) => void>>();

/**
 * Sends the request of a place to both sides on this machine.
 *
 * @param tell - called each time that more was answered
 */
export async function sendLive(
  lesson: ClassLesson,
  place: Place,
  tell: Tell,
): Promise<void> {
  const open = opened.get(lesson.folder) ?? openLesson(lesson, tell);
  opened.set(lesson.folder, open);
  // Another try meets a fresh start.
  open.catch(() => opened.delete(lesson.folder));
  (await open)(place);
}

async function openLesson(lesson: ClassLesson, tell: Tell) {
  let last: Place | undefined;
  const say = () => {
    const { part, request } = last ? requestAt(lesson, last) : {};
    if (!last || !part || !request) return;
    const asked = { part: part.region, request, predicted: "" };
    tell(keyOf(last), {
      send: requests.panel("send", asked),
      answers: requests.panel("answers", asked),
      why: requests.panel("why", asked),
    });
  };
  const requests = await Requests.load(lesson.stage, say);
  return (place: Place) => {
    last = place;
    if (place.request) requests.send(place.request);
    say();
  };
}
