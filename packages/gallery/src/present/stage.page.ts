import { NO_GALLERY } from "../runner/no-gallery.ts";
import { openChannel } from "./channel.page.ts";
import { sayForward, showControl } from "./control.page.ts";
import { placeAt, viewControl } from "./control.ts";
import { fit, lookOn, nextLook, turnBack } from "./fit.page.ts";
import type { Requests } from "./requests.page.ts";
import { sayPlace } from "./say.page.ts";
import { addressOf, findPosition, type Position, type Stage } from "./stage.ts";

/** A presentation in the page, and how one steps through it. */
export class Presentation {
  readonly #stage: Stage;
  readonly #main: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #tell;
  #position: Position;
  #requests: Promise<Requests> | undefined;

  /** @param main - the part of the page between header and control */
  constructor(stage: Stage, main: HTMLElement, panel: HTMLElement) {
    this.#stage = stage;
    this.#main = main;
    this.#panel = panel;
    this.#position = this.#find(location.search);
    this.#tell = openChannel(stage.address, (message) => {
      if (message.kind === "hello") this.#tellPlace();
      if (message.kind === "move") this.move(message.forward);
    });
    void document.fonts.ready.then(() => {
      new ResizeObserver(() => this.refit()).observe(main);
      return this.#show();
    });
  }

  /** Where the lesson's page shows what is presented. */
  get leave(): string {
    return viewControl(this.#stage, this.#position).leave;
  }

  /** One step; forward, what is longer than the screen is seen to its end. */
  move(forward: boolean): void {
    if (forward && lookOn(this.#main)) return this.sayMore();
    const { places, at } = this.#position;
    const next = at + (forward ? 1 : -1);
    if (!places[next]) {
      if (forward) location.assign(this.leave);
      return;
    }
    const isSame = places[next].request === placeAt(this.#position).request;
    const predicted = isSame ? this.#position.predicted : "";
    this.#go({ places, at: next, predicted });
  }

  /** Goes to an address of this presentation. */
  goTo(address: string): void {
    this.#go(this.#find(new URL(address, location.href).search));
  }

  /** Shows what the history says. */
  return(): void {
    this.#position = this.#find(location.search);
    void this.#show();
  }

  predict(value: string): void {
    const place = placeAt(this.#position);
    if (place.step !== "predict") return;
    this.#position = { ...this.#position, predicted: value };
    history.replaceState(null, "", addressOf(this.#stage, place, value));
    for (const button of this.#panel.querySelectorAll("[name=predict]")) {
      const isChosen = button.getAttribute("value") === value;
      button.setAttribute("aria-pressed", String(isChosen));
    }
    showControl(viewControl(this.#stage, this.#position));
  }

  /** Sends the request once more. */
  async sendAgain(): Promise<void> {
    const { request } = placeAt(this.#position);
    if (!request) return;
    (await this.#load()).send(request.name);
    await this.#show();
  }

  refit(): void {
    fit(this.#main);
    this.sayMore();
  }

  sayMore(): void {
    const { forward } = viewControl(this.#stage, this.#position);
    sayForward(nextLook(this.#main) ? "More" : forward.text);
  }

  #find(search: string): Position {
    return findPosition(this.#stage, new URLSearchParams(search));
  }

  #go(position: Position): void {
    this.#position = position;
    const place = placeAt(position);
    const address = addressOf(this.#stage, place, position.predicted);
    history.pushState(null, "", address);
    void this.#show();
  }

  /** Shows the position, unless it has changed until its request is known. */
  async #show(): Promise<void> {
    const position = this.#position;
    this.#main.ariaBusy = "true";
    const html = await this.#panelHtml(position).catch(
      () => `<h2>${NO_GALLERY}</h2>`,
    );
    if (position !== this.#position) return;
    this.#main.ariaBusy = null;
    this.#panel.innerHTML = html;
    this.#panel.hidden = html === "";
    this.#panel.dataset["step"] = placeAt(position).step;
    showControl(viewControl(this.#stage, position));
    turnBack(this.#main);
    this.refit();
    sayPlace(this.#panel);
    this.#tellPlace();
  }

  async #panelHtml(position: Position): Promise<string> {
    const { part, request, step } = placeAt(position);
    if (!request) return "";
    const requests = await this.#load();
    if (step === "send" && !requests.isSent(request.name)) {
      requests.send(request.name);
    }
    const { predicted } = position;
    const region = this.#stage.parts[part]?.region ?? "";
    return requests.panel(step, { part: region, request, predicted });
  }

  #load(): Promise<Requests> {
    this.#requests ??= import("./requests.page.ts").then(({ Requests }) =>
      Requests.load(this.#stage, () => void this.#show()),
    );
    // Another try meets a fresh start.
    this.#requests.catch(() => (this.#requests = undefined));
    return this.#requests;
  }

  #tellPlace(): void {
    const { part, request } = placeAt(this.#position);
    this.#tell({ kind: "at", part, request: request?.name ?? "" });
  }
}
