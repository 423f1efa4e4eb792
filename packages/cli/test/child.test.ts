import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";

const CHILD = new URL("../src/child.ts", import.meta.url).href;

/** Starts a program that starts one that says so and then runs on. */
const PARENT = `
import { runGroup } from ${JSON.stringify(CHILD)};
process.stdin.once("end", () => process.exit()).resume();
await runGroup(
  process.execPath,
  ["-e", "setInterval(() => {}, 1000); console.log(1)"],
  { stdio: ["ignore", "inherit", "ignore"] },
  () => undefined,
);
`;

test("what was started ends with this process, however that ends", async () => {
  const parent = spawn(
    process.execPath,
    ["--import=tsx", "--input-type=module", "-e", PARENT],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  await once(parent.stdout, "data");
  parent.stdin.end();
  // The output stays open as long as one of the two runs.
  expect(await once(parent, "close")).toEqual([0, null]);
});
