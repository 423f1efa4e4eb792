// What reads the body of a form, and how much of it.

import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  Router,
} from "express";
import multer from "multer";

// #region limits
const MAX_FORM = 10_000; // bytes
const MAX_FILE = 100_000;
const MAX_FIELDS = MAX_FORM; // no field is shorter than a byte
const MAX_PARTS = 10;

const multipart = multer({
  limits: {
    fileSize: MAX_FILE,
    parts: MAX_PARTS,
    fieldNestingDepth: 0, // username[] is not username
  },
  defParamCharset: "utf8", // of a file's name
});

/** Bounds the whole body; multer bounds only each of its parts. */
function limitBody(bytes: number): RequestHandler {
  return (req, res, next) => {
    const length = Number(req.get("Content-Length") ?? 0);
    if (req.get("Transfer-Encoding")) res.sendStatus(411);
    else if (length > bytes) res.sendStatus(413);
    else next();
  };
}
// #endregion

// #region parsers
const TOO_LARGE = new Set(["LIMIT_FILE_SIZE", "LIMIT_PART_COUNT"]);

// Multer's errors have a code and no status: they would be a 500.
const refuse: ErrorRequestHandler = (error, _req, res, _next) => {
  res.sendStatus(
    error.status ?? (TOO_LARGE.has(error.code) ? 413 : 400),
  );
};

export const readForm = Router().use(
  limitBody(MAX_FORM),
  express.urlencoded({ limit: MAX_FORM, parameterLimit: MAX_FIELDS }),
  multipart.none(),
  refuse,
);

export const readPhoto = Router().use(
  limitBody(MAX_FORM + MAX_FILE),
  multipart.single("photo"),
  refuse,
);
// #endregion
