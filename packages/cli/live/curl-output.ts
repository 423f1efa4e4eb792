import type { Header, ReceivedAnswer } from "@decant/exchange";

/** Reads what `curl -i` writes: the head as it came, the body decoded. */
export function readCurlOutput(output: Buffer): ReceivedAnswer {
  const end = output.indexOf("\r\n\r\n");
  const [first = "", ...lines] = output
    .subarray(0, end)
    .toString("latin1")
    .split("\r\n");
  const [, status, reason = ""] = /^HTTP\/1\.1 (\d+) ?(.*)$/.exec(first) ?? [];
  const body = output.subarray(end + 4);
  // An interim answer, `100 Continue`, stands before the real one.
  if (status?.startsWith("1")) return readCurlOutput(body);
  return {
    status: Number(status),
    reason,
    headers: lines.map((line): Header => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
    body,
    received: output,
  };
}
