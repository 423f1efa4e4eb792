import { addressOf, type Stage } from "./stage.ts";

/** The parts with their requests, each as a link. */
export function viewMenu(stage: Stage) {
  return stage.parts.map(({ label, hue, requests }, part) => ({
    label,
    hue,
    address: addressOf(stage, { part, request: undefined, step: "region" }),
    requests: requests.map((request) => ({
      ...request,
      address: addressOf(stage, { part, request, step: "predict" }),
    })),
  }));
}
