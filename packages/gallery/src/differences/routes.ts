import express, { type Router } from "express";
import { once } from "../once.ts";
import type { Shelf } from "../shelf.ts";
import type { Render } from "../site/views.ts";
import { type Topic, viewDifferences } from "./differences.ts";

/** The page of every row of every ledger; `?topic=` and `?part=` choose some. */
export function differencesRoutes({
  shelf,
  render,
}: {
  shelf: () => Shelf;
  render: Render;
}): Router {
  const router = express.Router();
  const differences = once(viewDifferences);

  router.get("/", (req, res) => {
    const all = differences(shelf().lessons);
    const topic = chosen(all.topics, req.query["topic"]);
    const part = chosen(all.parts, req.query["part"]);
    const topics = all.topics.map((one) => chooseRows(one, topic, part));
    const count = topics.reduce((sum, one) => sum + one.shown, 0);
    const view = { ...all, topics, topic, part, count };
    res.send(
      render("differences/differences.njk", { page: "differences", ...view }),
    );
  });

  return router;
}

/** Which of a topic's groups are shown, and how many rows they have. */
function chooseRows(one: Topic, topic: string, part: string) {
  const isChosen = topic === "" || topic === one.name;
  const groups = one.groups.map((group) => ({
    ...group,
    hidden: part !== "" && part !== group.part,
  }));
  const shown = groups
    .filter(({ hidden }) => isChosen && !hidden)
    .reduce((sum, { rows }) => sum + rows.length, 0);
  return { ...one, groups, shown };
}

/** What is not there counts as not chosen: an old link leads to the page. */
function chosen(known: readonly { name: string }[], name: unknown): string {
  return known.some((one) => one.name === name) ? String(name) : "";
}
