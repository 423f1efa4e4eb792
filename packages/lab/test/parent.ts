// A parent that is going to be killed: two children, one busy for ever. Prints
// their ids.
import { openInstance } from "../src/instance.ts";
import { get, makeSide } from "./make-lesson.ts";

const [directory = ""] = process.argv.slice(2);
const side = makeSide("express", `${directory}/src/app.ts`);
const lesson = { folder: "05-sample", directory, sides: [side] } as never;
const [idle, busy] = await Promise.all([
  openInstance(lesson, "express"),
  openInstance(lesson, "express"),
]);
busy.send(get("/loop")).catch(() => undefined);
await idle.send(get("/count"));
console.log(JSON.stringify([idle.pid, busy.pid]));
