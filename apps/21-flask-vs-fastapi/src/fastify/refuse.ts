// What fails a check is a 422, with the place of each fault.

import type {
  FastifyError,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import { digits } from "../models.ts";

// Where an error is said to be begins with the part's name.
const PARTS = {
  params: "path",
  querystring: "query",
  headers: "header",
  body: "body",
};

// #region app
export function refuse(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!error.validation) throw error;
  const part = PARTS[error.validationContext ?? "body"];
  const detail = error.validation.map((issue) => {
    const path = issue.instancePath.split("/").filter(Boolean);
    const loc = [part, ...path.map(digits)];
    return { type: issue.keyword, loc, msg: issue.message };
  });
  return reply.code(422).send({ detail });
}
// #endregion
