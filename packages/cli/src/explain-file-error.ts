/**
 * What to do about a folder that cannot be written, or a full disk.
 *
 * @returns undefined for any other error
 */
export function explainFileError(error: unknown): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  if (path === undefined) return undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `${path} cannot be written: give yourself the right to, or work in a copy in a folder of your own.`;
  }
  if (code === "ENOSPC") return `${path} cannot be written: the disk is full.`;
  return undefined;
}
