import { serve } from "@decant/shared";
import { createApp } from "./app.ts";
import { createLogger } from "./log.ts";

serve(createApp({ stopping: false }, createLogger()), 3020);
