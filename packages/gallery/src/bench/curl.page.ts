import { curlLine, decodeBytes, parseRequest } from "@decant/exchange";
import { all } from "../site/dom.page.ts";
import { chosen } from "./choices.page.ts";
import { lessonData } from "./lesson-data.page.ts";
import { ownRequest } from "./own-request.page.ts";

/** The chosen or edited request as lines for a shell, one for each side. */
export async function curlLines(): Promise<string> {
  const { requests } = await lessonData();
  const name = chosen("request")?.value;
  const named = requests.find((request) => request.name === name);
  const raw = ownRequest() ?? named?.raw ?? "GET /";
  const { body, ...wire } = parseRequest(raw);
  const text = typeof body === "string" ? body : decodeBytes(body);
  return all("[data-pane]")
    .map(({ dataset }) => `http://127.0.0.1:${dataset["port"]}`)
    .map((address) => curlLine(address, { ...wire, body: text }))
    .join("\n");
}
