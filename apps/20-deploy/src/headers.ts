// Headers that tell browsers what this site never does.

import helmet from "helmet";

// #region header-list
// Without TLS, upgrade-insecure-requests would break every link.
const directives = { upgradeInsecureRequests: null };

export const securityHeaders = helmet({
  contentSecurityPolicy: { directives },
});
// #endregion
