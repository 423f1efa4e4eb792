import { type Costs, mostStudents, playStep } from "./fan-out.ts";

/** What src/scale/main.ts printed; SCALE.md says when and where. */
export const MEASURED: readonly {
  readonly students: number;
  /** Processor time of a process for one step. */
  readonly stepMs: number;
}[] = [
  { students: 250, stepMs: 4.6 },
  { students: 500, stepMs: 9.9 },
  { students: 1000, stepMs: 18.3 },
  { students: 2000, stepMs: 39 },
];

/** The point with which the model is calibrated; the others check it. */
const CALIBRATED = { students: 1000, stepMs: 18.3 };
/** What does not depend on the number of students. */
const STEP_MS = 0.3;

export const COSTS: Costs = {
  step: STEP_MS,
  send: (CALIBRATED.stepMs - STEP_MS) / CALIBRATED.students,
  vote: 0.4,
  relay: 5,
};

const SIZES = [30, 1000, 2000, 20_000];

/** What the model says of one class, as the table of SCALE.md. */
export function scaleTable(): string {
  const rows = SIZES.flatMap((students) =>
    [1, 2, 4].map((processes) => {
      const crowd = { students, processes, cores: processes, voting: 1 };
      const { p99, load } = playStep(COSTS, crowd);
      return `| ${students} | ${processes} | ${Math.ceil(p99)} ms | ${load.toFixed(1)} s |`;
    }),
  );
  return [
    "| Students in one class | Processes, each with a core of its own | 99 in 100 hear a step within | Work of each process, if all vote within a second |",
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** The most students of one class on one core, by each limit. */
export function limits(): { steps: number; votes: number } {
  const one = { processes: 1, cores: 1 };
  return {
    steps: mostStudents(COSTS, { ...one, voting: 0 }, 250),
    votes: mostStudents(COSTS, { ...one, voting: 1 }, 250),
  };
}
