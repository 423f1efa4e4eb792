// Pure: the server renders with it, and the page steps with it.

export const STEPS = ["region", "predict", "send", "answers", "why"] as const;
export type Step = (typeof STEPS)[number];

/** What is presented, as the page knows it. */
export interface Stage {
  /** `/lessons/11-sessions/present` */
  readonly address: string;
  /** The lesson's page, to leave to. */
  readonly lesson: string;
  /** The sides' names, the left one first. */
  readonly pair: readonly [left: string, right: string];
  /** Whether these are the two with which the lesson opens. */
  readonly isOpeningPair: boolean;
  readonly parts: readonly StagePart[];
}

export interface StagePart {
  readonly region: string;
  /** For people: `show post`. */
  readonly label: string;
  /** The class of its colour. */
  readonly hue: string;
  readonly requests: readonly StageRequest[];
}

export interface StageRequest {
  readonly name: string;
  /** `GET /set_session` */
  readonly line: string;
  /** Whether one meets it by stepping forward. */
  readonly isTold: boolean;
}

/** Where one is. */
export interface Place {
  readonly part: number;
  /** Undefined where the part is shown before any request. */
  readonly request: StageRequest | undefined;
  readonly step: Step;
}

/** A place among all that one steps through, and what was predicted there. */
export interface Position {
  readonly places: readonly Place[];
  readonly at: number;
  /** `status`, `body`, `header` or `nowhere`; empty if nothing was. */
  readonly predicted: string;
}

/**
 * Finds the place that a query names: `?part=set&request=Set&step=why`. What
 * it does not say, or says wrongly, is the first that there is.
 */
export function findPosition(stage: Stage, query: URLSearchParams): Position {
  const { parts } = stage;
  const name = query.get("request");
  const has = (part: StagePart) =>
    part.requests.some((one) => one.name === name);
  const named = parts.findIndex(({ region }) => region === query.get("part"));
  const part = Math.max(named < 0 ? parts.findIndex(has) : named, 0);
  const requests = parts[part]?.requests ?? [];
  const request = requests.find((one) => one.name === name);
  const places = placesOf(parts, request);
  const asked = query.get("step") ?? (request ? "predict" : "region");
  const step = STEPS.find((one) => one === asked) ?? "region";
  const at = places.findIndex(
    (place) =>
      place.part === part &&
      place.step === step &&
      (step === "region" || !request || place.request === request),
  );
  const first = places.findIndex((place) => place.part === part);
  return {
    places,
    at: Math.max(at < 0 ? first : at, 0),
    predicted: query.get("predict") ?? "",
  };
}

/** All places in their order: those of told requests, and of the chosen one. */
function placesOf(
  parts: readonly StagePart[],
  chosen: StageRequest | undefined,
): Place[] {
  return parts.flatMap(({ requests }, part): Place[] => [
    { part, request: undefined, step: "region" },
    ...requests
      .filter((request) => request.isTold || request === chosen)
      .flatMap((request) =>
        STEPS.slice(1).map((step) => ({ part, request, step })),
      ),
  ]);
}

/** What names the sides in a query; empty where the lesson opens with them. */
export function pairQuery({ pair, isOpeningPair }: Stage) {
  return isOpeningPair ? {} : { left: pair[0], right: pair[1] };
}

/** The address of a place. */
export function addressOf(stage: Stage, place: Place, predicted = ""): string {
  const query = new URLSearchParams({
    part: stage.parts[place.part]?.region ?? "",
    ...(place.request && { request: place.request.name }),
    step: place.step,
    ...(predicted && { predict: predicted }),
    ...pairQuery(stage),
  });
  return `${stage.address}?${query.toString()}`;
}
