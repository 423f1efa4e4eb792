export { databaseFile } from "./database-file.ts";
export { escapeHtml } from "./escape-html.ts";
export { serve } from "./serve.ts";
