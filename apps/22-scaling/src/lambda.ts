// The app as a Lambda function behind API Gateway.

import serverless from "serverless-http";
import { createApp } from "./app.ts";
import { openShared } from "./shared.ts";

// #region lambda
// Made once per instance; an instance answers one event at a time.
const ready = openShared(process.env["REDIS_URL"] ?? ":memory:").then(
  (shared) => serverless(createApp(shared)),
);

export async function handler(event: object, context: object) {
  const answer = await ready;
  return answer(event, context);
}
// #endregion
