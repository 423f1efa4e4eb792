// What a page and the service worker say to each other.

/** The addresses of what the page has used, or that all is to be kept. */
export interface ToWorker {
  readonly keep: readonly string[] | "all";
}

/** How many files are kept. */
export interface FromWorker {
  readonly done: number;
  readonly of: number;
  /** No more will come. */
  readonly failed?: true;
}
