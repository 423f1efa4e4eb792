import { expect, test } from "@jest/globals";
import { LESSON, startText } from "../support.ts";
import { startRedis } from "./services.ts";

const INSTANCE = `
import { handler } from "./src/lambda.ts";
for (const rawPath of ["/data", "/stats"]) {
  const event = {
    version: "2.0",
    rawPath,
    rawQueryString: "",
    headers: {},
    requestContext: {
      http: { method: "GET", path: rawPath, sourceIp: "192.0.2.1" },
    },
  };
  console.log((await handler(event, {})).body);
}
process.exit(); // an instance keeps its connections
`;

test("two instances of a Lambda share what Redis keeps", async () => {
  const redis = await startRedis();
  const env = { REDIS_URL: redis.url };
  for (const runs of [1, 0]) {
    const instance = startText(INSTANCE, { cwd: LESSON, env });
    expect(await instance.ended()).toBe(0);
    expect(instance.output()).toBe(
      `This data is cached!\n{"runs":${runs}}\n`,
    );
  }
});
