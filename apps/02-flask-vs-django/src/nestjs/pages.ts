import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Controller, Get, Inject, Render } from "@nestjs/common";
import type { ModelStatic } from "sequelize";
import type { Book } from "../books.ts";
import { BOOKS } from "./books.controller.ts";

const LESSON = join(import.meta.dirname, "../..");
const COMPARISON = readFileSync(
  join(LESSON, "comparison.json"),
  "utf8",
);

// #region page
@Controller()
export class PageController {
  @Get()
  @Render("comparison.html")
  compare(): object {
    return { rows: JSON.parse(COMPARISON) };
  }
}
// #endregion

// #region admin
@Controller("admin")
export class AdminController {
  @Inject(BOOKS) private readonly books!: ModelStatic<Book>;

  @Get()
  @Render("admin.html")
  async show(): Promise<object> {
    const columns = Object.keys(this.books.getAttributes());
    const books = await this.books.findAll({ order: ["id"] });
    return { columns, books };
  }
}
// #endregion
