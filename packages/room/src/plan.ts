import type { PollOption } from "./views.ts";

/** What the class can go through: the gallery hands it over as plain data. */
export type ClassPlan = readonly PlannedLesson[];

export interface PlannedLesson {
  /** `11-sessions` */
  readonly folder: string;
  readonly parts: readonly {
    readonly region: string;
    readonly requests: readonly PlannedRequest[];
  }[];
  readonly quiz: readonly {
    readonly question: string;
    readonly options: readonly {
      readonly text: string;
      readonly right: boolean;
    }[];
  }[];
}

export interface PlannedRequest {
  readonly name: string;
  /** Where the recorded answers differ; empty where one is not recorded. */
  readonly right: readonly string[];
}

export const PREDICTION_QUESTION = "Where will the two answers differ?";
/** What one can predict of a request. */
export const PREDICTIONS: readonly PollOption[] = [
  { id: "status", label: "Status" },
  { id: "body", label: "Body" },
  { id: "header", label: "A header" },
  { id: "nowhere", label: "Nowhere" },
];
