// A model of how one step reaches a class. Deterministic: times in, times out.

/** What a machine needs for the work of a class, in milliseconds. */
export interface Costs {
  /** To take the teacher's message, change the class and write the news once. */
  readonly step: number;
  /** To write the news to one student's connection. */
  readonly send: number;
  /** To take one vote, with its share of the tally and of the counts. */
  readonly vote: number;
  /** Through Redis, from one process to the others; nothing with one process. */
  readonly relay: number;
}

export interface Crowd {
  readonly students: number;
  /** Each holds its share of the students. */
  readonly processes: number;
  /** Cores that the processes have together. */
  readonly cores: number;
  /** Share of the class that votes within the second after the step. */
  readonly voting: number;
}

/** The processor time that one process needs for a step without votes. */
export function processorTime(costs: Costs, students: number): number {
  return costs.step + costs.send * students;
}

/** When students hear of a step, in milliseconds after the teacher's tap. */
export interface Delays {
  readonly p50: number;
  readonly p99: number;
  readonly last: number;
  /** Share of one second that a process works while the class votes. */
  readonly load: number;
}

/**
 * Plays one step. Each process is one queue: it takes the step, then writes to
 * its students one after the other; votes come once that is done. Processes
 * share the cores: with more of them than cores, all are slower.
 */
export function playStep(costs: Costs, crowd: Crowd): Delays {
  const { students, processes, cores, voting } = crowd;
  const slowdown = Math.max(processes / cores, 1);
  const own = Math.ceil(students / processes);
  const start = (processes > 1 ? costs.relay : 0) + costs.step * slowdown;
  // Every process applies every vote.
  const votes = students * voting * costs.vote;
  const load = (votes * slowdown) / 1000;
  const heard: number[] = [];
  let now = start;
  for (let student = 0; student < own; student += 1) {
    now += costs.send * slowdown;
    heard.push(now);
  }
  return {
    p50: quantile(heard, 0.5),
    p99: quantile(heard, 0.99),
    last: quantile(heard, 1),
    load,
  };
}

/** The most students whom a model machine serves within a time, 99 in 100. */
export function mostStudents(
  costs: Costs,
  crowd: Omit<Crowd, "students">,
  withinMs: number,
): number {
  const fits = (students: number) => {
    const { p99, load } = playStep(costs, { ...crowd, students });
    return p99 <= withinMs && load <= 1;
  };
  let [low, high] = [0, 1_000_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function quantile(sorted: readonly number[], share: number): number {
  const at = Math.min(Math.ceil(sorted.length * share), sorted.length) - 1;
  return sorted[Math.max(at, 0)] ?? 0;
}
