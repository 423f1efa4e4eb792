import {
  type Count,
  type FromTeacher,
  NAMESPACES,
  type Notice,
  type Place,
  type Shown,
  type TeacherPoll,
  type ToTeacher,
} from "@decant/room/protocol";
import { all, one, write } from "../../site/dom.page.ts";
import { connect, tell } from "../connect.page.ts";
import { hide } from "../hide.page.ts";
import type { ClassLesson } from "../lesson.ts";
import { placeAtStep, placesOf, stepFrom } from "../moves.ts";
import { readClassLesson, readClassNotes } from "../read-lesson.page.ts";
import { openChannel } from "../screen/channel.page.ts";
import { Wall } from "../screen/wall.page.ts";
import { consoleName } from "./console-name.page.ts";
import { drawSteps, drawTime, drawVotes, drawWhere } from "./controls.page.ts";
import { drawNote } from "./note.page.ts";
import { People } from "./people.page.ts";
import { drawPlan } from "./plan.page.ts";
import { watchConsole } from "./watch-console.page.ts";

const MINUTE_MS = 60_000;

/** The teacher's console, and what it knows of its class. */
export class Console {
  readonly #root: HTMLElement;
  readonly #wall: Wall;
  readonly #people = new People();
  readonly #socket;
  readonly #say;
  #shown: Shown | undefined;
  #lesson: ClassLesson | undefined;
  #count: Count = { here: 0, voted: 0, ready: 0 };
  #tally: TeacherPoll | null = null;
  #notice: Notice = null;

  constructor(root: HTMLElement, wall: HTMLElement) {
    this.#root = root;
    this.#wall = new Wall(wall);
    this.#say = openChannel((message) => {
      if (message.kind === "hello") this.#greet();
    });
    this.#socket = connect<FromTeacher, ToTeacher>(
      NAMESPACES.teacher,
      () => ({ console: consoleName() }),
      {
        connected: (is) => this.#connected(is),
        refused: (sentence, refusal) =>
          this.#cover(sentence, refusal?.kind === "over"),
      },
    );
    this.#listen();
    this.#socket.connect();
    this.#say({ kind: "opened" });
    setInterval(() => this.#shown && drawTime(this.#shown), MINUTE_MS / 4);
  }

  /** One step forward or back. */
  step(forward: boolean): void {
    if (!this.#lesson || !this.#shown) return;
    const next = stepFrom(this.#lesson, this.#shown.place, forward);
    if (next) this.show(next);
  }

  goToStep(name: string): void {
    if (!this.#lesson || !this.#shown) return;
    const { place } = this.#shown;
    const step = placeAtStep(this.#lesson, place, name as Place["step"]);
    if (step) this.show(step);
  }

  async goToLesson(folder: string): Promise<void> {
    const lesson = await readClassLesson(folder);
    const [first] = placesOf(lesson);
    if (first) this.show(first);
  }

  show(place: Place): void {
    void this.#tell("show", place);
  }

  /** Closes the vote; where it is closed, all vote once more. */
  voteAgain(): void {
    const poll = this.#shown?.poll;
    if (!poll) return;
    if (poll.status === "open") void this.#tell("close", poll.id);
    else {
      void this.#tell("revote", { poll: poll.id, round: poll.round + 1 });
    }
  }

  follow(everyone: boolean): void {
    void this.#tell("follow", everyone);
  }

  /** The room's code, large on the projector. */
  showLarge(): void {
    const button = one("[data-show-large]");
    const is = button?.getAttribute("aria-pressed") !== "true";
    button?.setAttribute("aria-pressed", String(is));
    const large = one("[data-large]");
    if (large) large.hidden = !is;
    this.#say({ kind: "large", is });
  }

  /** Scrolls what is longer than the projector. */
  scroll(by: number): void {
    this.#wall.scroll(by);
    this.#say({ kind: "scroll", by });
  }

  /** Shows the other side, where one is shown at a time. */
  turn(): void {
    this.#wall.turn();
    this.#say({ kind: "turn" });
  }

  end(): void {
    void this.#tell("end");
  }

  async #tell(event: keyof FromTeacher, ...details: unknown[]): Promise<void> {
    const why = await tell(this.#socket, event, ...details);
    write("[data-said-to-teacher]", why || (this.#notice ?? ""));
  }

  #notify(notice: Notice): void {
    this.#notice = notice;
    write("[data-said-to-teacher]", notice ?? "");
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on("state", (state) => {
      this.#people.replace(state.people);
      this.#tally = state.tally;
      this.#count = state.count;
      this.#wall.count(state.count);
      this.#show(state.shown, false);
      this.#notify(state.notice);
    });
    socket.on("shown", (shown) => this.#show(shown, true));
    socket.on("count", (count) => {
      this.#count = count;
      this.#wall.count(count);
      this.#draw();
    });
    socket.on("tally", (tally) => {
      this.#tally = tally;
      this.#draw();
    });
    socket.on("people", (changed) => {
      this.#people.update(changed);
      this.#draw();
    });
    socket.on("notice", (notice) => this.#notify(notice));
    socket.on("ended", (sentence) => {
      socket.close();
      this.#cover(sentence, true);
    });
    socket.on("replaced", (sentence) => {
      socket.close();
      this.#cover(sentence, false);
    });
  }

  /** @param isNew - whether it was shown just now, so that it is to be sent */
  #show(shown: Shown, isNew: boolean): void {
    this.#shown = shown;
    this.#wall.show(shown);
    void this.#load(shown, isNew);
  }

  async #load(shown: Shown, isNew: boolean): Promise<void> {
    const { place } = shown;
    const lesson = await readClassLesson(place.lesson);
    if (shown !== this.#shown) return;
    this.#lesson = lesson;
    this.#draw();
    if (isNew && place.step === "send") void this.#send(lesson, place);
    const notes = await readClassNotes(place.lesson);
    if (shown === this.#shown) drawNote(lesson, place, notes);
  }

  async #send(lesson: ClassLesson, place: Place): Promise<void> {
    const { sendLive } = await import("./live.page.ts");
    await sendLive(lesson, place, (of, panels) => {
      this.#wall.answered(of, panels);
      this.#say({ kind: "live", of, panels });
    });
  }

  #draw(): void {
    const [shown, lesson] = [this.#shown, this.#lesson];
    if (!shown || lesson?.folder !== shown.place.lesson) return;
    const isVoting =
      shown.poll?.status === "open" && shown.place.step === "predict";
    write("[data-here]", `${this.#count.here} here`);
    drawSteps(lesson, shown, this.#count);
    drawTime(shown);
    drawWhere(lesson, shown);
    drawVotes(lesson, shown, this.#tally);
    drawPlan(lesson, shown.place, (place) => this.show(place));
    this.#people.draw(isVoting);
    for (const button of all("[data-follow]")) {
      const is = button.dataset["follow"] === String(shown.everyoneFollows);
      button.setAttribute("aria-pressed", String(is));
    }
    const choice = one("[data-lesson-choice]") as HTMLSelectElement | null;
    if (choice) choice.value = lesson.folder;
  }

  /** A projector that opens later gets what the servers answered. */
  #greet(): void {
    for (const [of, panels] of this.#wall.live) {
      this.#say({ kind: "live", of, panels });
    }
  }

  #connected(is: boolean): void {
    this.#root.dataset["state"] = is ? "on" : "lost";
    const lost = "Connection lost. It comes back by itself.";
    write("[data-said-to-teacher]", is ? "" : lost);
  }

  /** @param isEnd - of the class: the page opens another */
  #cover(sentence: string, isEnd: boolean): void {
    this.#root.dataset["state"] = "over";
    const parts = all(
      ".teach-left, .teach-right, .room, [data-here], [data-end]",
    );
    for (const part of parts) part.hidden = true;
    write("[data-cover-says]", sentence);
    hide("[data-cover-again]", isEnd);
    hide("[data-cover-open]", !isEnd);
    hide("[data-cover]", false);
  }
}

/** Opens the console of the page. */
export function teach(): void {
  const [root, wall] = [one("[data-console]"), one("[data-wall]")];
  if (root && wall) watchConsole(new Console(root, wall));
}
