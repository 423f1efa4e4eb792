// What this lesson keeps in a session, added to the package's own type.
export type { SessionData } from "express-session";

declare module "express-session" {
  interface SessionData {
    username: string;
    basket: string[];
  }
}
