/** Bytes that are no script, by file name: the worker is handed them. */
export const assets = new Map<string, Uint8Array>();
