interface Refused {
  readonly pattern: RegExp;
  /** The construct's name, and what to write instead. */
  readonly sentence: string;
}

const SCRIPT: Refused = {
  pattern: /^[<>] ?\{%/,
  sentence: "a script, {% %}: leave it out, no code of the file is run",
};

/** Lines that stand before a request line or among the headers. */
const IN_HEAD: readonly Refused[] = [
  SCRIPT,
  {
    pattern: /^\{\{([@+]|[^}]*$)/,
    sentence: "a script block, {{ }}: leave it out, no code of the file is run",
  },
  {
    pattern: /^(import|run) /,
    sentence: "import and run: copy the other file's requests into this one",
  },
  {
    pattern: /^curl /,
    sentence:
      "a curl command: write METHOD URL, headers, a blank line, the body",
  },
  {
    pattern: /^(GRPC|AMQP|MQTT|RSOCKET|SSE|EVENTSOURCE|STREAM) /,
    sentence: "a request that is not plain HTTP: write GET, POST or the like",
  },
  {
    pattern: /^(WS|WSS|WEBSOCKET) |^([A-Z]+ )?wss?:/,
    sentence: "a WebSocket request: write an HTTP request, its URL with http:",
  },
  {
    pattern: /^GRAPHQL |^X-REQUEST-TYPE: *GraphQL/i,
    sentence:
      'a GraphQL request: write POST, Content-Type: application/json and the body {"query": "…"}',
  },
];

/** Lines that stand within or below a body. */
const IN_BODY: readonly Refused[] = [
  SCRIPT,
  {
    pattern: /^<(@\w*)? +\S/,
    sentence: "a body from a file, < file: write the file's text there",
  },
  {
    pattern: /^> +\S+\.m?js$/,
    sentence: "a response handler, > file: leave it out, no code is run",
  },
  {
    pattern: /^>>!? *\S/,
    sentence: "saving the answer, >> file: leave it out",
  },
  {
    pattern: /^<> /,
    sentence: "a stored answer, <> file: leave it out",
  },
  {
    pattern: /^\?\? /,
    sentence: "an assertion, ??: leave it out, two answers are compared",
  },
  {
    pattern: /^\{\{[^}]*$/,
    sentence: "a script block, {{ }}: leave it out, no code of the file is run",
  },
];

const NOTES: Readonly<Record<string, string>> = {
  prompt: "write @name = value at the top",
  import: "copy the other file's requests into this one",
  ref: "the requests are sent in their order: leave it out",
  forceRef: "the requests are sent in their order: leave it out",
};

/** Why a line of a head is refused; undefined if it is not. */
export function refusedInHead(line: string): string | undefined {
  return IN_HEAD.find(({ pattern }) => pattern.test(line))?.sentence;
}

/** Why a line of a body is refused; undefined if it is not. */
export function refusedInBody(line: string): string | undefined {
  return IN_BODY.find(({ pattern }) => pattern.test(line))?.sentence;
}

/** Why a note, `# @name`, is refused, and what to write instead. */
export function refusedNote(name: string): string {
  return `@${name}: ${NOTES[name] ?? "leave it out, or write it without @ as a comment"}`;
}
