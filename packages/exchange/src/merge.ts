/**
 * Steps through several iterations at once, and gives what each has as it
 * comes.
 *
 * @throws whatever one of them throws: the others are not waited for
 */
export async function* merge<T>(
  sources: readonly AsyncIterable<T>[],
): AsyncGenerator<T> {
  const step = async (iterator: AsyncIterator<T>) => ({
    iterator,
    result: await iterator.next(),
  });
  const steps = new Map(
    sources.map((source) => {
      const iterator = source[Symbol.asyncIterator]();
      return [iterator, step(iterator)];
    }),
  );
  while (steps.size > 0) {
    const { iterator, result } = await Promise.race(steps.values());
    if (result.done) steps.delete(iterator);
    else {
      steps.set(iterator, step(iterator));
      yield result.value;
    }
  }
}
