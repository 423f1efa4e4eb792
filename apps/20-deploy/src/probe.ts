// The container's health check: a slim image has no curl.

import { settings } from "./settings.ts";

const url = `http://127.0.0.1:${settings.port}/healthz`;
const signal = AbortSignal.timeout(2000);
const { ok } = await fetch(url, { signal }).catch(() => ({
  ok: false,
}));
process.exitCode = ok ? 0 : 1;
