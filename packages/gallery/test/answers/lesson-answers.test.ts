import { describe, expect, test } from "@jest/globals";
import { nearest } from "../../src/answers/nearest.ts";
import { needsOf } from "../../src/answers/needs.ts";
import { truthOf } from "../../src/answers/predict.ts";
import {
  cookieSentence,
  cookieThread,
  hasCookies,
  threadSvg,
} from "../../src/answers/thread.ts";
import { answer, lessonData, makeData, PAIR, request } from "./made-up-data.ts";

const sessions = lessonData("11-sessions");

describe("truthOf", () => {
  test.each([
    ["11-sessions", "Read", ["nowhere"], "Nowhere."],
    ["11-sessions", "Log in", ["header"], "In the header Set-Cookie."],
    [
      "22-scaling",
      "Remove the data",
      ["status", "body", "header"],
      "In the status, the body and the header Allow.",
    ],
    [
      "16-rest-api",
      "A page of 1.0",
      ["status", "body", "header"],
      "In the status, the body and the headers Content-Type, Vary and Link.",
    ],
  ])("%s, %s", (folder, name, places, sentence) => {
    expect(truthOf(lessonData(folder), name, PAIR)).toEqual({
      places,
      sentence,
    });
  });

  test("is not known where an answer is not recorded", () => {
    const data = makeData({ requests: [], flask: [] });
    expect(truthOf(data, "Greet", PAIR)).toBeUndefined();
  });
});

describe("cookieThread", () => {
  const flask = cookieThread(sessions, "flask");
  const express = cookieThread(sessions, "express");

  test("Flask's cookie changes at each write, Express's does not", () => {
    expect(flask.slice(0, 12).map(({ change }) => change)).toEqual([
      "none",
      "set",
      "none",
      "none",
      "none",
      "set",
      "set",
      "set",
      "none",
      "set",
      "deleted",
      "none",
    ]);
    expect(
      express.flatMap(({ change }, at) => (change === "set" ? [at + 1] : [])),
    ).toEqual([2, 8, 10, 14]);
  });

  test("says which step set what is sent", () => {
    expect(flask.slice(0, 9).map(cookieSentence)).toEqual([
      "none",
      "none",
      "set by step 2",
      "left out",
      "the request’s own",
      "set by step 2",
      "set by step 6",
      "set by step 7",
      "set by step 8",
    ]);
    const nickname = cookieThread(lessonData("12-cookies"), "flask")[14];
    expect(nickname && cookieSentence(nickname)).toBe("set by steps 2 and 14");
  });

  test("a lesson without cookies has none", () => {
    const steps = cookieThread(lessonData("05-dynamic-routes"), "flask");
    expect(hasCookies(steps)).toBe(false);
    expect(hasCookies(flask)).toBe(true);
  });

  test.each([
    [1, '<path d="M9 12V34"/><circle cx="9" cy="12" r="4"/>'],
    [2, '<path d="M9 -10V34"/>'],
    [3, '<path class="left-out" d="M9 -2V26"/>'],
    [10, '<path d="M9 -10V9M5.8 8.8l6.4 6.4M12.2 8.8l-6.4 6.4"/>'],
    [11, '<circle class="none" cx="9" cy="12" r="1.3"/>'],
  ])("step %i is drawn", (at, lane) => {
    const steps = [flask[at], express[at]] as never;
    expect(threadSvg(steps, ["side-flask", "side-express"])).toContain(
      `<g class="side-flask">${lane}</g>`,
    );
  });
});

describe("needsOf", () => {
  test.each([
    ["11-sessions", "Read before anything is set", []],
    ["11-sessions", "Read", ["Set"]],
    ["11-sessions", "Read without the cookie", []],
    [
      "11-sessions",
      "Log in",
      ["Set", "Put tea into the basket", "Put milk into the basket"],
    ],
    ["06-http-methods", "Count the votes", []],
    ["06-http-methods", "Count the votes again", ["Vote"]],
    ["09-form-data", "An empty name", []],
    ["14-crud", "Delete", ["Create", "Update"]],
    ["19-cors", "A page of another site", []],
    [
      "22-scaling",
      "Count the runs after the refresh",
      [
        "Read the data",
        "Read it from the cache",
        "Count the runs",
        "Refresh the data",
        "Read the refreshed data",
      ],
    ],
    ["25-testing", "One mail was sent", ["Log in", "Invite"]],
    ["25-testing", "no such request", []],
  ])("%s, %s", (folder, name, needed) => {
    expect(needsOf(lessonData(folder), name, PAIR)).toEqual(needed);
  });

  test("a redirect to another path has changed nothing", () => {
    const data = makeData({
      requests: [request("Add", "POST /notes"), request("Read", "GET /notes/")],
      flask: [answer("Add", 308, ""), answer("Read", 200, "")],
    });
    expect(needsOf(data, "Read", PAIR)).toEqual([]);
  });
});

describe("nearest", () => {
  const find = (method: string, path: string) =>
    nearest(sessions, { method, path, headers: [], body: "" }).request?.name;

  test.each([
    ["GET", "/get_session?again", "Read before anything is set"],
    ["POST", "/basket/coffee", "Put tea into the basket"],
    ["POST", "/basket/milk?x=1", "Put milk into the basket"],
    ["DELETE", "/basket/tea", undefined],
    ["GET", "/other/path", undefined],
    ["GET", "/other", undefined],
    ["POST", "/basket/a/b", undefined],
  ])("%s %s: %s", (method, path, name) => {
    expect(find(method, path)).toBe(name);
  });

  test("headers tell requests of one path apart", () => {
    const [, , , , forged] = sessions.requests;
    expect(forged && nearest(sessions, forged).request?.name).toBe(
      "Read with a forged cookie",
    );
  });

  test("says that none is near", () => {
    expect(
      nearest(sessions, { method: "PUT", path: "/", headers: [], body: "" })
        .sentence,
    ).toBe(
      "No request of this lesson is near: only what differs in every lesson is explained.",
    );
  });
});
