import type { FaultKind } from "./errors.ts";
import type { SideEvent } from "./runner.ts";

/** After these a side has no state that the next request could meet. */
const ENDS: ReadonlySet<FaultKind> = new Set([
  "crashed",
  "timeout",
  "not-started",
  "busy",
]);

/**
 * Plays requests on one side in their order, up to the first that leaves the
 * side without its state.
 *
 * @param send - sends one, and gives its event
 * @param signal - once aborted, nothing more is sent
 */
export async function* playRequests<Request>(
  requests: readonly Request[],
  send: (request: Request) => AsyncIterable<SideEvent>,
  signal?: AbortSignal,
): AsyncGenerator<SideEvent> {
  for (const request of requests) {
    for await (const event of send(request)) {
      yield event;
      if (event.kind === "fault" && ENDS.has(event.fault)) return;
    }
    if (signal?.aborted) return;
  }
}
