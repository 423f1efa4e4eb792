import { describe, expect, test } from "@jest/globals";
import { placeAt, viewControl } from "../../src/present/control.ts";
import {
  addressOf,
  findPosition,
  type Stage,
} from "../../src/present/stage.ts";

const request = (name: string, isTold = true) => ({
  name,
  line: `GET /${name.toLowerCase()}`,
  isTold,
});

const STAGE: Stage = {
  address: "/lessons/11-sessions/present",
  lesson: "/lessons/11-sessions",
  pair: ["flask", "express"],
  isOpeningPair: true,
  parts: [
    { region: "secret", label: "secret", hue: "hue-1", requests: [] },
    {
      region: "set",
      label: "set",
      hue: "hue-2",
      requests: [request("Set"), request("Aside", false), request("Bytes")],
    },
    { region: "get", label: "get", hue: "hue-3", requests: [request("Get")] },
  ],
};

const find = (query: string) => findPosition(STAGE, new URLSearchParams(query));
const at = (query: string) => {
  const { part, request: asked, step } = placeAt(find(query));
  return [STAGE.parts[part]?.region, asked?.name, step];
};

describe("findPosition", () => {
  test.each([
    ["", ["secret", undefined, "region"]],
    ["part=set", ["set", undefined, "region"]],
    ["part=set&request=Set&step=why", ["set", "Set", "why"]],
    ["part=set&request=Bytes&step=send", ["set", "Bytes", "send"]],
    ["part=set&request=Bytes&step=region", ["set", undefined, "region"]],
    // A request names its part, and is predicted first.
    ["request=Get", ["get", "Get", "predict"]],
    ["part=set&step=predict", ["set", "Set", "predict"]],
    // What is not there is the first that there is.
    ["part=nowhere&step=never", ["secret", undefined, "region"]],
    ["part=secret&step=why", ["secret", undefined, "region"]],
    ["part=get&request=Set&step=why", ["get", "Get", "why"]],
    ["part=set&request=__proto__", ["set", undefined, "region"]],
  ])("%s", (query, place) => {
    expect(at(query)).toEqual(place);
  });

  test("a request that is not told is met only where it is chosen", () => {
    const names = (query: string) =>
      find(query).places.flatMap(({ request: asked, step }) =>
        asked && step === "send" ? [asked.name] : [],
      );
    expect(names("")).toEqual(["Set", "Bytes", "Get"]);
    expect(names("request=Aside")).toEqual(["Set", "Aside", "Bytes", "Get"]);
    expect(at("request=Aside")).toEqual(["set", "Aside", "predict"]);
  });

  test("a lesson without regions is shown as nothing, and does not fail", () => {
    const empty = { ...STAGE, parts: [] };
    const position = findPosition(empty, new URLSearchParams("part=set"));
    expect(position).toEqual({ places: [], at: 0, predicted: "" });
    expect(viewControl(empty, position)).toMatchObject({
      total: 0,
      back: "",
      forward: { text: "Finish" },
    });
  });
});

describe("addressOf", () => {
  test("names part, request, step and prediction", () => {
    const position = find("request=Bytes&step=why");
    expect(addressOf(STAGE, placeAt(position), "body")).toBe(
      "/lessons/11-sessions/present?part=set&request=Bytes&step=why&predict=body",
    );
  });

  test("names the sides where they are not those of the opening", () => {
    const stage = { ...STAGE, isOpeningPair: false };
    expect(addressOf(stage, placeAt(find("part=get")))).toBe(
      "/lessons/11-sessions/present?part=get&step=region&left=flask&right=express",
    );
  });
});

describe("viewControl", () => {
  const control = (query: string) => viewControl(STAGE, find(query));

  test("the steps of a request, each with its address", () => {
    const { steps, ...rest } = control("request=Set&step=send&predict=body");
    expect(rest).toEqual({
      part: 2,
      total: 3,
      label: "set",
      hue: "hue-2",
      line: "GET /set",
      back: "/lessons/11-sessions/present?part=set&request=Set&step=predict&predict=body",
      forward: {
        address:
          "/lessons/11-sessions/present?part=set&request=Set&step=answers&predict=body",
        text: "Answers",
      },
      leave: "/lessons/11-sessions?request=Set",
    });
    expect(steps.map(({ name, state }) => [name, state])).toEqual([
      ["Region", "done"],
      ["Predict", "done"],
      ["Send", "on"],
      ["Answers", "ahead"],
      ["Why", "ahead"],
    ]);
    expect(steps[0]?.address).toBe(
      "/lessons/11-sessions/present?part=set&step=region",
    );
  });

  test("a part without a request has one step", () => {
    const { steps, back, leave } = control("");
    expect(
      steps.filter(({ address }) => address).map(({ name }) => name),
    ).toEqual(["Region"]);
    expect(back).toBe("");
    expect(leave).toBe("/lessons/11-sessions?region=secret");
  });

  test("before any request, the steps are those of the first", () => {
    expect(control("part=set").steps[1]?.address).toBe(
      "/lessons/11-sessions/present?part=set&request=Set&step=predict",
    );
  });

  test("forward says where it leads", () => {
    const text = (query: string) => control(query).forward.text;
    expect(text("")).toBe("Next part");
    expect(text("part=set")).toBe("Predict");
    expect(text("request=Set&step=why")).toBe("Next request");
    expect(text("request=Bytes&step=why")).toBe("Next part");
    expect(text("request=Get&step=why")).toBe("Finish");
  });
});
