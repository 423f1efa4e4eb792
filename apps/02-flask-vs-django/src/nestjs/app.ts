// Django's place is taken by NestJS: modules, dependency injection and
// pipes come with it. An admin site does not.

import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { Express } from "express";
import nunjucks from "nunjucks";
import { openBooks } from "../books.ts";
import { BOOKS, BooksController } from "./books.controller.ts";
import { AdminController, PageController } from "./pages.ts";

// #region settings
@Module({
  controllers: [PageController, BooksController, AdminController],
  // #region model
  providers: [{ provide: BOOKS, useFactory: () => openBooks() }],
  // #endregion
})
class LibraryModule {}

export async function createApp(): Promise<Express> {
  const nest = await NestFactory.create<NestExpressApplication>(
    LibraryModule,
    { logger: false, abortOnError: false }, // an error rejects
  );
  const app: Express = nest.getHttpAdapter().getInstance();
  const templates = `${import.meta.dirname}/../../templates`;
  nunjucks.configure(templates, { express: app });
  await nest.init();
  return app;
}
// #endregion
