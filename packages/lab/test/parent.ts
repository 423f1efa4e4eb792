// A parent that is going to be killed: an instance and two visitors, of whom
// the instance and one visitor are busy for ever. Prints the ids of the
// processes that run their apps.
import { decodeBytes } from "@decant/exchange";
import { openInstance } from "../src/instance.ts";
import { Visitors } from "../src/visitors.ts";
import { get, makeSide } from "./make-lesson.ts";

const [directory = "", name = "", entry = "", busy = ""] =
  process.argv.slice(2);
const sides = [makeSide(name, `${directory}/${entry}`)];
const lesson = { folder: "05-sample", directory, sides } as never;
const instance = await openInstance(lesson, name);
const visitors = new Visitors();
const senders = [
  (path: string) => instance.send(get(path)),
  (path: string) => visitors.send("ann", lesson, name, get(path)),
  (path: string) => visitors.send("bob", lesson, name, get(path)),
];
const answers = await Promise.all(senders.map((send) => send("/pid")));
const ids = answers.map(({ body }) => Number(decodeBytes(body)));
for (const send of senders.slice(0, 2)) send(busy).catch(() => undefined);
console.log(JSON.stringify(ids));
