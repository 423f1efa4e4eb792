const known = new Map<string, Promise<unknown>>();

/** Fetches JSON, once for each address. */
export function fetchJson<T>(address: string): Promise<T> {
  const coming = known.get(address) ?? load(address);
  known.set(address, coming);
  coming.catch(() => known.delete(address));
  return coming as Promise<T>;
}

async function load(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} is not there.`);
  return response.json();
}
