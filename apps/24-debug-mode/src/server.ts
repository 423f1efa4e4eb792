import { serve } from "@decant/shared";
import { createApp } from "./app.ts";

serve(createApp(), 3024);
