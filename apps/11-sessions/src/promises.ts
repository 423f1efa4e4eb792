// What express-session does with callbacks, as promises: `await` them,
// and a store that fails reaches Express's error handler.

import { promisify } from "node:util";
import type { Request } from "express";

/** Writes the session to the store. */
export function save({ session }: Request): Promise<void> {
  return promisify(session.save.bind(session))();
}

/** Begins an empty session with a new id and deletes the old one. */
export function regenerate({ session }: Request): Promise<void> {
  return promisify(session.regenerate.bind(session))();
}

/** Deletes the session from the store. */
export function destroy({ session }: Request): Promise<void> {
  return promisify(session.destroy.bind(session))();
}
