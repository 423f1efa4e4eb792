import { readFileSync } from "node:fs";
import { Controller, Get, Inject, Render } from "@nestjs/common";
import type { ModelStatic } from "sequelize";
import type { Book } from "../books.ts";
import { BOOKS } from "./books.controller.ts";

const LESSON = `${import.meta.dirname}/../..`;
const ROWS: object[] = JSON.parse(
  readFileSync(`${LESSON}/comparison.json`, "utf8"),
);

// #region page
@Controller()
export class PageController {
  @Get()
  @Render("comparison.html")
  compare(): object {
    return { rows: ROWS };
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
