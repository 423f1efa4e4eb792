export { escapeHtml } from "./escape-html.ts";
export { serve } from "./serve.ts";
