/** Node's code of what a call throws; undefined if it throws nothing. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? "no code";
  }
}
