import { databaseFile, serve } from "@decant/shared";
import sqlite3 from "sqlite3";
import { createApp } from "./app.ts";

const file = databaseFile("sessions.sqlite3");
serve(createApp(new sqlite3.Database(file)), 3011);
