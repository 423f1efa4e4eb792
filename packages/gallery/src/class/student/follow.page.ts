import {
  type Count,
  type FromStudent,
  NAMESPACES,
  type Shown,
  type StudentState,
  type ToStudent,
  type You,
} from "@decant/room/protocol";
import { NO_GALLERY } from "../../runner/no-gallery.ts";
import { write } from "../../site/dom.page.ts";
import { connect, tell } from "../connect.page.ts";
import { hide } from "../hide.page.ts";
import { readClassAnswers, readClassLesson } from "../read-lesson.page.ts";
import { missedCard } from "./act.ts";
import { drawCount, drawRoom, drawYou } from "./draw.page.ts";
import { type Joining, NO_ANSWER } from "./joining.ts";
import { forgetToken, keepToken, keptToken } from "./token.page.ts";
import { watchWake } from "./wake.page.ts";
import { watchRoom } from "./watch-room.page.ts";

/** A student's page in a class: what is shown, and what the student did. */
export class Student {
  readonly #root: HTMLElement;
  readonly #joining: Joining | undefined;
  readonly #socket;
  /** The option by poll and round: a place may be shown again. */
  readonly #votes = new Map<string, string | null>();
  #state: StudentState | undefined;
  #isConnected = false;
  /** Loaded with the first card that is kept: later the class may be over. */
  #cards: Promise<typeof import("./cards.page.ts")> | undefined;

  /** @param joining - undefined for one who was here before */
  constructor(root: HTMLElement, joining?: Joining) {
    this.#root = root;
    this.#joining = joining;
    this.#socket = connect<FromStudent, ToStudent>(
      NAMESPACES.student,
      () => this.#auth(),
      {
        connected: (is) => this.#connected(is),
        refused: (sentence, refusal) =>
          this.#refused(sentence, refusal?.kind === "over"),
      },
    );
    this.#listen();
    watchWake(this.#socket);
  }

  async vote(option: string): Promise<void> {
    const poll = this.#state?.shown.poll;
    if (!poll || poll.status !== "open") return;
    const { id, round, options } = poll;
    const isTaken = await this.#tell("vote", { poll: id, round, option });
    if (!isTaken) return;
    this.#votes.set(`${id} ${round}`, option);
    this.#draw();
    const { label = option } = options.find((some) => some.id === option) ?? {};
    write("[data-spoken]", `Your answer: ${label}.`);
  }

  async ready(): Promise<void> {
    const { shown, you } = this.#state ?? {};
    if (!shown || you?.ready) return;
    if (await this.#tell("ready", shown.number)) this.#you({ ready: true });
  }

  async ask(): Promise<void> {
    const asks = !this.#state?.you.asks;
    if (await this.#tell("ask", asks)) this.#you({ asks });
  }

  /** Saves the cards as a file, to take them home. */
  async save(): Promise<void> {
    const cards = await this.#cards;
    if (cards) write("[data-spoken]", cards.saveProgress());
  }

  /** Leaves for the lesson's page; it leads back with one tap. */
  async look(): Promise<void> {
    const place = this.#state?.shown.place;
    if (!place) return;
    await tell(this.#socket, "look", place.lesson);
    const query = new URLSearchParams(
      place.request ? { request: place.request } : { region: place.part ?? "" },
    );
    location.assign(`/lessons/${place.lesson}?${query.toString()}`);
  }

  open(): void {
    this.#socket.connect();
  }

  leave(): void {
    this.#socket.close();
  }

  #auth() {
    const token = this.#state?.token ?? (this.#joining ? "" : keptToken());
    const { code = "", name = "" } = this.#joining ?? {};
    return token ? { token } : { code, name };
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on("state", (state) => this.#enter(state));
    socket.on("you", (you) => {
      this.#remember(this.#state?.shown, you);
      this.#you(you);
      this.#draw();
    });
    socket.on("shown", (shown) => this.#show(shown));
    socket.on("count", (count) => this.#count(count));
    socket.on("notice", (notice) => write("[data-lost]", notice ?? ""));
    socket.on("ended", (sentence) => {
      socket.close();
      this.#over(sentence, true);
    });
  }

  #enter(state: StudentState): void {
    const { you, shown, token, notice } = state;
    if (!this.#state) watchRoom(this);
    this.#state = state;
    keepToken(token);
    this.#remember(shown, you);
    if (you.looking !== null) void tell(this.#socket, "look", null);
    if (this.#root.dataset["state"] === "join") {
      history.replaceState(null, "", "/room");
    }
    this.#root.dataset["state"] = "on";
    hide("[data-join]");
    hide("[data-room-view]", false);
    hide("[data-foot]", false);
    write("[data-lost]", notice ?? "");
    write("[data-room]", `Room ${state.room.code}`);
    this.#draw();
  }

  #remember(shown: Shown | undefined, { vote }: You): void {
    const poll = shown?.poll;
    if (poll) this.#votes.set(`${poll.id} ${poll.round}`, vote);
  }

  #show(shown: Shown): void {
    if (!this.#state) return;
    const { you } = this.#state;
    const isNew = shown.number !== this.#state.shown.number;
    this.#state = {
      ...this.#state,
      shown,
      you: { ...you, ready: you.ready && !isNew },
    };
    this.#draw();
  }

  #count(count: Count): void {
    if (!this.#state) return;
    this.#state = { ...this.#state, count };
    drawCount(this.#state, this.#vote());
  }

  #you(change: Partial<You>): void {
    if (!this.#state) return;
    this.#state = { ...this.#state, you: { ...this.#state.you, ...change } };
    drawYou(this.#state);
  }

  #vote(): string | null {
    const poll = this.#state?.shown.poll;
    return (poll && this.#votes.get(`${poll.id} ${poll.round}`)) ?? null;
  }

  #draw(): void {
    if (this.#state) void this.#drawState(this.#state);
  }

  async #drawState(state: StudentState): Promise<void> {
    const { place } = state.shown;
    const isRevealed = place.step === "answers" || place.step === "why";
    try {
      const lesson = await readClassLesson(place.lesson);
      const answers = isRevealed
        ? await readClassAnswers(place.lesson)
        : undefined;
      if (state.shown !== this.#state?.shown) return;
      const drawn = {
        state: this.#state,
        lesson,
        answers,
        vote: this.#vote(),
        isConnected: this.#isConnected,
      };
      drawRoom(drawn);
      const missed = missedCard(drawn);
      if (missed) void this.#keep(missed);
    } catch {
      write("[data-lost]", NO_GALLERY);
    }
  }

  async #keep(card: string): Promise<void> {
    this.#cards ??= import("./cards.page.ts");
    const { keepForTomorrow } = await this.#cards;
    keepForTomorrow(card);
    hide("[data-cards]", false);
    hide("[data-over-cards]", false);
  }

  async #tell(
    event: keyof FromStudent,
    ...details: unknown[]
  ): Promise<boolean> {
    const why = await tell(this.#socket, event, ...details);
    write("[data-lost]", why);
    return why === "";
  }

  #connected(is: boolean): void {
    this.#isConnected = is;
    if (!this.#state) {
      if (!is) this.#joining?.refused(NO_ANSWER);
      return;
    }
    const lost = "Connection lost. You come back by yourself.";
    write("[data-lost]", is ? "" : lost);
    this.#root.dataset["state"] = is ? "on" : "lost";
    this.#draw();
  }

  #refused(sentence: string, isEnd: boolean): void {
    if (this.#joining && !this.#state) return this.#joining.refused(sentence);
    forgetToken();
    this.#over(sentence, isEnd);
  }

  /** @param isEnd - for everybody: then nobody can join either */
  #over(sentence: string, isEnd: boolean): void {
    this.#state = undefined;
    this.#root.dataset["state"] = "over";
    hide("[data-room-view]");
    hide("[data-foot]");
    hide("[data-over]", false);
    hide("[data-over-join]", isEnd);
    write("[data-over-says]", sentence);
    write("[data-lost]", "");
    write("[data-follow]", "");
  }
}
