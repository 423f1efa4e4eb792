/** A lesson that keeps what it is given in a file. */
export interface Keeper {
  readonly lesson: string;
  /** Before the first write of each start; gives the headers to send. */
  readonly enter?: (url: string) => Promise<Record<string, string>>;
  /** Stores something; resolves to its name once the lesson has said yes. */
  readonly write: (
    url: string,
    number: number,
    headers: Record<string, string>,
  ) => Promise<string>;
  /** Whether what has that name is there. */
  readonly has: (
    url: string,
    name: string,
    headers: Record<string, string>,
  ) => Promise<boolean>;
}

const JSON_TYPE = { "Content-Type": "application/json" };
const ACCOUNT = JSON.stringify({
  email: "ada@example.org",
  password: "correct horse",
});

/** The lessons with a file: users, users, reports, notes. */
export const KEEPERS: readonly Keeper[] = [
  {
    lesson: "13-database",
    async write(url, number) {
      const name = `user${number}`;
      const body = new URLSearchParams({ name });
      await send(`${url}/users`, { method: "POST", body }, 201);
      return name;
    },
    has: async (url, name) =>
      (await send(`${url}/users?name=${name}`, {}, 200)).includes(`"${name}"`),
  },
  {
    lesson: "14-crud",
    async write(url, number) {
      const name = `user${number}`;
      const body = JSON.stringify({ name });
      const headers = JSON_TYPE;
      await send(`${url}/users`, { method: "POST", headers, body }, 201);
      return name;
    },
    has: async (url, name) =>
      (await send(`${url}/users?name=${name}`, {}, 200)).includes(`"${name}"`),
  },
  {
    lesson: "22-scaling",
    async write(url) {
      const text = await send(`${url}/reports`, { method: "POST" }, 202);
      return String((JSON.parse(text) as { id: unknown }).id);
    },
    async has(url, id) {
      const { status } = await fetch(`${url}/reports/${id}`);
      return status === 200;
    },
  },
  {
    lesson: "23-extensions",
    async enter(url) {
      const request = { method: "POST", headers: JSON_TYPE, body: ACCOUNT };
      await fetch(`${url}/signup`, { ...request, redirect: "manual" });
      const answer = await fetch(`${url}/login`, {
        ...request,
        redirect: "manual",
      });
      const cookies = answer.headers.getSetCookie();
      const pairs = cookies.map((cookie) => cookie.split(";")[0]);
      return { ...JSON_TYPE, Cookie: pairs.join("; ") };
    },
    async write(url, number, headers) {
      const text = `note${number}`;
      const body = JSON.stringify({ text });
      await send(`${url}/api/notes`, { method: "POST", headers, body }, 201);
      return text;
    },
    has: async (url, text, headers) =>
      (await send(`${url}/api/notes`, { headers }, 200)).includes(`"${text}"`),
  },
];

/** @throws Error if the status is another; the whole body has come by then */
async function send(url: string, request: RequestInit, status: number) {
  const answer = await fetch(url, {
    ...request,
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (answer.status !== status) {
    throw new Error(`${url} answered ${answer.status}, not ${status}: ${text}`);
  }
  return text;
}
