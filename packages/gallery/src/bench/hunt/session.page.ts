import type { LessonData } from "../../answers/data.ts";
import type { BugFix, BugHint } from "../../runner/bugs.ts";
import { chosenRunner, runsHere } from "../../runner/chosen-runner.page.ts";
import { onSite } from "../../site/address.page.ts";
import { closest, one } from "../../site/dom.page.ts";
import { fetchJson } from "../../site/fetch-json.page.ts";
import { markBug } from "../../site/progress.page.ts";
import { showInstead } from "../answers.page.ts";
import { chooseValue } from "../choices.page.ts";
import { Borrowed } from "../edit/borrowed.page.ts";
import { changedFiles, type Texts } from "../edit/changes.ts";
import { Editor } from "../edit/editor.page.ts";
import { againstHtml, toolsHtml } from "../edit/frame.ts";
import { Kept } from "../edit/kept.page.ts";
import { drawChange } from "../edit/mode.ts";
import { play, type Run, runTests } from "../edit/play.ts";
import {
  say,
  showState,
  showVerdicts,
  watchPane,
} from "../edit/results.page.ts";
import { litLine, openFile } from "../edit/side-files.page.ts";
import { headline, verdictsOf } from "../edit/verdicts.ts";
import { drawRuns } from "./draw-runs.ts";
import { showFound } from "./found.page.ts";
import type { Hunted } from "./hunted.ts";
import { judgeAnswers } from "./judge-answers.ts";
import { type HuntRun, huntHtml, isFound } from "./panel.ts";
import { linesAround } from "./test-lines.ts";

/** One hunt for one bug, until it is left. */
export class Hunt {
  readonly #data: LessonData;
  readonly #hunted: Hunted;
  readonly #pane: HTMLElement;
  readonly #address: string;
  readonly #borrowed = new Borrowed();
  readonly #kept: Kept;
  readonly #editor: Editor;
  readonly #left = new AbortController();
  readonly #plays: Run[] = [];
  readonly #runs: (HuntRun | undefined)[] = [];
  readonly #hints: string[] = [];
  #fix = "";
  #against: "recorded" | "first" = "recorded";
  #running = new AbortController();

  constructor(data: LessonData, hunted: Hunted, pane: HTMLElement) {
    this.#data = data;
    this.#hunted = hunted;
    this.#pane = pane;
    this.#address = `/lessons/${data.folder}`;
    this.#kept = new Kept(`${data.folder}:bug:${hunted.name}`);
    this.#frame();
    const label = data.sides.find(({ name }) => name === hunted.side)?.label;
    this.#editor = new Editor(pane, label ?? hunted.side, hunted.texts, {
      changed: () => this.#changed(),
      save: () => void this.run(),
      leave: () => this.#leave(),
    });
    this.#editor.show(openFile(pane), litLine(pane, hunted.texts));
  }

  /** Runs the tests with the bug, and hands the code over. */
  async begin(): Promise<void> {
    const kept = this.#kept.read(this.#hunted.texts);
    this.#watch();
    await this.run();
    this.#editor.replace(kept);
    this.#editor.focus();
  }

  /** Plays and tests what stands in the editor. */
  async run(): Promise<void> {
    const { folder } = this.#data;
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const at = this.#runs.filter((run) => run !== undefined).length;
    this.#runs[at] = undefined;
    this.#runs.length = at + 1;
    this.#show();
    showState("testing…");
    const side = { name: this.#hunted.side, files: this.#files() };
    const runner = await chosenRunner();
    const judge = runsHere() ? "answers" : "tests";
    const [played, tested] = await Promise.all([
      play(runner, folder, side, signal, (sofar) =>
        showVerdicts(this.#borrowed, verdictsOf(this.#data, sofar)),
      ),
      judge === "tests" ? runTests(runner, folder, side, signal) : "",
    ]);
    if (!played || signal.aborted) return;
    const verdicts = verdictsOf(this.#data, played);
    const report =
      judge === "tests" ? tested : judgeAnswers(side.name, verdicts);
    const failed = typeof report === "string" ? undefined : report.failures[0];
    const lines = failed?.at
      ? linesAround(await this.#source(failed.at.file), failed.at.line)
      : [];
    const answers = judge === "tests" ? headline(verdicts, true) : "";
    this.#plays[at] = played;
    this.#runs[at] = { judge, report, lines, answers };
    if (at > 0) this.#against = "first";
    await this.#finish();
  }

  async #finish(): Promise<void> {
    const { folder } = this.#data;
    const found = isFound(this.#runs);
    if (found) markBug(folder, this.#hunted.name);
    showFound();
    showState(found ? "found" : "private copy");
    this.#show();
    this.#showAgainst();
    await showInstead((request) => this.#draw(request));
    const { report, judge } = this.#runs.at(-1) ?? {};
    if (report === undefined) return;
    say(
      typeof report === "string"
        ? report
        : `${report.failures.length} of ${report.tests} ${judge === "tests" ? "tests fail" : "answers are not as recorded"}.`,
    );
    if (found) one("[data-next]")?.focus();
  }

  #files(): Texts {
    const { texts, wrong } = this.#hunted;
    const now = this.#editor.texts();
    const all = [...wrong, ...Object.keys(changedFiles(texts, now))];
    return Object.fromEntries(all.map((path) => [path, now[path] ?? ""]));
  }

  async #source(path: string): Promise<string> {
    const response = await fetch(onSite(`${this.#address}/source/${path}.txt`));
    return response.ok ? response.text() : "";
  }

  #frame(): void {
    chooseValue("flip", this.#pane.dataset["pane"] ?? "");
    chooseValue("sheet", "explain");
    this.#pane.classList.add("editing");
    one(".bench")?.classList.add("editing", "hunting");
    this.#borrowed.put(one(".pane-tools", this.#pane), toolsHtml("test"));
    this.#borrowed.put(
      one("[data-panel]"),
      `<header class="hunt-head"><h2>Bug ${this.#hunted.number} of ${this.#hunted.of}</h2><span data-found></span><button class="btn ghost push" type="button" data-leave>Leave</button></header><article class="read hunt" tabindex="0" aria-label="The hunt" data-hunt-panel></article>`,
    );
    showFound();
  }

  #watch(): void {
    const { signal } = this.#left;
    document.addEventListener(
      "click",
      (event) => {
        const button = closest(event, "button, a[data-hint], a[data-fix]");
        const { dataset } = button ?? {};
        if (!dataset) return;
        if ("save" in dataset) void this.run();
        if ("leave" in dataset) this.#leave();
        if ("resetFile" in dataset) this.#reset();
        if (!("hint" in dataset) && !("fix" in dataset)) return;
        event.preventDefault();
        void ("hint" in dataset ? this.#showHint() : this.#showFix());
      },
      { signal },
    );
    watchPane(signal, {
      file: () => this.#editor.show(openFile(this.#pane)),
      against: (value) => {
        this.#against = value === "first" ? "first" : "recorded";
        void showInstead((request) => this.#draw(request));
      },
    });
  }

  #reset(): void {
    const path = openFile(this.#pane);
    this.#editor.replace({ [path]: this.#hunted.texts[path] ?? "" });
  }

  /** The lesson's own page has the code as it is. */
  #leave(): void {
    location.assign(onSite(this.#address));
  }

  #changed(): void {
    const { texts } = this.#hunted;
    this.#kept.write(changedFiles(texts, this.#editor.texts()));
    showState("not saved");
  }

  async #showHint(): Promise<void> {
    const { name } = this.#hunted;
    const number = this.#hints.length + 1;
    const address = `${this.#address}/bugs/${name}/hints/${number}.json`;
    const { hint } = await fetchJson<BugHint>(onSite(address));
    this.#hints.push(hint);
    this.#show();
    (one("[data-hint]") ?? one("[data-fix]"))?.focus();
  }

  async #showFix(): Promise<void> {
    const address = `${this.#address}/bugs/${this.#hunted.name}/fix.json`;
    const { diff } = await fetchJson<BugFix>(onSite(address));
    this.#fix = diff;
    this.#show();
  }

  #show(): void {
    const panel = one("[data-hunt-panel]");
    if (!panel) return;
    panel.innerHTML = huntHtml({
      hunted: this.#hunted,
      address: onSite(this.#address),
      hints: this.#hints,
      runs: this.#runs,
      fix: this.#fix,
    });
  }

  #showAgainst(): void {
    if (this.#plays.length < 2 || one(".against")) return;
    const choices = [
      { value: "first", label: "with run 1" },
      { value: "recorded", label: "with recorded" },
    ];
    this.#borrowed.add(
      one(".reqbar"),
      "beforeend",
      againstHtml("compare", choices),
    );
  }

  #draw(request: string) {
    const [first, ...later] = this.#plays;
    const now = this.#plays.at(-1);
    if (!first || !now || now.refusal) return undefined;
    if (now === first || this.#against === "recorded") {
      return drawChange(this.#data, now, request);
    }
    return drawRuns(this.#data, [first, ...later], request);
  }
}
