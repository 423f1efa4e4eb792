/** How what gzip wrote begins. */
const GZIP = [0x1f, 0x8b];

/**
 * Unpacks what was compressed when it was built; a server may have told the
 * browser to, too. Whoever asks owns the bytes.
 */
export async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  if (packed[0] !== GZIP[0] || packed[1] !== GZIP[1]) return packed.slice();
  const stream = new Blob([packed as BlobPart])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
