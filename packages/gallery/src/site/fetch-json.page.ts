const known = new Map<string, Promise<unknown>>();

/** Fetches JSON, once for each address. */
export function fetchJson<T>(address: string): Promise<T> {
  const coming = known.get(address) ?? load(address);
  known.set(address, coming);
  coming.catch(() => known.delete(address));
  return coming as Promise<T>;
}

/** In an exported site it lies compressed; its HTML has such addresses. */
async function load(address: string): Promise<unknown> {
  const { base } = document.documentElement.dataset;
  const response = await fetch(
    base ? address.replace(/\.json$/, "$&.gz") : address,
  );
  if (!response.ok) throw new Error(`${address} is not there.`);
  if (!base) return response.json();
  const { unpack } = await import("@decant/sandbox/unpack");
  const bytes = await unpack(new Uint8Array(await response.arrayBuffer()));
  return JSON.parse(new TextDecoder().decode(bytes));
}
