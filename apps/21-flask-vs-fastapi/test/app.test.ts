import { target } from "@decant/shared/testing";
import { createApp } from "../src/app.ts";
import { describeUsers } from "./users.ts";

describeUsers(target(createApp), process.env["TARGET"] ?? "express");
