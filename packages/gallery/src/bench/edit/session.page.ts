import type { LessonData } from "../../answers/data.ts";
import { chosenRunner } from "../../runner/chosen-runner.page.ts";
import { toClipboard } from "../../site/clipboard.page.ts";
import { closest, one } from "../../site/dom.page.ts";
import { showInstead } from "../answers.page.ts";
import { chooseValue } from "../choices.page.ts";
import { Borrowed } from "./borrowed.page.ts";
import {
  changedFiles,
  changesOf,
  isSame,
  patchOf,
  type Texts,
} from "./changes.ts";
import { Editor } from "./editor.page.ts";
import { Kept } from "./kept.page.ts";
import { drawChange, outcomeOfCopy } from "./mode.ts";
import { changeHtml, type Pitfall, testsHtml } from "./panel.ts";
import { pitfallsOf } from "./pitfalls.page.ts";
import { play, type Run, runTests } from "./play.ts";
import { putFrame } from "./put-frame.page.ts";
import {
  drawBoth,
  say,
  showState,
  showVerdicts,
  watchPane,
} from "./results.page.ts";
import { litLine, openFile } from "./side-files.page.ts";
import { headline, verdictsOf } from "./verdicts.ts";
import { leave } from "./watch-edit.page.ts";

/** What is edited: one side of a lesson. */
export interface Edited {
  readonly data: LessonData;
  /** The side's name and label. */
  readonly side: string;
  readonly label: string;
  readonly pane: HTMLElement;
  /** The files as the lesson has them. */
  readonly pristine: Texts;
}

/** One visitor's editing of one side, until it is left. */
export class Edit {
  readonly #edited: Edited;
  readonly #borrowed = new Borrowed();
  readonly #kept: Kept;
  readonly #editor: Editor;
  readonly #left = new AbortController();
  /** What was saved, the newest last. */
  readonly #saved: Texts[];
  #playing = new AbortController();
  #run: Run | undefined;
  #pitfalls: readonly Pitfall[] = [];
  #against = "before";

  constructor(edited: Edited) {
    const { data, side, label, pane, pristine } = edited;
    this.#edited = edited;
    this.#kept = new Kept(`${data.folder}:${side}`);
    this.#saved = [pristine];
    putFrame(this.#borrowed, edited);
    chooseValue("flip", pane.dataset["pane"] ?? "");
    this.#editor = new Editor(pane, label, pristine, {
      changed: () => this.#changed(),
      save: () => void this.save(),
      leave,
    });
    this.#editor.replace(this.#kept.read(pristine));
    this.#editor.show(openFile(pane), litLine(pane, pristine));
    this.#showChange();
    this.#watch();
    this.#editor.focus();
  }

  /** Plays all requests on what stands in the editor now. */
  async save(): Promise<void> {
    const { data, side, pristine } = this.#edited;
    const texts = this.#editor.texts();
    if (!isSame(texts, this.#saved.at(-1) ?? {})) this.#saved.push(texts);
    this.#playing.abort();
    this.#playing = new AbortController();
    showState("playing…");
    const run = await play(
      await chosenRunner(),
      data.folder,
      { name: side, files: changedFiles(pristine, texts) },
      this.#playing.signal,
      (sofar) => this.#showRun(sofar),
    );
    if (!run) return;
    this.#showRun(run);
    this.#showError();
    const changes = changesOf(pristine, texts);
    const address = `/lessons/${data.folder}`;
    this.#pitfalls = await pitfallsOf(address, pristine, texts, changes);
    this.#showChange();
    await showInstead((request) => this.#draw(request));
    say(run.refusal || headline(verdictsOf(data, run), true));
  }

  /** Ends it, and gives the page back; the text is kept. */
  close(): void {
    this.#left.abort();
    this.#playing.abort();
    this.#editor.close();
    this.#borrowed.giveBack();
    this.#edited.pane.classList.remove("editing");
    one(".bench")?.classList.remove("editing");
    void showInstead(undefined);
    chooseValue("read", "explain");
  }

  #watch(): void {
    const { signal } = this.#left;
    const { pane, pristine, data } = this.#edited;
    const acts: Record<string, () => void> = {
      save: () => void this.save(),
      leave,
      undo: () => this.#undo(),
      copyPatch: () => {
        const patch = patchOf(data.folder, pristine, this.#editor.texts());
        void toClipboard(patch).then((is) =>
          say(is ? "Copied." : "Not copied."),
        );
      },
      resetFile: () => {
        const path = openFile(pane);
        this.#editor.replace({ [path]: pristine[path] ?? "" });
      },
      resetAll: () => {
        this.#editor.replace(pristine);
        void this.save();
      },
      runTests: () => void this.#runTests(),
    };
    document.addEventListener(
      "click",
      (event) => {
        const { dataset } = closest(event, "button") ?? {};
        for (const name of Object.keys(dataset ?? {})) acts[name]?.();
      },
      { signal },
    );
    watchPane(signal, {
      file: () => this.#editor.show(openFile(pane)),
      against: (value) => {
        this.#against = value;
        void showInstead((request) => this.#draw(request));
      },
    });
  }

  #changed(): void {
    const { pristine } = this.#edited;
    const texts = this.#editor.texts();
    this.#kept.write(changedFiles(pristine, texts));
    const isSaved = this.#run && isSame(texts, this.#saved.at(-1) ?? {});
    showState(isSaved ? "saved, running" : "not saved");
  }

  /** Back to what was saved before, and plays it. */
  #undo(): void {
    if (this.#saved.length < 2) return;
    this.#saved.pop();
    this.#editor.replace(this.#saved.at(-1) ?? {});
    void this.save();
  }

  #showRun(run: Run): void {
    this.#run = run;
    showVerdicts(this.#borrowed, verdictsOf(this.#edited.data, run));
    this.#showChange();
  }

  #showChange(): void {
    const { data, label, pristine } = this.#edited;
    const run = this.#run;
    const changes = changesOf(
      pristine,
      run ? (this.#saved.at(-1) ?? {}) : this.#editor.texts(),
    );
    const html = changeHtml({
      label,
      changes,
      verdicts: run && verdictsOf(data, run),
      over: run?.over ?? false,
      pitfalls: this.#pitfalls,
      refusal: run?.refusal ?? "",
    });
    const place = one("[data-change]");
    if (place) place.innerHTML = html;
  }

  /** A copy that does not start says so above its code. */
  #showError(): void {
    const { pane } = this.#edited;
    const [first] = this.#run?.events.values() ?? [];
    const isDown = first?.kind === "fault";
    const lacks = one("[data-lacks]", pane);
    if (lacks) {
      lacks.textContent = isDown ? first.message : "";
      lacks.hidden = !isDown;
    }
    showState(isDown ? "does not run" : "saved, running");
  }

  #draw(request: string) {
    const { data, side } = this.#edited;
    if (!this.#run || this.#run.refusal) return undefined;
    return this.#against === "other"
      ? drawBoth(data, side, request, outcomeOfCopy(this.#run, request))
      : drawChange(data, this.#run, request);
  }

  async #runTests(): Promise<void> {
    const { data, side, pristine } = this.#edited;
    const place = one("[data-tests]");
    if (!place) return;
    place.textContent = "Running the tests…";
    const report = await runTests(
      await chosenRunner(),
      data.folder,
      { name: side, files: changedFiles(pristine, this.#editor.texts()) },
      this.#left.signal,
    );
    if (typeof report === "string") place.textContent = report;
    else place.innerHTML = testsHtml(report);
  }
}
