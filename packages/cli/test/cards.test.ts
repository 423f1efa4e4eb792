import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NO_PROGRESS, type Progress, stateOf } from "@decant/revise";
import { makeCards } from "@decant/revise/cards";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { CardSession } from "../src/cards/session.ts";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
});
afterEach(() => repository.remove());

const ID = "26-rate-limits/half-minute";
const MORNING = new Date(2026, 10, 30, 9);

/** A session at a table whose clock stands still. */
function sit(progress: Progress = NO_PROGRESS) {
  let kept = progress;
  const lines: string[] = [];
  const end = jest.fn();
  const session = new CardSession({
    cards: makeCards([repository.lesson()]),
    load: () => kept,
    change(change) {
      kept = change(kept);
    },
    now: () => MORNING,
    print: (...more) => lines.push(...more),
    end,
  });
  const said = (act: () => void) => {
    lines.length = 0;
    act();
    return lines.join("\n");
  };
  return { session, said, end, kept: () => kept };
}

describe("a session", () => {
  test("asks; what was asked is answered after a key, and rated after another", () => {
    const { session, said, end, kept } = sit();
    const { question, answer } = repository.lesson();
    const asked = said(() => session.next());
    expect(asked).toContain(question);
    expect(asked).toContain("26 rate limits, half-minute, 1 of ");
    expect(asked).not.toContain(answer.slice(0, 20));

    // Nothing is rated before it is revealed.
    expect(said(() => session.press("3"))).toBe("");
    expect(kept()).toEqual(NO_PROGRESS);

    const told = said(() => session.press("space"));
    expect(told).toContain(answer.slice(0, 20));
    expect(told).toContain(
      "1 again (10 min) · 2 hard (15 min) · 3 good (2 days) · 4 easy (8 days) · q quit",
    );
    expect(said(() => session.press("space"))).toBe("");

    expect(said(() => session.press("3"))).toContain("2 of ");
    expect(stateOf(kept(), ID)).toMatchObject({ reps: 1, interval: 2 });
    expect(end).not.toHaveBeenCalled();

    expect(said(() => session.press("u"))).toContain(question);
    expect(stateOf(kept(), ID)).toBeUndefined();
    expect(said(() => session.press("u"))).toBe("");

    session.press("q");
    expect(end).toHaveBeenCalledTimes(1);
  });

  test("ends when nothing is left for today", () => {
    const { session, said, end } = sit();
    session.next();
    const { length } = makeCards([repository.lesson()]);
    for (let left = length; left > 1; left -= 1) {
      session.press("return");
      session.press("4");
    }
    session.press("return");
    expect(said(() => session.press("4"))).toBe(
      `\nThat was all for today: ${length} cards.`,
    );
    expect(end).toHaveBeenCalledTimes(1);
  });

  test("shows the code and the recorded answers of both sides", () => {
    repository.edit(
      "requests.http",
      "### Hello\n",
      "### Hello\n# @region hello\n",
    );
    const cards = makeCards([repository.lesson()]);
    const card = cards.find(({ kind }) => kind === "answer");
    const others = cards.filter((one) => one !== card);
    const later = { due: MORNING.getTime() * 2, first: 0, last: 0 };
    const state = { ...later, stability: 9, difficulty: 5, interval: 9 };
    const counts = { step: 0, reps: 1, lapses: 0, phase: 2 as const };
    const { session, said } = sit({
      ...NO_PROGRESS,
      cards: Object.fromEntries(
        others.map(({ id }) => [id, { ...state, ...counts }]),
      ),
    });
    const asked = said(() => session.next());
    expect(asked).toContain("what do Flask and Express answer?");
    expect(asked).toContain("Flask flask/app.py");
    expect(asked).toContain("Express src/app.ts");
    expect(asked).not.toContain("200 OK");
    const told = said(() => session.press("space"));
    expect(told).toContain("Flask\n  200 OK\n");
    expect(told).toContain("Express\n  200 OK\n");
    expect(told).toContain("See it run: npx decant try 26 1");
  });
});

describe("without a terminal", () => {
  const run = (...args: string[]) =>
    decant(["cards", ...args], { cwd: repository.root });

  test("it says what today brings, and writes nothing", async () => {
    const { length } = makeCards([repository.lesson()]);
    const { stdout, stderr, code } = await run();
    expect(stderr).toBe("");
    expect(stdout).toBe(
      `Today: 0 cards due, ${length} new, 0 done, of ${length}. A terminal asks them one by one; in a browser they are on /revise.\n`,
    );
    expect(code).toBe(0);
    expect(existsSync(join(repository.root, ".decant"))).toBe(false);
  });

  test("a file of the browser counts", async () => {
    const state = { due: 0, first: 0, last: 0, stability: 9, difficulty: 5 };
    const counts = { interval: 9, step: 0, reps: 1, lapses: 0, phase: 2 };
    const progress = {
      version: 1,
      cards: { [ID]: { ...state, ...counts } },
      newADay: 1,
    };
    repository.write("mine.json", JSON.stringify(progress));
    const { stdout } = await run("26", "--progress", "mine.json");
    expect(stdout).toContain("Today: 1 card due, 1 new, 0 done, of ");
    const path = join(repository.root, "mine.json");
    expect(readFileSync(path, "utf8")).toBe(JSON.stringify(progress));
  });

  test("another file is refused in a sentence", async () => {
    repository.write("notes.txt", "no JSON");
    const { stderr, code } = await run("--progress", "notes.txt");
    expect(stderr).toBe(
      "notes.txt: The file is not JSON: choose one that Decant exported, decant-progress.json.\n",
    );
    expect(code).toBe(1);
  });

  test("a lesson that is not there is refused", async () => {
    const { stderr, code } = await run("27");
    expect(stderr).toBe('There is no lesson "27": there is 26 rate-limits.\n');
    expect(code).toBe(1);
  });
});
