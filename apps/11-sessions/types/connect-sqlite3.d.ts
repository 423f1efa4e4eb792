// The package brings no types of its own.
declare module "connect-sqlite3" {
  import type session from "express-session";
  import type { Database } from "sqlite3";

  export default function connect(
    api: typeof session,
  ): new (options: {
    db: Database;
  }) => session.Store;
}
