import { serve } from "@decant/shared";
import { createApp } from "./app.ts";

serve(await createApp(), 3221);
