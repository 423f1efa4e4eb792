import { serve } from "@decant/shared";
import sqlite3 from "sqlite3";
import { createApp } from "./app.ts";

serve(createApp(new sqlite3.Database("sessions.sqlite3")), 3011);
