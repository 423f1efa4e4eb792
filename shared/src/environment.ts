/** What a program needs to run at all; nothing that could be a secret. */
const PASSED_ON = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "SystemDrive",
  "ComSpec",
  "PATHEXT",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
];

/**
 * The environment for a process that runs a lesson's code: where programs,
 * home and temporary files are, and the locale. No secret of the parent is
 * passed on, no `NODE_ENV` and no `DEBUG`: the lesson runs as a learner's
 * first start shows it.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
