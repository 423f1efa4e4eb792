import { describe, expect, test } from "@jest/globals";
import { handler } from "../src/lambda.ts";

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

const context = {
  awsRequestId: "6bc28136-xmpl-4365-b021-0ce6b2e64ab0",
};

/** An event of an HTTP API, payload format 2.0. */
function httpEvent(method: string, path: string, query = "") {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    headers: { accept: "*/*", host: "abc123.example.org" },
    requestContext: {
      accountId: "123456789012",
      apiId: "abc123",
      domainName: "abc123.example.org",
      http: {
        method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: "192.0.2.1",
        userAgent: "curl/8.5.0",
      },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "23/Nov/2026:12:00:00 +0000",
      timeEpoch: 1795521600000,
    },
    isBase64Encoded: false,
  };
}

/** An event of a REST API, payload format 1.0. */
function restEvent(
  httpMethod: string,
  path: string,
  query: Record<string, string> | null = null,
) {
  const list =
    query &&
    Object.fromEntries(
      Object.entries(query).map(([key, value]) => [key, [value]]),
    );
  return {
    resource: "/{proxy+}",
    path,
    httpMethod,
    headers: { Accept: "*/*", Host: "abc123.example.org" },
    multiValueHeaders: {
      Accept: ["*/*"],
      Host: ["abc123.example.org"],
    },
    queryStringParameters: query,
    multiValueQueryStringParameters: list,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "abc123",
      httpMethod,
      identity: { sourceIp: "192.0.2.1", userAgent: "curl/8.5.0" },
      path: `/prod${path}`,
      protocol: "HTTP/1.1",
      requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
      resourcePath: "/{proxy+}",
      stage: "prod",
    },
    body: null,
    isBase64Encoded: false,
  };
}

async function answer(event: object): Promise<Answer> {
  return (await handler(event, context)) as Answer;
}

describe("an event of an HTTP API (format 2.0)", () => {
  test("GET /data", async () => {
    const { statusCode, headers, body } = await answer(
      httpEvent("GET", "/data"),
    );
    expect([statusCode, body]).toEqual([200, "This data is cached!"]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  });

  test("GET /texts?lang=fr", async () => {
    const event = httpEvent("GET", "/texts", "lang=fr");
    const { body, isBase64Encoded } = await answer(event);
    expect(body).toBe("Ces données sont en cache !");
    expect(isBase64Encoded).toBe(false);
  });

  test("POST /reports, then GET", async () => {
    const { statusCode, headers } = await answer(
      httpEvent("POST", "/reports"),
    );
    expect(statusCode).toBe(202);
    const { location = "" } = headers;
    expect(location).toMatch(/^\/reports\/[\da-f-]{36}$/);
    const { body } = await answer(httpEvent("GET", location));
    expect(JSON.parse(body)).toEqual({ state: "waiting" });
  });

  test("GET /nothing is 404", async () => {
    const { statusCode } = await answer(httpEvent("GET", "/nothing"));
    expect(statusCode).toBe(404);
  });
});

describe("an event of a REST API (format 1.0)", () => {
  test("GET /texts?lang=fr", async () => {
    const event = restEvent("GET", "/texts", { lang: "fr" });
    const { statusCode, body } = await answer(event);
    expect([statusCode, body]).toEqual([
      200,
      "Ces données sont en cache !",
    ]);
  });

  test("POST /data", async () => {
    const { statusCode, body } = await answer(
      restEvent("POST", "/data"),
    );
    expect([statusCode, body]).toEqual([200, "Data refreshed"]);
  });
});

test("one instance keeps its cache from event to event", async () => {
  const stats = httpEvent("GET", "/stats");
  await answer(httpEvent("POST", "/data"));
  await answer(httpEvent("GET", "/data"));
  const before = JSON.parse((await answer(stats)).body) as unknown;
  await answer(httpEvent("GET", "/data"));
  expect(JSON.parse((await answer(stats)).body)).toEqual(before);
});
