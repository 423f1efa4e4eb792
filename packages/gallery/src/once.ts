/**
 * Makes something of an argument, and keeps it until another one comes. A
 * promise that is rejected is not kept: who asks next has another try.
 */
export function once<In, Out>(make: (input: In) => Out): (input: In) => Out {
  let last: { input: In; output: Out } | undefined;
  return (input) => {
    if (last?.input === input) return last.output;
    const made = { input, output: make(input) };
    last = made;
    if (made.output instanceof Promise) {
      made.output.catch(() => {
        if (last === made) last = undefined;
      });
    }
    return made.output;
  };
}
