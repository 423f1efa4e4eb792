// For a server in Node, by --import: a line for each answer, in the form that
// Python's servers write.
import { subscribe } from "node:diagnostics_channel";

subscribe("http.server.response.finish", ({ request, response }) => {
  // Express shortens `url` within a router.
  const path = request.originalUrl ?? request.url;
  console.log(
    `"${request.method} ${path} HTTP/${request.httpVersion}" ${response.statusCode}`,
  );
});
