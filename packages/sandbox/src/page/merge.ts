/** The values of several sources, each as soon as it comes. */
export async function* merge<T>(
  sources: readonly AsyncIterator<T>[],
): AsyncGenerator<T> {
  const next = async (source: AsyncIterator<T>) => ({
    source,
    result: await source.next(),
  });
  const pending = new Map(sources.map((source) => [source, next(source)]));
  while (pending.size > 0) {
    const { source, result } = await Promise.race(pending.values());
    if (result.done) pending.delete(source);
    else {
      pending.set(source, next(source));
      yield result.value;
    }
  }
}
