/** The start of a handler that gets hold of the port of the page's questions. */
const STEAL = `
const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
let port;
Object.defineProperty(MessageEvent.prototype, "data", {
  get() {
    port ??= this.target;
    return get.call(this);
  },
});
`;

/**
 * An Express app that speaks to the page behind the host's back: the first
 * request makes it hold the port, the second uses it.
 */
export function appThatSays(what: string): Record<string, string> {
  return {
    "src/app.ts": `import express from "express";
${STEAL}
export function createApp() {
  const app = express();
  app.get("/", (_req, res) => { res.send("well"); });
  app.get("/attack", (_req, res) => { ${what} });
  return app;
}`,
  };
}
