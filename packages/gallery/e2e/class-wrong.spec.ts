import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { freePort, startClassProcess } from "@decant/room/load";
import {
  test as base,
  expect,
  goToPart,
  nextStep,
  openVote,
  votesOf,
} from "./class.ts";

type Network = Awaited<ReturnType<typeof openNetwork>>;

/**
 * A network on the way to a class, which can swallow what goes through it.
 *
 * @param port - where the class is served
 */
async function openNetwork(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.pipe(other);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Each connection of now stays open, and nothing comes through it. */
    swallow() {
      for (const one of sockets) one.unpipe().pause();
    },
    close() {
      server.close();
      for (const one of sockets) one.destroy();
    },
  };
}

/** Playwright's test, with a class whose students come through a network. */
const test = base.extend<{ network: Network }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  network: async ({}, use) => {
    const network = await openNetwork(await freePort());
    await use(network);
    network.close();
  },
  running: async ({ network }, use) => {
    const { port, url } = network;
    const running = await startClassProcess({ port, address: url });
    await use(running);
    await running.end();
  },
});

test("a phone that wakes is at the present state soon", async ({
  console,
  ada,
  network,
}) => {
  await goToPart(console, "set");
  await expect(ada.locator("[data-asked]")).toHaveText("set");
  network.swallow();
  await nextStep(console, "Predict");
  await expect(ada.locator("[data-vote]")).toHaveCount(0);
  await ada.evaluate(() =>
    document.dispatchEvent(new Event("visibilitychange")),
  );
  await expect(ada.locator("[data-vote]")).toHaveCount(4);
  await expect(ada.locator("[data-lost]")).toHaveText("");
});

test("a class ends at once, also where a phone is asleep", async ({
  ada,
  network,
  running,
}) => {
  await expect(ada.locator("[data-asked]")).not.toHaveText("");
  network.swallow();
  const before = performance.now();
  await running.end();
  // A connection that is closed as usual is waited for, for 30 seconds.
  expect(performance.now() - before).toBeLessThan(20_000);
});

test("who joins where no class answers is told, and may try again", async ({
  running,
  network,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: network.url });
  const page = await context.newPage();
  await page.goto(`/join?code=${running.code}`);
  const join = page.getByRole("button", { name: "Join" });
  await context.setOffline(true);
  await join.click();
  await expect(page.locator("[data-trouble]")).toHaveText(
    "The class does not answer. Are you in your teacher's network? Then try again.",
  );
  await context.setOffline(false);
  await join.click();
  await expect(page.locator("[data-room]")).toHaveText(`Room ${running.code}`);
});

test("two tabs of one student show the same vote", async ({ console, ada }) => {
  await openVote(console);
  const token = await ada.evaluate(() =>
    sessionStorage.getItem("decant-class"),
  );
  const copy = await ada.context().newPage();
  await copy.addInitScript((own) => {
    sessionStorage.setItem("decant-class", own);
  }, String(token));
  await copy.goto("/room");
  await copy.getByRole("button", { name: "Body" }).click();
  const first = ada.getByRole("button", { name: "Body" });
  await expect(first).toHaveAttribute("aria-pressed", "true");
  await ada.getByRole("button", { name: "Nowhere" }).click();
  await expect(copy.getByRole("button", { name: "Nowhere" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(votesOf(console)).toHaveText(["0", "0", "0", "1"]);
  await copy.getByRole("button", { name: "Ask" }).click();
  await expect(ada.getByRole("button", { name: "Ask" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(console.locator("[data-here]")).toHaveText("1 here");
});
