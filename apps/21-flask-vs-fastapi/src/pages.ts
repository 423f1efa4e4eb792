// The pages that load Swagger UI and ReDoc, and the document.

/** Else ReDoc would fetch its maker's logo from a CDN. */
const LOCAL = "default-src 'self' 'unsafe-inline' data: blob:";

const page = (title: string, head: string, body: string) =>
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${LOCAL}">
<title>${title}</title>
${head}
<body>
${body}
</body>
</html>
`;

export const SWAGGER_PAGE = page(
  "Users: Swagger UI",
  `<link rel="stylesheet" href="/docs/swagger-ui.css">`,
  `<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  validatorUrl: null,
});
</script>`,
);

export const REDOC_PAGE = page(
  "Users: ReDoc",
  "",
  `<redoc spec-url="/openapi.json"></redoc>
<script src="/redoc/redoc.standalone.js"></script>`,
);
