import {
  type ClassProcess,
  freePort,
  startClassProcess,
  startNginx,
  startRedis,
} from "@decant/room/load";
import {
  test as base,
  expect,
  expectStep,
  joinClass,
  openConsole,
  openProjector,
  openVote,
  votesOf,
} from "./class.ts";

const AWAY =
  "The class's memory (Redis) does not answer. Nothing is taken until it is back.";

interface SharedClass {
  readonly stopRedis: () => Promise<void>;
  /** On the same port, with nothing. */
  readonly startRedis: () => Promise<void>;
  /** Serves the teacher; students only once the other one is gone. */
  readonly kept: ClassProcess;
  /** Serves the students. */
  readonly killed: ClassProcess;
  /** Where nginx serves the students. */
  readonly address: string;
}

/** Playwright's test, with one class on two processes, Redis and nginx. */
const test = base.extend<{ shared: SharedClass }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  shared: async ({}, use) => {
    let redis = await startRedis();
    const redisUrl = `redis://127.0.0.1:${redis.port}`;
    const [proxy, port, other] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
    ]);
    const address = `http://127.0.0.1:${proxy}`;
    const [kept, killed] = await Promise.all([
      startClassProcess({ port, address, redisUrl }),
      startClassProcess({ port: other, address, redisUrl }),
    ]);
    const hosts = [`127.0.0.1:${other}`, `127.0.0.1:${port} backup`];
    const nginx = await startNginx(proxy, hosts);
    await use({
      kept,
      killed,
      address,
      stopRedis: () => redis.end("SIGKILL"),
      startRedis: async () => {
        redis = await startRedis(redis.port);
      },
    });
    await Promise.all([kept.end("SIGKILL"), killed.end("SIGKILL")]);
    await Promise.all([nginx.end(), redis.end("SIGKILL")]);
  },
});

test("a class outlives a killed process, and a Redis that comes back with nothing", async ({
  browser,
  shared,
}) => {
  const { kept, killed, address } = shared;
  const { code, teacherUrl } = kept;
  expect(killed.code).toBe(code);
  const running = { code, teacherUrl, studentUrl: address };
  const console = await openConsole(browser, running);
  const projector = await openProjector(console);
  const ada = await joinClass(browser, running, "Ada");
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console)).toHaveText(["0", "1", "0", "0"]);

  // Ada's process is killed. She is back at the present state, with her vote.
  const lost = ada.waitForEvent("websocket");
  await killed.end("SIGKILL");
  await lost;
  await expect(ada.locator("[data-lost]")).toHaveText("");
  await expect(ada.locator("[data-student]")).toHaveAttribute(
    "data-state",
    "on",
  );
  await expect(ada.getByRole("button", { name: "Body" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await ada.getByRole("button", { name: "A header" }).click();
  await expect(votesOf(console)).toHaveText(["0", "0", "1", "0"]);
  await expect(projector.locator(".count")).toHaveText("1 of 1 have answered");

  // Redis goes away: all are told, and nothing is taken.
  await shared.stopRedis();
  await expect(console.locator("[data-said-to-teacher]")).toHaveText(AWAY);
  await expect(projector.locator("[data-over]")).toHaveText(AWAY);
  await expect(ada.locator("[data-lost]")).toHaveText(AWAY);
  await ada.getByRole("button", { name: "Nowhere" }).click();
  await console.getByRole("button", { name: /^Reveal/ }).click();
  await expect(console.locator("[data-said-to-teacher]")).toHaveText(AWAY);
  await expectStep(console, "Predict");
  await expect(ada.getByRole("button", { name: "A header" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await ada.reload();
  await expect(ada.locator("[data-lost]")).toHaveText(AWAY);
  await projector.reload();
  await expect(projector.locator("[data-over]")).toHaveText(AWAY);

  // It is back, and the class goes on.
  await shared.startRedis();
  await expect(console.locator("[data-said-to-teacher]")).toHaveText("");
  await expect(projector.locator("[data-over]")).toBeHidden();
  await expect(ada.locator("[data-lost]")).toHaveText("");
  await expect(votesOf(console)).toHaveText(["0", "0", "1", "0"]);
  await ada.getByRole("button", { name: "Nowhere" }).click();
  await expect(votesOf(console)).toHaveText(["0", "0", "0", "1"]);
  await console.getByRole("button", { name: /^Reveal/ }).click();
  await expect(ada.locator("[data-says]")).toHaveText(
    "You said Nowhere. 0 of 1 had it.",
  );
  await expect(projector.locator(".tally .bar b")).toHaveText([
    "0",
    "0",
    "0",
    "1",
  ]);
});

test("a teacher whose process is killed goes on at the other one at once", async ({
  browser,
  shared,
}) => {
  const { kept, killed, address } = shared;
  const { code, teacherUrl } = killed;
  const running = { code, teacherUrl, studentUrl: address };
  const console = await openConsole(browser, running);
  const ada = await joinClass(browser, running, "Ada");
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console)).toHaveText(["0", "1", "0", "0"]);

  await killed.end("SIGKILL");
  await expect(console.locator("[data-said-to-teacher]")).toHaveText(
    "Connection lost. It comes back by itself.",
  );
  await console.goto(`${kept.teacherUrl}/class`);
  await expect(votesOf(console)).toHaveText(["0", "1", "0", "0"]);
  const second = await console.context().newPage();
  await second.goto(`${kept.teacherUrl}/class`);
  await expect(second.locator("[data-cover-says]")).toContainText(
    "another console is open",
  );
  await console.getByRole("button", { name: /^Reveal/ }).click();
  await expect(ada.locator("[data-says]")).toHaveText(
    "You said Body. 0 of 1 had it.",
  );
});
