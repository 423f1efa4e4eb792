import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { get, type OpenedLessons, openLessons, withServer } from "./lessons.ts";

let lessons: OpenedLessons;

beforeAll(async () => {
  process.env["PYTHON"] = "";
  lessons = await openLessons(["01-what-is-flask"]);
});

afterAll(() => lessons.close());

/** A worker that says where it is. */
const WORKER =
  "addEventListener('message', ({ data }) => data.replies.postMessage(self.origin))";

/** A page that frames another, and sends it a worker that says where it is. */
function framing(address: string, sandbox: string): string {
  return `<!doctype html><title>waiting</title>
<iframe ${sandbox} src="${address}"></iframe>
<script>
const frame = document.querySelector("iframe");
frame.addEventListener("load", () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { document.title = "ran in " + data; };
  const { port2: questions } = new MessageChannel();
  frame.contentWindow.postMessage({ id: 1, scripts: [${JSON.stringify(WORKER)}], questions, replies: port2 }, "*", [questions, port2]);
  setTimeout(() => { if (document.title === "waiting") document.title = "nothing ran"; }, 1000);
});
</script>`;
}

describe.each(["express.html", "flask.html"])("%s", (name) => {
  test("opened by its address it runs nothing that its opener sends", async () => {
    const { browser } = lessons;
    const target = new URL(name, browser.page.url()).href;
    const origin = await browser.page.evaluate(
      ([address, script]) =>
        new Promise<string>((resolve) => {
          const opened = open(address, "_blank");
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", ({ data }) =>
            resolve(`ran in ${data}`),
          );
          port1.start();
          addEventListener("message", () => resolve("spoke to its opener"));
          setTimeout(() => {
            const { port2: questions } = new MessageChannel();
            const ports = { questions, replies: port2 };
            const order = { id: 1, scripts: [script], ...ports };
            opened?.postMessage(order, "*", Object.values(ports));
            setTimeout(() => {
              opened?.close();
              resolve("nothing ran");
            }, 500);
          }, 1000);
        }),
      [target, WORKER] as const,
    );
    expect(origin).toBe("nothing ran");
  });

  test.each([
    ["framed by a strange page", ""],
    ["framed without an origin", 'sandbox="allow-scripts"'],
  ])("%s it runs nothing", async (_, sandbox) => {
    const { browser } = lessons;
    const target = new URL(name, browser.page.url()).href;
    await withServer(
      (_req, res) => {
        res.setHeader("Content-Type", "text/html");
        res.end(framing(target, sandbox));
      },
      async (address) => {
        const page = await browser.page.context().newPage();
        await page.goto(address);
        await page.waitForFunction(() => document.title !== "waiting");
        expect(await page.title()).toBe("nothing ran");
        await page.close();
      },
    );
  });
});

test("a frame that is gone is noticed, and the next request gets another", async () => {
  const { browser } = lessons;
  const said = await browser.page.evaluate(
    async ([lesson, request]) => {
      const opened = sandbox.runner.open(lesson, [
        { name: "express", files: {} },
      ]);
      const ask = async () => {
        for await (const one of opened.send(request, "")) {
          return one.kind === "answer"
            ? String(one.answer.status)
            : one.message;
        }
        return "nothing";
      };
      const answers = [await ask()];
      // As where the browser ends its process: it is there, and says nothing.
      for (const frame of document.querySelectorAll("iframe")) {
        frame.src = "about:blank";
        await new Promise((resolve) => {
          frame.addEventListener("load", resolve, { once: true });
        });
      }
      answers.push(await ask(), await ask());
      await opened.end();
      return answers;
    },
    ["01-what-is-flask", get("/")] as const,
  );
  expect(said).toEqual([
    "200",
    "It gave no whole answer within 10 seconds. Its state is lost: the next request starts it afresh.",
    "200",
  ]);
});
