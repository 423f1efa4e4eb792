// One of the processes that answer requests.

import cluster from "node:cluster";
import { once } from "node:events";
import { createServer } from "node:http";
import closeWithGrace from "close-with-grace";
import { createApp } from "./app.ts";
import { createLogger } from "./log.ts";
import { settings } from "./settings.ts";

const lifecycle = { stopping: false };
const logger = createLogger();
const server = createServer(createApp(lifecycle, logger));

// #region finish
// Take no new connection, finish what has begun, and go.
const delay = settings.graceSeconds * 1000;
const { close } = closeWithGrace(
  { delay, logger, skip: ["SIGINT", "SIGTERM"] },
  async ({ err }) => {
    if (err) logger.error(err);
    server.close();
    await once(server, "close");
    // A connection that the primary has just sent goes back to it.
    cluster.worker?.disconnect();
    await once(process, "disconnect");
  },
);
// A connection that is kept open ends with its next answer.
server.prependListener("request", (_req, res) => {
  if (!server.listening) res.setHeader("Connection", "close");
});
// #endregion

// #region orders
// A second order changes nothing: Heroku signals all processes, and
// then the primary sends its order. Ctrl-C is left to the primary.
const stop = () => {
  if (server.listening) close();
};
process.on("message", (order) => {
  if (order === "drain") lifecycle.stopping = true;
  if (order === "stop") stop();
});
process.on("SIGTERM", stop);
process.on("SIGINT", () => undefined);
// #endregion

server.listen(settings.port, settings.host);
