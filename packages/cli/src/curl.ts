import type { NamedRequest } from "@decant/exchange";

/**
 * A request as a line for a shell.
 *
 * @param address - where the server listens: `http://127.0.0.1:3005`
 * @param cookies - whether cookies go from one request to the next, through a
 *   file `cookies.txt` in the folder where the line is run
 */
export function curlLine(
  address: string,
  request: NamedRequest,
  cookies: boolean,
): string {
  const { method, path, body } = request;
  return [
    "curl -i",
    ...methodOptions(method, body),
    ...(cookies && request.cookies ? ["-b cookies.txt"] : []),
    ...(cookies ? ["-c cookies.txt"] : []),
    ...headerOptions(request),
    ...(body ? [`--data-binary ${quote(body)}`] : []),
    // curl would take away dots and expand brackets and braces.
    ...(/\/\.\.?(\/|$)/.test(path) ? ["--path-as-is"] : []),
    ...(/[[\]{}]/.test(path) ? ["-g"] : []),
    quote(address + path),
  ].join(" ");
}

function methodOptions(method: string, body: string): string[] {
  if (method === "HEAD") return ["--head"];
  return method === (body ? "POST" : "GET") ? [] : [`-X ${method}`];
}

function headerOptions({ headers, body }: NamedRequest): string[] {
  const typed = headers.some(([name]) => name.toLowerCase() === "content-type");
  return [
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    // curl would call any body a form.
    ...(body && !typed ? ["-H 'Content-Type:'"] : []),
  ];
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
