/** @throws TypeError if the gallery does not answer */
export async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  return response.json();
}
