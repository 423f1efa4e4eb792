import type { Lesson, Side } from "@decant/catalog";
import type { Host } from "@decant/shared/host";
import { available, CAN_FORK, pythonFor, startHostFor } from "./hosts.ts";
import { type Instance, openOn } from "./instance.ts";

/** How many visitors share a Node process, and are lost with it. */
const SHARED_BY = 16;

/** An instance in a process that runs others too. */
export interface SharedInstance extends Instance {
  /** Keeps later instances out of its process, which may hang. */
  retire(): void;
}

interface Group {
  readonly host: Host;
  readonly lesson: Lesson;
  /** Which sides it takes in. */
  readonly kind: string;
  readonly room: number;
  apps: number;
  isRetired: boolean;
}

/**
 * Runs instances in few processes. The TypeScript sides of a lesson share one:
 * `createApp` gives each visitor an app of their own. Python sides keep state
 * in their modules: each gets a process that is forked from a warmed one.
 */
export class Groups {
  readonly #groups = new Set<Group>();
  #spare: Host | undefined;
  #isEnded = false;

  /** How many processes run the TypeScript sides of lessons. */
  get size(): number {
    return [...this.#groups].filter(({ room }) => room === SHARED_BY).length;
  }

  /** Whether a process for the side is there. */
  has(lesson: Lesson, side: Side): boolean {
    return this.#find(lesson, side) !== undefined;
  }

  /**
   * Opens a side of a lesson with fresh state.
   *
   * @throws LessonFault `not-started`
   */
  async open(lesson: Lesson, side: Side): Promise<SharedInstance> {
    const group = this.#find(lesson, side) ?? this.#start(lesson, side);
    group.apps += 1;
    const retire = () => {
      // A forked process hangs for itself only.
      if (group.room === SHARED_BY) group.isRetired = true;
    };
    try {
      const instance = await openOn(group.host, lesson, side);
      void this.#leaveWith(instance, group);
      this.#keepSpare(lesson, side);
      return { ...instance, retire };
    } catch (error) {
      // The next one reads the files anew.
      retire();
      await this.#leave(group);
      throw error;
    }
  }

  /**
   * Opens a side in a process that no other instance shares.
   *
   * @param unwanted - aborted to give up the start
   * @throws LessonFault `not-started`
   */
  async openAlone(
    lesson: Lesson,
    side: Side,
    unwanted: AbortSignal,
  ): Promise<SharedInstance> {
    const retire = () => undefined;
    if (side.language === "python" && CAN_FORK) {
      const { host } = this.#find(lesson, side) ?? this.#start(lesson, side);
      return { ...(await openOn(host, lesson, side, { unwanted })), retire };
    }
    const host = this.#takeSpare(side) ?? startHostFor(lesson, side);
    const end = () => host.end();
    try {
      return {
        ...(await openOn(host, lesson, side, { unwanted, end })),
        retire,
      };
    } catch (error) {
      await end();
      throw error;
    } finally {
      this.#keepSpare(lesson, side);
    }
  }

  /** Starts what the first visitor would wait for: a process of each kind. */
  warm(lesson: Lesson): void {
    for (const side of lesson.sides) {
      if (available(lesson, side.name)) continue;
      if (side.language === "typescript") this.#keepSpare(lesson, side);
      else if (CAN_FORK && !this.has(lesson, side)) this.#start(lesson, side);
    }
  }

  /** Ends every process. */
  async end(): Promise<void> {
    this.#isEnded = true;
    const hosts = [...this.#groups].map(({ host }) => host);
    if (this.#spare) hosts.push(this.#spare);
    await Promise.all(hosts.map((host) => host.end()));
  }

  #find(lesson: Lesson, side: Side): Group | undefined {
    const kind = kindOf(lesson, side);
    return [...this.#groups].find(
      (group) =>
        group.kind === kind &&
        // Another object has been read anew: a file has changed.
        (group.lesson === lesson || group.room === Number.POSITIVE_INFINITY) &&
        group.apps < group.room &&
        !group.isRetired,
    );
  }

  #start(lesson: Lesson, side: Side): Group {
    const group: Group = {
      host:
        this.#takeSpare(side) ?? startHostFor(lesson, side, { forks: true }),
      lesson,
      kind: kindOf(lesson, side),
      room: roomOf(side),
      apps: 0,
      isRetired: false,
    };
    this.#groups.add(group);
    void this.#forgetGroup(group);
    return group;
  }

  /** A Node process that has loaded no lesson: the next start is quick. */
  #takeSpare(side: Side): Host | undefined {
    if (side.language === "python") return undefined;
    const spare = this.#spare;
    this.#spare = undefined;
    return spare;
  }

  #keepSpare(lesson: Lesson, side: Side): void {
    if (this.#isEnded || this.#spare || side.language === "python") return;
    const spare = startHostFor(lesson, side);
    this.#spare = spare;
    void this.#forgetSpare(spare);
  }

  async #forgetSpare(spare: Host): Promise<void> {
    await spare.gone;
    if (this.#spare === spare) this.#spare = undefined;
  }

  async #forgetGroup(group: Group): Promise<void> {
    await group.host.gone;
    this.#groups.delete(group);
  }

  async #leaveWith(instance: Instance, group: Group): Promise<void> {
    await instance.gone;
    await this.#leave(group);
  }

  async #leave(group: Group): Promise<void> {
    group.apps -= 1;
    const isForking = group.room === Number.POSITIVE_INFINITY;
    if (group.apps > 0 || isForking) return;
    this.#groups.delete(group);
    await group.host.end();
  }
}

function kindOf(lesson: Lesson, side: Side): string {
  if (side.language === "python" && CAN_FORK) {
    return `python ${pythonFor(lesson)}`;
  }
  return `${side.language} ${lesson.directory}`;
}

function roomOf(side: Side): number {
  if (side.language !== "python") return SHARED_BY;
  return CAN_FORK ? Number.POSITIVE_INFINITY : 1;
}
