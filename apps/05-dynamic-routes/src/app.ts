// 5. How can you define dynamic routes in Flask?
//
// A parameter of Express is any text between two slashes. The handler
// says which text will do, and leaves the route if it will not.

import { escapeHtml } from "@decant/shared";
import express, { type Express } from "express";

const INT = /^\d{1,4300}$/; // the longest number Python reads
const FLOAT = /^\d+\.\d+$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ORDERS = new Set(["new", "top"]);

export function createApp(): Express {
  const app = express();

  // #region string
  app.get("/user/:name", (req, res) => {
    res.send(`Hello, ${escapeHtml(req.params.name)}!`);
  });
  // #endregion

  // #region int
  app.get("/post/:id", (req, res, next) => {
    if (!INT.test(req.params.id)) return next("route");
    const id = BigInt(req.params.id); // Number is exact to 2^53 only
    res.send(`Post ${id}, next ${id + 1n}`);
  });
  // #endregion

  // #region float
  app.get("/price/:amount", (req, res, next) => {
    if (!FLOAT.test(req.params.amount)) return next("route");
    res.send(`Price ${Number(req.params.amount).toFixed(2)}`);
  });
  // #endregion

  // #region path
  app.get("/files/*name", (req, res) => {
    const name = req.params.name.join("/"); // one string per segment
    res.send(`File ${escapeHtml(name)}`);
  });
  // #endregion

  // #region uuid
  app.get("/order/:id", (req, res, next) => {
    if (!UUID.test(req.params.id)) return next("route");
    res.send(`Order ${req.params.id.toLowerCase()}`);
  });
  // #endregion

  // #region any
  app.get("/posts/:order", (req, res, next) => {
    if (!ORDERS.has(req.params.order)) return next("route");
    res.send(`Posts, ${req.params.order} first`);
  });
  // #endregion

  return app;
}
