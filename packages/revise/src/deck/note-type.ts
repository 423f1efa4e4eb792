/** Anki knows a note type by this number: another would be another type. */
export const NOTE_TYPE = 1_764_374_400_000;

/** The fields of a note, in their order; the first sorts. */
export const FIELDS = ["Question", "Shown with it", "Answer", "From"] as const;

const CSS = `.card { max-width: 44em; margin: 0 auto; padding: 1em; font: 18px/1.5 system-ui, sans-serif; text-align: left; }
h1 { font-size: 1.35em; line-height: 1.25; }
pre { padding: .6em .8em; border-radius: .5em; background: rgb(128 128 128 / 14%); font: .8em/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
.from { color: #767676; font-size: .75em; }`;

const FRONT = "<h1>{{Question}}</h1>{{Shown with it}}";
const BACK = `{{FrontSide}}<hr id="answer">{{Answer}}<p class="from">{{From}}</p>`;

/** The note type of all cards, as Anki's `col.models` has it. */
export function noteType(modified: number): object {
  return {
    id: NOTE_TYPE,
    name: "Decant",
    type: 0,
    mod: modified,
    usn: -1,
    sortf: 0,
    did: null,
    tmpls: [
      {
        name: "Card",
        ord: 0,
        qfmt: FRONT,
        afmt: BACK,
        bqfmt: "",
        bafmt: "",
        did: null,
      },
    ],
    flds: FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: "Arial",
      size: 20,
      media: [],
    })),
    css: CSS,
    latexPre: "",
    latexPost: "",
    req: [[0, "any", [0]]],
    tags: [],
    vers: [],
  };
}
