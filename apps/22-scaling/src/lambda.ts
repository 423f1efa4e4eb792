// The app as a Lambda function behind API Gateway.

import serverless from "serverless-http";
import { createApp } from "./app.ts";

// #region lambda
// Made once per instance; an instance answers one event at a time.
const ready = createApp(process.env["REDIS_URL"]).then((app) =>
  serverless(app),
);

export async function handler(event: object, context: object) {
  const answer = await ready;
  return answer(event, context);
}
// #endregion
