/** A lesson's code, ready for any page: `/compare/11-sessions.json`. */
export interface CodeLesson {
  readonly folder: string;
  readonly number: number;
  /** The folder's name in words: `app route`. */
  readonly name: string;
  /** As plain text. */
  readonly question: string;
  readonly sides: readonly CodeSide[];
  readonly requests: readonly CodeRequest[];
}

export interface CodeSide {
  readonly name: string;
  readonly label: string;
  /** The class of its colour: `side-flask`. */
  readonly style: string;
  readonly files: readonly CodeFile[];
}

export interface CodeRequest {
  readonly name: string;
  /** Method and path. */
  readonly wire: string;
  /** The region that answers it. */
  readonly region: string | undefined;
}

export interface CodeFile {
  readonly path: string;
  /** The file's name, or its path where two of the side have that name. */
  readonly tab: string;
  /** From the first line to the last. */
  readonly parts: readonly CodePart[];
}

/** A region, or the lines between two of them: what folds as one. */
export interface CodePart {
  /** The names of the region and of those within it; none between regions. */
  readonly regions: readonly string[];
  /** Its first and its last line, from 1. */
  readonly from: number;
  readonly to: number;
  /** For people: `log in`; the first line where it is no region. */
  readonly label: string;
  /** The number of the region in its lesson; 0 for none. */
  readonly number: number;
  /** The class of its colour; empty for none. */
  readonly hue: string;
  /** How many lines it has. */
  readonly lines: number;
  /** The same for the same code. */
  readonly key: string;
  /** HTML to stand in `<pre><code>`. */
  readonly html: string;
}
