import {
  addressOf,
  type Place,
  type Position,
  pairQuery,
  STEPS,
  type Stage,
  type Step,
} from "./stage.ts";

/** What the control shows, and where it leads. */
export interface Control {
  readonly part: number;
  readonly total: number;
  readonly label: string;
  readonly hue: string;
  /** The request's first line; empty before any request. */
  readonly line: string;
  readonly steps: readonly ControlStep[];
  /** Empty at the start. */
  readonly back: string;
  readonly forward: { readonly address: string; readonly text: string };
  /** Where the lesson's page shows the same. */
  readonly leave: string;
}

export interface ControlStep {
  readonly name: string;
  /** Empty where no request is to be sent. */
  readonly address: string;
  readonly state: "done" | "on" | "ahead";
}

const NAMES: Readonly<Record<Step, string>> = {
  region: "Region",
  predict: "Predict",
  send: "Send",
  answers: "Answers",
  why: "Why",
};

/** Makes the control of a position. */
export function viewControl(stage: Stage, position: Position): Control {
  const { places, at, predicted } = position;
  const place = placeAt(position);
  const part = stage.parts[place.part];
  const told = (one: Place) =>
    one.request && one.request === place.request ? predicted : "";
  const link = (one: Place | undefined) =>
    one ? addressOf(stage, one, told(one)) : "";
  const next = places[at + 1];
  const leave = leaveTo(stage, position);
  const around = stepsAround(position);
  return {
    part: place.part + 1,
    total: stage.parts.length,
    label: part?.label ?? "",
    hue: part?.hue ?? "",
    line: place.request?.line ?? "",
    steps: STEPS.map((step) => ({
      name: NAMES[step],
      address: link(around.find((one) => one.step === step)),
      state: stateOf(step, place.step),
    })),
    back: link(places[at - 1]),
    forward: next
      ? { address: link(next), text: textOf(place, next) }
      : { address: leave, text: "Finish" },
    leave,
  };
}

/** The place at which one is. */
export function placeAt({ places, at }: Position): Place {
  return places[at] ?? { part: 0, request: undefined, step: "region" };
}

/** The lesson's page, at what is shown. */
function leaveTo(stage: Stage, position: Position): string {
  const { part, request } = placeAt(position);
  const query = new URLSearchParams({
    ...(request
      ? { request: request.name }
      : { region: stage.parts[part]?.region ?? "" }),
    ...pairQuery(stage),
  });
  return `${stage.lesson}?${query.toString()}`;
}

/** The five steps of the request, or of the part's first one. */
function stepsAround(position: Position): Place[] {
  const { part, request } = placeAt(position);
  const ofPart = position.places.filter((one) => one.part === part);
  const asked = request ?? ofPart[1]?.request;
  return ofPart.filter(
    (one) => one.request === undefined || one.request === asked,
  );
}

function stateOf(step: Step, current: Step): ControlStep["state"] {
  if (step === current) return "on";
  return STEPS.indexOf(step) < STEPS.indexOf(current) ? "done" : "ahead";
}

function textOf(place: Place, next: Place): string {
  if (next.part !== place.part) return "Next part";
  const isNew = place.request && next.request !== place.request;
  return isNew ? "Next request" : NAMES[next.step];
}
