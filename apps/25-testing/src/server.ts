import { serve } from "@decant/shared";
import { createApp } from "./app.ts";

serve(await createApp({ database: "invitations.sqlite3" }), 3025);
