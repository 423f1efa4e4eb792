import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Inject,
  type PipeTransform,
  Post,
} from "@nestjs/common";
import type { ModelStatic } from "sequelize";
import type { Book } from "../books.ts";

export const BOOKS = Symbol("the table of books");

class TitlePipe implements PipeTransform<unknown, string> {
  transform(body: unknown): string {
    const { title } = (body ?? {}) as { title?: unknown };
    if (typeof title === "string" && title.trim()) return title.trim();
    throw new BadRequestException({ error: "A book needs a title." });
  }
}

@Controller("books")
export class BooksController {
  @Inject(BOOKS) private readonly books!: ModelStatic<Book>;

  // #region books
  @Get()
  list(): Promise<Book[]> {
    return this.books.findAll({ order: ["id"] });
  }
  // #endregion

  // #region create
  @Post()
  add(@Body(TitlePipe) title: string): Promise<Book> {
    return this.books.create({ title });
  }
  // #endregion
}
